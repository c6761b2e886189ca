"""Work plans: sections, and timelines with computed headings or their own."""

from __future__ import annotations

from tests.small_corpora import MEETING, corpus, markdown

HEAD = "kind: work-plan\nid: p\nperiod: 2025\nlabels: '1.'\nsections:\n"
ROLES = "kind: parties\nentries: [{id: r, name: The Unit}]\n"


def printed(text: str) -> str:
    return markdown(corpus(HEAD + text, m=MEETING, r=ROLES)).removeprefix("# p\n\n").strip()


def test_entries_of_one_time_stand_under_its_name() -> None:
    text = """
- section: timeline
  title: Timeline
  labels: "-"
  items:
  - {when: Q1-2025, text: one}
  - {when: 2025-Q1, text: two}
  - prose: Words between.
  - {when: during m, text: three}
  - {when: on-request, text: four}
"""
    assert printed(text).splitlines()[::2] == [
        '## 1. Timeline <a id="section-timeline"></a>',
        "### First quarter of 2025",
        "\\- one",
        "\\- two",
        "Words between.",
        "### During the Meeting of the Parties",
        "\\- three",
        "### Upon request",
        "\\- four",
    ]


def test_headings_of_its_own_take_the_place_of_the_computed_ones() -> None:
    text = """
- section: timeline
  title: Timeline
  labels: "a)"
  items:
  - heading: Before the summer
  - {when: Q1-2025, text: one}
  - {when: Q2-2025, text: two}
  - heading: After it
  - {when: Q3-2025, text: three}
"""
    assert printed(text).splitlines()[2::2] == [
        "### Before the summer",
        "a) one",
        "b) two",
        "### After it",
        "c) three",
    ]


def test_activities_with_titles_are_sections_of_their_own() -> None:
    text = """
- section: activities
  title: Activities
  labels: "a)"
  items:
  - {id: one, title: Mapping, text: "See [b)](activity:p/two)."}
  - {id: two, text: No title.}
"""
    assert printed(text).splitlines()[2::2] == [
        '### a) Mapping <a id="activity-one"></a>',
        "See [b)](#activity-two).",
        'b) <a id="activity-two"></a>No title.',
    ]


def test_implementers_print_their_words_or_the_name_of_the_role() -> None:
    text = """
- section: implementers
  title: Who
  items: [{party: r}, {party: r, text: Our own words}]
"""
    assert printed(text).splitlines()[2::2] == ["The Unit", "Our own words"]


def test_links_to_sections_lead_to_them() -> None:
    text = """
- {section: background, id: why, title: Why, text: "[below](item:p/what)"}
- {section: budget, title: Costs}
- {section: budget, title: More costs}
- {section: other, id: what, title: What}
"""
    assert printed(text).splitlines()[::2] == [
        '## 1. Why <a id="item-why"></a>',
        "[below](#item-what)",
        '## 2. Costs <a id="section-budget"></a>',
        "## 3. More costs",
        '## 4. What <a id="item-what"></a>',
    ]
