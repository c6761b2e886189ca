"""Whole corpora of invented bodies, one a folder: what is found in them, and every page of them.

`corpora/NAME/data` is the corpus, `corpora/NAME/goldens` what its documents print, and
`corpora/NAME/findings.txt`, where there is one, what is found in it; without it, no errors are.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ccmtool.compiler import render, select
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.diagnostics import Severity
from ccmtool.files import read_corpus
from ccmtool.reporters import REPORTERS, summarise
from ccmtool.validation import validate
from tests.layout.test_own_corpus import without_style

CORPORA = sorted(path for path in (Path(__file__).parent / "corpora").iterdir() if path.is_dir())


@cache
def corpus_in(folder: Path) -> Corpus:
    return read(read_corpus(folder)[0])


DOCUMENTS = [
    (folder, entry.id)
    for folder in CORPORA
    for entry in select(corpus_in(folder), None, ())
    if entry.document
]


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_what_is_found(folder: Path, request: pytest.FixtureRequest) -> None:
    corpus = corpus_in(folder)
    found = validate(corpus)
    known = folder / "findings.txt"
    if not known.is_file():
        assert [one for one in found if one.severity is Severity.ERROR] == []
        return
    report = REPORTERS["text"](found, summarise(found, len(corpus.entries)))
    same(known, report, request)


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize(
    ("folder", "document"), DOCUMENTS, ids=[f"{path.name}-{name}" for path, name in DOCUMENTS]
)
def test_every_page(
    folder: Path, document: str, format: str, request: pytest.FixtureRequest
) -> None:
    corpus = corpus_in(folder)
    (rendering,) = render(corpus, select(corpus, None, [document]), [format])
    same(folder / "goldens" / rendering.name, without_style(rendering.content), request)


def same(path: Path, actual: str, request: pytest.FixtureRequest) -> None:
    """The text of a file; `--update-goldens` writes it."""
    if request.config.getoption("--update-goldens"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(actual.encode())
    assert path.is_file(), f"no golden {path}: run pytest with --update-goldens"
    assert actual == path.read_bytes().decode(), f"{path} differs: see --update-goldens"
