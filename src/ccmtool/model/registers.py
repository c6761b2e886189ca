"""The registers that documents draw on: meetings, documents, roles, action plans, terms, ..."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from ccmtool.model.base import (
    ArticleRef,
    Date,
    DocumentRef,
    Doubtful,
    Id,
    Line,
    MeetingRef,
    Model,
    Number,
    OneOrMore,
    RoleRef,
    ThemeRef,
)
from ccmtool.model.times import Period, PeriodField, Quarter, When, quarters


class Part(Doubtful):
    """One part of a meeting that takes place in several."""

    dates: PeriodField
    """Its days: `2020-11-25..2020-11-27`."""
    city: Line | None = None
    """Where."""
    venue: Line | None = None
    """The building."""
    room: Line | None = None
    """The room."""


class Meeting(Doubtful):
    """A meeting, by every name it goes by."""

    id: Id
    """A short, stable word."""
    name: Line
    """The name that links print."""
    aliases: OneOrMore[Line] = ()
    """Other names in use, by which the rules know the meeting in a text."""
    symbols: OneOrMore[str] = ()
    """The beginning of the symbols of its documents: `CCM/MSP/2025`."""
    dates: PeriodField | None = None
    """Its days: `2025-04-07..2025-04-08`, or the month where only that is known."""
    city: Line | None = None
    """Where."""
    venue: Line | None = None
    """The building, by the name that is printed."""
    venue_aliases: OneOrMore[Line] = ()
    """Other names of the building, such as its abbreviation; texts may use them too."""
    room: Line | None = None
    """The room."""
    presidency: Line | None = None
    """Who presides, in words; not the id of a role."""
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

    def names(self) -> tuple[str, ...]:
        """Every registered name."""
        return (self.name, *self.aliases)

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


class RegisteredDocument(Doubtful):
    """A document that others cite."""

    id: Id
    """A short, stable word."""
    symbol: Line | None = None
    """Its symbol; all language versions share one."""
    title: Line | None = None
    """Its title; where it has none, what it is."""
    meeting: MeetingRef | None = None
    """The id of the meeting that it belongs to, where its symbol does not begin with one of
    the `symbols` of a meeting."""
    stage: Literal["draft", "advance", "final"] | None = None
    """How far it has come, where that matters."""
    supersedes: DocumentRef | None = None
    """The id of the document that it replaces."""


class Holding(Doubtful):
    """A stretch of time in which somebody holds a role."""

    period: PeriodField
    """From when to when: `2024..2025`."""
    names: OneOrMore[Line]
    """Who holds it, in the order of printing."""


class Role(Doubtful):
    """A role, a body or an organisation that documents name."""

    id: Id
    """A short, stable word."""
    type: Literal["role", "body", "organisation"] = "role"
    """`role` is held by somebody; `body` and `organisation` are themselves."""
    name: Line
    """The name that links print."""
    aliases: OneOrMore[Line] = ()
    """Other names in use."""
    holders: tuple[Holding, ...] = ()
    """Who held it when, one term of office after the other; left out where not established."""


class Theme(Doubtful):
    """A thematic area of the treaty."""

    id: Id
    """A short, stable word."""
    title: Line
    """Its name, which links print."""
    articles: OneOrMore[ArticleRef] = ()
    """The articles that it is about: `ccm/6`."""
    coordinators: RoleRef | None = None
    """The id of the role that is responsible for it."""


def _range(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,9}(\.\.[0-9]{1,9})?", text):
        raise PydanticCustomError(
            "range", "`{text}` is no range of numbers; write 38..42", {"text": text[:40]}
        )
    return text


NumberRange = Annotated[str, AfterValidator(_range)]


class ThemeActions(Doubtful):
    """The actions of a plan that belong to a theme."""

    theme: ThemeRef | None = None
    """The id of the theme; left out for what cuts across all."""
    title: Line | None = None
    """The name of the group, where it is no theme."""
    actions: NumberRange
    """The numbers of the first and the last: `38..42`."""


class ActionPlan(Doubtful):
    """An action plan adopted by a review conference. Its numbers mean nothing without it."""

    id: Id
    """A short, stable word."""
    name: Line
    """The name that links print."""
    abbreviation: Line | None = None
    """Its abbreviation, which links to its actions print: `LAP Action 38`."""
    period: PeriodField
    """The years that it covers: `2021..2026`."""
    number_of_actions: Number
    """How many actions it has; they are numbered from 1."""
    adopted_by: MeetingRef | None = None
    """The id of the meeting that adopted it."""
    adopted_on: Date | None = None
    """The day of its adoption."""
    groups: tuple[ThemeActions, ...] = ()
    """Which actions belong to which theme."""


class TermEntry(Doubtful):
    """A term or an abbreviation."""

    id: Id
    """A short, stable word."""
    term: Line
    """The term in full."""
    abbreviation: Line | None = None
    """Its abbreviation."""


class Article(Doubtful):
    """An article of a treaty."""

    number: Number
    """Its number."""
    title: Line
    """Its subject."""


class Treaty(Doubtful):
    """A treaty and its articles."""

    id: Id
    """A short, stable word."""
    name: Line
    """Its name."""
    abbreviation: Line | None = None
    """Its abbreviation."""
    in_force: Date | None = None
    """When it entered into force."""
    articles: tuple[Article, ...] = ()
    """Its articles by number."""


class Meetings(Model):
    """The register of meetings."""

    kind: Literal["meetings"]
    """What the file is."""
    entries: tuple[Meeting, ...] = ()
    """The meetings."""


class DocumentRegister(Model):
    """The register of documents."""

    kind: Literal["documents"]
    """What the file is."""
    address: str | None = None
    """Where the public finds a document on the web, with `{symbol}` in place of its symbol.
    Left out, symbols print without a link."""
    entries: tuple[RegisteredDocument, ...] = ()
    """The documents."""


class Roles(Model):
    """The register of roles, bodies and organisations."""

    kind: Literal["roles"]
    """What the file is."""
    entries: tuple[Role, ...] = ()
    """The roles."""


class Themes(Model):
    """The register of themes."""

    kind: Literal["themes"]
    """What the file is."""
    entries: tuple[Theme, ...] = ()
    """The themes."""


class ActionPlans(Model):
    """The register of action plans."""

    kind: Literal["action-plans"]
    """What the file is."""
    entries: tuple[ActionPlan, ...] = ()
    """The action plans."""


class Terms(Model):
    """The register of terms and abbreviations."""

    kind: Literal["terms"]
    """What the file is."""
    entries: tuple[TermEntry, ...] = ()
    """The terms."""


class Treaties(Model):
    """The register of treaties."""

    kind: Literal["treaties"]
    """What the file is."""
    entries: tuple[Treaty, ...] = ()
    """The treaties."""
