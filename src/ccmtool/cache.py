"""Where what a run has found out is kept for the next, and what makes it stale.

Nothing here is needed: whatever is missing, damaged or not ours is as if it had never been.
Imported before the command line is, so it imports next to nothing itself.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator

Stamp = tuple[int, int, int, int]
"""The size of a file in bytes, when it was changed, by its content and at all, in ns, and its
number on the disk: a folder that is renamed takes its files along with their times."""

LEFTOVER = ".ccmtool-new"
"""How the name of a page ends that has not been put into its place yet."""

UNSETTLED = 2_000_000_000
"""For so many nanoseconds a file that has been changed may be changed again unnoticed."""


def folder(*, made: bool = True) -> str | None:
    """The folder of this user for it, made if need be; None where none can be trusted.

    Who only looks whether something is kept does not have it `made`.
    """
    place = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(place):
        place = os.environ.get("LOCALAPPDATA", "") or os.path.join(_home(), ".cache")
        if sys.platform == "darwin":
            place = os.path.join(_home(), "Library", "Caches")
    if not os.path.isabs(place):
        return None
    found = os.path.join(place, "ccmtool")
    try:
        if made:
            os.makedirs(found, 0o700, exist_ok=True)
        return found if _is_ours(os.lstat(found)) else None
    except OSError:
        return None


def _home() -> str:
    return os.environ.get("HOME", "")


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody else could have put something there."""
    if not stat.S_ISDIR(status.st_mode):
        return False
    own = getattr(os, "geteuid", None)
    return own is None or (status.st_uid == own() and not status.st_mode & 0o022)


def stamp_of(status: os.stat_result) -> Stamp:
    """What tells that a file has been changed."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def is_settled(stamp: Stamp, now: int) -> bool:
    """Whether a stamp is old enough at a time, in ns, to differ from that of any later change."""
    return max(stamp[1:3]) < now - UNSETTLED


def program() -> Iterator[str]:
    """What tells that the program has been changed: its own files, and what is installed."""
    yield sys.version
    for place in sys.path:
        if place.endswith(("site-packages", "dist-packages")):
            yield f"{place} {stamp(place)}"
    package = os.path.dirname(os.path.abspath(__file__))
    # In a checkout the templates lie beside the package, and in it once it is installed.
    for path, found in stamps([package, os.path.join(package, "..", "..", "templates")]):
        yield f"{path} {found}"


def stamps(trees: Iterable[str]) -> Iterator[tuple[str, Stamp | None]]:
    """All files in some folders, in a fixed order, with their stamps; of a folder that is none too.

    A link counts as itself and as what it leads to; no folder is gone into by way of one.
    """
    pending = list(trees)
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError:
            yield here, stamp(here)
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    pending.append(entry.path)
                continue
            try:
                yield entry.path, stamp_of(entry.stat(follow_symlinks=False))
            except OSError:
                yield entry.path, None  # it has gone meanwhile
            if entry.is_symlink():
                yield entry.path, stamp(entry.path)


def stamp(path: str) -> Stamp | None:
    """What tells that a file, or what a link leads to, has been changed; None if none is there."""
    try:
        return stamp_of(os.stat(path))
    except OSError:
        return None


def now() -> int:
    """The time in ns, on the clock of the stamps."""
    return time.time_ns()
