"""A table as an entry of a list."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Doubtful, Id, Line
from ccmtool.model.language import Language


def _cell(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("cell", 'a cell is empty here; write `""`')
    return value


Cell = Annotated[Line, BeforeValidator(_cell)]
Row = Annotated[tuple[Cell, ...], Field(max_length=40)]


class TableEntry(Doubtful):
    """A table. A column of nothing but numbers is set to its far side."""

    id: Id | None = None
    """An id, if something links to the table or prints it elsewhere."""
    title: Line | None = None
    """The title of the table, printed above it."""
    language: Language | None = None
    """Its language, where it is not that of what stands around it."""
    head: Row = ()
    """The names of the columns: `[Output, 2026, 2027]`."""
    rows: Annotated[tuple[Row, ...], Field(max_length=5000)]
    """The rows, each a list with one cell for each column; a cell with nothing in it is `""`.
    A cell is a line of text and may hold links and notes."""

    @field_validator("rows", mode="after")
    @classmethod
    def _rows_fit(cls, rows: tuple[Row, ...], info: ValidationInfo) -> tuple[Row, ...]:
        head = info.data.get("head")
        columns = len(head or (rows[0] if rows else ()))
        for at, row in enumerate(rows if head is not None else ()):
            if len(row) != columns:
                raise PydanticCustomError(
                    "row",
                    "this row has {cells}, but {other} has {columns}",
                    {
                        "cells": "1 cell" if len(row) == 1 else f"{len(row)} cells",
                        "columns": columns,
                        "other": "`head`" if head else "the first row",
                        "at": at,
                    },
                )
        return rows
