"""Programmes of work: what is taken up when, where, and under whom."""

from __future__ import annotations

import pytest

from ccmtool import compiler
from ccmtool.corpus.references import references
from tests.small_corpora import MEETING, corpus, markdown, only, problems

PARTIES = """
    kind: parties
    entries:
    - {id: chair, name: The Chair, holders: [{period: 2025, names: Chad}]}
    - {id: chad, type: state, name: Chad}
    - {id: lee, type: person, name: Kim Lee}
"""
OTHER = """
    kind: agenda
    id: b
    meeting: m
    labels: A.
    items: [{id: film, title: A film}]
"""


def programme(days: str) -> str:
    """What a programme of these days prints."""
    agenda = (
        'kind: agenda\nid: a\nmeeting: m\nlabels: ["1.", "(a)"]\nitems:\n'
        "- {id: one, title: First}\n"
        "- {id: two, title: Second, children: [{id: sub, title: Below}, {text: words, id: bare}]}\n"
        f"programme: {{days: {days}}}\n"
    )
    page = markdown(corpus(agenda, other=OTHER, meetings=MEETING, parties=PARTIES))
    return page.partition('id="programme"></a>')[2].strip()


def row(slot: str) -> str:
    """The cell of a slot."""
    page = programme(f"[{{title: Day 1, sessions: [{{slots: [{slot}]}}]}}]")
    return page.splitlines()[-1].strip("| ")


@pytest.mark.parametrize(
    ("slot", "cell"),
    [
        ("{items: one}", "[1](#item-one) First"),
        (
            "{items: [one, sub, bare], event: followed by tea}",
            "[1](#item-one) First<br>[2 (a)](#item-sub) Below<br>[2 (b)](#item-bare)"
            "<br>followed by tea",
        ),
        ("{items: b/film}", "[A](b.md#item-film) A film"),
        ("{items: sub..bare}", "[2 (a) and (b)](#item-sub)"),
        ("{event: Lunch, room: Canteen}", "Lunch<br>*Canteen*"),
        (
            "{event: Panel, room: X, chair: [chair, chad], speakers: lee, remark: In English.}",
            "Panel<br>*X; Chair: The Chair (Chad) and Chad; Speakers: Kim Lee*<br>In English.",
        ),
        ("{event: Panel, provisional: event}", "Panel \\[provisional\\]"),
        (
            "{event: Panel, chair: chad, provisional: chair}",
            "Panel<br>*Chair: Chad \\[provisional\\]*",
        ),
    ],
)
def test_a_slot(slot: str, cell: str) -> None:
    assert row(slot) == cell


def test_what_runs_at_the_same_time_prints_with_the_same_hours() -> None:
    slot = """{at: "15:00-", event: Groups, parallel: [
        {event: Group I, items: one, room: A}, {event: Group II, room: B, chair: chad}]}"""
    page = programme(f"[{{date: 2025-04-07, sessions: [{{at: 15:00-18:00, slots: [{slot}]}}]}}]")
    assert page.splitlines()[-3:] == [
        "| from 15:00 | Groups |",
        "| from 15:00 | Group I<br>[1](#item-one) First<br>*A* |",
        "| from 15:00 | Group II<br>*B; Chair: Chad* |",
    ]


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        ("{date: 2025-04-07}", "Monday, 7 April 2025"),
        ("{date: 2025-04-07, weekday: Friday}", "Friday, 7 April 2025"),
        ("{date: 2025-04-07, title: Day 1}", "Day 1 – Monday, 7 April 2025"),
        ("{title: Day 1}", "Day 1"),
        ("{title: Day 1, weekday: Monday}", "Day 1 – Monday"),
        ("{title: Day 1, provisional: title}", "Day 1 \\[provisional\\]"),
    ],
)
def test_the_heading_of_a_day(day: str, heading: str) -> None:
    assert programme(f"[{day}]").partition(" <a")[0] == f"### {heading}"


@pytest.mark.parametrize(
    ("session", "printed"),
    [
        ("{at: 10:00-13:00, title: Morning, room: X}", "#### 10:00–13:00, Morning, X"),
        ("{title: Morning}", "#### Morning"),
        ("{at: '15:00-', chair: [chad, lee]}", "#### from 15:00\n\n**Chair**: Chad and Kim Lee"),
        ("{text: Please be seated.}", "Please be seated."),
        (
            "{title: Morning, text: Please be seated., slots: [{event: Tea}]}",
            "#### Morning\n\nPlease be seated.\n\n| Item |\n| --- |\n| Tea |",
        ),
        (
            "{slots: [{at: 10:00-11:00, event: Tea}, {event: Talk}]}",
            "| Time | Item |\n| --- | --- |\n| 10:00–11:00 | Tea |\n|  | Talk |",
        ),
    ],
)
def test_a_session(session: str, printed: str) -> None:
    assert programme(f"[{{title: Day 1, sessions: [{session}]}}]") == f"### Day 1\n\n{printed}"


def test_a_programme_has_a_title_and_words_of_its_own() -> None:
    agenda = """
        kind: agenda
        id: a
        meeting: m
        programme: {title: Timetable, text: All hours are local., days: [{title: Day 1}]}
    """
    page = markdown(corpus(agenda, meetings=MEETING))
    assert page.endswith(
        '## Timetable <a id="programme"></a>\n\nAll hours are local.\n\n### Day 1\n'
    )


def test_a_day_entered_twice_has_one_place_to_lead_to() -> None:
    page = programme("[{date: 2025-04-07}, {date: 2025-04-07, title: Evening}]")
    assert page.count('<a id="day-2025-04-07">') == 1


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            "[{sessions: []}]",
            "a day of the programme has a `date`, such as 2025-04-07, or a `title`",
        ),
        ("[{title: X, sessions: [{at: 10-13}]}]", "`10-13` is no time of day"),
        (
            "[{title: X, sessions: [{slots: [{parallel: [{at: 10:00-11:00}]}]}]}]",
            "`at` is no field",
        ),
    ],
)
def test_what_is_wrong_with_a_programme_is_said(days: str, said: str) -> None:
    found = corpus(f"kind: agenda\nid: a\nmeeting: m\nprogramme: {{days: {days}}}")
    (problem,) = problems(found)
    assert said in problem


def test_the_ids_in_parallel_parts_are_looked_up_and_needed() -> None:
    agenda = """
        kind: agenda
        id: a
        meeting: m
        programme:
          days:
          - title: Day 1
            sessions:
            - slots: [{parallel: [{items: gone, chair: chad}]}]
    """
    found = corpus(agenda, meetings=MEETING, parties=PARTIES)
    wanted = [(one.scheme, one.target) for one in references(only(found))]
    assert wanted == [("meeting", "m"), ("item", "gone"), ("party", "chad")]
    assert "parties.yaml" in [entry.path for entry in compiler.needed(found, [only(found)])]
