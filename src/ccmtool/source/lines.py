"""A line of a corpus file taken apart by eye, as its author meant it, and written correctly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ccmtool.source.problem import ECHO, shown

_LONGEST = 2000
_LOOK_BACK = 500
_CONTINUATIONS = 4

_PARTS = re.compile(
    r"(?P<indent>[ \t\xa0]*)"
    r"(?P<dashes>(?:-[ \t]+)*)"
    r"(?P<key>(?:[^\s\"'#\[\]{}&*!|>%@`,:][^:]*(?::[^\s:][^:]*)*|\"[^\"]*\"|'[^']*'):(?!\S))?"
    r"(?P<gap>[ \t]*)"
    r"(?P<value>.*)",
    re.DOTALL,
)
_COMMENT = re.compile(r"(?<!\S)#(?!\w).*", re.DOTALL)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_QUOTES = ("'", '"')


@dataclass(frozen=True, slots=True)
class Line:
    """Indentation, dashes of a list, key with its colon, and value of one line."""

    start: int
    indent: str
    dashes: str
    key: str
    gap: str
    value: str

    @property
    def column(self) -> int:
        """The 0-based column at which the line's words begin, after indentation and dashes."""
        return len(self.indent) + len(self.dashes)

    @property
    def value_at(self) -> int:
        """The index of the value in the file."""
        return self.start + self.column + len(self.key) + len(self.gap)

    @property
    def end(self) -> int:
        """The index behind the last character of the line."""
        return self.value_at + len(self.value)

    @property
    def opens_block(self) -> bool:
        """Whether the line announces a block text (`text: |`)."""
        return bool(_BLOCK_HEADER.fullmatch(self.value))

    @property
    def words(self) -> str:
        """Everything after the indentation."""
        return f"{self.dashes}{self.key}{self.gap}{self.value}"

    def moved(self, column: int) -> str:
        """The line with its words beginning in another column, as an echo."""
        return shown(" " * max(0, column - len(self.dashes)) + self.words)

    def with_value(self, value: str) -> str:
        """The line with another value, as an echo."""
        head = f"{self.indent}{self.dashes}{self.key}".replace("\t", "  ").replace("\xa0", " ")
        return f"{shown(head)}{' ' if self.key else ''}{value}"


def line_at(text: str, index: int) -> Line:
    """The line around an index; of a very long line only its beginning."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", start, start + _LONGEST)
    raw = text[start : start + _LONGEST if end < 0 else end]
    match = _PARTS.match(raw.rstrip(" \t\r"))
    indent, dashes, key, gap, value = match.groups("") if match else ("",) * 5
    return Line(start, indent, dashes, key, gap, _COMMENT.sub("", value).rstrip())


def lines_above(text: str, line: Line) -> Iterator[Line]:
    """The lines before one that hold more than blanks or a comment, nearest first."""
    start = line.start
    for _ in range(_LOOK_BACK):
        if not start:
            return
        above = line_at(text, start - 1)
        start = above.start
        if above.words:
            yield above


def with_line_above(text: str, line: Line) -> tuple[Line, ...]:
    """A line and the one above it, which is often where the slip is."""
    above = next(iter(lines_above(text, line)), None)
    return (line,) if above is None else (line, above)


def whole_value(text: str, line: Line) -> str:
    """A value with the lines on which it goes on, joined as YAML joins them."""
    words = [line.value]
    end = text.find("\n", line.start)
    while 0 <= end < len(text) - 1 and len(words) <= _CONTINUATIONS:
        below = line_at(text, end + 1)
        if not below.words or below.key or below.dashes or len(below.indent) <= len(line.indent):
            break
        words.append(below.value)
        end = text.find("\n", below.start)
    return " ".join(words)


def quoted(value: str) -> str:
    """A text in the quotation marks that suit it, shortened for an echo.

    Marks that it has already are kept as its own unless they enclose it whole,
    or one of them is an apostrophe (`'it's`).
    """
    mark, inside = value[:1], value[1:-1]
    if mark in _QUOTES and value[-1:] == mark and mark not in inside:
        value = inside
    elif re.match(r"'[^']*'\w", value):
        value = value.strip("'")
    value = shown(value, ECHO)
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
