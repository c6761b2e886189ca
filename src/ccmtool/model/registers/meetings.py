"""The register of meetings."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Doubtful, Id, Line, Model, Name, OneOrMore
from ccmtool.model.times import Period, PeriodField, Quarter, When, quarters


class Part(Doubtful):
    """One part of a meeting that takes place in several."""

    dates: PeriodField
    """Its days: `2020-11-25..2020-11-27`."""
    city: Name | None = None
    """Where."""
    venue: Name | None = None
    """The building."""
    room: Name | None = None
    """The room."""


class Meeting(Doubtful):
    """A meeting, by every name it goes by."""

    id: Id
    """A short, stable word."""
    name: Name
    """The name that links print."""
    aliases: OneOrMore[Line] = ()
    """Other names in use, by which the rules know the meeting in a text."""
    symbols: OneOrMore[str] = ()
    """The beginning of the symbols of its documents: `CCM/MSP/2025`."""
    dates: PeriodField | None = None
    """Its days: `2025-04-07..2025-04-08`, or the month where only that is known."""
    city: Name | None = None
    """Where."""
    venue: Name | None = None
    """The building, by the name that is printed."""
    venue_aliases: OneOrMore[Line] = ()
    """Other names of the building, such as its abbreviation; texts may use them too."""
    room: Name | None = None
    """The room."""
    presidency: Name | None = None
    """Who presides, in words; not an id."""
    parts: tuple[Part, ...] = ()
    """The parts, where the meeting takes place in several. Then `dates` stand in the parts,
    and not beside them."""

    @model_validator(mode="after")
    def _dates_once(self) -> Meeting:
        if self.parts and self.dates:
            raise PydanticCustomError(
                "dates", "a meeting in `parts` has its `dates` there, not beside them"
            )
        return self

    def names(self, language: str) -> tuple[str, ...]:
        """Every name that it goes by in documents of a language."""
        return (self.name.within(language), *self.aliases)

    def periods(self) -> tuple[Period, ...]:
        """The days of the meeting, part by part; empty where they are not known."""
        stretches: list[When | None] = [part.dates for part in self.parts]
        stretches = stretches or [self.dates]
        return tuple(when.period for when in stretches if when and when.period)

    def days(self) -> Period | None:
        """From the first day to the last, over all parts; None where they are not known."""
        periods = self.periods()
        if not periods:
            return None
        return Period(min(p.start for p in periods), max(p.end for p in periods))

    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters in which the meeting takes place, in the order of its parts."""
        return tuple(dict.fromkeys(q for period in self.periods() for q in quarters(period)))


class Meetings(Model):
    """The register of meetings."""

    kind: Literal["meetings"]
    """What the file is."""
    entries: tuple[Meeting, ...] = ()
    """The meetings."""
