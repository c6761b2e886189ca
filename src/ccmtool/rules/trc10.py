"""An observation does not fit its indicator, or the report that it stands in.

## What it does

The rule compares each observation of a progress report

- with the register: a `value` above the `base` of its indicator,
  where it has no `base:` of its own,
- with the report: an indicator of another action plan than the one reported on,
  and a day (`as-of:`) after that on which the facts of the report stand.

## Why

Actions and indicators of two plans bear the same numbers,
and thirteen of twelve Parties is what everybody will quote.

## Bad

```yaml
action-plan: lap
as-of: 2025-06-30
sections:
  - section: action
    id: assistance
    actions: lap/38
    observations:
      - {indicator: dap/assisted, value: 12, as-of: 2025-07-31}
```

## Good

```yaml
action-plan: lap
as-of: 2025-06-30
sections:
  - section: action
    id: assistance
    actions: lap/38
    observations:
      - {indicator: lap/assisted, value: 12, as-of: 2025-06-30}
```

## How to fix

Correct the number, the indicator or the day;
or give the observation a `base:`, where it was counted out of another number than usual.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.wording import say_day
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Route
from ccmtool.model.observations import Observation
from ccmtool.model.progress_report import ProgressReport
from ccmtool.rules.naming import place
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    entry = context.entry
    if isinstance(entry.model, ProgressReport):
        for route, value in entry.walk(Observation):
            yield from _above_base(context.corpus, entry, route, value)
            yield from _beside_report(entry, entry.model, route, value)


def _above_base(
    corpus: Corpus, entry: Entry, route: Route, observation: Observation
) -> Iterator[Finding]:
    found = resolve(corpus, entry, "indicator", observation.indicator)
    if observation.value is None or observation.base is not None:
        return
    if not isinstance(found, Found) or found.member is None:
        return
    member = found.member
    base = member.value.base
    if base is not None and observation.value > base:
        yield Finding(
            entry.path,
            f"the value {observation.value} is above {base},"
            f" the base of the indicator at {place(member.entry, member.route)}",
            "Correct the value or the base; or say out of how many it is, with `base:`.",
            (*route, "value"),
        )


def _beside_report(
    entry: Entry, report: ProgressReport, route: Route, observation: Observation
) -> Iterator[Finding]:
    plan = observation.indicator.partition("/")[0]
    if plan != report.action_plan:
        yield Finding(
            entry.path,
            f"the indicator is one of the action plan `{plan}`,"
            f" and the report is on `{report.action_plan}`",
            "Name an indicator of the plan that is reported on, or correct `action-plan:`.",
            (*route, "indicator"),
        )
    if report.as_of and observation.as_of and observation.as_of > report.as_of:
        yield Finding(
            entry.path,
            f"{say_day(observation.as_of, 'en')} is after {say_day(report.as_of, 'en')},"
            " the day on which the facts of the report stand",
            "Correct the day, or the `as-of:` of the report.",
            (*route, "as-of"),
        )


RULE = Rule("TRC10", "observation-misfit", Severity.ERROR, _check, __doc__ or "")
