"""The recursive list, words that stand elsewhere, and their notes."""

from __future__ import annotations

import pytest

from ccmtool.compiler import lay_out
from ccmtool.doctree.nodes import Item, Paragraph, Section
from ccmtool.doctree.rebuild import walk
from ccmtool.doctree.rebuild import words as words_of
from tests.small_corpora import MEETING, corpus, markdown, only, problems

NOTE = """
    kind: concept-note
    id: n
    labels: ["1)", "(i)"]
    body:
    - prose: First[^one] and again[^one].
    - id: lap
      text: |
        [Words of the note[^two] by [(ii)](item:n/under).](passage:marked) The rest.
      children:
      - {id: other, text: other}
      - {id: under, text: "under[^one]"}
    - {id: free, prose: "Free[^three] <meeting:m/dates>."}
    notes: {one: Note one, two: "Note two, see[^three]", three: Note three}
"""
AGENDA = """
    kind: agenda
    id: a
    meeting: m
    labels: A
    items:
    - prose: Own words[^one].
    - {id: x, title: X, text: Before, text-of: [n/marked, n/free]}
    - text-of: n/lap
    notes: {one: The agenda’s own, unmarked: Never marked}
"""


def test_words_from_elsewhere_come_with_their_notes_and_labels() -> None:
    printed = markdown(corpus(AGENDA, NOTE, m=MEETING))
    assert "Own words[^1]." in printed
    assert "Words of the note[^2] by [(ii)](n.md#item-under)." in printed
    assert "Free[^3] 7 and 8 April 2025." in printed
    assert "(ii) under[^4]" in printed.replace("\\", "")
    notes = [line for line in printed.splitlines() if line.startswith("[^")]
    assert notes == [
        "[^1]: The agenda’s own",
        "[^2]: Note two, see[^3]",
        "[^3]: Note three",
        "[^4]: Note one",
    ]
    assert printed.splitlines()[-1].endswith("Never marked")


def test_words_from_elsewhere_bring_no_anchors() -> None:
    found = corpus(AGENDA, NOTE, m=MEETING)
    document, _ = lay_out(found, only(found))
    anchors = {node.anchor for node in walk(document) if isinstance(node, Item | Section)}
    assert anchors == {"item-x", ""}


def test_a_note_that_is_marked_twice_stands_once() -> None:
    printed = markdown(corpus(NOTE, m=MEETING))
    assert "First[^1] and again[^1]." in printed
    assert printed.count("Note one") == 1


def test_keys_of_notes_may_look_strange() -> None:
    note = """
        kind: concept-note
        id: n
        cover: {title: "T[^*]"}
        body: [{prose: 'x[^**] y[^<b>] z[^"] w[^#/é]'}]
        notes: {"*": star, "**": stars, <b>: bold, '"': quote, "#/é": rest, "never marked": last}
    """
    printed = markdown(corpus(note))
    for words in ("star", "stars", "bold", "quote", "rest", "last"):
        assert words in printed
    assert "[^1]: bold" in printed


@pytest.mark.parametrize("length", [10, 2000])
def test_notes_may_lead_to_one_another(length: int) -> None:
    notes = "\n".join(f"  k{n}: see[^k{(n + 1) % length}]" for n in range(length))
    text = f"kind: concept-note\nid: n\nbody: [{{prose: 'x[^k0]'}}]\nnotes:\n{notes}\n"
    assert f"[^{length}]: see[^1]" in markdown(corpus(text))


@pytest.mark.parametrize("length", [2, 2000])
def test_words_that_go_round_in_circles_print_nothing(length: int) -> None:
    items = "".join(
        f"- {{id: i{n}, text: own{n}, text-of: [n/i{(n + 1) % length}, n/i{(n + 1) % length}]}}\n"
        for n in range(length)
    )
    printed = markdown(corpus(f"kind: concept-note\nid: n\nbody:\n{items}"))
    assert [printed.count(f">own{n}\n") for n in range(length)] == [1] * length


def test_a_heading_takes_in_what_follows_it() -> None:
    note = """
        kind: concept-note
        id: n
        labels: "1."
        body:
        - {id: a, text: one}
        - heading: Part I
        - {id: b, text: two}
        - prose: words
        - {id: h, heading: Part II}
        - {id: c, title: three}
    """
    assert markdown(corpus(note)).splitlines()[2::2] == [
        '1\\. <a id="item-a"></a>one',
        "## Part I",
        '2\\. <a id="item-b"></a>two',
        "words",
        '## Part II <a id="item-h"></a>',
        '### 3. three <a id="item-c"></a>',
    ]


def test_many_links_take_no_long_time() -> None:
    text = "<meeting:m> [The Meeting](meeting:m) " * 1500
    note = f"kind: concept-note\nid: n\nbody: [{{prose: '{text}'}}]"
    assert markdown(corpus(note, m=MEETING)).count("The Meeting") == 1500


def test_a_note_of_asterisks_from_elsewhere_prints_as_asterisks() -> None:
    note = (
        "kind: concept-note\nid: n\nbody: [{id: p, prose: 'Words[^*].'}]\nnotes: {'*': Starred}\n"
    )
    taken = "kind: concept-note\nid: t\nbody: [{text-of: n/p}]\n"
    printed = markdown(corpus(taken, note))
    assert "Words[\\*](#note-n.2f..2a.)." in printed
    assert printed.endswith('\n\\* <a id="note-n.2f..2a."></a>Starred\n')


NUMBERED = """
    kind: concept-note
    id: n
    numbering: {paragraphs: %s}
    body:
    - prose: one
    - id: titled
      title: Titled
      text: |
        two

        - entry

        > quotation
      children:
      - {text: point}
      - {heading: Below}
      - {prose: three}
    - prose: |
        bis

        four
      number: 3 bis
    - prose: |
        none

        none as well
      number: none
    - text-of: n/titled
"""


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("'1.'", ["1. one", "2. two", "3. three", "3 bis bis", "4. four", "5. two", "6. three"]),
        ("'(1)'", ["(1) one", "(2) two", "(3) three", "3 bis bis", "(4) four"]),
        ("{style: roman, start: 9}", ["ix one", "x two", "xi three", "3 bis bis", "xii four"]),
        ("none", ["one", "two", "three", "3 bis bis", "four", "two"]),
    ],
)
def test_paragraphs_have_numbers_if_the_document_says_so(sample: str, expected: list[str]) -> None:
    found = corpus(NUMBERED % sample)
    document, _ = lay_out(found, only(found))
    printed = [
        f"{node.number} {words_of(node.children)}".strip()
        for node in walk(document)
        if isinstance(node, Paragraph)
    ]
    plain = ("entry", "quotation", "point", "none", "none as well")
    assert [one for one in printed if one not in plain][: len(expected)] == expected
    assert [one for one in printed if one in plain] == [*plain, *plain[:3]]


@pytest.mark.parametrize(
    ("sample", "complaint"),
    [
        ("2.", "`2.` is not the first label of a series"),
        ("'-'", "numbers of paragraphs count"),
        ("{style: number, start: continue}", "numbers of paragraphs stand by themselves"),
        ("{style: number, parent: bare}", "numbers of paragraphs stand by themselves"),
    ],
)
def test_what_is_no_number_of_a_paragraph(sample: str, complaint: str) -> None:
    (problem,) = problems(corpus(NUMBERED % sample))
    assert complaint in problem


def test_a_progress_report_has_numbers_unless_it_says_none() -> None:
    report = "kind: progress-report\nid: r\nmeeting: m\naction-plan: p\nintroduction: One.\n"
    plan = "kind: action-plans\nentries: [{id: p, name: Plan, number-of-actions: 3}]\n"
    assert "\n1\\. One.\n" in markdown(corpus(report, plan, m=MEETING))
    silent = report + "numbering: {paragraphs: none}\n"
    assert "\nOne.\n" in markdown(corpus(silent, plan, m=MEETING))
    apart = report + "numbering: {table-notes-by: table}\n"
    assert "\n1\\. One.\n" in markdown(corpus(apart, plan, m=MEETING))


DOUBTFUL = """
    kind: concept-note
    id: n
    body:
    - {heading: Heading-in-doubt, provisional: heading}
    - {id: p, prose: "Prose-in-doubt <meeting:m/dates>", provisional: all}
    - {text-of: o/w, provisional: text-of}
    - {id: i, text: Certain, text-of: [o/w, o/list], provisional: text-of}
"""
OTHER = """
    kind: concept-note
    id: o
    body:
    - {id: w, prose: Theirs-in-doubt, provisional: prose}
    - {id: list, text: "Intro:", children: [{text: One}]}
"""


def test_a_doubt_is_marked_once_wherever_its_words_come_from() -> None:
    meetings = MEETING.replace("dates:", "provisional: dates, dates:")
    printed = markdown(corpus(DOUBTFUL, o=OTHER, m=meetings))
    assert printed.splitlines()[2::2] == [
        "## Heading-in-doubt \\[provisional\\]",
        '<a id="item-p"></a>Prose-in-doubt 7 and 8 April 2025 \\[provisional\\]',
        "Theirs-in-doubt \\[provisional\\]",
        '<a id="item-i"></a>Certain',
        "Theirs-in-doubt \\[provisional\\]",
        "Intro: \\[provisional\\]",
        "One \\[provisional\\]",
    ]


def test_what_a_doubt_is_about_is_found_in_its_own_file_and_where_it_is_borrowed() -> None:
    found = corpus(DOUBTFUL, o=OTHER, m=MEETING)
    doubts = {(one.entry.path, one.route[:2], one.words) for one in lay_out(found, only(found))[1]}
    assert ("o.yaml", ("body", 0), "Theirs-in-doubt") in doubts
    assert ("0.yaml", ("body", 2), "Theirs-in-doubt") in doubts
    assert ("0.yaml", ("body", 3), "One") in doubts
