"""A run with nothing to do says again what it said, and only then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from tests.conftest import ROOT

# The settling time of files is left out: no test has to wait for it, and each step waits a moment.
PROGRAM = """\
import sys
from ccmtool import cache
cache.UNSETTLED = 0
from ccmtool.__main__ import main
code = main(sys.argv[1:])
sys.stdout.flush()
print("LONG" if "typer" in sys.modules else "SHORT", file=sys.stderr)
sys.exit(code)
"""
Ran = tuple[int, bytes, bytes]


class Corpus:
    """A corpus to run commands on, in a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "corpus"
        shutil.copytree(ROOT / "data", self.folder / "data")
        shutil.copy(ROOT / "ccmtool.yaml", self.folder)
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("CCMTOOL")},
            "PYTHONPATH": str(ROOT / "src"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        (folder / "cache").mkdir()

    def run(
        self, *words: str, cwd: Path | None = None, program: str = PROGRAM, **environment: str
    ) -> tuple[Ran, bool]:
        """The exit code and what was printed; and whether it was only said again."""
        time.sleep(0.02)
        ran = subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=cwd or self.folder,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        said, _, way = ran.stderr.rstrip(b"\n").rpartition(b"\n")
        if not said and way not in (b"LONG", b"SHORT"):
            raise AssertionError(ran.stderr)
        return (ran.returncode, ran.stdout, said), way == b"SHORT"

    def settle(self, *words: str) -> Ran:
        """What a command says once there is nothing left for it to do."""
        self.run(*words)
        first, _ = self.run(*words)
        then, again = self.run(*words)
        assert again
        assert then == first
        return then


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        ("validate",),
        ("validate", "--format", "json", "--fail-on", "info"),
        ("render", "--output", "pages"),
        ("timeline", "--quarter", "Q1-2025"),
        ("list", "meetings"),
    ],
)
def test_a_run_with_nothing_to_do_says_it_again(corpus: Corpus, words: tuple[str, ...]) -> None:
    told = corpus.settle(*words)
    assert (told, False) == corpus.run(*words, "--no-cache")
    assert (told, False) == corpus.run(*words, CCMTOOL_NO_CACHE="1")


def test_other_words_or_another_look_are_another_run(corpus: Corpus) -> None:
    corpus.settle("timeline", "--quarter", "Q1-2025")
    assert not corpus.run("timeline", "--quarter", "Q2-2025")[1]
    assert not corpus.run("timeline", "--quarter", "Q1-2025", NO_COLOR="1")[1]
    assert not corpus.run("timeline", "--quarter", "Q1-2025", cwd=corpus.folder / "data")[1]


def test_an_edit_is_told(corpus: Corpus) -> None:
    before = corpus.settle("validate")
    path = corpus.folder / "data" / "agenda" / "im-2025-agenda.yaml"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"kind: agenda", b"kind: agendo"))
    assert b"`agendo` is no kind" in corpus.run("validate")[0][1]
    path.write_bytes(content)
    assert corpus.run("validate")[0] == before


@pytest.mark.parametrize("name", ["data/new.yaml", "data/below/new.yaml", "ccmtool.yaml"])
def test_a_file_more_is_told(corpus: Corpus, name: str) -> None:
    corpus.settle("validate")
    path = corpus.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"nonsense: true\n")
    (code, out, err), again = corpus.run("validate")
    assert not again
    assert code in (1, 2)
    assert b"nonsense" in out + err or b"kind" in out + err


def test_a_page_that_was_changed_deleted_or_moved_behind_a_link_is_seen(corpus: Corpus) -> None:
    words = ("render", "--output", "pages")
    corpus.settle(*words)
    pages = corpus.folder / "pages"
    page = min(pages.iterdir())
    content = page.read_bytes()
    for harm in (lambda: page.write_bytes(b"x"), page.unlink):
        harm()
        (code, out, _), again = corpus.run(*words)
        assert (code, again) == (0, False)
        assert out == f"pages/{page.name}\n".encode()
        assert page.read_bytes() == content
        corpus.settle(*words)
    pages.rename(corpus.folder / "elsewhere")
    pages.symlink_to("elsewhere")
    (code, _, err), _ = corpus.run(*words)
    assert code == 3
    assert b"symbolic link" in err


def test_what_a_killed_run_has_left_is_cleared_away(corpus: Corpus) -> None:
    words = ("render", "--output", "pages")
    corpus.settle(*words)
    left = corpus.folder / "pages" / ".page.html.0123.ccmtool-new"
    left.write_bytes(b"half")
    assert not corpus.run(*words)[1]
    assert not left.exists()


def test_a_nearer_corpus_is_found(corpus: Corpus) -> None:
    inner = corpus.folder / "inner"
    inner.mkdir()
    for _ in range(3):
        _, again = corpus.run("list", cwd=inner)
    assert again
    (inner / "data").mkdir()
    (code, out, _), again = corpus.run("list", cwd=inner)
    assert not again
    assert (code, out) == (0, b"")


def test_a_folder_of_templates_is_watched(corpus: Corpus) -> None:
    (corpus.folder / "ccmtool.yaml").write_text("templates: own\n")
    (corpus.folder / "own" / "html").mkdir(parents=True)
    words = ("render", "--format", "html", "--output", "pages")
    corpus.settle(*words)
    frame = (ROOT / "templates" / "html" / "document.html.j2").read_text()
    own = corpus.folder / "own" / "html" / "document.html.j2"
    own.write_text(frame.replace("<body", "<body data-own"))
    (_, out, _), again = corpus.run(*words)
    assert not again
    assert out
    assert b"data-own" in min((corpus.folder / "pages").iterdir()).read_bytes()


def test_what_was_kept_is_not_believed_when_damaged(corpus: Corpus, tmp_path: Path) -> None:
    told = corpus.settle("list")
    (kept,) = (tmp_path / "cache" / "ccmtool" / "runs").iterdir()
    sound = kept.read_bytes()
    for damage in (b"", b"1\n", sound[:-1], sound.replace(b"agenda", b"agendo"), b"\xff" * 99):
        kept.write_bytes(damage)
        assert corpus.run("list") == (told, False)


def test_nothing_is_left_where_nothing_is_to_be_kept(corpus: Corpus, tmp_path: Path) -> None:
    for words in (("--help",), ("--no-cache", "list")):
        corpus.run(*words)
        assert list((tmp_path / "cache").iterdir()) == []


def test_a_cache_that_others_can_write_in_is_not_used(corpus: Corpus, tmp_path: Path) -> None:
    corpus.settle("list")
    (tmp_path / "cache" / "ccmtool").chmod(0o777)
    assert not corpus.run("list")[1]
    assert not corpus.run("list")[1]


def test_without_any_place_for_a_cache_all_goes_on(corpus: Corpus, tmp_path: Path) -> None:
    told = corpus.settle("list")
    (tmp_path / "file").write_bytes(b"")
    for place in (str(tmp_path / "file"), "relative", "/proc/nowhere"):
        assert corpus.run("list", XDG_CACHE_HOME=place, HOME="") == (told, False)


def test_a_run_over_midnight_is_not_that_of_the_next_day(corpus: Corpus) -> None:
    clock = """\
import datetime, os, time, types
import ccmtool.cli.validate, ccmtool.replay
day = [os.environ["DAY"]]
time.strftime = lambda _: day[0]
date = types.SimpleNamespace(today=lambda: datetime.date.fromisoformat(day[0]))
ccmtool.cli.validate.datetime = types.SimpleNamespace(date=date)
class Recording(ccmtool.replay.Recording):
    def __init__(self, *arguments):
        day[0] = os.environ.get("THEN", day[0])
        super().__init__(*arguments)
import ccmtool.cli.session
ccmtool.cli.session.Recording = Recording
"""
    program = PROGRAM.replace("code", clock + "code", 1)
    plan = corpus.folder / "data" / "workplans" / "ica-2024-2025.yaml"
    question = b"  back-to-back:\n"
    plan.write_bytes(plan.read_bytes().replace(question, question + b"    due: 2025-02-01\n"))
    corpus.run("validate", program=program, DAY="2025-01-01", THEN="2025-03-01")
    told, _ = corpus.run("validate", program=program, DAY="2025-03-01")
    assert told == corpus.run("validate", "--as-of", "2025-03-01")[0]


def test_a_run_that_was_interrupted_is_run_again(corpus: Corpus) -> None:
    interrupted = """\
import ccmtool.driver.build
def stop(*_):
    raise KeyboardInterrupt
ccmtool.driver.build.checked = stop
"""
    (code, _, _), _ = corpus.run("render", program=PROGRAM.replace("code", interrupted + "code", 1))
    assert code == 130
    (code, out, _), again = corpus.run("render")
    assert (code, again) == (0, False)
    assert b"build/" in out


def test_a_reader_that_goes_away_and_a_full_disk_are_as_ever(corpus: Corpus) -> None:
    corpus.settle("list")
    ran = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -c '{PROGRAM}' list > /dev/full; echo $?"],
        cwd=corpus.folder,
        env=corpus.environment,
        capture_output=True,
        check=False,
    )
    assert ran.stdout == b"3\n"
    assert b"standard output: no space left on device" in ran.stderr


def test_a_disk_that_is_full_is_told_and_borne_as_in_a_run(corpus: Corpus) -> None:
    path = corpus.folder / "data" / "agenda" / "im-2025-agenda.yaml"
    path.write_bytes(
        path.read_bytes().replace(b"title: Universalization", b"title: Monday 8 April 2025")
    )
    words = "render", "im-2025-agenda", "--output", "-"
    _, _, remark = corpus.settle(*words)
    assert remark.startswith(b"Printed as it stands")  # which comes before the agenda itself

    def run(stdout: IO[bytes] | int, stderr: IO[bytes] | int, *more: str) -> tuple[int, bytes]:
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, *words, *more],
            cwd=corpus.folder,
            env=corpus.environment,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            check=False,
        )
        return ran.returncode, ran.stderr or b""

    told = remark + b"\nccmtool: error: standard output: no space left on device\n"
    with Path("/dev/full").open("wb") as full:
        assert run(full, subprocess.PIPE) == (3, told + b"SHORT\n")
        assert run(full, subprocess.PIPE, "--no-cache") == (3, told + b"LONG\n")


def test_a_run_that_was_interrupted_is_not_said_again(corpus: Corpus) -> None:
    interrupted = PROGRAM.replace("from ccmtool.__main__", INTERRUPTED + "from ccmtool.__main__")
    time.sleep(0.02)
    ran = subprocess.run(
        [sys.executable, "-c", interrupted, "list"],
        cwd=corpus.folder,
        env=corpus.environment,
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (130, b"ccmtool: interrupted\nLONG\n")
    (code, out, _), again = corpus.run("list")
    assert (code, bool(out), again) == (0, True, False)


INTERRUPTED = """\
from ccmtool.driver.build import Build
def interrupt(*_):
    raise KeyboardInterrupt
Build.__init__ = interrupt
"""
