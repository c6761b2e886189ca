"""Times whole processes of ccmtool against its peers, in turn, and prints ratios.

    python benchmarks/run.py [--runs 5] [--large] [--only WORDS] [--write docs/performance.md]

Peers live in an environment of their own (`make bench` makes it): check-jsonschema, mkdocs and
Hugo from the package index, and `jq` where the system has it. A peer that is missing leaves its
rows out. All figures of a row come from one run, the commands taking turns, so that a machine
that slows down slows both; ratios are of medians.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log10
from pathlib import Path

import peers

import corpora

ROOT = Path(__file__).resolve().parents[1]
TOOL = [str(Path(sys.executable).with_name("ccmtool"))]
PYTHON = [sys.executable, "-c", "pass"]


@dataclass
class Command:
    """A command to time; `before` puts the files back into the state that the row is about."""

    words: Sequence[str]
    folder: Path = ROOT
    before: Callable[[], None] = lambda: None
    seconds: list[float] = field(default_factory=list)
    peak: int = 0

    def time(self) -> float:
        """Run it once; its time in seconds. `peak` is the memory of its largest process, in KiB."""
        self.before()
        start = time.perf_counter()
        process = subprocess.Popen(
            self.words, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise RuntimeError(f"{' '.join(self.words)} ended with {process.returncode}")
        self.peak = max(self.peak, usage.ru_maxrss)
        return taken

    @property
    def median(self) -> float:
        """The median of its counted runs."""
        return statistics.median(self.seconds)


@dataclass
class Row:
    """One line of the table: our command, the peer's, and the ratio to reach."""

    work: str
    ours: Command
    peer: Command
    at_most: float

    def run(self, runs: int) -> None:
        """One run of each to warm up, then the counted ones in turn."""
        for counted in [False] + [True] * runs:
            for command in (self.ours, self.peer):
                taken = command.time()
                if counted:
                    command.seconds.append(taken)

    @property
    def ratio(self) -> float:
        """Ours to the peer's."""
        return self.ours.median / self.peer.median


def main() -> None:
    """Run the rows and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="rows whose name holds these words")
    parser.add_argument("--large", action="store_true", help="10,000 files too (takes minutes)")
    parser.add_argument("--write", type=Path, help="a page to put the table into")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ccmtool-bench-") as folder:
        lines = list(_table(Path(folder), told.runs, told.only, large=told.large))
    if told.write:
        told.write.write_text("\n".join(lines) + "\n")


def _table(folder: Path, runs: int, only: str, *, large: bool) -> Iterator[str]:
    yield from _shown(
        *_machine(), "", "| Work | ccmtool | peer | ratio | at most |", "|---|---|---|---|---|"
    )
    for row in _rows(folder):
        if only in row.work:
            row.run(runs)
            ours, peer = f"{row.ours.median * 1000:.0f} ms", f"{row.peer.median * 1000:.0f} ms"
            yield from _shown(f"| {row.work} | {ours} | {peer} | {row.ratio:.2f} | {row.at_most} |")
    if large:
        yield from _shown(*_growth(folder))


def _shown(*lines: str) -> Iterator[str]:
    for line in lines:
        print(line, flush=True)
        yield line


def _machine() -> Iterator[str]:
    yield f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    yield "Peers: " + ", ".join(peers.versions())


def _rows(folder: Path) -> Iterator[Row]:
    yield Row("`--version`", Command([*TOOL, "--version"]), Command(PYTHON), 2)
    if mkdocs := peers.program("mkdocs"):
        yield Row("`--help`", Command([*TOOL, "--help"]), Command([mkdocs, "--help"]), 1.2)
    yield from _validating(folder)
    yield from _rendering(folder)
    yield from _timeline(folder)


def _validating(folder: Path) -> Iterator[Row]:
    checker = peers.program("check-jsonschema")
    for files, at_most in ((2, 1.0), (1000, 0.1)):
        corpus = folder / f"both-{files}"
        corpora.write(corpus, files)
        if checker:
            schema = ROOT / "schema"
            agendas, plans = (
                sorted((corpus / f"data/{name}").glob("*.yaml")) for name in ("agenda", "workplans")
            )
            script = folder / f"check-{files}.sh"
            script.write_text(
                f"{checker} --schemafile {schema}/agenda.json {' '.join(map(str, agendas))}\n"
                f"{checker} --schemafile {schema}/work-plan.json {' '.join(map(str, plans))}\n"
            )
            ours = [*TOOL, "validate", "--corpus", str(corpus)]
            peer = Command(["sh", str(script)])
            yield Row(f"`validate`, {files} files", Command(ours), peer, at_most)


def _rendering(folder: Path) -> Iterator[Row]:
    hugo = peers.program("hugo")
    if not hugo:
        return
    corpus, site, output = folder / "agendas", folder / "site", folder / "output"
    corpora.write(corpus, 1000, "agenda", 8)
    peers.hugo_site(site, corpus)
    words = [*TOOL, "render", "--corpus", str(corpus), "--format", "html", "--output", str(output)]
    emptied = lambda: shutil.rmtree(output, ignore_errors=True)  # noqa: E731
    cleared = lambda: shutil.rmtree(site / "public", ignore_errors=True)  # noqa: E731
    peer = [hugo, "--source", str(site), "--quiet"]
    yield Row(
        "`render`, 1,000 agendas, cold",
        Command(words, before=emptied),
        Command(peer, before=cleared),
        1.0,
    )
    yield Row("`render`, nothing changed", Command(words), Command(PYTHON), 4)
    changed = sorted((corpus / "data/agenda").glob("*.yaml"))[500]
    text, count = changed.read_text(), iter(range(1_000_000))

    def change() -> None:
        changed.write_text(text.replace("Annotated agenda", f"Annotated agenda {next(count)}"))

    yield Row(
        "`render`, one file changed",
        Command(words, before=change),
        Command(peer, before=cleared),
        0.25,
    )


def _timeline(folder: Path) -> Iterator[Row]:
    jq = shutil.which("jq")
    if not jq:
        return
    corpus = folder / "plans"
    corpora.write(corpus, 1000, "work-plan")
    data = folder / "plans.json"
    data.write_text(json.dumps(peers.plans(corpus)))
    ours = [*TOOL, "timeline", "--corpus", str(corpus), "--quarter", "Q1-2025"]
    yield Row(
        "`timeline`, 1,000 plans",
        Command(ours),
        Command([jq, '.[].sections[].items[]? | select(.when == "Q1-2025")', str(data)]),
        0.3,
    )


def _growth(folder: Path) -> Iterator[str]:
    """The exponent between 1,000 and 10,000 files, and the largest process at 10,000."""
    commands = {}
    for files in (1000, 10000):
        corpora.write(folder / f"both-{files}", files)
        commands[files] = Command([*TOOL, "validate", "--corpus", str(folder / f"both-{files}")])
        commands[files].seconds.append(commands[files].time())
    exponent = log10(commands[10000].median / commands[1000].median)
    yield ""
    yield f"Growth from 1,000 to 10,000 files: exponent {exponent:.2f}"
    yield f"Largest process at 10,000 files: {commands[10000].peak / 1024:.0f} MiB"


if __name__ == "__main__":
    main()
