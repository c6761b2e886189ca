"""Where a document is put together: texts become nodes, notes are gathered, doubts are listed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found
from ccmtool.doctree.extent import Extent
from ccmtool.doctree.nodes import (
    Blocks,
    CrossReference,
    Flag,
    Foreign,
    Inlines,
    Link,
    Node,
    Note,
    NoteMark,
    Paragraph,
    Table,
    Text,
)
from ccmtool.doctree.rebuild import rebuild, words
from ccmtool.language import Phrases, phrases
from ccmtool.layout.paragraph_numbers import paragraph_numbers
from ccmtool.model.base import Doubtful, Line, Route
from ccmtool.model.shared import DocumentModel
from ccmtool.model.symbols import leading
from ccmtool.prose import Link as TypedLink
from ccmtool.prose import blocks, inlines

N = TypeVar("N", bound=Node)


Kind = Literal["question", "provisional", "prompt"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something printed that is not final: an open question, a fact in doubt, a part unwritten."""

    kind: Kind
    words: str
    entry: Entry
    route: Route
    start: int | None = None
    end: int | None = None


@dataclass
class Desk:
    """The one document being laid out. It only collects; the layouts decide."""

    corpus: Corpus
    entry: Entry
    document: DocumentModel
    marked: dict[str, tuple[Entry, str]] = field(default_factory=dict)
    unsettled: list[Doubt] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    language: str = ""
    extent: Extent = field(default_factory=Extent)

    def __post_init__(self) -> None:
        self.language = self.language or self.document.language

    @property
    def phrases(self) -> Phrases:
        """The words of the tool in the language of what is being laid out."""
        return phrases(self.language)

    def speaking(self, language: str | None) -> Desk:
        """The same desk for a part in another language, or for one that names none."""
        return replace(self, language=language) if language else self

    def foreign(self, blocks: Blocks, language: str) -> Blocks:
        """Blocks in a language, as they stand among what is being laid out."""
        same = language.casefold() == self.language.casefold()
        return blocks if same or not blocks else (Foreign(blocks, language),)

    # --- texts -----------------------------------------------------------------------------

    def blocks(self, text: str | None, route: Route, entry: Entry | None = None) -> Blocks:
        """The blocks of a text at a route of a file, the document's own if not told."""
        self.extent.add(text or "")
        return blocks(text, _Reading(self, entry or self.entry, route)) if text else ()

    def inlines(self, text: str | None, route: Route, entry: Entry | None = None) -> Inlines:
        """The inline nodes of a text of one paragraph; of a name, in the document's language."""
        self.extent.add(text or "")
        if isinstance(text, Line) and (language := text.language(self.language)):
            text, route = text.versions[language], (*route, language)
        return inlines(text, _Reading(self, entry or self.entry, route)) if text else ()

    def field_blocks(
        self, value: Doubtful, field: str, route: Route, entry: Entry | None = None
    ) -> Blocks:
        """The blocks of a field of what stands at a route, marked where the field is in doubt."""
        place = (*route, field)
        laid = self.blocks(_held(value, field), place, entry)
        return self.doubtful(laid, place, entry) if value.doubts(field) else laid

    def doubtful(self, laid: Blocks, place: Route, entry: Entry | None = None) -> Blocks:
        """Blocks printed from a field in doubt, marked wherever they have words."""

        def marked(node: N) -> N:
            if isinstance(node, Paragraph):
                return replace(node, children=self.provisional(node.children, place, entry))
            if isinstance(node, Table):
                rows = (tuple(self.provisional(c, place, entry) for c in row) for row in node.rows)
                return replace(node, rows=tuple(rows))
            return node

        return tuple(marked(rebuild(block, marked)) for block in laid)

    def field_inlines(
        self, value: Doubtful, field: str, route: Route, entry: Entry | None = None
    ) -> Inlines:
        """The words of a field of one paragraph, marked where the field is in doubt."""
        nodes = self.inlines(_held(value, field), (*route, field), entry)
        return self.from_field(nodes, value, field, route, entry)

    def said(self, words: str) -> Inlines:
        """Words that have been put together elsewhere."""
        self.extent.add(words)
        return (Text(words),)

    def reading(self, entry: Entry, route: Route) -> _Reading:
        """How the links and marks of a text are resolved."""
        return _Reading(self, entry, route)

    def reference(self, scheme: str, target: str, route: Route) -> Inlines:
        """What a computed link would print."""
        typed = TypedLink(scheme, target, None, 0, 0)
        return _Reading(self, self.entry, route, whole=True).link(typed, ())

    def citation(self, text: str, route: Route, entry: Entry | None = None) -> Inlines:
        """A text that leads to the public address of the registered symbol it begins with."""
        symbol = leading(text, self.corpus.symbols)
        address = self.corpus.address(symbol)
        if not address:
            return self.inlines(text, route, entry)
        rest = self.inlines(text[len(symbol) :], route, entry)
        return (Link((Text(symbol),), address), *rest)

    # --- what is not final -----------------------------------------------------------------

    def provisional(
        self, nodes: Inlines, route: Route, entry: Entry | None = None, *, doubtful: bool = True
    ) -> Inlines:
        """Words printed from a field in doubt."""
        if not doubtful or not nodes:
            return nodes
        self._note_unsettled("provisional", nodes, entry or self.entry, route)
        return (Flag(_unmarked(nodes), "provisional"),)

    def from_field(
        self,
        nodes: Inlines,
        value: Doubtful,
        field: str,
        route: Route,
        entry: Entry | None = None,
    ) -> Inlines:
        """What is made of a field of what stands at a route, marked where the field is in doubt."""
        return self.provisional(nodes, (*route, field), entry, doubtful=value.doubts(field))

    def prompt(self, text: str, route: Route, about: Inlines = ()) -> Inlines:
        """Where nobody has written yet; `about` says of what, where the text alone does not."""
        nodes: Inlines = (Text(text),)
        told = (*about, Text(self.phrases.colon), *nodes) if about else nodes
        self._note_unsettled("prompt", told, self.entry, route)
        return (Flag(nodes, "prompt"),)

    def _note_unsettled(
        self,
        kind: Kind,
        nodes: Inlines,
        entry: Entry,
        route: Route,
        start: int | None = None,
        end: int | None = None,
    ) -> None:
        self.unsettled.append(Doubt(kind, words(nodes), entry, route, start, end))

    # --- links and notes -------------------------------------------------------------------

    def _question(self, nodes: Inlines, link: TypedLink, reading: _Reading) -> Inlines:
        place = reading.entry, reading.route
        self._note_unsettled("question", nodes, *place, link.start, link.end)
        return (Flag(nodes, "question"),)

    def _note(self, key: str, entry: Entry) -> Inlines:
        """The mark of a note; one that comes with a text from elsewhere is named as `DOC/KEY`."""
        own = entry is self.entry
        name = key if own or entry.document is None else f"{entry.document.id}/{key}"
        if entry.document and key in entry.document.notes:
            self.marked.setdefault(name, (entry, key))
        return (NoteMark(name),)

    def close_notes(self) -> tuple[Note, ...]:
        """Every note marked so far, and after them those of the document that nothing marks."""
        for key in self.document.notes:
            self.marked.setdefault(key, (self.entry, key))
        while len(self.notes) < len(self.marked):  # the text of a note may mark a further one
            for name in [name for name in self.marked if name not in self.notes]:
                self.notes[name] = self._note_of(name, *self.marked[name])
        return tuple(self.notes.values())

    def _note_of(self, name: str, entry: Entry, key: str) -> Note:
        route = ("notes", key)
        text = entry.document.notes[key] if entry.document else ""
        language = entry.language_at(route)
        children = self.citation(text, route, entry)
        return Note(name, children, language="" if language == self.document.language else language)


def _held(value: Doubtful, field: str) -> str | None:
    held: str | None = getattr(value, field.replace("-", "_"))
    return held


def _unmarked(nodes: Inlines) -> Inlines:
    """Words that are in doubt as a whole are marked once, and not within as well."""

    def bare(node: Node) -> Node | Inlines:
        doubtful = isinstance(node, Flag) and node.kind == "provisional"
        return node.children if isinstance(node, Flag) and doubtful else node

    return rebuild(Flag(nodes, "provisional"), bare).children


@dataclass(frozen=True, slots=True)
class _Reading:
    """Resolves what a text refers to, as seen from the file that the text stands in."""

    desk: Desk
    entry: Entry
    route: Route
    whole: bool = False

    def link(self, link: TypedLink, words: Inlines) -> Inlines:
        if link.scheme == "question":
            return self.desk._question(words, link, self)
        if link.scheme == "passage":
            return words
        language = self.entry.language_at(self.route)
        found = resolve(self.desk.corpus, self.entry, link.scheme, link.target, language)
        if not isinstance(found, Found):
            return words or (Text(link.target),)
        here = found.document == self.desk.document.id
        numbers = here and not words and paragraph_numbers(found.paragraphs, language)
        nodes = words or self._computed(found, link, numbers or self.desk.said(found.text))
        if found.address:
            return (Link(nodes, found.address),)
        if found.document:
            if here and (numbers or not found.anchor):
                return nodes
            return (CrossReference(nodes, found.anchor, "" if here else found.document),)
        return nodes

    def _computed(self, found: Found, link: TypedLink, nodes: Inlines) -> Inlines:
        if found.provisional:
            offsets = (None, None) if self.whole else (link.start, link.end)
            self.desk._note_unsettled("provisional", nodes, self.entry, self.route, *offsets)
            return (Flag(nodes, "provisional"),)
        return nodes

    def mark(self, key: str) -> Inlines:
        return self.desk._note(key, self.entry)
