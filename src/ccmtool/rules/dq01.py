"""A date lies outside the meeting or the period that it belongs to.

## What it does

The rule compares

- the times of activities and of timeline entries with the period of their work plan,
- the days of a programme with the days of its meeting,
- the day on which an action plan was adopted with the days of the meeting that adopted it,
- the day on which a decision was adopted with the days of the meeting that its report is about,
- the period of a work plan or of a progress report with that of the action plan it serves.

A time that is given by a quarter or a year need only touch the period,
and so need a stretch of time up to a meeting, or from one.

## Why

A wrong year in a plan that was copied from the last one is the most common slip of all.

## Bad

```yaml
period: 2024..2025
sections:
  - section: timeline
    title: Timeline
    items:
      - when: Q1-2015
        text: Informal joint meeting.
```

## Good

```yaml
period: 2024..2025
sections:
  - section: timeline
    title: Timeline
    items:
      - when: Q1-2025
        text: Informal joint meeting.
```

## How to fix

Correct the date, or the period that it lies outside of; the finding names both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.lookups import action_numbers
from ccmtool.corpus.times import period_of
from ccmtool.corpus.wording import say_period
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.agenda import Agenda
from ccmtool.model.base import Route
from ccmtool.model.meeting_report import MeetingReport
from ccmtool.model.progress_report import ProgressReport
from ccmtool.model.registers import ActionPlan, Meeting
from ccmtool.model.times import Form, Period, When, parse_period
from ccmtool.model.work_plan import Activity, TimelineEntry, WorkPlan
from ccmtool.prose import plain
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    corpus, entry, model = context.corpus, context.entry, context.entry.model
    if isinstance(model, WorkPlan):
        yield from _plan(corpus, entry, model)
    elif isinstance(model, Agenda):
        yield from _programme(corpus, entry, model)
    elif isinstance(model, ProgressReport) and model.reporting_period:
        plans = [model.action_plan]
        yield from _served(corpus, entry, model.reporting_period, "reporting-period", plans)
    elif isinstance(model, MeetingReport):
        yield from _decisions(corpus, entry, model)
    for member in context.registered("action-plans"):
        yield from _adoption(corpus, member)


def _plan(corpus: Corpus, entry: Entry, plan: WorkPlan) -> Iterator[Finding]:
    period = plan.period.period
    if period is None or not _in_order(period):
        return
    for route, value in entry.walk(Activity, TimelineEntry):
        if value.when:
            yield from _outside_plan(corpus, entry, (*route, "when"), value.when, period)
    claimed = [numbers[0] for numbers in map(action_numbers, plan.actions) if numbers]
    yield from _served(corpus, entry, plan.period, "period", claimed)


def _outside_plan(
    corpus: Corpus, entry: Entry, route: Route, when: When, period: Period
) -> Iterator[Finding]:
    if when.form is Form.DURING:
        stretch = period_of(corpus, when)
        outside = stretch is not None and not stretch.overlaps(period)
        said = f"the meeting `{when.meeting}` ({say_period(stretch, 'en')})" if stretch else ""
    else:
        outside = _ends_outside(when, period) or _misses(corpus, when, period)
        said = when.text
    if outside:
        yield Finding(
            entry.path,
            f"{said} lies outside the period of this plan, {say_period(period, 'en')}",
            "Correct the time, or the `period:` of the plan.",
            route,
        )


def _ends_outside(when: When, period: Period) -> bool:
    """A range must begin and end inside; each of its ends may be as rough as a quarter."""
    ranged = [parse_period(end) for end in when.text.split("..")] if when.period else []
    ends = [end for end in (*ranged, when.start, when.end) if isinstance(end, Period)]
    return any(not end.overlaps(period) for end in ends)


def _misses(corpus: Corpus, when: When, period: Period) -> bool:
    """Whether a stretch to or from a meeting is over before the period begins, or the reverse.

    It may well begin before the period, or last longer.
    """
    stretch = period_of(corpus, when, period) if when.form in (Form.FROM, Form.UNTIL) else None
    return stretch is not None and (stretch.end < period.start or period.end < stretch.start)


def _programme(corpus: Corpus, entry: Entry, agenda: Agenda) -> Iterator[Finding]:
    member = corpus.registered["meetings"].get(agenda.meeting)
    periods = member.value.periods() if member else ()
    for index, day in enumerate(agenda.programme.days if agenda.programme else ()):
        if day.date is None:
            continue
        here = Period(day.date, day.date)
        if member and periods and not any(period.holds(here) for period in periods):
            yield Finding(
                entry.path,
                f"{say_period(here, 'en')} is no day of the {_meeting(member.value)}",
                f"Correct the date, or the days of the meeting in {member.entry.path}.",
                ("programme", "days", index, "date"),
            )


def _decisions(corpus: Corpus, entry: Entry, report: MeetingReport) -> Iterator[Finding]:
    member = corpus.registered["meetings"].get(report.meeting)
    periods = member.value.periods() if member else ()
    for index, item in enumerate(report.items if member and periods else ()):
        for number, decision in enumerate(item.decisions):
            if decision.adopted_on is None or member is None:
                continue
            day = Period(decision.adopted_on, decision.adopted_on)
            if not any(period.holds(day) for period in periods):
                yield Finding(
                    entry.path,
                    f"{say_period(day, 'en')} is no day of the {_meeting(member.value)},"
                    " which took the decision",
                    f"Correct the date, or the days of the meeting in {member.entry.path}.",
                    ("items", index, "decisions", number, "adopted-on"),
                )


def _adoption(corpus: Corpus, member: Member) -> Iterator[Finding]:
    plan: ActionPlan = member.value
    meeting = corpus.registered["meetings"].get(plan.adopted_by or "")
    if meeting is None or plan.adopted_on is None:
        return
    day = Period(plan.adopted_on, plan.adopted_on)
    periods = meeting.value.periods()
    if periods and not any(period.holds(day) for period in periods):
        yield Finding(
            member.entry.path,
            f"{say_period(day, 'en')} is no day of the {_meeting(meeting.value)},"
            f" which adopted the {plain(plan.name)}",
            f"Correct the date, or the days of the meeting in {meeting.entry.path}.",
            (*member.route, "adopted-on"),
        )


def _meeting(meeting: Meeting) -> str:
    days = " and ".join(say_period(period, "en") for period in meeting.periods())
    return f"{plain(meeting.name)} ({days})"


def _served(
    corpus: Corpus, entry: Entry, when: When, field: str, plans: Sequence[str]
) -> Iterator[Finding]:
    """The period of a document against the period of each action plan that it serves."""
    for name in dict.fromkeys(plans):
        member = corpus.registered["action-plans"].get(name)
        served = member.value.period.period if member else None
        if member and served and when.period and _in_order(served) and _in_order(when.period):
            if when.period.overlaps(served):
                continue
            yield Finding(
                entry.path,
                f"the period {when.text} lies outside that of the {plain(member.value.name)},"
                f" {say_period(served, 'en')}",
                f"Correct the period, or that of the action plan in {member.entry.path}.",
                (field,),
            )


def _in_order(period: Period) -> bool:
    return period.start <= period.end


RULE = Rule("DQ01", "date-outside-period", Severity.ERROR, _check, __doc__ or "")
