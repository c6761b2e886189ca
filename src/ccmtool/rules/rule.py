"""What a rule is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.references import Reference, references, resolve
from ccmtool.corpus.resolution import Resolution
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Citation, Line, Prose, Route


@dataclass(frozen=True, slots=True)
class Text:
    """A text with markup, and where it stands."""

    entry: Entry
    route: Route
    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference with what it leads to."""

    entry: Entry
    reference: Reference
    to: Resolution


@dataclass(frozen=True)
class Context:
    """What the rules look at: a file, among the others of its corpus.

    What several rules walk through is gathered once.
    """

    corpus: Corpus
    entry: Entry

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text with markup."""
        return tuple(
            Text(self.entry, route, value)
            for route, value in self.entry.walk(Prose, Line, Citation)
        )

    @cached_property
    def resolved(self) -> tuple[Resolved, ...]:
        """Every reference, in links and in fields."""
        return tuple(
            Resolved(self.entry, found, self._resolve(found)) for found in references(self.entry)
        )

    def _resolve(self, found: Reference) -> Resolution:
        language = self.entry.language_at(found.route)
        return resolve(self.corpus, self.entry, found.scheme, found.target, language)

    def registered(self, register: str) -> Iterator[Member]:
        """The entries of a register that stand in this file."""
        if self.entry.kind == register:
            members = self.corpus.registered[register].values()
            yield from (member for member in members if member.entry is self.entry)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and name, which never change meaning, and the function that finds.

    `final` is the severity under `--final`, where it differs. `manual` is the docstring of the
    rule's module: its page in the manual. `stops` says that a document with such an error cannot
    be printed as it is meant; what is merely wrong in a source prints in the words of the source.
    A rule tells of one file only, though it may look into others; it neither formats nor repairs.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Context], Iterator[Finding]]
    manual: str
    final: Severity | None = None
    stops: bool = False
