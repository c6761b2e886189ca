"""The recursive list that agendas, notes and plans share, laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ccmtool.corpus.entry import Entry, Member, anchor_of, scheme_of
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found
from ccmtool.doctree.nodes import Block, Blocks, Item, List, Node, Paragraph, Section, Table, Text
from ccmtool.doctree.rebuild import rebuild
from ccmtool.layout.desk import Desk
from ccmtool.layout.tables import table
from ccmtool.model.base import Route, TextRef
from ccmtool.model.shared import (
    ChildItem,
    Placed,
    ProseEntry,
    TextOfEntry,
    by_heading,
    placed,
)
from ccmtool.model.tables import TableEntry
from ccmtool.prose import passage

N = TypeVar("N", bound=Node)
Body = Callable[[Desk, Any, Route, Entry], Blocks]


def lay_out_entries(
    desk: Desk, entries: Sequence[Any], route: Route, entry: Entry, body: Body
) -> Blocks:
    """The entries of a list in order. `body` lays out what stands under the label of an item."""
    return lay_out_placed(desk, placed(entries, route), entry, body)


def item_body(desk: Desk, item: Any, route: Route, entry: Entry) -> Blocks:
    """The text of an item, the texts it takes from elsewhere, and its children."""
    return (*own_text(desk, item, route, entry), *children(desk, item, route, entry, item_body))


def own_text(desk: Desk, item: Any, route: Route, entry: Entry) -> Blocks:
    """The text of an item, and the texts it takes from elsewhere."""
    taken = _taken(desk, item, route, entry)
    return (*desk.field_blocks(item, "text", route, entry), *taken)


def children(desk: Desk, item: Any, route: Route, entry: Entry, body: Body) -> Blocks:
    """The entries below an item."""
    return lay_out_entries(desk, item.children, (*route, "children"), entry, body)


def lay_out_placed(desk: Desk, entries: Sequence[Placed], entry: Entry, body: Body) -> Blocks:
    """Entries of a list, each with its route."""
    return tuple(_headed(desk, entries, entry, body))


def _headed(desk: Desk, entries: Sequence[Placed], entry: Entry, body: Body) -> Iterator[Block]:
    lead, headed = by_heading(entries)
    yield from _grouped(desk, lead, entry, body)
    for (heading, route), following in headed:
        blocks = tuple(_grouped(desk, following, entry, body))
        title = desk.field_inlines(heading, "heading", route, entry)
        yield Section(title, blocks, anchor=anchor(heading))


def _grouped(desk: Desk, entries: Sequence[Placed], entry: Entry, body: Body) -> Iterator[Block]:
    """Items without a title that follow one another are one list."""
    pending: list[Item] = []
    for value, route in entries:
        aside = isinstance(value, ProseEntry | TextOfEntry | TableEntry)
        if aside or getattr(value, "title", None):
            if pending:
                yield List(tuple(pending))
                pending = []
            yield from _block(desk, value, route, entry, body)
        else:
            pending.append(_item(desk, value, route, entry, body))
    if pending:
        yield List(tuple(pending))


def _block(around: Desk, value: Any, route: Route, entry: Entry, body: Body) -> Blocks:
    desk = _speaking(around, value)
    if isinstance(value, ProseEntry):
        blocks = desk.field_blocks(value, "prose", route, entry)
        blocks = tuple(_numbered_by_hand(_anchored(blocks, anchor(value)), value.number))
    elif isinstance(value, TableEntry):
        blocks = (table(desk, value, route, entry),)
    elif isinstance(value, TextOfEntry):
        blocks = tuple(_taken(desk, value, route, entry))
    else:
        section = Section(
            desk.field_inlines(value, "title", route, entry),
            body(desk, value, route, entry),
            label=entry.labels.get(route, ""),
            anchor=anchor(value),
        )
        blocks = (section,)
    return around.foreign(blocks, desk.language)


def _anchored(blocks: Blocks, anchor: str) -> Blocks:
    """The first paragraph is the place that links lead to, and the one whose number they print."""
    at = next((n for n, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
    if at is None or not anchor:
        return blocks
    return tuple(
        replace(block, anchor=anchor) if n == at and isinstance(block, Paragraph) else block
        for n, block in enumerate(blocks)
    )


def _numbered_by_hand(blocks: Blocks, number: str | None) -> Iterator[Block]:
    """The first paragraph bears the number; of `none`, each has none.

    Of a text without any, it stands alone.
    """
    if number not in (None, "none") and not any(isinstance(one, Paragraph) for one in blocks):
        yield Paragraph((Text(str(number)),), typed="")
    for block in blocks:
        if number is None or not isinstance(block, Paragraph):
            yield block
            continue
        yield replace(block, typed="" if number == "none" else number)
        number = number if number == "none" else None


def _item(around: Desk, value: Any, route: Route, entry: Entry, body: Body) -> Item:
    desk = _speaking(around, value)
    blocks = around.foreign(body(desk, value, route, entry), desk.language)
    return Item(entry.labels.get(route, ""), blocks, anchor(value))


def _speaking(desk: Desk, value: Any) -> Desk:
    return desk.speaking(getattr(value, "language", None))


def anchor(value: Any) -> str:
    """Where links to something with an id lead; empty for what has none."""
    identifier = getattr(value, "id", None)
    return anchor_of(scheme_of(value), identifier) if identifier else ""


def _taken(desk: Desk, value: Any, route: Route, entry: Entry) -> Iterator[Block]:
    """Words that stand elsewhere, as seen from there and in their language."""
    for target in value.text_of:
        found = resolve(desk.corpus, entry, TextRef.scheme, target)
        if isinstance(found, Found) and found.member:
            there = desk.speaking(found.member.entry.language_at(found.member.route))
            blocks = desk.foreign(tuple(_text_of(there, found.member)), there.language)
            if value.doubts("text-of"):
                blocks = desk.doubtful(blocks, (*route, "text-of"), entry)
            # Links lead to where the words stand, so their copy here has no anchors.
            yield from map(_without_anchors, blocks)


def _without_anchors(block: Block) -> Block:
    return rebuild(_without_anchor(block), _without_anchor)


def _without_anchor(node: N) -> N:
    if isinstance(node, Paragraph):
        return replace(node, anchor="")
    return replace(node, anchor="") if isinstance(node, Item | Section | Table) else node


def _text_of(desk: Desk, member: Member) -> Iterator[Block]:
    value, route, entry = member.value, member.route, member.entry
    if member.passage:
        words = passage(value, member.passage, desk.reading(entry, route))
        yield Paragraph(words or ())
    elif isinstance(value, ProseEntry):
        yield from desk.field_blocks(value, "prose", route, entry)
    elif isinstance(value, TableEntry):
        yield table(desk, value, route, entry)
    elif isinstance(value, ChildItem):
        yield from desk.field_blocks(value, "text", route, entry)
        yield from lay_out_entries(desk, value.children, (*route, "children"), entry, item_body)
