"""Dates, quarters, enumerations and amounts in the words of a language."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Sequence
from decimal import Decimal

from ccmtool.language import Phrases, phrases
from ccmtool.model.labels import Series
from ccmtool.model.times import Period, Quarter


def say_list(parts: Sequence[str], language: str) -> str:
    """`a, b and c`; `a, b et c`; `a、b和c`."""
    if len(parts) < 2:
        return "".join(parts)
    separator, end = between(phrases(language), parts)
    return f"{separator.join(parts[:-1])}{end}{parts[-1]}"


def between(words: Phrases, parts: Sequence[str], *, apart: bool = False) -> tuple[str, str]:
    """What stands between the parts of a list, and before its last one.

    Semicolons set the parts apart where one of them has a comma in it, or is a list itself.
    """
    end = _end_of_list(words, parts[-1]) if parts else ""
    comma = words.comma.strip()
    if not apart and not any(comma in part for part in parts):
        return words.list_separator, end
    return words.semicolon, words.semicolon + (end.lstrip() if words.spaced else "")


def _end_of_list(words: Phrases, last: str) -> str:
    """What stands before the last of several: ` and `; in Spanish ` e ` before an i."""
    variants = (end for begins, end in words.list_end_before if re.match(begins, last))
    return next(variants, words.list_end)


def say_range(first: str, last: str, language: str) -> str:
    """`(a) to (i)`; only the first where both are the same."""
    words = phrases(language)
    pattern = words.numbers if first.isdecimal() and last.isdecimal() else words.range
    return first if first == last else pattern.format(first=first, last=last)


def annex_series(several: bool, language: str) -> Series:
    """The labels of annexes: `Annex I`, `Annex II`; `Annex` where there is only one."""
    if not several:
        return Series(style="sign", before=phrases(language).annex)
    before, _, after = phrases(language).annex_numbered.partition("{numeral}")
    return Series(style=phrases(language).annexes, before=before, after=after)


def say_quarter(quarter: Quarter, language: str) -> str:
    """`First quarter of 2025`."""
    words = phrases(language)
    return words.quarter.format(quarter=words.quarters[quarter.number - 1], year=quarter.year)


def say_month(day: datetime.date, language: str) -> str:
    """`April 2025`."""
    words = phrases(language)
    return words.month.format(month=words.months_alone[day.month - 1], year=day.year)


def say_day(day: datetime.date, language: str) -> str:
    """`7 April 2025`."""
    words = phrases(language)
    return _filled(words.day, words, day, day)


def say_period(period: Period, language: str) -> str:
    """`7 and 8 April 2025`, `16 to 19 September 2025`, `September 2026`, `2024-2025`."""
    start, end = period.start, period.end
    words = phrases(language)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        years = words.year if start.year == end.year else words.years
        return years.format(year=start.year, last_year=end.year)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        quarter = Quarter.of(start)
        if quarter.period == period:
            return say_quarter(quarter, language)
        return say_range(say_month(start, language), say_month(end, language), language)
    return _filled(_pattern(words, start, end), words, start, end)


def _pattern(words: Phrases, start: datetime.date, end: datetime.date) -> str:
    if start == end:
        return words.day
    if start.year != end.year:
        return words.days_across_years
    if start.month != end.month:
        return words.days_across_months
    return words.two_days if (end - start).days == 1 else words.days


def _filled(pattern: str, words: Phrases, start: datetime.date, end: datetime.date) -> str:
    return pattern.format(
        day=_numbered(start, words),
        month=words.months[start.month - 1],
        year=start.year,
        last_day=_numbered(end, words),
        last_month=words.months[end.month - 1],
        last_year=end.year,
    )


def _numbered(day: datetime.date, words: Phrases) -> str:
    return words.first_day if day.day == 1 else str(day.day)


def say_number(number: Decimal | int, language: str) -> str:
    """`1,234,567.5`, with as many decimals as the number has."""
    value = Decimal(number)
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return str(number)
    words = phrases(language)
    digits = f"{value.copy_abs():,f}".translate(
        {ord(","): words.thousands, ord("."): words.decimal}
    )
    return f"{words.minus}{digits}" if value < 0 else digits


_MOST_DIGITS = 60
"""A larger number is no amount, and would be written with as many zeros as it likes."""


def say_amount(amount: Decimal, language: str) -> str:
    """`12,500.50`, with the digits that it has; a minus sign where it is below zero."""
    return say_number(amount, language).replace("-", "\N{MINUS SIGN}")
