"""Synthetic corpora: half work plans, half annotated agendas, no two paragraphs alike.

    python benchmarks/corpora.py FOLDER --files 1000 [--kind agenda|work-plan|both] [--items N]

The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

_WORDS = [
    "lamp",
    "keeper",
    "beacon",
    "harbour",
    "signal",
    "fog",
    "tower",
    "survey",
    "clearance",
    "assistance",
    "victim",
    "destruction",
    "stockpile",
    "cooperation",
    "national",
    "report",
    "article",
    "meeting",
    "presidency",
    "coordinator",
    "delegation",
    "observer",
    "resource",
    "implementation",
    "obligation",
    "timeline",
    "extension",
    "request",
    "committee",
    "unit",
    "support",
    "progress",
    "challenge",
    "partnership",
    "donor",
    "affected",
    "technical",
    "voluntary",
    "transparent",
    "measure",
    "universal",
    "status",
    "operation",
    "commitment",
    "review",
    "conference",
    "plan",
    "action",
    "guidance",
    "practice",
    "data",
]
_VERBS = "considers reviews supports exchanges examines prepares presents invites notes welcomes"
_SUBJECTS = ("The meeting", "The Presidency", "The coordinators", "Each delegation", "The Unit")
_MEETINGS = 200  # in one register: a larger one would be refused
_PLANS, _YEARS = 40, range(2001, 2041)


def main() -> None:
    """Write the corpus that the arguments describe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--kind", choices=["agenda", "work-plan", "both"], default="both")
    parser.add_argument(
        "--items", type=int, default=0, help="items per agenda; 10 to 20 if left out"
    )
    told = parser.parse_args()
    write(told.folder, told.files, told.kind, told.items)


def write(folder: Path, files: int, kind: str = "both", items: int = 0) -> None:
    """A corpus of so many documents, and the registers that they refer to."""
    for name in ("agenda", "workplans", "registers"):
        (folder / "data" / name).mkdir(parents=True, exist_ok=True)
    for name, text in _registers(files):
        (folder / "data/registers" / name).write_text(text)
    for number in range(1, files + 1):
        chance = random.Random(number)
        if kind == "agenda" or (kind == "both" and number % 2):
            path = folder / "data/agenda" / f"agenda-{number:05}.yaml"
            path.write_text(_agenda(number, chance, items or chance.randint(10, 20)))
        else:
            path = folder / "data/workplans" / f"plan-{number:05}.yaml"
            path.write_text(_work_plan(number, chance))


def _registers(files: int) -> Iterator[tuple[str, str]]:
    for first in range(1, files + 1, _MEETINGS):
        meetings = "".join(
            f"  - {{id: m-{n:05}, name: Meeting {n}, symbols: LHT/MSP/{n:05}, "
            f"dates: {_year(n)}-04-07..{_year(n)}-04-08, city: Port {n}}}\n"
            for n in range(first, min(first + _MEETINGS, files + 1))
        )
        yield f"meetings-{first:05}.yaml", f"kind: meetings\nentries:\n{meetings}"
    parties = "".join(
        f"  - {{id: party-{n}, name: Coordinators {n}, "
        f"holders: [{{period: 2001..2040, names: [State {n}, State {n + 100}]}}]}}\n"
        for n in range(1, _PLANS + 1)
    )
    yield "parties.yaml", f"kind: parties\nentries:\n{parties}"
    themes = "".join(
        f"  - {{id: theme-{n}, name: Theme {n}, coordinators: party-{n}}}\n"
        for n in range(1, _PLANS + 1)
    )
    yield "themes.yaml", f"kind: themes\nentries:\n{themes}"
    yield (
        "action-plans.yaml",
        "kind: action-plans\nentries:\n"
        "  - {id: lap, name: Long Action Plan, abbreviation: LAP, period: 2001..2040, "
        "number-of-actions: 50}\n",
    )


def _year(number: int) -> int:
    return _YEARS[number % len(_YEARS)]


def _sentence(chance: random.Random, words: int) -> str:
    body = " ".join(chance.choice(_WORDS) for _ in range(words))
    start = f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS.split())}"
    return f"{start} {body} {chance.getrandbits(40)}."


def _paragraph(chance: random.Random, indent: int) -> str:
    sentences = (_sentence(chance, chance.randint(10, 16)) for _ in range(3))
    return "".join(f"{' ' * indent}{sentence}\n" for sentence in sentences)


def _agenda(number: int, chance: random.Random, items: int) -> str:
    lines = [
        f"kind: agenda\nid: agenda-{number:05}\nmeeting: m-{number:05}\n",
        f"cover: {{title: Annotated agenda {number}, dateline: Port {number}}}\n",
        'labels: ["1.", "(a)"]\nitems:\n',
    ]
    for item in range(1, items + 1):
        lines += [
            f"  - id: item-{item}\n    title: {_sentence(chance, 4)[:-1]}\n",
            f"    lead: party-{chance.randint(1, _PLANS)}\n",
            f"    actions: lap/{chance.randint(1, 50)}\n    text: |\n",
            _paragraph(chance, 6),
            f"\n      It takes place on [7 and 8 April {_year(number)}]",
            f"(meeting:m-{number:05}/dates),",
            f" after item <item:item-{chance.randint(1, item)}>.[^n{item}]\n",
            "    children:\n      - id: ",
            f"sub-{item}\n        text: {_sentence(chance, 12)}\n",
        ]
    notes = "".join(f"  n{item}: {_sentence(chance, 8)}\n" for item in range(1, items + 1))
    return f"{''.join(lines)}notes:\n{notes}"


def _work_plan(number: int, chance: random.Random) -> str:
    year, count = _year(number), 14
    theme = number % _PLANS + 1
    lines = [
        f"kind: work-plan\nid: plan-{number:05}\ntheme: theme-{theme}\n",
        f"coordinators: party-{theme}\nperiod: {year}\nactions: lap/1..50\n",
        f'cover: {{title: Work plan {number}}}\nlabels: ["1.", "a)"]\nsections:\n',
        "  - section: background\n    title: Background\n    text: |\n",
        *(_paragraph(chance, 6) + "\n" for _ in range(3)),
        "  - section: activities\n    title: Activities\n    items:\n",
    ]
    for n in range(count):
        lines += [
            f"      - id: activity-{n}\n        when: Q{n % 4 + 1}-{year}\n",
            f"        outputs: output-{n}\n        text: |\n",
            _paragraph(chance, 10),
        ]
    lines.append("  - section: outputs\n    title: Outputs\n    items:\n")
    lines += [f"      - {{id: output-{n}, text: {_sentence(chance, 10)}}}\n" for n in range(count)]
    lines.append("  - section: timeline\n    title: Timeline\n    items:\n")
    lines += [
        f"      - {{when: Q{n % 4 + 1}-{year}, activities: activity-{n}, "
        f"text: {_sentence(chance, 6)}}}\n"
        for n in range(count)
    ]
    return "".join(lines)


if __name__ == "__main__":
    main()
