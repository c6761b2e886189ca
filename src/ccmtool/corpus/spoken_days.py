"""Days read from words: the inverse of saying them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ccmtool.language import Phrases, phrases, primary
from ccmtool.model.times import Period


def read_days(text: str, language: str, year: int | None = None) -> Period | None:
    """The days that words such as `7 and 8 April 2025` name; None if they are not a date.

    `year` is the one meant where the words give none. What the words do not order stays
    unordered: the end may come before the start. In English any other words may stand between;
    elsewhere a word that the language does not have in a date makes it none.
    """
    known = _vocabulary(primary(language))
    points: list[_Point] = []
    ahead = 0
    for match in known.pattern.finditer(_with_plain_digits(text)):
        word = match[0]
        if match["number"]:
            if len(word) < 3:
                _take_day(points, int(word))
            elif len(word) == 4:
                ahead = _take_year(points, int(word))
        elif month := known.month(word) if match["month"] else known.month_begun(word):
            _take_month(points, month, ahead)
        elif match["other"] and known.strict:
            return None
    meant = ahead or year
    if not points or any(not point.month or not (point.year or meant) for point in points):
        return None
    try:
        return Period(points[0].stretch(meant).start, points[-1].stretch(meant).end)
    except ValueError:
        return None


def _with_plain_digits(text: str) -> str:
    """A text in composed characters, with the digits of any script as 0 to 9."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in composed)


# --- what has been read so far -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Point:
    """A day or a month being read; 0 is what the words have not said yet."""

    day: int
    month: int
    year: int = 0
    month_first: bool = False
    year_first: bool = False

    def stretch(self, year: int | None) -> Period:
        first = datetime.date(self.year or year or 0, self.month, self.day or 1)
        last = monthrange(first.year, first.month)[1]
        return Period(first, first if self.day else first.replace(day=last))


def _take_year(points: list[_Point], year: int) -> int:
    """The year where it stands before what it belongs to; 0 where that has been read."""
    if all(point.year for point in points):
        return year
    points[:] = [point if point.year else replace(point, year=year) for point in points]
    return 0


def _take_month(points: list[_Point], month: int, year: int) -> None:
    if all(point.month for point in points):
        points.append(_Point(0, month, year, month_first=True, year_first=bool(year)))
        return
    points[:] = [point if point.month else replace(point, month=month) for point in points]


def _take_day(points: list[_Point], day: int) -> None:
    last = points[-1] if points else None
    if last is None or not last.month_first or (last.year and not last.year_first):
        points.append(_Point(day, 0))
    elif last.day:
        points.append(replace(last, day=day))
    else:
        points[-1] = replace(last, day=day)


# --- what the words of a language mean ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The months of a language by every way of writing them, and how its words are told apart."""

    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    pattern: re.Pattern[str]
    strict: bool

    def month(self, word: str) -> int:
        return self.months[_folded(word)]

    def month_begun(self, word: str) -> int:
        """The month that a word is the beginning of, if it is of no other and of no weekday."""
        word = _folded(word)
        if len(word) < 3 or (self.strict and any(day.startswith(word) for day in self.weekdays)):
            return 0
        begun = {number for name, number in self.months.items() if name.startswith(word)}
        return begun.pop() if len(begun) == 1 else 0


@cache
def _vocabulary(language: str) -> _Vocabulary:
    words = phrases(language)
    months = {
        _folded(way): number
        for names in (words.months, words.months_alone)
        for number, name in enumerate(names, 1)
        for way in _ways(name)
    }
    weekdays = tuple(_folded(day) for day in words.weekdays)
    pattern = "|".join(
        (
            f"(?P<month>{_any_of(months, words)})",
            f"(?P<known>{_any_of((*weekdays, *words.date_words), words)})",
            "(?P<number>[0-9]+)",
            r"(?P<other>[^\W\d_]+)",
        )
    )
    return _Vocabulary(months, weekdays, re.compile(pattern, re.IGNORECASE), bool(words.date_words))


def _ways(name: str) -> tuple[str, ...]:
    """A month with two names goes by either, and by both in either order."""
    names = name.split("/")
    return (name, *names, "/".join(reversed(names)))


def _any_of(known: Iterable[str], words: Phrases) -> str:
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    found = f"(?:{'|'.join(longest_first)})"
    return rf"(?<![^\W\d_]){found}(?![^\W\d_])" if words.spaced else found


def _folded(word: str) -> str:
    return word.casefold()
