"""Tables: as entries of a list, and in texts."""

from __future__ import annotations

import pytest

from ccmtool.compiler import lay_out
from ccmtool.corpus.resolution import Found
from ccmtool.doctree.nodes import Table
from ccmtool.doctree.rebuild import walk
from ccmtool.validation import validate
from tests.small_corpora import MEETING, corpus, follow, markdown, only

HEAD = "kind: concept-note\nid: n\nbody:\n"


def table(entry: str) -> Table:
    found = corpus(HEAD + entry, m=MEETING)
    (node,) = [node for node in walk(lay_out(found, only(found))[0]) if isinstance(node, Table)]
    return node


def test_cells_and_titles_have_links_and_notes() -> None:
    entry = """
- id: t
  title: Costs[^one]
  head: [What, "US$[^two]"]
  rows:
  - ["[Travel](meeting:m)", 1 200]
  - ["<meeting:m/dates>[^one]", 300]
notes: {one: First, two: Second}
"""
    assert markdown(corpus(HEAD + entry, m=MEETING)).splitlines()[2:] == [
        '<a id="item-t"></a>**Costs[^1]**',
        "",
        "| What | US\\$[^2] |",
        "| --- | ---: |",
        "| Travel | 1 200 |",
        "| 7 and 8 April 2025[^1] | 300 |",
        "",
        "[^1]: First",
        "",
        "[^2]: Second",
    ]


def test_so_have_the_cells_of_a_table_in_a_text() -> None:
    entry = """
- prose: |
    | What[^one] | US$ |
    |---|---:|
    | <meeting:m/dates> | 300[^two] |
notes: {one: First, two: Second}
"""
    printed = markdown(corpus(HEAD + entry, m=MEETING))
    assert "| What[^1] | US\\$ |\n| --- | ---: |\n| 7 and 8 April 2025 | 300[^2] |" in printed


@pytest.mark.parametrize(
    ("cells", "side"),
    [
        (["1", "22"], "end"),
        (["1 200", '"12,500.00"', "-3", "(4)"], "end"),
        (["US$ 5", "€5", "5 %", "CHF 1'000", "300 EUR"], "end"),
        (["1", "–", '""', "..."], "end"),
        (["٣", "١٬٢٠٠"], "end"),
        (['"*5*"', '"5[^n]"'], "end"),
        (["1", "two"], "start"),
        (["2024-2025"], "start"),
        (["4 m"], "start"),
        (["–", '""'], "start"),
        (["1" * 900 + "x"], "start"),
    ],
)
def test_a_column_of_amounts_is_set_to_its_far_side(cells: list[str], side: str) -> None:
    rows = "".join(f"  - [words, {cell}]\n" for cell in cells)
    align = table(f"- rows:\n{rows}notes: {{n: Note}}\n").align
    assert align == (("start", "end") if side == "end" else ())


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "- title: T\n  head: [a, b]\n  rows:\n  - [1, 2]\n  - [1]\n",
            "0.yaml:8:5: STR01 this row has 1 cell, but `head` has 2",
        ),
        (
            "- rows:\n  - [1, 2]\n  - [1, 2, 3]\n",
            "0.yaml:6:5: STR01 this row has 3 cells, but the first row has 2",
        ),
        ("- {title: T, head: [a]}\n", "0.yaml:4:3: STR01 `rows` is missing"),
        ("- rows: words\n", "0.yaml:4:9: STR01 `rows` is to be a list"),
        ("- rows: [words]\n", "0.yaml:4:10: STR01 `rows` is to be a list"),
        ('- rows:\n  - [""]\n  - -\n', '0.yaml:6:6: STR01 a cell is empty here; write `""`'),
        (f"- rows: [[{','.join('1' * 41)}]]", "`rows` is to be at most 40 entries long"),
        (f"- rows: [{','.join(['[1]'] * 5001)}]", "`rows` is to be at most 5000 entries long"),
        ("- title: T\n  rows: [[1]]\n  head: {a: b}\n", "`head` is to be a list"),
    ],
)
def test_what_is_no_table(entry: str, expected: str) -> None:
    (found,) = validate(corpus(HEAD + entry))
    place = f"{found.location.path}:{found.location.span.line}:{found.location.span.column}"
    assert expected in f"{place}: {found.code} {found.message}"


def test_a_table_can_be_linked_to_and_stand_elsewhere() -> None:
    source = HEAD + "- {id: t, title: Title, rows: [[a, 1]]}\n"
    other = "kind: concept-note\nid: o\nbody: [{text-of: n/t}, {prose: 'See <item:n/t>'}]\n"
    found = corpus(source, o=other)
    led = follow(found, "item:t")
    assert isinstance(led, Found)
    assert (led.text, led.anchor) == ("Title", "item-t")
    printed = markdown(found, "o")
    assert "**Title**" in printed
    assert "See [Title](n.md#item-t)" in printed
    assert 'id="item-t"' not in printed


@pytest.mark.parametrize(("field", "times"), [("title", 1), ("head", 2), ("rows", 4), ("all", 7)])
def test_what_is_in_doubt_is_marked(field: str, times: int) -> None:
    entry = f"- {{title: T, head: [a, b], rows: [[c, d], [e, f]], provisional: {field}}}\n"
    assert markdown(corpus(HEAD + entry)).count("[provisional") == times
