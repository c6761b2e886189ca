"""`ccmtool validate`: what is wrong in the corpus, and where."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ccmtool.cli import completion
from ccmtool.cli.failure import CLEAN, FOUND
from ccmtool.cli.words import day, one_of
from ccmtool.files import FileProblem

if TYPE_CHECKING:
    from ccmtool.cli.configuration import ConfigurationProblem
    from ccmtool.cli.session import Session
    from ccmtool.diagnostics import Diagnostic

_FORMATS = ("text", "json")
_SEVERITIES = ("error", "warning", "info")


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|FOLDER|ID",
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
    What cannot be read or found keeps a document from being rendered; any other error prints.

    \b
    Examples:
      ccmtool validate
      ccmtool validate data/workplans
      ccmtool validate ica-2024-2025 --final
      ccmtool validate --format json --fail-on warning
    """
    session: Session = ctx.obj
    format = one_of("--format", format, _FORMATS)
    least = one_of("--fail-on", fail_on, _SEVERITIES)
    asked = day("--as-of", as_of) if as_of else None
    from ccmtool.cli.configuration import ConfigurationProblem
    from ccmtool.cli.reporting import report
    from ccmtool.diagnostics import Severity

    try:
        found, files = _findings(session, paths or (), final, asked)
    except (ConfigurationProblem, FileProblem) as problem:
        if format == "json":
            report(session, format, _as_diagnostics(problem), files=1)
        raise
    report(session, format, found, files)
    return FOUND if any(one.severity.weight >= Severity(least).weight for one in found) else CLEAN


def _findings(
    session: Session, words: Sequence[str], final: bool, asked: datetime.date | None
) -> tuple[tuple[Diagnostic, ...], int]:
    """The findings in the files that the words select, and how many files that are."""
    from ccmtool.cli.selection import paths

    corpus = session.read()
    # A slip in a path is told before the corpus is gone through.
    chosen = paths(session.root(), corpus, words)
    # Asked now, after the day that this run is kept under: midnight may be near.
    found = session.findings(final=final, as_of=asked or datetime.date.today())
    return tuple(one for one in found if one.location.path in chosen), len(chosen)


def _as_diagnostics(problem: ConfigurationProblem | FileProblem) -> tuple[Diagnostic, ...]:
    """What kept the corpus from being read, for whoever reads JSON and nothing else."""
    from ccmtool.diagnostics import Diagnostic, Location, Severity

    if not isinstance(problem, FileProblem):
        return problem.diagnostics
    place = Location(problem.path)
    return (Diagnostic("STR03", "unreadable-yaml", Severity.ERROR, place, problem.reason),)
