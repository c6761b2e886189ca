"""What is told to somebody who has typed a value in another way than the files have it."""

from __future__ import annotations

import pytest

from ccmtool.model.spoken_dates import as_typed
from tests.small_corpora import corpus, problems

NOTE = "kind: concept-note\nid: n\n"
PLAN = """
    kind: work-plan
    id: p
    period: 2028..2029
    sections:
    - {section: budget, id: b, title: B, columns: [2028, 2029], lines: [LINE]}
    - {section: timeline, id: t, title: T, items: [{when: WHEN, text: x}]}
"""
AGENDA = "kind: agenda\nid: a\nmeeting: m\nprogramme: {days: [{title: D, sessions: [{at: AT}]}]}"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 October 2028", "2028-10-03"),
        ("3rd of October, 2028", "2028-10-03"),
        ("October 3, 2028", "2028-10-03"),
        ("3 octobre 2028", "2028-10-03"),
        ("03.10.2028", "2028-10-03"),
        ("31 April 2028", ""),
        ("13.13.2028", ""),
        ("3 Brumaire 2028", ""),
        ("soon", ""),
    ],
)
def test_a_day_in_words(typed: str, day: str) -> None:
    assert as_typed(typed) == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NOTE}date: 3 October 2028", "`3 October 2028` is no date; write `2028-10-03`."),
        (f"{NOTE}date: soon", "`soon` is no date; write it as 2025-04-07."),
        (f"{NOTE}language: Portuguese", "`Portuguese` is no language; write `pt`."),
        (f"{NOTE}language: Quenya", "`Quenya` is no language; write en, fr, ar or zh-Hans."),
        (AGENDA.replace("AT", "10.00-13.00"), "no time of day; write `10:00-13:00`."),
        (AGENDA.replace("AT", "10h00 – 13h00"), "no time of day; write `10:00-13:00`."),
        (AGENDA.replace("AT", "10 to 1"), "no time of day; write 10:00-13:00 or 15:00-."),
        ("kind: terms-of-reference\nid: t", "Any other paper is a `paper`."),
        (
            PLAN.replace("WHEN", "3 October 2028").replace("LINE", "{title: One}"),
            "`3 October 2028` is no time; write `2028-10-03`.",
        ),
        (
            PLAN.replace("LINE", "{title: One, amounts: {2028: 120,500, 2029: 5}}").replace(
                "WHEN", "2028"
            ),
            "between braces a comma ends the amount: `2028` is read as 120."
            " Write digits only: `120500`.",
        ),
    ],
)
def test_the_answer_is_in_the_message(text: str, told: str) -> None:
    assert any(told in problem for problem in problems(corpus(text))), problems(corpus(text))
