"""Full disks, things that stand where pages go, and folders that cannot be written to."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from drill.ground import SETTLING, Ground, pages
from drill.outcome import Skipped, expect

_COMMANDS = (
    "--version",
    "--help",
    "list",
    "validate",
    "timeline",
    "explain REF01",
    "schema agenda",
)


def full_for_pages(ground: Ground) -> None:
    """a disk that is full, for pages"""
    corpus = ground.own
    old, new = corpus.versions.rights
    needed = _blocks(new[name] for name in new if new[name] != old[name])
    for share in (0.1, 0.5, 0.9):
        with _disk(ground.output, _blocks(old.values()) + int(needed * share)):
            for name, content in old.items():
                (ground.output / name).write_bytes(content)
            corpus.turn()
            ground.render(corpus).complains(3)
            expect(pages(ground.output) == old, "the old pages do not stand")
            corpus.turn()


def _blocks(contents: Iterable[bytes]) -> int:
    """How much of a disk some files take."""
    return sum(len(content) + -len(content) % 4096 for content in contents)


def full_for_the_cache(ground: Ground) -> None:
    """a disk that is full, for the cache"""
    corpus = ground.many
    for kibibytes in (4, 64, 256, 1024):
        with _disk(ground.cache, kibibytes * 1024):
            ground.heals(corpus)
            corpus.turn()
            ground.heals(corpus)
            ground.heals(corpus)
        if ground.quick:
            break


def limited(ground: Ground) -> None:
    """a limit on the sizes of files"""
    corpus = ground.own
    ground.heals(corpus)
    before = pages(ground.output)
    corpus.turn()
    limit = max(map(len, before.values())) // 2 // 1024
    words = ground.rendering(corpus)
    ground.shell(f'ulimit -f {limit}; exec ccmtool "$@"', *words).complains(3)
    expect(pages(ground.output) == before, "the old pages do not stand")
    ground.heals(corpus)


def full_for_stdout(ground: Ground) -> None:
    """a disk that is full, for stdout"""
    folder = ground.own.folder
    time.sleep(SETTLING)
    for words in (*_COMMANDS, "render -o new", "render ica-2024-2025 -o -"):
        for _ in range(2):  # the second time it would only be said again
            shutil.rmtree(folder / "new", ignore_errors=True)
            ground.shell(f"ccmtool {words} >/dev/full", cwd=folder).complains(3)
            ground.shell(f"ccmtool {words}", cwd=folder).ends(0)


def folder_obstacles(ground: Ground) -> None:
    """a file or a link where the folder for pages goes"""
    output, elsewhere = ground.output, ground.folder / "elsewhere"
    elsewhere.mkdir()
    words = ("render", "--corpus", str(ground.own.folder), "-o", output.name)
    output.write_bytes(b"kept")
    ground.run(*words).complains(3)
    expect(output.read_bytes() == b"kept", "a file was overwritten")
    for aim in ("elsewhere", "nowhere"):
        output.unlink()
        output.symlink_to(aim)
        ground.run(*words).complains(3)
    expect(not pages(elsewhere), "written through a link")
    expect(not (ground.folder / "nowhere").exists(), "written through a link that leads nowhere")


def page_obstacles(ground: Ground) -> None:
    """a folder, a link or a pipe where a page goes"""
    corpus, aim = ground.own, ground.folder / "aim"
    ground.heals(corpus)
    corpus.turn()
    page = ground.output / max(corpus.right)
    for obstacle in ("mkdir", "mkfifo", f"ln -s {aim}"):
        content = page.read_bytes()
        page.unlink()
        before = pages(ground.output)
        ground.shell(f'{obstacle} "$1"', str(page)).ends(0)
        ground.render(corpus).complains(3)
        expect(not aim.exists(), "written through a link")
        ground.shell('rm -r "$1"', str(page)).ends(0)
        expect(pages(ground.output) == before, "the old pages do not stand")
        page.write_bytes(content)
    ground.heals(corpus)


def cache_obstacles(ground: Ground) -> None:
    """a cache that is a file, a link, or damaged"""
    corpus, place = ground.own, ground.cache
    ground.heals(corpus)
    for damage in (b"", b"x" * 5000, os.urandom(20_000)):
        for path in place.rglob("*"):
            if path.is_file():
                path.write_bytes(damage)
        corpus.turn()
        ground.heals(corpus)
    for path in place.rglob("*.sqlite"):
        path.unlink()
        path.mkdir()
    ground.heals(corpus)
    shutil.rmtree(place)
    place.write_bytes(b"")
    corpus.turn()
    ground.heals(corpus)
    place.unlink()
    place.symlink_to("/dev/full")
    ground.heals(corpus)


def read_only(ground: Ground) -> None:
    """read-only folders for pages and for the cache"""
    corpus = ground.own
    ground.heals(corpus)
    before = pages(ground.output)
    corpus.turn()
    words = ground.rendering(corpus)
    with _unwritable(ground.output):
        ground.unprivileged(*words).complains(3)
    expect(pages(ground.output) == before, "the old pages do not stand")
    for folder in (ground.cache, ground.cache / "ccmtool"):
        with _unwritable(folder):
            ground.unprivileged(*words).ends(0)
            ground.right(corpus)
            ground.unprivileged(*words).ends(0)
        corpus.turn()
    shutil.rmtree(ground.cache / "ccmtool")
    with _unwritable(ground.cache):
        ground.unprivileged(*words).ends(0)
        ground.right(corpus)


def unreadable(ground: Ground) -> None:
    """files and folders of the corpus that may not be read"""
    corpus = ground.own
    path = min((corpus.folder / "data").rglob("*.yaml"))
    for closed in (path, path.parent, corpus.folder / "ccmtool.yaml"):
        mode = closed.stat().st_mode
        closed.chmod(0)
        ground.unprivileged(*ground.rendering(corpus)).complains(3)
        expect(not pages(ground.output), "pages were written")
        closed.chmod(mode)
    ground.heals(corpus)


def no_processes(ground: Ground) -> None:
    """a system that allows no further process"""
    ground.output.mkdir()
    ground.output.chmod(0o777)
    ground.as_nobody(*ground.rendering(ground.many), before="ulimit -u 1;").ends(0)
    ground.right(ground.many)


@contextlib.contextmanager
def _unwritable(folder: Path) -> Iterator[None]:
    mode = folder.stat().st_mode
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(mode)


@contextlib.contextmanager
def _disk(place: Path, size: int) -> Iterator[None]:
    """A small disk at a place."""
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(place)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise Skipped("no disk can be mounted here") from None
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


DRILLS = (
    full_for_pages,
    full_for_the_cache,
    full_for_stdout,
    limited,
    folder_obstacles,
    page_obstacles,
    cache_obstacles,
    read_only,
    unreadable,
    no_processes,
)
