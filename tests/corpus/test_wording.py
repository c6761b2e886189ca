"""Days read back from words, and said in words."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.corpus.spoken_days import read_days
from ccmtool.corpus.wording import say_amount, say_day, say_list, say_period, say_range
from ccmtool.language import PHRASES, phrases
from ccmtool.model.times import Period, Quarter


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
_NEARER = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
_A_FEW = st.integers(0, 60)


def spoken(one: datetime.date, other: datetime.date) -> Period:
    return Period(min(one, other), max(one, other))


_STRETCHES = st.one_of(
    st.builds(spoken, _DAYS, _DAYS),
    st.builds(lambda day, more: Period(day, day + datetime.timedelta(more)), _NEARER, _A_FEW),
)


@given(_STRETCHES)
@pytest.mark.parametrize("language", PHRASES)
def test_what_is_said_is_read_back(language: str, stretch: Period) -> None:
    """Quarters and whole years apart: they name no days."""
    words = say_period(stretch, language)
    if not is_rough(stretch):
        assert read_days(words, language) == stretch


def is_rough(stretch: Period) -> bool:
    start, end = stretch.start, stretch.end
    years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return years or Quarter.of(start).period == stretch


@given(_NEARER, st.integers(0, 2))
@pytest.mark.parametrize("language", PHRASES)
def test_quarters_and_years_are_no_days(language: str, day: datetime.date, years: int) -> None:
    first, last = datetime.date(day.year, 1, 1), datetime.date(day.year + years, 12, 31)
    for stretch in (Quarter.of(day).period, Period(first, last)):
        assert read_days(say_period(stretch, language), language) is None


@given(_NEARER)
@pytest.mark.parametrize("language", PHRASES)
def test_a_day_is_read_back_with_its_weekday(language: str, day: datetime.date) -> None:
    words = phrases(language)
    said = words.dated_weekday.format(
        weekday=words.weekdays[day.weekday()], date=say_day(day, language)
    )
    assert read_days(said, language) == Period(day, day)


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        (period("9999-12-01", "9999-12-31"), "December 9999"),
        (period("2025-04-01", "2025-06-30"), "Second quarter of 2025"),
        (period("2024-01-01", "2025-12-31"), "2024-2025"),
        (period("2025-05-01", "2025-04-30"), "May 2025 to April 2025"),
    ],
)
def test_say_period(stretch: Period, words: str) -> None:
    assert say_period(stretch, "en") == words


SAID = {
    # one day, two neighbours, within a month, across months, across years
    "en": """
        1 April 2025
        7 and 8 April 2025
        16 to 19 September 2025
        30 August to 2 September 2022
        28 December 2024 to 3 January 2025
        September 2026
        May 2025 to April 2026
        Fourth quarter of 2025
        2025
        2024-2025
    """,
    "fr": """
        1er avril 2025
        7 et 8 avril 2025
        16 au 19 septembre 2025
        30 août au 2 septembre 2022
        28 décembre 2024 au 3 janvier 2025
        septembre 2026
        mai 2025 à avril 2026
        Quatrième trimestre de 2025
        2025
        2024-2025
    """,
    "es": """
        1 de abril de 2025
        7 y 8 de abril de 2025
        16 a 19 de septiembre de 2025
        30 de agosto a 2 de septiembre de 2022
        28 de diciembre de 2024 a 3 de enero de 2025
        septiembre de 2026
        mayo de 2025 a abril de 2026
        Cuarto trimestre de 2025
        2025
        2024-2025
    """,
    "ru": """
        1 апреля 2025 года
        7 и 8 апреля 2025 года
        16–19 сентября 2025 года
        30 августа – 2 сентября 2022 года
        28 декабря 2024 года – 3 января 2025 года
        сентябрь 2026 года
        май 2025 года – апрель 2026 года
        Четвертый квартал 2025 года
        2025 год
        2024–2025 годы
    """,
    "ar": """
        1 نيسان/أبريل 2025
        7 و8 نيسان/أبريل 2025
        16 إلى 19 أيلول/سبتمبر 2025
        30 آب/أغسطس إلى 2 أيلول/سبتمبر 2022
        28 كانون الأول/ديسمبر 2024 إلى 3 كانون الثاني/يناير 2025
        أيلول/سبتمبر 2026
        أيار/مايو 2025 إلى نيسان/أبريل 2026
        الربع الرابع من عام 2025
        2025
        2024-2025
    """,
    "zh": """
        2025年4月1日
        2025年4月7日至8日
        2025年9月16日至19日
        2022年8月30日至9月2日
        2024年12月28日至2025年1月3日
        2026年9月
        2025年5月至2026年4月
        2025年第四季度
        2025年
        2024-2025年
    """,
}
_STRETCHES_SAID = (
    period("2025-04-01"),
    period("2025-04-07", "2025-04-08"),
    period("2025-09-16", "2025-09-19"),
    period("2022-08-30", "2022-09-02"),
    period("2024-12-28", "2025-01-03"),
    period("2026-09-01", "2026-09-30"),
    period("2025-05-01", "2026-04-30"),
    period("2025-10-01", "2025-12-31"),
    period("2025-01-01", "2025-12-31"),
    period("2024-01-01", "2025-12-31"),
)


@pytest.mark.parametrize("language", PHRASES)
def test_every_language_says_a_stretch_of_days_as_its_documents_do(language: str) -> None:
    said = [say_period(stretch, language) for stretch in _STRETCHES_SAID]
    assert said == [line.strip() for line in SAID[language].strip().splitlines()]


@pytest.mark.parametrize(
    ("language", "numbers", "labels"),
    [
        ("ar", "4 إلى 7", "(أ) إلى (ج)"),
        ("en", "4 to 7", "(أ) to (ج)"),
        ("es", "4 a 7", "(أ) a (ج)"),
        ("fr", "4 à 7", "(أ) à (ج)"),
        ("ru", "4–7", "(أ) – (ج)"),
        ("zh", "4至7", "(أ)至(ج)"),
    ],
)
def test_ranges(language: str, numbers: str, labels: str) -> None:
    assert say_range("4", "7", language) == numbers
    assert say_range("(أ)", "(ج)", language) == labels
    assert say_range("4", "4", language) == "4"


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("fr", "les 7 et 8 avril 2025", period("2025-04-07", "2025-04-08")),
        ("fr", "du 16 au 19 sept. 2025", period("2025-09-16", "2025-09-19")),
        ("fr", "16-19 septembre 2025", period("2025-09-16", "2025-09-19")),
        ("fr", "lundi 7 et mardi 8 avril 2025", period("2025-04-07", "2025-04-08")),
        ("fr", "le 1er avril 2025", period("2025-04-01")),
        ("fr", "7 mar. 2025", None),  # a Tuesday, or March
        ("fr", "trois jours à partir du 7 avril 2025", None),
        ("fr", "au printemps", None),
        ("es", "del 16 al 19 de septiembre de 2025", period("2025-09-16", "2025-09-19")),
        ("es", "los días 7 y 8 de abril de 2025", None),
        ("ru", "с 7 по 8 апреля 2025 г.", period("2025-04-07", "2025-04-08")),
        ("ru", "в апреле 2025 года", None),
        ("ar", "من 7 إلى 8 أبريل 2025", period("2025-04-07", "2025-04-08")),
        ("ar", "7-8 نيسان 2025", period("2025-04-07", "2025-04-08")),
        ("ar", "٧ و٨ نيسان/أبريل ٢٠٢٥", period("2025-04-07", "2025-04-08")),
        ("ar", "7 أبريل/نيسان 2025", period("2025-04-07")),
        ("ar", "الأسبوع الأول من نيسان/أبريل 2025", None),
        ("zh", "2025年11月30日至12月2日", period("2025-11-30", "2025-12-02")),
        ("zh", "2025年4月上旬", None),
        ("zh", "2025年四月7日", None),
    ],
)
def test_read_days_in_other_languages(language: str, words: str, expected: Period | None) -> None:
    """What is not plainly a date is none: a rule that compares dates then keeps silent."""
    assert read_days(words, language) == expected


def test_a_year_may_be_meant_in_any_language() -> None:
    assert read_days("7 et 8 avril", "fr", 2025) == period("2025-04-07", "2025-04-08")
    assert read_days("4月7日至8日", "zh", 2025) == period("2025-04-07", "2025-04-08")
    assert read_days("2024年4月7日", "zh", 2025) == period("2024-04-07")


@given(st.sampled_from(sorted(PHRASES)), st.text(max_size=40))
def test_reading_days_never_fails_in_any_language(language: str, words: str) -> None:
    read_days(words, language, 2025)


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


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "a, b; c; and d"),
        ("fr", "a, b\u00a0; c\u00a0; et d"),
        ("es", "a, b; c; y d"),
        ("zh", "a, b；c；d"),
    ],
)
def test_parts_with_a_comma_are_set_apart_by_semicolons(language: str, expected: str) -> None:
    comma = phrases(language).comma
    assert say_list([f"a{comma}b", "c", "d"], language) == expected.replace(", ", comma)
