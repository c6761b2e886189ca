"""One file of a corpus: opened when somebody looks into it."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from ccmtool.corpus.labelling import Labelled, labelled
from ccmtool.corpus.outline import Outline, outline_of, outline_of_unread
from ccmtool.corpus.parsing import parse
from ccmtool.diagnostics import Finding
from ccmtool.model.base import Line, Model, Prose, Route, TextRef
from ccmtool.model.meeting_report import Decision
from ccmtool.model.shared import Annex, ChildItem, DocumentModel
from ccmtool.model.walking import Placed, Values, is_one_of, walk
from ccmtool.model.work_plan import Activity, Output
from ccmtool.prose import parse as parse_prose
from ccmtool.source import Source
from ccmtool.source import read as read_source


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a file. `model` is None where it could not be read as what it says it is.

    `kept` are the places, in the file, of the register entries that could be read.
    """

    source: Source
    kind: str
    model: Model | None
    problems: tuple[tuple[str, Finding], ...] = ()
    kept: tuple[int, ...] = ()
    broken_ids: frozenset[str] = frozenset()


def _open(path: str, content: bytes) -> Content:
    source = read_source(path, content)
    unreadable = tuple(("STR03", problem) for problem in source.problems)
    if source.data is None:
        # Links to the items of an agenda may name its meeting.
        known = frozenset(source.head[key] for key in ("id", "meeting") if source.head.get(key))
        return Content(source, source.head.get("kind", ""), None, unreadable, broken_ids=known)
    found = parse(path, source.data)
    problems = (*unreadable, *found.problems)
    return Content(source, found.kind, found.model, problems, found.kept, found.broken_ids)


@dataclass(frozen=True, eq=False)
class Entry:
    """A file of the corpus. It is opened when somebody looks into it.

    `known` is its outline, where that is known without opening it.
    `spoken` is the language of the part that the file is seen from, if not that of the document.
    """

    path: str
    load: Callable[[], bytes]
    known: Outline | None = None
    spoken: str = ""

    @cached_property
    def content(self) -> Content:
        """What stands in the file; read from it at the first question."""
        return _open(self.path, self.load())

    @property
    def opened(self) -> bool:
        """Whether it has been opened in this process."""
        return "content" in vars(self)

    def close(self) -> None:
        """Let go of what has been read, but for the outline; whoever looks again opens it again."""
        for name in vars(self).keys() - _LASTING:
            del vars(self)[name]

    @property
    def source(self) -> Source:
        """The file as YAML has it, with the places of its values."""
        return self.content.source

    @property
    def model(self) -> Model | None:
        """The file as what it says it is; None where it could not be read so."""
        return self.content.model

    @property
    def problems(self) -> tuple[tuple[str, Finding], ...]:
        """What was wrong while it was read, each with the code of its rule."""
        return self.content.problems

    @cached_property
    def document(self) -> DocumentModel | None:
        """The model, if it is that of a document and not of a register."""
        return self.model if isinstance(self.model, DocumentModel) else None

    @cached_property
    def outline(self) -> Outline:
        """What other files can know of this one without opening it."""
        if self.known is not None:
            return self.known
        found = self.content
        if found.model is None:
            return outline_of_unread(found.source, found.kind, found.broken_ids)
        sound = not found.problems
        return outline_of(found.kind, found.model, self._values, found.broken_ids, sound=sound)

    @property
    def kind(self) -> str:
        """The kind that the file says it is; empty where it names none that there is."""
        return self.outline.kind

    @property
    def id(self) -> str:
        """The id that a document gives itself, readable or not; empty for a register."""
        return self.outline.id

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
        spoken = "" if language == self.language_at(()) else language
        if spoken == self.spoken:
            return self
        _ = self.labels, self.members  # the copy takes along what has been looked up so far
        other = copy.copy(self)
        object.__setattr__(other, "spoken", spoken)
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
            return ("entries", self.content.kept[route[1]], *route[2:])
        return route


_LASTING = frozenset(("outline", *(field.name for field in fields(Entry))))


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
