"""Days read back from words, and said in words."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.corpus.wording import read_days, say_amount, say_period
from ccmtool.model.times import Period


def period(start: str, end: str = "") -> Period:
    return Period(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end or start))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7 April 2025", period("2025-04-07")),
        ("7 and 8 April 2025", period("2025-04-07", "2025-04-08")),
        ("7-8 April 2025", period("2025-04-07", "2025-04-08")),
        ("6, 7 and 8 April 2025", period("2025-04-06", "2025-04-08")),
        ("7th and 8th of April 2025", period("2025-04-07", "2025-04-08")),
        ("Monday 7 and Tuesday 8 April 2025", period("2025-04-07", "2025-04-08")),
        ("April 7-8, 2025", period("2025-04-07", "2025-04-08")),
        ("April 30 to May 2, 2025", period("2025-04-30", "2025-05-02")),
        ("30 August to 2 September 2022", period("2022-08-30", "2022-09-02")),
        ("28 December 2024 to 3 January 2025", period("2024-12-28", "2025-01-03")),
        ("Sept. 2026", period("2026-09-01", "2026-09-30")),
        ("September to December 9999", period("9999-09-01", "9999-12-31")),
        ("8 to 7 April 2025", period("2025-04-08", "2025-04-07")),
        ("7 April", None),
        ("2025", None),
        ("31 April 2025", None),
        ("7 April 2025, 10:00", None),
        ("Ju 2025", None),
        ("next week", None),
        ("", None),
    ],
)
def test_read_days(words: str, expected: Period | None) -> None:
    assert read_days(words, "en") == expected


def test_a_year_may_be_meant() -> None:
    assert read_days("7 to 8 April", "en", 2025) == period("2025-04-07", "2025-04-08")
    assert read_days("7 April 2024", "en", 2025) == period("2024-04-07")


@given(st.text(st.sampled_from("0123456789 April,-MaySept.")))
def test_reading_days_never_fails(words: str) -> None:
    read_days(words, "en")


_DAYS = st.dates(datetime.date(1900, 1, 1))


@given(_DAYS, _DAYS)
def test_what_is_said_is_read_back(one: datetime.date, other: datetime.date) -> None:
    spoken = Period(min(one, other), max(one, other))
    words = say_period(spoken, "en")
    if "quarter" not in words and not words.replace("-", "").isdigit():
        assert read_days(words, "en") == spoken


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        (period("9999-12-01", "9999-12-31"), "December 9999"),
        (period("2025-04-01", "2025-06-30"), "Second quarter of 2025"),
        (period("2024-01-01", "2025-12-31"), "2024-2025"),
        (period("2025-05-01", "2025-04-30"), "May 2025 to April 2025"),
    ],
)
def test_say_period(spoken: Period, words: str) -> None:
    assert say_period(spoken, "en") == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("12500.50", "12,500.50"),
        ("-1234567.005", "\u22121,234,567.005"),
    ],
)
def test_amounts_are_grouped_and_keep_their_digits(amount: str, words: str) -> None:
    assert say_amount(Decimal(amount), "en") == words
