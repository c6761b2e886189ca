"""What is printed on a terminal, and on streams that are full, closed or gone."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccmtool.__main__ import main
from ccmtool.cli import completion, streams
from ccmtool.cli.session import Session
from tests.cli.conftest import Run, write
from tests.conftest import ROOT


def on_terminal(columns: int, *words: str) -> str:
    """What a run prints on a terminal of its own; nothing it prints fills the terminal's buffer."""
    near, far = pty.openpty()
    ran = subprocess.Popen(
        [sys.executable, "-m", "ccmtool", *words],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": str(columns),
            "TERM": "xterm-256color",
        },
        stdin=subprocess.DEVNULL,
        stdout=far,
        stderr=far,
    )
    os.close(far)
    printed = b""
    while True:
        try:
            part = os.read(near, 65536)
        except OSError:  # so a terminal ends on Linux
            break
        if not part:
            break
        printed += part
    os.close(near)
    assert ran.wait() == 0
    return printed.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colours_and_its_own_width() -> None:
    narrow = on_terminal(60, "timeline", "--quarter", "Q2-2025", "--no-color")
    wide = on_terminal(120, "timeline", "--quarter", "Q2-2025", "--no-color")
    assert "\x1b" not in narrow + wide
    assert max(map(len, narrow.splitlines())) <= 60
    assert 80 < max(map(len, wide.splitlines())) <= 120
    assert narrow.split() == wide.split()
    assert "\x1b[" in on_terminal(80, "timeline", "--quarter", "Q2-2025")


def test_findings_hang_on_a_terminal_and_the_list_fits() -> None:
    found = on_terminal(80, "validate", "--no-color").splitlines()
    assert max(map(len, found)) <= 80
    assert any(line.startswith("    ") for line in found)
    assert "\n                                 data/agenda/12msp-agenda.yaml\n" in on_terminal(
        80, "list", "--no-color"
    )
    first = on_terminal(140, "list", "--no-color").splitlines()[0]
    assert first.endswith("data/agenda/12msp-agenda.yaml")


@pytest.fixture
def coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("coloured")
def test_colours_can_be_forced_and_taken_back(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(small, "data/z.yaml", "kind: nothing\n")
    for words in (["validate"], ["list"], ["timeline"], ["explain", "REF12"]):
        assert "\x1b[" in run(*words).out
        assert "\x1b" not in run(*words, "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("timeline").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert "\x1b[" in run("timeline").out


@pytest.fixture
def reader_gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    near, far = os.pipe()
    os.close(near)
    with os.fdopen(far, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        yield
        monkeypatch.undo()


@pytest.mark.usefixtures("reader_gone")
def test_a_reader_that_has_gone_changes_nothing(own: Path) -> None:
    assert own
    assert main(["timeline"]) == 0
    assert main(["validate", "--fail-on", "warning"]) == 1


@pytest.mark.usefixtures("reader_gone")
def test_a_reader_that_goes_in_the_middle_changes_nothing() -> None:
    streams.result_bytes(b"x" * 1_000_000)
    streams.result_bytes(b"x" * 1_000_000)
    streams.finish()


def test_a_full_disk(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert own
    for words in (["list"], ["schema", "work-plan"], ["--version"], ["--help"]):
        with pytest.MonkeyPatch.context() as patch, Path("/dev/full").open("w") as full:
            patch.setattr(sys, "stdout", full)
            assert main(words) == 3
        told = capsys.readouterr().err
        assert told.lower().endswith("no space left on device\n")
        assert told.count("\n") == 1


def test_no_streams_at_all(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["explain"]) == 3
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["explain"]) == 3


def test_an_error_stream_that_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stderr", full)
        assert main(["nonsense"]) == 2


# --- completion ------------------------------------------------------------------------------


class _Context:
    def __init__(self, corpus: Path | None) -> None:
        self.obj = Session(corpus=corpus)


def test_what_a_shell_is_offered() -> None:
    context = _Context(ROOT)
    assert completion.documents(context, "ica") == ["ica-2024-2025"]  # type: ignore[arg-type]
    assert completion.codes(context, "ref12") == ["REF12"]  # type: ignore[arg-type]
    assert completion.kinds("a") == ["agenda", "action-plans"]
    assert completion.choices("text", "json")("J") == ["json"]


def test_a_shell_is_offered_nothing_rather_than_an_error(tmp_path: Path) -> None:
    context = _Context(tmp_path / "nowhere")
    assert completion.documents(context, "") == []  # type: ignore[arg-type]
