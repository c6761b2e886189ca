"""Progress reports: what a section draws, which parts it has, and what was observed."""

from __future__ import annotations

import pytest

from tests.small_corpora import corpus, markdown

FILES = {
    "meetings": "kind: meetings\nentries: [{id: m, name: Meeting M, dates: 2025-09-16}]",
    "themes": """
        kind: themes
        entries:
        - {id: t, name: Theme T, articles: c/6, coordinators: r}
        - {id: u, name: Theme U, articles: [c/6, c/7], coordinators: s}
    """,
    "instruments": """
        kind: instruments
        entries:
        - {id: c, name: C, provisions: [{number: 6, title: Help}, {number: 7, title: News}]}
    """,
    "parties": """
        kind: parties
        entries: [{id: r, name: Role R, holders: [{period: 2025, names: A}]}, {id: s, name: Role S}]
    """,
    "plans": """
        kind: action-plans
        entries:
        - id: old
          name: Old Plan
          abbreviation: OP
          period: 2020..2024
          number-of-actions: 9
          indicators: [{id: i, actions: 3, text: Old indicator}]
        - id: new
          name: New Plan
          abbreviation: NP
          period: 2025..2029
          number-of-actions: 9
          groups: [{theme: t, actions: 3..4}, {theme: u, actions: 5}]
          indicators:
          - {id: i, actions: 3, text: New indicator, unit: Parties, base: 1112}
          - {id: words, actions: 4, text: Told in words}
          - {id: whole, text: Of the whole plan}
    """,
    "work-t": """
        kind: work-plan
        id: work-t
        theme: t
        period: 2025
        cover: {title: Plan T}
        sections:
        - section: activities
          title: A
          items:
          - {id: one, text: Activity-one, actions: new/3, outputs: first}
          - {id: two, text: Activity-two, actions: [old/3, new/4], outputs: second}
        - section: outputs
          title: O
          items: [{id: first, text: Output-first}, {id: second, text: Output-second}]
    """,
}


def report(sections: str, fields: str = "") -> str:
    """A report of some sections, in Markdown."""
    text = "kind: progress-report\nid: rep\nmeeting: m\naction-plan: new\nwork-plans: work-t\n"
    text += "cover: {title: Report, agenda-item: Item 1}\nintroduction: Intro.\n"
    return markdown(corpus(**{**FILES, "rep": f"{text}{fields}\nsections:\n{sections}\n"}), "rep")


def table(text: str) -> list[str]:
    """The rows of the tables, without heads."""
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    return [
        row for row in rows if "---" not in row and not row.startswith(("| Ind", "| Activity |"))
    ]


def headings(text: str) -> list[str]:
    return [line.partition(" <a")[0] for line in text.splitlines() if line.startswith("###")]


def test_the_parts_stand_in_the_order_they_always_had() -> None:
    text = report("- {id: t, theme: t}")
    assert headings(text) == [
        "### Planned activities",
        "### Expected outputs",
        "### Indicators",
        "### Status",
        "### Progress",
        "### Challenges",
        "### Questions for discussion",
        "### Joint conclusions by the coordinators",
    ]
    assert "Information as of" not in text


def test_parts_are_those_asked_for_under_the_headings_asked_for() -> None:
    parts = "parts: [conclusions, {part: status, title: State of <action-plan:new>}]"
    text = report("- {id: t, theme: t}\n- {id: u, theme: u, parts: progress}", parts)
    assert headings(text) == [
        "### Joint conclusions by the coordinators",
        "### State of New Plan",
        "### Progress",
    ]
    assert "State of New Plan: to be written" in text


def test_what_is_written_prints_though_it_is_no_part() -> None:
    section = "- {id: t, theme: t, parts: status, challenges: Storms., other: [{title: Snow}]}"
    text = report(section)
    assert headings(text) == ["### Status", "### Challenges", "### Snow"]
    assert "Storms." in text


def test_a_part_may_have_a_label_and_be_in_doubt() -> None:
    parts = "parts: [{part: status, label: A.}, {part: progress, title: P, provisional: title}]"
    text = report("- {id: t, theme: t, status: Well., progress: Good.}", parts)
    assert headings(text) == ["### A. Status", "### P \\[provisional\\]"]


def test_activities_and_outputs_apart_are_two_parts() -> None:
    text = report("- {id: t, theme: t, parts: [outputs, progress, activities]}")
    assert headings(text) == ["### Expected outputs", "### Progress", "### Planned activities"]


def test_the_day_of_the_facts_stands_in_the_introduction() -> None:
    fields = "as-of: 2025-06-30\nreporting-period: 2024-07-01..2025-06-30"
    text = report("- {id: t, theme: t}", fields)
    assert "**Information as of**: 30 June 2025" in text
    assert "**Reporting period**: July 2024 to June 2025" in text


def test_an_article_is_about_all_its_themes() -> None:
    text = report("- {section: article, id: a, article: c/6, parts: activities}")
    assert "## Article 6: Help" in text
    assert "**Actions**: NP Actions 3 to 4<br>NP Action 5" in text
    assert "**Coordinators**: Role R: A<br>Role S: *\\[not established\\]*" in text
    assert [row.split(" |")[0] for row in table(text)] == ["| Activity-one", "| Activity-two"]
    other = report("- {section: article, id: a, article: c/7, parts: activities}")
    assert "Activity" not in other


def test_an_unknown_article_is_called_by_its_id() -> None:
    # A finding tells of it; here, nothing falls over.
    assert "## c/9" in report("- {section: article, id: a, article: c/9}")


@pytest.mark.parametrize(
    ("actions", "expected", "outputs"),
    [
        ("new/3", ["Activity-one"], ["Output-first"]),
        ("[new/4, new/9]", ["Activity-two"], ["Output-second"]),
        ("new/3..4", ["Activity-one", "Activity-two"], ["Output-first", "Output-second"]),
        ("new/5", [], []),
        # The number is the same, the plan is another one.
        ("old/3", ["Activity-two"], ["Output-second"]),
        ("old/4", [], []),
    ],
)
def test_actions_draw_the_activities_that_serve_them(
    actions: str, expected: list[str], outputs: list[str]
) -> None:
    text = report(f"- {{section: action, id: a, actions: {actions}, parts: [activities, outputs]}}")
    assert [row.split(" |")[0].removeprefix("| ") for row in table(text)] == expected
    assert [line for line in text.splitlines() if line.startswith("Output-")] == outputs


def test_actions_are_the_heading_or_stand_under_it() -> None:
    bare = report("- {section: action, id: a, actions: new/3, parts: status}")
    assert "## NP Action 3" in bare
    assert "**Actions**" not in bare
    titled = report("- {section: action, id: a, actions: new/3, title: Help, parts: status}")
    assert "## Help" in titled
    assert "**Actions**: NP Action 3" in titled


def test_an_activity_that_is_reported_on_prints_whatever_its_section() -> None:
    reported = "activities: [{activity: work-t/two, status: done}]"
    text = report(f"- {{id: u, theme: u, parts: [activities, outputs], {reported}}}")
    assert table(text) == ["| Activity-two | *\\[not stated\\]* | done |"]
    assert "Output-second" in text
    assert "Output-first" not in text


def observed(*observations: str, section: str = "id: t, theme: t, actions: new/3") -> list[str]:
    listed = f"[{', '.join(f'{{{one}}}' for one in observations)}]"
    return table(report(f"- {{{section}, parts: observations, observations: {listed}}}"))


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        ("value: 12", "12 of 1,112 Parties"),
        ("value: 1100.50", "1,100.50 of 1,112 Parties"),
        ("value: 12, base: 90", "12 of 90 Parties"),
        ("value: 12, unit: States", "12 of 1,112 States"),
        ("value: 12, as-of: 2025-06-30", "12 of 1,112 Parties (as of 30 June 2025)"),
        ("value: 12, text: So far.", "12 of 1,112 Parties<br>So far."),
        ("value: 12, source: Returns", "12 of 1,112 Parties<br>Source: Returns"),
        ("value: 12, provisional: value", "12 \\[provisional\\] of 1,112 Parties"),
        ("text: So far.", "*\\[to be reported\\]*<br>So far."),
        ("as-of: 2025-06-30", "*\\[to be reported\\]* (as of 30 June 2025)"),
    ],
)
def test_an_observation_in_its_customary_form(observation: str, expected: str) -> None:
    assert observed(f"indicator: new/i, {observation}") == [f"| New indicator | {expected} |"]


def test_an_indicator_told_in_words_or_without_base() -> None:
    section = "id: t, theme: t, actions: new/9"
    assert observed(
        "indicator: new/words, text: Adopted.",
        "indicator: new/whole, value: 3",
        "indicator: new/whole, value: 4, unit: laws",
        section=section,
    ) == ["| Told in words | Adopted. |", "| Of the whole plan | 3<br>4 laws |"]


def test_what_nobody_has_observed_is_asked_for() -> None:
    rows = observed("indicator: new/words, text: Adopted.", section="id: t, theme: t")
    assert rows == [
        "| Told in words | Adopted. |",
        "| New indicator | *\\[to be reported\\]* |",
    ]
    # Neither that of the other plan with the same number, nor that of no action.
    assert observed(section="id: u, theme: u") == []


def test_running_text_is_numbered_with_the_rest() -> None:
    body = "body: [{prose: One.}, {title: Sub, text: Two.}, {text: Listed.}]"
    method = f"- {{section: text, id: x, title: Method, {body}}}"
    text = report(f"{method}\n- {{section: text, id: y, title: Later}}")
    assert "2\\. One." in text
    assert "3\\. Two." in text
    assert "\nListed." in text
    assert "4\\. *\\[Later: to be written\\]*" in text


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("{section: action, id: a, actions: new/3, provisional: actions}", "## NP Action 3"),
        ("{section: text, id: a, title: T, provisional: title}", "## T"),
        ("{id: a, theme: t, other: [{title: T, provisional: title}]}", "### T"),
        ("{id: a, theme: t, other: [{title: T, text: W, provisional: text}]}", "\\. W"),
        *[
            (f"{{id: a, theme: u, observations: [{{indicator: new/i, {one}}}]}}", expected)
            for one, expected in (
                ("value: 1, base: 2, provisional: base", "1 of 2"),
                ("value: 1, unit: U, provisional: unit", "1 of 1,112 U"),
                ("value: 1, as-of: 2025-06-30, provisional: as-of", "(as of 30 June 2025"),
                ("value: 1, text: W, provisional: text", "<br>W"),
                ("value: 1, source: W, provisional: source", "Source: W"),
            )
        ],
    ],
)
def test_what_is_in_doubt_is_marked(section: str, expected: str) -> None:
    assert f"{expected} \\[provisional\\]" in report(f"- {section}")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("text", "| New indicator \\[provisional\\] | 9 of 1,112 Parties |"),
        ("base", "| New indicator | 9 of 1,112 \\[provisional\\] Parties |"),
        ("unit", "| New indicator | 9 of 1,112 Parties \\[provisional\\] |"),
    ],
)
def test_what_the_register_doubts_is_marked(field: str, expected: str) -> None:
    plans = FILES["plans"].replace("base: 1112", f"base: 1112, provisional: {field}")
    text = "kind: progress-report\nid: rep\nmeeting: m\naction-plan: new\n"
    text += "sections: [{id: t, theme: t, actions: new/3, "
    text += "observations: [{indicator: new/i, value: 9}]}]\n"
    assert expected in markdown(corpus(**{**FILES, "plans": plans, "rep": text}), "rep")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (
            "when: from m until n, condition: if funded",
            "From the Meeting M to the Meeting N"
            " (Third quarter of 2025 to First quarter of 2026; if funded)",
        ),
        ("when: from m until m", "From the Meeting M to the Meeting M (Third quarter of 2025)"),
        ("when: during m", "During the Meeting M (Third quarter of 2025)"),
        ("when: 2025, condition: if funded", "2025 (if funded)"),
        (
            "when: during m, condition: if funded, provisional: when",
            "During the Meeting M (Third quarter of 2025) \\[provisional\\] (if funded)",
        ),
    ],
)
def test_the_time_of_an_activity_has_one_pair_of_brackets(when: str, expected: str) -> None:
    plan = FILES["work-t"].replace("{id: one,", f"{{id: one, {when},")
    meetings = FILES["meetings"].replace("]", ", {id: n, name: Meeting N, dates: 2026-01-09}]")
    text = "kind: progress-report\nid: rep\nmeeting: m\naction-plan: new\nwork-plans: work-t\n"
    text += "sections: [{section: theme, id: t, theme: t}]\n"
    files = {**FILES, "work-t": plan, "meetings": meetings, "rep": text}
    assert f"| Activity-one | {expected} |" in markdown(corpus(**files), "rep")
