"""A total or subtotal of a budget is not the sum of its lines.

## What it does

The tool computes what the lines of a budget come to.
Where the source states a total as well (`total:`, `totals:`), of the budget, of a group
or of a line with several columns, the rule compares the two.
The document prints the amount that the source states, without a mark.

Where the amount of a line is not known, its sums are compared only if they are more than
the total already, and none of the lines is a credit.
A line that has words in place of an amount (`instead-of-amount:`) counts as nothing.

## Why

Lines are changed until the last day, and totals are typed by hand.
A budget that does not add up is sent back, or worse, adopted.

## Bad

```yaml
- section: budget
  title: Estimated costs
  currency: USD
  total: 15000
  lines:
    - {title: Travel, amount: 12000}
    - {title: Interpretation, amount: 2500}
```

## Good

```yaml
- section: budget
  title: Estimated costs
  currency: USD
  lines:
    - {title: Travel, amount: 12000}
    - {title: Interpretation, amount: 2500}
```

## How to fix

In a budget that is being written, leave the total out: the tool computes it.
In one that is entered as it was, look for the amount that was entered wrongly.
If the source itself does not add up, the finding tells the truth about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.references import say
from ccmtool.corpus.wording import say_amount
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Route
from ccmtool.model.budget import Budget, BudgetGroup, BudgetLine, all_lines, computed, stated
from ccmtool.rules.naming import quoted
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    for route, value in context.entry.walk(Budget):
        yield from _held(context.corpus, context.entry, value, route, value.columns)


def _held(
    corpus: Corpus,
    entry: Entry,
    held: Budget | BudgetGroup,
    route: Route,
    columns: tuple[str, ...],
) -> Iterator[Finding]:
    if held.lines:
        noun = "total of this budget"
        if isinstance(held, BudgetGroup):
            noun = f"subtotal of {quoted(say(corpus, entry, held.title))}"
        yield from _compared(entry, held, list(all_lines(held.lines)), route, columns, noun)
    for number, inner in enumerate(held.lines):
        here = (*route, "lines", number)
        if isinstance(inner, BudgetGroup):
            yield from _held(corpus, entry, inner, here, columns)
        elif inner.amounts:
            noun = f"total of the line {quoted(say(corpus, entry, inner.title))}"
            yield from _compared(entry, inner, [inner], here, columns, noun)


def _compared(
    entry: Entry,
    held: Budget | BudgetGroup | BudgetLine,
    lines: list[BudgetLine],
    route: Route,
    columns: tuple[str, ...],
    noun: str,
) -> Iterator[Finding]:
    own = stated(held, columns)
    for number, (said, figure) in enumerate(zip(own, computed(lines, columns), strict=True)):
        if said is None or said == figure.amount:
            continue
        if not figure.whole and (said > figure.amount or _has_credit(lines)):
            continue  # what is not known may make up for it
        last = number == len(own) - 1
        place = ("total",) if last else ("totals", columns[number])
        parts = "columns" if isinstance(held, BudgetLine) else "lines"
        known = f"its {parts}" if figure.whole else f"those of its {parts} that are known alone"
        yield Finding(
            entry.path,
            f"the {noun}{'' if last else f' for {columns[number]}'} is stated as {_said(said)},"
            f" but {known} come to {_said(figure.amount)}",
            "Correct the amount that is wrong; a total that is left out is computed.",
            (*route, *place),
        )


def _has_credit(lines: list[BudgetLine]) -> bool:
    amounts = [one for line in lines for one in (line.amount, line.total, *line.amounts.values())]
    return any(amount is not None and amount < 0 for amount in amounts)


def _said(amount: Decimal) -> str:
    return say_amount(amount, "en")


RULE = Rule("BUD01", "budget-total-mismatch", Severity.ERROR, _check, __doc__ or "")
