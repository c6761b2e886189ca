"""What is shown of the activities of a work plan, in a list and in a table."""

from __future__ import annotations

import pytest

from tests.small_corpora import MEETING, corpus, markdown, problems

PARTIES = "kind: parties\nentries: [{id: isu, type: body, name: Unit}]\n"
ACTIONS = (
    "kind: action-plans\nentries: [{id: lap, name: Plan, period: 2025, number-of-actions: 9}]\n"
)
REST = """
- section: outputs
  title: Outputs
  labels: a)
  items:
  - {id: map, text: A map., indicator: Share of maps, baseline: 1 of 3, target: 3 of 3}
- section: budget
  title: Costs
  currency: EUR
  lines:
  - {title: Paper, amount: 1200.5, activities: survey}
  - title: Others
    lines: [{title: Ink, instead-of-amount: in kind, activities: [p/survey, other]}]
"""
SURVEY = """
  - id: survey
    title: Survey
    text: Of maps.
    when: during m
    condition: if funded
    implementers: isu
    partners: {to-be-named: a donor}
    actions: lap/3
    outputs: map
"""


def printed(section: str, items: str = SURVEY) -> list[str]:
    text = "kind: work-plan\nid: p\nperiod: 2025\nsections:\n- section: activities\n  title: A\n"
    text += f"{section}  items:\n{items}{REST}"
    found = markdown(corpus(text, m=MEETING, parties=PARTIES, actions=ACTIONS))
    activities = found.split("## A")[1].split("## Outputs")[0]
    return [line for line in activities.splitlines()[1:] if line]


EVERYTHING = "  show: [when, implementers, partners, actions, outputs, budget]\n"


def test_nothing_is_shown_unless_asked() -> None:
    assert printed("") == ['### Survey <a id="activity-survey"></a>', "Of maps."]


def test_names_with_values_in_the_order_asked() -> None:
    assert printed(EVERYTHING)[2:] == [
        "**Time**: During the Meeting of the Parties (if funded)",
        "**Implementers**: Unit",
        "**Partners**: *\\[a donor: to be named\\]*",
        "**Actions**: Plan Action 3",
        "**Expected outputs**: [a)](#output-map) A map.",
        "**Budget**: Paper, EUR\u00a01,200.5<br>Ink, in kind",
    ]
    assert printed("  show: [condition, when, when]\n")[2:] == [
        "**Condition**: if funded",
        "**Time**: During the Meeting of the Parties",
    ]


def test_what_the_plan_does_not_say_is_left_out() -> None:
    items = "  - {id: one, text: One., outputs: none}\n  - {id: two, text: Two.}\n"
    lines = printed(EVERYTHING, items)
    assert lines == [
        '<a id="activity-one"></a>One.',
        "**Expected outputs**: None",
        '<a id="activity-two"></a>Two.',
    ]


def test_a_table_has_a_column_for_each() -> None:
    items = f"{SURVEY}  - {{id: two, text: Two.}}\n"
    assert printed("  layout: table\n  labels: a)\n  show: [when, outputs]\n", items) == [
        "| Activity | Time | Expected outputs |",
        "| --- | --- | --- |",
        '| <a id="activity-survey"></a>a) **Survey**<br>Of maps. |'
        " During the Meeting of the Parties (if funded) | [a)](#output-map) A map. |",
        '| <a id="activity-two"></a>b) Two. |  |  |',
    ]


def test_headings_and_text_stand_between_tables() -> None:
    items = """
  - prose: First.
  - {id: one, text: One.}
  - heading: Later
  - prose: Then.
  - {id: two, text: Two.}
"""
    assert printed("  layout: table\n", items) == [
        "First.",
        "| Activity |",
        "| --- |",
        '| <a id="activity-one"></a>One. |',
        "### Later",
        "Then.",
        "| Activity |",
        "| --- |",
        '| <a id="activity-two"></a>Two. |',
    ]


def test_by_what_an_output_is_measured() -> None:
    found = markdown(corpus(f"kind: work-plan\nid: p\nperiod: 2025\nsections:{REST}"))
    lines = [line for line in found.split("## Costs")[0].splitlines() if line][2:]
    assert lines == [
        'a) <a id="output-map"></a>A map.',
        "&emsp;**Indicator**: Share of maps",
        "&emsp;**Baseline**: 1 of 3",
        "&emsp;**Target**: 3 of 3",
    ]


@pytest.mark.parametrize("slip", ["show: wehn", "layout: tabel"])
def test_what_is_asked_for_must_be_known(slip: str) -> None:
    head = "kind: work-plan\nid: p\nperiod: 2025\nsections:\n- section: activities\n  title: A\n"
    (problem,) = problems(corpus(f"{head}  {slip}"))
    assert "Did you mean" in problem


def test_what_an_activity_costs_has_the_digits_of_its_budget() -> None:
    plan = """
        kind: work-plan
        id: p
        period: 2025
        sections:
        - section: activities
          title: Activities
          show: budget
          items:
          - {id: survey, text: Of maps.}
        - section: budget
          title: Costs
          currency: EUR
          lines:
          - {title: Paper, amount: 8000, activities: survey}
          - {title: Ink, amount: 0.50, activities: survey}
          - {title: Room, activities: survey}
    """
    page = markdown(corpus(plan))
    shown = page.partition("**Budget**: ")[2].partition("\n\n")[0]
    assert shown.split("<br>") == [
        "Paper, EUR\N{NO-BREAK SPACE}8,000.00",
        "Ink, EUR\N{NO-BREAK SPACE}0.50",
        "Room, *\\[not established\\]*",
    ]
