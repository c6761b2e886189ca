"""Agendas: items at three levels, what belongs to them, and the programme."""

from __future__ import annotations

from tests.conftest import Golden
from tests.small_corpora import MEETING, corpus, markdown

REGISTERS = {
    "meetings": MEETING,
    "parties": """
        kind: parties
        entries:
        - id: held
          name: The Coordinators
          holders: [{period: 2025, names: [A, B]}]
        - {id: vacant, name: The Chair}
        - {id: body, type: body, name: The Committee}
    """,
    "documents": """
        kind: documents
        address: https://docs.example/{symbol}
        entries:
        - {id: d, symbol: A/B/2025/1, title: Report of the Chair}
        - {id: e, symbol: A/B/2025/2, title: Budget, provisional: title}
    """,
    "action-plans": """
        kind: action-plans
        entries:
        - id: lap
          name: Lausanne Action Plan
          abbreviation: LAP
          period: 2021
          number-of-actions: 50
    """,
}
AGENDA = """
    kind: agenda
    id: a
    meeting: m
    cover: {title: Provisional agenda}
    labels: ["1.", "(a)", "(i)"]
    items:
    - id: opening
      title: Opening of the <meeting:m>
      documents: none
    - id: work
      title: Status of work[^status]
      text: The floor opens under [item (a) (i)](item:a/deep).
      documents: [d, e]
      lead: [held, vacant, body]
      mandates: [A/B/2025/1, "A/B/2024/9, paragraph 3"]
      actions: lap/1..2
      children:
      - title: Regions
        children:
        - id: deep
          title: Africa
        - text: An untitled entry.
        - prose: Text between the entries.
        - title: Asia
          label: 2bis
      - text: No title here
        children:
        - text: and none below.
    - heading: Other matters
    - id: close
      title: Closing
    programme:
      days:
      - date: 2025-04-07
        sessions:
        - at: 10:00-13:00
          room: Room I
          chair: held
          slots:
          - {at: 10:00-10:15, items: opening}
          - {at: 10:15-11:30, items: [work, deep]}
          - {at: 11:30-, event: Reception}
      - date: 2025-04-08
        weekday: Wednesday
        sessions:
        - at: 15:00-
          title: Afternoon session
          slots: [{at: 15:00-, items: close, event: followed by tea}]
    notes:
      status: A/B/2025/1, paragraph 4
"""


def test_an_agenda_of_three_levels_with_its_programme(golden: Golden) -> None:
    golden("agenda.md", markdown(corpus(AGENDA, **REGISTERS)))


def test_an_agenda_of_nothing_has_its_id_for_a_title() -> None:
    assert markdown(corpus("kind: agenda\nid: a\nmeeting: m\n")) == "# a\n"


def test_levels_as_deep_as_the_reader_goes_lose_no_word() -> None:
    text, indent = "kind: agenda\nid: a\nmeeting: m\nitems:\n- id: x\n  title: level0\n", "  "
    for level in range(1, 23):
        text += f"{indent}children:\n{indent}- title: level{level}\n"
        indent += "  "
    text += f"{indent}text: '{'> ' * 20}*the **end***'\n"
    printed = markdown(corpus(text))
    assert [f"level{level}" in printed for level in range(23)] == [True] * 23
    assert "the" in printed.split("level22")[1]
    assert "end" in printed.split("level22")[1]
