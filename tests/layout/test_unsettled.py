"""What is not final: where a draft marks it, and where `--final` finds it."""

from __future__ import annotations

import pytest

from ccmtool.compiler import unsettled
from tests.small_corpora import corpus, markdown, only

FILES = {
    "agenda": """
        kind: agenda
        id: a
        meeting: m
        cover: {title: Agenda, dateline: <meeting:m/dates>}
        items:
        - id: x
          title: Title-of-x
          text: Text-of-x
          documents: d
          lead: r
          mandates: A/B/2024/1
          actions: lap/1
          children: [{text: Text-below}]
        programme:
          days:
          - date: 2025-04-07
            sessions: [{at: 10:00-11:00, slots: [{at: 10:00-11:00, items: x}]}]
    """,
    "plan": """
        kind: work-plan
        id: p
        theme: t
        period: 2025
        sections:
        - {section: background, title: Background, text: Section-text}
        - section: activities
          title: Activities
          items: [{id: one, text: Activity-text, when: during m}]
        - {section: outputs, title: Outputs, items: [{id: one, text: Output-text}]}
        - {section: implementers, title: Who, items: [{party: r}, {party: r, text: Party-words}]}
        - {section: timeline, title: Timeline, items: [{when: Q1-2025, text: Entry-text}]}
    """,
    "report": """
        kind: progress-report
        id: rep
        meeting: m
        action-plan: lap
        work-plans: p
        reporting-period: 2024
        introduction: Introduction-text
        cover: {title: Report, agenda-item: Item 9}
        sections:
        - id: t
          theme: t
          status: "| Status | table |\\n|---|---|\\n| cell | |"
          progress: "- Progress-text"
          challenges: "> Challenges-text"
          discussion: Questions-text
          conclusions: Conclusions-text
          activities: [{activity: p/one, status: Activity-status}]
    """,
    "meetings": "kind: meetings\nentries: [{id: m, name: Meeting M, dates: 2025-04-07}]",
    "parties": """
        kind: parties
        entries: [{id: r, name: The Party, holders: [{period: 2025, names: [Holder]}]}]
    """,
    "themes": "kind: themes\nentries: [{id: t, name: The Theme, coordinators: r}]",
    "documents": "kind: documents\nentries: [{id: d, symbol: A/B/2025/1, title: The Document}]",
    "plans": """
        kind: action-plans
        entries:
        - {id: lap, name: The Plan, abbreviation: TP, period: 2021, number-of-actions: 5,
           groups: [{theme: t, actions: 1..2}]}
    """,
}


def doubts(files: dict[str, str], kind: str = "provisional") -> list[str]:
    """What the documents print that is in doubt, each with the file it is found in."""
    found = corpus(**files)
    selected = [entry for entry in found.entries if entry.document]
    assert not [entry.problems for entry in found.entries if entry.problems]
    return sorted(
        {
            f"{one.words} ({one.location.path})"
            for one in unsettled(found, selected)
            if one.kind == kind
        }
    )


def test_without_doubt_nothing_is_provisional() -> None:
    assert doubts(FILES) == []
    assert doubts(FILES, "prompt") == []
    assert "provisional" not in markdown(corpus(**FILES), "agenda")


@pytest.mark.parametrize(
    ("file", "words", "field", "expected"),
    [
        ("agenda", "cover: {", "title", ["Agenda (agenda.yaml)"]),
        ("agenda", "cover: {", "dateline", ["7 April 2025 (agenda.yaml)"]),
        ("agenda", "- id: x\n", "title", ["Title-of-x (agenda.yaml)"]),
        ("agenda", "- id: x\n", "text", ["Text-of-x (agenda.yaml)"]),
        ("agenda", "- id: x\n", "lead", ["The Party (Holder) (agenda.yaml)"]),
        ("agenda", "- id: x\n", "documents", ["A/B/2025/1, The Document (agenda.yaml)"]),
        ("agenda", "- id: x\n", "mandates", ["A/B/2024/1 (agenda.yaml)"]),
        ("agenda", "- id: x\n", "actions", ["TP Action 1 (agenda.yaml)"]),
        ("agenda", "- id: x\n", "themes", []),
        ("agenda", "children: [{", "text", ["Text-below (agenda.yaml)"]),
        ("plan", "- {section: background, ", "title", ["Background (plan.yaml)"]),
        ("plan", "- {section: background, ", "text", ["Section-text (plan.yaml)"]),
        ("plan", "Activities\n          items: [{", "text", ["Activity-text (plan.yaml)"]),
        (
            "plan",
            "Activities\n          items: [{",
            "when",
            ["During the Meeting M (Second quarter of 2025) (plan.yaml)"],
        ),
        ("plan", "Outputs, items: [{", "text", ["Output-text (plan.yaml)"]),
        ("plan", "Who, items: [{", "party", ["The Party (plan.yaml)"]),
        ("plan", "party: r}, {", "text", ["Party-words (plan.yaml)"]),
        ("plan", "Timeline, items: [{", "when", ["First quarter of 2025 (plan.yaml)"]),
        ("plan", "Timeline, items: [{", "text", ["Entry-text (plan.yaml)"]),
        ("report", "kind: progress-report\n", "introduction", ["Introduction-text (report.yaml)"]),
        ("report", "kind: progress-report\n", "meeting", ["Meeting M, 7 April 2025 (report.yaml)"]),
        ("report", "kind: progress-report\n", "reporting-period", ["2024 (report.yaml)"]),
        ("report", "kind: progress-report\n", "action-plan", ["The Plan (report.yaml)"]),
        ("report", "- id: t\n", "status", ["cell (report.yaml)"]),
        ("report", "- id: t\n", "progress", ["Progress-text (report.yaml)"]),
        ("report", "- id: t\n", "challenges", ["Challenges-text (report.yaml)"]),
        ("report", "- id: t\n", "conclusions", ["Conclusions-text (report.yaml)"]),
        ("report", "activities: [{", "status", ["Activity-status (report.yaml)"]),
        ("meetings", "[{", "name", ["Meeting M (report.yaml)"]),
        (
            "meetings",
            "[{",
            "dates",
            [
                "7 April 2025 (agenda.yaml)",
                "7 April 2025 (report.yaml)",
                "Second quarter of 2025 (meetings.yaml)",
            ],
        ),
        ("parties", "[{", "name", ["The Party (agenda.yaml)", "The Party (plan.yaml)"]),
        ("parties", "holders: [{", "names", ["Holder (parties.yaml)"]),
        ("documents", "[{", "symbol", ["A/B/2025/1 (agenda.yaml)"]),
        ("documents", "[{", "title", ["The Document (documents.yaml)"]),
        ("themes", "[{", "name", ["The Theme (report.yaml)"]),
        (
            "plans",
            "- {",
            "abbreviation",
            ["TP Action 1 (agenda.yaml)", "TP Actions 1 to 2 (report.yaml)"],
        ),
        ("plans", "- {", "number-of-actions", []),
        ("plans", "groups: [{", "actions", ["TP Actions 1 to 2 (plans.yaml)"]),
    ],
)
def test_the_mark_stands_on_what_is_printed_from_the_field(
    file: str, words: str, field: str, expected: list[str]
) -> None:
    text = FILES[file]
    assert words in text
    indent = " " * (len(text.split(words)[0].rsplit("\n", 1)[-1]) + (2 if words[0] == "-" else 0))
    new = f"{indent}provisional: {field}\n" if words.endswith("\n") else f"provisional: {field}, "
    doubtful = {**FILES, file: text.replace(words, words + new, 1)}
    assert doubts(doubtful) == expected


def test_what_nobody_has_written_is_a_prompt() -> None:
    report = """
        kind: progress-report
        id: rep
        meeting: m
        action-plan: lap
        work-plans: p
        sections: [{id: t, theme: t}]
    """
    roles = "kind: parties\nentries: [{id: r, name: The Party}]"
    plan = FILES["plan"].replace("when: during m", "outputs: none")
    files = {
        **FILES,
        "report": report,
        "parties": roles,
        "plan": plan,
        "agenda": "{kind: agenda, id: a, meeting: m}",
    }
    assert [one.removesuffix(" (report.yaml)") for one in doubts(files, "prompt")] == [
        "Challenges: to be written",
        "Introduction: to be written",
        "Item of the provisional agenda: to be entered",
        "Joint conclusions by the coordinators: to be written",
        "Progress: to be written",
        "Questions for discussion: to be written",
        "Status: to be written",
        "The Party: not established",
        "not stated",
        "to be entered",
        "to be reported",
    ]


def test_a_question_stands_where_it_is_asked() -> None:
    note = """\
        kind: concept-note
        id: n
        body:
        - prose: |
            Preparations
            [when and [where](meeting:m)?](question:q)
    """
    found = corpus(note, m=FILES["meetings"])
    (one,) = unsettled(found, [only(found)])
    assert (one.kind, one.words) == ("question", "when and where?")
    span = one.location.span
    assert (span.line, span.column, span.end_line) == (6, 5, 6)
