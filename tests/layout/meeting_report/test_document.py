"""Reports of meetings: the items of the agenda, who spoke, what was decided."""

from __future__ import annotations

import pytest

from ccmtool.compiler import needed, select
from ccmtool.validation import validate
from tests.small_corpora import MEETING, corpus, follow, markdown

AGENDA = """
    kind: agenda
    id: a
    meeting: m
    labels: ["1.", "(a)"]
    items:
    - {id: one, title: First}
    - prose: Between.
    - id: two
      title: Second
      text: Annotation.
      children:
      - {id: sub, title: Below}
      - {id: point, text: A point.}
      - text: Another point.
    - heading: Part two
    - {id: bare, text: Without a title}
    - heading: Nothing follows
"""
PARTIES = """
    kind: parties
    entries:
    - {id: x, type: state, name: Xland}
    - {id: y, type: state, name: Yland}
    - {id: g, type: group, name: Group of Two}
    - {id: o, type: state, name: "Grisons, Office of Agriculture"}
    - {id: c, type: body, name: The Committee}
"""
DOCUMENTS = "kind: documents\nentries: [{id: d, symbol: A/B/1}]"
FILES = {"agenda": AGENDA, "meetings": MEETING, "parties": PARTIES, "documents": DOCUMENTS}


def files(fields: str, **changed: str) -> dict[str, str]:
    text = f"kind: meeting-report\nid: rep\nmeeting: m\n{fields}\n"
    return {**FILES, "rep": text, **changed}


def report(fields: str, **changed: str) -> str:
    """A report in Markdown, below its title."""
    return markdown(corpus(**files(fields, **changed)), "rep").partition("\n\n")[2]


def headings(text: str) -> list[str]:
    return [line.partition(" <a")[0] for line in text.splitlines() if line.startswith("#")]


def found_in(fields: str, **changed: str) -> list[str]:
    found = validate(corpus(**files(fields, **changed)))
    return [f"{one.code} {one.message}. {one.help}" for one in found]


# --- the agenda ------------------------------------------------------------------------------


def test_the_items_are_those_of_the_agenda_in_its_order() -> None:
    text = report("items: [{item: two, text: Said of two.}, {item: one, text: Said of one.}]")
    assert headings(text) == [
        "## 1. First",
        "## 2. Second",
        "### (a) Below",
        "## Part two",
        "### 3. Without a title",
    ]
    assert text.index("Said of one.") < text.index("Said of two.")
    for annotation in ("Annotation", "Between", "A point", "Another point"):
        assert annotation not in text


def test_an_item_not_yet_reported_is_asked_for() -> None:
    text = report("items: [{item: sub, text: Done.}, {item: one}]")
    asked = "*\\[Proceedings: to be written\\]*"
    assert text.count(asked) == 2
    first, below, last = (text.index(words) for words in ("First", "Done.", "Without a title"))
    assert text.index(asked) > first
    assert text.index(asked) < below < last < text.rindex(asked)


def test_a_point_without_a_title_prints_where_it_is_reported_on() -> None:
    text = report("items: [{item: point, text: Made.}]")
    assert "### (b) A point." in headings(text)
    assert "Made." in text


def test_items_may_stand_under_a_heading() -> None:
    text = report(
        "parts: {part: items, title: What was said, label: III.}\nitems: [{item: one, text: x}]"
    )
    assert headings(text)[:2] == ["## III. What was said", "### 1. First"]


def test_an_item_considered_with_another_refers_to_it() -> None:
    text = report("items: [{item: sub, with: [one, bare], text: Joint.}]")
    assert text.count("Considered together with: [2 (a) Below](#agenda-item-sub).") == 2
    assert text.index("Considered") < text.index("Joint.")


def test_an_item_that_is_not_on_the_agenda_is_found_and_its_words_print() -> None:
    fields = "items: [{item: onee, text: Said of it.}, {item: one, with: point-x, text: x}]"
    assert found_in(fields) == [
        "REF12 the agenda `a` has no item `onee`. Did you mean `one`?",
        "REF12 the agenda `a` has no item `point-x`. Did you mean `point`?",
    ]
    text = report(fields)
    assert headings(text)[-1] == "## onee"
    assert text.rstrip().endswith("Said of it.")


def test_without_an_agenda_there_is_nothing_to_follow() -> None:
    fields = "items: [{item: one, text: Said.}]"
    other = AGENDA.replace("meeting: m", "meeting: other")
    (one,) = [said for said in found_in(fields, agenda=other) if "item" in said]
    assert "the item `one` cannot be looked up, as the corpus has no agenda of this meeting" in one
    text = report(fields, agenda=other)
    assert "*\\[Agenda of the meeting: to be entered\\]*" in text
    assert "Said." in text


def test_the_agenda_may_be_named() -> None:
    other = "kind: agenda\nid: b\nmeeting: m\nitems: [{id: only, title: Only}]\n"
    assert headings(report("agenda: b", other=other)) == ["## Only"]
    found = found_in("agenda: b\nitems: [{item: one, text: x}]", other=other)
    assert any(one.startswith("REF12 the agenda `b` has no item `one`") for one in found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("xyz", "REF12 the document `xyz` is not in the corpus. Name an agenda, or leave"),
        ("aa", "REF12 the document `aa` is not in the corpus. Did you mean `a`?"),
        ("rep", "REF12 the document `rep` is no agenda."),
        ("d", "REF12 the document `d` is not in the corpus."),
    ],
)
def test_what_is_named_must_be_an_agenda(name: str, expected: str) -> None:
    assert found_in(f"agenda: {name}")[0].startswith(expected)


@pytest.mark.parametrize(
    "broken", [AGENDA + "    x: y\n", "kind: agenda\nmeeting: m\nid: a\n]: [\n"]
)
def test_a_broken_agenda_is_not_the_fault_of_the_report(broken: str) -> None:
    fields = "items: [{item: one, text: x}]"
    assert {one[:5] for one in found_in(fields, agenda=broken)} <= {"STR01", "STR03"}


@pytest.mark.parametrize("fields", ["", "agenda: a", "items: [{item: one}]"])
def test_a_report_needs_its_agenda(fields: str) -> None:
    found = corpus(**files(fields))
    paths = {entry.path for entry in needed(found, select(found, None, ["rep"]))}
    assert paths == {"agenda.yaml", "meetings.yaml", "rep.yaml"}


# --- statements ------------------------------------------------------------------------------


def statements(*typed: str) -> list[str]:
    listed = ", ".join(f"{{{one}}}" for one in typed)
    text = report(f"items: [{{item: one, statements: [{listed}]}}]")
    body = text.partition("## 2.")[0]
    return [line.partition("\\. ")[2] for line in body.splitlines() if "\\. " in line]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["by: x"], ["A statement was made by Xland."]),
        (["by: [x, y]"], ["Statements were made by Xland and Yland."]),
        (
            ["by: x", "by: y", "by: g"],
            ["Statements were made by Xland, Yland and the Group of Two."],
        ),
        (
            ["by: x", "by: [y, g], document: d", "by: c"],
            [
                "Statements were made by Xland; Yland and the Group of Two (A/B/1);"
                " and The Committee."
            ],
        ),
        (
            ["by: x", "by: o", "by: y"],
            ["Statements were made by Xland; Grisons, Office of Agriculture; and Yland."],
        ),
        (["by: c"], ["A statement was made by The Committee."]),
        (
            ["by: x, on-behalf-of: g"],
            ["A statement was made by Xland (on behalf of the Group of Two)."],
        ),
        (["by: x, on-behalf-of: y"], ["A statement was made by Xland (on behalf of Yland)."]),
        (["by: x, document: d"], ["A statement was made by Xland (A/B/1)."]),
        (["by: x, text: It agreed."], ["A statement was made by Xland. It agreed."]),
        (
            ["by: x", "by: y, text: It agreed.", "by: g", "by: x, provisional: by"],
            [
                "A statement was made by Xland.",
                "A statement was made by Yland. It agreed.",
                "Statements were made by the Group of Two and Xland \\[provisional\\].",
            ],
        ),
        (['by: x, text: "- One."'], ["A statement was made by Xland."]),
    ],
)
def test_who_spoke(typed: list[str], expected: list[str]) -> None:
    assert statements(*typed) == expected


# --- decisions -------------------------------------------------------------------------------


def decision(fields: str) -> list[str]:
    text = report(f"items: [{{item: one, decisions: [{{id: d, {fields}}}]}}]")
    lines = text.partition("### ")[2].partition("## 2.")[0].splitlines()
    return [line.partition(" <a")[0] for line in lines if line]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("number: 4/1, text: Decides.", ["Decision 4/1", "> Decides."]),
        ("number: 4/1, title: Lamps, text: x", ["Decision 4/1: Lamps", "> x"]),
        ("name: Resolution 2, text: x", ["Resolution 2", "> x"]),
        ("text: x", ["Decision *\\[number to be assigned\\]*", "> x"]),
        ("number: 1", ["Decision 1", "> *\\[Text of the decision: to be written\\]*"]),
        (
            "number: 1, text: x, status: adopted, adopted-on: 2025-04-08",
            ["Decision 1", "> x", "**Status**: adopted", "**Adopted on**: 8 April 2025"],
        ),
        (
            "number: 1, text: x, adopted-on: 2025-04-08, provisional: [number, adopted-on]",
            [
                "Decision 1 \\[provisional\\]",
                "> x",
                "**Adopted on**: 8 April 2025 \\[provisional\\]",
            ],
        ),
    ],
)
def test_a_decision(fields: str, expected: list[str]) -> None:
    assert decision(fields) == expected


def test_a_decision_in_paragraphs_with_labels_and_words_that_stand_elsewhere() -> None:
    fields = """
labels: ["1."]
items:
- item: one
  decisions:
  - id: d
    number: 1
    text: The meeting
    text-of: a/point
    labels: ["(a)", "(i)"]
    children:
    - {id: op1, text: "Decides:", children: [{id: op1-i, text: to see <item:op2>}]}
    - {id: op2, text: Requests.}
"""
    text = report(fields)
    below = text.partition("### ")[2].partition("## 2.")[0].replace("\\", "")
    lines = [line for line in below.splitlines() if line not in ("", ">")]
    assert lines[1:] == [
        "> The meeting",
        "> A point.",
        '> (a) <a id="item-op1"></a>Decides:',
        '> &emsp;(i) <a id="item-op1-i"></a>to see [(b)](#item-op2)',
        '> (b) <a id="item-op2"></a>Requests.',
    ]
    assert found_in(fields) == []


def test_links_to_decisions_print_number_or_name() -> None:
    decisions = "{id: n, number: 4/1, name: L}, {id: l, name: L 2}, {id: t, title: T}, {id: i}"
    found = corpus(
        note="kind: concept-note\nid: n\n",
        **files(f"items: [{{item: one, decisions: [{decisions}]}}]"),
    )
    for name, expected in (("n", "4/1"), ("l", "L 2"), ("t", "T"), ("i", "i")):
        to = follow(found, f"decision:rep/{name}", "note")
        assert getattr(to, "text", None) == expected
        assert getattr(to, "anchor", None) == f"decision-{name}"
    assert "has no decision `x`" in getattr(follow(found, "decision:x", "rep"), "message", "")


# --- around the items ------------------------------------------------------------------------


def test_what_comes_before_and_after() -> None:
    text = report(
        "as-of: 2025-06-30\n"
        "opening: [{heading: Introduction}, {prose: It met.}]\n"
        "closing: [{title: End, text: It ended.}]\n"
        "items: [{item: two, text: x}, {item: one, text: y}]"
    )
    assert text.startswith("**Information as of**: 30 June 2025")
    assert headings(text)[0] == "## Introduction"
    assert headings(text)[-1] == "## End"
    assert "1\\. It met." in text


def test_who_took_part() -> None:
    text = report("attendance: [{category: Parties, parties: [y, x]}, {category: observers}]")
    assert "1\\. The following Parties participated in the meeting: Yland and Xland." in text
    assert "The following observers participated in the meeting: *\\[to be entered\\]*." in text
    assert "## II. Who came" in headings(
        report(
            "attendance: [{category: x}]\nparts: {part: attendance, label: II., title: Who came}"
        )
    )


def test_parts_print_in_the_order_asked_and_what_is_written_always_does() -> None:
    fields = (
        "parts: [items, {part: opening, label: II., title: Last}]\n"
        "opening: [{prose: It met.}]\n"
        "closing: [{title: End, text: It ended.}]\n"
        "items: [{item: one, text: x}]"
    )
    found = headings(report(fields))
    assert (found[0], found[-2:]) == ("## 1. First", ["## II. Last", "## End"])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("as-of: 2025-06-30\nprovisional: as-of", "30 June 2025"),
        (
            "attendance: [{category: x}]\nparts: {part: attendance, title: T, provisional: title}",
            "## T",
        ),
        ("parts: {part: items, title: T, provisional: all}", "## T"),
        (
            "attendance: [{category: Parties, parties: x, provisional: category}]",
            "The following Parties",
        ),
        ("attendance: [{category: Parties, parties: x, provisional: parties}]", "meeting: Xland"),
        ("items: [{item: one, text: Said, provisional: text}]", "1\\. Said"),
        ("items: [{item: one, outcome: So be it, provisional: outcome}]", "So be it"),
        (
            "items: [{item: one, statements: [{by: x, text: Aye, provisional: text}]}]",
            "made by Xland. Aye",
        ),
        (
            "items: [{item: one, statements: [{by: x, on-behalf-of: g, provisional: all}]}]",
            "Xland \\[provisional\\] (on behalf of the Group of Two",
        ),
        (
            "items: [{item: one, statements: [{by: x, document: d, provisional: document}]}]",
            "(A/B/1",
        ),
        (
            "items: [{item: one, decisions: [{id: d, name: L, provisional: name}]}]",
            "### L",
        ),
        (
            "items: [{item: one, decisions: [{id: d, title: T, provisional: title}]}]",
            "*\\[number to be assigned\\]*: T",
        ),
        ("items: [{item: one, decisions: [{id: d, text: T, provisional: text}]}]", "> T"),
        (
            "items: [{item: one, decisions: [{id: d, status: S, provisional: status}]}]",
            "**Status**: S",
        ),
    ],
)
def test_what_is_in_doubt_is_marked(fields: str, expected: str) -> None:
    assert f"{expected} \\[provisional\\]" in report(fields)
