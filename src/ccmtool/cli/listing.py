"""`ccmtool list`: what the corpus holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ccmtool.cli import completion, streams
from ccmtool.cli.failure import CLEAN
from ccmtool.cli.words import kind_of, one_of

if TYPE_CHECKING:
    from ccmtool.cli.session import Session
    from ccmtool.corpus.corpus import Corpus
    from ccmtool.corpus.entry import Entry

_FORMATS = ("text", "json")


def list_entries(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="Only one kind: agenda, work-plan, ... or a register: meetings, parties, ...",
            autocompletion=completion.kinds,
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
) -> int:
    """List the documents and registers of the corpus, or the entries of one register.

    The first column is the id: the word by which a command, or another document, names it.

    \b
    Examples:
      ccmtool list
      ccmtool list work-plans
      ccmtool list meetings
    """
    session: Session = ctx.obj
    format = one_of("--format", format, _FORMATS)
    from ccmtool.model.kinds import KINDS, REGISTER_KINDS

    wanted = kind_of(kind, KINDS) if kind else None
    corpus = session.read()
    if wanted is not None and wanted in REGISTER_KINDS:
        found = tuple(_register(corpus, wanted))
    else:
        found = tuple(_files(corpus, wanted))
    if format == "json":
        import json

        from ccmtool.reporters.safety import json_safe

        data = {"version": 1, "entries": [asdict(one) for one in found]}
        text = json_safe(json.dumps(data, ensure_ascii=False, indent=2))
        streams.result_bytes(f"{text}\n".encode())
    else:
        _print(session, found)
    return CLEAN


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list."""

    id: str
    kind: str
    title: str
    path: str
    line: int = 1


def _files(corpus: Corpus, kind: str | None) -> Iterator[Listed]:
    from ccmtool.model.kinds import KINDS

    order = list(KINDS)
    entries = [entry for entry in corpus.entries if kind in (None, entry.kind)]
    known = (*order, "")
    for entry in sorted(entries, key=lambda entry: (known.index(entry.kind), entry.path)):
        yield Listed(entry.id, entry.kind, _title(corpus, entry), entry.path)


def _title(corpus: Corpus, entry: Entry) -> str:
    from ccmtool.corpus.references import say

    if entry.model is None:
        return "(could not be read: see `ccmtool validate`)"
    if entry.document is None:
        count = len(getattr(entry.model, "entries", ()))
        return "(1 entry)" if count == 1 else f"({count} entries)"
    return say(corpus, entry, entry.document.cover.title) if entry.document.cover else ""


def _register(corpus: Corpus, kind: str) -> Iterator[Listed]:
    from ccmtool.corpus.references import say

    for identifier, member in corpus.registered[kind].items():
        value = member.value
        names = (getattr(value, field, None) for field in ("name", "term", "symbol", "title"))
        title = ", ".join(say(corpus, member.entry, name) for name in names if name)
        line = member.entry.source.span(member.route).line
        yield Listed(identifier, kind, title, member.entry.path, line)


def _print(session: Session, found: Sequence[Listed]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not found:
        session.say("Nothing of that kind is in the corpus.")
        return
    screen = streams.screen(session.color)
    if not screen.is_terminal:
        screen.width = _UNBROKEN
    narrow = screen.width < _WIDE
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for one in found:
        title = Text(streams.visible(one.title))
        line = f":{one.line}" if one.line > 1 else ""
        place = Text(streams.visible(f"{one.path}{line}"), "dim")
        if narrow:
            title.append("\n" if title else "").append(place)
        # In a file that could not be read, these two may be anything.
        identifier, kind = streams.visible(one.id), streams.visible(one.kind)
        cells = Text(identifier or "-", "bold"), Text(kind or "?", "cyan"), title
        table.add_row(*cells, *(() if narrow else (place,)))
    streams.result(streams.drawn(screen, table))


# Where it is piped a line stays a line, for grep and its like.
_UNBROKEN = 10_000
# Below this width the path has a line of its own.
_WIDE = 110
