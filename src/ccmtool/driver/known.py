"""What a run knows of the files of a corpus before it opens them: their bytes, from the index
or by reading them, and what earlier runs have found out that still holds.

A result holds for as long as nothing has changed that it depends on: the file and the documents
that were looked into; and for all alike the world, which is the program, the configuration, the
registers and the outlines.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ccmtool import cache
from ccmtool.corpus.outline import Outline
from ccmtool.driver.index import Index
from ccmtool.driver.records import outline_data, outline_from
from ccmtool.driver.state import digest
from ccmtool.files import list_corpus, read_file
from ccmtool.model.kinds import REGISTER_KINDS


class Known:
    """The files of the corpus in a folder, as a run finds them.

    `digests` are those of the bytes of every file, `outlines` those that need not be made again;
    `registers` are the files that seem to be registers, of those that have changed.
    """

    def __init__(self, root: Path, index: Index) -> None:
        self._root, self._index = root, index
        self._began = cache.now()
        self._program = digest("\n".join(cache.program()).encode("utf-8", "surrogatepass"))
        self._stamps: dict[str, cache.Stamp | None] = {}
        held = index.load("outline")
        kept = {}
        for path, record in held.items():
            match record:
                case [self._program, *rest]:
                    kept[path] = rest
        self.registers: list[str] = []
        self.digests = {path: self._digest(path, kept.get(path)) for path in list_corpus(root)}
        self.outlines = {
            path: outline_from(kept[path][2])
            for path, found in self.digests.items()
            if path in kept and kept[path][1] == found
        }
        self._gone = held.keys() - self.digests.keys()

    def _digest(self, path: str, kept: list[Any] | None) -> str:
        """The digest of a file: known, if the file is as it was, else taken from its bytes."""
        stamp = self._stamps[path] = cache.stamp(str(self._root / path))
        if stamp and kept and kept[0] == [*stamp]:
            return str(kept[1])
        content = read_file(self._root, path)
        if _REGISTER.search(content):
            self.registers.append(path)
        found = digest(content)
        if kept and kept[1] == found:
            self._keep_outline(path, found, kept[2])
        return found

    def learn(self, path: str, outline: Outline) -> None:
        """Take in an outline that had to be made."""
        self.outlines[path] = outline
        self._keep_outline(path, self.digests[path], outline_data(outline))

    def _keep_outline(self, path: str, digest: str, data: Any) -> None:
        # Two versions of the program may be at work at the same time, so each record says its own.
        stamp = self._settled(self._stamps[path])
        self._index.keep("outline", path, [self._program, stamp, digest, data])

    def _settled(self, stamp: cache.Stamp | None) -> cache.Stamp | None:
        """A stamp, if it is old enough to be trusted the next time."""
        return stamp if stamp and cache.is_settled(stamp, self._began) else None

    def save(self) -> None:
        """Keep for the next run what was found out in this one."""
        self._index.save(self._gone)

    # --- results -----------------------------------------------------------------------------

    def world(self, configuration: str, registers: Iterable[str], more: str = "") -> str:
        """What every result depends on, once all outlines are known."""
        parts = [self._program, configuration, more]
        parts += [f"{path} {found}" for path, found in sorted(self.outlines.items())]
        parts += [f"{path} {self.digests[path]}" for path in registers]
        return digest("\n".join(parts).encode("utf-8", "surrogatepass"))

    def sound(
        self, kind: str, world: str, paths: Iterable[str] | None = None
    ) -> dict[str, tuple[tuple[str, ...], Any]]:
        """The records of a kind that still hold: what they depend on, and what they say."""
        found = {}
        records = self._index.load(kind)
        for path in records if paths is None else paths:
            match records.get(path):
                case [made_in, dict(made_of), data] if made_in == world and path in self.digests:
                    if all(self.digests.get(other) == known for other, known in made_of.items()):
                        found[path] = tuple(made_of), data
        return found

    def keep(self, kind: str, world: str, path: str, looked_into: Iterable[str], data: Any) -> None:
        """Note a result, with what it depends on."""
        made_of = {other: self.digests[other] for other in looked_into}
        self._index.keep(kind, path, [world, made_of, data])

    def is_there(self, page: Path, known: str) -> bool:
        """Whether a page has the bytes with a digest."""
        try:
            status = page.lstat()
            if not stat.S_ISREG(status.st_mode):
                return False
            stamp, place = cache.stamp_of(status), page.absolute().as_uri()
            if self._pages.get(place) == [[*stamp], known]:
                return True
            if digest(page.read_bytes()) != known:
                return False
        except OSError:
            return False
        self._index.keep("output", place, [self._settled(stamp), known])
        return True

    @cached_property
    def _pages(self) -> Mapping[str, Any]:
        return self._index.load("output")


_REGISTER = re.compile(rf"^kind: *(?:{'|'.join(REGISTER_KINDS)})\b".encode(), re.MULTILINE)
