"""What is kept in the index, as plain data and back, by one and the same version of the program."""

from __future__ import annotations

import datetime
from dataclasses import astuple, dataclass, fields
from typing import Any

from ccmtool.corpus.outline import Outline
from ccmtool.corpus.schedule import Row
from ccmtool.diagnostics import Finding, Overdue, Severity, Span
from ccmtool.model.times import Quarter
from ccmtool.validation import Found


@dataclass(frozen=True, slots=True)
class Checked:
    """What has been found in a file; `looked_into` are the documents that this depends on.

    `refers` are the files that it refers to, and `unshown` counts what is told of nowhere.
    """

    found: tuple[Found, ...]
    unshown: int
    refers: tuple[str, ...]
    looked_into: tuple[str, ...]


def outline_data(outline: Outline) -> list[Any]:
    """An outline as plain data."""
    return [list(part) if isinstance(part, tuple) else part for part in astuple(outline)]


def outline_from(data: list[Any]) -> Outline:
    """An outline from its data."""
    values: list[Any] = [tuple(part) if isinstance(part, list) else part for part in data]
    return Outline(*values)


def row_data(row: Row) -> list[Any]:
    """A row of the timeline as plain data."""
    quarter = [row.quarter.year, row.quarter.number] if row.quarter else None
    _, _, *rest = (getattr(row, one.name) for one in fields(row))
    values = (list(part) if isinstance(part, tuple) else part for part in rest)
    return [row.kind, quarter, *values]


def row_from(data: list[Any]) -> Row:
    """A row of the timeline from its data."""
    kind, quarter, *rest = data
    values: list[Any] = [tuple(part) if isinstance(part, list) else part for part in rest]
    return Row(kind, Quarter(*quarter) if quarter else None, *values)


def checked_data(checked: Checked) -> list[Any]:
    """What has been found in a file as plain data, but for what it depends on."""
    found = [[code, *_finding_data(finding)] for code, finding in checked.found]
    return [found, checked.unshown, list(checked.refers)]


def checked_from(path: str, data: list[Any], looked_into: tuple[str, ...]) -> Checked:
    """What has been found in a file from its data."""
    found, unshown, refers = data
    placed = tuple((code, _finding_from(path, rest)) for code, *rest in found)
    return Checked(placed, unshown, tuple(refers), looked_into)


def _finding_data(finding: Finding) -> list[Any]:
    late = finding.overdue
    return [
        finding.message,
        finding.help,
        list(astuple(finding.span or Span())),
        finding.severity,
        [late.due.isoformat(), late.message] if late else None,
    ]


def _finding_from(path: str, data: list[Any]) -> Finding:
    message, help, span, severity, late = data
    return Finding(
        path,
        message,
        help,
        span=Span(*span),
        severity=Severity(severity) if severity else None,
        overdue=Overdue(datetime.date.fromisoformat(late[0]), late[1]) if late else None,
    )
