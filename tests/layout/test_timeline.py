"""The timeline as a document."""

from __future__ import annotations

import pytest

from ccmtool import compiler
from ccmtool.corpus.schedule import rows
from tests.small_corpora import corpus

MEETINGS = "kind: meetings\nentries: [{{id: m, name: M, dates: 2025-04-07, city: C{}}}]\n"
PLAN = """
    kind: work-plan
    id: p
    period: 2025
    sections:
    - section: activities
      title: A
      items:
      - {{id: x, text: Do x., when: Q1-2025{}}}
"""


def lines(meeting: str = "", activity: str = "") -> list[str]:
    found = corpus(MEETINGS.format(meeting), PLAN.format(activity))
    page = compiler.render_timeline(found, rows(found), (), "markdown").content.decode()
    return [line for line in page.splitlines() if "x." in line or "M," in line]


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("", "| First quarter of 2025 | Do x. |"),
        ("when", "| First quarter of 2025 \\[provisional\\] | Do x. |"),
        ("text", "| First quarter of 2025 | Do x. \\[provisional\\] |"),
        ("outputs", "| First quarter of 2025 | Do x. |"),
    ],
)
def test_an_activity_is_marked_at_the_words_in_doubt(doubt: str, expected: str) -> None:
    found = lines(activity=f", provisional: {doubt}" if doubt else "")
    assert found == [expected, "| 7 April 2025 | M, C |"]


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("dates", "| 7 April 2025 \\[provisional\\] | M, C |"),
        ("city", "| 7 April 2025 | M, C \\[provisional\\] |"),
        ("room", "| 7 April 2025 | M, C |"),
    ],
)
def test_a_meeting_is_marked_at_the_words_in_doubt(doubt: str, expected: str) -> None:
    found = lines(meeting=f", provisional: {doubt}")
    assert found == ["| First quarter of 2025 | Do x. |", expected]
