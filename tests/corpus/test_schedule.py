"""Who does what when."""

from __future__ import annotations

import pytest

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.schedule import Row, rows
from ccmtool.corpus.times import quarters_of, say_when
from ccmtool.doctree.extent import TooLong
from ccmtool.model.times import Quarter, parse_period, parse_when
from tests.small_corpora import corpus, only

MEETINGS = """
kind: meetings
entries:
- {id: m, name: Meeting, dates: 2025-03-31..2025-04-01, city: Geneva}
- {id: undated, name: Undated}
- id: parts
  name: Parts
  parts:
  - {dates: 2021-09-20, city: Geneva}
  - {dates: 2020-11-25, city: virtual}
"""


def within(found: Corpus, quarter: str) -> list[Row]:
    return [row for row in rows(found, parse_period(quarter)) if row.quarter]


def plan(activities: str = "", timeline: str | None = None) -> str:
    head = "kind: work-plan\nid: p\nperiod: 2025\nsections:\n"
    text = f"{head}- section: activities\n  title: A\n  labels: 'a)'\n  items: [{activities}]\n"
    return text + (
        f"- section: timeline\n  title: T\n  items: [{timeline}]\n" if timeline is not None else ""
    )


def summary(found: Corpus) -> list[tuple[str, str, str]]:
    return [(str(row.quarter), row.kind, row.when) for row in rows(found) if row.plan]


# --- the own corpus --------------------------------------------------------------------------


def test_the_first_quarter_of_2025(own_corpus: Corpus) -> None:
    first, second, third = within(own_corpus, "Q1-2025")
    assert {row.kind for row in (first, second, third)} == {"entry"}
    assert {row.plan for row in (first, second, third)} == {"ica-2024-2025"}
    assert first.text.startswith("Meeting with CCM ISU")
    assert (second.activities, second.labels) == (("joint-meeting",), ("a)",))
    assert (third.meeting, third.questions) == (
        "im-2025",
        ("im-date", "back-to-back", "im-agenda"),
    )
    assert first.coordinators == "Switzerland and the Kingdom of the Netherlands"


def test_the_second_quarter_of_2025(own_corpus: Corpus) -> None:
    meeting, entry, activity = within(own_corpus, "Q2-2025")
    assert (meeting.kind, meeting.when) == ("meeting", "7 and 8 April 2025")
    assert meeting.text == "Intersessional Meeting 2025, Geneva"
    assert (entry.kind, entry.activities) == ("entry", ("progress-report",))
    assert (activity.kind, activity.activities, activity.labels) == (
        "activity",
        ("coalitions",),
        ("b)",),
    )
    assert activity.absent
    assert activity.when == "During the Intersessional Meeting 2025"


def test_the_third_quarter_of_2025(own_corpus: Corpus) -> None:
    meeting, entry = within(own_corpus, "Q3-2025")
    assert meeting.meeting == entry.meeting == "13msp"
    assert not entry.activities


def test_what_has_no_quarter_always_stands_apart(own_corpus: Corpus) -> None:
    for found in (rows(own_corpus), rows(own_corpus, parse_period("Q1-1999"))):
        apart = [row for row in found if row.quarter is None]
        assert [row.labels for row in apart] == [("c)",), ("d)",)]
        assert {row.when for row in apart} == {"Upon request"}
        assert not any(row.absent for row in apart)


# --- rules of the table ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("activities", "timeline", "expected"),
    [
        ("{id: x, text: t}", None, [("None", "activity", "")]),
        ("{id: x, text: t, when: tbc}", None, [("None", "activity", "To be confirmed")]),
        (
            "{id: x, text: t, when: Q4-2024..Q1-2025}",
            None,
            [
                ("Q4-2024", "activity", "October 2024 to March 2025"),
                ("Q1-2025", "activity", "October 2024 to March 2025"),
            ],
        ),
        (
            "{id: x, text: t, when: 2025}",
            "{when: Q2-2025, text: u, activities: x}",
            [
                ("Q1-2025", "activity", "2025"),
                ("Q2-2025", "entry", "Second quarter of 2025"),
                ("Q3-2025", "activity", "2025"),
                ("Q4-2025", "activity", "2025"),
            ],
        ),
        (
            "{id: x, text: t}",
            "{when: ongoing, text: u, activities: p/x}",
            [("None", "entry", "Ongoing")],
        ),
        ("{id: x, text: t, when: before m}", "", [("Q1-2025", "activity", "Before the Meeting")]),
        ("{id: x, text: t, when: after m}", "", [("Q2-2025", "activity", "After the Meeting")]),
        (
            "{id: x, text: t, when: during m}",
            "",
            [
                ("Q1-2025", "activity", "During the Meeting"),
                ("Q2-2025", "activity", "During the Meeting"),
            ],
        ),
        (
            "{id: x, text: t, when: during undated}",
            "",
            [("None", "activity", "During the Undated")],
        ),
        (
            "{id: x, text: t, when: during nowhere}",
            "",
            [("None", "activity", "During the nowhere")],
        ),
        (
            "{id: x, text: t, when: during parts}",
            "",
            [
                ("Q4-2020", "activity", "During the Parts"),
                ("Q3-2021", "activity", "During the Parts"),
            ],
        ),
    ],
)
def test_activities_and_entries(
    activities: str, timeline: str | None, expected: list[tuple[str, str, str]]
) -> None:
    assert summary(corpus(plan(activities, timeline), m=MEETINGS)) == expected


def test_only_a_plan_with_a_timeline_can_lack_something_on_it() -> None:
    activity = "{id: x, text: t, when: Q1-2025}"
    (without,) = rows(corpus(plan(activity)))
    (with_one, other) = rows(corpus(plan(activity, "{when: Q2-2025, text: u}")))
    assert (without.absent, with_one.absent, other.absent) == (False, True, False)


def test_names_of_activities_that_are_not_there_shift_no_label() -> None:
    found = corpus(plan("{id: x, text: t}", "{when: Q1-2025, text: u, activities: [nope, q/x, x]}"))
    (row,) = rows(found)
    assert (row.activities, row.labels) == (("x",), ("a)",))


def test_what_is_in_doubt_says_so() -> None:
    activity = "{id: x, text: t, when: Q1-2025, provisional: when}"
    (row,) = rows(corpus(plan(activity)))
    assert row.provisional


def test_a_meeting_in_parts_stands_in_the_quarter_of_each() -> None:
    found = [row for row in rows(corpus(MEETINGS)) if row.meeting == "parts"]
    assert [str(row.quarter) for row in found] == ["Q4-2020", "Q3-2021"]
    assert found[0].text == "Parts, Geneva, virtual"


@pytest.mark.parametrize(
    ("time", "quarters"),
    [
        ("during parts", ["Q3-2021", "Q4-2020"]),
        ("before parts", ["Q4-2020"]),
        ("after parts", ["Q3-2021"]),
        ("tbc", []),
    ],
)
def test_quarters_of_a_time(time: str, quarters: list[str]) -> None:
    assert [str(one) for one in quarters_of(corpus(MEETINGS), parse_when(time))] == quarters


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("until parts", "Q1-2020", "Q4-2020"),
        ("from parts", "Q4-2020", "Q4-2022"),
        ("from parts until m", "Q4-2020", "Q1-2025"),
        ("from 2021-05", "Q2-2021", "Q4-2022"),
        ("until 2021-05", "Q1-2020", "Q2-2021"),
        ("until undated", "", ""),
        ("from nowhere until m", "", ""),
    ],
)
def test_an_open_end_is_that_of_the_plan(time: str, first: str, last: str) -> None:
    found = corpus(MEETINGS)
    within = parse_period("2020..2022")
    touched = [str(one) for one in quarters_of(found, parse_when(time), within)]
    assert (touched[:1], touched[-1:]) == (([first], [last]) if first else ([], []))


def test_an_open_end_without_a_plan_has_no_quarters() -> None:
    assert quarters_of(corpus(MEETINGS), parse_when("until m")) == ()


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2025-04-07..2025-04-09", "7 to 9 April 2025"),
        ("2026..2027", "2026-2027"),
        ("until m", "Up to the Meeting"),
        ("from m", "From the Meeting"),
        ("from m until undated", "From the Meeting to the Undated"),
        ("from 2025-04 until m", "From April 2025 to the Meeting"),
        ("tba", "To be announced"),
        ("not-applicable", "Not applicable"),
    ],
)
def test_a_time_in_words(time: str, words: str) -> None:
    found = corpus(plan(), m=MEETINGS)
    when = parse_when(time)
    assert when is not None
    assert say_when(found, only(found), when) == words


def test_a_row_says_what_it_is_subject_to() -> None:
    activity = (
        "{id: x, text: t, when: until m, condition: subject to *funds*, provisional: condition}"
    )
    found = corpus(plan(activity), m=MEETINGS)
    (row,) = [row for row in rows(found) if row.plan]
    assert (str(row.quarter), row.meeting) == ("Q1-2025", "m")
    assert (row.condition, row.provisional) == ("subject to funds", True)


def test_what_has_no_quarter_is_announced_once() -> None:
    activity = "{id: x, text: t, when: tba}"
    (row,) = rows(corpus(plan(activity, "{when: tba, text: u, activities: x}")))
    assert row.kind == "entry"


def test_long_times_and_many_activities_take_no_long_time() -> None:
    activities = ", ".join(f"{{id: a{n}, text: t, when: 1800..2199}}" for n in range(20))
    assert len(rows(corpus(plan(activities)))) == 20 * 1600
    many = ", ".join(f"{{id: a{n}, text: t, when: Q1-2025}}" for n in range(2000))
    named = ", ".join(f"{{when: Q1-2025, text: t, activities: a{n}}}" for n in range(2000))
    assert len(rows(corpus(plan(many, named)))) == 2000
    assert max(row.quarter or Quarter(1, 1) for row in rows(corpus(plan(activities)))) == Quarter(
        2199, 4
    )


def test_the_timeline_is_in_english_whatever_a_plan_is_written_in() -> None:
    registers = """
        kind: parties
        entries:
        - id: r
          name: Coordonnateurs
          holders: [{period: 2025, names: [{fr: l’Arcadie, en: Arcadia}, {fr: la Ruritanie}]}]
    """
    meetings = """
        kind: meetings
        entries:
        - {id: m, name: {fr: Réunion, en: Meeting}, dates: 2025-03-31..2025-04-01}
    """
    french = plan(
        "{id: a, text: Envoi, when: 2025-04-07..2025-04-08}, {id: b, text: X, when: before m}",
        "{when: on-request, text: Conseil}",
    ).replace("id: p\n", "id: p\nlanguage: fr\ncoordinators: r\n")
    found = corpus(french, parties=registers, meetings=meetings)
    spoken = [(row.when, row.text, row.coordinators) for row in rows(found) if row.plan]
    assert spoken == [
        ("Before the Meeting", "X", "Arcadia and la Ruritanie"),
        ("7 and 8 April 2025", "Envoi", "Arcadia and la Ruritanie"),
        ("Upon request", "Conseil", "Arcadia and la Ruritanie"),
    ]
    when = parse_when("before m")
    assert when is not None
    assert say_when(found, only(found), when) == "Avant\u00a0: Réunion"


def test_a_timeline_without_end_is_refused_and_a_quarter_of_it_is_not() -> None:
    activities = ", ".join(f"{{id: a{n}, text: A, when: 1900..2100}}" for n in range(100))
    found = corpus(plan(activities))
    with pytest.raises(TooLong, match="the timeline has more than 50,000 lines"):
        rows(found)
    assert len(rows(found, parse_period("Q1-2025"))) == 100
    assert rows(found, parse_period("2101")) == ()
