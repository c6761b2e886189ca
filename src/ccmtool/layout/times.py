"""Times in the words of a document."""

from __future__ import annotations

from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.times import quarters_of, say_when
from ccmtool.corpus.wording import say_quarter
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.layout.cells import joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.sentences import bracketed, fill
from ccmtool.model.base import Route
from ccmtool.model.times import Form, Quarter, When
from ccmtool.model.work_plan import Activity, TimelineEntry


def stated_time(desk: Desk, timed: Activity | TimelineEntry, route: Route) -> Inlines:
    """The time of something planned; empty where the plan is silent."""
    if timed.when is None:
        return ()
    words = (Text(say_when(desk.corpus, desk.entry, timed.when)),)
    return desk.from_field(words, timed, "when", route)


def with_condition(
    desk: Desk,
    words: Inlines,
    timed: Activity | TimelineEntry,
    route: Route,
    entry: Entry | None = None,
) -> Inlines:
    """A time and, in brackets behind it, what it is subject to."""
    condition = desk.field_inlines(timed, "condition", route, entry)
    if not words or not condition:
        return words or condition
    return (*words, *bracketed(desk.phrases, condition))


def explain_when(desk: Desk, when: When, condition: Inlines = ()) -> Inlines:
    """A time and, where it is tied to a meeting, the quarter in which that falls.

    What it is subject to stands in the same brackets.
    """
    said: Inlines = (Text(say_when(desk.corpus, desk.entry, when)),)
    dated = [_quarters(desk, when, meeting) for meeting in _dated(desk, when)]
    if when.form in (Form.FROM, Form.UNTIL) and len(dated) > 1:
        first, last = dated
        dated = [first if first == last else fill(desk.phrases.range, first=first, last=last)]
    between: Inlines = (Text(desk.phrases.list_separator),)
    return (*said, *bracketed(desk.phrases, joined(dated, between), condition))


def _dated(desk: Desk, when: When) -> list[Member]:
    """The meetings that a time names, as far as their days are known."""
    register = desk.corpus.registered["meetings"]
    named = [register[name] for name in when.meetings if name in register]
    return [member for member in named if member.value.periods()]


def _quarters(desk: Desk, when: When, meeting: Member) -> Inlines:
    touched: tuple[Quarter, ...] = meeting.value.quarters()
    if when.form in (Form.BEFORE, Form.AFTER):
        touched = quarters_of(desk.corpus, when)
    named = desk.phrases.list_separator.join(
        say_quarter(quarter, desk.language) for quarter in touched
    )
    return desk.from_field(desk.said(named), meeting.value, "dates", meeting.route, meeting.entry)
