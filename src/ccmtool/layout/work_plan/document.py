"""A work plan: its sections in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any

from ccmtool.corpus.entry import Entry
from ccmtool.corpus.times import say_when
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Fields,
    Item,
    List,
    Paragraph,
    Section,
    Text,
)
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor, item_body, lay_out_entries, lay_out_placed
from ccmtool.layout.parties import party
from ccmtool.layout.times import stated_time, with_condition
from ccmtool.layout.work_plan.activities import lay_out_activities
from ccmtool.layout.work_plan.budget import lay_out_budget
from ccmtool.model.base import Route
from ccmtool.model.shared import HeadingEntry, Placed, placed
from ccmtool.model.work_plan import (
    ActivitiesSection,
    BudgetSection,
    TimelineEntry,
    TimelineSection,
    WorkPlan,
)


def lay_out(desk: Desk, plan: WorkPlan) -> Blocks:
    """The sections in order."""
    return tuple(
        _section(desk, plan, section, ("sections", number))
        for number, section in enumerate(plan.sections)
    )


def _section(desk: Desk, plan: WorkPlan, section: Any, route: Route) -> Section:
    body = desk.field_blocks(section, "text", route)
    return Section(
        desk.field_inlines(section, "title", route),
        (*body, *_entries(desk, plan, section, (*route, "items")), *_costs(desk, section, route)),
        label=desk.entry.labels.get(route, ""),
        anchor=_anchor(plan, section),
    )


def _costs(desk: Desk, section: Any, route: Route) -> Blocks:
    return lay_out_budget(desk, section, route) if isinstance(section, BudgetSection) else ()


def _anchor(plan: WorkPlan, section: Any) -> str:
    """From the id, else from the kind of section; none for a second one of a kind without id."""
    first = next(other for other in plan.sections if other.section == section.section)
    return anchor(section) or (f"section-{section.section}" if first is section else "")


def _entries(desk: Desk, plan: WorkPlan, section: Any, route: Route) -> Blocks:
    if isinstance(section, ActivitiesSection):
        return lay_out_activities(desk, plan, section, route)
    own_headings = any(isinstance(item, HeadingEntry) for item in section.items)
    if isinstance(section, TimelineSection) and not own_headings:
        return _by_time(desk, section, route)
    body = _BODIES.get(section.section, item_body)
    return lay_out_entries(desk, section.items, route, desk.entry, body)


def _by_time(desk: Desk, section: TimelineSection, route: Route) -> Blocks:
    """Entries of one time that follow one another stand under its name."""
    blocks: list[Block] = []
    for time, group in groupby(placed(section.items, route), lambda pair: _time(desk, pair[0])):
        entries = list(group)
        blocks += [_timed(desk, entries)] if time else _untimed(desk, entries)
    return tuple(blocks)


def _timed(desk: Desk, entries: list[Placed]) -> Section:
    doubtful = [placed for placed in entries if placed[0].doubts("when", "condition")]
    entry, route = (doubtful or entries)[0]
    title = with_condition(desk, stated_time(desk, entry, route), entry, route)
    return Section(title, (List(tuple(_entry(desk, *placed) for placed in entries)),))


def _untimed(desk: Desk, entries: list[Placed]) -> Blocks:
    return lay_out_placed(desk, entries, desk.entry, item_body)


def _time(desk: Desk, item: Any) -> tuple[str, ...]:
    """What entries that stand under one heading have in common; nothing for what has no time."""
    if not isinstance(item, TimelineEntry):
        return ()
    return say_when(desk.corpus, desk.entry, item.when), item.condition or ""


def _entry(desk: Desk, entry: TimelineEntry, route: Route) -> Item:
    return Item(desk.entry.labels.get(route, ""), desk.field_blocks(entry, "text", route))


def _text(desk: Desk, item: Any, route: Route, entry: Entry) -> Blocks:
    return desk.field_blocks(item, "text", route, entry)


def _output(desk: Desk, item: Any, route: Route, entry: Entry) -> Blocks:
    """The text, and by what it is measured."""
    rows = tuple(
        ((Text(getattr(desk.phrases, field)),), desk.field_inlines(item, field, route, entry))
        for field in ("indicator", "baseline", "target")
        if getattr(item, field)
    )
    text = _text(desk, item, route, entry)
    return (*text, Fields(rows)) if rows else text


def _implementer(desk: Desk, item: Any, route: Route, entry: Entry) -> Blocks:
    if getattr(item, "text", None):
        return (Paragraph(desk.field_inlines(item, "text", route, entry)),)
    return (Paragraph(party(desk, item, route)),)


_BODIES: Mapping[str, Callable[[Desk, Any, Route, Entry], Blocks]] = MappingProxyType(
    {
        "outputs": _output,
        "implementers": _implementer,
        "timeline": _text,
    }
)
