"""Times as authors type them."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.model.times import Form, Period, Quarter, parse_period, parse_when, quarters

DAYS = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))
QUARTERS = DAYS.map(Quarter.of)


def days(start: str, end: str) -> Period:
    return Period(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


@pytest.mark.parametrize(
    "text",
    ["Q1-2025", "2025-Q1", "Q1 2025", "2025 Q1", "q1-2025", "2025-q1", " Q1-2025 ", "Q12025"],
)
def test_a_quarter_in_every_accepted_form(text: str) -> None:
    assert Quarter.parse(text) == Quarter(2025, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q5-2025",
        "Q0-2025",
        "Q1",
        "Q1-25",
        "2025",
        "Q1-0000",
        "Q1-9999",
        "Q٣-2025",
        "first quarter of 2025",
    ],
)
def test_what_is_no_quarter(text: str) -> None:
    assert Quarter.parse(text) is None


@given(QUARTERS)
def test_a_quarter_reads_back_from_what_it_prints(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter
    assert quarter.next() > quarter
    assert quarter.next().period.start - quarter.period.end == datetime.timedelta(days=1)


@given(DAYS)
def test_every_day_lies_in_its_quarter(day: datetime.date) -> None:
    assert Quarter.of(day).period.holds(Period(day, day))


@given(DAYS, st.integers(0, 2000))
def test_the_quarters_of_a_period_follow_one_another(day: datetime.date, length: int) -> None:
    period = Period(day, day + datetime.timedelta(days=length))
    found = quarters(period)
    assert all(quarter.period.overlaps(period) for quarter in found)
    assert all(before.next() == after for before, after in pairwise(found))
    assert found[0].period.start <= period.start
    assert found[-1].period.end >= period.end


def test_a_reversed_period_has_the_quarter_of_its_start() -> None:
    assert quarters(days("2025-12-31", "2025-01-01")) == (Quarter(2025, 4),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025", days("2025-01-01", "2025-12-31")),
        ("2024..2025", days("2024-01-01", "2025-12-31")),
        ("2024-02", days("2024-02-01", "2024-02-29")),
        ("2025-04-07", days("2025-04-07", "2025-04-07")),
        ("2025-04-07..2025-04-08", days("2025-04-07", "2025-04-08")),
        ("Q2-2025", days("2025-04-01", "2025-06-30")),
        ("Q4-2024..Q1-2025", days("2024-10-01", "2025-03-31")),
        ("2025-04-07 .. 2025-05", days("2025-04-07", "2025-05-31")),
        ("9999..0001", None),
        ("2025..0000", None),
        ("0000", None),
        ("1799-12-31", None),
        ("2025-13", None),
        ("2025-00", None),
        ("2025-02-29", None),
        ("2025-4-7", None),
        ("2025..", None),
        ("..2025", None),
        ("2025..2026..2027", None),
        ("2025-04-07T10:00", None),
        ("", None),
    ],
)
def test_periods(text: str, expected: Period | None) -> None:
    assert parse_period(text) == expected


@pytest.mark.parametrize(
    ("text", "form", "meeting"),
    [
        ("Q1-2025", Form.QUARTER, ""),
        ("2025-04", Form.PERIOD, ""),
        ("during im-2025", Form.DURING, "im-2025"),
        ("before 13msp", Form.BEFORE, "13msp"),
        ("after 13msp", Form.AFTER, "13msp"),
        ("on-request", Form.ON_REQUEST, ""),
        ("ongoing", Form.ONGOING, ""),
        ("tbc", Form.TBC, ""),
        ("tba", Form.TBA, ""),
        ("not-applicable", Form.NOT_APPLICABLE, ""),
    ],
)
def test_times(text: str, form: Form, meeting: str) -> None:
    when = parse_when(text)
    assert when is not None
    assert (when.form, when.meeting, when.text) == (form, meeting, text)
    assert (when.period is None) == (form not in (Form.QUARTER, Form.PERIOD))


@pytest.mark.parametrize(
    ("text", "form", "start", "end"),
    [
        ("from im-2025", Form.FROM, "im-2025", None),
        ("until 13msp", Form.UNTIL, None, "13msp"),
        ("from im-2025 until 13msp", Form.FROM, "im-2025", "13msp"),
        ("from 2025-04", Form.FROM, days("2025-04-01", "2025-04-30"), None),
        ("until Q1-2025", Form.UNTIL, None, days("2025-01-01", "2025-03-31")),
        ("from 2025 until 13msp", Form.FROM, days("2025-01-01", "2025-12-31"), "13msp"),
    ],
)
def test_stretches(text: str, form: Form, start: Period | str, end: Period | str) -> None:
    when = parse_when(text)
    assert when is not None
    assert (when.form, when.start, when.end, when.period) == (form, start, end, None)
    assert list(when.meetings) == [name for name in (start, end) if isinstance(name, str)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "from",
        "until",
        "from the meeting",
        "from until 13msp",
        "from 2025..2026",
        "until 13msp from im-2025",
        "soon",
        "none",
        "during",
        "during ",
        "during the meeting",
        "during IM",
        "On-request",
        "upon request",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert parse_when(text) is None


@given(st.text())
def test_any_text_is_read_as_a_time_or_refused(text: str) -> None:
    parse_when(text)


@given(DAYS, DAYS)
def test_a_range_of_days_reads_back(start: datetime.date, end: datetime.date) -> None:
    assert parse_period(f"{start}..{end}") == Period(start, end)
