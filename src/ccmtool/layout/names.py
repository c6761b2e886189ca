"""Names and titles that print elsewhere than where they stand: without their notes."""

from __future__ import annotations

from dataclasses import replace

from ccmtool.corpus.entry import Entry
from ccmtool.doctree.nodes import Inlines
from ccmtool.doctree.rebuild import unmarked
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Doubtful, Route


def name_of(desk: Desk, value: Doubtful, field: str, route: Route, entry: Entry) -> Inlines:
    """The words of a field; the notes of another document stay with that."""
    apart = desk if entry is desk.entry else replace(desk, marked={})
    return unmarked(apart.field_inlines(value, field, route, entry))
