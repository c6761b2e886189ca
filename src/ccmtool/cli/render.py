"""`ccmtool render`: documents of the corpus as pages to send out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from ccmtool.cli import completion, streams
from ccmtool.cli.failure import CLEAN, FOUND, Misuse
from ccmtool.cli.words import folder, one_of
from ccmtool.formats import FORMATS

if TYPE_CHECKING:
    from ccmtool.cli.session import Session
    from ccmtool.corpus.corpus import Corpus
    from ccmtool.corpus.entry import Entry


def render(
    ctx: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KIND|ID|FILE",
            help="A kind (agenda, work-plan, ...), or the documents themselves; without any, "
            "every document of the corpus.",
            autocompletion=completion.documents,
        ),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            metavar="|".join(FORMATS),
            help="Once for each format. Without it, those that the corpus is set to.",
            autocompletion=completion.choices(*FORMATS),
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER|-",
            help="Where to put the files; - prints one document, as Markdown unless told.",
        ),
    ] = "build",
    final: Annotated[
        bool,
        typer.Option(
            "--final",
            help="Refuse while a document prints open questions, unconfirmed facts or gaps, "
            "and list them.",
        ),
    ] = False,
) -> int:
    """Turn documents into pages: HTML to send out or print, Markdown to read and compare.

    A document that cannot be read, or that refers to something missing, is not rendered; what
    is wrong is shown instead, and no file is written. What is only wrong in what a document
    says prints as it stands. Files that would not change are left alone.

    \b
    Examples:
      ccmtool render
      ccmtool render agenda
      ccmtool render work-plan ica-2024-2025 --format html
      ccmtool render data/workplans/ica-2024-2025.yaml --output -
      ccmtool render ica-2024-2025 --final --output to-send
    """
    session: Session = ctx.obj
    formats = [one_of("--format", name, FORMATS) for name in format or ()]
    target = folder("--output", output)
    corpus = session.read()
    selected = _selected(session, corpus, documents or ())
    if output == "-":
        formats = _only_one(selected, formats or ["markdown"])
    if not _sound(session, corpus, selected) or (final and not _settled(session, corpus, selected)):
        return FOUND
    formats = formats or [*corpus.configuration.formats]
    templates = session.templates(corpus)
    with _template_problems():
        if output == "-":
            from ccmtool.compiler import render

            streams.result_bytes(render(corpus, selected, formats, templates)[0].content)
            return CLEAN
        pages = session.build.pages(selected, formats, templates, target)
    if pages:
        from ccmtool.driver.state import Made

        session.publish(target, Made(pages), [page.name for page in pages if not page.packed])
    return CLEAN


def _selected(session: Session, corpus: Corpus, words: Sequence[str]) -> tuple[Entry, ...]:
    from ccmtool.cli.selection import documents

    selected = documents(session.root(), corpus, words)
    if not selected:
        session.say(f"The corpus holds no document to render{f' ({words[0]})' if words else ''}.")
    return selected


def _only_one(selected: Sequence[Entry], formats: Sequence[str]) -> list[str]:
    if len(selected) != 1 or len(set(formats)) != 1:
        count = f"{len(selected)} documents" if len(selected) != 1 else f"{len(formats)} formats"
        raise Misuse(
            f"--output - prints one document in one format, and here are {count}",
            "Name the one, or a folder for the output.",
        )
    return list(formats)


def _sound(session: Session, corpus: Corpus, selected: Sequence[Entry]) -> bool:
    """Whether no error is in the way; those that are, are reported on stderr."""
    from ccmtool.cli.reporting import finding_line
    from ccmtool.compiler import blocking, misstated, needed

    found = session.findings()
    refers = {path: one.refers for path, one in session.build.checked.items()}
    involved = needed(corpus, selected, refers)
    errors = blocking(involved, found)
    for one in errors:
        streams.message(finding_line(one))
    if errors:
        streams.error("nothing was rendered: what is listed above stands in the way")
    elif wrong := misstated(involved, found):
        errors_found = "1 error" if len(wrong) == 1 else f"{len(wrong)} errors"
        session.say(f"Printed as it stands, with {errors_found}: `ccmtool validate` says where.")
    return not errors


def _settled(session: Session, corpus: Corpus, selected: Sequence[Entry]) -> bool:
    """Whether nothing in the documents themselves is open; what is, is listed on stderr."""
    from ccmtool.cli.reporting import finding_line
    from ccmtool.compiler import unsettled
    from ccmtool.diagnostics import Severity

    paths = {entry.path for entry in selected}
    told = {
        (one.location, finding_line(one))
        for one in session.findings(final=True)
        if one.severity is Severity.ERROR and one.location.path in paths
    }
    for doubt in unsettled(corpus, selected):
        if doubt.kind == "question" and doubt.location.path in paths:
            continue  # a rule tells of each, and more
        place = f"{doubt.location.path}:{doubt.location.span.line}:{doubt.location.span.column}"
        told.add((doubt.location, f"{place}: {_OPEN[doubt.kind]}: {doubt.words}"))
    for _, line in sorted(told):
        streams.message(line)
    if told:
        count = "1 matter is" if len(told) == 1 else f"{len(told)} matters are"
        streams.error(f"nothing was rendered: {count} still open, and --final refuses that")
    return not told


_OPEN = {"question": "open question", "provisional": "not confirmed", "prompt": "not yet written"}


@contextmanager
def _template_problems() -> Iterator[None]:
    from ccmtool.writers import TemplateProblem

    try:
        yield
    except TemplateProblem as problem:
        raise Misuse(problem.message) from problem
