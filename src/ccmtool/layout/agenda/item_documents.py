"""The documents before the meeting: under an item one a line, and all of them in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ccmtool.corpus.entry import Member
from ccmtool.corpus.wording import say_day
from ccmtool.doctree.nodes import Blocks, Inlines, Paragraph, Table, Text
from ccmtool.layout.agenda.item_names import item_label, item_name
from ccmtool.layout.cells import joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.names import name_of
from ccmtool.layout.sentences import after_comma, bracketed, fill, listed
from ccmtool.model.agenda import Agenda, AgendaChild, ListedDocument
from ccmtool.model.base import Route


def documents_of(desk: Desk, item: AgendaChild, route: Route) -> Inlines:
    """The documents of an item, one a line, or that there are none."""
    lines = tuple(_lines(desk, item, route))
    none: Inlines = (Text(desk.phrases.no_documents),)
    return joined(lines) or desk.from_field(none, item, "documents", route)


def _lines(desk: Desk, item: AgendaChild, route: Route) -> Iterator[Inlines]:
    for number, document in enumerate(item.documents or ()):
        line = _line(desk, document, (*route, "documents", number))
        yield desk.from_field(line, item, "documents", route)


def table_of_documents(desk: Desk, agenda: Agenda) -> Blocks:
    """All documents by item: a row for each, with the title of the item before the first."""
    rows = tuple(_rows(desk, agenda.items, ("items",)))
    if not rows:
        return (Paragraph((Text(desk.phrases.no_documents),)),)
    return (Table(((Text(desk.phrases.item),), (Text(desk.phrases.documents),)), rows),)


def _rows(desk: Desk, entries: Sequence[Any], route: Route) -> Iterator[tuple[Inlines, ...]]:
    for number, item in enumerate(entries):
        if isinstance(item, AgendaChild):
            here = (*route, number)
            name = item_name(desk, Member(desk.entry, here, item))
            again = item_label(Member(desk.entry, here, item)) or name
            for index, line in enumerate(_lines(desk, item, here)):
                yield again if index else name, line
            yield from _rows(desk, item.children, (*here, "children"))


# --- a document ------------------------------------------------------------------------------


def _line(desk: Desk, listed: str | ListedDocument, route: Route) -> Inlines:
    """Symbol, title, part (stage), submitted by whom – what for."""
    own = listed if isinstance(listed, ListedDocument) else None
    name = own.document if own else str(listed)
    registered = desk.corpus.registered["documents"].get(name or "")
    # What is said under the item goes before what the register says.
    told = [Member(desk.entry, route, own)] if own else []
    told += [registered] if registered else []
    title = _title(desk, own, name, route)
    nodes = [*title]
    if own and own.part:
        nodes += after_comma(desk.phrases, desk.field_inlines(own, "part", route))
    nodes += [*_date(desk, registered), *_stage(desk, told), *_submitted(desk, told)]
    if own and own.purpose:
        nodes += [Text(desk.phrases.dash), *desk.field_inlines(own, "purpose", route)]
    if own and own.to_be_issued:
        words = desk.phrases.to_be_issued
        nodes += [Text(" "), *desk.prompt(words, (*route, "to-be-issued"), title)]
    return tuple(nodes)


def _title(desk: Desk, own: ListedDocument | None, name: str | None, route: Route) -> Inlines:
    if own is None:
        return _known(desk, name or "", route)
    if name:
        known = _known(desk, name, (*route, "document"))
        return desk.from_field(known, own, "document", route)
    symbol: Inlines = ()
    if own.symbol:
        symbol = desk.citation(own.symbol, (*route, "symbol"))
        symbol = desk.from_field(symbol, own, "symbol", route)
    title = desk.field_inlines(own, "title", route)
    return (*symbol, *(after_comma(desk.phrases, title) if symbol else title))


def _known(desk: Desk, name: str, route: Route) -> Inlines:
    """A document that the corpus knows: its symbol and its title."""
    nodes = desk.reference("doc", name, route)
    found = desk.corpus.registered["documents"].get(name)
    here = desk.corpus.documents.get(name)
    cover = here.document.cover if here and here.document else None
    if found is None:
        symbol = name_of(desk, cover, "symbol", ("cover",), here) if cover and here else ()
        return (*symbol, *(after_comma(desk.phrases, nodes) if symbol else nodes))
    title: Inlines = ()
    if found.value.symbol and found.value.title:
        title = name_of(desk, found.value, "title", found.route, found.entry)
    elif found.value.symbol and cover and here:
        title = name_of(desk, cover, "title", ("cover",), here)
    return (*nodes, *after_comma(desk.phrases, title))


def _date(desk: Desk, registered: Member | None) -> Inlines:
    """The date of a document by which it can be told, where it has no symbol."""
    if registered is None or registered.value.symbol or not registered.value.date:
        return ()
    said: Inlines = (Text(say_day(registered.value.date, desk.language)),)
    return after_comma(desk.phrases, _marked(desk, said, registered, "date"))


def _stage(desk: Desk, told: Sequence[Member]) -> Inlines:
    first = next((member for member in told if member.value.stage), None)
    if first is None or first.value.stage == "final":
        return ()
    said: Inlines = (Text(getattr(desk.phrases, first.value.stage)),)
    return bracketed(desk.phrases, _marked(desk, said, first, "stage"))


def _submitted(desk: Desk, told: Sequence[Member]) -> Inlines:
    first = next((member for member in told if member.value.submitted_by), None)
    if first is None:
        return ()
    place = (*first.route, "submitted-by")
    parties = [desk.reference("party", party, place) for party in first.value.submitted_by]
    said = fill(desk.phrases.submitted_by, parties=listed(desk.phrases, parties))
    return after_comma(desk.phrases, _marked(desk, said, first, "submitted-by"))


def _marked(desk: Desk, nodes: Inlines, told: Member, field: str) -> Inlines:
    return desk.from_field(nodes, told.value, field, told.route, told.entry)
