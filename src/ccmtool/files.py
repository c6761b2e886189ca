"""Files at both ends: the bytes of a corpus in, finished documents out.

The only module that reads a corpus or writes a file; templates are read by the writers.
What goes wrong is one `FileProblem`: a path and a reason.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ccmtool.cache import LEFTOVER

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such locks
    fcntl = None  # type: ignore[assignment]

CONFIGURATION = "ccmtool.yaml"
SUFFIXES = (".yaml", ".yml")

# One byte more than the reader accepts, so that it can see and say that a file is too large.
_READ_AT_MOST = 1024 * 1024 + 1


class FileProblem(Exception):
    """A file or folder that could not be read or written, with the reason in plain words."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(str(path), reason)
        self.path = str(path)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


# --- reading ---------------------------------------------------------------------------------


def find_corpus(start: Path) -> Path | None:
    """The nearest folder upward that holds `data/`; None if there is none."""
    here = start.absolute()
    return next((folder for folder in (here, *here.parents) if (folder / "data").is_dir()), None)


def read_corpus(root: Path) -> tuple[dict[str, bytes], bytes | None]:
    """The files under `data/` by path relative to the root, sorted, and the configuration."""
    files = {name: read_file(root, name) for name in list_corpus(root)}
    return files, read_configuration(root)


def list_corpus(root: Path) -> tuple[str, ...]:
    """The paths of the files under `data/`, relative to the root, sorted."""
    inside, data = root.resolve(), root / "data"
    _stays(data, inside)
    names: list[str] = []
    alike: dict[str, str] = {}
    for path in sorted(_yaml_files(data, inside), key=lambda path: path.as_posix()):
        name = _encodable(path, path.relative_to(root).as_posix())
        other = alike.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            # In a checkout on Windows or macOS one of them would silently stand for both.
            reason = f"on many systems this is the same name as {other}; rename one of the two"
            raise FileProblem(path, reason)
        names.append(name)
    return tuple(names)


def read_file(root: Path, name: str) -> bytes:
    """The bytes of a file of the corpus; of one that is too large, one more than is accepted."""
    return _read(root / name, root.resolve())


def read_configuration(root: Path) -> bytes | None:
    """The bytes of the configuration; None where there is none."""
    place = root / CONFIGURATION
    return _read(place, root.resolve()) if os.path.lexists(place) else None


def _yaml_files(top: Path, inside: Path) -> Iterator[Path]:
    """Hidden files are nobody's; folders that are links are not followed: no file comes twice."""
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            raise _problem(folder, error) from error
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(path)
            elif path.is_dir():
                _stays(path, inside)
            elif path.suffix.lower() in SUFFIXES:
                yield path


def _read(path: Path, inside: Path) -> bytes:
    _stays(path, inside)
    try:
        # A pipe with a file's name would keep the reader waiting for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileProblem(path, "this is no regular file")
        with path.open("rb") as file:
            return file.read(_READ_AT_MOST)
    except OSError as error:
        raise _problem(path, error) from error


def _stays(path: Path, inside: Path) -> None:
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
        raise FileProblem(path, "this is a symbolic link that leads out of the corpus")


def _encodable(path: Path, name: str) -> str:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        raise FileProblem(shown, "the name of this file is not UTF-8; rename it") from error
    return name


def _problem(path: Path | str, error: OSError) -> FileProblem:
    reason = error.strerror or str(error)
    return FileProblem(path, reason[:1].lower() + reason[1:])


# --- writing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the files of a run, by name: written, or left alone as they already were."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]


def publish(folder: Path, contents: Mapping[str, bytes]) -> Published:
    """Put finished files into a folder: each is there whole or not at all.

    All are written beside their targets first, so that a full disk leaves the old ones standing;
    a file whose bytes would not change is not touched; nothing is written through a link.
    """
    names = sorted(contents)
    for name in names:
        _refuse_name(folder, name)
    _refuse_links(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unchanged = {name for name in names if _is_there(folder / name, contents)}
        changed = [name for name in names if name not in unchanged]
        with _alone_or_together(folder):
            _put(folder, contents, changed)
    except OSError as error:
        raise _problem(error.filename2 or error.filename or folder, error) from error
    return Published(tuple(changed), tuple(sorted(unchanged)))


def _refuse_name(folder: Path, name: str) -> None:
    if not name or name in (".", "..") or re.search(r"[/\\:\x00-\x1f]", name):
        raise FileProblem(folder / name, "this name would lead out of the output folder")


def _refuse_links(folder: Path) -> None:
    """A folder typed relative must not lead elsewhere: a checkout can hold links of a stranger."""
    steps = (folder,) if folder.is_absolute() else (folder, *folder.parents)
    for step in steps:
        if step.is_symlink():
            raise FileProblem(step, "this is a symbolic link, and nothing is written through links")
        if step.exists() and not step.is_dir():
            raise FileProblem(step, "this is a file, and a folder is needed here")


def _is_there(path: Path, contents: Mapping[str, bytes]) -> bool:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(status.st_mode):
        raise FileProblem(path, "this is a symbolic link, and nothing is written through links")
    if stat.S_ISDIR(status.st_mode):
        raise FileProblem(path, "this is a folder, and a file is to be written here")
    if not stat.S_ISREG(status.st_mode):
        raise FileProblem(path, "this is no regular file, and it is not replaced")
    content = contents[path.name]
    return status.st_size == len(content) and path.read_bytes() == content


def _put(folder: Path, contents: Mapping[str, bytes], names: Sequence[str]) -> None:
    waiting = {name: folder / f".{name}.{os.urandom(8).hex()}{LEFTOVER}" for name in names}
    try:
        _write_all(waiting, contents)
        for name in names:
            waiting[name].replace(folder / name)
            del waiting[name]
        _settle(folder)
    finally:
        for path in waiting.values():
            with contextlib.suppress(OSError):
                path.unlink()


def _write_all(places: Mapping[str, Path], contents: Mapping[str, bytes]) -> None:
    def write(name: str) -> None:
        _write(places[name], contents[name])

    if len(places) < _MANY:
        for name in places:
            write(name)
        return
    from concurrent.futures import ThreadPoolExecutor

    # The disk says of one file after the other that it is written; it can be asked about several.
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, places))


_MANY = 50


def _write(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the new names last through a loss of power, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _alone_or_together(folder: Path) -> Iterator[None]:
    """Hold the folder while files are put into it; whoever is alone clears what others left.

    A run that was killed leaves its unfinished files. They look like those of a run at work,
    so only a run that has the folder to itself may remove them.
    """
    if fcntl is None:  # pragma: no cover
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _clear(folder)
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    for path in folder.glob(f".*{LEFTOVER}"):
        path.unlink()
