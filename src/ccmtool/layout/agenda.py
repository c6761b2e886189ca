"""An agenda: items with annotations and what belongs to them, and the programme."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.corpus import Entry
from ccmtool.corpus.wording import say_day
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Break,
    Document,
    Fields,
    Inline,
    Inlines,
    Section,
    Table,
    Text,
)
from ccmtool.layout.desk import Desk, cover
from ccmtool.layout.entries import children, lay_out_entries, own_text
from ccmtool.layout.parties import responsible
from ccmtool.model.agenda import Agenda, AgendaChild, Day, Slot
from ccmtool.model.base import Route
from ccmtool.model.shared import ChildItem

Row = tuple[Inlines, Inlines]


def lay_out(desk: Desk, agenda: Agenda) -> Document:
    """The items in order, then the programme where there is one."""
    blocks = lay_out_entries(desk, agenda.items, ("items",), desk.entry, _body)
    return Document(
        agenda.id,
        agenda.kind,
        agenda.language,
        cover(desk),
        (*blocks, *_programme(desk, agenda)),
        desk.close_notes(),
    )


def _body(desk: Desk, item: ChildItem, route: Route, entry: Entry) -> Blocks:
    facts: tuple[Row, ...] = ()
    documents: tuple[Row, ...] = ()
    if isinstance(item, AgendaChild):
        facts = tuple(_facts(desk, item, route))
        documents = tuple(_documents(desk, item, route))
    return (
        *((Fields(facts),) if facts else ()),
        *own_text(desk, item, route, entry),
        *((Fields(documents),) if documents else ()),
        *children(desk, item, route, entry, _body),
    )


def _documents(desk: Desk, item: AgendaChild, route: Route) -> Iterator[Row]:
    if item.documents is not None:
        listed = [_document(desk, name, (*route, "documents")) for name in item.documents]
        none: list[Inlines] = [(Text(desk.phrases.no_documents),)]
        yield _row(desk, item, route, "documents", desk.phrases.documents, listed or none)


def _facts(desk: Desk, item: AgendaChild, route: Route) -> Iterator[Row]:
    phrases = desk.phrases
    if item.lead:
        led = responsible(desk, item.lead, (*route, "lead"), holders=True)
        yield _row(desk, item, route, "lead", phrases.lead, led)
    if item.mandates:
        cited = [
            desk.citation(text, (*route, "mandates", n)) for n, text in enumerate(item.mandates)
        ]
        yield _row(desk, item, route, "mandates", phrases.mandates, cited)
    if item.actions:
        actions = [desk.reference("action", text, (*route, "actions")) for text in item.actions]
        yield _row(desk, item, route, "actions", phrases.actions, actions)


def _row(
    desk: Desk, item: AgendaChild, route: Route, field: str, name: str, values: list[Inlines]
) -> Row:
    nodes: list[Inline] = []
    for value in values:
        nodes += [Break(), *value] if nodes else value
    marked = desk.provisional(tuple(nodes), (*route, field), doubtful=item.doubts(field))
    return (Text(name),), marked


def _document(desk: Desk, name: str, route: Route) -> Inlines:
    """A document before the meeting: its symbol and its title."""
    nodes = desk.reference("doc", name, route)
    registered = desk.corpus.registered["documents"].get(name)
    if registered and registered.value.symbol and registered.value.title:
        value, entry = registered.value, registered.entry
        title = desk.field_inlines(value, "title", registered.route, entry)
        return (*nodes, Text(", "), *title)
    return nodes


# --- programme -------------------------------------------------------------------------------


def _programme(desk: Desk, agenda: Agenda) -> Iterator[Block]:
    if agenda.programme:
        days = tuple(
            _day(desk, day, ("programme", number)) for number, day in enumerate(agenda.programme)
        )
        yield Section((Text(desk.phrases.programme),), days, anchor="programme")


def _day(desk: Desk, day: Day, route: Route) -> Section:
    weekday = desk.inlines(day.weekday, (*route, "weekday")) or (
        Text(desk.phrases.weekdays[day.date.weekday()]),
    )
    title = (*weekday, Text(", "), Text(say_day(day.date, desk.document.language)))
    tables = tuple(_session(desk, day, number, route) for number in range(len(day.sessions)))
    return Section(title, tables, anchor=f"day-{day.date.isoformat()}")


def _session(desk: Desk, day: Day, number: int, route: Route) -> Table:
    session, here = day.sessions[number], (*route, "sessions", number)
    caption: list[Inline] = [Text(_hours(desk, session.at))]
    parts = [
        desk.inlines(session.title, (*here, "title")),
        desk.inlines(session.room, (*here, "room")),
        desk.reference("party", session.chair, here) if session.chair else (),
    ]
    for part in parts:
        caption += [Text(", "), *part] if part else []
    rows = tuple(
        ((Text(_hours(desk, slot.at)),), _slot(desk, slot, (*here, "slots", n)))
        for n, slot in enumerate(session.slots)
    )
    head: tuple[Inlines, ...] = ((Text(desk.phrases.time),), (Text(desk.phrases.item),))
    return Table(head, rows, tuple(caption))


def _hours(desk: Desk, at: str) -> str:
    start, _, end = at.partition("-")
    return f"{start}–{end}" if end else desk.phrases.open_end.format(start=start)


def _slot(desk: Desk, slot: Slot, route: Route) -> Inlines:
    nodes: list[Inline] = []
    for target in slot.items:
        if nodes:
            nodes.append(Break())
        nodes += _item(desk, target, route)
    event = desk.inlines(slot.event, (*route, "event"))
    return (*nodes, *([Break()] if nodes and event else []), *event)


def _item(desk: Desk, target: str, route: Route) -> Inlines:
    """The label of an item and its title; the title alone where it has no label."""
    nodes = desk.reference("item", target, route)
    member = desk.entry.members["item"].get(target)
    if member is None or not member.value.title or not desk.entry.labels.get(member.route):
        return nodes
    return (*nodes, Text(" "), *desk.field_inlines(member.value, "title", member.route))
