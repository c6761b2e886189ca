"""`ccmtool validate`: what is wrong in the corpus, and where."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccmtool.cli import completion, selection, streams
from ccmtool.cli.failure import CLEAN, FOUND, Misuse
from ccmtool.cli.words import day, one_of
from ccmtool.files import FileProblem

if TYPE_CHECKING:
    from ccmtool.cli.session import Session
    from ccmtool.diagnostics import Diagnostic

_FORMATS = ("text", "json")
_SEVERITIES = ("error", "warning", "info")


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|FOLDER|ID]...",
            help="Show only what concerns these. The whole corpus is read all the same.",
            autocompletion=completion.documents,
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            metavar="text|json",
            help="text for people, json for programs.",
            autocompletion=completion.choices(*_FORMATS),
        ),
    ] = "text",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="error|warning|info",
            help="The least weight of a finding that makes the exit code 1.",
            autocompletion=completion.choices(*_SEVERITIES),
        ),
    ] = "error",
    final: Annotated[
        bool,
        typer.Option("--final", help="Be as strict as before a document is sent out."),
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The day on which questions are overdue or not, such as 2025-04-07; "
            "today unless told.",
        ),
    ] = None,
) -> int:
    """Say what is wrong in the corpus: in each file, and between them.

    Every finding is one line with file, line and column, how much it weighs (error, warning or
    info), a code, and what to do about it. `ccmtool explain CODE` says more about a code.
    Only an error keeps a document from being rendered.

    \b
    Examples:
      ccmtool validate
      ccmtool validate data/workplans
      ccmtool validate ica-2024-2025 --final
      ccmtool validate --format json --fail-on warning
    """
    session: Session = ctx.obj
    one_of("--format", format, _FORMATS)
    least = one_of("--fail-on", fail_on, _SEVERITIES)
    today = day("--as-of", as_of) if as_of else datetime.date.today()  # noqa: DTZ011
    try:
        shown = _findings(session, paths or (), final=final, today=today)
    except (Misuse, FileProblem) as problem:
        if format == "json":
            streams.result_bytes(_report("json", _as_findings(problem)))
        raise
    ...
