"""The cover of a document, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.doctree.nodes import CoverLine
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Line, Route, kebab
from ccmtool.model.cover import Cover

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
    block = desk.document.cover or Cover(title=Line(desk.document.id))
    return tuple(line for name in _LINES for line in _lines(desk, block, name))


def _lines(desk: Desk, block: Cover, name: str) -> Iterator[CoverLine]:
    role = kebab(name)
    value, route = getattr(block, name), ("cover", role)
    for text, place in _each(value, route):
        nodes = desk.inlines(text, place)
        yield CoverLine(role, desk.provisional(nodes, place, doubtful=block.doubts(role)))
    if name == "agenda_item" and not value and desk.document.answers_to_item:
        yield CoverLine(role, desk.prompt(desk.phrases.unwritten_item, ("cover",)))


def _each(value: str | tuple[str, ...] | None, route: Route) -> Iterator[tuple[str, Route]]:
    """The lines of a field that holds one or several, each with its place."""
    if isinstance(value, tuple):
        yield from ((text, (*route, number)) for number, text in enumerate(value))
    elif value:
        yield value, route
