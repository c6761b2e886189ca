"""An agenda: the list of its items, the annotations, the programme, the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from ccmtool.corpus.corpus import Entry
from ccmtool.doctree.links import without_dangling
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Document,
    Fields,
    Inlines,
    Section,
    Text,
)
from ccmtool.layout.cover import cover
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import children, lay_out_entries, own_text
from ccmtool.layout.item_documents import documents_of, one_a_line, table_of_documents
from ccmtool.layout.item_names import bare_list
from ccmtool.layout.parties import responsible
from ccmtool.layout.programme import programme_blocks
from ccmtool.model.agenda import Agenda, AgendaChild, AgendaPart
from ccmtool.model.base import Route
from ccmtool.model.shared import ChildItem
from ccmtool.prose import plain

Row = tuple[Inlines, Inlines]


def lay_out(desk: Desk, agenda: Agenda) -> Document:
    """The parts asked for; else the annotations, and the programme where there is one."""
    blocks = tuple(_parts(desk, agenda) if agenda.parts else _customary(desk, agenda))
    document = Document(
        agenda.id, agenda.kind, agenda.language, cover(desk), blocks, desk.close_notes()
    )
    # A part that does not print may hold what another one leads to.
    return without_dangling(document) if agenda.parts else document


def _customary(desk: Desk, agenda: Agenda) -> Iterator[Block]:
    yield from _annotations(desk, agenda)
    if agenda.programme:
        yield _part(desk, agenda, "programme")


def _parts(desk: Desk, agenda: Agenda) -> Iterator[Block]:
    for number, part in enumerate(agenda.parts):
        alone = len(agenda.parts) == 1 and part in ("list", "annotations")
        if isinstance(part, AgendaPart):
            yield _part(desk, agenda, part.part, part, ("parts", number))
        elif alone:
            yield from _BLOCKS[part](desk, agenda)
        else:
            yield _part(desk, agenda, part)


def _part(
    desk: Desk, agenda: Agenda, name: str, part: AgendaPart | None = None, route: Route = ()
) -> Section:
    title = desk.field_inlines(part, "title", route) if part else ()
    if not title and name == "programme" and agenda.programme:
        title = desk.field_inlines(agenda.programme, "title", ("programme",))
    return Section(
        title or (Text(getattr(desk.phrases, _TITLES[name])),),
        _BLOCKS[name](desk, agenda),
        label=plain(part.label) if part and part.label else "",
        anchor=_TITLES[name],
    )


def _list(desk: Desk, agenda: Agenda) -> Blocks:
    annotated = "annotations" in [
        part.part if isinstance(part, AgendaPart) else part for part in agenda.parts
    ]
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
    marked = desk.provisional(one_a_line(values), (*route, field), doubtful=item.doubts(field))
    return (Text(name),), marked
