"""The bar that shows how far a long run is, on a terminal of its own."""

from __future__ import annotations

import os
import pty
import re
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Every run is a long one here, and every file of it is shown.
PROGRAM = """\
import sys
from ccmtool.cli import progress
progress.PATIENCE = progress.PAUSE = -1
from ccmtool.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
RENDER = ("--no-cache", "render", "--output", "pages")


def on_terminal(cwd: Path, *words: str, term: str = "xterm") -> str:
    """All that a run sends to its terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd)
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "TERM": term}
        os.execve(sys.executable, [sys.executable, "-c", PROGRAM, *words], environment)
    sent = b""
    try:
        while part := os.read(terminal, 4096):
            sent += part
    except OSError:
        pass  # so Linux tells that the run has ended
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return sent.decode()


def seen(sent: str) -> list[str]:
    """The lines that stand on a terminal in the end."""
    lines = [""]
    row = 0
    for part in re.split(r"(\r|\n|\x1b\[[0-9;?]*[A-Za-z])", sent):
        if part == "\n":
            row += 1
            lines += [""] * (row == len(lines))
        elif part == "\x1b[1A":
            row -= 1
        elif part == "\x1b[2K":
            lines[row] = ""
        elif not part.startswith(("\r", "\x1b")):
            lines[row] += part
    return lines[:row]


def test_on_a_terminal_the_files_of_each_step_are_counted_and_no_trace_is_left(small: Path) -> None:
    sent = on_terminal(small, *RENDER)
    counted = re.findall(r"(Reading|Checking)[^\r]*?(\d+)/(\d+)", sent)
    expected = [(step, done, "2") for step in ("Reading", "Checking") for done in "01"]
    assert list(dict.fromkeys(counted)) == expected
    assert seen(sent) == ["pages/plan.html", "pages/plan.md"]
    assert sent.count("\x1b[?25l") == sent.count("\x1b[?25h") > 0  # the cursor is there again


@pytest.mark.parametrize(("words", "term"), [(RENDER, "dumb"), (("--quiet", *RENDER), "xterm")])
def test_a_terminal_that_cannot_wipe_and_one_who_wants_quiet_are_shown_no_bar(
    small: Path, words: tuple[str, ...], term: str
) -> None:
    assert on_terminal(small, *words, term=term) == "pages/plan.html\r\npages/plan.md\r\n"
