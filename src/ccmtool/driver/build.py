"""One run over a corpus: for each file its outline, what is found in it, and its pages.

A step is left out for a file where its result is known from before, and divided among several
processes where there is much of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.schedule import MOST_ROWS, Row
from ccmtool.driver.index import Index
from ccmtool.driver.known import Known
from ccmtool.driver.records import Checked, checked_data, checked_from, row_data, row_from
from ccmtool.driver.state import Page, State, checked, digest, outlined, planned, printed
from ccmtool.driver.workers import Failure, Task, Workers, able
from ccmtool.files import FileProblem
from ccmtool.model.configuration import Configuration
from ccmtool.model.times import Period

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many files of it are done, and of how many."""

WORTH_SHARING = 40
"""From so many files on, several processes are quicker than one; measured, from some 30."""
EACH = 10
"""A worker is to have so many files at least."""


class Build:
    """One run over the corpus in a folder; to be closed, whatever becomes of it."""

    def __init__(
        self,
        root: Path,
        configuration: Configuration,
        index: Index,
        progress: Progress = lambda *_: None,
    ) -> None:
        self._progress = progress
        self._workers: Workers | None = None
        self._known = Known(root, index)
        self._state = State(root, self._known.digests, configuration)
        try:
            self._outline()
        except BaseException:
            self.close()
            raise

    @property
    def corpus(self) -> Corpus:
        """The corpus, whose files are opened where they are looked into."""
        return self._state.corpus

    def close(self) -> None:
        """Keep for the next run what was found out in this one, and let the workers go."""
        if self._workers:
            self._workers.close()
        self._known.save()

    def _outline(self) -> None:
        """Learn the outlines of all files; from here on each can be looked at among the others."""
        unknown = [path for path in self._known.digests if path not in self._known.outlines]
        for path, outline in self._run("reading", outlined, unknown):
            self._known.learn(path, outline)
        self._state.know(self._known.outlines)
        if self._workers:
            self._workers.tell(State.know, self._known.outlines)

    @cached_property
    def _world(self) -> str:
        return self._world_with("")

    def _world_with(self, templates: str) -> str:
        registers = [entry.path for entry in self.corpus.registers]
        return self._known.world(repr(self.corpus.configuration), registers, templates)

    @cached_property
    def checked(self) -> Mapping[str, Checked]:
        """What the rules find in each file of the corpus, by path."""
        found = {}
        for path, (looked_into, data) in self._known.sound("check", self._world).items():
            found[path] = checked_from(path, data, looked_into)
        unknown = [path for path in self._known.digests if path not in found]
        for path, result in self._run("checking", checked, unknown):
            found[path] = result
            self._known.keep("check", self._world, path, result.looked_into, checked_data(result))
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
        world = self._world_with(_content_of(templates))
        found: dict[tuple[str, str], Page] = {}
        for format in formats:
            for path, (_, (name, known)) in self._known.sound(
                f"page {format}", world, paths
            ).items():
                if self._known.is_there(folder / name, known):
                    found[path, format] = Page(format, name, known)
        unknown = [path for path in paths if any((path, name) not in found for name in formats)]
        for path, (pages, looked_into) in self._run(
            "printing", printed, unknown, formats, templates
        ):
            for page in pages:
                found[path, page.format] = page
                record = [page.name, page.digest]
                self._known.keep(f"page {page.format}", world, path, looked_into, record)
        return tuple(sorted(found.values(), key=lambda page: page.name))

    def rows(self, within: Period | None) -> Iterator[Row]:
        """The rows of every work plan in the timeline, plan by plan.

        Where there are more than a timeline can have, only so many that this is seen.
        """
        plans = [entry.path for entry in self.corpus.documents_of("work-plan")]
        found: dict[str, tuple[Row, ...]] = {}
        for path, (_, data) in self._known.sound("rows", self._world, plans).items():
            found[path] = tuple(map(row_from, data))
        unknown = [path for path in plans if path not in found]
        count = 0
        for path, (rows, looked_into) in self._run("reading", planned, unknown, within):
            found[path] = rows
            if looked_into is not None:
                self._known.keep("rows", self._world, path, looked_into, [*map(row_data, rows)])
            count += sum(row.is_within(within) for row in rows)
            if count > MOST_ROWS:
                break
        for path in plans:
            yield from (row for row in found.get(path, ()) if row.is_within(within))

    def _run(
        self, doing: str, task: Task, paths: Sequence[str], *arguments: Any
    ) -> Iterator[tuple[str, Any]]:
        """Each path with its result; what fails first in the order of the paths is raised."""
        count = min(able(), len(paths) // EACH)
        if self._workers is None and len(paths) >= WORTH_SHARING and count > 1:
            self._open_registers()
            self._state.share(count)
            self._workers = Workers(self._state, self._known.digests, count)
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
        for path in self._known.registers:
            with contextlib.suppress(FileProblem):  # told by whoever comes to it in its turn
                _ = self._state.corpus.by_path[path].content


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
