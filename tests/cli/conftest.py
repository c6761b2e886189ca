"""The command line, run in this very process: as `main` is, with what it printed and its code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ccmtool.__main__ import main
from tests.conftest import ROOT


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line of a failure, which prints nothing else."""
        assert self.err.startswith("ccmtool: error: ")
        assert self.err.count("\n") == 1
        assert self.out == ""
        return self.err.removeprefix("ccmtool: error: ").rstrip("\n")


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("CCMTOOL_") or name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """`run(WORD, ...)`: the command line with these words."""

    def run(*words: str) -> Ran:
        capsys.readouterr()
        code = main(list(words))
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's own corpus, as the working directory; only read."""
    monkeypatch.chdir(ROOT)
    return ROOT


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's own corpus, as the working directory, to be changed."""
    folder = tmp_path / "corpus"
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "ccmtool.yaml", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one work plan and a register, without any finding, as the working directory."""
    folder = tmp_path / "small"
    write(folder, "data/plan.yaml", PLAN)
    write(
        folder, "data/parties.yaml", "kind: parties\nentries:\n  - id: chairs\n    name: Chairs\n"
    )
    monkeypatch.chdir(folder)
    return folder


PLAN = """\
kind: work-plan
id: plan
period: 2025
cover:
  title: The plan
sections:
  - section: activities
    title: Activities
    labels: "a)"
    items:
      - id: report
        when: Q1-2025
        implementers: chairs
        outputs: none
        text: To report.
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def shell(words: str, cwd: Path, **environment: str | None) -> subprocess.CompletedProcess[bytes]:
    """A real process under a real shell; `ccmtool` is the command, None unsets a variable."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("CCMTOOL_")}
    merged = {**inherited, "PYTHONPATH": str(ROOT / "src"), **environment}
    return subprocess.run(
        ["bash", "-c", f'ccmtool() {{ "{sys.executable}" -m ccmtool "$@"; }}; {words}'],
        cwd=cwd,
        env={key: value for key, value in merged.items() if value is not None},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
