"""Dates, lists and numbers against the Unicode CLDR, and where the United Nations differ from it.

What the CLDR has comes from Babel; a custom of the United Nations is put together from it where
that can be done, so that a slip in one of the names still shows.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.corpus.wording import say_day, say_list, say_month, say_number
from ccmtool.language import PHRASES, phrases

LANGUAGES = sorted(PHRASES)
# British English has the order of days and the lists of the United Nations.
BABEL = {language: Locale.parse(language) for language in LANGUAGES} | {"en": Locale("en", "GB")}
SYRIA, EGYPT = Locale("ar", "SY"), Locale("ar", "EG")
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))


def months(locale: Locale, context: str) -> list[str]:
    return [locale.months[context]["wide"][number] for number in range(1, 13)]


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru"])
def test_months(language: str) -> None:
    assert list(phrases(language).months) == months(BABEL[language], "format")
    assert list(phrases(language).months_alone) == months(BABEL[language], "stand-alone")


def test_arabic_months_have_two_names() -> None:
    """The Levantine name, a slash, the Egyptian one, of which two are spelled in their own way."""
    spelled = {"يونيو": "يونيه", "يوليو": "يوليه"}
    both = [
        f"{one}/{spelled.get(other, other)}"
        for one, other in zip(months(SYRIA, "format"), months(EGYPT, "format"), strict=True)
    ]
    assert list(phrases("ar").months) == both
    assert phrases("ar").months_alone == phrases("ar").months


def test_chinese_months_are_numbers_in_dates() -> None:
    short = BABEL["zh"].months["format"]["abbreviated"]
    assert list(phrases("zh").months) == [short[number] for number in range(1, 13)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays(language: str) -> None:
    """They head the days of a programme, and so begin with a capital letter."""
    words = [BABEL[language].days["format"]["wide"][number] for number in range(7)]
    assert list(phrases(language).weekdays) == [f"{word[0].upper()}{word[1:]}" for word in words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_quarters(language: str) -> None:
    """As the CLDR, but with ordinals in words, and with a capital letter as they head a list."""
    words = [BABEL[language].quarters["format"]["wide"][number] for number in range(1, 5)]
    own = list(phrases(language).quarters)
    if language in ("ar", "zh"):
        assert own == words
    else:
        assert [word.split()[-1] for word in own] == [word.split()[-1] for word in words]
        assert not any(re.search("[0-9]", word) for word in own)


@given(DAYS)
@pytest.mark.parametrize("language", ["en", "es", "fr", "zh"])
def test_days(language: str, day: datetime.date) -> None:
    said = format_date(day, "long", locale=BABEL[language])
    if language == "fr":
        said = re.sub("^1 ", "1er ", said)  # as French grammars have it
    assert say_day(day, language) == said


@given(DAYS)
def test_russian_days_spell_out_the_year(day: datetime.date) -> None:
    said = format_date(day, "long", locale="ru")
    assert say_day(day, "ru") == said.replace("\u202f", " ").replace(" г.", " года")


@given(DAYS)
def test_arabic_days_have_western_digits_and_both_names_of_the_month(day: datetime.date) -> None:
    said = format_date(day, "long", locale=SYRIA)
    name = months(SYRIA, "format")[day.month - 1]
    assert say_day(day, "ar") == said.replace(name, phrases("ar").months[day.month - 1])


@given(DAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_months_of_a_year(language: str, day: datetime.date) -> None:
    said = format_skeleton("yMMMM", day, locale=SYRIA if language == "ar" else BABEL[language])
    if language == "ru":
        said = said.replace("\u202fг.", " года")
    if language == "ar":
        said = said.replace(
            months(SYRIA, "format")[day.month - 1], phrases("ar").months[day.month - 1]
        )
    assert say_month(day, language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_weekday_with_its_date(language: str) -> None:
    """As the CLDR, but Spanish has no comma here, and English one in every version of it."""
    pattern = BABEL[language].date_formats["full"].pattern
    if language in ("en", "es"):
        pattern = pattern.replace("EEEE,", "EEEE")
    if language == "en":
        pattern = pattern.replace("EEEE", "EEEE,")
    expected = pattern.replace(BABEL[language].date_formats["long"].pattern, "{date}")
    assert phrases(language).dated_weekday == expected.replace("EEEE", "{weekday}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_can_be_filled(language: str) -> None:
    days = dict.fromkeys(("day", "month", "year", "last_day", "last_month", "last_year"), "1")
    row = phrases(language)
    for name in ("day", "two_days", "days", "days_across_months", "days_across_years", "years"):
        assert "{" not in getattr(row, name).format(**days)
    for name in ("range", "numbers"):
        assert "{" not in getattr(row, name).format(first="1", last="2")
    assert "{" not in row.brackets.format(words="x")
    assert "{" not in row.with_unit.format(value="1", unit="x")
    assert "{" not in row.with_currency.format(amount="1", currency="USD")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_lists(language: str, number: int) -> None:
    parts = ["A", "B", "C", "D", "E"][:number]
    assert say_list(parts, language) == format_list(parts, locale=BABEL[language])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["Iraq", "Irán"], "Iraq e Irán"),
        (["Francia", "Haití"], "Francia y Haití"),
        (["padres", "hijos"], "padres e hijos"),
        (["agua", "hielo"], "agua y hielo"),
        (["I", "II"], "I y II"),
        (["Chile", "Perú", "Italia"], "Chile, Perú e Italia"),
    ],
)
def test_spanish_lists_avoid_two_sounds_of_i(parts: list[str], said: str) -> None:
    assert say_list(parts, "es") == said


NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    st.decimals(-(10**12), 10**12, places=2),
)


@given(NUMBERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers(language: str, number: Decimal | int) -> None:
    decimals = "" if isinstance(number, int) else ".00"
    expected = format_decimal(number, f"#,##0{decimals}", locale=language)
    if number == 0:
        expected = expected.removeprefix("-")
    minus = BABEL[language].number_symbols["latn"]["minusSign"]
    assert say_number(number, language) == expected.replace("-", minus)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Decimal("1234567.50"), "1,234,567.50"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("12345678901234567890123456789012345"), None),
        (Decimal("NaN"), "NaN"),
        (Decimal("1E+999999"), "1E+999999"),
        (Decimal("1E-999999"), "1E-999999"),
    ],
)
def test_a_number_is_said_in_full_or_as_it_stands(number: Decimal, said: str | None) -> None:
    assert say_number(number, "en") == (said or f"{number:,}")


def test_quotation_marks() -> None:
    """Those of the CLDR, which Babel does not have; French has “ ” within « », as its manuals."""
    marks = {
        language: (*phrases(language).quotation_marks, *phrases(language).inner_quotation_marks)
        for language in LANGUAGES
    }
    assert marks == {
        "ar": ("”", "“", "’", "‘"),
        "en": ("“", "”", "‘", "’"),
        "es": ("“", "”", "‘", "’"),
        "fr": ("«\u00a0", "\u00a0»", "“", "”"),
        "ru": ("«", "»", "„", "“"),
        "zh": ("“", "”", "‘", "’"),
    }


def test_the_mark_of_a_note_and_a_full_stop() -> None:
    after = {language for language in LANGUAGES if phrases(language).mark_after_punctuation}
    assert after == {"en", "zh"}
