"""Where a value, a key or some of a text's characters stand in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ccmtool.diagnostics import Span

Route = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t\n]")
_HEX = "[0-9A-Fa-f]"
_ESCAPE = rf"\\(?:x{_HEX}{{2}}|u{_HEX}{{4}}|U{_HEX}{{8}}|\r?\n|.)"
_BLANK_ESCAPE = re.compile(r"\\(?:[ nt\t]|\r?\n|(?:x|u00|U000000)(?:09|0[aA]|20))")
_ANY = re.compile(r"[^ \t\r\n]")
_UNITS = {"'": re.compile(r"''|[^ \t\r\n]"), '"': re.compile(rf"{_ESCAPE}|[^ \t\r\n]")}


class Place(NamedTuple):
    """Indexes of a value and of its key; `style` is the event's, `?` with an anchor or a tag."""

    start: int
    end: int
    key_start: int
    key_end: int
    style: str


Places = Mapping[Route, Place]


def line_starts(text: str) -> list[int]:
    """The index at which each line begins; only `\\n` ends a line, as in Git."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def span_between(starts: list[int], start: int, end: int) -> Span:
    """Indexes as lines and columns."""
    line, end_line = bisect_right(starts, start), bisect_right(starts, end)
    return Span(line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)


def as_typed(places: Places, route: Route) -> Route:
    """The route as the file has it: the only element of a list may be typed without the list."""
    found: Route = ()
    for step in route:
        if step != 0 or (*found, step) in places:
            found = (*found, step)
    return found


def nearest(places: Places, route: Route) -> Place | None:
    """The place of a route or, where the file has none, of the nearest route around it."""
    route = as_typed(places, route)
    for length in range(len(route), -1, -1):
        if place := places.get(route[:length]):
            return place
    return None


def extent(text: str, place: Place) -> tuple[int, int]:
    """A value's stretch; a block text ends with its last word, not with the blank lines after."""
    return place.start, place.start + len(text[place.start : place.end].rstrip(" \t\r\n"))


def within(text: str, place: Place, value: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the file that holds `value[start:end]`.

    YAML only ever adds and drops blanks and breaks around the words of a text,
    so the n-th other character of the value is the n-th one of its raw form.
    """
    if place.style == "?":
        return extent(text, place)
    units = raw_units(text, place.start, place.end, place.style)
    blanks = _blanks(value)
    first, last = (at - bisect_left(blanks, at) for at in (start, min(end, len(value))))
    if first < last <= len(units):
        return units[first][0], units[last - 1][1]
    at = units[first][0] if first < len(units) else extent(text, place)[1]
    return at, at


# Findings come text by text: a long one with many would otherwise be gone through for each.
@lru_cache(maxsize=4)
def raw_units(text: str, start: int, end: int, style: str) -> list[tuple[int, int]]:
    """The stretch of every non-blank character of a scalar as it is typed in the file."""
    if style in {"|", ">"}:
        start = text.find("\n", start, end) + 1 or end
    elif style in _UNITS:
        start, end = start + 1, end - 1
    found = _UNITS.get(style, _ANY).finditer(text, start, end)
    return [match.span() for match in found if not _BLANK_ESCAPE.fullmatch(match.group())]


@lru_cache(maxsize=4)
def _blanks(value: str) -> list[int]:
    """The indexes of the characters of a value that YAML could have added or dropped."""
    return [match.start() for match in _BLANK.finditer(value)]
