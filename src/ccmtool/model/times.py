"""Time as authors type it: quarters, years, months, dates, ranges, and times tied to a meeting."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.model.spoken_dates import as_typed

Day = datetime.date

QUARTER_FORMS = "Q1-2025, 2025-Q1 or Q1 2025"

_YEARS = range(1800, 2200)
"""Any other year is a slip; and a time that spans it all has a bounded number of quarters."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    start: Day
    end: Day

    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
        return self.start <= other.end and other.start <= self.end

    def holds(self, other: Period) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


@total_ordering
@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year; prints as `Q1-2025`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"Q{self.number}-{self.year}"

    def __lt__(self, other: Quarter) -> bool:
        return (self.year, self.number) < (other.year, other.number)

    @property
    def period(self) -> Period:
        """Its first and last day."""
        last = self.number * 3
        return Period(
            Day(self.year, last - 2, 1), Day(self.year, last, monthrange(self.year, last)[1])
        )

    def next(self) -> Quarter:
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @classmethod
    def of(cls, day: Day) -> Quarter:
        """The quarter that holds a day."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> Quarter | None:
        """Read any of the accepted forms, in upper or lower case; None if it is none of them."""
        text = text.strip().upper()
        match = re.fullmatch(r"Q([1-4])[- ]?([0-9]{4})|([0-9]{4})[- ]?Q([1-4])", text)
        if not match:
            return None
        year, number = int(match[2] or match[3]), int(match[1] or match[4])
        return cls(year, number) if year in _YEARS else None


@lru_cache(maxsize=512)
def quarters(period: Period) -> tuple[Quarter, ...]:
    """The quarters that a period touches, in order."""
    first = Quarter.of(period.start)
    last = max(first, Quarter.of(period.end))
    places = range(first.year * 4 + first.number - 1, last.year * 4 + last.number)
    return tuple(Quarter(place // 4, place % 4 + 1) for place in places)


def parse_period(text: str) -> Period | None:
    """Read a date, month, quarter or year, or two of them with `..` between; None if it is none."""
    first, dots, last = text.strip().partition("..")
    start, end = _stretch(first), _stretch(last) if dots else None
    if start is None or (dots and end is None):
        return None
    return Period(start.start, (end or start).end)


def _stretch(text: str) -> Period | None:
    text = text.strip()
    quarter = Quarter.parse(text)
    if quarter:
        return quarter.period
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", text)
    if not match or int(match[1]) not in _YEARS:
        return None
    year, month, day = (int(part) for part in match.groups("1"))
    try:
        first = Day(year, month, day)
        if match[3]:
            return Period(first, first)
        month = month if match[2] else 12
        return Period(first, Day(year, month, monthrange(year, month)[1]))
    except ValueError:
        return None


class Form(StrEnum):
    """How a time is given."""

    QUARTER = "quarter"
    PERIOD = "period"
    DURING = "during"
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"
    UNTIL = "until"
    ON_REQUEST = "on-request"
    ONGOING = "ongoing"
    TBC = "tbc"
    TBA = "tba"
    NOT_APPLICABLE = "not-applicable"


_OPEN = (Form.ON_REQUEST, Form.ONGOING, Form.TBC, Form.TBA, Form.NOT_APPLICABLE)
_TIED = (Form.DURING, Form.BEFORE, Form.AFTER)

End = Period | str
"""An end of a stretch of time: days, or the id of a meeting."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as typed: a period of days, a meeting it is tied to, a stretch between two ends.

    `start` and `end` are those of a stretch (`from`, `until`), None where it is open.
    """

    text: str
    form: Form
    period: Period | None = None
    meeting: str = ""
    start: End | None = None
    end: End | None = None

    @property
    def meetings(self) -> tuple[str, ...]:
        """The ids of the meetings that it names, in order."""
        named = (self.meeting, self.start, self.end)
        return tuple(name for name in named if isinstance(name, str) and name)


@lru_cache(maxsize=4096)
def parse_when(text: str) -> When | None:
    """Read a time in any form; None if it is none."""
    text = text.strip()
    word, _, meeting = text.partition(" ")
    if text in [form.value for form in _OPEN]:
        return When(text, Form(text))
    if word in [form.value for form in _TIED] and _MEETING.fullmatch(meeting):
        return When(text, Form(word), meeting=meeting)
    if word in (Form.FROM, Form.UNTIL):
        return _between(text)
    period = parse_period(text)
    if period is None:
        return None
    return When(text, Form.QUARTER if Quarter.parse(text) else Form.PERIOD, period)


_MEETING = re.compile(r"[a-z0-9-]+")
_STRETCH = re.compile(r"(?:from (?P<start>.+?))?(?:(?:^| )until (?P<end>.+))?")


def _between(text: str) -> When | None:
    match = _STRETCH.fullmatch(text)
    if match is None:
        return None
    ends = [_end(match[name]) if match[name] else None for name in ("start", "end")]
    if any(typed and not end for typed, end in zip(match.groups(), ends, strict=True)):
        return None
    return When(text, Form.FROM if ends[0] else Form.UNTIL, start=ends[0], end=ends[1])


def _end(text: str) -> End | None:
    return _stretch(text) or (text if _MEETING.fullmatch(text) else None)


WHEN_FORMS = (
    "a quarter (Q1-2025), a year, a month (2025-04), a date (2025-04-07), a range with `..`, "
    "`during`, `before` or `after` and the id of a meeting, `from` or `until` and either, "
    "on-request, ongoing, tbc, tba or not-applicable"
)


def _when(value: Any) -> When:
    when = parse_when(value) if isinstance(value, str) else None
    if when is None:
        hint = _typed_right(str(value), parse_when) or WHEN_FORMS
        raise PydanticCustomError(
            "when", "`{text}` is no time; write {hint}", {"text": str(value)[:40], "hint": hint}
        )
    return when


_AUTOCORRECTED = str.maketrans({"–": "-", "—": "-", "\u2011": "-", "\u00a0": " ", "…": ".."})


def _typed_right(text: str, read: Callable[[str], When | None]) -> str:
    """What would have been read, had a word processor not improved it, or had it no blanks."""
    plain = text.translate(_AUTOCORRECTED)
    years = re.sub(r"^([0-9]{4}) ?[-/] ?([0-9]{4})$", r"\1..\2", plain)
    dates = re.sub(r"^([0-9-]{10}) ?(?:-|to) ?([0-9-]{10})$", r"\1..\2", plain)
    for typed in (plain, years, dates, plain.replace("/", "-"), as_typed(plain)):
        if typed != text and read(typed):
            return f"`{typed}`, with plain characters" if typed == plain else f"`{typed}`"
    return ""


WhenField = Annotated[
    When,
    PlainValidator(_when),
    PlainSerializer(lambda when: when.text, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "description": f"A time: {WHEN_FORMS}."}),
]


PERIOD_FORMS = (
    "a date (2025-04-07), a month (2025-04), a quarter (Q1-2025), a year, "
    "or two of them with `..` between"
)


def _period(value: Any) -> When:
    when = parse_when(value) if isinstance(value, str) else None
    if when is None or when.period is None:
        hint = _typed_right(str(value), parse_when) or PERIOD_FORMS
        raise PydanticCustomError(
            "when",
            "`{text}` is no period of days; write {hint}",
            {"text": str(value)[:40], "hint": hint},
        )
    return when


PeriodField = Annotated[
    When,
    PlainValidator(_period),
    PlainSerializer(lambda when: when.text, return_type=str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "A date, month, quarter or year, or a range of them with `..`.",
        }
    ),
]
