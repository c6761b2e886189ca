"""Hostile texts, in every place of a corpus: each prints as typed, and none becomes markup.

`make browser` opens the same pages in a browser.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from ccmtool.corpus.corpus import read
from ccmtool.files import read_corpus
from tests import attacks
from tests.attacks import ADDRESSES, BASES, WORDS
from tests.test_completeness import KEPT, texts
from tests.writers.reading import body, by_tag, parsed, text

TAGS = {
    *("body", "header", "main", "footer", "nav", "section", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("p", "div", "span", "a", "strong", "em", "mark", "sup", "br", "bdi", "blockquote"),
    *("dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("id", "class", "lang", "dir", "href", "role", "tabindex", "scope", "colspan"),
    *("aria-label", "aria-hidden"),
}
FOOTNOTES = {"ol", "li"}
OF_FOOTNOTES = {"data-footnotes", "data-footnote-ref", "data-footnote-backref", "align"}
OF_FOOTNOTES |= {"data-footnote-backref-idx"}


def test_no_text_is_forgotten() -> None:
    fields, forgotten = set(), set()
    open_to_attack = attacks.open_to_attack(BASES[0])
    for entry in read(read_corpus(BASES[0])[0]).entries:
        attacked = set(open_to_attack[entry.path].texts)
        for field, route in texts(entry):
            fields.add(field)
            if not attacked & {route, route[:-1]}:
                forgotten.add(field)
    assert len(fields) > 100
    assert forgotten <= KEPT


@pytest.mark.parametrize("number", range(len(attacks.rounds())))
def test_every_attack_prints_as_it_is_typed(number: int) -> None:
    words = [" ".join(word.split()) for word in WORDS if word in attacks.rounds()[number]]
    for name, page in attacks.pages(attacks.attacked(BASES[0], number)):
        root = parsed(page, strict=False)
        shown = text(body(root))
        assert not [word for word in words if word not in shown], name
        assert_nothing_is_live(root, name)


@pytest.mark.parametrize("portion", attacks.rounds())
def test_no_reference_becomes_markup(portion: str) -> None:
    for name, page in attacks.pages(attacks.attacked_links(BASES[0], portion)):
        assert_nothing_is_live(parsed(page, strict=False), name)


@pytest.mark.parametrize("address", ADDRESSES)
def test_registered_documents_lie_on_the_web(address: str) -> None:
    for name, page in attacks.pages(attacks.addressed(address), "im-2027-agenda"):
        root = parsed(page, strict=False)
        assert_nothing_is_live(root, name)
        outside = [
            link.get("href", "") for link in by_tag(root, "a") if link.text == "CPL/MOP/2026/9"
        ]
        assert all(href.startswith("https://x.invalid/") for href in outside)
        assert bool(outside) == address.startswith("https://x.invalid/")


def assert_nothing_is_live(root: Element, name: str) -> None:
    markdown = name.endswith(".md")
    nodes = list(body(root).iter())
    assert {node.tag for node in nodes} <= TAGS | (FOOTNOTES if markdown else set())
    found = {attribute for node in nodes for attribute in node.attrib}
    assert found <= ATTRIBUTES | (OF_FOOTNOTES if markdown else set())
    for link in by_tag(root, "a"):
        href = link.get("href", "#")
        inside = "#" in href or href.endswith((".html", ".md"))
        assert href.startswith(("https://", "http://", "mailto:")) or (inside and ":" not in href)
