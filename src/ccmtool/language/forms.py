"""How a language writes dates, lists, numbers and punctuation."""

from __future__ import annotations

from dataclasses import dataclass

from ccmtool.ordinals import Style


@dataclass(frozen=True, slots=True)
class Forms:
    """The customs of a language in the documents of the United Nations.

    Where it writes a day, a list or an amount as the Unicode CLDR has it, that is what stands here;
    the tests compare the two, and name each custom that differs.

    The patterns of days know `day`, `month` and `year`, and for the end of a stretch of days
    `last_day`, `last_month` and `last_year`.
    """

    months: tuple[str, ...]
    """As they stand beside a day."""
    months_alone: tuple[str, ...]
    """As they stand without a day."""
    weekdays: tuple[str, ...]
    """From Monday on."""
    quarters: tuple[str, ...]
    first_day: str
    """How the first day of a month is numbered."""
    year: str
    years: str
    quarter: str
    month: str
    day: str
    two_days: str
    """Two days that follow one another."""
    days: str
    """Days of one month."""
    days_across_months: str
    days_across_years: str
    dated_weekday: str
    """A weekday with its date."""
    date_words: tuple[str, ...]
    """What else may stand in a date without changing it; none where any word may."""
    range: str
    numbers: str
    """A range of numbers."""
    list_separator: str
    list_end: str
    """Between the last two parts of a list."""
    list_end_before: tuple[tuple[str, str], ...]
    """The same before parts that begin as a regular expression says."""
    comma: str
    semicolon: str
    colon: str
    dash: str
    brackets: str
    """A remark behind the words that it is about."""
    quotation_marks: tuple[str, str]
    inner_quotation_marks: tuple[str, str]
    mark_after_punctuation: bool
    """Whether the mark of a footnote follows a comma or a full stop, or stands before it."""
    thousands: str
    decimal: str
    minus: str
    with_unit: str
    """A number and what is counted."""
    with_currency: str
    """An amount and the code of its currency."""
    spaced: bool
    """Whether words stand apart from one another."""
    declined: bool
    """Whether a name looks otherwise within a sentence than in a register: «в Женеве»."""
    annexes: Style
    """How annexes are counted."""
