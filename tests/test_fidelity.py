"""The first measure: the words of the two source documents come out again, in order.

The fixtures are the source files byte for byte. The normalisations below are the only licence.
Words are taken from Markdown by GitHub's own parser and from HTML by html5lib,
neither of which the product uses.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import cmarkgfm
import html5lib
import pytest
from cmarkgfm.cmark import Options

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus

FIXTURES = Path(__file__).parent / "fixtures"

# --- what may differ between a source file and its words -------------------------------------

GLUED_MARKS = (
    ("Conference1 (2RC)", "Conference 1 (2RC)"),
    ("implementation.2 These", "implementation. 2 These"),
    ("mandates”3, and", "mandates” 3 , and"),
    ("Coordinators4, it", "Coordinators 4 , it"),
    ("Populations5 ", "Populations 5 "),
    ("12MSP6. ", "12MSP 6 . "),
    ("goal7 and", "goal 7 and"),
    ("13MSP8. To", "13MSP 8 . To"),
)
SYMBOL_FONT = (("\uf05b next \uf05d", "[next]"),)
DASHED_LABELS = (("- a) ", "a) "), ("- b) ", "b) "), ("- c) ", "c) "))
EMPHASIS = (("*", ""),)

PAGE_NOTES = re.compile(r"^ \n(?=\d )(?:\d [^\n]*\n(?:(?!\n|\d )[^\n]*\n)*)+", re.MULTILINE)


def _moved_to_the_end(text: str) -> str:
    notes = "".join(match[0] for match in PAGE_NOTES.finditer(text))
    return PAGE_NOTES.sub("", text) + notes


def _joined(text: str) -> str:
    return " ".join(text.split())


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for before, after in pairs:
        assert before in text, f"the source has no {before!r}"
        text = text.replace(before, after)
    return text


def concept_note() -> list[str]:
    text = (FIXTURES / "concept-note.txt").read_bytes().decode()
    text = _joined(_moved_to_the_end(text)) + " "
    return _replaced(text, (*GLUED_MARKS, *SYMBOL_FONT)).split()


def work_plan() -> list[str]:
    text = (FIXTURES / "work-plan.txt").read_bytes().decode()
    return _replaced(text, (*DASHED_LABELS, *EMPHASIS)).split()


# --- the words of an output ------------------------------------------------------------------

BLOCKS = frozenset(
    [
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "main", "aside", "section"),
        *("p", "div", "blockquote", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd"),
        *("table", "caption", "tr", "td", "th"),
    ]
)


def html_words(page: str) -> list[str]:
    """The words that a reader of the page sees in its main text, contents and backlinks apart."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    parts: list[str] = []
    _collect(root.find("body"), parts)
    return "".join(parts).split()


def _collect(element: Element, parts: list[str]) -> None:
    if element.tag == "nav" or _is_frame(element):
        parts.append(element.tail or "")
        return
    edge = " " if element.tag in BLOCKS or _is_mark(element) else ""
    parts += [edge, _number(element), element.text or ""]
    for child in element:
        _collect(child, parts)
    parts += [edge, element.tail or ""]


def _is_mark(element: Element) -> bool:
    return element.tag == "sup"


def _is_frame(element: Element) -> bool:
    """The backlinks of notes and the heading over them."""
    role, classes = element.get("role", ""), element.get("class", "")
    return (
        "doc-backlink" in role
        or "backref" in classes
        or element.get("id") == "notes-title"
        or (element.tag == "style")
    )


def _number(element: Element) -> str:
    """The number of a note that a list prints by itself."""
    identifier = element.get("id", "")
    match = re.fullmatch(r"fn-(\d+)", identifier)
    return f"{match[1]} " if match and element.tag == "li" else ""


def markdown_words(text: str) -> list[str]:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    return html_words(cmarkgfm.github_flavored_markdown_to_html(text, options))


WORDS = {"markdown": markdown_words, "html": html_words}
SOURCES = {"im-2025-note": concept_note, "ica-2024-2025": work_plan}


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize("document", ["im-2025-note", "ica-2024-2025"])
def test_words_of_the_source_come_out_in_order(
    own_corpus: Corpus, document: str, format: str
) -> None:
    selected = compiler.select(own_corpus, None, [document])
    (rendering,) = compiler.render(own_corpus, selected, [format])
    printed = WORDS[format](rendering.content.decode())
    expected = SOURCES[document]()
    for place, (word, source) in enumerate(zip(printed, expected, strict=False)):
        assert word == source, (
            f"word {place} differs: source …{' '.join(expected[place - 8 : place + 8])}…"
            f" printed …{' '.join(printed[place - 8 : place + 8])}…"
        )
    assert printed[len(expected) :] == []
    assert expected[len(printed) :] == []


def test_the_fixtures_hold_both_documents_whole() -> None:
    assert len(concept_note()) == 900
    assert len(work_plan()) == 678


MARKS = {
    "1": "2nd Review Conference",
    "2": "status of implementation.",
    "3": "specific and discrete mandates”",
    "4": "work of thematic Coordinators",
    "5": "Diverse Needs of Populations",
    "6": "as mandated by the 12MSP",
    "7": "peace and development goal",
    "8": "for consideration by the 13MSP",
}


def test_each_footnote_stands_at_its_words(own_corpus: Corpus) -> None:
    selected = compiler.select(own_corpus, None, ["im-2025-note"])
    for rendering in compiler.render(own_corpus, selected, ["markdown", "html"]):
        printed = " ".join(WORDS[rendering.format](rendering.content.decode()))
        for number, words in MARKS.items():
            assert f"{words} {number} " in printed, f"note {number} in {rendering.format}"
