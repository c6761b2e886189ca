"""Invented corpora, whole: what is found in each, and every page of it in every format.

A folder of `corpora/` holds `data/`, perhaps `findings.txt` with what `validate` is to say
(left out: nothing), and `goldens/`: read their diff before a commit.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.files import read_corpus
from ccmtool.formats import FORMATS
from ccmtool.validation import validate
from tests.conftest import Golden

CORPORA = sorted(path.parent for path in (Path(__file__).parent / "corpora").glob("*/data"))


def corpus_in(folder: Path) -> Corpus:
    return read(read_corpus(folder)[0])


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_what_is_found(folder: Path) -> None:
    found = [
        f"{one.location.path}:{one.location.span.line}: {one.severity} {one.code} {one.message}\n"
        for one in validate(corpus_in(folder))
    ]
    expected = folder / "findings.txt"
    assert "".join(found) == (expected.read_text("utf-8") if expected.is_file() else "")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_every_page(folder: Path, format: str, golden: Golden) -> None:
    corpus = corpus_in(folder)
    pages = compiler.render(corpus, compiler.select(corpus, None, ()), [format])
    for page in pages:
        golden(f"../corpora/{folder.name}/goldens/{page.name}", without_style(page.content))


def without_style(content: bytes) -> str:
    """The page without its style sheet and the hash of it."""
    text = re.sub(r"(?s)(<style>).*?(</style>)", r"\1…\2", content.decode())
    return re.sub(r"'sha256-[^']+'", "'sha256-…'", text)
