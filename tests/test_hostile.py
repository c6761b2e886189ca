"""Each hostile file through the real command line: one line, exit code 1, nothing written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ccmtool.__main__ import main
from ccmtool.source import read
from tests.cli.conftest import shell
from tests.hostile import FLOODS, MEBIBYTE, REFUSED, Refused

PATH = "data/x.yaml"
Validated = Mapping[str, "Future[CompletedProcess[bytes]]"]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A corpus for each file, which it is all of."""
    found = {case.name: tmp_path_factory.mktemp("corpus") for case in REFUSED}
    for case in REFUSED:
        (found[case.name] / "data").mkdir()
        (found[case.name] / PATH).write_bytes(case.content)
    return found


@pytest.fixture(scope="module")
def validated(folders: Mapping[str, Path]) -> Iterator[Validated]:
    """Each in a process of its own, since a reader that crashes takes everything with it."""
    with ThreadPoolExecutor() as pool:
        yield {name: pool.submit(shell, "ccmtool validate", at) for name, at in folders.items()}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_refused_file_is_one_line(
    case: Refused,
    folders: Mapping[str, Path],
    validated: Validated,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = f"{PATH}:{case.line}:{case.column}: error {case.code} {case.message}"
    ran = validated[case.name].result()
    finding, summary = ran.stdout.decode().splitlines()
    assert finding.startswith(place)
    assert summary == "1 error in 1 of 1 file."
    assert (ran.returncode, ran.stderr) == (1, b"")

    folder = folders[case.name]
    monkeypatch.chdir(folder)
    assert main(["render", "--no-cache"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    finding, refusal = printed.err.splitlines()
    assert finding.startswith(place)
    assert "nothing was rendered" in refusal
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*")] == ["data", PATH]


def test_names_are_given_once() -> None:
    assert len({case.name for case in REFUSED}) == len(REFUSED)


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_answered_in_few_words(name: str) -> None:
    content = FLOODS[name]()
    assert len(content) <= MEBIBYTE
    source = read("a.yaml", content)
    assert len(source.problems) <= 21
    assert all(len(p.message) < 200 and len(p.help) < 400 for p in source.problems)


def test_of_fifty_thousand_findings_twenty_are_told_and_the_rest_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / PATH).write_bytes(FLOODS["values that do not fit"]())
    monkeypatch.chdir(tmp_path)
    assert main(["validate"]) == 1
    *told, more, _ = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in told] == [f"{PATH}:{n}:3" for n in range(4, 24)]
    assert more == f"{PATH}:24:3: error STR01 49970 more findings stand in this file."
