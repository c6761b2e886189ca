"""The documents before the meeting, as an agenda lists them."""

from __future__ import annotations

import pytest

from ccmtool import compiler
from ccmtool.corpus.references import references
from tests.small_corpora import MEETING, corpus, markdown, only, problems

DOCUMENTS = """
    kind: documents
    address: https://docs.example/{symbol}
    entries:
    - {id: report, symbol: A/B/2025/1, title: Report, stage: draft, submitted-by: chad}
    - {id: done, symbol: A/B/2025/2, title: Budget, stage: final}
    - {id: letter, title: Letter, date: 2025-02-01, submitted-by: [chad, mali, peru]}
    - {id: bare, symbol: 2/CP.17}
    - {id: note, symbol: SC45 Doc. 7.2.3A4 (Rev.1)}
    - {id: unsaid}
"""
PARTIES = """
    kind: parties
    entries:
    - {id: chad, type: state, name: Chad}
    - {id: mali, type: state, name: Mali}
    - {id: peru, type: state, name: Peru}
"""
NOTE = "kind: concept-note\nid: note\ncover: {title: On fuses}\n"
OTHER = "kind: concept-note\nid: other\ncover: {symbol: A/B/2025/9, title: On shells}\n"


def listed(documents: str, register: str = DOCUMENTS) -> str:
    """What an item with these documents prints of them."""
    agenda = (
        f"kind: agenda\nid: a\nmeeting: m\nitems:\n- id: x\n  title: X\n  documents: {documents}"
    )
    files = {"documents": register, "parties": PARTIES, "note": NOTE, "other": OTHER}
    page = markdown(corpus(agenda, meetings=MEETING, **files))
    return page.partition("**Documents**: ")[2].strip()


@pytest.mark.parametrize(
    ("documents", "printed"),
    [
        ("none", "None"),
        (
            "report",
            "[A/B/2025/1](https://docs.example/A/B/2025/1), Report (draft), submitted by Chad",
        ),
        ("done", "[A/B/2025/2](https://docs.example/A/B/2025/2), Budget"),
        ("letter", "Letter, 1 February 2025, submitted by Chad, Mali and Peru"),
        ("bare", "[2/CP.17](https://docs.example/2/CP.17)"),
        ("unsaid", "unsaid"),
        ("other", "A/B/2025/9, [On shells](other.md)"),
        (
            "[{document: report, stage: final, part: annex II, purpose: for decision}]",
            "[A/B/2025/1](https://docs.example/A/B/2025/1), Report, annex II,"
            " submitted by Chad – for decision",
        ),
        (
            "[{document: report, stage: advance, submitted-by: [mali, peru]}]",
            "[A/B/2025/1](https://docs.example/A/B/2025/1), Report (advance copy),"
            " submitted by Mali and Peru",
        ),
        ("{symbol: PC-4/12, stage: revised}", "PC-4/12 (revised)"),
        ("[{title: Oral report, purpose: background}]", "Oral report – background"),
        (
            "[{symbol: A/B/2025/1, title: Again}]",
            "[A/B/2025/1](https://docs.example/A/B/2025/1), Again",
        ),
        ("[{title: Summary, to-be-issued: true}]", "Summary *\\[to be issued\\]*"),
        ("[{title: Summary, provisional: title}]", "Summary \\[provisional\\]"),
        ("[report, done]\n  provisional: documents", None),
    ],
)
def test_a_document_under_an_item(documents: str, printed: str | None) -> None:
    found = listed(documents)
    if printed is None:
        assert [part.endswith("\\[provisional\\]") for part in found.split("<br>")] == [True, True]
    else:
        assert found == printed


def test_a_document_of_the_corpus_that_is_registered_is_one_document() -> None:
    symbol = "SC45 Doc. 7.2.3A4 (Rev.1)"
    address = "https://docs.example/SC45%20Doc.%207.2.3A4%20\\(Rev.1\\)"
    assert listed("note") == f"[{symbol}]({address}), On fuses"
    nowhere = DOCUMENTS.replace("    address: https://docs.example/{symbol}\n", "")
    assert listed("note", nowhere) == f"[{symbol}](note.md), On fuses"


def test_an_announced_document_keeps_a_paper_from_being_final() -> None:
    agenda = """
        kind: agenda
        id: a
        meeting: m
        items:
        - {id: x, title: X, documents: [{title: Summary, to-be-issued: true}]}
    """
    found = corpus(agenda, meetings=MEETING)
    (open_one,) = compiler.unsettled(found, [only(found)])
    assert (open_one.kind, open_one.words) == ("prompt", "Summary: to be issued")
    assert open_one.location.span.line == 6


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{}", "which document? Add `document` with its id, or its `symbol` or `title`."),
        ("{purpose: background}", "which document? Add `document` with its id"),
        ("{document: d, title: T}", "the register says what `document` names"),
        ("{title: T, stage: finl}", "`stage` is to be `draft`, `advance`, `revised` or `final`"),
        ("{titel: T}", "`titel` is no field here. Did you mean `title`?"),
        ("{title: T, provisional: titel}", "`titel` is no field here"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(document: str, said: str) -> None:
    agenda = (
        f"kind: agenda\nid: a\nmeeting: m\nitems:\n- id: x\n  title: X\n  documents: [{document}]"
    )
    (problem,) = problems(corpus(agenda))
    assert said in problem


def test_the_ids_of_documents_are_looked_up_in_either_form() -> None:
    agenda = """
        kind: agenda
        id: a
        meeting: m
        items:
        - {id: x, title: X, documents: [nowhere, {document: missing}]}
        - {id: y, title: Y, documents: {title: T, submitted-by: nobody}}
    """
    found = corpus(agenda, meetings=MEETING)
    wanted = [(one.scheme, one.target) for one in references(only(found))]
    assert wanted == [("meeting", "m"), ("doc", "nowhere"), ("doc", "missing"), ("party", "nobody")]


def test_what_a_listed_document_of_the_corpus_needs_is_needed() -> None:
    agenda = "kind: agenda\nid: a\nmeeting: m\nitems:\n- {id: x, title: X, documents: note}"
    found = corpus(agenda, meetings=MEETING, documents=DOCUMENTS, note=NOTE, parties=PARTIES)
    paths = [entry.path for entry in compiler.needed(found, [only(found)])]
    assert "note.yaml" in paths
    assert "documents.yaml" in paths


def test_the_notes_of_a_listed_document_stay_with_it() -> None:
    agenda = """
        kind: agenda
        id: a
        meeting: m
        items: [{id: x, title: "X[^*]", documents: [other, mine]}]
        notes: {"*": Own note}
    """
    cover = "cover: {{symbol: '{symbol}[^*]', title: 'Late[^*]'}}\nnotes: {{'*': Submitted late}}\n"
    other = "kind: concept-note\nid: other\n" + cover.format(symbol="A/B/7")
    mine = "kind: concept-note\nid: mine\n" + cover.format(symbol="A/B/8")
    register = "kind: documents\nentries: [{id: mine, symbol: A/B/8}]\n"
    printed = markdown(corpus(agenda, other=other, mine=mine, documents=register, meetings=MEETING))
    assert "A/B/7, [Late](other.md)" in printed
    assert "[A/B/8](mine.md), Late" in printed
    assert "Submitted late" not in printed
    assert "Own note" in printed
