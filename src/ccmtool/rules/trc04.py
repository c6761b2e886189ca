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

from ccmtool.corpus.resolution import Found
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Route
from ccmtool.model.work_plan import Activity, Output
from ccmtool.rules.naming import labelled
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    named = _named(context)
    for entry in context.corpus.documents_of("work-plan"):
        for route, value in entry.walk(Activity, Output):
            if isinstance(value, Activity) and value.outputs is None:
                yield Finding(
                    entry.path,
                    f"{labelled('activity', entry, route, value.id)} names no output",
                    "Add `outputs:` with the id of what it leads to, or `outputs: none`.",
                    (*route, "id"),
                )
            elif isinstance(value, Output) and (entry.path, route) not in named:
                yield Finding(
                    entry.path,
                    f"no activity names {labelled('output', entry, route, value.id)}",
                    f"Add `outputs: {value.id}` to the activity that leads to it.",
                    (*route, "id"),
                )


def _named(context: Context) -> set[tuple[str, Route]]:
    """The places of the outputs that some activity names."""
    return {
        (found.to.member.entry.path, found.to.member.route)
        for found in context.resolved
        if found.reference.scheme == "output"
        and found.reference.start is None
        and isinstance(found.to, Found)
        and found.to.member
    }


RULE = Rule("TRC04", "output-activity-gap", Severity.WARNING, _check, __doc__ or "")
