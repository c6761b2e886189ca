"""Times in the words of a document."""

from __future__ import annotations

from ccmtool.corpus.references import Found, resolve
from ccmtool.corpus.schedule import period_of
from ccmtool.corpus.wording import say_period, say_quarter
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route
from ccmtool.model.times import Form, Quarter, When, quarters


def say_when(desk: Desk, when: When) -> str:
    """`First quarter of 2025`, `During the 13MSP`, `Upon request`."""
    phrases = desk.phrases
    if when.period:
        quarter = Quarter.parse(when.text)
        language = desk.document.language
        return say_quarter(quarter, language) if quarter else say_period(when.period, language)
    tied = {
        Form.DURING: phrases.during,
        Form.BEFORE: phrases.before,
        Form.AFTER: phrases.after,
    }
    if when.form in tied:
        found = resolve(desk.corpus, desk.entry, "meeting", when.meeting)
        name = found.text if isinstance(found, Found) else when.meeting
        return tied[when.form].format(meeting=name)
    return {
        Form.ON_REQUEST: phrases.on_request,
        Form.ONGOING: phrases.ongoing,
        Form.TBC: phrases.tbc,
    }[when.form]


def explain_when(desk: Desk, when: When, route: Route) -> Inlines:
    """A time and, where it is tied to a meeting, the quarter in which that falls."""
    words: Inlines = (Text(say_when(desk, when)),)
    if when.period or not when.meeting:
        return words
    period = period_of(desk.corpus, when)
    if period is None:
        return words
    language = desk.document.language
    named = ", ".join(say_quarter(quarter, language) for quarter in quarters(period))
    meeting = desk.corpus.registered["meetings"][when.meeting].value
    doubtful = meeting.doubts("dates")
    return (*words, Text(" ("), *desk.provisional((Text(named),), route, doubtful=doubtful), Text(")"))
