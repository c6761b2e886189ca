"""The same bytes from the same corpus, wherever, whenever and however often it is run."""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path

from drill.ground import Ground, pages, replace
from drill.outcome import Skipped, expect

_SETTINGS = (
    "env PYTHONHASHSEED=0",
    "env PYTHONHASHSEED=4711",
    "env LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONIOENCODING=utf-8",
    "env LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8",
    "env TZ=Pacific/Kiritimati",
    "env TZ=America/Adak",
    "env PYTHONOPTIMIZE=2",
    "taskset -c 0",
    "nice -n 5",
)
_REPORTS = (
    "validate --format json",
    "list",
    "timeline --quarter Q1-2025",
    "timeline --quarter Q1-2025 --format json",
)


def settings(ground: Ground) -> None:
    """the same bytes whatever the hash seed, locale, time zone, umask and number of cores"""
    corpus = ground.many
    told = _told(ground, "", ground.own.folder)
    for number, setting in enumerate((*_SETTINGS, "umask 077; exec", "umask 000; exec")):
        if ground.quick and number % 4:
            continue
        before = setting if setting.startswith("umask") else f"exec {setting}"
        shutil.rmtree(ground.output, ignore_errors=True)
        words = ["--no-cache", *ground.rendering(corpus)]
        ground.shell(f'{before} ccmtool "$@"', *words).ends(0)
        ground.right(corpus)
        expect(_told(ground, before, ground.own.folder) == told, f"other reports with {setting}")


def folders(ground: Ground) -> None:
    """the same bytes whatever the folder, the order of its files, and the user"""
    corpus = ground.own
    told = _told(ground, "", corpus.folder)
    names = ("Pläne – 计划 – خطط", "'$(x)&;\"", "with some spaces", "[bold]", "-o")
    for name in names[: 2 if ground.quick else None]:
        copy = ground.folder / name
        _copied_backwards(corpus.folder, copy)
        shutil.rmtree(ground.output, ignore_errors=True)
        for cache in (["--no-cache"], []):
            ground.run(*cache, "render", "-o", str(ground.output), cwd=copy).ends(0)
            ground.right(corpus)
        expect(_told(ground, "", copy) == told, f"other reports in {name}")
    shutil.rmtree(ground.output)
    ground.output.mkdir()
    ground.output.chmod(0o777)
    with contextlib.suppress(Skipped):
        ground.as_nobody(*ground.rendering(corpus)).ends(0)
        ground.right(corpus)


def four_at_once(ground: Ground) -> None:
    """four runs at once into one folder, with a cold and with a warm cache"""
    for corpus in (ground.own, ground.many):
        shutil.rmtree(ground.output, ignore_errors=True)
        for _ in ground.moments(2, 6, 1):
            processes = [ground.start(*ground.rendering(corpus)) for _ in range(4)]
            outcomes = [ground.finish(process) for process in processes]
            for ran in outcomes:
                ran.ends(0)
            ground.right(corpus)
            ground.heals(corpus)
            corpus.turn()


def replaced(ground: Ground) -> None:
    """files that are replaced while a run goes on"""
    _while_it_runs(ground, ["taskset", "-c", "0"])


def replaced_with_workers(ground: Ground) -> None:
    """files that are replaced while a run with workers goes on"""
    _while_it_runs(ground, [])


def _while_it_runs(ground: Ground, before: list[str]) -> None:
    corpus = ground.many  # each page of which depends on one file and on registers only
    taken = min((corpus.folder / "data/agenda").iterdir())
    began = time.monotonic()
    ground.heals(corpus)
    for number, moment in enumerate(ground.moments(2, 12, time.monotonic() - began)):
        stood = pages(ground.output)
        corpus.turn()
        process = ground.start(*ground.rendering(corpus), before=before)
        time.sleep(moment)
        content = taken.read_bytes()
        if number % 2:
            taken.unlink()
        else:
            corpus.turn()
        ran = ground.finish(process)
        if ran.code == 0:
            ground.whole(*corpus.versions.rights)
        else:
            ran.complains(3)
            expect(pages(ground.output) == stood, "some pages were written")
        if number % 2:
            replace(taken, content)
        ground.heals(corpus)


DRILLS = (settings, folders, four_at_once, replaced, replaced_with_workers)


def _told(ground: Ground, before: str, corpus: Path) -> list[tuple[int, bytes]]:
    """What reports say."""
    ran = [ground.shell(f"{before} ccmtool {words}", cwd=corpus).ends(0) for words in _REPORTS]
    return [(one.code, one.out) for one in ran]


def _copied_backwards(source: Path, target: Path) -> None:
    """Copy a corpus, its last file first."""
    for path in sorted(source.rglob("*.yaml"), reverse=True):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
