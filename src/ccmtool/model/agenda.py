"""An agenda, with annotations and, where there is one, its programme."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.model.base import (
    ActionRef,
    Citation,
    Date,
    DocumentRef,
    Flag,
    Id,
    ItemRef,
    Line,
    MeetingRef,
    Model,
    NoneOrMore,
    OneOrMore,
    PartyRef,
    ThemeRef,
)
from ccmtool.model.involvement import Involved
from ccmtool.model.shared import Aside, ChildItem, DocumentModel, entry_kind


class AgendaChild(ChildItem):
    """An agenda item below the first level."""

    documents: NoneOrMore[DocumentRef] | None = None
    """The ids of the documents before the meeting under this item, or `none` if there are none.
    Left out, the agenda says nothing about documents."""
    lead: OneOrMore[Involved] = ()
    """Who opens or leads the item, by id of the party, or with `party:` and more."""
    themes: OneOrMore[ThemeRef] = ()
    """The ids of the themes that the item is about; they do not print."""
    mandates: OneOrMore[Citation] = ()
    """The decisions that put the item on the agenda, each a symbol, a comma and the place in it."""
    actions: OneOrMore[ActionRef] = ()
    """The actions of an action plan that the item covers: `lap/38..42`."""
    children: tuple[AgendaChildEntry, ...] = ()
    """Entries below this one: items, `prose:`, `heading:`, `text-of:`."""


AgendaChildEntry = Annotated[
    Annotated[AgendaChild, Tag("@item")] | Aside, Discriminator(entry_kind)
]


class AgendaItem(AgendaChild):
    """An agenda item of the first level."""

    id: Id
    """A short, stable word. Links and anchors use it; labels and titles may change."""


AgendaEntry = Annotated[Annotated[AgendaItem, Tag("@item")] | Aside, Discriminator(entry_kind)]

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


class Slot(Model):
    """A stretch of a session."""

    at: HoursField
    """From when to when: `10:00-10:30`, or `15:00-` with an open end."""
    items: OneOrMore[ItemRef] = ()
    """The ids of the items taken up; the table prints their labels and titles."""
    event: Line | None = None
    """What takes place instead of items, or beside them, in words: a break, a reception."""


class Session(Model):
    """A sitting of the meeting."""

    at: HoursField
    """From when to when: `10:00-13:00`."""
    title: Line | None = None
    """Its name, where it has one."""
    room: Line | None = None
    """The room, in words; left out, none is printed."""
    chair: PartyRef | None = None
    """Who presides, by id of the party."""
    slots: tuple[Slot, ...] = ()
    """What is taken up when."""


class Day(Model):
    """A day of the programme."""

    date: Date
    """The day."""
    weekday: Line | None = None
    """The weekday as announced, in words; left out, it is computed from the date."""
    sessions: tuple[Session, ...] = ()
    """Its sittings in order."""


class Agenda(DocumentModel):
    """The agenda of a meeting: its items, with annotations where there are any."""

    kind: Literal["agenda"]
    """What the file is."""
    meeting: MeetingRef
    """The meeting whose agenda it is."""
    extract: Flag = False
    """Whether only some items are entered, to be linked to: never rendered, gaps expected."""
    items: tuple[AgendaEntry, ...] = ()
    """The items in order; between them `prose:`, `heading:` or `text-of:`."""
    programme: tuple[Day, ...] = ()
    """The programme of work by day, where there is one."""


AgendaChild.model_rebuild()
Agenda.model_rebuild()
