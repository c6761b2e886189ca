"""Times in the words of a document."""

from __future__ import annotations

from ccmtool.corpus.schedule import period_of, say_when
from ccmtool.corpus.wording import say_quarter
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route
from ccmtool.model.times import When, quarters


def explain_when(desk: Desk, when: When, route: Route) -> Inlines:
    """A time and, where it is tied to a meeting, the quarter in which that falls."""
    words: Inlines = (Text(say_when(desk.corpus, desk.entry, when)),)
    if when.period or not when.meeting:
        return words
    period = period_of(desk.corpus, when)
    if period is None:
        return words
    language = desk.document.language
    named = ", ".join(say_quarter(quarter, language) for quarter in quarters(period))
    meeting = desk.corpus.registered["meetings"][when.meeting].value
    doubtful = meeting.doubts("dates")
    return (
        *words,
        Text(" ("),
        *desk.provisional((Text(named),), route, doubtful=doubtful),
        Text(")"),
    )
