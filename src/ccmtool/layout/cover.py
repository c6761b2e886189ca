"""The cover of a document, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.doctree.nodes import CoverLine, Text
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route, kebab

_LINES = (
    "symbol",
    "version",
    "distribution",
    "date",
    "original",
    "languages",
    "body",
    "session",
    "venue",
    "agenda_item",
    "from_",
    "title",
    "subtitle",
    "submitted_by",
    "dateline",
)


def cover(desk: Desk) -> tuple[CoverLine, ...]:
    """The cover block in its customary order; a document without one has its id for a title."""
    block = desk.document.cover
    if block is None:
        return (CoverLine("title", (Text(desk.document.id),)),)
    lines = []
    for name in _LINES:
        role = kebab(name)
        value, route = getattr(block, name), ("cover", role)
        for text, place in _each(value, route):
            nodes = desk.inlines(text, place)
            marked = desk.provisional(nodes, place, doubtful=block.doubts(role))
            lines.append(CoverLine(role, marked))
    return tuple(lines)


def _each(value: str | tuple[str, ...] | None, route: Route) -> Iterator[tuple[str, Route]]:
    """The lines of a field that holds one or several, each with its place."""
    if isinstance(value, tuple):
        yield from ((text, (*route, number)) for number, text in enumerate(value))
    elif value:
        yield value, route
