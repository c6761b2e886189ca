"""The documents of the project's own corpus, whole: read the diff of a golden before a commit."""

from __future__ import annotations

import re

import pytest

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.schedule import rows
from ccmtool.doctree.nodes import CrossReference, Document, Item, Section
from ccmtool.doctree.rebuild import walk
from ccmtool.model.times import Quarter, parse_period
from tests.conftest import RENDERED, Golden

SCOPE = (Quarter(2025, 1), Quarter(2025, 2), Quarter(2025, 3), Quarter(2025, 4))


def without_style(content: bytes) -> str:
    """The page without its style sheet and the hash of it."""
    text = re.sub(r"(?s)(<style>).*?(</style>)", r"\1…\2", content.decode())
    return re.sub(r"'sha256-[^']+'", "'sha256-…'", text)


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize("document", RENDERED)
def test_documents(own_corpus: Corpus, golden: Golden, document: str, format: str) -> None:
    selected = compiler.select(own_corpus, None, [document])
    (rendering,) = compiler.render(own_corpus, selected, [format])
    golden(rendering.name, without_style(rendering.content))


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_timeline(own_corpus: Corpus, golden: Golden, format: str) -> None:
    found = rows(own_corpus, parse_period("2025"))
    rendering = compiler.render_timeline(own_corpus, found, SCOPE, format)
    golden(rendering.name, without_style(rendering.content))


def test_what_is_not_final(own_corpus: Corpus, golden: Golden) -> None:
    """Each open question, provisional fact and prompt with its place, as `--final` lists them."""
    selected = compiler.select(own_corpus, None, ())
    lines = [
        f"{found.location.path}:{found.location.span.line}: {found.kind}: {found.words}\n"
        for found in compiler.unsettled(own_corpus, selected)
    ]
    golden("unsettled.txt", "".join(lines))


def test_every_link_leads_somewhere(own_corpus: Corpus) -> None:
    laid = {name: laid_out(own_corpus, name) for name in RENDERED}
    for name, document in laid.items():
        for node in walk(document):
            if isinstance(node, CrossReference):
                assert node.anchor in {*anchors(laid[node.document or name]), ""}


def test_anchors_are_unique(own_corpus: Corpus) -> None:
    for name in RENDERED:
        found = anchors(laid_out(own_corpus, name))
        assert len(found) == len(set(found))


def laid_out(corpus: Corpus, name: str) -> Document:
    return compiler.lay_out(corpus, corpus.documents[name])[0]


def anchors(document: Document) -> list[str]:
    return [
        node.anchor for node in walk(document) if isinstance(node, Item | Section) and node.anchor
    ]
