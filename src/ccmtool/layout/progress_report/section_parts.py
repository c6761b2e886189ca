"""The parts of a section of a progress report, in the order that the report asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from ccmtool.corpus.entry import Entry
from ccmtool.corpus.reporting import Covered, Drawn, Plans, drawn
from ccmtool.corpus.schedule import Planned
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Inlines,
    Item,
    List,
    Section,
    Table,
    Text,
)
from ccmtool.doctree.rebuild import words
from ccmtool.language import Phrases
from ccmtool.layout.cells import joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor
from ccmtool.layout.parts import Part, asked_and_written
from ccmtool.layout.progress_report.observations import lay_out_observations
from ccmtool.layout.prompts import unwritten
from ccmtool.layout.sentences import labelled
from ccmtool.layout.times import explain_when, with_condition
from ccmtool.model.base import Route
from ccmtool.model.progress_report import (
    USUAL_PARTS,
    PartedSection,
    ProgressReport,
)
from ccmtool.model.times import When
from ccmtool.model.work_plan import Activity, TimelineEntry, WorkPlan


def lay_out_parts(
    desk: Desk,
    report: ProgressReport,
    section: PartedSection,
    covered: list[Covered],
    plans: Plans,
    route: Route,
) -> Blocks:
    """The parts in order. What is drawn from plans, and stands together, goes plan by plan."""
    blocks: list[Block] = []
    found = drawn(desk.corpus, report, section, plans)
    parts = _parts(desk, report, section, route)
    for is_drawn, run in groupby(parts, lambda part: part.name in ("activities", "outputs")):
        if is_drawn:
            wanted = list(run)
            blocks += [
                b for plan in found for p in wanted for b in _drawn(desk, section, plan, p, route)
            ]
            continue
        for part in run:
            if part.name == "observations":
                blocks += _observed(desk, section, covered, part, route)
            elif part.name == "other":
                blocks += _other(desk, section, part, route)
            else:
                blocks.append(_text(desk, section, part, route))
    return tuple(blocks)


def _parts(
    desk: Desk, report: ProgressReport, section: PartedSection, route: Route
) -> Iterator[Part]:
    """Those of the section, else of the report; and after them what is written all the same."""
    place: Route = (*route, "parts") if section.parts else ("parts",)
    return asked_and_written(
        desk,
        section.parts or report.parts,
        place,
        USUAL_PARTS,
        lambda name: bool(getattr(section, name, None)),
    )


_TITLES: Mapping[str, Callable[[Phrases], str]] = MappingProxyType(
    {
        "activities": lambda phrases: phrases.activities,
        "outputs": lambda phrases: phrases.outputs,
        "observations": lambda phrases: phrases.indicators,
        "status": lambda phrases: phrases.status,
        "progress": lambda phrases: phrases.progress,
        "challenges": lambda phrases: phrases.challenges,
        "discussion": lambda phrases: phrases.questions,
        "conclusions": lambda phrases: phrases.conclusions,
    }
)


def _title(desk: Desk, part: Part) -> Inlines:
    return part.title or (Text(_TITLES[part.name](desk.phrases)),)


def _text(desk: Desk, section: PartedSection, part: Part, route: Route) -> Section:
    title = _title(desk, part)
    text = desk.field_blocks(section, part.name, route)
    return Section(title, text or unwritten(desk, words(title), route), label=part.label)


def _other(desk: Desk, section: PartedSection, part: Part, route: Route) -> Blocks:
    blocks = []
    for number, other in enumerate(section.other):
        place = (*route, "other", number)
        title = desk.field_inlines(other, "title", place)
        text = desk.field_blocks(other, "text", place)
        laid = text or unwritten(desk, words(title), place)
        blocks.append(Section(title, laid, anchor=anchor(other)))
    return tuple(part.headed(tuple(blocks))) if blocks else ()


def _observed(
    desk: Desk, section: PartedSection, covered: list[Covered], part: Part, route: Route
) -> Blocks:
    table = lay_out_observations(desk, section, covered, route)
    return (Section(_title(desk, part), (table,), label=part.label),) if table else ()


# --- drawn from the plans --------------------------------------------------------------------


def _drawn(
    desk: Desk, section: PartedSection, plan: Drawn, part: Part, route: Route
) -> Iterator[Section]:
    if part.name == "activities":
        table = _activities(desk, section, plan, route)
        yield Section(_title(desk, part), (table,), label=part.label)
    else:
        outputs = _outputs(desk, plan)
        if outputs:
            yield Section(_title(desk, part), outputs, label=part.label)


def _activities(desk: Desk, section: PartedSection, plan: Drawn, route: Route) -> Table:
    phrases, entry = desk.phrases, plan.plan
    head = ((Text(phrases.activity),), (Text(phrases.when),), (Text(phrases.status),))
    rows = tuple(
        (
            _named(desk, found, entry),
            _time(desk, found, route),
            _status(desk, section, found, route),
        )
        for found in plan.activities
    )
    title = entry.document.cover.title if entry.document and entry.document.cover else None
    return Table(head, rows, desk.inlines(title, ("cover", "title"), entry))


def _named(desk: Desk, found: Planned, entry: Entry) -> Inlines:
    field = "title" if found.activity.title else "text"
    words = desk.field_inlines(found.activity, field, found.route, entry)
    return labelled(found.label, words)


def _time(desk: Desk, found: Planned, route: Route) -> Inlines:
    """The time of the activity; else that of the timeline entries that name it."""
    times: list[Inlines] = []
    for timed in [found.activity] if found.activity.when else found.entries:
        if timed.when:
            times.append(_explained(desk, timed, timed.when, found))
    return joined(times) or desk.prompt(desk.phrases.unwritten_time, route)


def _explained(desk: Desk, timed: Activity | TimelineEntry, when: When, found: Planned) -> Inlines:
    if timed.doubts("when"):
        words = desk.provisional(explain_when(desk, when), found.route, found.plan)
        return with_condition(desk, words, timed, found.route, found.plan)
    condition = desk.field_inlines(timed, "condition", found.route, found.plan)
    return explain_when(desk, when, condition)


def _status(desk: Desk, section: PartedSection, found: Planned, route: Route) -> Inlines:
    name = f"{found.plan.document.id if found.plan.document else ''}/{found.activity.id}"
    for number, reported in enumerate(section.activities):
        if reported.activity == name and reported.status:
            return desk.field_inlines(reported, "status", (*route, "activities", number))
    return desk.prompt(desk.phrases.unwritten_status, route)


def _outputs(desk: Desk, drawn: Drawn) -> Blocks:
    entry, plan = drawn.plan, drawn.plan.model
    assert isinstance(plan, WorkPlan)
    items = []
    for output in plan.outputs():
        if output.id in drawn.outputs:
            route = entry.members["output"][output.id].route
            blocks = desk.field_blocks(output, "text", route, entry)
            items.append(Item(entry.labels.get(route, ""), blocks))
    return (List(tuple(items)),) if items else ()
