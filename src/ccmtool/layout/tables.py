"""A table as an author writes one."""

from __future__ import annotations

import re
from typing import Literal

from ccmtool.corpus.entry import Entry, anchor_of, scheme_of
from ccmtool.doctree.nodes import Inlines, Table
from ccmtool.doctree.rebuild import words
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route
from ccmtool.model.tables import TableEntry

Side = Literal["start", "end"]

_AMOUNT = re.compile(
    r"(?:[A-Z]{0,3} ?[$€£¥] ?|[A-Z]{3} )?"
    r"(?:[-−–+]|\()?[0-9\u0660-\u0669](?:[ .,\u00a0\u202f\u066b\u066c'’]?[0-9\u0660-\u0669])*\)?"
    r"(?: ?[%$€£¥]| [A-Z]{3})?"
)
_NOTHING = re.compile(r"[-−–—.…]*")


def table(desk: Desk, value: TableEntry, route: Route, entry: Entry) -> Table:
    """The table; a column that holds amounts and nothing else is set to its end."""
    head = _cells(desk, value, "head", value.head, (*route, "head"), entry)
    rows = tuple(
        _cells(desk, value, "rows", row, (*route, "rows", number), entry)
        for number, row in enumerate(value.rows)
    )
    caption = desk.field_inlines(value, "title", route, entry)
    anchor = anchor_of(scheme_of(value), value.id) if value.id else ""
    return Table(head, rows, caption, _sides(rows), anchor=anchor)


def _cells(
    desk: Desk, value: TableEntry, field: str, cells: tuple[str, ...], route: Route, entry: Entry
) -> tuple[Inlines, ...]:
    placed = ((desk.inlines(text, (*route, n), entry), (*route, n)) for n, text in enumerate(cells))
    doubtful = value.doubts(field)
    return tuple(desk.provisional(cell, at, entry, doubtful=doubtful) for cell, at in placed)


def _sides(rows: tuple[tuple[Inlines, ...], ...]) -> tuple[Side, ...]:
    columns = [
        [words(row[column]) for row in rows] for column in range(len(rows[0]) if rows else 0)
    ]
    sides: tuple[Side, ...] = tuple("end" if _are_amounts(cells) else "start" for cells in columns)
    return sides if "end" in sides else ()


def _are_amounts(cells: list[str]) -> bool:
    filled = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    return bool(filled) and all(_AMOUNT.fullmatch(cell) for cell in filled)
