"""The parts of a document in the order that its author asks for, each with its heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ccmtool.doctree.nodes import Block, Blocks, Inlines, Section
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route
from ccmtool.model.parts import TitledPart, name_of
from ccmtool.prose import plain


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be printed; label and title are empty where its author gives none."""

    name: str
    label: str = ""
    title: Inlines = ()

    def headed(self, blocks: Blocks, usual: Inlines = (), anchor: str = "") -> Iterator[Block]:
        """Its blocks under its heading; as they are where it has none."""
        title = self.title or usual
        if title or self.label:
            yield Section(title, blocks, label=self.label, anchor=anchor)
        else:
            yield from blocks


def asked(desk: Desk, parts: Sequence[str | TitledPart], route: Route) -> Iterator[Part]:
    """The parts as they are asked for at a route."""
    for number, part in enumerate(parts):
        if isinstance(part, TitledPart):
            label = plain(part.label) if part.label not in (None, "none") else ""
            yield Part(name_of(part), label, desk.field_inlines(part, "title", (*route, number)))
        else:
            yield Part(part)


def asked_and_written(
    desk: Desk,
    parts: Sequence[str | TitledPart],
    route: Route,
    usual: Sequence[str],
    written: Callable[[str], bool],
) -> Iterator[Part]:
    """The parts asked for, else the usual ones; and then what is written in any other."""
    yield from asked(desk, parts or usual, route)
    names = [name_of(part) for part in parts or usual]
    yield from (Part(name) for name in usual if name not in names and written(name))
