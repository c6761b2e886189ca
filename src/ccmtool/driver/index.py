"""What runs have found out about the files of a corpus, kept for the next run.

A cache, and never trusted: it holds data only, each record with a checksum; what does not fit
is as if it were not there, and a damaged file is made anew.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections import defaultdict
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
    """The records of one corpus, by their kind and the path of the file that they are about.

    Without a place to keep it in, it knows nothing and keeps nothing.
    """

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._fresh: dict[str, dict[str, Any]] = defaultdict(dict)

    def load(self, kind: str) -> dict[str, Any]:
        """The sound records of a kind by path; none where there is no index to be read."""
        found: dict[str, Any] = {}
        if self._place is None:
            return found
        with contextlib.suppress(sqlite3.Error), _opened(self._place) as connection:
            query = "SELECT path, value, sum FROM records WHERE kind = ?"
            for path, value, checksum in connection.execute(query, (kind,)):
                if _checksum(kind, path, value) == checksum:
                    with contextlib.suppress(ValueError, RecursionError):
                        found[path] = json.loads(value)
        return found

    def keep(self, kind: str, path: str, value: Any) -> None:
        """Note a record of plain data, to be saved in the end."""
        self._fresh[kind][path] = value

    def save(self, gone: Collection[str] = ()) -> None:
        """Save what has been noted, and drop what is about files that are gone.

        Where that fails, the next run has more to do: nobody needs to be told.
        """
        rows = [row for kind, held in self._fresh.items() for row in _rows(kind, held)]
        self._fresh.clear()
        if self._place is None or not (rows or gone):
            return
        try:
            _write(self._place, rows, gone)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_other(error):
                return  # in the hands of another run, or no place to write in
            with contextlib.suppress(OSError, sqlite3.Error):
                self._place.unlink()
                _write(self._place, rows, ())


def of_corpus(root: Path) -> Index:
    """The index of the corpus in a folder."""
    folder = cache.folder()
    name = zlib.crc32(str(root.resolve()).encode("utf-8", "surrogatepass"))
    return Index(Path(folder, f"{name:08x}.sqlite") if folder else None)


def _is_other(error: sqlite3.Error) -> bool:
    """Whether the file is in order, but has tables of another version in it."""
    return error.sqlite_errorcode == sqlite3.SQLITE_ERROR


# --- the file ----------------------------------------------------------------------------------


def _write(place: Path, rows: list[tuple[str, str, str, int]], gone: Collection[str]) -> None:
    with _opened(place) as connection, connection:
        connection.execute(_TABLE)
        connection.executemany("DELETE FROM records WHERE path = ?", [(path,) for path in gone])
        connection.executemany("REPLACE INTO records VALUES (?, ?, ?, ?)", rows)


@contextlib.contextmanager
def _opened(place: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(place, timeout=_PATIENCE)
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
