"""Dates, quarters and enumerations in the words of a language, and days read back from words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ccmtool.language import phrases
from ccmtool.model.times import Period, Quarter


def say_list(parts: Sequence[str], language: str) -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {phrases(language).conjunction} {parts[-1]}"


def say_range(first: str, last: str, language: str) -> str:
    """`(a) to (i)`; only the first where both are the same."""
    return first if first == last else phrases(language).range.format(first=first, last=last)


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
    following = end + datetime.timedelta(days=1)
    if start.day == 1 and following.day == 1:
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


def read_days(text: str, language: str) -> Period | None:
    """The days that words such as `7 and 8 April 2025` name; None if they are not a date."""
    months = {month.lower(): n for n, month in enumerate(phrases(language).months, 1)}
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    days: list[tuple[int, int | None]] = []
    year = None
    for word in words:
        if word.isdigit() and len(word) == 4:
            year = int(word)
        elif word.isdigit() and len(word) < 3:
            days.append((int(word), None))
        elif word in months:
            days = [(day, month or months[word]) for day, month in days] or [(0, months[word])]
    if year is None or not days or days[-1][1] is None:
        return None
    try:
        return _period(days, year)
    except ValueError:
        return None


def _period(days: list[tuple[int, int | None]], year: int) -> Period | None:
    (first, first_month), (last, last_month) = days[0], days[-1]
    if first_month is None or last_month is None:
        return None
    start = datetime.date(year, first_month, first or 1)
    if last:
        return Period(start, datetime.date(year, last_month, last))
    following = datetime.date(year + last_month // 12, last_month % 12 + 1, 1)
    return Period(start, following - datetime.timedelta(days=1))
