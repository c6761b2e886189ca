"""A day typed in words, as the files have it: for hints."""

from __future__ import annotations

import datetime
import re

from ccmtool.language import PHRASES

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(rf"{_DAY}\.? (?:of )?(?P<month>[^\W\d]+),? (?P<year>[0-9]{{4}})")
_MONTH_FIRST = re.compile(rf"(?P<month>[^\W\d]+) {_DAY},? (?P<year>[0-9]{{4}})")
_DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")


def as_typed(text: str) -> str:
    """`2028-10-03` for `3 October 2028` or `3.10.2028`; empty for what is no day."""
    words = " ".join(text.split())
    for form in (_DAY_FIRST, _MONTH_FIRST, _DOTTED):
        match = form.fullmatch(words)
        month = _month(match["month"]) if match else 0
        if match and month:
            try:
                return datetime.date(int(match["year"]), month, int(match["day"])).isoformat()
            except ValueError:
                return ""
    return ""


def _month(typed: str) -> int:
    if typed.isdecimal():
        return int(typed)
    for words in PHRASES.values():
        months = [month.casefold() for month in words.months]
        if typed.casefold() in months:
            return months.index(typed.casefold()) + 1
    return 0
