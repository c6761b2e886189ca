"""Dates, quarters and enumerations in the words of a language, and days read back from words."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ccmtool.language import phrases
from ccmtool.model.labels import Series
from ccmtool.model.times import Period, Quarter


def say_list(parts: Sequence[str], language: str) -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {phrases(language).conjunction} {parts[-1]}"


def say_number(number: Decimal | int, language: str) -> str:
    """`1,250.5`, with the digits that were typed."""
    words = phrases(language)
    typed = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    whole, point, rest = typed.partition(".")
    return whole.replace(",", words.thousands) + (words.decimal + rest if point else "")


def say_amount(amount: Decimal, language: str) -> str:
    """`12,500.50`, with the digits that it has; a minus sign where it is below zero."""
    return say_number(amount, language).replace("-", "\N{MINUS SIGN}")


def say_range(first: str, last: str, language: str) -> str:
    """`(a) to (i)`; only the first where both are the same."""
    return first if first == last else phrases(language).range.format(first=first, last=last)


def annex_series(several: bool, language: str) -> Series:
    """The labels of annexes: `Annex I`, `Annex II`; `Annex` where there is only one."""
    if not several:
        return Series(style="sign", before=phrases(language).annex)
    before, _, after = phrases(language).annex_numbered.partition("{numeral}")
    return Series(style="capital-roman", before=before, after=after)


def say_quarter(quarter: Quarter, language: str) -> str:
    """`First quarter of 2025`."""
    words = phrases(language)
    return words.quarter.format(ordinal=words.quarters[quarter.number - 1], year=quarter.year)


def say_month(day: datetime.date, language: str) -> str:
    """`April 2025`."""
    return f"{phrases(language).months[day.month - 1]} {day.year}"


def say_day(day: datetime.date, language: str) -> str:
    """`7 April 2025`."""
    return f"{day.day} {say_month(day, language)}"


def say_period(period: Period, language: str) -> str:
    """`7 and 8 April 2025`, `16 to 19 September 2025`, `September 2026`, `2024-2025`."""
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        quarter = Quarter.of(start)
        if quarter.period == period:
            return say_quarter(quarter, language)
        return say_range(say_month(start, language), say_month(end, language), language)
    return _say_days(start, end, language)


def _say_days(start: datetime.date, end: datetime.date, language: str) -> str:
    words = phrases(language)
    if start == end:
        return say_day(start, language)
    if (start.year, start.month) == (end.year, end.month):
        if (end - start).days == 1:
            return f"{start.day} {words.conjunction} {say_day(end, language)}"
        return say_range(str(start.day), say_day(end, language), language)
    first = say_day(start, language)
    if start.year == end.year:
        first = first.removesuffix(f" {start.year}")
    return say_range(first, say_day(end, language), language)


def read_days(text: str, language: str, year: int | None = None) -> Period | None:
    """The days that words such as `7 and 8 April 2025` name; None if they are not a date.

    `year` is the one meant where the words give none. What the words do not order stays
    unordered: the end may come before the start.
    """
    points: list[_Point] = []
    for word in re.findall(r"[^\W\d_]+|[0-9]+", text.lower()):
        if not word.isdigit():
            _take_month(points, _month(word, language))
        elif len(word) == 4:
            points = [point if point.year else replace(point, year=int(word)) for point in points]
        elif len(word) < 3:
            _take_day(points, int(word))
    if not points or any(not point.month or not (point.year or year) for point in points):
        return None
    try:
        return Period(points[0].stretch(year).start, points[-1].stretch(year).end)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Point:
    """A day or a month being read; 0 is what the words have not said yet."""

    day: int
    month: int
    year: int = 0
    month_first: bool = False

    def stretch(self, year: int | None) -> Period:
        first = datetime.date(self.year or year or 0, self.month, self.day or 1)
        last = monthrange(first.year, first.month)[1]
        return Period(first, first if self.day else first.replace(day=last))


def _take_month(points: list[_Point], month: int) -> None:
    if not month:
        return
    if not any(point.month == 0 for point in points):
        points.append(_Point(0, month, month_first=True))
        return
    points[:] = [point if point.month else replace(point, month=month) for point in points]


def _take_day(points: list[_Point], day: int) -> None:
    last = points[-1] if points else None
    if last is None or not last.month_first or last.year:
        points.append(_Point(day, 0))
    elif last.day:
        points.append(replace(last, day=day))
    else:
        points[-1] = replace(last, day=day)


def _month(word: str, language: str) -> int:
    """The number of a month, from its name or the beginning of it; 0 if it is none."""
    months = [name.lower() for name in phrases(language).months]
    if word in months:
        return months.index(word) + 1
    begun = [n for n, name in enumerate(months, 1) if len(word) > 2 and name.startswith(word)]
    return begun[0] if len(begun) == 1 else 0
