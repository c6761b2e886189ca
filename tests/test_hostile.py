"""Each hostile file through the real command line: one line, exit code 1, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccmtool.__main__ import main
from ccmtool.source import read
from tests.cli.conftest import shell
from tests.hostile import FLOODS, REFUSED, Refused

PATH = "data/x.yaml"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_refused_file_is_one_line(
    case: Refused,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / PATH).write_bytes(case.content)
    place = f"{PATH}:{case.line}:{case.column}: error {case.code} {case.message}"

    # A process of its own: a reader that crashes takes everything with it.
    ran = shell("ccmtool validate", tmp_path)
    finding, summary = ran.stdout.decode().splitlines()
    assert finding.startswith(place)
    assert summary == "1 error in 1 of 1 file."
    assert (ran.returncode, ran.stderr) == (1, b"")

    monkeypatch.chdir(tmp_path)
    assert main(["render"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    finding, refusal = printed.err.splitlines()
    assert finding.startswith(place)
    assert "nothing was rendered" in refusal
    assert names(tmp_path) == ["data", PATH]


def test_names_are_given_once() -> None:
    assert len({case.name for case in REFUSED}) == len(REFUSED)


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_answered_in_few_words(name: str) -> None:
    content = FLOODS[name]()
    assert len(content) <= 1 << 20
    source = read("a.yaml", content)
    assert len(source.problems) <= 21
    assert all(len(p.message) < 200 and len(p.help) < 400 for p in source.problems)
