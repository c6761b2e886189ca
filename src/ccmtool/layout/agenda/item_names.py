"""Items of an agenda where they are only named: in its list, its programme, its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ccmtool.corpus.entry import Member
from ccmtool.corpus.labelling import full_label
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found
from ccmtool.doctree.nodes import (
    Blocks,
    CrossReference,
    Emphasis,
    Inlines,
    Item,
    List,
    Paragraph,
    Section,
    Text,
)
from ccmtool.doctree.rebuild import unmarked
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor
from ccmtool.layout.names import name_of
from ccmtool.model.base import Route
from ccmtool.model.shared import ChildItem, HeadingEntry, Placed, by_heading, placed


def reference(desk: Desk, target: str, route: Route) -> Inlines:
    """The label of an item named by id and its title; the title alone where it has no label."""
    nodes = desk.reference("item", target, route)
    found = resolve(desk.corpus, desk.entry, "item", target)
    if not isinstance(found, Found) or not found.member or ".." in target:
        return nodes
    member = found.member
    if not getattr(member.value, "title", None) or not member.entry.labels.get(member.route):
        return nodes
    return (*nodes, Text(" "), *_title(desk, member))


def item_name(desk: Desk, member: Member) -> Inlines:
    """The label of an item of this agenda and its title, with a link where it has an id."""
    if member.value.id:
        return reference(desk, member.value.id, member.route)
    label, title = full_label(member.entry.labelled, member.route), _title(desk, member)
    return (*([Text(label)] if label else []), *([Text(" ")] if label and title else []), *title)


def item_label(member: Member) -> Inlines:
    """The label of an item of this agenda, for where its title stands already; empty if none."""
    label = full_label(member.entry.labelled, member.route)
    nodes: Inlines = (Text(label),) if label else ()
    return (CrossReference(nodes, anchor(member.value)),) if label and member.value.id else nodes


def _title(desk: Desk, member: Member) -> Inlines:
    """A title that stands elsewhere with its notes."""
    return name_of(desk, member.value, "title", member.route, member.entry)


# --- the list --------------------------------------------------------------------------------


def bare_list(desk: Desk, entries: Sequence[Any], *, annotated: bool) -> Blocks:
    """The items by label and title, to their full depth.

    Where they are annotated, their titles lead there, and the notes to titles are marked there.
    An item without a title is a point of an annotation, and stays out.
    """
    lead, headed = by_heading(placed(entries, ("items",)))
    blocks: list[Any] = [*_list(desk, lead, annotated)]
    for (heading, route), following in headed:
        items = _list(desk, following, annotated)
        title = desk.inlines(heading.heading, (*route, "heading"))
        place = "" if annotated else anchor(heading)
        blocks += [Section(unmarked(title) if annotated else title, items, anchor=place)]
    return tuple(blocks)


def _list(desk: Desk, entries: Sequence[Placed], annotated: bool) -> Blocks:
    items = tuple(_items(desk, entries, annotated))
    return (List(items),) if items else ()


def _items(desk: Desk, entries: Sequence[Placed], annotated: bool) -> Iterator[Item]:
    for entry, route in entries:
        if isinstance(entry, HeadingEntry):
            heading = unmarked(desk.inlines(entry.heading, (*route, "heading")))
            yield Item("", (Paragraph((Emphasis(heading, strong=True),)),))
        elif isinstance(entry, ChildItem):
            below = placed(entry.children, (*route, "children"))
            blocks = (*_name(desk, entry, route, annotated), *_list(desk, below, annotated))
            if blocks:
                place = "" if annotated else anchor(entry)
                yield Item(desk.entry.labels.get(route, ""), blocks, place)


def _name(desk: Desk, item: ChildItem, route: Route, annotated: bool) -> Blocks:
    title = desk.field_inlines(item, "title", route)
    if not title:
        return ()
    if not annotated:
        return (Paragraph(title),)
    title = unmarked(title)
    return (Paragraph((CrossReference(title, anchor(item)),) if item.id else title),)
