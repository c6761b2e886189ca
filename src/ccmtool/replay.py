"""What a command has said, to be said again while nothing has changed that it depends on.

A build with nothing to do is run at every save of an editor, and is to be over before anybody
waits for it: so this is asked before the command line is loaded. Whatever is not certain is left
to the long way round. Files are not read, only asked when they were changed; and so nothing is
kept of a run whose files have been changed just before it.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Iterator, Sequence

from ccmtool import cache

Said = tuple[int, bytes]
"""Bytes for standard output, 1, or standard error, 2."""

_MOST = 200
"""How many runs are kept."""
_UNREADABLE = 3
_SHOWN_BY = (
    *("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES"),
    *("NO_COLOR", "TERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"),
)
"""What in the environment changes how something is shown."""


class Recording:
    """A run that goes on, with what it depends on.

    `trees` are the folders that it reads; `named` says that somebody has named `root`.
    """

    def __init__(self, words: Sequence[str], root: str, named: bool, trees: Sequence[str]) -> None:
        self._key = _key(words)
        self._trees = trees
        self._sought = [os.path.join(root, word) for word in words]
        if not named:
            self._sought += _passed(root)
        self._began = cache.now()
        self._before = _state(self._trees, self._sought)

    def keep(self, code: int, said: Sequence[Said], pages: Sequence[str]) -> None:
        """Keep what the run has said, if it would say it again; `pages` are the files it made."""
        if self._before != _state(self._trees, self._sought):
            return
        seen = list(_seen(self._trees, pages))
        if not all(stamp is None or cache.is_settled(stamp, self._began) for _, stamp in seen):
            return
        state = _state(self._trees, self._sought, pages)
        lists = ["\0".join(paths) for paths in (self._trees, self._sought, pages)]
        spoken = [part for stream, content in said for part in (b"%d" % stream, content)]
        parts = [part.encode("utf-8", "surrogateescape") for part in (self._key, *lists, state)]
        _write(_place(self._key, cache.folder()), _packed([*parts, b"%d" % code, *spoken]))


def again(words: Sequence[str]) -> int | None:
    """Say what the same command said before, if it would say it again, and return its exit code.

    None where that is not certain; nothing has been said then.
    """
    try:
        key = _key(words)
        place = _place(key, cache.folder(made=False))
        if place is None:
            return None
        with open(place, "rb") as file:
            parts = _unpacked(file.read())
        kept, *lists, state = (part.decode("utf-8", "surrogateescape") for part in parts[:5])
        trees, sought, pages = (found.split("\0") if found else [] for found in lists)
        if kept != key or state != _state(trees, sought, pages):
            return None
        code, spoken = int(parts[5]), [*zip(map(int, parts[6::2]), parts[7::2], strict=True)]
    except (OSError, ValueError):
        return None
    return _say(spoken, code)


def _say(spoken: Sequence[Said], code: int) -> int | None:
    """Say it all, and return the exit code; None where it could not be and nothing has been said.

    Whoever has gone away, or cannot be told of a failure, is none; as in a run.
    """
    begun = False
    for stream, content in spoken:
        left = memoryview(content)
        try:
            while left:
                left = left[os.write(stream, left) :]
                begun = True
        except OSError as error:
            if stream == 2 or isinstance(error, BrokenPipeError):
                continue
            if not begun:
                return None
            reason = (error.strerror or str(error)).lower()
            _say([(2, f"ccmtool: error: standard output: {reason}\n".encode())], _UNREADABLE)
            return _UNREADABLE
    return code


# --- what a run depends on ---------------------------------------------------------------------


def _key(words: Sequence[str]) -> str:
    """What was asked, where, when, and how the answer is shown."""
    shown = [
        f"{name}={value}"
        for name, value in sorted(os.environ.items())
        if name in _SHOWN_BY or name.startswith("CCMTOOL_")
    ]
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        if stream is None or stream.fileno() != number:
            raise ValueError("what is printed goes elsewhere")
        size = str(os.get_terminal_size(number)) if stream.isatty() else ""
        shown.append(f"{stream.encoding} {size}")
    here = os.getcwd()
    named = [os.path.realpath(word) if os.path.lexists(word) else "" for word in words]
    return "\0".join((here, time.strftime("%Y-%m-%d"), *words, *named, *shown))


def _passed(root: str) -> Iterator[str]:
    """Where a corpus nearer than the one that was found would be."""
    here = os.getcwd()
    while here not in (root, os.path.dirname(here)):
        yield os.path.join(here, "data")
        here = os.path.dirname(here)


def _state(trees: Sequence[str], sought: Sequence[str], pages: Sequence[str] = ()) -> str:
    """What is as it was, or is not."""
    found = [*cache.program()]
    found += [f"{path} {stamp}" for path, stamp in _seen(trees, pages)]
    found += [f"{path} {os.path.lexists(path)}" for path in sought]
    for folder in sorted({os.path.dirname(page) for page in pages}):
        found.append(os.path.realpath(folder))
        found += (name for name in os.listdir(folder) if name.endswith(cache.LEFTOVER))
    return "\n".join(found)


def _seen(trees: Sequence[str], pages: Sequence[str]) -> Iterator[tuple[str, cache.Stamp | None]]:
    yield from cache.stamps(trees)
    for page in pages:
        yield page, cache.stamp_of(os.lstat(page))


# --- the file ----------------------------------------------------------------------------------


def _place(key: str, folder: str | None) -> str | None:
    name = zlib.crc32(key.encode("utf-8", "surrogateescape"))
    return os.path.join(folder, "runs", f"{name:08x}") if folder else None


def _packed(parts: Sequence[bytes]) -> bytes:
    body = b"%s\n%s" % (b" ".join(b"%d" % len(part) for part in parts), b"".join(parts))
    return b"%d\n%s" % (zlib.crc32(body), body)


def _unpacked(content: bytes) -> list[bytes]:
    checksum, _, body = content.partition(b"\n")
    if int(checksum) != zlib.crc32(body):
        raise ValueError("damaged")
    lengths, _, rest = body.partition(b"\n")
    parts, at = [], 0
    for length in map(int, lengths.split()):
        parts.append(rest[at : at + length])
        at += length
    return parts


def _write(place: str | None, content: bytes) -> None:
    if place is None:
        return
    try:
        folder = os.path.dirname(place)
        os.makedirs(folder, 0o700, exist_ok=True)
        found = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime_ns)
        for entry in found[:-_MOST]:
            os.unlink(entry)
        aside = f"{place}.{os.getpid()}"
        with open(aside, "wb") as file:
            file.write(content)
        os.replace(aside, place)
    except OSError:
        return
