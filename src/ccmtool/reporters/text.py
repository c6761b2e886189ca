"""The report as text: one line a finding, and the same words in parts, wrapped, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ccmtool.diagnostics import Diagnostic, Severity
from ccmtool.reporters.safety import printable
from ccmtool.reporters.summary import Summary

INDENT = 4
"""How far the further lines of a wrapped finding hang behind the first."""


class Role(StrEnum):
    """What a part of the report is, for whoever gives it a colour."""

    PLACE = "place"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    CODE = "code"
    MESSAGE = "message"
    HELP = "help"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Segment:
    """Some characters of the report, ready to be shown, and what they are."""

    text: str
    role: Role


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """`path:line:column: severity CODE message. Help.`, one line each, and the summary."""
    lines = [[segment.text for segment in segments(found)] for found in diagnostics]
    return "".join(f"{''.join(line)}\n" for line in [*lines, [printable(str(summary))]])


def segments(found: Diagnostic) -> tuple[Segment, ...]:
    """The parts of the line of a finding; joined, they are the line."""
    span = found.location.span
    place = printable(f"{found.location.path}:{span.line}:{span.column}:")
    parts = [
        Segment(f"{place} ", Role.PLACE),
        Segment(f"{found.severity} ", _ROLES[found.severity]),
        Segment(f"{found.code} ", Role.CODE),
        Segment(f"{printable(found.message)}.", Role.MESSAGE),
    ]
    if found.help:
        parts.append(Segment(f" {printable(found.help)}", Role.HELP))
    return tuple(parts)


_ROLES = {
    Severity.ERROR: Role.ERROR,
    Severity.WARNING: Role.WARNING,
    Severity.INFO: Role.INFO,
}


def lines(
    diagnostics: Sequence[Diagnostic], summary: Summary, width: int
) -> Iterator[tuple[Segment, ...]]:
    """The lines of the report for a terminal of a width, in parts, with hanging indentation."""
    for found in diagnostics:
        yield from _wrapped(segments(found), width)
    if diagnostics:
        yield ()
    yield from _wrapped((Segment(printable(str(summary)), Role.SUMMARY),), width)


_PIECE = re.compile(r"\S+ *| +")


def _wrapped(parts: Sequence[Segment], width: int) -> Iterator[tuple[Segment, ...]]:
    """Words that are too long for a line stay whole: a path must stay one to be clicked on."""
    from rich.cells import cell_len

    line: list[Segment] = []
    used = 0
    for part in parts:
        for piece in _PIECE.findall(part.text):
            if line and used + cell_len(piece.rstrip()) > width:
                yield _joined(line)
                line, used = [Segment(" " * INDENT, part.role)], INDENT
                piece = piece.lstrip()
            line.append(Segment(piece, part.role))
            used += cell_len(piece)
    yield _joined(line)


def _joined(pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    """Pieces of one role become one part again; the blank at the end of a line goes."""
    found: list[Segment] = []
    for piece in pieces:
        if found and found[-1].role is piece.role:
            found[-1] = Segment(found[-1].text + piece.text, piece.role)
        else:
            found.append(piece)
    if found:
        found[-1] = Segment(found[-1].text.rstrip(" "), found[-1].role)
    return tuple(part for part in found if part.text)
