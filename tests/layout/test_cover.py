"""The cover: what is given, in its customary places, and its notes."""

from __future__ import annotations

import re

import pytest

from ccmtool.compiler import lay_out, render
from ccmtool.corpus.corpus import Corpus
from tests.small_corpora import MEETING, corpus, markdown, only
from tests.writers.reading import by_tag, parsed, rendered, text

FULL = """
    kind: concept-note
    id: n
    cover:
      dateline: Dateline
      submitted-by: Submitted by
      subtitle: Subtitle
      title: Title
      from: From
      agenda-item: Item <item:a/reports> of the provisional agenda
      venue: Venue
      session: Session
      body: [Outer body, Inner body]
      languages: Languages only
      original: "Original: English"
      date: 3 March 2025
      distribution: "Distr.: General"
      version: Version
      symbol: A/1
"""
AGENDA = """
    kind: agenda
    id: a
    meeting: m
    labels: ["1.", "(a)"]
    items:
    - {id: opening, title: Opening}
    - {id: work, title: Work, children: [{id: papers, title: P}, {id: reports, title: R}]}
"""
FAR = ["A/1", "Version", "Distr.: General", "3 March 2025", "Original: English", "Languages only"]
NEAR = ["Outer body", "Inner body", "Session", "Venue", "Item 2 (b) of the provisional agenda"]
REST = ["From", "Title", "Subtitle", "Submitted by", "Dateline"]


def page(corpus: Corpus) -> str:
    (rendering,) = render(corpus, [only(corpus)], ["html"])
    return rendering.content.decode()


def lines(written: str) -> list[str]:
    (header,) = by_tag(parsed(written), "header")
    return [text(line) for line in by_tag(header, "p", "h1")]


def test_the_lines_stand_in_their_customary_order() -> None:
    found = corpus(FULL, AGENDA, m=MEETING)
    assert lines(page(found)) == [*FAR, *NEAR, *REST]
    assert [text(line) for line in by_tag(rendered(markdown(found)), "p", "h1")] == [
        *FAR,
        *NEAR,
        *REST,
    ]


def test_the_two_sides_of_the_masthead() -> None:
    written = page(corpus(FULL, AGENDA, m=MEETING))
    sides = {
        side.get("class"): [text(line) for line in by_tag(side, "p")]
        for side in by_tag(parsed(written), "div")
    }
    assert sides["issue"] == FAR
    assert sides["body"] == NEAR


@pytest.mark.parametrize("field", ["version", "date", "original", "languages", "session", "venue"])
def test_one_line_makes_a_masthead_and_what_is_not_given_takes_no_room(field: str) -> None:
    note = f"{{kind: concept-note, id: n, cover: {{title: T, body: B, {field}: Line}}}}"
    written = page(corpus(note))
    assert set(lines(written)) == {"B", "Line", "T"}
    assert 'class="masthead"' in written
    assert written.count('class="issue"') == (field not in ("session", "venue"))


def test_a_cover_of_few_lines_is_a_column() -> None:
    note = "{kind: concept-note, id: n, cover: {title: T, symbol: S, body: B, agenda-item: I}}"
    written = page(corpus(note))
    assert lines(written) == ["S", "B", "I", "T"]
    assert '<header class="cover">\n<p class="cover-symbol">S</p>' in written


def test_each_line_may_be_in_doubt() -> None:
    note = "{kind: concept-note, id: n, cover: {title: T, body: [A, B], provisional: body}}"
    found = corpus(note)
    assert "**A \\[provisional\\]**\n\n**B \\[provisional\\]**" in markdown(found)
    doubts = lay_out(found, only(found))[1]
    assert [(doubt.words, doubt.route) for doubt in doubts] == [
        ("A", ("cover", "body", 0)),
        ("B", ("cover", "body", 1)),
    ]


NOTES = """
    kind: concept-note
    id: n
    cover:
      symbol: A/1[^*]
      body: [Outer, "Inner[^**]"]
      session: Fourth[^first]
      title: Title[^*]
    body: [{prose: "Words[^second] and again[^**]."}]
    notes:
      second: Second
      first: First
      "**": Two stars
      "*": One star
"""


def test_notes_of_asterisks_stand_beside_numbered_ones() -> None:
    root = parsed(page(corpus(NOTES)))
    (footer,) = by_tag(root, "footer")
    notes = [node for node in footer.iter() if node.get("role") == "listitem"]
    marks = [text(a) for a in by_tag(root, "a") if a.get("role") == "doc-noteref"]
    assert marks == ["*", "**", "1", "*", "2", "**"]
    assert [re.sub("[↩\ufe0e].*", "", text(note)).strip() for note in notes] == [
        "* One star",
        "** Two stars",
        "1 First",
        "2 Second",
    ]


def test_notes_of_asterisks_lead_to_their_words_in_markdown_too() -> None:
    root = rendered(markdown(corpus(NOTES)))
    places = {node.get("id"): node for node in root.iter() if node.get("id")}
    marks = [link for link in by_tag(root, "a") if text(link).startswith("*")]
    assert [text(mark) for mark in marks] == ["*", "**", "*", "**"]
    assert {mark.get("href", "")[1:] for mark in marks} <= set(places)
    said = [text(node) for node in by_tag(root, "p")]
    assert "* One star" in said
    assert "** Two stars" in said
    assert [text(n) for n in by_tag(root, "li")] == ["First ↩", "Second ↩"]
