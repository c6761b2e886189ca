"""The generated parts of the authoring guide.

A page says what it wants between two marks, and keeps everything else as it is:

    <!-- generated: fields Activity -->
    ...
    <!-- end of generated -->
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generate_fields import Tables

from ccmtool.corpus.corpus import Corpus, read
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.lookups import FACETS
from ccmtool.corpus.references import SCHEMES, resolve
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.times import say_when
from ccmtool.files import read_corpus
from ccmtool.model.labels import from_sample
from ccmtool.model.times import parse_when
from ccmtool.source import read as read_source

PAGES = "docs/authoring"
EXAMPLE = "docs/authoring/example"

_PART = re.compile(r"<!-- generated: (?P<what>[^\n]*) -->\n.*?<!-- end of generated -->", re.DOTALL)


def guide(root: Path) -> dict[str, str]:
    """The pages of the guide, with their generated parts as they are to be."""
    pages = {path.name: path.read_bytes().decode() for path in sorted((root / PAGES).glob("*.md"))}
    files, configuration = read_corpus(root / EXAMPLE)
    corpus = read(files)
    desk = _Desk(files, configuration or b"", corpus, Tables(pages, corpus, configuration or b""))
    return {f"{PAGES}/{name}": desk.fill(name, text) for name, text in pages.items()}


@dataclass(frozen=True)
class _Desk:
    files: Mapping[str, bytes]
    configuration: bytes
    corpus: Corpus
    tables: Tables

    def fill(self, page: str, text: str) -> str:
        """A page with its generated parts filled in."""

        def part(match: re.Match[str]) -> str:
            what, *words = match["what"].split()
            body = PARTS[what](self, page, words).strip("\n")
            return f"<!-- generated: {match['what']} -->\n\n{body}\n\n<!-- end of generated -->"

        return _PART.sub(part, text)

    @property
    def plan(self) -> Entry:
        """The work plan of the example, from which links are followed."""
        return self.corpus.documents["lamps-2026-2027"]


def _fields(desk: _Desk, page: str, words: list[str]) -> str:
    return desk.tables.table(page, words)


def _file(desk: _Desk, page: str, words: list[str]) -> str:  # noqa: ARG001
    """A file of the example, whole."""
    (path,) = words
    content = desk.configuration if path == "ccmtool.yaml" else desk.files[path]
    return f"[`{path}`](example/{path}):\n\n```yaml\n{content.decode()}```"


# --- links -----------------------------------------------------------------------------------

_LINKS = {
    "meeting": ("im-2027", "a meeting of the register; for its facts see the next table"),
    "item": ("im-2027/plan-lamps", "an item: `DOC/ID`, or `ID` within the same document"),
    "doc": ("mop-2026-9", "a document of the register, or one of the corpus"),
    "action": ("skap/4..8", "an action, or several, of an action plan"),
    "holders": ("coordinators-lamps", "who holds a role, at the date of the document"),
    "question": ("workshop-room", "an open question of the same document; needs words"),
    "passage": ("lamps-report", "gives the words an id of their own; needs words"),
    "party": (
        "coordinators-lamps",
        "a party of the register: a role, a State, a body, an organisation",
    ),
    "theme": ("lamps", "a theme of the register"),
    "action-plan": ("skap", "an action plan of the register"),
    "term": ("cpl", "a term of the register"),
    "instrument": ("cpl", "an instrument of the register: a treaty, rules, a resolution"),
    "article": ("cpl/4", "an article of an instrument, or several: `cpl/4..6`"),
    "rule": ("mop-rules/12", "a rule of an instrument, or several"),
    "chapter": ("mop-rules/iii", "a chapter of an instrument, or several"),
    "paragraph": ("mop-2026-9/31..33", "a paragraph of a document or an instrument, or several"),
    "activity": ("survey", "an activity: its id within the plan, or `PLAN/ID`"),
    "output": ("inventory", "an output: its id within the plan, or `PLAN/ID`"),
    "indicator": ("skap/replaced", "an indicator of an action plan"),
    "decision": (
        "im-2027-report/spare-lamps",
        "a decision: `REPORT/ID`, or `ID` within the report",
    ),
    "annex": ("im-2027-note/lamps-counted", "an annex: its id within the document, or `DOC/ID`"),
    "https": ("//www.example.org/lamps", "an address on the web"),
    "mailto": ("office@example.org", "an address for mail"),
}
_NEED_WORDS = ("question", "passage")


def _schemes(desk: _Desk, page: str, words: list[str]) -> str:  # noqa: ARG001
    assert _LINKS.keys() == SCHEMES.keys(), "the table of links misses a scheme, or has one more"
    rows = ["| Link | Leads to | `<...>` prints |", "|---|---|---|"]
    for scheme, (target, meaning) in _LINKS.items():
        printed = "" if scheme in _NEED_WORDS else _printed(desk, scheme, target)
        rows.append(f"| `{scheme}:{target}` | {meaning} | {printed} |")
    return "\n".join(rows)


def _facets(desk: _Desk, page: str, words: list[str]) -> str:  # noqa: ARG001
    rows = ["| Link | `<...>` prints |", "|---|---|"]
    for facet in FACETS:
        target = f"im-2027/{facet}"
        rows.append(f"| `meeting:{target}` | {_printed(desk, 'meeting', target)} |")
    return "\n".join(rows)


def _printed(desk: _Desk, scheme: str, target: str) -> str:
    found = resolve(desk.corpus, desk.plan, scheme, target)
    assert isinstance(found, Found), f"{scheme}:{target} leads nowhere in the example: {found}"
    return found.text


# --- times and labels --------------------------------------------------------------------------

_TIMES = (
    ("Q1-2027", "a quarter"),
    ("2027", "a year"),
    ("2026..2027", "years, from the first to the last"),
    ("2027-05", "a month"),
    ("2027-05-18", "a day"),
    ("2027-05-18..2027-05-19", "days, from the first to the last"),
    ("Q1-2027..Q3-2027", "any two of these, from the first to the last"),
    ("during im-2027", "at a meeting, by its id"),
    ("before mop-4", "before a meeting"),
    ("after mop-4", "after a meeting"),
    ("until mop-4", "up to a meeting, or to any day, month, quarter or year"),
    ("from 2027-01", "from then on; a meeting may stand here too"),
    ("from im-2027 until mop-4", "from the one to the other"),
    ("on-request", "when somebody asks"),
    ("ongoing", "all the time"),
    ("tbc", "not known yet, and to be confirmed"),
    ("tba", "not known yet, and to be announced"),
    ("not-applicable", "has no time, as the source says"),
)


def _times(desk: _Desk, page: str, words: list[str]) -> str:  # noqa: ARG001
    rows = ["| Typed | Means | Prints |", "|---|---|---|"]
    for typed, meaning in _TIMES:
        when = parse_when(typed)
        assert when is not None, typed
        rows.append(f"| `{typed}` | {meaning} | {say_when(desk.corpus, desk.plan, when)} |")
    return "\n".join(rows)


_SAMPLES = (
    *("1.", "1)", "A", "(a)", "a)", "(i)", "I.", "Point 1", "(α)"),
    *("а)", "(أ)", "١-", "一、", "（一）", "-", "none"),
)


def _labels(desk: _Desk, page: str, words: list[str]) -> str:  # noqa: ARG001
    rows = ["| Typed | Labels |", "|---|---|"]
    for sample in _SAMPLES:
        series = from_sample(sample)
        assert series is not None, sample
        labels = ", ".join(series.label(place) for place in (1, 2, 3)) + ", ..."
        rows.append(f"| `{sample}` | {'no labels' if sample == 'none' else labels} |")
    return "\n".join(rows)


# --- slips -------------------------------------------------------------------------------------

_SLIPS = (
    ("A colon followed by a space inside a title.", "title: Item 3: Wrecks\n"),
    ("A text that begins with a bracket, as a link does.", "text: [Arcadia](party:x) lights it.\n"),
    ("A `#` after a space: YAML takes the rest for a comment.", "title: SKAP Actions #4 to #8\n"),
    (
        "A text that begins with a quotation mark but goes on after it.",
        'title: "Lamps" and optics\n',
    ),
    (
        "A line of a text that stands too far to the left.",
        "text: |\n    First line.\n  Second line.\n",
    ),
    ("A field that stands too far to the right.", "title: Lamps\n   text: Optics\n"),
    ("A tab instead of spaces.", "items:\n\t- title: Lamps\n"),
    ("No space after the colon.", "title:Lamps\n"),
)


def _slips(desk: _Desk, page: str, words: list[str]) -> str:  # noqa: ARG001
    parts = []
    for meaning, typed in _SLIPS:
        problems = read_source("page.yaml", typed.encode()).problems
        assert problems, typed
        said = f"{problems[0].message}. {problems[0].help}"
        parts.append(f"{meaning}\n\n```text\n{typed}```\n\n> {said}")
    return "\n\n".join(parts)


PARTS: Mapping[str, Callable[[_Desk, str, list[str]], str]] = {
    "fields": _fields,
    "file": _file,
    "schemes": _schemes,
    "facets": _facets,
    "times": _times,
    "labels": _labels,
    "slips": _slips,
}
"""What a page can ask for."""
