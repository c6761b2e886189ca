"""A budget as a table: its lines and groups, subtotals, the total, and what of it is secured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from ccmtool.corpus.references import say
from ccmtool.corpus.times import say_when
from ccmtool.corpus.wording import say_amount
from ccmtool.doctree.nodes import (
    Blocks,
    Emphasis,
    Flag,
    Inlines,
    Table,
    Text,
)
from ccmtool.layout.cells import in_cell, joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor
from ccmtool.layout.parties import responsible
from ccmtool.layout.sentences import after_comma, labelled
from ccmtool.model.base import Route
from ccmtool.model.budget import (
    Budget,
    BudgetGroup,
    BudgetLine,
    Figure,
    all_lines,
    computed,
    stated,
)
from ccmtool.model.times import parse_when

_START: Literal["start"] = "start"
_END: Literal["end"] = "end"

Cells = tuple[Inlines, ...]
Row = tuple[Cells, str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A budget being laid out: the digits behind the full stop, and the columns of words."""

    desk: Desk
    budget: Budget
    digits: int
    words: tuple[str, ...]

    def say(self, amount: Decimal) -> str:
        """An amount, with as many digits as every other one of the table."""
        return say_amount(exactly(amount, self.digits), self.desk.language)


def lay_out_budget(desk: Desk, budget: Budget, route: Route) -> Blocks:
    """The table; nothing where the budget is in words only."""
    if not budget.lines and not any(_typed(budget)):
        return ()
    lines = list(all_lines(budget.lines))
    words = tuple(name for name in _WORDS if any(_has(line, name) for line in lines))
    sheet = _Sheet(desk, budget, digits(budget), words)
    rows = [*_entries(sheet, budget, route), *_totals(sheet, lines, route)]
    figures = len(stated(budget, budget.columns))
    return (
        Table(
            _head(sheet, route),
            tuple(cells for cells, _ in rows),
            _caption(sheet, route),
            (_START, *(_END,) * figures),
            tuple(place for _, place in rows),
            tuple(number for number, (cells, _) in enumerate(rows) if len(cells) == 1),
        ),
    )


def exactly(amount: Decimal, digits: int) -> Decimal:
    """An amount with so many digits behind the full stop."""
    return amount.quantize(Decimal(1).scaleb(-digits))


def _typed(held: Budget | BudgetGroup) -> Iterator[Decimal]:
    """Every amount that somebody has typed."""
    typed = [held.total, *held.totals.values()]
    for line in (entry for entry in held.lines if isinstance(entry, BudgetLine)):
        typed += [line.amount, line.total, *line.amounts.values()]
    yield from (amount for amount in typed if amount is not None)
    for group in (entry for entry in held.lines if isinstance(entry, BudgetGroup)):
        yield from _typed(group)


def digits(budget: Budget) -> int:
    """How many digits stand behind the full stop of every amount: as many as any of them has."""
    return max((-int(amount.as_tuple().exponent) for amount in _typed(budget)), default=0)


def _has(line: BudgetLine, name: str) -> bool:
    return getattr(line, name) not in (None, ())


def _head(sheet: _Sheet, route: Route) -> Cells:
    phrases = sheet.desk.phrases
    columns = [
        _column(sheet.desk, name, (*route, "columns", number))
        for number, name in enumerate(sheet.budget.columns)
    ]
    if len(columns) != 1:
        columns.append((Text(phrases.total if columns else phrases.amount),))
    named = {
        "source": phrases.source,
        "secured": phrases.secured,
        "activities": phrases.for_activities,
        "implementers": phrases.implementers,
    }
    return ((Text(phrases.budget_line),), *columns, *((Text(named[n]),) for n in sheet.words))


def _column(desk: Desk, name: str, route: Route) -> Inlines:
    when = parse_when(name)
    if when and when.period:
        return (Text(say_when(desk.corpus, desk.entry, when)),)
    return desk.inlines(name, route)


def _caption(sheet: _Sheet, route: Route) -> Inlines:
    desk, currency = sheet.desk, sheet.budget.currency
    if currency is None:
        return desk.prompt(desk.phrases.unwritten_currency, route)
    named = (Text(desk.phrases.amounts_in.format(currency=currency)),)
    return desk.from_field(named, sheet.budget, "currency", route)


# --- lines and groups ------------------------------------------------------------------------


def _entries(sheet: _Sheet, held: Budget | BudgetGroup, route: Route) -> Iterator[Row]:
    for number, entry in enumerate(held.lines):
        here = (*route, "lines", number)
        if isinstance(entry, BudgetGroup):
            yield from _group(sheet, entry, here)
        else:
            yield _line(sheet, entry, here), anchor(entry)


def _group(sheet: _Sheet, group: BudgetGroup, route: Route) -> Iterator[Row]:
    desk, label = sheet.desk, sheet.desk.entry.labels.get(route, "")
    name = labelled(label, desk.field_inlines(group, "title", route))
    yield ((Emphasis(name, strong=True),),), ""
    yield from _entries(sheet, group, route)
    called = desk.entry.labelled[route].name if label else say(desk.corpus, desk.entry, group.title)
    subtotal = desk.phrases.subtotal.format(group=called)
    yield _sum(sheet, subtotal, group, list(all_lines(group.lines)), route), ""


def _line(sheet: _Sheet, line: BudgetLine, route: Route) -> Cells:
    desk = sheet.desk
    title = labelled(desk.entry.labels.get(route, ""), desk.field_inlines(line, "title", route))
    condition = desk.field_inlines(line, "condition", route)
    words = (_WORDS[name](desk, line, route) for name in sheet.words)
    return ((*title, *after_comma(desk.phrases, condition)), *_amounts(sheet, line, route), *words)


def _amounts(sheet: _Sheet, line: BudgetLine, route: Route) -> Iterator[Inlines]:
    columns = sheet.budget.columns
    *by_column, last = stated(line, columns)
    for amount in by_column:
        yield _amount(sheet, amount, line, "amounts", route)
    if last is None and line.amounts:
        last = computed([line], columns)[-1].amount
    if last is not None:
        field = "amount" if len(columns) < 2 else "amounts" if line.total is None else "total"
        yield _amount(sheet, last, line, field, route)
    elif line.instead_of_amount:
        yield sheet.desk.field_inlines(line, "instead-of-amount", route)
    else:
        about = (Text(say(sheet.desk.corpus, sheet.desk.entry, line.title)),)
        yield sheet.desk.prompt(sheet.desk.phrases.unwritten_amount, route, about)


def _amount(
    sheet: _Sheet,
    amount: Decimal | None,
    held: Budget | BudgetGroup | BudgetLine,
    field: str,
    route: Route,
) -> Inlines:
    if amount is None:
        return ()
    nodes = (Text(sheet.say(amount)),)
    return sheet.desk.from_field(nodes, held, field, route)


# --- sums ------------------------------------------------------------------------------------


def _sum(
    sheet: _Sheet, name: str, held: Budget | BudgetGroup, lines: list[BudgetLine], route: Route
) -> Cells:
    """What lines come to, in the words of the source where it states that."""
    columns = sheet.budget.columns
    cells: list[Inlines] = []
    own = stated(held, columns)
    for number, (said, figure) in enumerate(zip(own, computed(lines, columns), strict=True)):
        if said is None:
            cells.append(_figure(sheet, figure, lines, route, strong=True))
        else:
            field = "total" if number == len(own) - 1 else "totals"
            cells.append((Emphasis(_amount(sheet, said, held, field, route), strong=True),))
    return ((Emphasis((Text(name),), strong=True),), *cells, *((),) * len(sheet.words))


def _figure(
    sheet: _Sheet, figure: Figure, lines: list[BudgetLine], route: Route, *, strong: bool = False
) -> Inlines:
    """A sum that the tool computes; one in which something is in doubt or not known says so."""
    doubtful = any(line.doubts("amount", "amounts", "total") for line in lines)
    said = sheet.desk.provisional((Text(sheet.say(figure.amount)),), route, doubtful=doubtful)
    nodes: Inlines = (Emphasis(said, strong=True),) if strong else said
    remark = Flag((Text(sheet.desk.phrases.incomplete),), "remark")
    return nodes if figure.whole else (*nodes, Text(" "), remark)


def _totals(sheet: _Sheet, lines: list[BudgetLine], route: Route) -> Iterator[Row]:
    """The total; and, where lines say whether they are secured, what of it is."""
    phrases = sheet.desk.phrases
    yield _sum(sheet, phrases.total, sheet.budget, lines, route), ""
    if "secured" not in sheet.words:
        return
    for secured, name in (
        ("yes", phrases.of_which_secured),
        ("part", phrases.of_which_partly_secured),
        ("no", phrases.of_which_not_secured),
        (None, phrases.of_which_not_stated),
    ):
        found = [line for line in lines if line.secured == secured and not line.instead_of_amount]
        if found:
            sums = computed(found, sheet.budget.columns)
            cells = (_figure(sheet, one, found, route) for one in sums)
            yield ((Text(name),), *cells, *((),) * len(sheet.words)), ""


# --- columns of words ------------------------------------------------------------------------


def _source(desk: Desk, line: BudgetLine, route: Route) -> Inlines:
    return desk.field_inlines(line, "source", route)


def _secured(desk: Desk, line: BudgetLine, route: Route) -> Inlines:
    phrases = desk.phrases
    if line.secured is None and line.instead_of_amount:
        return ()
    if line.secured is None:
        about = (Text(say(desk.corpus, desk.entry, line.title)),)
        return desk.prompt(phrases.unwritten_secured, route, about)
    said = {
        "yes": phrases.is_secured,
        "part": phrases.is_partly_secured,
        "no": phrases.is_not_secured,
    }
    nodes: Inlines = (Text(said[line.secured]),)
    return desk.from_field(nodes, line, "secured", route)


def _activities(desk: Desk, line: BudgetLine, route: Route) -> Inlines:
    place = (*route, "activities")
    named = [desk.reference("activity", name, place) for name in line.activities]
    listed = joined(named, (Text(desk.phrases.list_separator),))
    return desk.from_field(listed, line, "activities", route)


def _implementers(desk: Desk, line: BudgetLine, route: Route) -> Inlines:
    named = responsible(desk, line.implementers, (*route, "implementers"))
    listed = joined(named, in_cell(desk.phrases))
    return desk.from_field(listed, line, "implementers", route)


_WORDS: Mapping[str, Callable[[Desk, BudgetLine, Route], Inlines]] = MappingProxyType(
    {
        "source": _source,
        "secured": _secured,
        "activities": _activities,
        "implementers": _implementers,
    }
)
"""The columns behind the amounts, each there only if something is in it."""
