"""What runs have found out about the files of a corpus, kept for the next run.

A cache, and never trusted: it holds data only, each record with a checksum; what does not fit
is as if it were not there, and a damaged file is made anew.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ccmtool import cache

_TABLE = (
    "CREATE TABLE IF NOT EXISTS records (kind TEXT, path TEXT, value TEXT, sum INTEGER,"
    " PRIMARY KEY (kind, path)) WITHOUT ROWID"
)
_PATIENCE = 0.5
"""Seconds to wait for another run that has the file in hand; it is done without after that."""


class Index:
    """The records of one corpus, by their kind and the path of the file that they are about."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def load(self, kind: str) -> dict[str, Any]:
        """The sound records of a kind by path; none where there is no index to be read."""
        found = {}
        with contextlib.suppress(sqlite3.Error), self._opened() as connection:
            query = "SELECT path, value, sum FROM records WHERE kind = ?"
            for path, value, checksum in connection.execute(query, (kind,)):
                if _checksum(kind, path, value) == checksum:
                    with contextlib.suppress(ValueError, RecursionError):
                        found[path] = json.loads(value)
        return found

    def save(self, records: Mapping[str, Mapping[str, Any]], gone: Collection[str] = ()) -> None:
        """Keep records by kind and path, and drop those of files that are gone.

        Where that fails, the next run has more to do: nobody needs to be told.
        """
        rows = [row for kind, held in records.items() for row in _rows(kind, held)]
        if not rows and not gone:
            return
        try:
            self._write(rows, gone)
        except sqlite3.OperationalError:
            return  # in the hands of another run, or no place to write in
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError, sqlite3.Error):
                self._place.unlink()
                self._write(rows, ())

    def _write(self, rows: list[tuple[str, str, str, int]], gone: Collection[str]) -> None:
        with self._opened() as connection, connection:
            connection.execute(_TABLE)
            paths = [(path,) for path in gone]
            connection.executemany("DELETE FROM records WHERE path = ?", paths)
            connection.executemany("REPLACE INTO records VALUES (?, ?, ?, ?)", rows)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._place, timeout=_PATIENCE)
        try:
            # A power cut may cost the cache, which is cheaper than waiting for the disk.
            connection.execute("PRAGMA synchronous = OFF")
            yield connection
        finally:
            connection.close()


def _rows(kind: str, records: Mapping[str, Any]) -> Iterator[tuple[str, str, str, int]]:
    for path, value in records.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield kind, path, text, _checksum(kind, path, text)


def _checksum(kind: str, path: str, value: object) -> int:
    return zlib.crc32(f"{kind}\0{path}\0{value}".encode("utf-8", "surrogatepass"))


def of_corpus(root: Path) -> Index | None:
    """The index of the corpus in a folder; None where there is no place to keep one."""
    folder = cache.folder()
    if folder is None:
        return None
    place = str(root.resolve())
    name = f"{zlib.crc32(place.encode('utf-8', 'surrogatepass')):08x}"
    return Index(Path(folder, f"{name}.sqlite"))
