"""The labels in force."""

from __future__ import annotations

from typing import ClassVar

import pytest

from ccmtool.corpus.labelling import labelled
from ccmtool.corpus.resolution import Found
from ccmtool.model.base import Model
from ccmtool.model.labels import Labels
from ccmtool.model.shared import Entry
from tests.small_corpora import corpus, follow, only


def labels(text: str) -> dict[str, str]:
    """The labels by the words of the entries."""
    found = only(corpus(text)).labelled.values()
    return {
        str(getattr(one.entry, "text", None) or getattr(one.entry, "title", "")): one.label
        for one in found
    }


AGENDA = "kind: agenda\nid: a\nmeeting: m\n"


def test_levels_take_their_series_in_turn() -> None:
    text = """
labels: ["1.", "(a)", "(i)"]
items:
- id: x
  title: one
  children:
  - title: one a
    children: [{title: one a i, children: [{title: deeper}]}, {title: one a ii}]
  - title: one b
- {id: y, title: two, children: [{title: two a}]}
"""
    assert labels(AGENDA + text) == {
        "one": "1.",
        "one a": "(a)",
        "one a i": "(i)",
        "deeper": "",
        "one a ii": "(ii)",
        "one b": "(b)",
        "two": "2.",
        "two a": "(a)",
    }


@pytest.mark.parametrize(
    ("sample", "typed", "expected"),
    [
        ("1.", ["", "", ""], ["1.", "2.", "3."]),
        ("1.", ["", "4.", ""], ["1.", "4.", "5."]),
        ("1.", ["", "1bis", ""], ["1.", "1bis", "2."]),
        ("1.", ["", "none", ""], ["1.", "", "2."]),
        ("(a)", ["(h)", "", ""], ["(h)", "(i)", "(j)"]),
        ("I.", ["", "IX.", ""], ["I.", "IX.", "X."]),
        ("-", ["", "x", ""], ["-", "x", "-"]),
        ("none", ["", "项目1", ""], ["", "项目1", ""]),
        ("1.", ["", "silent", ""], ["1.", "", "3."]),
        ("1.", ["silent", "", "none", ""], ["", "2.", "", "3."]),
        ("1.", ["", "4a", "8 bis", ""], ["1.", "4a", "8 bis", "2."]),
    ],
)
def test_a_typed_label_prints_and_the_series_goes_on_from_it(
    sample: str, typed: list[str], expected: list[str]
) -> None:
    items = "".join(
        f"- {{id: i{n}, title: t{n}{f', label: {label}' if label else ''}}}\n"
        for n, label in enumerate(typed)
    )
    assert list(labels(f"{AGENDA}labels: '{sample}'\nitems:\n{items}").values()) == expected


def test_headings_and_prose_take_no_label_and_numbering_runs_on() -> None:
    items = "[{id: x, title: one}, {heading: H}, {prose: P}, {id: y, title: two}]"
    text = f"labels: A\nitems: {items}\n"
    assert labels(AGENDA + text) == {"one": "A", "two": "B"}


def test_a_list_may_have_series_of_its_own() -> None:
    plan = """
        kind: work-plan
        id: p
        period: 2025
        labels: "1."
        sections:
        - section: background
          title: B
        - section: activities
          title: A
          labels: "a)"
          items: [{id: x, text: ax}, {id: y, text: ay}]
        - {section: outputs, title: O, items: [{id: x, text: ox}]}
    """
    assert labels(plan) == {"B": "1.", "A": "2.", "ax": "a)", "ay": "b)", "O": "3.", "ox": ""}


def test_nine_thousand_items() -> None:
    items = "".join(f"- {{id: i{n}, text: t{n}}}\n" for n in range(9_000))
    found = labels(f"kind: concept-note\nid: n\nlabels: (a)\nbody:\n{items}")
    assert len(set(found.values())) == 9_000


# --- with the label around first -----------------------------------------------------------------


def composite(around: str, below: str = "") -> dict[str, str]:
    text = f"""
labels: ["1.", "1.1", "1.1.1"]
items:
- {{id: first, title: first}}
- id: second
  title: second
  {around}
  children:
  - {{title: a}}
  - {{title: b, {below} children: [{{title: c}}, {{title: d}}]}}
"""
    return labels(AGENDA + text)


def test_a_label_has_the_one_around_it_first() -> None:
    found = composite("")
    assert [*found.values()] == ["1.", "2.", "2.1", "2.2", "2.2.1", "2.2.2"]


@pytest.mark.parametrize(
    ("around", "below", "expected"),
    [
        ("label: 4a", "", ["1.", "4a", "4a.1", "4a.2", "4a.2.1", "4a.2.2"]),
        ("", "label: 9.9,", ["1.", "2.", "2.1", "9.9", "9.9.1", "9.9.2"]),
        ("", "label: 2.5,", ["1.", "2.", "2.1", "2.5", "2.5.1", "2.5.2"]),
        ("", "label: none,", ["1.", "2.", "2.1", "", "2.1", "2.2"]),
        ("label: silent", "", ["1.", "", "2.1", "2.2", "2.2.1", "2.2.2"]),
        ("label: none", "", ["1.", "", "1", "2", "2.1", "2.2"]),
    ],
)
def test_the_one_around_may_be_typed_or_missing(
    around: str, below: str, expected: list[str]
) -> None:
    assert [*composite(around, below).values()] == expected


# --- lists that go on ----------------------------------------------------------------------------


def test_a_list_may_go_on_where_the_last_one_of_its_series_stopped() -> None:
    text = """
labels: [A, {style: number, after: ., start: continue}]
items:
- {id: x, title: X, children: [{text: x1}, {text: x2}]}
- {id: y, title: Y, labels: "-", children: [{text: dash}]}
- {id: z, title: Z, children: [{text: z3}, {text: z9, label: 9.}, {text: z10}]}
- {id: own, title: Own, labels: "1.", children: [{text: own1}]}
- {id: end, title: End, children: [{text: end2}]}
"""
    found = labels(AGENDA + text)
    assert {name: label for name, label in found.items() if name[-1].isdigit()} == {
        **{"x1": "1.", "x2": "2.", "z3": "3.", "z9": "9.", "z10": "10."},
        **{"own1": "1.", "end2": "2."},
    }


# --- what stands apart ---------------------------------------------------------------------------


class Part(Model):
    fresh_labels: ClassVar[bool] = True

    labels: Labels = ()
    items: tuple[Entry, ...] = ()


class Whole(Model):
    labels: Labels = ()
    items: tuple[Entry, ...] = ()
    parts: tuple[Part, ...] = ()


@pytest.mark.parametrize(
    ("own", "expected"), [({}, ["", ""]), ({"labels": ["A", "A.1"]}, ["A", "B"])]
)
def test_labels_do_not_reach_into_what_stands_apart(
    own: dict[str, list[str]], expected: list[str]
) -> None:
    items = [{"text": "one"}, {"text": "two"}]
    parts = [{**own, "items": items}, {**own, "items": items}]
    whole = {"labels": ["1.", "(a)"], "items": items, "parts": parts}
    found = list(labelled(Whole.model_validate(whole)))
    assert [one.label for one in found] == ["1.", "2.", *expected, *expected]


def test_a_list_does_not_go_on_from_outside_of_what_stands_apart() -> None:
    series = {"style": "number", "start": "continue"}
    items = [{"text": "one"}, {"text": "two"}]
    whole = {"labels": "1", "items": items, "parts": [{"labels": [series], "items": items}]}
    assert [one.label for one in labelled(Whole.model_validate(whole))] == ["1", "2", "1", "2"]


# --- what links print ----------------------------------------------------------------------------

LINKED = """
kind: agenda
id: a
meeting: m
labels: ["1.", "1.1", "(a)"]
items:
- id: one
  title: One
  children:
  - {id: one-one, title: One one}
  - id: one-two
    title: One two
    children:
    - {id: deep, title: Deep}
    - {id: deeper, title: Deeper}
    - {title: Deepest, id: deepest}
  - {id: one-three, title: One three}
- id: seven
  label: 7.2
  title: Seven
  labels: none
  children:
  - {id: inside, label: 7.2.1, title: Inside}
  - {id: outside, label: 72, title: Outside}
  - {id: bracket, label: 7.2), title: Bracket}
  - {id: bare, title: Bare}
- {id: quiet, label: silent, title: Quiet, labels: ["(a)"], children: [{id: whisper, text: w}]}
- {id: loud, title: Loud, labels: [{style: letter, parent: whole, before: " (", after: ")"}],
   children: [{id: shout, text: s}, {id: cry, text: c}]}
- {id: last, title: Last}
"""


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("one", "1"),
        ("one-two", "1.2"),
        ("deep", "1.2 (a)"),
        ("one..last", "1 to 4"),
        ("one-one..one-two", "1.1 and 1.2"),
        ("one-one..one-three", "1.1 to 1.3"),
        ("deep..deeper", "1.2 (a) and (b)"),
        ("deep..deepest", "1.2 (a) to (c)"),
        ("deep..deep", "1.2 (a)"),
        ("one..deep", "1 to 1.2 (a)"),
        ("inside", "7.2.1"),
        ("outside", "7.2 72"),
        ("bracket", "7.2 7.2)"),
        ("bare", "7.2"),
        ("quiet", "Quiet"),
        ("whisper", "(a)"),
        ("loud", "3"),
        ("shout", "3 (a)"),
        ("shout..cry", "3 (a) and 3 (b)"),
        ("one..quiet", "One to Quiet"),
    ],
)
def test_a_link_prints_the_label_with_those_around_it(link: str, text: str) -> None:
    found = follow(corpus(LINKED), f"item:{link}")
    assert isinstance(found, Found)
    assert found.text == text


def test_a_link_leaves_the_chinese_comma_of_a_label_out() -> None:
    held = corpus(
        AGENDA
        + """
labels: [一、, （一）]
items:
- {id: first, title: First, children: [{id: inside, text: x}]}
- {id: second, title: Second}
"""
    )
    found = [follow(held, f"item:{name}") for name in ("second", "inside")]
    assert [one.text for one in found if isinstance(one, Found)] == ["二", "一 （一）"]
