"""One run over a corpus: for each file its outline, what is found in it, and its pages.

A step is left out for a file where the index still has its result, and divided among several
processes where there is much of it. A result holds for as long as nothing has changed that it
depends on: the file and the documents that were looked into; and for all alike the world, which
is the program, the configuration, the registers and the outlines.
"""

from __future__ import annotations

import contextlib
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ccmtool import cache
from ccmtool.corpus.corpus import Corpus, Entry
from ccmtool.corpus.outline import Outline
from ccmtool.corpus.schedule import MOST_ROWS, Row
from ccmtool.driver.index import Index
from ccmtool.driver.records import (
    Checked,
    checked_data,
    checked_from,
    outline_data,
    outline_from,
    row_data,
    row_from,
)
from ccmtool.driver.state import State, checked, digest, outlined, planned, printed
from ccmtool.driver.workers import Failure, Task, Workers, able
from ccmtool.files import list_corpus, read_file
from ccmtool.model.configuration import Configuration
from ccmtool.model.kinds import REGISTER_KINDS
from ccmtool.model.times import Period

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many files of it are done, and of how many."""

WORTH_SHARING = 100
"""From so many files on, several processes are quicker than one."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document in a format: the name of its file, the digest of its bytes,
    and these where they were made in this run."""

    name: str
    digest: str
    content: bytes | None = None


class Build:
    """One run over the corpus in a folder."""

    def __init__(
        self,
        root: Path,
        configuration: Configuration,
        index: Index,
        progress: Progress = lambda *_: None,
    ) -> None:
        self._root, self._index, self._progress = root, index, progress
        self._workers: Workers | None = None
        self._began = cache.now()
        self._registers: list[str] = []
        self._stamps: dict[str, cache.Stamp | None] = {}
        self._program = digest("\n".join(cache.program()).encode("utf-8", "surrogatepass"))
        same = index.load("program").get("") == self._program
        self._kept = index.load("outline") if same else {}
        if not same:
            index.keep("program", "", self._program)
        self._digests = {path: self._digest(path) for path in list_corpus(root)}
        self._state = State(root, self._digests, configuration)
        self._outlines = self._outline()
        self._state.know(self._outlines)
        if self._workers:
            self._workers.tell(State.know, self._outlines)

    @property
    def corpus(self) -> Corpus:
        """The corpus, whose files are opened where they are looked into."""
        return self._state.corpus

    def close(self) -> None:
        """Keep for the next run what was found out in this one, and let the workers go."""
        if self._workers:
            self._workers.close()
        self._index.save(gone=set(self._kept) - set(self._digests))

    # --- the files, and their outlines -------------------------------------------------------

    def _digest(self, path: str) -> str:
        """The digest of a file: known, if the file is as it was, else taken from its bytes."""
        stamp = self._stamps[path] = cache.stamp(str(self._root / path))
        kept = self._kept.get(path)
        if stamp and kept and kept[0] == [*stamp]:
            return str(kept[1])
        content = read_file(self._root, path)
        if _REGISTER.search(content):
            self._registers.append(path)
        found = digest(content)
        if kept and kept[1] == found:
            self._index.keep("outline", path, [self._settled(stamp), found, kept[2]])
        return found

    def _settled(self, stamp: cache.Stamp | None) -> cache.Stamp | None:
        """A stamp, if it is old enough to be trusted the next time."""
        return stamp if stamp and cache.is_settled(stamp, self._began) else None

    def _outline(self) -> dict[str, Outline]:
        found, unknown = {}, []
        for path, known in self._digests.items():
            kept = self._kept.get(path)
            if kept and kept[1] == known:
                found[path] = outline_from(kept[2])
            else:
                unknown.append(path)
        for path, outline in self._run("reading", outlined, unknown):
            found[path] = outline
            stamp = self._settled(self._stamps[path])
            record = [stamp, self._digests[path], outline_data(outline)]
            self._index.keep("outline", path, record)
        return found

    # --- steps -------------------------------------------------------------------------------

    @cached_property
    def checked(self) -> Mapping[str, Checked]:
        """What the rules find in each file of the corpus, by path."""
        found = {}
        for path, (looked_into, data) in self._sound("check", self._world).items():
            found[path] = checked_from(path, data, looked_into)
        unknown = [path for path in self._digests if path not in found]
        for path, result in self._run("checking", checked, unknown):
            found[path] = result
            self._keep("check", self._world, path, result.looked_into, checked_data(result))
        return found

    def pages(
        self,
        entries: Iterable[Entry],
        formats: Sequence[str],
        templates: Path | None,
        folder: Path,
    ) -> tuple[Page, ...]:
        """The documents in the formats, sorted by name; those that are in the folder already
        as they would be are not made again."""
        paths = list(dict.fromkeys(entry.path for entry in entries))
        content = _content_of(templates).encode("utf-8", "surrogatepass")
        world = digest(self._world.encode() + content)
        found: dict[tuple[str, str], Page] = {}
        for format in formats:
            for path, (_, (name, known)) in self._sound(f"page {format}", world, paths).items():
                if self._is_there(folder / name, known):
                    found[path, format] = Page(name, known)
        unknown = [path for path in paths if any((path, name) not in found for name in formats)]
        for path, (renderings, looked_into) in self._run(
            "printing", printed, unknown, formats, templates
        ):
            for one in renderings:
                page = Page(one.name, digest(one.content), one.content)
                found[path, one.format] = page
                record = [page.name, page.digest]
                self._keep(f"page {one.format}", world, path, looked_into, record)
        return tuple(sorted(found.values(), key=lambda page: page.name))

    def _is_there(self, page: Path, known: str) -> bool:
        """Whether a page has the bytes with a digest."""
        try:
            status = page.lstat()
            if not stat.S_ISREG(status.st_mode):
                return False
            stamp, place = cache.stamp_of(status), page.absolute().as_uri()
            if self._there.get(place) == [[*stamp], known]:
                return True
            if digest(page.read_bytes()) != known:
                return False
        except OSError:
            return False
        self._index.keep("output", place, [self._settled(stamp), known])
        return True

    @cached_property
    def _there(self) -> dict[str, Any]:
        return self._index.load("output")

    def rows(self, within: Period | None) -> Iterator[Row]:
        """The rows of every work plan in the timeline, plan by plan.

        Where there are more than a timeline can have, only so many that this is seen.
        """
        plans = [entry.path for entry in self.corpus.documents_of("work-plan")]
        found: dict[str, tuple[Row, ...]] = {}
        for path, (_, data) in self._sound("rows", self._world, plans).items():
            found[path] = tuple(map(row_from, data))
        unknown = [path for path in plans if path not in found]
        count = 0
        for path, (rows, looked_into) in self._run("reading", planned, unknown, within):
            found[path] = rows
            if looked_into is not None:
                self._keep("rows", self._world, path, looked_into, [*map(row_data, rows)])
            count += sum(row.is_within(within) for row in rows)
            if count > MOST_ROWS:
                break
        for path in plans:
            yield from (row for row in found.get(path, ()) if row.is_within(within))

    def _run(
        self, doing: str, task: Task, paths: Sequence[str], *arguments: Any
    ) -> Iterator[tuple[str, Any]]:
        """Each path with its result; what fails first in the order of the paths is raised."""
        if self._workers is None and len(paths) >= WORTH_SHARING and able() > 1:
            self._open_registers()
            self._workers = Workers(self._state, self._digests, able())
        results = self._workers.run(task, paths, *arguments) if self._workers else None
        failed: dict[str, Exception] = {}
        for number, (path, result) in enumerate(
            results or self._one_by_one(task, paths, arguments)
        ):
            self._progress(doing, number + 1, len(paths))
            if isinstance(result, Failure):
                failed[path] = result.error
            else:
                yield path, result
        for path in paths:
            if path in failed:
                raise failed[path]

    def _one_by_one(
        self, task: Task, paths: Sequence[str], arguments: tuple[Any, ...]
    ) -> Iterator[tuple[str, Any]]:
        return ((path, task(self._state, path, *arguments)) for path in paths)

    def _open_registers(self) -> None:
        """Every worker needs them: opened before there are workers, they are opened once."""
        for path in self._registers:
            with contextlib.suppress(Exception):  # told by whoever comes to that file in its turn
                _ = self._state.corpus.by_path[path].content

    # --- what is kept ------------------------------------------------------------------------

    @cached_property
    def _world(self) -> str:
        """What every result depends on."""
        parts = [self._program, repr(self.corpus.configuration)]
        parts += [f"{path} {found}" for path, found in sorted(self._outlines.items())]
        parts += [f"{entry.path} {self._digests[entry.path]}" for entry in self.corpus.registers]
        return digest("\n".join(parts).encode("utf-8", "surrogatepass"))

    def _sound(
        self, kind: str, world: str, paths: Iterable[str] | None = None
    ) -> dict[str, tuple[tuple[str, ...], Any]]:
        """The records of a kind that still hold: what they depend on, and what they say."""
        found = {}
        records = self._index.load(kind)
        for path in records if paths is None else paths:
            made_in, made_of, data = records.get(path, ("", {}, None))
            unchanged = (self._digests.get(other) == known for other, known in made_of.items())
            if made_in == world and path in self._digests and all(unchanged):
                found[path] = tuple(made_of), data
        return found

    def _keep(
        self, kind: str, world: str, path: str, looked_into: Iterable[str], data: Any
    ) -> None:
        made_of = {other: self._digests[other] for other in looked_into}
        self._index.keep(kind, path, [world, made_of, data])


_REGISTER = re.compile(rf"^kind: *(?:{'|'.join(REGISTER_KINDS)})\b".encode(), re.MULTILINE)


def _content_of(folder: Path | None) -> str:
    """What stands in a folder of templates, as far as a writer would read it; where links lead."""
    if folder is None:
        return ""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found.append(f"{path} -> {path.readlink()}")
        elif path.is_file():
            found.append(f"{path} {path.stat().st_size} {digest(_beginning(path))}")
    return "\n".join(found)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1024 * 1024)
