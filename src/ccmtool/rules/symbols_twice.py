"""Symbols that two documents bear, and documents that have two."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.corpus import Entry
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Route
from ccmtool.prose import plain
from ccmtool.rules.naming import place
from ccmtool.rules.rule import Context


def symbols_twice(context: Context) -> Iterator[Finding]:
    """Warnings: a symbol that is typed may stand so in the source."""
    registered: dict[str, tuple[Entry, Route]] = {}
    for member in context.corpus.registered["documents"].values():
        if member.value.symbol:
            here = member.entry, (*member.route, "symbol")
            yield from _repeated(registered, plain(member.value.symbol), here)
    covers: dict[str, tuple[Entry, Route]] = {}
    for entry in context.corpus.entries:
        cover = entry.document.cover if entry.document else None
        if entry.document is None or cover is None or not cover.symbol:
            continue
        if getattr(entry.document, "extract", False):
            continue
        symbol, here = plain(cover.symbol), (entry, ("cover", "symbol"))
        # All language versions of a document share one symbol.
        yield from _repeated(covers, symbol, here, entry.document.language)
        yield from _differing(context, entry, symbol)


def _repeated(
    known: dict[str, tuple[Entry, Route]],
    symbol: str,
    here: tuple[Entry, Route],
    language: str = "",
) -> Iterator[Finding]:
    first = known.setdefault(f"{language} {symbol}", here)
    if first != here:
        yield Finding(
            here[0].path,
            f"the symbol {symbol} is already that of the document at {place(*first)}",
            "Correct the one that is wrong; a revised document has `/Rev.1` behind its symbol.",
            here[1],
            severity=Severity.WARNING,
        )


def _differing(context: Context, entry: Entry, symbol: str) -> Iterator[Finding]:
    member = context.corpus.registered["documents"].get(entry.id)
    if member and member.value.symbol and plain(member.value.symbol) != symbol:
        yield Finding(
            entry.path,
            f"the symbol {symbol} differs from {plain(member.value.symbol)},"
            f" which the register has for `{entry.id}` at"
            f" {place(member.entry, (*member.route, 'symbol'))}",
            "Correct the one that is wrong: links to the document print that of the register.",
            ("cover", "symbol"),
            severity=Severity.WARNING,
        )
