"""Corpora that somebody has edited badly: whatever stands where, nothing may raise."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ccmtool import compiler
from ccmtool.corpus.corpus import read
from ccmtool.corpus.schedule import rows
from ccmtool.doctree.extent import TooLong
from ccmtool.files import read_corpus
from ccmtool.formats import FORMATS
from ccmtool.validation import validate
from tests.conftest import ROOT

FOLDERS = [ROOT / "docs" / "authoring" / "example"]
FOLDERS += sorted(path.parent for path in (ROOT / "tests" / "corpora").glob("*/data"))

ODD = (
    *("", "none", "all", "silent", "continue", "1e999999999", "-1", "true", "*", "**", "a/b/c"),
    *("0001-01-01", "9999-12-31..0001-01-01", "during m", "from m until m", "tba", "x/..", "/.."),
    *("<item:>", "<meeting:m/dates>", "[x](passage:p)", "[^a][^*]", "- a\n1. b", "| a |\n|---|"),
    *("<paragraph:d/3..1>", "lap/1..99999", "\u202e", "١", "أ", "一", "1.1", "12 bis", "fr", "ar"),
)


def data_of(folder: Path) -> dict[str, Any]:
    files = read_corpus(folder)[0]
    return {path: yaml.load(text, yaml.CBaseLoader) for path, text in files.items()}


CORPORA = [data_of(folder) for folder in FOLDERS]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key and index below a value, with the mapping or list that it stands in."""
    steps = (
        value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    )
    for step in steps:
        yield value, step
        yield from places(value[step])


VALUES = [holder[step] for data in CORPORA for holder, step in places(data)]
KEYS = sorted({step for data in CORPORA for _, step in places(data) if isinstance(step, str)})


def edit(data: dict[str, Any], chance: random.Random) -> None:
    """One slip: something deleted, doubled, moved here from elsewhere, renamed or retyped."""
    holder, step = chance.choice([*places(data[chance.choice(sorted(data))])])
    value = holder[step]
    match chance.randrange(7):
        case 0:
            del holder[step]
        case 1 | 2:
            holder[step] = chance.choice(ODD)
        case 3:
            holder[step] = copy.deepcopy(chance.choice(VALUES))
        case 4 if isinstance(holder, list):
            holder.append(copy.deepcopy(value))
        case 5 if isinstance(holder, dict):
            holder[chance.choice(KEYS)] = copy.deepcopy(chance.choice(VALUES))
        case _:
            holder[step] = f"{value} {chance.choice(ODD)}" if isinstance(value, str) else [value]


@settings(max_examples=40)
@given(st.integers(0, len(CORPORA) - 1), st.integers(0, 2**32), st.integers(1, 6))
def test_nothing_raises(number: int, seed: int, edits: int) -> None:
    chance, data = random.Random(seed), copy.deepcopy(CORPORA[number])
    for _ in range(edits):
        edit(data, chance)
    corpus = read(
        {path: yaml.dump(held, Dumper=yaml.CDumper).encode() for path, held in data.items()}
    )
    validate(corpus, final=True)
    readable = [e for e in compiler.select(corpus, None, ()) if e.document is not None]
    for entry in readable:
        with suppress(TooLong):
            compiler.unsettled(corpus, [entry])
            compiler.render(corpus, [entry], FORMATS)
    with suppress(TooLong):
        rows(corpus)
