"""Reading never raises, and what comes out has the promised shape, whatever goes in."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ccmtool.diagnostics import Span
from ccmtool.source import Source, read
from tests.conftest import ROOT, fuzzed
from tests.source.yamlish import DUMPED, EDITED, YAMLISH


def well_formed(value: Any) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str for key in value) and all(map(well_formed, value.values()))
    if isinstance(value, list):
        return all(map(well_formed, value))
    return value is None or type(value) is str


def check(content: bytes) -> Source:
    """Read bytes; whatever they are, the answer keeps what is promised of every answer."""
    source = read("a.yaml", content)
    assert source.data is None or isinstance(source.data, dict)
    assert well_formed(source.data)
    assert well_formed(source.head)
    assert source.data is not None or source.problems
    assert len(source.problems) <= 21
    places = [source.span_of(problem) for problem in source.problems]
    assert places == sorted(places)
    lines = content.decode("utf-8", "surrogateescape").removeprefix("\ufeff").split("\n")
    for problem, place in zip(source.problems, places, strict=True):
        assert inside(place, lines)
        assert problem.message
        assert not problem.message.endswith(".")
        assert (problem.message + problem.help).isprintable()
        assert "expected" not in problem.message + problem.help
    again = read("a.yaml", content)
    assert (again.data, again.problems, again.head) == (source.data, source.problems, source.head)
    return source


def inside(span: Span, lines: list[str]) -> bool:
    """Whether a span begins and ends in the text, in this order."""
    ordered = (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
    return ordered and all(
        line <= len(lines) and column <= len(lines[line - 1]) + 1
        for line, column in ((span.line, span.column), (span.end_line, span.end_column))
    )


def routes(value: Any, route: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value or ())
    if isinstance(value, str):
        return [route]
    return [route, *(found for key, child in entries for found in routes(child, (*route, key)))]


def agrees(source: Source, text: str) -> bool:
    """Whether PyYAML, typing nothing, makes of a text the data that was read without a finding."""
    node = yaml.compose(text.removeprefix("\ufeff"), yaml.CBaseLoader)
    return bool(untyped(node) == source.data)


def untyped(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {untyped(key): untyped(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [untyped(value) for value in node.value]
    return None if not node.style and node.value in ("", "null") else node.value


@fuzzed()
@given(st.binary(max_size=200))
@example(b'"\\')
def test_any_bytes(content: bytes) -> None:
    check(content)


@fuzzed()
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@fuzzed()
@given(YAMLISH)
@example("\xa0 #text: |\n")
@example("'\n  #'[")
def test_text_made_of_the_signs_of_yaml(text: str) -> None:
    source = check(text.encode())
    assert source.problems or agrees(source, text)


@fuzzed()
@given(YAMLISH)
def test_text_made_of_the_signs_of_yaml_behind_a_key(text: str) -> None:
    whole = f"id: a\ntitle: {text}\nlast: z\n"
    source = check(whole.encode())
    assert source.problems or agrees(source, whole)


@fuzzed()
@given(DUMPED)
def test_trees_in_odd_styles(text: str) -> None:
    source = check(text.encode())
    assert source.problems or agrees(source, text)


@fuzzed()
@given(EDITED)
def test_files_edited_badly(text: str) -> None:
    source = check(text.encode())
    assert source.problems or agrees(source, text)


@fuzzed()
@given(YAMLISH, st.integers(0, 20), st.integers(0, 20))
def test_every_value_has_a_place(text: str, start: int, end: int) -> None:
    content = f"id: a\nitems:\n  - title: {text}\n"
    source = read("a.yaml", content.encode())
    lines = content.split("\n")
    for route in routes(source.data):
        assert inside(source.span(route), lines)
        assert inside(source.key_span(route), lines)
        assert inside(source.span_within(route, start, max(start, end)), lines)


def test_without_libyaml_nothing_is_read_and_that_is_said() -> None:
    code = "import sys; sys.modules['yaml._yaml'] = None; import ccmtool.source"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].startswith("ImportError: ccmtool needs PyYAML with libyaml")


@pytest.mark.parametrize("cut", range(0, 84))
def test_a_file_cut_anywhere(cut: int) -> None:
    whole = (
        b"kind: agenda\nitems:\n  - title: 'a'\n    text: |\n      \xc3\xa9 {b}\n  - [d, {e: f}]\n"
    )
    check(whole[:cut])
