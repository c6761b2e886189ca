"""The activities of a work plan: as a list or as a table, with what is to be shown of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from ccmtool.corpus.entry import Entry
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.schedule import own_activities
from ccmtool.corpus.wording import say_amount
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Emphasis,
    Fields,
    Inlines,
    Section,
    Table,
    Text,
)
from ccmtool.layout.cells import LINES, in_cell, joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor, item_body, lay_out_placed
from ccmtool.layout.parties import responsible
from ccmtool.layout.sentences import after_comma, labelled
from ccmtool.layout.times import stated_time, with_condition
from ccmtool.layout.work_plan.budget import digits, exactly
from ccmtool.model.base import Route
from ccmtool.model.budget import BudgetGroup, BudgetLine, computed
from ccmtool.model.shared import Placed, by_heading, placed
from ccmtool.model.work_plan import ActivitiesSection, Activity, BudgetSection, WorkPlan


@dataclass(frozen=True, slots=True)
class _Cost:
    """A line of the budget that an activity is to be paid from."""

    budget: BudgetSection
    digits: int
    line: BudgetLine
    route: Route


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is to be shown of each activity."""

    desk: Desk
    names: tuple[str, ...]
    costs: Mapping[str, Sequence[_Cost]]
    between: Inlines = LINES


def lay_out_activities(
    desk: Desk, plan: WorkPlan, section: ActivitiesSection, route: Route
) -> Blocks:
    """The activities and what stands between them; `route` is that of the list."""
    names = tuple(dict.fromkeys(section.show))
    costs = _costs(plan) if "budget" in names else {}
    shown = _Shown(
        desk, names, costs, in_cell(desk.phrases) if section.layout == "table" else LINES
    )
    entries = placed(section.items, route)
    if section.layout == "table":
        return tuple(_under_headings(shown, entries))

    def body(desk: Desk, activity: Activity, route: Route, entry: Entry) -> Blocks:
        facts = tuple(_facts(shown, activity, route))
        text = desk.field_blocks(activity, "text", route, entry)
        return (*text, Fields(facts)) if facts else text

    return lay_out_placed(desk, entries, desk.entry, body)


def _facts(shown: _Shown, activity: Activity, route: Route) -> Iterator[tuple[Inlines, Inlines]]:
    for name in shown.names:
        value = _FACTS[name](shown, activity, route)
        if value:
            yield (Text(_heading(shown, name)),), value


def _heading(shown: _Shown, name: str) -> str:
    return str(getattr(shown.desk.phrases, name))


# --- as a table ------------------------------------------------------------------------------


def _under_headings(shown: _Shown, entries: Sequence[Placed]) -> Iterator[Block]:
    lead, headed = by_heading(entries)
    yield from _tables(shown, lead)
    for heading, following in headed:
        for section in lay_out_placed(shown.desk, [heading], shown.desk.entry, item_body):
            assert isinstance(section, Section)
            yield replace(section, blocks=tuple(_tables(shown, following)))


def _tables(shown: _Shown, entries: Sequence[Placed]) -> Iterator[Block]:
    """Activities that follow one another are one table."""
    for of_activities, run in groupby(entries, lambda pair: isinstance(pair[0], Activity)):
        if of_activities:
            yield _table(shown, list(run))
        else:
            yield from lay_out_placed(shown.desk, list(run), shown.desk.entry, item_body)


def _table(shown: _Shown, activities: Sequence[Placed]) -> Table:
    heads = [shown.desk.phrases.activity, *(_heading(shown, name) for name in shown.names)]
    rows = tuple(
        (
            _named(shown.desk, activity, route),
            *(_FACTS[name](shown, activity, route) for name in shown.names),
        )
        for activity, route in activities
    )
    places = tuple(anchor(activity) for activity, _ in activities)
    return Table(tuple((Text(head),) for head in heads), rows, anchors=places)


def _named(desk: Desk, activity: Activity, route: Route) -> Inlines:
    """The label, the title where there is one, and below it the text."""
    label = desk.entry.labels.get(route, "")
    title = desk.field_inlines(activity, "title", route)
    text = desk.field_inlines(activity, "text", route)
    named = joined([(Emphasis(title, strong=True),) if title else (), text])
    return labelled(label, named)


# --- what is shown of an activity ------------------------------------------------------------


def _time(shown: _Shown, activity: Activity, route: Route) -> Inlines:
    words = stated_time(shown.desk, activity, route)
    if "condition" in shown.names:
        return words
    return with_condition(shown.desk, words, activity, route)


def _condition(shown: _Shown, activity: Activity, route: Route) -> Inlines:
    return shown.desk.field_inlines(activity, "condition", route)


def _implementers(shown: _Shown, activity: Activity, route: Route) -> Inlines:
    named = responsible(shown.desk, activity.implementers, (*route, "implementers"))
    return shown.desk.from_field(joined(named, shown.between), activity, "implementers", route)


def _partners(shown: _Shown, activity: Activity, route: Route) -> Inlines:
    named = responsible(shown.desk, activity.partners, (*route, "partners"))
    return shown.desk.from_field(joined(named, shown.between), activity, "partners", route)


def _actions(shown: _Shown, activity: Activity, route: Route) -> Inlines:
    place = (*route, "actions")
    listed = (shown.desk.reference("action", name, place) for name in activity.actions)
    return shown.desk.from_field(joined(listed, shown.between), activity, "actions", route)


def _outputs(shown: _Shown, activity: Activity, route: Route) -> Inlines:
    if activity.outputs is None:
        return ()
    desk, place = shown.desk, (*route, "outputs")
    listed = [_output(desk, name, place) for name in activity.outputs]
    named = joined(listed or [(Text(desk.phrases.no_outputs),)])
    return desk.from_field(named, activity, "outputs", route)


def _output(desk: Desk, name: str, route: Route) -> Inlines:
    """The label of an output, which leads to it, and its text."""
    found = resolve(desk.corpus, desk.entry, "output", name)
    if not isinstance(found, Found) or not found.member:
        return desk.reference("output", name, route)
    member = found.member
    text = desk.field_inlines(member.value, "text", member.route, member.entry)
    if not member.entry.labels.get(member.route):
        return text
    return (*desk.reference("output", name, route), Text(" "), *text)


def _budget(shown: _Shown, activity: Activity, route: Route) -> Inlines:  # noqa: ARG001
    listed = (_cost(shown.desk, cost) for cost in shown.costs.get(activity.id, ()))
    return joined(listed, shown.between)


def _cost(desk: Desk, cost: _Cost) -> Inlines:
    """The title of a line, and what it comes to."""
    title = desk.field_inlines(cost.line, "title", cost.route)
    sum_ = computed([cost.line], cost.budget.columns)[-1]
    if cost.line.instead_of_amount:
        instead = desk.field_inlines(cost.line, "instead-of-amount", cost.route)
        return (*title, *after_comma(desk.phrases, instead))
    if not sum_.whole:
        unknown = desk.prompt(desk.phrases.unwritten_amount, cost.route, title)
        return (*title, *after_comma(desk.phrases, unknown))
    amount = say_amount(exactly(sum_.amount, cost.digits), desk.language)
    if cost.budget.currency:
        amount = desk.phrases.with_currency.format(currency=cost.budget.currency, amount=amount)
    said = desk.provisional(
        (Text(amount),), cost.route, doubtful=cost.line.doubts("amount", "amounts", "total")
    )
    return (*title, *after_comma(desk.phrases, said))


def _costs(plan: WorkPlan) -> Mapping[str, Sequence[_Cost]]:
    found: dict[str, list[_Cost]] = defaultdict(list)
    for number, section in enumerate(plan.sections):
        if isinstance(section, BudgetSection):
            behind = digits(section)
            for line, route in _lines(section, ("sections", number)):
                for name in own_activities(plan, line):
                    found[name].append(_Cost(section, behind, line, route))
    return found


def _lines(held: BudgetSection | BudgetGroup, route: Route) -> Iterator[tuple[BudgetLine, Route]]:
    for number, entry in enumerate(held.lines):
        here = (*route, "lines", number)
        if isinstance(entry, BudgetGroup):
            yield from _lines(entry, here)
        else:
            yield entry, here


_FACTS: Mapping[str, Callable[[_Shown, Activity, Route], Inlines]] = MappingProxyType(
    {
        "when": _time,
        "condition": _condition,
        "implementers": _implementers,
        "partners": _partners,
        "actions": _actions,
        "outputs": _outputs,
        "budget": _budget,
    }
)
"""What can be shown of an activity, by the words of `show:`."""
