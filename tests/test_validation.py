"""What the project's own corpus reports, and how findings become diagnostics."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.corpus.corpus import Corpus, read
from ccmtool.diagnostics import Diagnostic, Severity, Span
from ccmtool.validation import MOST_PER_FILE, validate
from tests.conftest import ROOT
from tests.small_corpora import corpus

NOTE = "data/concept-notes/im-2025-note.yaml"
PLAN = "data/workplans/ica-2024-2025.yaml"

EXPECTED = [
    (NOTE, "REF07", "[^programme]", "Second Review Conference"),
    (PLAN, "DQ03", "during im-2025", "activity b) `coalitions`"),
    (PLAN, "TRC04", "time-bound", "activity c)"),
    (PLAN, "TRC04", "clearance-link", "activity d)"),
    (PLAN, "TRC04", "progress-report", "activity e)"),
    (
        PLAN,
        "DQ04",
        "Meeting with CCM ISU to discuss workplan priorities and planned activities.",
        "names neither an activity nor a meeting",
    ),
    (
        PLAN,
        "PH03",
        "when will this meeting take place?",
        "the corpus answers it: 7 and 8 April 2025 (meeting im-2025, data/registers/meetings.yaml)",
    ),
    (PLAN, "PH03", "Back to back to NDM? APMBC Intersessionals?", "is still open"),
    (
        PLAN,
        "PH03",
        "What will be on the agenda?",
        "the corpus answers it: Annotated agenda of the Intersessional Meeting 2025",
    ),
]


@pytest.fixture(scope="module")
def found(own_corpus: Corpus) -> tuple[Diagnostic, ...]:
    return validate(own_corpus)


def span_of(path: str, words: str) -> Span:
    """Where words stand in a file of the corpus, at their first place as a whole value."""
    text = (ROOT / path).read_text(encoding="utf-8")
    before = text[: text.index(words)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(line, column, line, column + len(words))


def test_the_own_corpus_reports_what_it_is_for_and_nothing_else(
    found: tuple[Diagnostic, ...],
) -> None:
    assert [(one.location.path, one.code, one.location.span) for one in found] == [
        (path, code, span_of(path, words)) for path, code, words, _ in EXPECTED
    ]
    for one, (_, _, _, message) in zip(found, EXPECTED, strict=True):
        assert message in one.message


def test_the_own_corpus_has_no_error(found: tuple[Diagnostic, ...]) -> None:
    assert {one.severity for one in found} == {Severity.WARNING}


def test_messages_are_one_line_without_a_full_stop_and_remedies_are_sentences(
    found: tuple[Diagnostic, ...],
) -> None:
    for one in found:
        assert not one.message.endswith(".")
        assert "\n" not in one.message
        assert one.help.endswith(".")


def test_final_makes_errors_of_open_questions(own_corpus: Corpus) -> None:
    errors = [one for one in validate(own_corpus, final=True) if one.severity is Severity.ERROR]
    assert [one.code for one in errors] == ["PH03"] * 3


def test_findings_are_sorted_by_place_and_the_same_every_time(own_corpus: Corpus) -> None:
    found = validate(own_corpus)
    assert found == validate(own_corpus)
    places = [(one.location, one.code, one.message) for one in found]
    assert places == sorted(places)


def test_a_question_is_overdue_only_after_its_day_and_only_on_a_day() -> None:
    text = "kind: concept-note\nid: n\nbody: [{prose: '[When?](question:q)'}]\n"
    corpus = read({"n.yaml": f"{text}questions: {{q: {{due: 2025-03-01}}}}\n".encode()})
    overdue = [
        "was due on 1 March 2025" in validate(corpus, as_of=day)[0].message
        for day in (None, datetime.date(2025, 3, 1), datetime.date(2025, 3, 2))
    ]
    assert overdue == [False, False, True]


def test_one_finding_is_reported_once() -> None:
    corpus = read({"n.yaml": b"kind: concept-note\nid: n\nbody: [{prose: 'a[^x][^x]'}]\n"})
    assert [one.location.span.column for one in validate(corpus)] == [18, 22]


def test_a_file_full_of_slips_is_cut_short() -> None:
    fields = "".join(f"field-{n}: 1\n" for n in range(50))
    corpus = read({"n.yaml": f"kind: concept-note\nid: n\n{fields}".encode()})
    found = validate(corpus)
    assert len(found) == MOST_PER_FILE + 1
    assert found[-1].message == "30 more findings stand in this file"
    assert [one.location.span.line for one in found] == list(range(3, 24))


def test_one_slip_too_many_is_still_said() -> None:
    fields = "".join(f"field-{n}: 1\n" for n in range(MOST_PER_FILE + 1))
    found = validate(read({"n.yaml": f"kind: concept-note\nid: n\n{fields}".encode()}))
    assert len(found) == MOST_PER_FILE + 1
    assert "more findings" not in found[-1].message


def test_an_empty_corpus_has_no_findings() -> None:
    assert validate(read({})) == ()


_WORDS = st.lists(
    st.sampled_from(
        [
            *("[", "](meeting:m/dates)", "[^n]", "<meeting:m>", "](question:q)", "*", "\\", "\n"),
            *("decision of the ", "M", "Monday, 7 April 2025", "Q1 2025 (", "15 May 2025", ". "),
            *("CCM/MSP/2024/11", "CCM/MSP/ 2024/WP3", "- ", "| a |", "“", "\u202e", "’s", "0"),
        ]
    ),
    max_size=25,
).map("".join)


@given(text=_WORDS, note=_WORDS)
def test_no_text_makes_a_rule_fail(text: str, note: str) -> None:
    quoted = [value.replace("'", "''").replace("\n", "\n\n   ") for value in (text, note)]
    document = (
        f"kind: concept-note\nid: n\nbody:\n- prose: 'x {quoted[0]}'\n"
        f"notes:\n  n: 'CCM/MSP/2024/11 {quoted[1]}'\n"
        "questions: {q: {answer: 'meeting:m/dates'}}\n"
    )
    registers = (
        "kind: meetings\nentries: [{id: m, name: M, symbols: CCM/MSP/2024, dates: 2025-04-07}]\n"
    )
    for one in validate(read({"n.yaml": document.encode(), "m.yaml": registers.encode()})):
        assert one.location.span.line >= 1
        assert one.location.span.column >= 1


def test_what_weighs_most_is_told_where_a_file_has_too_many_findings() -> None:
    notes = "".join(f"  n-{n}: never marked\n" for n in range(30))
    text = f"kind: concept-note\nid: n\nnotes:\n{notes}body: [{{prose: '[^missing]'}}]\n"
    found = validate(read({"n.yaml": text.encode()}))
    assert len(found) == MOST_PER_FILE + 1
    assert found[-1].severity is Severity.ERROR
    assert found[-2].message == "11 more findings stand in this file"


def test_what_was_meant_is_told_of_every_broken_link_that_is_told() -> None:
    links = "".join(f"- prose: <meeting:meetnig{n}>\n" for n in range(100))
    names = ", ".join(f"{{id: meeting{n}, name: M{n}}}" for n in range(100))
    found = validate(
        corpus(f"kind: paper\nid: n\nbody:\n{links}", f"kind: meetings\nentries: [{names}]\n")
    )
    *told, last = found
    assert last.message == "80 more findings stand in this file"
    assert all(one.help.startswith("Did you mean `meeting") for one in told)


def test_a_flood_of_findings_is_counted_to_the_last() -> None:
    links = "".join(f"- prose: <meeting:m{n}>\n" for n in range(3_000))
    found = validate(corpus(f"kind: paper\nid: n\nbody:\n{links}"))
    assert len(found) == MOST_PER_FILE + 1
    assert found[-1].message == "2980 more findings stand in this file"
    assert [one.location.span.line for one in found] == list(range(4, 25))
