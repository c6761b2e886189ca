"""The labels in force."""

from __future__ import annotations

import pytest

from tests.small_corpora import corpus, only


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
