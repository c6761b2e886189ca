"""Reading never raises, and what comes out has the promised shape, whatever goes in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccmtool.source import Source, read

PIECES = [
    *"[]{},:?-&*!|>'\"%@`#~<=\\ \t\n\r",
    *(
        ": ",
        "- ",
        " #",
        " #a",
        "\n  ",
        "\n",
        "\n- ",
        "\n    ",
        ":\n",
        "---\n",
        "...\n",
        "a",
        "b: c",
    ),
    *("<<", "null", "&a ", "*a ", "!a ", "!<%ED>", "%YAML 1.1\n", "%TAG ! a\n", "|\n", ">2-\n"),
    *("\\x07", "\\ud800", "\\U00110000", "\\ ", '"a"', "'b'", "<<<<<<<\n", "text: |\n", "key:x"),
    *("\x00", "\x07", "\x85", "\u00a0", "\u200d", "\u200e", "\u2028", "\u202e", "\ufeff", "\uf05b"),
    *("\uffff", "\ufdfa", "ａ", "é", "中", "\U0001f600", "ن"),
]
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def well_formed(value: Any) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str for key in value) and all(map(well_formed, value.values()))
    if isinstance(value, list):
        return all(map(well_formed, value))
    return value is None or type(value) is str


def check(source: Source) -> None:
    assert source.data is None or isinstance(source.data, dict)
    assert well_formed(source.data)
    assert well_formed(source.head)
    assert source.data is not None or source.problems
    assert len(source.problems) <= 21
    places = [source.span_of(problem) for problem in source.problems]
    assert places == sorted(places)
    for problem in source.problems:
        assert problem.message
        assert not problem.message.endswith(".")
        assert (problem.message + problem.help).isprintable()
        assert "expected" not in problem.message + problem.help


def routes(value: Any, route: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value or ())
    if isinstance(value, str):
        return [route]
    return [route, *(found for key, child in entries for found in routes(child, (*route, key)))]


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    check(read("a.yaml", content))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(read("a.yaml", text.encode("utf-8", "surrogatepass")))


@given(YAMLISH)
@example("\xa0 #text: |\n")
def test_text_made_of_the_signs_of_yaml(text: str) -> None:
    check(read("a.yaml", text.encode()))


@given(YAMLISH)
def test_text_made_of_the_signs_of_yaml_behind_a_key(text: str) -> None:
    check(read("a.yaml", f"id: a\ntitle: {text}\nlast: z\n".encode()))


@given(YAMLISH, st.integers(0, 20), st.integers(0, 20))
def test_every_value_has_a_place(text: str, start: int, end: int) -> None:
    content = f"id: a\nitems:\n  - title: {text}\n"
    source = read("a.yaml", content.encode())
    lines = content.split("\n")
    for route in routes(source.data):
        for span in (
            source.span(route),
            source.key_span(route),
            source.span_within(route, start, max(start, end)),
        ):
            assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
            assert span.end_line <= len(lines)
            assert span.end_column <= len(lines[span.end_line - 1]) + 1


@pytest.mark.parametrize("cut", range(0, 84))
def test_a_file_cut_anywhere(cut: int) -> None:
    whole = (
        b"kind: agenda\nitems:\n  - title: 'a'\n    text: |\n      \xc3\xa9 {b}\n  - [d, {e: f}]\n"
    )
    check(read("a.yaml", whole[:cut]))
