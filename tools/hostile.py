"""What each hostile file costs: validated and rendered by the real command line, in a process each.

    python tools/hostile.py [WORD...]      only the files with such a word in their name

A file that is refused must be refused within the limits below, with exit code 1, and nothing is
written; one that can be read must be read within them. Prints the dearest; fails above a limit.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.hostile import FLOODS, REFUSED  # noqa: E402

SECONDS = 2.0
MEBIBYTES = 200.0
DEAREST = 8


class Run(NamedTuple):
    """What one command came to."""

    seconds: float
    mebibytes: float
    name: str
    command: str
    code: int
    trouble: str


def main(words: list[str]) -> int:
    """Measure every file; the exit code is 1 where one of them is dearer than it may be."""
    runs = sorted((run for name, content in _files(words) for run in _measured(name, content)))
    print(f"{len(runs)} runs; the dearest:")
    for run in runs[-DEAREST:]:
        print(_line(run))
    failed = [run for run in runs if run.trouble]
    print(*(f"{_line(run)}: {run.trouble}" for run in failed), sep="\n")
    print(f"{len(failed)} of {len(runs)} beyond {SECONDS:g} s or {MEBIBYTES:g} MiB, or worse")
    return bool(failed)


def _files(words: list[str]) -> Iterator[tuple[str, bytes]]:
    for case in REFUSED:
        if not words or any(word in case.name for word in words):
            yield case.name, case.content
    for name, make in FLOODS.items():
        if not words or any(word in name for word in words):
            yield name, make()


def _measured(name: str, content: bytes) -> Iterator[Run]:
    """`validate`, and `render` where that says that the file is refused."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder)
        (corpus / "data").mkdir()
        (corpus / "data" / "x.yaml").write_bytes(content)
        run = _run(corpus, name, "validate")
        yield run
        if run.code:
            yield _run(corpus, name, "render", "--output", str(corpus / "written"))


def _run(corpus: Path, name: str, command: str, *options: str) -> Run:
    said = corpus / "said"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with said.open("wb") as stream:
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "ccmtool", "--corpus", str(corpus), command, *options],
            environment,
            file_actions=[(os.POSIX_SPAWN_DUP2, stream.fileno(), number) for number in (1, 2)],
        )
        # Of all ways to wait this one alone tells the peak of a single child.
        _, status, used = os.wait4(child, 0)
    seconds, mebibytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    code, words = os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")
    troubles = {
        "takes too long": seconds > SECONDS,
        "takes too much memory": mebibytes > MEBIBYTES,
        f"ended with {code}": code not in (0, 1),
        "shows a traceback": "Traceback" in words,
        "says too much": words.count("\n") > 23 or len(words) > 20_000,
        "wrote something": sorted(p.name for p in corpus.iterdir()) != ["data", "said"],
    }
    trouble = ", ".join(what for what, so in troubles.items() if so)
    return Run(seconds, mebibytes, name, command, code, trouble)


def _line(run: Run) -> str:
    return f"{run.seconds:5.2f} s {run.mebibytes:4.0f} MiB  {run.command:8} {run.code}  {run.name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
