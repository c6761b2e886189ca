"""A programme of work: a table for each sitting, of what is taken up when and where."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.wording import say_day
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Emphasis,
    Fields,
    Inlines,
    Section,
    Table,
    Text,
)
from ccmtool.layout.agenda.item_names import reference
from ccmtool.layout.cells import joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.parties import responsible
from ccmtool.layout.prompts import unwritten
from ccmtool.layout.sentences import fill, listed, titled
from ccmtool.model.base import Doubtful, OneOrMore, PartyRef, Route
from ccmtool.model.programme import Business, Day, Programme, Session, Slot

_ROUTE = ("programme",)


def programme_blocks(desk: Desk, programme: Programme | None) -> Blocks:
    """What is said of the programme, and its days; that it is to be written where there is none."""
    if programme is None:
        return unwritten(desk, desk.phrases.programme, ("parts",))
    return (*desk.field_blocks(programme, "text", _ROUTE), *_days(desk, programme))


def _days(desk: Desk, programme: Programme) -> Iterator[Section]:
    met = set()
    for number, day in enumerate(programme.days):
        # A day may be entered in two parts; links by its date lead to the first.
        place = f"day-{day.date.isoformat()}" if day.date and day.date not in met else ""
        met.add(day.date)
        yield _day(desk, day, (*_ROUTE, "days", number), place)


def _day(desk: Desk, day: Day, route: Route, anchor: str) -> Section:
    title = desk.field_inlines(day, "title", route)
    weekday = desk.field_inlines(day, "weekday", route)
    date: Inlines = ()
    if day.date:
        weekday = weekday or (Text(desk.phrases.weekdays[day.date.weekday()]),)
        date = (Text(say_day(day.date, desk.language)),)
        date = desk.from_field(date, day, "date", route)
    when = weekday or date
    if weekday and date:
        when = fill(desk.phrases.dated_weekday, weekday=weekday, date=date)
    sittings = (
        _session(desk, session, (*route, "sessions", number))
        for number, session in enumerate(day.sessions)
    )
    blocks = (block for sitting in sittings for block in sitting)
    return Section(joined([title, when], (Text(desk.phrases.dash),)), tuple(blocks), anchor=anchor)


def _session(desk: Desk, session: Session, route: Route) -> Blocks:
    """A sitting under its hours, name and room; one of which nothing is said has no heading."""
    title = joined(
        [
            _hours(desk, session, route),
            desk.field_inlines(session, "title", route),
            desk.field_inlines(session, "room", route),
        ],
        (Text(desk.phrases.comma),),
    )
    blocks: list[Block] = []
    if session.chair:
        chair = _parties(desk, session, "chair", session.chair, route)
        blocks.append(Fields((((Text(desk.phrases.chair),), chair),)))
    blocks += desk.field_blocks(session, "text", route)
    blocks += _table(desk, session.slots, (*route, "slots"))
    return (Section(title, tuple(blocks)),) if title else tuple(blocks)


def _table(desk: Desk, slots: tuple[Slot, ...], route: Route) -> Iterator[Table]:
    if not slots:
        return
    rows = [row for number, slot in enumerate(slots) for row in _rows(desk, slot, (*route, number))]
    item = (Text(desk.phrases.item),)
    if any(slot.at for slot in slots):
        yield Table(((Text(desk.phrases.time),), item), tuple(rows))
    else:
        yield Table((item,), tuple((cell,) for _, cell in rows))


def _rows(desk: Desk, slot: Slot, route: Route) -> Iterator[tuple[Inlines, Inlines]]:
    """What a slot holds, and what runs at the same time, each with the hours before it."""
    time = _hours(desk, slot, route)
    own = _business(desk, slot, route)
    if own or not slot.parallel:
        yield time, own
    for number, business in enumerate(slot.parallel):
        yield time, _business(desk, business, (*route, "parallel", number), named=True)


def _business(desk: Desk, business: Business, route: Route, *, named: bool = False) -> Inlines:
    """Items and what takes place beside them; in parallel, a group goes before its items."""
    items = [
        desk.from_field(reference(desk, target, (*route, "items")), business, "items", route)
        for target in business.items
    ]
    event = desk.field_inlines(business, "event", route)
    details = _details(desk, business, route)
    return joined(
        [
            *([event, *items] if named else [*items, event]),
            (Emphasis(details),) if details else (),
            desk.field_inlines(business, "remark", route),
        ]
    )


def _details(desk: Desk, business: Business, route: Route) -> Inlines:
    """Where, under whom, and who speaks."""
    phrases = desk.phrases
    chair = _parties(desk, business, "chair", business.chair, route)
    speakers = _parties(desk, business, "speakers", business.speakers, route)
    return joined(
        [
            desk.field_inlines(business, "room", route),
            titled(phrases, (Text(phrases.chair),), chair) if chair else (),
            titled(phrases, (Text(phrases.speakers),), speakers) if speakers else (),
        ],
        (Text(phrases.semicolon),),
    )


def _parties(
    desk: Desk, value: Doubtful, field: str, parties: OneOrMore[PartyRef], route: Route
) -> Inlines:
    named = listed(desk.phrases, responsible(desk, parties, (*route, field), holders=True))
    return desk.from_field(named, value, field, route)


def _hours(desk: Desk, value: Session | Slot, route: Route) -> Inlines:
    if not value.at:
        return ()
    start, _, end = value.at.partition("-")
    said = f"{start}–{end}" if end else desk.phrases.open_end.format(start=start)
    return desk.from_field((Text(said),), value, "at", route)
