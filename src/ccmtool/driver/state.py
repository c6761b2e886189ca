"""What is at hand of a corpus in one process, and what is done there with one of its files."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from ccmtool.compiler import referred, render
from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.outline import Outline
from ccmtool.corpus.schedule import MOST_ROWS, Row, rows_of
from ccmtool.driver.records import Checked
from ccmtool.files import FileProblem, read_file
from ccmtool.model.configuration import Configuration
from ccmtool.model.times import Period
from ccmtool.validation import check

MOST_OPEN = 2000
"""How many files stay open from step to step, shared by all processes: the first ones opened."""
_MOST_PASSING = 50
"""How many further ones are open before these are closed."""


class State:
    """The files of a corpus; until the outlines of all are known, each stands for itself."""

    def __init__(
        self, root: Path, digests: Mapping[str, str], configuration: Configuration
    ) -> None:
        self._root, self._digests = root, digests
        self._open, self._passing, self._most_open = 0, list[str](), MOST_OPEN
        self._entries = {path: self._entry(path) for path in digests}
        self._configuration = configuration
        self.corpus = Corpus(tuple(self._entries.values()), configuration)

    def _entry(self, path: str, known: Outline | None = None) -> Entry:
        return Entry(path, partial(self._load, path), known)

    def _load(self, path: str) -> bytes:
        content = read_file(self._root, path)
        if digest(content) != self._digests[path]:
            raise FileProblem(path, "this file was changed meanwhile; run the command again")
        if self._open < self._most_open:
            self._open += 1
        else:
            self._passing.append(path)
        return content

    def share(self, count: int) -> None:
        """Keep no more open than one of so many processes should."""
        self._most_open = MOST_OPEN // count

    def turn_to(self, path: str) -> Entry:
        """The file that is next; those before it that should not stay open are closed."""
        if len(self._passing) > _MOST_PASSING:
            self.corpus.close(self._passing)
            self._passing.clear()
        return self.corpus.by_path[path]

    def know(self, outlines: Mapping[str, Outline]) -> None:
        """Take the outlines of files from elsewhere, so that these need not be opened for them."""
        for path, outline in outlines.items():
            if not self._entries[path].opened:
                self._entries[path] = self._entry(path, outline)
        self.corpus = Corpus(tuple(self._entries.values()), self._configuration)


def digest(content: bytes) -> str:
    """What tells bytes from all others."""
    return hashlib.sha256(content).hexdigest()


# --- what is done with a file ------------------------------------------------------------------


def outlined(state: State, path: str) -> Outline:
    """The outline of a file."""
    return state.turn_to(path).outline


def checked(state: State, path: str) -> Checked:
    """What the rules find in a file."""
    corpus, entry = state.corpus, state.turn_to(path)
    with corpus.noting() as looked_into:
        found, unshown = check(corpus, entry)
        refers = tuple(sorted({other.path for other in referred(corpus, entry)}))
        return Checked(found, unshown, refers, (path, *sorted(looked_into)))


@dataclass(frozen=True, slots=True)
class Page:
    """A document in a format: the name of its file, the digest of its bytes, and these where they
    were made in this run; packed, since all pages wait until the last one is made."""

    format: str
    name: str
    digest: str
    packed: bytes | None = None


def printed(
    state: State, path: str, formats: Sequence[str], templates: Path | None = None
) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """A document in some formats, and the paths of the documents that this depends on."""
    corpus, entry = state.corpus, state.turn_to(path)
    with corpus.noting() as looked_into:
        pages = tuple(
            Page(made.format, made.name, digest(made.content), zlib.compress(made.content, 1))
            for made in render(corpus, [entry], formats, templates)
        )
        return pages, (path, *sorted(looked_into))


class Made(Mapping[str, bytes]):
    """The bytes of the pages that were made, by name; each is unpacked only when asked for."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._packed = {page.name: page.packed for page in pages if page.packed is not None}

    def __getitem__(self, name: str) -> bytes:
        return zlib.decompress(self._packed[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


Planned = tuple[tuple[Row, ...], tuple[str, ...] | None]
"""Rows of the timeline, and the paths that they depend on, where these are all of a plan."""


def planned(state: State, path: str, within: Period | None) -> Planned:
    """The rows of a work plan in the timeline: all, or of a plan for centuries those asked for."""
    corpus, entry = state.corpus, state.turn_to(path)
    with corpus.noting() as looked_into:
        rows = tuple(islice(rows_of(corpus, entry), _MOST_KEPT))
        if len(rows) < _MOST_KEPT:
            return rows, (path, *sorted(looked_into))
        return tuple(islice(rows_of(corpus, entry, within), MOST_ROWS + 1)), None


_MOST_KEPT = 1000
