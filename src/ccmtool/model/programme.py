"""The programme of work of a meeting: its days, sittings, and what is taken up when."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ccmtool.model.base import (
    Date,
    Doubtful,
    ItemRef,
    Line,
    OneOrMore,
    PartyRef,
    Prose,
)

_HOURS = re.compile(
    r"([01]?[0-9]|2[0-3]):([0-5][0-9])-(?:([01]?[0-9]|2[0-3]|24(?=:00)):([0-5][0-9]))?"
)


class Hours(str):
    """A stretch of a day: `10:00-13:00`, or `15:00-` with an open end."""

    __slots__ = ()

    @property
    def minutes(self) -> tuple[int, int | None]:
        """Start and end in minutes after midnight; no end where it is open."""
        match = _HOURS.fullmatch(self)
        if match is None:
            raise ValueError(self)
        start = int(match[1]) * 60 + int(match[2])
        return start, int(match[3]) * 60 + int(match[4]) if match[3] else None


def _hours(value: Any) -> Any:
    if isinstance(value, str) and _HOURS.fullmatch(value):
        return Hours(value)
    plain = re.sub(r" ?[-–—] ?", "-", value) if isinstance(value, str) else ""
    hint = f"`{plain}`, with a plain hyphen" if _HOURS.fullmatch(plain) else "10:00-13:00 or 15:00-"
    colons = re.sub(r"(?<=[0-9]) ?[.h] ?(?=[0-9]{2})", ":", plain)
    if colons != plain and _HOURS.fullmatch(colons):
        hint = f"`{colons}`"
    raise PydanticCustomError(
        "hours",
        "`{text}` is no time of day; write {hint}",
        {"text": str(value)[:40], "hint": hint},
    )


HoursField = Annotated[
    Any,
    BeforeValidator(_hours),
    WithJsonSchema({"type": "string", "pattern": f"^{_HOURS.pattern}$"}),
]


class Business(Doubtful):
    """What is taken up in a room at a time."""

    items: OneOrMore[ItemRef] = ()
    """The ids of the items taken up; the table prints their labels and titles."""
    event: Line | None = None
    """What takes place instead of items, or beside them, in words: a break, a reception,
    a working group."""
    room: Line | None = None
    """The room, in words, where it is not that of the session."""
    chair: OneOrMore[PartyRef] = ()
    """Who presides, by id of the party, where it is not who presides over the session."""
    speakers: OneOrMore[PartyRef] = ()
    """Who speaks, by id of the party: a person, a State, a body."""
    remark: Line | None = None
    """What else there is to say of it, in words: `to be continued on Tuesday`."""


class Slot(Business):
    """A stretch of a session."""

    at: HoursField | None = None
    """From when to when: `10:00-10:30`, or `15:00-` with an open end. Left out, where only
    the order is known."""
    parallel: OneOrMore[Business] = ()
    """What runs at the same time, each in its own room."""


class Session(Doubtful):
    """A sitting of the meeting."""

    at: HoursField | None = None
    """From when to when: `10:00-13:00`. Left out, where the hours are not known."""
    title: Line | None = None
    """Its name, where it has one: `Morning`, `Second plenary meeting`."""
    room: Line | None = None
    """The room, in words; left out, none is printed."""
    chair: OneOrMore[PartyRef] = ()
    """Who presides, by id of the party; several, where they share the chair."""
    text: Prose | None = None
    """What is to be said before the table, in words."""
    slots: tuple[Slot, ...] = ()
    """What is taken up when."""


class Day(Doubtful):
    """A day of the programme."""

    date: Date | None = None
    """The day. Left out, where it is not known yet; then the day has a `title`."""
    weekday: Line | None = None
    """The weekday as announced, in words; left out, it is computed from the date."""
    title: Line | None = None
    """Its name, with the date or without: `Day 1`."""
    sessions: tuple[Session, ...] = ()
    """Its sittings in order."""

    @model_validator(mode="after")
    def _named(self) -> Day:
        if self.date is None and self.title is None:
            raise PydanticCustomError(
                "day", "a day of the programme has a `date`, such as 2025-04-07, or a `title`"
            )
        return self


class Programme(Doubtful):
    """The programme of work."""

    title: Line | None = None
    """Its title; left out, `Programme of work`."""
    text: Prose | None = None
    """What is to be said before the first day, in words."""
    days: tuple[Day, ...] = ()
    """The days in order."""
