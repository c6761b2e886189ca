"""Parts in another language than what stands around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccmtool.compiler import lay_out, render
from ccmtool.doctree.nodes import Foreign, Node, Section, Text
from ccmtool.doctree.rebuild import children, walk
from tests.small_corpora import MEETING, corpus, markdown, only
from tests.writers.reading import by_tag, parsed, rendered, text

NOTE = """
    kind: concept-note
    id: n
    labels: ["1.", "(a)"]
    body:
    - {language: ar, prose: "arabic <meeting:m/dates>"}
    - id: titled
      title: English
      children:
      - {language: fr, title: French, text: french, children: [{text: within}]}
      - {language: en, text: english}
    - id: item
      language: fr
      text: entry
      children:
      - {text: below}
      - {language: en, text: "again <meeting:m/dates>"}
    - {language: fr, title: Titre, rows: [[cellule]]}
    annexes:
    - {id: x, language: ar, title: T, body: [{prose: annexed}, {language: en, prose: back}]}
"""


def said(node: Node, spoken: str = "en") -> list[tuple[str, str]]:
    """Every word that is printed, with the language of the nearest part around it."""
    found = []
    for child in children(node):
        if isinstance(child, Text):
            found.append((spoken, child.text))
        found += said(child, child.language if isinstance(child, Foreign) else spoken)
    return found


def test_each_part_is_in_its_language() -> None:
    found = corpus(NOTE, m=MEETING)
    tree, _ = lay_out(found, only(found))
    assert [(spoken, words) for spoken, words in said(replace(tree, cover=(), contents=()))] == [
        ("ar", "arabic "),
        ("ar", "7 و8 نيسان/أبريل 2025"),
        ("en", "English"),
        ("fr", "French"),
        ("fr", "french"),
        ("fr", "within"),
        ("en", "english"),
        ("fr", "entry"),
        ("fr", "below"),
        ("en", "again "),
        ("en", "7 and 8 April 2025"),
        ("fr", "Titre"),
        ("fr", "cellule"),
        ("ar", "T"),
        ("ar", "annexed"),
        ("en", "back"),
    ]
    assert [node.language for node in walk(tree) if isinstance(node, Foreign)] == [
        *("ar", "fr", "fr", "en", "fr", "ar", "en"),
    ]


def test_words_that_the_tool_computes_are_in_the_language_of_the_part() -> None:
    note = """
        kind: concept-note
        id: n
        body:
        - prose: <meeting:m/dates>, <annex:x>
        - {language: fr, prose: "<meeting:m/dates>, <annex:x>", provisional: prose}
        annexes: [{id: x, title: T}, {id: y, language: fr, title: U}]
    """
    printed = markdown(corpus(note, m=MEETING))
    assert "\n7 and 8 April 2025, [annex I](#annex-x)\n" in printed
    assert "7 et 8 avril 2025, [annexe I](#annex-x) \\[provisoire\\]" in printed
    assert "## Annex I<br>T" in printed
    assert "## Annexe II<br>U" in printed


def test_words_from_a_document_in_another_language_are_in_that() -> None:
    source = """
        kind: concept-note
        id: s
        language: fr
        body:
        - id: item
          text: "français <meeting:m/dates>[^k]"
          children: [{text: sous}, {language: en, text: english}]
        - {id: words, language: en, prose: in English already}
        notes: {k: Une note}
    """
    note = """
        kind: concept-note
        id: n
        body:
        - text-of: s/item
        - text-of: s/words
        - {id: own, text: own, text-of: s/item}
    """
    found = corpus(note, s=source, m=MEETING)
    tree, _ = lay_out(found, only(found))
    item = [
        *(("fr", "français "), ("fr", "7 et 8 avril 2025")),
        *(("fr", "sous"), ("en", "english")),
    ]
    assert said(replace(tree, cover=(), notes=())) == [
        *item,
        ("en", "in English already"),
        ("en", "own"),
        *item,
    ]
    assert [(note.language, note.key) for note in tree.notes] == [("fr", "s/k")]
    assert '[^1]: <span lang="fr" dir="ltr">Une note</span>' in markdown(found)


def test_pages_say_which_way_each_part_runs() -> None:
    (rendering,) = render((found := corpus(NOTE, m=MEETING)), [only(found)], ["html"])
    root = parsed(rendering.content.decode())
    parts = [(node.get("lang"), node.get("dir")) for node in root.iter() if node.get("lang")]
    assert parts[:2] == [("en", "ltr"), ("ar", "rtl")]
    assert set(parts) == {("en", "ltr"), ("ar", "rtl"), ("fr", "ltr")}
    entry = next(node for node in root.iter() if node.get("id") == "item-item")
    assert (entry.get("role"), entry.get("lang")) == ("listitem", "fr")
    assert text(entry).startswith("2. entry (a) below")


def test_markdown_inside_a_part_is_read() -> None:
    note = """
        kind: concept-note
        id: n
        language: ar
        body:
        - language: en
          prose: |
            Some **bold** words[^k].

            > quoted

            | A | B |
            |---|---:|
            | c | 1 |
        - {id: i, language: en, title: Heading}
        notes: {k: Note}
    """
    root = rendered(markdown(corpus(note)))
    parts = [node for node in by_tag(root, "div") if node.get("lang") == "en"]
    assert {node.get("dir") for node in parts} == {"ltr"}
    assert [text(node) for node in by_tag(parts[0], "strong", "blockquote", "td")] == [
        *("bold", "quoted", "c", "1")
    ]
    assert [text(node) for node in by_tag(parts[1], "h2")] == ["Heading"]
    assert by_tag(parts[0], "td")[1].get("align") == "right"


def test_a_section_in_a_part_is_found_in_the_contents() -> None:
    tree, _ = lay_out((found := corpus(NOTE, m=MEETING)), only(found))
    assert [(entry.anchor, entry.language) for entry in tree.contents] == [
        ("item-titled", ""),
        ("annex-x", "ar"),
    ]
    assert all(node.level for node in walk(tree) if isinstance(node, Section))


@pytest.mark.parametrize("tag", ["English", '"><b>', "none"])
def test_what_is_no_language(tag: str) -> None:
    note = f"kind: concept-note\nid: n\nbody: [{{prose: x, language: '{tag}'}}]\n"
    (entry,) = corpus(note).entries
    assert [code for code, _ in entry.problems] == ["STR01"]


def test_parts_within_parts_without_end_keep_their_words() -> None:
    body = "{id: i, text: bottom}"
    for level in range(20):
        tongue = "ar" if level % 2 else "fr"
        body = f"{{id: i{level}, language: {tongue}, title: t{level}, children: [{body}]}}"
    found = corpus(f"kind: concept-note\nid: n\nbody: [{body}]\n")
    printed = markdown(found)
    assert all(f"t{level}" in printed for level in range(20))
    assert "bottom" in printed
