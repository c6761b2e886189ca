"""Times that need the registers: the days and quarters of a time, and how it is said."""

from __future__ import annotations

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found, language_of
from ccmtool.corpus.wording import say_period, say_quarter
from ccmtool.language import phrases
from ccmtool.model.times import End, Form, Period, Quarter, When, quarters


def period_of(corpus: Corpus, when: When | None, within: Period | None = None) -> Period | None:
    """The days of a time; those of the meeting where it is tied to one; None where it has none.

    Where a stretch has an open end, that of `within` is meant: the period of the plan.
    """
    if when is None or when.period:
        return when.period if when else None
    if when.form in (Form.FROM, Form.UNTIL):
        return _stretch(corpus, when, within)
    days = _days(corpus, when.meeting)
    if days is None:
        return None
    if when.form is Form.BEFORE:
        return Period(days.start, days.start)
    if when.form is Form.AFTER:
        return Period(days.end, days.end)
    return days


def _stretch(corpus: Corpus, when: When, within: Period | None) -> Period | None:
    """From the first day of its start to the end of its end; a meeting ends it when it opens."""
    start, end = within, within
    if when.start:
        start = when.start if isinstance(when.start, Period) else _days(corpus, when.start)
    if when.end:
        end = when.end if isinstance(when.end, Period) else _days(corpus, when.end)
    if start is None or end is None:
        return None
    return Period(start.start, end.start if isinstance(when.end, str) else end.end)


def _days(corpus: Corpus, meeting: str) -> Period | None:
    member = corpus.registered["meetings"].get(meeting)
    days: Period | None = member.value.days() if member else None
    return days


def say_when(corpus: Corpus, entry: Entry, when: When) -> str:
    """A time in the words of a document: `First quarter of 2025`, `During the 13MSP`."""
    language = language_of(entry)
    words = phrases(language)
    if when.period:
        quarter = Quarter.parse(when.text)
        return say_quarter(quarter, language) if quarter else say_period(when.period, language)
    tied = {Form.DURING: words.during, Form.BEFORE: words.before, Form.AFTER: words.after}
    if when.form in tied:
        return tied[when.form].format(meeting=_name(corpus, entry, when.meeting))
    if when.form in (Form.FROM, Form.UNTIL):
        start, end = (_say_end(corpus, entry, one) for one in (when.start, when.end))
        both = words.from_until if start and end else words.from_ if start else words.until
        return both.format(start=start, end=end)
    untimed = {
        Form.ON_REQUEST: words.on_request,
        Form.ONGOING: words.ongoing,
        Form.TBC: words.tbc,
        Form.TBA: words.tba,
        Form.NOT_APPLICABLE: words.not_applicable,
    }
    return untimed[when.form]


def _say_end(corpus: Corpus, entry: Entry, end: End | None) -> str:
    language = language_of(entry)
    if isinstance(end, Period):
        return say_period(end, language)
    words = phrases(language)
    return words.the_meeting.format(meeting=_name(corpus, entry, end)) if end else ""


def _name(corpus: Corpus, entry: Entry, meeting: str) -> str:
    found = resolve(corpus, entry, "meeting", meeting)
    return found.text if isinstance(found, Found) else meeting


def quarters_of(
    corpus: Corpus, when: When | None, within: Period | None = None
) -> tuple[Quarter, ...]:
    """The quarters that a time touches; none where it has no days."""
    if when and when.form is Form.DURING:
        member = corpus.registered["meetings"].get(when.meeting)
        found: tuple[Quarter, ...] = member.value.quarters() if member else ()
        return found
    period = period_of(corpus, when, within)
    return quarters(period) if period else ()
