"""Files to a corpus: lookups by id, and which file is which among the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from ccmtool.corpus.entry import Entry, Member
from ccmtool.language import primary
from ccmtool.model.base import slug
from ccmtool.model.configuration import Configuration
from ccmtool.model.registers import DocumentRegister


class _Noted(Mapping[str, Entry]):
    """Documents by id, keeping account of those that somebody has taken out."""

    def __init__(self, entries: Mapping[str, Entry], corpus: Corpus) -> None:
        self._entries, self._corpus = entries, corpus

    def __getitem__(self, identifier: str) -> Entry:
        return self._corpus.noted(self._entries[identifier])

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Every file of a corpus, sorted by path, with its configuration.

    Registers may be looked into by anybody. Who looks into another document does so by way of
    `documents`, `documents_of` or `agenda_of`, which keep account of it: what has been found
    in a document holds for as long as neither it nor one of those has changed.
    """

    entries: tuple[Entry, ...]
    configuration: Configuration = field(default_factory=Configuration)
    looked_into: set[str] = field(default_factory=set, repr=False)

    def noted(self, entry: Entry) -> Entry:
        """The same entry, whose path is then among those that have been looked into."""
        self.looked_into.add(entry.path)
        return entry

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """The paths of the documents that are looked into meanwhile."""
        before = set(self.looked_into)
        self.looked_into.clear()
        try:
            yield self.looked_into
        finally:
            self.looked_into.update(before)

    def close(self, paths: Iterable[str]) -> None:
        """Close documents; registers, which everybody looks into, stay open."""
        for entry in (self.by_path[path] for path in paths):
            if entry.outline.document or not entry.outline.readable:
                entry.close()
        self.resolutions.clear()

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        """The files by their paths."""
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def documents(self) -> Mapping[str, Entry]:
        """The documents that could be read, by id."""
        return _Noted(self._documents, self)

    @cached_property
    def _documents(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in reversed(self.entries) if entry.outline.document}

    @cached_property
    def of_kind(self) -> Mapping[str, Sequence[Entry]]:
        """The files by the kind that they say they are, readable or not."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.kind].append(entry)
        return found

    @cached_property
    def broken(self) -> tuple[Entry, ...]:
        """The files that could not be read, or not all of it."""
        return tuple(entry for entry in self.entries if not entry.outline.sound)

    @cached_property
    def registers(self) -> tuple[Entry, ...]:
        """The registers that could be read."""
        outlines = ((entry, entry.outline) for entry in self.entries)
        return tuple(e for e, found in outlines if found.readable and not found.document)

    @cached_property
    def registered(self) -> Mapping[str, Mapping[str, Member]]:
        """The entries of the registers, by the kind of register and id."""
        found: dict[str, dict[str, Member]] = defaultdict(dict)
        for entry in self.registers:
            for index, value in enumerate(getattr(entry.model, "entries", ())):
                member = Member(entry, entry.place(("entries", index)), value)
                found[entry.kind].setdefault(value.id, member)
        return found

    @cached_property
    def broken_ids(self) -> frozenset[str]:
        """The ids of what could not be read: links to them are not the fault of the link."""
        return frozenset().union(*(entry.outline.broken_ids for entry in self.entries))

    @cached_property
    def unread(self) -> bool:
        """Whether some file gave no id at all, so that nothing can be said to be missing."""
        return any(entry.outline.silent for entry in self.entries)

    def agenda_of(self, meeting: str, language: str) -> Entry | None:
        """The current agenda of a meeting, in a language where there is one in it.

        It is the whole one that none replaces, else an extract.
        """
        spoken = self.rivals.get(meeting, {})
        found = spoken.get(language) or next(iter(spoken.values()), ())
        return self.noted(found[0]) if found else None

    @cached_property
    def rivals(self) -> Mapping[str, Mapping[str, tuple[Entry, ...]]]:
        """The agendas that may each be the current one of a meeting, by meeting and language."""
        found: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for _, entry in sorted(self._documents.items()):
            known = entry.outline
            if known.kind == "agenda" and known.meeting:
                found[known.meeting][known.language].append(entry)
        return {
            meeting: {tag: self._unreplaced(entries) for tag, entries in spoken.items()}
            for meeting, spoken in found.items()
        }

    def _unreplaced(self, entries: list[Entry]) -> tuple[Entry, ...]:
        whole = [entry for entry in entries if not entry.outline.extract]
        replaced = {name for entry in whole for name in self._supersedes(entry)}
        left = [entry for entry in whole if entry.id not in replaced]
        return tuple(left or whole or entries[:1])

    def _supersedes(self, entry: Entry) -> Iterator[str]:
        """What a document replaces, as it says itself and as the register says of it."""
        member = self.registered["documents"].get(entry.id)
        yield entry.outline.supersedes
        if member is not None and member.value.supersedes:
            yield str(member.value.supersedes)

    @cached_property
    def resolutions(self) -> dict[tuple[str, str, str, str], tuple[Any, frozenset[str]]]:
        """What references have been found to lead to, and what was looked into for that.

        Most references are made many times.
        """
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
        spoken = {primary(e.outline.language) for e in self.entries if e.outline.document}
        return spoken.pop() if len(spoken) == 1 else "en"

    def documents_of(self, kind: str) -> tuple[Entry, ...]:
        """The documents of a kind, sorted by id."""
        found = sorted(self._documents.items())
        return tuple(self.noted(entry) for _, entry in found if entry.kind == kind)

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
    entries = tuple(Entry(path, partial(bytes, files[path])) for path in sorted(files))
    return Corpus(entries, configuration or Configuration())
