"""A budget: lines with amounts, in groups, in one column or several, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from ccmtool.model.base import ActivityRef, Doubtful, Id, Line, OneOrMore, Route
from ccmtool.model.involvement import Involved
from ccmtool.model.labels import Labels

# Sums of any number of such amounts stay within the 28 digits of `Decimal`, and so exact.
_AMOUNT = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?")


def _amount(value: Any) -> Any:
    if isinstance(value, str):
        if not _AMOUNT.fullmatch(value):
            plain = re.sub(r"[ ,'’\u00a0\u202f](?=[0-9]{3})", "", value).replace("\u2212", "-")
            hint = f"`{plain}`" if _AMOUNT.fullmatch(plain) else "digits only, such as 12500.50"
            raise PydanticCustomError(
                "amount",
                "`{text}` is no amount; write {hint}",
                {"text": value[:40], "hint": hint},
            )
        return Decimal(value) + 0  # no zero below zero
    return value


Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    WithJsonSchema({"type": ["number", "string"], "pattern": f"^{_AMOUNT.pattern}$"}),
]
"""An amount of money: digits, and behind a full stop those of the subunit."""


def _currency(code: str) -> str:
    if not re.fullmatch(_CURRENCY, code):
        raise PydanticCustomError(
            "currency",
            "`{code}` is no code of a currency; write three capitals: USD, EUR, CHF",
            {"code": code[:40]},
        )
    return code


_CURRENCY = "[A-Z]{3}"

Currency = Annotated[
    str,
    AfterValidator(_currency),
    WithJsonSchema({"type": "string", "pattern": f"^{_CURRENCY}$"}),
]


def _secured(value: Any) -> Any:
    known = {"true": "yes", "false": "no", "part": "part"}
    if isinstance(value, str) and value in known:
        return known[value]
    raise PydanticCustomError("secured", "write `true`, `false` or `part`")


Secured = Annotated[
    Literal["yes", "no", "part"],
    BeforeValidator(_secured),
    WithJsonSchema({"enum": [True, False, "part"]}),
]

_MOST_COLUMNS = 24


def _columns(typed: tuple[Line, ...]) -> tuple[Line, ...]:
    if len(typed) > _MOST_COLUMNS:
        raise PydanticCustomError(
            "columns", "a budget has at most {most} columns", {"most": _MOST_COLUMNS}
        )
    twice = [name for name in typed if typed.count(name) > 1]
    if twice:
        raise PydanticCustomError(
            "columns", "`{name}` stands twice among the columns", {"name": str(twice[0])[:40]}
        )
    return typed


Columns = Annotated[OneOrMore[Line], AfterValidator(_columns)]


class BudgetLine(Doubtful):
    """A line of a budget."""

    id: Id | None = None
    """An id, if something links to the line."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    title: Line
    """What the money is for."""
    amount: Amount | None = None
    """The amount, in digits: `12500.50`, or `-500` for a credit. Left out, it is not known,
    and a draft says so."""
    amounts: dict[str, Amount] = Field(default_factory=dict)
    """The amount of each column, where there are several: `{2026: 1000, 2027: 2000.50}`."""
    total: Amount | None = None
    """The total of the line as the source states it, where there are several columns;
    left out, it is computed."""
    instead_of_amount: Line | None = None
    """What stands in place of an amount, in words, such as `in kind`; it counts as nothing."""
    source: Line | None = None
    """Where the money comes from, in words, or as a link: `<party:trust-fund>`."""
    secured: Secured | None = None
    """Whether the money is there: `true`, `false`, or `part` for some of it.
    Left out, it is not known, and a draft says so if other lines have it."""
    activities: OneOrMore[ActivityRef] = ()
    """The ids of the activities that the money is for."""
    implementers: OneOrMore[Involved] = ()
    """Who spends it, by id of the party, or with `party:` or `to-be-named:` and more."""
    condition: Line | None = None
    """What the line is subject to, in words; prints after the title."""


class BudgetGroup(Doubtful):
    """Lines of a budget under a common name, with a subtotal."""

    title: Line
    """The name of the group."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    labels: Labels = ()
    """The first label of each series below this entry, where it differs from the list around it."""
    lines: tuple[BudgetEntry, ...] = ()
    """The lines, or further groups."""
    total: Amount | None = None
    """The subtotal as the source states it; left out, it is computed."""
    totals: dict[str, Amount] = Field(default_factory=dict)
    """The subtotal of each column as the source states it, where there are several."""


def _entry_kind(value: Any) -> str:
    return "@group" if isinstance(value, dict) and "lines" in value else "@line"


BudgetEntry = Annotated[
    Annotated[BudgetLine, Tag("@line")] | Annotated[BudgetGroup, Tag("@group")],
    Discriminator(_entry_kind),
]


class Budget(Doubtful):
    """The lines of a budget and what they come to."""

    currency: Currency | None = None
    """The currency of all amounts, by its code of three capitals: `USD`."""
    columns: Columns = ()
    """The columns, where there are several: years or other periods, or words.
    Left out, there is one column of amounts."""
    lines: tuple[BudgetEntry, ...] = ()
    """The lines in order, alone or in groups that have `lines:` in turn. They print as a table."""
    total: Amount | None = None
    """The total as the source states it; left out, it is computed."""
    totals: dict[str, Amount] = Field(default_factory=dict)
    """The total of each column as the source states it, where there are several."""

    @model_validator(mode="after")
    def _amounts_fit_the_columns(self) -> Budget:
        found = [*_misfits(self, self.columns, ())]
        if found:
            raise ValidationError.from_exception_data("budget", found)
        return self


# --- amounts and columns -----------------------------------------------------------------------


def _misfits(
    held: Budget | BudgetGroup, columns: Sequence[str], route: Route
) -> Iterator[InitErrorDetails]:
    yield from _strangers(held.totals, columns, (*route, "totals"))
    for index, entry in enumerate(held.lines):
        here = (*route, "lines", index)
        if isinstance(entry, BudgetGroup):
            yield from _misfits(entry, columns, here)
            continue
        yield from _strangers(entry.amounts, columns, (*here, "amounts"))
        if len(columns) > 1 and entry.amount is not None:
            yield _misfit((*here, "amount"), "with several columns, a line has `amounts:`")
        if len(columns) < 2 and entry.total is not None:
            yield _misfit((*here, "total"), "with one column, a line has only an `amount:`")
        if entry.instead_of_amount and (
            entry.amount is not None or entry.amounts or entry.total is not None
        ):
            yield _misfit(
                (*here, "instead-of-amount"),
                "`instead-of-amount` stands in place of an amount, not beside one",
            )


def _strangers(
    amounts: Mapping[str, Decimal], columns: Sequence[str], route: Route
) -> Iterator[InitErrorDetails]:
    if amounts and len(columns) < 2:
        single = "amount" if route[-1] == "amounts" else "total"
        yield _misfit(route, f"with one column, there is one `{single}:`, and no `{route[-1]}:`")
        return
    known = ", ".join(f"`{column}`" for column in columns)
    for name in amounts:
        if name not in columns:
            told = f"`{name[:40]}` is not among the columns of this budget: {known}"
            yield _misfit((*route, name), told)


def _misfit(route: Route, message: str) -> InitErrorDetails:
    told = PydanticCustomError("budget", "{told}", {"told": message})
    return InitErrorDetails(type=told, loc=route, input=None)


# --- what it comes to ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum; `whole` is whether every amount in it is known."""

    amount: Decimal = Decimal(0)
    whole: bool = True

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.amount + other.amount, self.whole and other.whole)


def all_lines(entries: Sequence[BudgetLine | BudgetGroup]) -> Iterator[BudgetLine]:
    """The lines in order, whatever groups they stand in."""
    for entry in entries:
        if isinstance(entry, BudgetGroup):
            yield from all_lines(entry.lines)
        else:
            yield entry


def computed(lines: Sequence[BudgetLine], columns: Sequence[str]) -> tuple[Figure, ...]:
    """What lines come to: for each column and in total, or only in total where there is one."""
    found = (Figure(),) * (len(columns) + 1 if len(columns) > 1 else 1)
    for line in lines:
        found = tuple(a + b for a, b in zip(found, _of_line(line, columns), strict=True))
    return found


def _of_line(line: BudgetLine, columns: Sequence[str]) -> tuple[Figure, ...]:
    nothing = Figure(whole=line.instead_of_amount is not None)
    if len(columns) < 2:
        return (nothing if line.amount is None else Figure(line.amount),)
    if not line.amounts:
        total = nothing if line.total is None else Figure(line.total)
        return (*[nothing] * len(columns), total)
    by_column = [Figure(line.amounts.get(column, Decimal(0))) for column in columns]
    return (*by_column, sum(by_column, Figure()))


def stated(
    entry: Budget | BudgetGroup | BudgetLine, columns: Sequence[str]
) -> tuple[Decimal | None, ...]:
    """The same as the source states it, None where it is silent."""
    if len(columns) < 2:
        return (entry.amount if isinstance(entry, BudgetLine) else entry.total,)
    by_column = entry.amounts if isinstance(entry, BudgetLine) else entry.totals
    return (*(by_column.get(column) for column in columns), entry.total)
