"""Nothing that an author writes is lost: every text of the guide's example, marked and sought."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.corpus.entry import Entry
from ccmtool.files import read_corpus
from ccmtool.formats import FORMATS
from ccmtool.model.base import Citation, Line, Prose, Route, kebab
from tests.conftest import ROOT

EXAMPLE = ROOT / "docs" / "authoring" / "example"

PRINTED_AGAIN = {
    # In the list of items, the programme, the table of documents, or the report of the meeting.
    *(("AgendaItem", field) for field in ("label", "title")),
    *(("AgendaChild", field) for field in ("label", "title")),
    *(("ListedDocument", field) for field in ("part", "purpose", "symbol", "title")),
    # Beside the activities that lead to it, or that it is for.
    ("Output", "text"),
    ("BudgetLine", "title"),
    ("BudgetLine", "instead_of_amount"),
    # In the prompt for what is to stand below it.
    ("OtherText", "title"),
}
"""What prints in several places of its own document."""

KEPT = {("Budget", "columns"), ("BudgetSection", "columns"), ("Provision", "number")}
"""What other fields name, and so cannot be changed without them."""

Field = tuple[str, str]


def texts(entry: Entry) -> Iterator[tuple[Field, Route]]:
    """Every text of a file, with the field that it stands in."""

    def within(value: object, route: Route, field: Field) -> Iterator[tuple[Field, Route]]:
        if isinstance(value, Line) and value.versions:
            value = dict(value.versions)
        if isinstance(value, Prose | Line | Citation):
            if value not in ("none", "silent") and field not in KEPT:
                yield field, route
        elif isinstance(value, BaseModel):
            for name in type(value).model_fields:
                here = (*route, kebab(name))
                yield from within(getattr(value, name), here, (type(value).__name__, name))
        elif isinstance(value, tuple):
            for index, element in enumerate(value):
                yield from within(element, (*route, index), field)
        elif isinstance(value, dict):
            for key, element in value.items():
                yield from within(element, (*route, key), field)

    yield from within(entry.model, (), ("", ""))


def mark(data: Any, route: Route, marker: str) -> None:
    """Put a marker at the end of the text at a route; one in a list may be typed alone."""
    place, key = data, route[0]
    for step in route[1:]:
        if isinstance(place[key], str):
            break
        place, key = place[key], step
    place[key] = f"{place[key].rstrip()} {marker}"


def marked() -> tuple[Corpus, dict[str, tuple[Field, str]]]:
    """The example with a marker in every text; the field and the file of each marker."""
    files = read_corpus(EXAMPLE)[0]
    markers: dict[str, tuple[Field, str]] = {}
    for entry in read(files).entries:
        data = yaml.load(files[entry.path], yaml.CBaseLoader)
        for field, route in texts(entry):
            marker = f"m{len(markers)}m"
            mark(data, route, marker)
            markers[marker] = field, entry.path
        files[entry.path] = yaml.dump(data, allow_unicode=True, sort_keys=False).encode()
    corpus = read(files)
    assert not [entry.problems for entry in corpus.entries if entry.problems]
    return corpus, markers


def printed(corpus: Corpus, format: str) -> dict[str, list[str]]:
    """The markers in each page, by the file of its document, as often as they print."""
    pages = {}
    for entry in compiler.select(corpus, None, ()):
        (page,) = compiler.render(corpus, [entry], [format])
        body = page.content.decode().partition("<main>")[2] or page.content.decode()
        cover = re.findall(r"(?s)<header.*?</header>", page.content.decode())
        visible = re.sub(r'aria-label="[^"]*"', "", "".join([*cover, body]))
        pages[entry.path] = re.findall("m[0-9]+m", visible)
    return pages


@pytest.mark.parametrize("format", FORMATS)
def test_every_text_of_a_document_prints(format: str) -> None:
    corpus, markers = marked()
    pages = printed(corpus, format)
    counts: dict[Field, set[int]] = defaultdict(set)
    for marker, (field, path) in markers.items():
        if path in pages:  # registers print where something links to them
            counts[field].add(pages[path].count(marker))
    assert len(counts) > 80
    assert not [field for field, found in counts.items() if 0 in found]
    assert {field for field, found in counts.items() if max(found) > 1} <= PRINTED_AGAIN
