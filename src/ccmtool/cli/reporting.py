"""Findings to the streams, by the reporters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ccmtool.cli import streams
from ccmtool.cli.session import Session
from ccmtool.diagnostics import Diagnostic
from ccmtool.reporters import REPORTERS, summarise
from ccmtool.reporters.text import Role, Segment, lines, segments

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {
    Role.PLACE: "bold",
    Role.ERROR: "bold red",
    Role.WARNING: "yellow",
    Role.INFO: "blue",
    Role.CODE: "dim",
    Role.MESSAGE: "",
    Role.HELP: "dim",
    Role.SUMMARY: "bold",
}


def report(session: Session, format: str, found: Sequence[Diagnostic], files: int) -> None:
    """Print the findings in a number of files as the result of a command."""
    summary = summarise(found, files)
    if format != "text":
        streams.result_bytes(REPORTERS[format](found, summary).encode())
    elif session.quiet:
        streams.result("".join(f"{finding_line(one)}\n" for one in found))
    elif streams.may_be_terminal() and (screen := streams.screen(session.color)).is_terminal:
        streams.result(streams.drawn(screen, *_colored(lines(found, summary, screen.width))))
    else:
        streams.result(REPORTERS[format](found, summary))


def _colored(shown: Iterable[Sequence[Segment]]) -> Iterator[Text]:
    from rich.text import Text

    for line in shown:
        yield Text.assemble(*((part.text, _STYLES[part.role]) for part in line))


def finding_line(found: Diagnostic) -> str:
    """A finding as one line, as the text report has it."""
    return "".join(segment.text for segment in segments(found))
