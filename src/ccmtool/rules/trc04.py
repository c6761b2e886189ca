"""An output comes from no activity, or an activity does not say what it leads to.

## What it does

In a work plan, activities name their outputs by id.
The rule points at an output that no activity names,
and at an activity that names none and does not say `outputs: none` either.
Equal labels prove nothing: output a) need not come from activity a).

## Why

An output without an activity is a promise that nobody works for;
an activity without an output leaves the next report with nothing to say.

## Bad

```yaml
- id: joint-meeting
  text: The Coordinators will host an informal joint meeting.
```

## Good

```yaml
- id: joint-meeting
  outputs: exchange
  text: The Coordinators will host an informal joint meeting.
```

## How to fix

Add `outputs:` with the id of the output that the activity leads to,
or `outputs: none` if the plan means it to lead to none.
If the source does not say, leave it: the finding then tells the truth about the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ccmtool.corpus.corpus import Corpus
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import OutputRef
from ccmtool.model.work_plan import Activity, Output, WorkPlan
from ccmtool.rules.naming import labelled
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    entry = context.entry
    if not isinstance(entry.model, WorkPlan):
        return
    named = {str(value) for _, value in entry.walk(OutputRef)}
    named |= _named_elsewhere(context.corpus)
    for route, value in entry.walk(Activity, Output):
        if isinstance(value, Activity) and value.outputs is None:
            yield Finding(
                entry.path,
                f"{labelled('activity', entry, route, value.id)} names no output",
                "Add `outputs:` with the id of what it leads to, or `outputs: none`.",
                (*route, "id"),
            )
        elif isinstance(value, Output) and named.isdisjoint((value.id, f"{entry.id}/{value.id}")):
            yield Finding(
                entry.path,
                f"no activity names {labelled('output', entry, route, value.id)}",
                f"Add `outputs: {value.id}` to the activity that leads to it.",
                (*route, "id"),
            )


@lru_cache(maxsize=1)
def _named_elsewhere(corpus: Corpus) -> frozenset[str]:
    """The outputs that activities of other plans lead to, as they name them: `PLAN/ID`."""
    return frozenset(name for entry in corpus.entries for name in entry.outline.outputs)


RULE = Rule("TRC04", "output-activity-gap", Severity.WARNING, _check, __doc__ or "")
