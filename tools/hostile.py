"""What each hostile file costs: validated and rendered by the real command line, in a process each.

    python tools/hostile.py [WORD...]      only the files with such a word in their name

A file that is refused must be refused within the limits of `tests/hostile.py`, with exit code 1,
and nothing is written; one that can be read must be read within them.
Prints the dearest, and fails above a limit.
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

from tests.hostile import FLOODS, MOST_MEBIBYTES, MOST_SECONDS, REFUSED  # noqa: E402

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
    runs = sorted(run for file in _files(words) for run in _measured(*file))
    print(f"{len(runs)} runs; the dearest:")
    for run in runs[-DEAREST:]:
        print(_line(run))
    failed = [run for run in runs if run.trouble]
    print(*(f"{_line(run)}: {run.trouble}" for run in failed), sep="\n")
    print(f"{len(failed)} of {len(runs)} beyond {MOST_SECONDS} s or {MOST_MEBIBYTES} MiB, or worse")
    return bool(failed)


def _files(words: list[str]) -> Iterator[tuple[str, bytes, set[int]]]:
    """Each file by name, and the exit codes that it may lead to."""
    for case in REFUSED:
        if not words or any(word in case.name for word in words):
            yield case.name, case.content, {1}
    for name, make in FLOODS.items():
        if not words or any(word in name for word in words):
            yield name, make(), {0, 1}


def _measured(name: str, content: bytes, codes: set[int]) -> Iterator[Run]:
    """`validate`, and `render` where that says that the file is refused."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder)
        (corpus / "data").mkdir()
        (corpus / "data" / "x.yaml").write_bytes(content)
        run = _run(corpus, name, codes, "validate")
        yield run
        if run.code:
            yield _run(corpus, name, codes, "render", "--output", str(corpus / "written"))


def _run(corpus: Path, name: str, codes: set[int], command: str, *options: str) -> Run:
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
        "takes too long": seconds > MOST_SECONDS,
        "takes too much memory": mebibytes > MOST_MEBIBYTES,
        f"ended with {code}": code not in codes,
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
