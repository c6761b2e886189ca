"""Where keys, values and words of a text stand in the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.diagnostics import Span
from ccmtool.source import Source, read

FILE = """\
\ufeffkind: agenda
items:
  - id: "x"  # comment
    text: |
      One two
        three.

      Four

    # a comment
    empty:
  - [b, {c: 'd'}]
last: plain
  goes on
"""


def test_the_only_element_of_a_list_may_be_typed_alone() -> None:
    source = read("a.yaml", b"kind: agenda\none: {id: x}\nseveral:\n- {id: y}\n")
    assert source.span(("one", 0, "id")) == source.span(("one", "id")) == Span(2, 11, 2, 12)
    assert source.span_within(("one", 0, "id"), 0, 1) == Span(2, 11, 2, 12)
    assert source.key_span(("one", 0, "id")) == Span(2, 7, 2, 9)
    assert source.span(("several", 0, "id")) == Span(4, 8, 4, 9)


@pytest.fixture(scope="module")
def source() -> Source:
    source = read("a.yaml", FILE.replace("\n", "\r\n").encode())
    assert source.problems == ()
    return source


@pytest.mark.parametrize(
    ("route", "value", "key"),
    [
        ((), Span(1, 1, 14, 10), Span(1, 1, 14, 10)),
        (("kind",), Span(1, 7, 1, 13), Span(1, 1, 1, 5)),
        (("items",), Span(3, 3, 12, 18), Span(2, 1, 2, 6)),
        (("items", 0), Span(3, 5, 11, 11), Span(3, 5, 11, 11)),
        (("items", 0, "id"), Span(3, 9, 3, 12), Span(3, 5, 3, 7)),
        (("items", 0, "text"), Span(4, 11, 8, 11), Span(4, 5, 4, 9)),
        (("items", 0, "empty"), Span(11, 11, 11, 11), Span(11, 5, 11, 10)),
        (("items", 1), Span(12, 5, 12, 18), Span(12, 5, 12, 18)),
        (("items", 1, 1), Span(12, 9, 12, 17), Span(12, 9, 12, 17)),
        (("items", 1, 1, "c"), Span(12, 13, 12, 16), Span(12, 10, 12, 11)),
        (("last",), Span(13, 7, 14, 10), Span(13, 1, 13, 5)),
        (("items", 0, "missing", 3), Span(3, 5, 11, 11), Span(3, 5, 11, 11)),
        (("missing",), Span(1, 1, 14, 10), Span(1, 1, 14, 10)),
    ],
    ids=str,
)
def test_values_and_keys(
    source: Source, route: tuple[str | int, ...], value: Span, key: Span
) -> None:
    assert source.span(route) == value
    assert source.key_span(route) == key


def test_words_of_a_block_text(source: Source) -> None:
    text = "One two\n  three.\n\nFour\n"
    assert source.data is not None
    assert source.data["items"][0]["text"] == text
    at = text.index("three")
    assert source.span_within(("items", 0, "text"), at, at + 5) == Span(5 + 1, 9, 5 + 1, 14)
    at = text.index("Four")
    assert source.span_within(("items", 0, "text"), 0, at + 4) == Span(5, 7, 8, 11)


@pytest.mark.parametrize(
    ("typed", "word", "line", "column", "end_column"),
    [
        ("plain text", "text", 1, 10, 14),
        ("plain\n   text", "text", 2, 4, 8),
        ("'it''s a text'", "a", 1, 11, 12),
        ("'it''s a text'", "'", 1, 7, 9),
        ('"a text"', "text", 1, 7, 11),
        (r'"\x41\u0062\tc \U00000064\\ text"', "text", 1, 32, 36),
        (r'"\x41\u0062\tc \U00000064\\ text"', "b", 1, 9, 15),
        ('"a \\\n   text"', "text", 2, 4, 8),
        ("|\n  a\n  text", "text", 3, 3, 7),
        ("|2-  # comment\n    a\n  text", "text", 3, 3, 7),
        (">\n  a\n  text\n\n  b", "text", 3, 3, 7),
        (">+\n  a\n\n   text\n", "text", 4, 4, 8),
        ("é\U0001f600\u00a0text", "text", 1, 7, 11),
    ],
)
def test_words_in_every_style(
    typed: str, word: str, line: int, column: int, end_column: int
) -> None:
    source = read("a.yaml", f"a: {typed}\n".encode())
    assert source.data is not None
    at = source.data["a"].index(word)
    span = source.span_within(("a",), at, at + len(word))
    assert span == Span(line, column, line, end_column)


def test_a_stretch_without_words_is_a_point() -> None:
    source = read("a.yaml", b"a: b  c\nd:\n")
    assert source.span_within(("a",), 1, 2) == Span(1, 7, 1, 7)
    assert source.span_within(("a",), 9, 99) == Span(1, 8, 1, 8)
    assert source.span_within(("d",), 0, 1) == Span(2, 3, 2, 3)
    assert source.span_within(("e",), 0, 1) == source.span(())
    assert source.span_within(("a", "b"), 0, 1) == source.span(("a",))


def test_a_text_with_an_anchor_is_shown_whole() -> None:
    source = read("a.yaml", b"a: &x b c\n")
    assert source.span_within(("a",), 2, 3) == Span(1, 4, 1, 10)


def test_the_first_of_repeated_keys_is_shown() -> None:
    source = read("a.yaml", b"a: b\na: c\n")
    assert source.span(("a",)) == Span(1, 4, 1, 5)


def test_a_file_that_is_not_read_has_one_place() -> None:
    assert read("a.yaml", b"").span(("a",)) == Span()
    assert read("a.yaml", b"").key_span(()) == Span()
    assert read("a.yaml", b"a: b\nc").span_within(("a",), 0, 1) == Span(1, 4, 1, 5)


WORDS = st.text(
    st.sampled_from("abc XYZ 0189 éß中عם \u00a0–“”’()?!,.;/+=~^_$"), min_size=1, max_size=12
).filter(lambda word: word.strip(" ") == word and "  " not in word and word[0].isalnum())
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=4)


def _plain(lines: list[list[str]]) -> str:
    return "\n     ".join(" ".join(words) for words in lines)


def _block(sign: str, lines: list[list[str]]) -> str:
    return f"{sign}\n" + "\n".join(f"      {' '.join(words)}" for words in lines)


def _single(lines: list[list[str]]) -> str:
    return "'" + _plain(lines).replace("’", "''") + "'"


def _double(lines: list[list[str]]) -> str:
    escaped = _plain(lines).replace("é", r"\xe9").replace("’", r"\u2019").replace("–", r"\"\n\\")
    return f'"{escaped}"'


STYLES = {
    "plain": _plain,
    "literal": lambda lines: _block("|", lines),
    "folded": lambda lines: _block(">", lines),
    "single": _single,
    "double": _double,
}


def _cut(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def _unescaped(style: str, raw: str) -> str:
    if style == "single":
        return raw.replace("''", "'")
    if style != "double":
        return raw
    escapes = {r"\xe9": "é", r"\u2019": "’", r"\"": '"', r"\n": "\n", "\\\\": "\\"}
    return re.sub(r'\\(?:xe9|u2019|["n\\])', lambda match: escapes[match.group()], raw)


def _packed(text: str) -> str:
    return re.sub(r"[ \t\n]+", "", text)


@pytest.mark.parametrize("style", STYLES)
@given(lines=LINES, data=st.data())
def test_the_stretch_in_the_file_says_what_the_value_says(
    style: str, lines: list[list[str]], data: st.DataObject
) -> None:
    text = f"# c\né:\n  - key: {STYLES[style](lines)}\n    next: é\n"
    source = read("a.yaml", text.encode())
    assert source.problems == ()
    assert source.data is not None
    value = source.data["é"][0]["key"]
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    found = _cut(text, source.span_within(("é", 0, "key"), start, end))
    assert _packed(_unescaped(style, found)) == _packed(value[start:end])
    whole = _cut(text, source.span_within(("é", 0, "key"), 0, len(value)))
    assert _packed(_unescaped(style, whole)) == _packed(value)
