"""Runs without what a run is used to: streams, a locale, a home, a working directory."""

from __future__ import annotations

import itertools
import time

from drill.ground import SETTLING, Ground
from drill.outcome import expect

_COMMANDS = (
    "--version",
    "--help",
    "list",
    "validate",
    "timeline",
    "explain REF01",
    "schema agenda",
)
_PLAIN = "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"


def closed_pipe(ground: Ground) -> None:
    """a reader who goes away"""
    for words in (*_COMMANDS, "render -o new", "--no-cache render ica-2024-2025 -o -"):
        for reader in ("head -1", "true"):
            script = f"ccmtool {words} | {reader}; exit ${{PIPESTATUS[0]}}"
            ran = ground.shell(script, cwd=ground.own.folder).ends(0)
            expect(ran.err.count(b"\n") <= 1, f"more than one line: {ran}")


def closed_streams(ground: Ground) -> None:
    """closed stdin, stdout and stderr in all combinations"""
    corpus = ground.own
    for words in ("--version", "list", "validate"):
        ground.shell(f"ccmtool {words} >&-", cwd=corpus.folder).complains(3)
    for words in ("list", "validate", " ".join(ground.rendering(corpus))):
        for count in range(1, 4):
            for closed in itertools.combinations(("<&-", ">&-", "2>&-"), count):
                if ground.quick and words == "list":
                    continue
                script = f"exec ccmtool {words} {' '.join(closed)}"
                ran = ground.shell(script, cwd=corpus.folder)
                if ">&-" in closed:
                    ran.ends(3)
                    expect(ran.err.count(b"\n") <= 1, f"more than one line: {ran}")
                else:
                    ran.ends(0)
                if "render" in words:
                    ground.right(corpus)
                    corpus.turn()


def closed_streams_with_workers(ground: Ground) -> None:
    """closed streams and workers"""
    for closed in ("<&-", "<&- 2>&-", "<&- >&- 2>&-"):
        script = f'exec ccmtool "$@" {closed}'
        ground.shell(script, *ground.rendering(ground.many)).ends(3 if ">&- 2" in closed else 0)
        ground.right(ground.many)
        ground.many.turn()


def odd_environments(ground: Ground) -> None:
    """an ASCII locale, no HOME, no environment, a dumb terminal, no user"""
    corpus = ground.own
    for before in (
        f"env {_PLAIN}",
        f"env {_PLAIN} PYTHONIOENCODING=ascii",
        "env LC_ALL=xx_YY.nonsense",
        "env -u HOME -u XDG_CACHE_HOME",
        "env -u USER -u LOGNAME -u HOME",
        "env HOME= XDG_CACHE_HOME=relative",
        "env HOME=/nonexistent XDG_CACHE_HOME=/proc/nowhere",
        "env TERM=dumb",
        "env TERM=",
        "env COLUMNS=0 LINES=-1",
        "env TZ=nonsense",
        "env TMPDIR=/nonexistent",
        "env -i",
        "env -i PYTHONDONTWRITEBYTECODE=1 PYTHONIOENCODING=ascii",
    ):
        for words in () if ground.quick else _COMMANDS[2:5]:
            script = f"exec {before} $(type -p ccmtool) {words}"
            ground.shell(script, cwd=corpus.folder).ends(0)
        words = " ".join(ground.rendering(corpus))
        ground.shell(f"exec {before} $(type -p ccmtool) {words}").ends(0)
        ground.right(corpus)
        corpus.turn()


def no_working_directory(ground: Ground) -> None:
    """a working directory that is deleted"""
    gone = "mkdir gone; cd gone; rmdir ../gone; exec ccmtool"
    for words in ("--version", "--help", "schema agenda", "explain REF01"):
        ground.shell(f"{gone} {words}").ends(0)
    for words in ("list", "validate", "render", "validate data/x.yaml", "list --corpus ."):
        ground.shell(f"{gone} {words}").complains(2, 3)
    for _ in range(2):
        ground.shell(f'{gone} "$@"', *ground.rendering(ground.own)).ends(0)
        ground.right(ground.own)
    elsewhere = ["render", "--corpus", str(ground.own.folder), "-o", "relative"]
    ground.shell(f'{gone} "$@"', *elsewhere).complains(3)


def said_again(ground: Ground) -> None:
    """a run with nothing to do, in a closed pipe and on a full disk"""
    corpus = ground.own
    words = " ".join(ground.rendering(corpus))
    ground.heals(corpus)
    time.sleep(SETTLING)
    ground.heals(corpus)
    ground.heals(corpus)
    expect(list(ground.cache.rglob("runs/*")), "no run was kept")
    first = ground.shell(f"ccmtool {words}").ends(0)
    expect(first == ground.shell(f"ccmtool {words}"), "said differently")
    ground.shell(f"ccmtool {words} >&-").ends(3)
    ground.shell(f"ccmtool {words} 2>&-").ends(0)
    ground.shell(f"ccmtool {words} 2>/dev/full").ends(0)
    ground.shell(f"ccmtool {words} <&-").ends(0)
    for command in ("list", "validate"):
        for _ in range(2):
            ground.shell(f"ccmtool {command}", cwd=corpus.folder).ends(0)
        ground.shell(f"ccmtool {command} >/dev/full", cwd=corpus.folder).complains(3)
        ground.shell(f"ccmtool {command} >&-", cwd=corpus.folder).complains(3)
        script = f"ccmtool {command} | true; exit ${{PIPESTATUS[0]}}"
        ground.shell(script, cwd=corpus.folder).ends(0)


DRILLS = (
    closed_pipe,
    closed_streams,
    closed_streams_with_workers,
    odd_environments,
    no_working_directory,
    said_again,
)
