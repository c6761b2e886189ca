"""Corpora that somebody has edited badly: whatever stands where, nothing may raise."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from ccmtool import compiler
from ccmtool.corpus.corpus import read
from ccmtool.corpus.schedule import rows
from ccmtool.doctree.extent import TooLong
from ccmtool.files import read_corpus
from ccmtool.formats import FORMATS
from ccmtool.validation import validate
from tests.conftest import ROOT, fuzzed
from tests.source.test_reading import inside
from tests.source.yamlish import EDITED

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
    within = [*places(data[chance.choice(sorted(data))])]
    if not within:
        return  # earlier slips have left nothing of this file
    holder, step = chance.choice(within)
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


PYTHON = re.compile(r"^(Input|Decimal|Value error)\b|`None`|`\[['\]]|`\{['}]")
"""What only a programmer would say."""


@fuzzed()
@given(EDITED)
def test_a_file_edited_badly_is_reported_where_it_is_wrong(text: str) -> None:
    content = {"data/x.yaml": text.encode()}
    found = validate(read(content), final=True)
    lines = text.removeprefix("\ufeff").split("\n")
    for one in found:
        assert inside(one.location.span, lines)
        assert not PYTHON.search(one.message)
    assert validate(read(content), final=True) == found


@fuzzed(share=50)
@given(st.integers(0, len(CORPORA) - 1), st.integers(0, 2**32), st.integers(1, 6))
def test_nothing_raises(number: int, seed: int, edits: int) -> None:
    chance, data = random.Random(seed), copy.deepcopy(CORPORA[number])
    for _ in range(edits):
        edit(data, chance)
    corpus = read(
        {path: yaml.dump(held, Dumper=yaml.CDumper).encode() for path, held in data.items()}
    )
    assert not [one for one in validate(corpus, final=True) if PYTHON.search(one.message)]
    readable = [e for e in compiler.select(corpus, None, ()) if e.document is not None]
    for entry in readable:
        with suppress(TooLong):
            compiler.unsettled(corpus, [entry])
            compiler.render(corpus, [entry], FORMATS)
    with suppress(TooLong):
        rows(corpus)
