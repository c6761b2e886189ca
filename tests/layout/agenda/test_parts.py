"""An agenda printed in parts: as a list, with annotations, with its programme and documents."""

from __future__ import annotations

import re

import pytest

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus
from ccmtool.doctree.nodes import CrossReference, Item, NoteMark, Section
from ccmtool.doctree.rebuild import walk
from tests.small_corpora import MEETING, corpus, markdown, only, problems

AGENDA = """
    kind: agenda
    id: a
    meeting: m
    cover: {title: Provisional agenda}
    labels: ["1.", "(a)", "(i)"]
    parts: PARTS
    items:
    - prose: See item <item:work>.
    - id: opening
      title: Opening[^note] of the <meeting:m>
      text: The meeting opens.
    - heading: Substance
    - id: work
      title: Work
      documents: [{title: Report}, {title: Budget}]
      children:
      - id: north
        title: North
        children:
        - {id: isles, title: Isles, documents: [{title: Map}]}
        - title: Coast
      - text: A point of the annotation.
      - heading: Further south
      - {id: south, title: South, documents: none}
    programme:
      days: [{date: 2025-04-07, sessions: [{slots: [{items: [opening, isles]}]}]}]
    notes: {note: At noon.}
"""


def agenda(parts: str) -> Corpus:
    return corpus(AGENDA.replace("PARTS", parts), meetings=MEETING)


def headings(page: str) -> list[str]:
    return [line.partition(" <a")[0] for line in page.splitlines() if re.match("##? ", line)]


def test_the_list_has_every_title_and_leads_to_its_annotation() -> None:
    page = markdown(agenda("[list, annotations]"))
    listed, _, annotated = page.partition("## Annotations")
    assert listed.split('id="agenda"></a>\n\n')[1].split("\n\n") == [
        "1\\. [Opening of the Meeting of the Parties](#item-opening)",
        "### Substance",
        "2\\. [Work](#item-work)",
        "&emsp;(a) [North](#item-north)",
        "&emsp;&emsp;(i) [Isles](#item-isles)",
        "&emsp;&emsp;(ii) Coast",
        "&emsp;**Further south**",
        "&emsp;(c) [South](#item-south)",
        "",
    ]
    for place in re.findall(r"\(#([a-z-]+)\)", listed):
        assert annotated.count(f'id="{place}"') == 1
        assert f'id="{place}"' not in listed


@pytest.mark.parametrize(
    ("parts", "titles"),
    [
        ("list", ["## Substance"]),
        ("[programme, list]", ["## Programme of work", "## Agenda"]),
        ("[list, documents]", ["## Agenda", "## Documents"]),
        (
            "[{part: list, label: I., title: Items}, annotations, {part: programme, label: V}]",
            ["## I. Items", "## Annotations", "## V Programme of work"],
        ),
    ],
)
def test_parts_in_order_with_their_titles(parts: str, titles: list[str]) -> None:
    assert headings(markdown(agenda(parts))) == ["# Provisional agenda", *titles]


def test_annotations_alone_have_no_title_of_their_own() -> None:
    page, whole = (markdown(agenda(parts)) for parts in ("annotations", "[]"))
    items = whole.partition("\n## Programme")[0]
    assert page.startswith(items)
    assert "Programme" not in page


@pytest.mark.parametrize(
    "parts", ["[]", "list", "[list, annotations, programme]", "[programme, list]"]
)
def test_a_note_to_a_title_is_marked_once(parts: str) -> None:
    found = agenda(parts)
    document = compiler.lay_out(found, only(found))[0]
    marks = [node for node in walk(*document.blocks) if isinstance(node, NoteMark)]
    assert [mark.key for mark in marks] == ["note"]


@pytest.mark.parametrize("parts", ["list", "programme", "documents", "[documents, programme]"])
def test_no_link_leads_to_what_does_not_print(parts: str) -> None:
    found = agenda(parts)
    document = compiler.lay_out(found, only(found))[0]
    places = {node.anchor for node in walk(document) if isinstance(node, Item | Section)}
    links = {node.anchor for node in walk(document) if isinstance(node, CrossReference)}
    assert links <= places


def test_the_table_of_documents_has_a_row_for_each() -> None:
    page = markdown(agenda("[annotations, documents]"))
    assert page.partition("## Documents")[2].partition("[^")[0].split("\n\n", 1)[1].strip() == (
        "| Item | Documents |\n| --- | --- |\n"
        "| [2](#item-work) Work | Report |\n"
        "| [2](#item-work) | Budget |\n"
        "| [2 (a) (i)](#item-isles) Isles | Map |"
    )


def test_a_part_that_nobody_has_written_is_asked_for() -> None:
    found = corpus("kind: agenda\nid: a\nmeeting: m\nparts: [programme, documents]\n")
    page = markdown(found)
    assert "*\\[Programme of work: to be written\\]*" in page
    assert page.endswith("None\n")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("lists", "`parts` is to be `list`, `annotations`, `programme` or `documents`"),
        ("[list, {part: list}]", "`list` stands twice in `parts`"),
        ("[{title: Items}]", "`part` is missing"),
        ("[{part: list, lable: I.}]", "`lable` is no field here. Did you mean `label`?"),
    ],
)
def test_what_is_wrong_with_parts_is_said(parts: str, said: str) -> None:
    (problem,) = problems(agenda(parts))
    assert said in problem


def test_the_label_of_a_part_is_none_of_the_series_of_the_items() -> None:
    found = agenda("[{part: list, label: IV.}, annotations]")
    assert set(only(found).labels.values()) == {"1.", "2.", "(a)", "(b)", "(c)", "(i)", "(ii)"}
