"""What a result depends on is noted: no document is opened for it that is not among those."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ccmtool.corpus.entry import Content, Entry
from ccmtool.doctree.extent import TooLong
from ccmtool.driver.state import State, checked, digest, outlined, planned, printed
from ccmtool.files import list_corpus, read_file
from ccmtool.formats import FORMATS
from ccmtool.model.configuration import Configuration
from tests.test_mutations import FOLDERS, edit

Result = tuple[Any, set[str]]
"""What a task makes, and what it says that this depends on."""


def _check(state: State, path: str) -> Result:
    result = checked(state, path)
    return (result.found, result.unshown, result.refers), {*result.looked_into}


def _print(state: State, path: str) -> Result:
    pages, looked_into = printed(state, path, FORMATS)
    return pages, {*looked_into}


def _plan(state: State, path: str) -> Result:
    rows, looked_into = planned(state, path, None)
    assert looked_into is not None
    return rows, {*looked_into}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The paths of the files that somebody has looked into."""
    paths: set[str] = set()
    read = Entry.__dict__["content"].func

    def content(entry: Entry) -> Content:
        paths.add(entry.path)
        if "content" not in vars(entry):
            vars(entry)["content"] = read(entry)
        return vars(entry)["content"]  # type: ignore[no-any-return]

    monkeypatch.setattr(Entry, "content", property(content))
    return paths


def state_of(root: Path) -> State:
    """The files of a corpus with their outlines, none of them opened."""
    digests = {path: digest(read_file(root, path)) for path in list_corpus(root)}
    first = State(root, digests, Configuration())
    outlines = {path: outlined(first, path) for path in digests}
    state = State(root, digests, Configuration())
    state.know(outlines)
    return state


def tasks(state: State, chance: random.Random) -> list[tuple[Callable[..., Result], str]]:
    """All that can be asked about the files, in any order."""
    found: list[tuple[Callable[..., Result], str]] = []
    for path, entry in state.corpus.by_path.items():
        known = entry.outline
        found.append((_check, path))
        if known.document and not known.extract:
            found.append((_print, path))
        if known.document and known.kind == "work-plan":
            found.append((_plan, path))
    return chance.sample(found, len(found))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_document_is_looked_into_unnoted(folder: Path, tmp_path: Path, opened: set[str]) -> None:
    chance = random.Random(folder.name)
    shutil.copytree(folder / "data", tmp_path / "data")
    for step in range(4):
        shared = state_of(tmp_path)
        registers = {entry.path for entry in shared.corpus.registers}
        for task, path in tasks(shared, chance):
            alone = state_of(tmp_path)
            opened.clear()
            try:
                result, noted = task(alone, path)
            except TooLong:
                continue
            assert opened - registers <= noted
            # Who comes later finds much looked up already, and depends on it all the same.
            again, noted = task(shared, path)
            assert again == result
            assert opened - registers <= noted
        files = sorted((tmp_path / "data").rglob("*.yaml"))
        chosen = chance.choice(files)
        if step % 2:
            data = {"file": yaml.load(chosen.read_bytes(), yaml.CBaseLoader)}
            edit(data, chance)
            chosen.write_bytes(yaml.dump(data.get("file"), Dumper=yaml.CDumper).encode())
        else:
            shutil.copy(chosen, chosen.with_name(f"copy-{chosen.name}"))
