"""`ccmtool timeline`: who does what when, quarter by quarter."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccmtool.cli import completion, streams
from ccmtool.cli.failure import CLEAN, Misuse
from ccmtool.cli.words import one_of
from ccmtool.files import SUFFIXES
from ccmtool.formats import FORMATS

if TYPE_CHECKING:
    from ccmtool.cli.session import Session
    from ccmtool.corpus.corpus import Corpus
    from ccmtool.corpus.schedule import Row
    from ccmtool.model.times import Period, Quarter

_FORMATS = ("text", *FORMATS, "json")


def timeline(
    ctx: typer.Context,
    quarter: Annotated[
        str | None,
        typer.Option(metavar="QUARTER", help="One quarter: Q1-2025, 2025-Q1 or 'Q1 2025'."),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="TIME",
            help="From this date (2025-04-07), month (2025-04) or quarter.",
            envvar="CCMTOOL_TIMELINE_FROM",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="TIME", help="Up to this date, month or quarter, included."),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            metavar="|".join(_FORMATS),
            help="text for the screen, json for programs; any other as a document.",
            autocompletion=completion.choices(*_FORMATS),
        ),
    ] = "text",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE|-", help="Where to; - is the screen.")
    ] = "-",
) -> int:
    """Show what the work plans and the register of meetings have for each quarter.

    Without a quarter, all of them. What has no quarter, such as "on-request", always stands apart
    at the end. An activity that falls in a quarter because it takes place at a meeting is shown
    there, and marked if its plan's own timeline does not have it.

    \b
    Examples:
      ccmtool timeline
      ccmtool timeline --quarter Q1-2025
      ccmtool timeline --from 2025-04 --to Q3-2025
      ccmtool timeline --quarter Q2-2025 --format html --output q2.html
    """
    session: Session = ctx.obj
    format = one_of("--format", format, _FORMATS)
    scope, within = _scope(quarter, from_, to)
    path = _file(output)
    corpus = session.read()
    _warn_of_unread(session, corpus)
    from ccmtool.cli.timeline_text import draw
    from ccmtool.corpus.schedule import timeline as sorted_rows

    found = sorted_rows(corpus, within, session.build.rows(within))
    if format == "text" and output == "-":
        streams.result(draw(corpus, found, scope, streams.screen(session.color)))
    elif output == "-":
        streams.result_bytes(_document(session, corpus, found, scope, format))
    else:
        session.publish(path.parent, {path.name: _document(session, corpus, found, scope, format)})
    return CLEAN


def _file(output: str) -> Path:
    """The file to write; a slip in its name must not cost a file of the corpus."""
    path = Path(output)
    if path.name in ("", "..") or output.endswith("/"):
        raise Misuse(f"--output: `{output}` names no file", "Write it as q2.html.")
    if path.suffix.lower() in SUFFIXES:
        message = f"--output: `{output}` has the name of a file of the corpus"
        raise Misuse(message, "A timeline is no YAML: write it as q2.html.")
    return path


def _scope(
    quarter: str | None, start: str | None, end: str | None
) -> tuple[tuple[Quarter, ...], Period | None]:
    """The quarters asked for by name, and the days they span; neither where nothing is asked."""
    from ccmtool.model.times import QUARTER_FORMS, Period, Quarter, quarters

    if quarter is not None:
        if start is not None or end is not None:
            raise Misuse("--quarter does not go with --from or --to", "Give the one or the other.")
        asked = Quarter.parse(quarter)
        if asked is None:
            raise Misuse(f"--quarter: `{quarter}` is no quarter", f"Write {QUARTER_FORMS}.")
        return (asked,), asked.period
    if start is None and end is None:
        return (), None
    first = _stretch("--from", start).start if start is not None else datetime.date.min
    last = _stretch("--to", end).end if end is not None else datetime.date.max
    if first > last:
        raise Misuse(f"--from {start} is later than --to {end}")
    within = Period(first, last)
    both = start is not None and end is not None and last.year - first.year < _YEARS_IN_FULL
    return (quarters(within) if both else ()), within


# A range of more years is not shown with each of its empty quarters.
_YEARS_IN_FULL = 10


def _stretch(option: str, text: str) -> Period:
    from ccmtool.model.times import parse_period

    found = parse_period(text) if ".." not in text else None
    if found is None:
        raise Misuse(
            f"{option}: `{text}` is no date, month or quarter",
            "Write it as 2025-04-07, 2025-04 or Q2-2025.",
        )
    return found


def _warn_of_unread(session: Session, corpus: Corpus) -> None:
    broken = [entry.path for entry in corpus.entries if not entry.outline.readable]
    if broken:
        session.say(
            f"ccmtool: {', '.join(broken)} could not be read and is left out; "
            "`ccmtool validate` says why."
        )


def _document(
    session: Session, corpus: Corpus, rows: Sequence[Row], scope: Sequence[Quarter], format: str
) -> bytes:
    if format == "text":
        from ccmtool.cli.timeline_text import draw

        return draw(corpus, rows, scope, streams.paper()).encode()
    if format == "json":
        from ccmtool.cli.timeline_data import dump

        return dump(corpus, rows)
    from ccmtool.compiler import render_timeline
    from ccmtool.writers import TemplateProblem

    try:
        return render_timeline(corpus, rows, scope, format, session.templates(corpus)).content
    except TemplateProblem as problem:
        raise Misuse(problem.message) from problem
