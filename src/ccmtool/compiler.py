"""Corpus to renderings: select, lay out, number, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.proceedings import agenda_followed
from ccmtool.corpus.references import references, resolve
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.schedule import Row
from ccmtool.diagnostics import Diagnostic, Location, Severity
from ccmtool.doctree.extent import TooLong, within_extent
from ccmtool.doctree.nodes import Document
from ccmtool.doctree.numbering import number
from ccmtool.layout import document as layout
from ccmtool.layout import timeline
from ccmtool.layout.desk import Desk, Doubt
from ccmtool.layout.kinds import LAYOUTS
from ccmtool.model.base import Citation
from ccmtool.model.times import Quarter
from ccmtool.rules import RULES
from ccmtool.spelling import nearest
from ccmtool.writers import WRITERS


class Unselectable(Exception):
    """A document asked for that cannot be rendered: what is wrong, and what may be meant."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Rendering:
    """A document in a format: the name of its file, and its bytes."""

    document: str
    format: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that a document prints and that is not final, with its place in the corpus."""

    kind: str
    words: str
    location: Location


def select(corpus: Corpus, kind: str | None, ids: Sequence[str]) -> tuple[Entry, ...]:
    """The documents of a kind, or those named; every one that can be rendered if neither is given.

    A file that could not be read is selected too, and so is one that does not say what it is:
    their errors then stop the rendering.
    """
    if ids:
        return tuple(_named(corpus, kind, identifier) for identifier in ids)
    return tuple(
        entry
        for entry in sorted(corpus.entries, key=lambda entry: entry.path)
        if kind in (None, entry.kind) and _is_rendered(entry)
    )


def _is_rendered(entry: Entry) -> bool:
    return (entry.kind in LAYOUTS or not entry.kind) and not entry.outline.extract


def _named(corpus: Corpus, kind: str | None, identifier: str) -> Entry:
    entry = corpus.documents.get(identifier) or _broken(corpus, identifier)
    if entry is None:
        hint = nearest(identifier, tuple(corpus.documents))
        raise Unselectable(f"no document `{identifier}` in the corpus", hint)
    if kind and entry.kind != kind:
        raise Unselectable(f"`{identifier}` is a document of the kind {entry.kind}, not {kind}")
    if entry.outline.extract:
        message = f"`{identifier}` is an extract, entered to be linked to, and is not rendered"
        raise Unselectable(message)
    return entry


def _broken(corpus: Corpus, identifier: str) -> Entry | None:
    unread = (entry for entry in corpus.entries if not entry.outline.readable)
    return next((entry for entry in unread if entry.id == identifier), None)


def blocking(needed: Iterable[Entry], diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors that keep documents from being printed as they are meant.

    They stand in what the documents need, themselves included. What is wrong in a source but can
    be printed, such as a weekday that does not fit its date, prints.
    """
    return tuple(one for one in _errors(needed, diagnostics) if one.code in _STOPPING)


def misstated(needed: Iterable[Entry], diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors in what the documents, or what they refer to, say: it prints as it stands."""
    return tuple(one for one in _errors(needed, diagnostics) if one.code not in _STOPPING)


_STOPPING = frozenset(rule.code for rule in RULES if rule.stops)


def _errors(needed: Iterable[Entry], diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    paths = {entry.path for entry in needed}
    for found in diagnostics:
        if found.severity is Severity.ERROR and found.location.path in paths:
            yield found


def needed(
    corpus: Corpus, selected: Iterable[Entry], known: Mapping[str, Iterable[str]] | None = None
) -> tuple[Entry, ...]:
    """The selected documents and, step by step, every file that they refer to.

    `known` has the paths that files refer to, by their own, where that has been gathered before.
    """
    found = {entry.path: entry for entry in selected}
    pending = list(found.values())
    while pending:
        entry = pending.pop()
        paths = known[entry.path] if known else [other.path for other in referred(corpus, entry)]
        for path in paths:
            if path not in found:
                found[path] = corpus.by_path[path]
                pending.append(found[path])
    return tuple(found[path] for path in sorted(found))


def referred(corpus: Corpus, entry: Entry) -> Iterator[Entry]:
    """The files that a file refers to.

    One that could not be read may hold what the file refers to, so it counts
    where the file refers to an id that nothing else gives.
    """
    for reference in references(entry):
        target = resolve(corpus, entry, reference.scheme, reference.target)
        if isinstance(target, Found):
            if target.member:
                yield target.member.entry
            # Of a document that is registered and in the corpus, both may be printed from.
            if reference.scheme == "doc" and reference.target in corpus.documents:
                yield corpus.documents[reference.target]
        else:
            parts = set(reference.target.replace("..", "/").split("/"))
            yield from (
                other
                for other in corpus.broken
                if other.outline.silent or parts.intersection(other.outline.broken_ids)
            )
    followed = agenda_followed(corpus, entry)
    if followed:
        # A report prints every item of its agenda, also those that it does not name.
        yield followed
    if any(isinstance(value, Citation) for _, value in entry.walk()):
        # A citation names its document by symbol, and prints the address that the register has.
        yield from corpus.of_kind["documents"]


def render(
    corpus: Corpus, selected: Sequence[Entry], formats: Sequence[str], templates: Path | None = None
) -> tuple[Rendering, ...]:
    """Each selected document in each format, sorted by name; `TemplateProblem` if one fails."""
    documents = [lay_out(corpus, entry)[0] for entry in selected]
    renderings = [
        _write(document, name, templates)
        for document in documents
        for name in dict.fromkeys(formats)
    ]
    return tuple(sorted(renderings, key=lambda rendering: rendering.name))


def lay_out(corpus: Corpus, entry: Entry) -> tuple[Document, tuple[Doubt, ...]]:
    """The numbered tree of a document, and what in it is not final; `TooLong` if it is."""
    if entry.document is None:
        raise ValueError(f"{entry.path} is no document that can be laid out")
    desk = Desk(corpus, entry, entry.document)
    try:
        document = within_extent(number(layout.lay_out(desk)))
        return document, tuple(desk.unsettled)
    except TooLong as problem:
        raise TooLong(f"{entry.path}: {problem}, as it prints the same words many times") from None


def unsettled(corpus: Corpus, selected: Sequence[Entry]) -> tuple[Unsettled, ...]:
    """The open questions, provisional facts and prompts that the documents print, by place."""
    found = {_placed(doubt) for entry in selected for doubt in lay_out(corpus, entry)[1]}
    return tuple(sorted(found, key=lambda one: (one.location, one.kind, one.words)))


def _placed(doubt: Doubt) -> Unsettled:
    source = doubt.entry.source
    if doubt.start is None or doubt.end is None:
        span = source.span(doubt.route)
    else:
        span = source.span_within(doubt.route, doubt.start, doubt.end)
    return Unsettled(doubt.kind, doubt.words, Location(doubt.entry.path, span))


def render_timeline(
    corpus: Corpus,
    rows: Sequence[Row],
    scope: Sequence[Quarter],
    format: str,
    templates: Path | None = None,
) -> Rendering:
    """The timeline of some quarters as a document."""
    return _write(number(timeline.lay_out(corpus, rows, scope)), format, templates)


def _write(document: Document, format: str, templates: Path | None) -> Rendering:
    writer = WRITERS[format]
    content = writer.write(document, templates)
    return Rendering(document.id, format, f"{document.id}.{writer.extension}", content)
