"""An agenda: the list of its items, the annotations, the programme, the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from ccmtool.corpus.entry import Entry
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Fields,
    Inlines,
    Text,
)
from ccmtool.layout.agenda.item_documents import documents_of, table_of_documents
from ccmtool.layout.agenda.item_names import bare_list
from ccmtool.layout.agenda.programme import programme_blocks
from ccmtool.layout.cells import joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import children, lay_out_entries, own_text
from ccmtool.layout.parties import responsible
from ccmtool.layout.parts import Part, asked
from ccmtool.model.agenda import Agenda, AgendaChild
from ccmtool.model.base import Route
from ccmtool.model.parts import name_of
from ccmtool.model.shared import ChildItem

Row = tuple[Inlines, Inlines]


def lay_out(desk: Desk, agenda: Agenda) -> Blocks:
    """The parts asked for; else the annotations, and the programme where there is one."""
    return tuple(_parts(desk, agenda) if agenda.parts else _customary(desk, agenda))


def _customary(desk: Desk, agenda: Agenda) -> Iterator[Block]:
    yield from _annotations(desk, agenda)
    if agenda.programme:
        yield from _part(desk, agenda, Part("programme"))


def _parts(desk: Desk, agenda: Agenda) -> Iterator[Block]:
    for part in asked(desk, agenda.parts, ("parts",)):
        if agenda.parts in (("list",), ("annotations",)):
            yield from _BLOCKS[part.name](desk, agenda)
        else:
            yield from _part(desk, agenda, part)


def _part(desk: Desk, agenda: Agenda, part: Part) -> Iterator[Block]:
    usual: Inlines = (Text(getattr(desk.phrases, _TITLES[part.name])),)
    if part.name == "programme" and agenda.programme:
        usual = desk.field_inlines(agenda.programme, "title", ("programme",)) or usual
    return part.headed(_BLOCKS[part.name](desk, agenda), usual, _TITLES[part.name])


def _list(desk: Desk, agenda: Agenda) -> Blocks:
    annotated = "annotations" in map(name_of, agenda.parts)
    return bare_list(desk, agenda.items, annotated=annotated)


def _annotations(desk: Desk, agenda: Agenda) -> Blocks:
    return lay_out_entries(desk, agenda.items, ("items",), desk.entry, _body)


def _programme(desk: Desk, agenda: Agenda) -> Blocks:
    return programme_blocks(desk, agenda.programme)


_BLOCKS: Mapping[str, Callable[[Desk, Agenda], Blocks]] = MappingProxyType(
    {
        "list": _list,
        "annotations": _annotations,
        "programme": _programme,
        "documents": table_of_documents,
    }
)

_TITLES = {
    "list": "agenda",
    "annotations": "annotations",
    "programme": "programme",
    "documents": "documents",
}
"""The phrase that is the title of a part by itself; links lead to it by the same word."""

# --- an item with what belongs to it ---------------------------------------------------------


def _body(desk: Desk, item: ChildItem, route: Route, entry: Entry) -> Blocks:
    facts: tuple[Row, ...] = ()
    documents: tuple[Row, ...] = ()
    if isinstance(item, AgendaChild):
        facts = tuple(_facts(desk, item, route))
        if item.documents is not None:
            name: Inlines = (Text(desk.phrases.documents),)
            documents = ((name, documents_of(desk, item, route)),)
    return (
        *((Fields(facts),) if facts else ()),
        *own_text(desk, item, route, entry),
        *((Fields(documents),) if documents else ()),
        *children(desk, item, route, entry, _body),
    )


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
    return (Text(name),), desk.from_field(joined(values), item, field, route)
