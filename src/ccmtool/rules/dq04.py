"""An entry of the timeline belongs to no activity, or an activity has no time.

## What it does

The rule points at an entry of a timeline that names neither an activity nor a meeting,
and at an activity that has no `when:` and stands on no entry of the timeline.
An activity that waits for a request says so: `when: on-request`.

## Why

A plan is followed up by its activities: what stands only on the timeline is reported nowhere,
and what has no time is never due.

## Bad

```yaml
- when: Q1-2025
  text: Informal joint meeting with the Committee.
```

## Good

```yaml
- when: Q1-2025
  activities: joint-meeting
  text: Informal joint meeting with the Committee.
```

## How to fix

Name the activity (`activities:`) or the meeting (`meeting:`) that the entry belongs to;
give the activity a time. If the source says neither, leave it:
the finding then tells the truth about the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.references import say
from ccmtool.corpus.schedule import planned
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.work_plan import TimelineEntry, WorkPlan
from ccmtool.rules.naming import labelled, quoted
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    entry = context.entry
    if not isinstance(entry.model, WorkPlan):
        return
    yield from _entries(context.corpus, entry)
    for found in planned(entry):
        if found.activity.when is None and not found.entries:
            name = labelled("activity", entry, found.route, found.activity.id)
            yield Finding(
                entry.path,
                f"{name} has no time and is on no entry of the timeline",
                "Add `when:`, such as `when: Q2-2025` or `when: on-request`,"
                f" or name it in the timeline with `activities: {found.activity.id}`.",
                (*found.route, "id"),
            )


def _entries(corpus: Corpus, entry: Entry) -> Iterator[Finding]:
    for route, value in entry.walk(TimelineEntry):
        if value.activities or value.meeting or value.when.meetings:
            continue
        words = say(corpus, entry, value.text)
        yield Finding(
            entry.path,
            f"the timeline entry {quoted(words)} ({value.when.text}) names neither an activity"
            " nor a meeting",
            "Add `activities:` or `meeting:` with the id of what it belongs to.",
            (*route, "text"),
            0,
            len(value.text.rstrip()),
        )


RULE = Rule("DQ04", "unconnected-time", Severity.WARNING, _check, __doc__ or "")
