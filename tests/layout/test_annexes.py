"""Annexes: on every kind of document, under headings and labels of their own, linked to."""

from __future__ import annotations

import pytest

from ccmtool.compiler import lay_out, unsettled
from ccmtool.corpus.resolution import Found, Missing
from ccmtool.doctree.nodes import Section
from ccmtool.doctree.rebuild import walk
from tests.small_corpora import MEETING, corpus, follow, markdown, only, problems

HEADS = {
    "agenda": "kind: agenda\nid: n\nmeeting: m\n",
    "concept-note": "kind: concept-note\nid: n\n",
    "work-plan": "kind: work-plan\nid: n\nperiod: 2025\n",
    "progress-report": "kind: progress-report\nid: n\nmeeting: m\naction-plan: p\n",
}
ONE = "labels: A\nannexes: [{id: x, title: T, body: [{id: i, text: words}]}]\n"
THREE = """
annexes:
- {id: x, title: First, labels: "1.", body: [{id: i, text: one}, {id: j, text: 'two[^k]'}]}
- {id: y, label: none, title: Second}
- {id: z, title: Third, subtitle: As revised, body: [{heading: H}, {id: h, title: Deep}]}
notes: {k: Note}
"""


def headings(text: str) -> list[tuple[str, str]]:
    found = corpus(text, m=MEETING)
    tree, _ = lay_out(found, only(found))
    return [
        (node.label, markdown_words(node))
        for node in walk(tree)
        if isinstance(node, Section) and node.apart
    ]


def markdown_words(section: Section) -> str:
    return "".join(getattr(node, "text", "") for node in section.title)


@pytest.mark.parametrize("kind", HEADS)
def test_every_kind_of_document_prints_them_last_and_without_its_labels(kind: str) -> None:
    printed = markdown(corpus(HEADS[kind] + ONE, m=MEETING))
    assert printed.splitlines()[-3:] == [
        '## Annex<br>T <a id="annex-x"></a>',
        "",
        '<a id="item-i"></a>words',
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([""], ["Annex"]),
        (["", "", "", ""], ["Annex I", "Annex II", "Annex III", "Annex IV"]),
        (["", "none", ""], ["Annex I", "", "Annex II"]),
        (["Annex IV", ""], ["Annex IV", "Annex V"]),
        (["Appendix", ""], ["Appendix", "Annex I"]),
        (["Enclosure"], ["Enclosure"]),
    ],
)
def test_their_labels(labels: list[str], expected: list[str]) -> None:
    entries = "".join(
        f"- {{id: a{n}, title: t{f', label: {label}' if label else ''}}}\n"
        for n, label in enumerate(labels)
    )
    found = headings(f"{HEADS['concept-note']}annexes:\n{entries}")
    assert [label for label, _ in found] == expected


def test_what_is_in_them() -> None:
    found = corpus(HEADS["concept-note"] + THREE)
    printed = markdown(found)
    assert "## Annex I<br>First" in printed
    assert '1\\. <a id="item-i"></a>one' in printed
    assert "two[^1]" in printed
    assert "[^1]: Note" in printed
    assert "## Second" in printed
    assert "**As revised**" in printed
    assert "#### Deep" in printed
    tree, _ = lay_out(found, only(found))
    assert [(entry.label, entry.anchor) for entry in tree.contents] == [
        ("Annex I", "annex-x"),
        ("", "annex-y"),
        ("Annex II", "annex-z"),
        ("", ""),
        ("", "item-h"),
    ]


def test_an_annex_may_bring_words_and_notes_of_another_document() -> None:
    note = HEADS["concept-note"] + "annexes: [{id: x, title: T, body: [{text-of: o/w}]}]\n"
    other = "kind: concept-note\nid: o\nbody: [{id: w, prose: 'Words[^k]'}]\nnotes: {k: Theirs}\n"
    printed = markdown(corpus(note, other))
    assert "Words[^1]" in printed
    assert "[^1]: Theirs" in printed


def test_what_is_in_doubt_there_is_found_once() -> None:
    note = (
        "annexes: [{id: x, title: 'T[^k]', provisional: title}]\nnotes: {k: '<meeting:m/dates>'}\n"
    )
    meeting = MEETING.replace("dates:", "provisional: dates, dates:")
    found = corpus(HEADS["concept-note"] + note, m=meeting)
    kinds = [(one.kind, one.words) for one in unsettled(found, [only(found)])]
    assert sorted(kinds) == [("provisional", "7 and 8 April 2025"), ("provisional", "T")]
    assert "Annex<br>T[^1] \\[provisional\\]" in markdown(found)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("annex:x", "annex I"),
        ("annex:n/z", "annex II"),
        ("annex:y", "Second"),
        ("annex:other/only", "annex"),
        ("annex:other/only..x", None),
        ("item:j", "2"),
        ("item:n/j", "2"),
        ("item:i..j", "1 and 2"),
    ],
)
def test_links_to_them(link: str, expected: str | None) -> None:
    other = "kind: concept-note\nid: other\nannexes: [{id: only, title: O}]\n"
    found = follow(corpus(HEADS["concept-note"] + THREE, other), link)
    assert (found.text if isinstance(found, Found) else None) == expected


def test_a_label_made_up_by_an_author_stays_as_it_is_in_links() -> None:
    note = "annexes: [{id: x, label: Appendix A, title: T}, {id: y, label: Annex IX, title: U}]\n"
    found = corpus(HEADS["concept-note"] + note)
    said = [follow(found, link) for link in ("annex:x", "annex:y")]
    assert [one.text for one in said if isinstance(one, Found)] == ["Appendix A", "annex IX"]


@pytest.mark.parametrize(
    ("link", "message", "help"),
    [
        ("annex:xx", "has no annex `xx`", "Did you mean `x`?"),
        ("annex:i", "has no annex `i`", "Another part of it has that id: write `item:i`."),
        ("item:n/x", "has no item `x`", "Another part of it has that id: write `annex:n/x`."),
    ],
)
def test_slips(link: str, message: str, help: str) -> None:
    found = follow(corpus(HEADS["concept-note"] + THREE), link)
    assert isinstance(found, Missing)
    assert message in found.message
    assert help in found.help


@pytest.mark.parametrize(
    ("annex", "expected"),
    [
        ("{title: T}", "`id` is missing"),
        ("{id: x, label: none}", "an annex without a label needs a title"),
        ("{id: x, titel: T}", "`titel` is no field here"),
    ],
)
def test_what_is_no_annex(annex: str, expected: str) -> None:
    (found,) = problems(corpus(f"{HEADS['concept-note']}annexes: [{annex}]\n"))
    assert expected in found


def test_an_agenda_in_parts_keeps_its_links_to_them() -> None:
    printed = markdown(
        corpus(
            """
            kind: agenda
            id: n
            meeting: m
            parts: [list, annotations]
            items: [{id: i, title: T, text: See <annex:x>.}]
            annexes: [{id: x, title: X}]
            """,
            m=MEETING,
        )
    )
    assert "See [annex](#annex-x)." in printed
