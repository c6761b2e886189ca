"""What was probably meant."""

from __future__ import annotations

import pytest

from ccmtool.corpus.parsing import parse
from ccmtool.spelling import nearest, suggestion


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("im-2052", ["im-2025", "13msp"], "Did you mean `im-2025`?"),
        ("13-msp", ["12msp", "13msp"], "Did you mean `13msp`"),
        ("zzz", ["im-2025", "13msp"], ""),
        ("", ["a"], ""),
        ("a", [], ""),
    ],
)
def test_nearest(word: str, known: list[str], expected: str) -> None:
    assert nearest(word, known).startswith(expected)
    assert bool(nearest(word, known)) == bool(expected)


def test_among_many_the_nearest_is_still_found() -> None:
    many = [f"doc-{number:04}" for number in range(5000)]
    assert "`doc-2345`" in nearest("doc-23455", many, hasty=True)


def test_where_nothing_is_near_the_few_that_there_are_are_told() -> None:
    assert suggestion("zzz", ["b", "a"]) == "Known: a, b."
    assert suggestion("zzz", []) == "Known: none."
    assert suggestion("zzz", [f"a{n}" for n in range(100)]) == ""


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": None},
        {"kind": {"a": "b"}},
        {"kind": "agenda", "id": ["x"], "items": {"a": "b"}},
        {
            "kind": "work-plan",
            "sections": [None, [], {}, {"section": None}, {"section": {"a": "b"}}],
        },
        {
            "kind": "work-plan",
            "sections": [{"section": "timeline", "items": [None, [], {"prose": None}]}],
        },
        {"kind": "meetings", "entries": {"a": "b"}},
        {"kind": "meetings", "entries": [None, [], "x", {"id": ["y"]}]},
        {"kind": "concept-note", "body": [{"text-of": None}, {"prose": "x", "heading": "y"}]},
        {
            "kind": "concept-note",
            "notes": [],
            "questions": "x",
            "labels": [["a"]],
            "provisional": {},
        },
    ],
)
def test_whatever_the_data_there_is_an_answer(data: dict[str, object]) -> None:
    found = parse("x.yaml", data)
    assert found.problems
    assert all(finding.message and finding.path == "x.yaml" for _, finding in found.problems)
