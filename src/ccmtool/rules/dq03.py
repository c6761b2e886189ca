"""An activity is held at a meeting, but not in that quarter of the plan's timeline.

## What it does

An activity with `when: during im-2025` is held in the quarter of that meeting.
If the plan has a timeline, the rule looks there for an entry in that quarter
that names the activity.

## Why

Those who prepare the quarter read the timeline, not the list of activities.
What is not on it has no room, no interpreters and no budget.

## Bad

```yaml
- id: coalitions
  when: during im-2025        # 7 and 8 April 2025
# and in the timeline:
- when: Q1-2025
  activities: coalitions
```

## Good

```yaml
- id: coalitions
  when: during im-2025
# and in the timeline:
- when: Q2-2025
  activities: coalitions
```

## How to fix

Add the entry that the finding spells out to the timeline, or name the activity in the entry
that already stands for it. If the activity is not held at the meeting, correct its `when:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.references import say
from ccmtool.corpus.schedule import Planned, planned
from ccmtool.corpus.times import quarters_of
from ccmtool.corpus.wording import say_period
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.times import Form, Quarter
from ccmtool.model.work_plan import TimelineEntry, WorkPlan
from ccmtool.prose import plain
from ccmtool.rules.naming import labelled, quarters, quoted
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    plan = context.entry.model
    if isinstance(plan, WorkPlan) and plan.timeline():
        near = _near(context.corpus, plan)
        for found in planned(context.entry):
            yield from _activity(context.corpus, plan, near, found)


Near = Mapping[tuple[str, Quarter], tuple[int, TimelineEntry]]
"""The first entry of a timeline about a meeting in a quarter, with its place."""


def _near(corpus: Corpus, plan: WorkPlan) -> Near:
    found: dict[tuple[str, Quarter], tuple[int, TimelineEntry]] = {}
    for at, entry in enumerate(plan.timeline()):
        meetings = {str(named) for named in (entry.meeting, *entry.when.meetings) if named}
        # Most entries name no meeting, and the time of a hostile one has a thousand quarters.
        for quarter in quarters_of(corpus, entry.when, plan.period.period) if meetings else ():
            for meeting in meetings:
                found.setdefault((meeting, quarter), (at, entry))
    return found


def _activity(corpus: Corpus, plan: WorkPlan, near: Near, found: Planned) -> Iterator[Finding]:
    when = found.activity.when
    if when is None or when.form is not Form.DURING:
        return
    own = quarters_of(corpus, when)
    within = plan.period.period
    announced = [q for entry in found.entries for q in quarters_of(corpus, entry.when, within)]
    if not own or set(own) & set(announced):
        return
    member = corpus.registered["meetings"][when.meeting]
    days = member.value.days()
    assert days is not None
    name = labelled("activity", found.plan, found.route, found.activity.id)
    timeline = f"has it in {quarters(announced)}" if announced else "has no entry for it"
    yield Finding(
        found.plan.path,
        f"{name} takes place during the {plain(member.value.name)} ({say_period(days, 'en')},"
        f" {quarters(own)}), but the plan’s timeline {timeline}",
        _remedy(corpus, near, found, own),
        (*found.route, "when"),
    )


def _remedy(corpus: Corpus, near: Near, found: Planned, own: tuple[Quarter, ...]) -> str:
    here = f"`activities: {found.activity.id}`"
    candidate = _same_meeting(near, found, own)
    if candidate:
        words = quoted(say(corpus, found.plan, candidate.text))
        return f"If the timeline’s entry {words} stands for it, add {here} there."
    if found.entries:
        return f"Move its entry in the timeline to `when: {own[0]}`, or correct `when:` here."
    entry = f"an entry with `when: {own[0]}` and {here}"
    return f"Add {entry} to the timeline, or correct `when:` here."


def _same_meeting(near: Near, found: Planned, own: tuple[Quarter, ...]) -> TimelineEntry | None:
    """An entry about the same meeting in its quarter: the activity may only not be named there."""
    assert found.activity.when is not None
    meeting = found.activity.when.meeting
    places = [near[meeting, quarter] for quarter in own if (meeting, quarter) in near]
    return min(places, key=lambda place: place[0])[1] if places else None


RULE = Rule("DQ03", "activity-off-timeline", Severity.WARNING, _check, __doc__ or "")
