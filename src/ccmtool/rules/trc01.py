"""An action is named that its action plan does not have.

## What it does

Actions are named by plan and number: `lap/38`, `lap/38..42`.
The rule compares the numbers, in fields and in links, with the number of actions of the plan,
and points at a range whose end comes before its beginning.

## Why

Action numbers mean nothing without their plan, and plans have different lengths:
action 51 of a plan of fifty is a slip, or an action of another plan.

## Bad

```yaml
actions: lap/38..420
```

## Good

```yaml
actions: lap/38..42
```

## How to fix

Correct the number, or the id of the plan before the slash.
If the plan has more actions than the register says, correct the register.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.entry import Member
from ccmtool.corpus.lookups import action_numbers
from ccmtool.corpus.resolution import Found
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.registers import ActionPlan
from ccmtool.prose import plain
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    for found in context.resolved:
        reference, to = found.reference, found.to
        if reference.scheme != "action" or not isinstance(to, Found) or not to.member:
            continue
        trouble = _trouble(to.member, reference.target)
        if trouble:
            yield Finding(
                found.entry.path, *trouble, reference.route, reference.start, reference.end
            )
    for member in context.registered("action-plans"):
        for index, group in enumerate(member.value.groups):
            trouble = _trouble(member, f"{member.value.id}/{group.actions}")
            if trouble:
                yield Finding(
                    member.entry.path, *trouble, (*member.route, "groups", index, "actions")
                )
        for index, indicator in enumerate(member.value.indicators):
            numbers = indicator.actions
            trouble = _trouble(member, f"{member.value.id}/{numbers}") if numbers else None
            if trouble:
                yield Finding(
                    member.entry.path, *trouble, (*member.route, "indicators", index, "actions")
                )


def _trouble(member: Member, target: str) -> tuple[str, str] | None:
    """What is wrong with the numbers, and what to do about it."""
    plan: ActionPlan = member.value
    numbers = action_numbers(target)
    name, text = plain(plan.name), target.partition("/")[2]
    if numbers and numbers[1] > numbers[2]:
        help = f"Write `{plan.id}/{numbers[2]}..{numbers[1]}`."
        return f"the range of actions {text} ends before it begins", help
    if numbers and numbers[1] >= 1 and numbers[2] <= plan.number_of_actions:
        return None
    count = plan.number_of_actions
    doubt = ", a number that is provisional" if plan.doubts("number-of-actions") else ""
    noun = "actions" if ".." in text else "action"
    message = f"the {name} has no {noun} {text[:40]}: it has {count} actions{doubt}"
    return message, f"Correct the number, or the number of actions in {member.entry.path}."


RULE = Rule("TRC01", "action-outside-plan", Severity.ERROR, _check, __doc__ or "")
