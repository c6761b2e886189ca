"""The commonest slips, answered in plain words with the corrected line: `slips.md`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccmtool.source import read

CASE = re.compile(r"^```yaml\n(.*?)^```\n\n(\d+):(\d+) (.*?)\n\n> (.*?)$", re.DOTALL | re.MULTILINE)
Slip = tuple[str, int, int, str, str]


def slips() -> list[Slip]:
    cases = CASE.findall(Path(__file__).with_name("slips.md").read_text(encoding="utf-8"))
    return [(text, int(line), int(column), *words) for text, line, column, *words in cases]


INVISIBLE: list[Slip] = [
    (
        "id:\xa0x\nb: c\n",
        1,
        4,
        "a non-breaking space stands where an ordinary one must",
        "Type it again with the space bar: `id: x`",
    ),
    (
        "- a\n\xa0b: c\n",
        2,
        1,
        "a non-breaking space stands where an ordinary one must",
        "Type it again with the space bar: ` b: c`",
    ),
    (
        "items:\n  - id:\xa0x\n    a: b\n",
        2,
        8,
        "a non-breaking space stands where an ordinary one must",
        "Type it again with the space bar: `  - id: x`",
    ),
    (
        "a: b\n\xa0\nc: d\n",
        2,
        1,
        "a non-breaking space stands where an ordinary one must",
        "Empty the line.",
    ),
]


@pytest.mark.parametrize("slip", [*slips(), *INVISIBLE], ids=lambda slip: ascii(slip[0]))
def test_slip(slip: Slip) -> None:
    text, line, column, message, remedy = slip
    source = read("a.yaml", text.encode())
    problem, *others = source.problems
    place = source.span_of(problem)
    assert (place.line, place.column, problem.message) == (line, column, message)
    assert problem.help == remedy
    assert others == []


def test_every_case_is_found() -> None:
    assert len(slips()) == Path(__file__).with_name("slips.md").read_text("utf-8").count("```yaml")


def test_echoes_are_short_and_show_nothing_invisible() -> None:
    problem = read("a.yaml", f"id: [a\x07b\u202e] {'c' * 500}\n".encode()).problems[0]
    assert problem.help == (
        f'YAML takes `[` for the beginning of a list. Write: `id: "[a\ufffdb\ufffd] {"c" * 65}…"`'
    )


def test_unassigned_characters_are_echoed_as_escapes() -> None:
    problem = read("a.yaml", "a\u0378\U00050000: b\na\u0378\U00050000: c\n".encode()).problems[0]
    assert problem.message == (
        r"the key `a\u0378\U00050000` stands here again; the first is on line 1"
    )


def test_special_spaces_are_echoed_as_spaces() -> None:
    problem = read("a.yaml", "title: 6\u202f%: 7\u00a0%\n".encode()).problems[0]
    assert problem.help == ('YAML takes them for the end of a key. Write: `title: "6 %: 7 %"`')


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("? :", 1, 3, "from here on the file cannot be understood"),
        ("\n- \n b\na:", 4, 1, "from here on the file cannot be understood"),
        ("\\#:\na:? #`: >2-\n\n?", 4, 1, "from here on the file cannot be understood"),
        ("- ? :\n", 1, 1, "a list entry stands among keys"),
    ],
)
def test_what_nobody_can_have_meant_has_its_place_all_the_same(
    text: str, line: int, column: int, message: str
) -> None:
    (problem,) = read("a.yaml", text.encode()).problems
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.message) == (line, column, message)


@pytest.mark.parametrize(("lines", "told"), [(400, True), (600, False)])
def test_what_a_line_belongs_to_is_not_sought_without_end(lines: int, told: bool) -> None:
    text = "a:\n  - b: |\n" + "      words\n" * lines + "   words\nc: d\n"
    problem, *_ = read("a.yaml", text.encode()).problems
    assert problem.span is not None
    assert problem.span.line == lines + 3
    assert ("part of the text of `b:`" in problem.message) is told
