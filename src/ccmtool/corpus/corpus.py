"""Files to a corpus: entries, registers, and lookups by id."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ccmtool.corpus.labelling import Labelled, labelled
from ccmtool.corpus.parsing import Parsed, parse
from ccmtool.diagnostics import Finding
from ccmtool.language import primary
from ccmtool.model.base import Line, Model, Prose, Route, TextRef, slug
from ccmtool.model.configuration import Configuration
from ccmtool.model.meeting_report import Decision
from ccmtool.model.registers import DocumentRegister
from ccmtool.model.shared import Annex, ChildItem, DocumentModel
from ccmtool.model.walking import Placed, Values, is_one_of, walk
from ccmtool.model.work_plan import Activity, Output
from ccmtool.prose import parse as parse_prose
from ccmtool.source import Source
from ccmtool.source import read as read_source


@dataclass(frozen=True)
class Entry:
    """A file of the corpus. `model` is None where the file could not be read as what it says.

    `spoken` is the language of the part that the file is seen from, if not that of the document.
    """

    path: str
    source: Source
    kind: str
    model: Model | None
    problems: tuple[tuple[str, Finding], ...] = ()
    kept: tuple[int, ...] = ()
    broken_ids: frozenset[str] = frozenset()
    spoken: str = ""

    @cached_property
    def document(self) -> DocumentModel | None:
        """The model, if it is that of a document and not of a register."""
        return self.model if isinstance(self.model, DocumentModel) else None

    @property
    def id(self) -> str:
        """The id that a document gives itself, readable or not; empty for a register."""
        if self.model is not None:
            return self.document.id if self.document else ""
        claimed = (self.source.data or self.source.head).get("id")
        return claimed if isinstance(claimed, str) else ""

    @cached_property
    def labelled(self) -> Mapping[Route, Labelled]:
        """Every entry of every labelled list, with its label in force, by route and in order."""
        return {found.route: found for found in labelled(self.model)} if self.model else {}

    @cached_property
    def labels(self) -> Mapping[Route, str]:
        """The labels in force by route."""
        return {route: found.label for route, found in self.labelled.items()}

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, Member]]:
        """What of the document can be linked to, by scheme and id; the first of an id counts."""
        found: dict[str, dict[str, Member]] = defaultdict(dict)
        for scheme, identifier, member in _members(self):
            found[scheme].setdefault(identifier, member)
        return found

    @cached_property
    def borrowing(self) -> frozenset[Route]:
        """The routes of what takes words from elsewhere, and of all that it stands in."""
        return frozenset(route[:n] for route, _ in self.walk(TextRef) for n in range(len(route)))

    @cached_property
    def untitled(self) -> frozenset[Route]:
        """The routes of the items that print as entries of a list."""
        return frozenset(route for route, item in self.walk(ChildItem) if not item.title)

    def language_at(self, route: Route) -> str:
        """The language of what stands at a route: that of the nearest part that names its own."""
        if len(self._languages) < 2:  # that of the document, which always has one
            return self._languages.get((), "en")
        around = (route[:length] for length in range(len(route), -1, -1))
        return next((self._languages[place] for place in around if place in self._languages), "en")

    @cached_property
    def _languages(self) -> Mapping[Route, str]:
        if self.document is None:
            return {}
        found = {route: vars(value).get("language") for route, value in self.walk(Model)}
        return {route: language for route, language in found.items() if language}

    def speaking(self, language: str) -> Entry:
        """The same file as seen from a part of it in some language."""
        if language == self.language_at(()):
            return self
        _ = self.labels, self.members  # the copy takes along what has been looked up so far
        other = copy.copy(self)
        object.__setattr__(other, "spoken", language)
        return other

    def walk(self, *kinds: type) -> Iterator[Placed]:
        """Every value of the model with its route in the file; if told, those of some kinds."""
        return self._values.of(*kinds)

    @cached_property
    def _values(self) -> Values:
        found = walk(self.model) if self.model else []
        if self.document is None:
            found = [(self.place(route), value) for route, value in found]
        return Values(found)

    def place(self, route: Route) -> Route:
        """The route in the file of a route in the model: entries left out count there."""
        if len(route) > 1 and route[0] == "entries" and isinstance(route[1], int):
            return ("entries", self.kept[route[1]], *route[2:])
        return route


@dataclass(frozen=True, slots=True)
class Member:
    """Something with an id: where it stands, and what it is. A passage has the name it goes by."""

    entry: Entry
    route: Route
    value: Any
    passage: str = ""


def scheme_of(value: Any) -> str:
    """The scheme of links to something with an id inside a document."""
    return next(
        (scheme for kind, scheme in _SCHEMES if is_one_of(value.__class__, (kind,))), "item"
    )


_SCHEMES = ((Activity, "activity"), (Output, "output"), (Annex, "annex"), (Decision, "decision"))


def anchor_of(scheme: str, identifier: str) -> str:
    """Where links to something with an id lead in its document."""
    return f"{scheme}-{identifier}"


def _members(entry: Entry) -> Iterator[tuple[str, str, Member]]:
    for route, value in entry.walk(Model, Prose, Line):
        if isinstance(value, Model):
            identifier = vars(value).get("id")
            if identifier and route:
                yield scheme_of(value), identifier, Member(entry, route, value)
        elif "](passage:" in value:
            for link in parse_prose(value).links:
                if link.scheme == "passage":
                    yield "passage", link.target, Member(entry, route, value, link.target)


@dataclass(frozen=True)
class Corpus:
    """Every file of a corpus, sorted by path, with its configuration."""

    entries: tuple[Entry, ...]
    configuration: Configuration = field(default_factory=Configuration)

    @cached_property
    def documents(self) -> Mapping[str, Entry]:
        """The documents that could be read, by id."""
        return {entry.id: entry for entry in reversed(self.entries) if entry.document is not None}

    @cached_property
    def registered(self) -> Mapping[str, Mapping[str, Member]]:
        """The entries of the registers, by the kind of register and id."""
        found: dict[str, dict[str, Member]] = defaultdict(dict)
        for entry in self.entries:
            for index, value in enumerate(getattr(entry.model, "entries", ())):
                member = Member(entry, entry.place(("entries", index)), value)
                found[entry.kind].setdefault(value.id, member)
        return found

    @cached_property
    def broken_ids(self) -> frozenset[str]:
        """The ids of what could not be read: links to them are not the fault of the link."""
        return frozenset().union(*(entry.broken_ids for entry in self.entries))

    @cached_property
    def unread(self) -> bool:
        """Whether some file gave no id at all, so that nothing can be said to be missing."""
        return any(entry.source.data is None and not entry.broken_ids for entry in self.entries)

    def agenda_of(self, meeting: str, language: str) -> Entry | None:
        """The current agenda of a meeting, in a language where there is one in it.

        It is the whole one that none replaces, else an extract.
        """
        spoken = {tag: found[0] for tag, found in self.rivals.get(meeting, {}).items()}
        return spoken.get(language) or next(iter(spoken.values()), None)

    @cached_property
    def rivals(self) -> Mapping[str, Mapping[str, tuple[Entry, ...]]]:
        """The agendas that may each be the current one of a meeting, by meeting and language."""
        found: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for entry in self.documents_of("agenda"):
            if entry.document and entry.document.meeting:
                found[entry.document.meeting][entry.document.language].append(entry)
        return {
            meeting: {tag: self._unreplaced(entries) for tag, entries in spoken.items()}
            for meeting, spoken in found.items()
        }

    def _unreplaced(self, entries: list[Entry]) -> tuple[Entry, ...]:
        whole = [entry for entry in entries if not getattr(entry.model, "extract", False)]
        replaced = {name for entry in whole for name in self._supersedes(entry)}
        left = [entry for entry in whole if entry.id not in replaced]
        return tuple(left or whole or entries[:1])

    def _supersedes(self, entry: Entry) -> Iterator[str]:
        """What a document replaces, as it says itself and as the register says of it."""
        member = self.registered["documents"].get(entry.id)
        for value in (entry.document, member.value if member else None):
            if value is not None and value.supersedes:
                yield str(value.supersedes)

    @cached_property
    def resolutions(self) -> dict[tuple[str, str, str, str], Any]:
        """What references have been found to lead to: most are made many times."""
        return {}

    @cached_property
    def names(self) -> dict[str, Mapping[str, str]]:
        """The ids of entries by their names in small letters, for the registers asked for one."""
        return {}

    @cached_property
    def provisions(self) -> Mapping[tuple[str, str, str], Member]:
        """The provisions of instruments by the id of those, type, and number as links type it."""
        found: dict[tuple[str, str, str], Member] = {}
        for name, member in self.registered["instruments"].items():
            for at, value in enumerate(member.value.provisions):
                here = Member(member.entry, (*member.route, "provisions", at), value)
                for typed in (str(value.number), slug(value.number)):
                    found.setdefault((name, value.type, typed), here)
        return found

    @cached_property
    def symbols(self) -> Mapping[str, Member]:
        """The registered documents by symbol."""
        members = self.registered["documents"].values()
        return {str(member.value.symbol): member for member in members if member.value.symbol}

    @cached_property
    def language(self) -> str:
        """The one language of its documents, and so of names that tell none; else English."""
        spoken = {primary(entry.document.language) for entry in self.entries if entry.document}
        return spoken.pop() if len(spoken) == 1 else "en"

    def documents_of(self, kind: str) -> tuple[Entry, ...]:
        """The documents of a kind, sorted by id."""
        found = [entry for entry in self.documents.values() if entry.kind == kind]
        return tuple(sorted(found, key=lambda entry: entry.document.id if entry.document else ""))

    def address(self, symbol: str) -> str:
        """Where the public finds a registered document; empty where no address is known."""
        member = self.symbols.get(symbol)
        register = member.entry.model if member else None
        if isinstance(register, DocumentRegister) and register.address:
            return register.address.replace("{symbol}", symbol.replace(" ", "%20"))
        return ""

    def meeting_of(self, symbol: str) -> Member | None:
        """The meeting whose documents bear a symbol; None where no register tells."""
        member = self.symbols.get(symbol)
        if member and member.value.meeting:
            return self.registered["meetings"].get(member.value.meeting)
        for meeting in self.registered["meetings"].values():
            if any(symbol.startswith(f"{prefix}/") for prefix in meeting.value.symbols):
                return meeting
        return None


def read(files: Mapping[str, bytes], configuration: Configuration | None = None) -> Corpus:
    """Read the files of a corpus, given by relative path; never raises, whatever their bytes."""
    entries = tuple(_entry(path, files[path]) for path in sorted(files))
    return Corpus(entries, configuration or Configuration())


def _entry(path: str, content: bytes) -> Entry:
    source = read_source(path, content)
    unreadable = tuple(("STR03", problem) for problem in source.problems)
    if source.data is None:
        # Links to the items of an agenda may name its meeting.
        known = frozenset(source.head[key] for key in ("id", "meeting") if source.head.get(key))
        return Entry(path, source, source.head.get("kind", ""), None, unreadable, broken_ids=known)
    parsed: Parsed = parse(path, source.data)
    problems = (*unreadable, *parsed.problems)
    return Entry(path, source, parsed.kind, parsed.model, problems, parsed.kept, parsed.broken_ids)
