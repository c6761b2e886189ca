"""Symbols that two documents bear, and documents that have two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Route
from ccmtool.prose import plain
from ccmtool.rules.naming import place
from ccmtool.rules.rule import Context


def symbols_twice(context: Context) -> Iterator[Finding]:
    """Warnings: a symbol that is typed may stand so in the source."""
    corpus, entry = context.corpus, context.entry
    for member in context.registered("documents"):
        if member.value.symbol:
            symbol, here = plain(member.value.symbol), (entry, (*member.route, "symbol"))
            yield from _repeated(symbol, here, _registered(corpus)[symbol])
    known = entry.outline
    if known.symbol and not known.extract:
        first = _covers(corpus)[known.language, known.symbol]
        # All language versions of a document share one symbol.
        yield from _repeated(known.symbol, (entry, _COVER), (corpus.noted(first), _COVER))
        yield from _differing(context, entry, known.symbol)


_COVER: Route = ("cover", "symbol")


@lru_cache(maxsize=1)
def _registered(corpus: Corpus) -> Mapping[str, tuple[Entry, Route]]:
    """The first entry of the register with each symbol."""
    found: dict[str, tuple[Entry, Route]] = {}
    for member in corpus.registered["documents"].values():
        if member.value.symbol:
            here = member.entry, (*member.route, "symbol")
            found.setdefault(plain(member.value.symbol), here)
    return found


@lru_cache(maxsize=1)
def _covers(corpus: Corpus) -> Mapping[tuple[str, str], Entry]:
    """The first document with each symbol in a language."""
    outlines = ((entry, entry.outline) for entry in reversed(corpus.entries))
    return {
        (known.language, known.symbol): entry
        for entry, known in outlines
        if known.symbol and not known.extract
    }


def _repeated(
    symbol: str, here: tuple[Entry, Route], first: tuple[Entry, Route]
) -> Iterator[Finding]:
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
