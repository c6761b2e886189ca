"""A progress report: per theme what the plans say, and room for what nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.corpus import Entry, Member
from ccmtool.corpus.lookups import action_numbers, holders
from ccmtool.corpus.schedule import Planned, planned
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Break,
    CoverLine,
    Document,
    Fields,
    Inline,
    Inlines,
    Item,
    List,
    Paragraph,
    Section,
    Table,
    Text,
)
from ccmtool.layout.desk import Desk, cover
from ccmtool.layout.entries import anchor
from ccmtool.layout.times import explain_when
from ccmtool.model.base import Route
from ccmtool.model.progress_report import ProgressReport, ThemeSection
from ccmtool.model.registers import ActionPlan
from ccmtool.model.work_plan import WorkPlan
from ccmtool.prose import plain

Row = tuple[Inlines, Inlines]


def lay_out(desk: Desk, report: ProgressReport) -> Document:
    """The cover, the introduction, and a section for each theme."""
    sections = tuple(
        _theme(desk, report, section, ("sections", number))
        for number, section in enumerate(report.sections)
    )
    return Document(
        report.id,
        report.kind,
        report.language,
        tuple(_cover(desk, report)),
        (_introduction(desk, report), *sections),
        desk.close_notes(),
    )


def _cover(desk: Desk, report: ProgressReport) -> Iterator[CoverLine]:
    """The cover as given; the agenda item that the report answers to is asked for."""
    for line in cover(desk):
        if line.role == "title" and not (report.cover and report.cover.agenda_item):
            yield CoverLine("agenda-item", desk.prompt(desk.phrases.unwritten_item, ("cover",)))
        yield line


def _introduction(desk: Desk, report: ProgressReport) -> Section:
    phrases = desk.phrases
    meeting = desk.reference("meeting", report.meeting, ("meeting",))
    known = desk.corpus.registered["meetings"].get(report.meeting)
    if known and known.value.periods():
        dates = desk.reference("meeting", f"{report.meeting}/dates", ("meeting",))
        meeting = (*meeting, Text(", "), *dates)
    rows = (
        _fact(
            desk,
            report,
            "action-plan",
            phrases.action_plan,
            desk.reference("action-plan", report.action_plan, ("action-plan",)),
        ),
        _fact(desk, report, "meeting", phrases.meeting, meeting),
        _fact(
            desk,
            report,
            "reporting-period",
            phrases.reporting_period,
            explain_when(desk, report.reporting_period)
            if report.reporting_period
            else desk.prompt(phrases.unwritten_period, ()),
        ),
    )
    title = phrases.introduction
    text = _numbered(desk.field_blocks(report, "introduction", ()))
    return Section(
        (Text(title),),
        (Fields(rows), *(text or _unwritten(desk, title, ()))),
        anchor="introduction",
    )


def _fact(desk: Desk, report: ProgressReport, field: str, name: str, nodes: Inlines) -> Row:
    return (Text(name),), desk.provisional(nodes, (field,), doubtful=report.doubts(field))


# --- a theme ---------------------------------------------------------------------------------


def _theme(desk: Desk, report: ProgressReport, section: ThemeSection, route: Route) -> Section:
    title = desk.field_inlines(section, "title", route)
    plans = [entry for entry in _plans(desk, report) if _about(entry) == section.theme]
    parts = tuple(_parts(desk, section, plans, route))
    rows = tuple(_facts(desk, report, section, route))
    return Section(
        title or desk.reference("theme", section.theme, (*route, "theme")),
        (*((Fields(rows),) if rows else ()), *parts),
        label=desk.entry.labels.get(route, ""),
        anchor=anchor(section),
    )


def _plans(desk: Desk, report: ProgressReport) -> Iterator[Entry]:
    for name in report.plans:
        entry = desk.corpus.documents.get(name)
        if entry:
            yield entry


def _about(entry: Entry) -> str | None:
    return entry.model.theme if isinstance(entry.model, WorkPlan) else None


def _facts(
    desk: Desk, report: ProgressReport, section: ThemeSection, route: Route
) -> Iterator[Row]:
    actions = _actions(desk, report, section, route)
    if actions:
        yield (Text(desk.phrases.actions),), actions
    coordinators = _coordinators(desk, section, route)
    if coordinators:
        yield (Text(desk.phrases.coordinators),), coordinators


def _actions(desk: Desk, report: ProgressReport, section: ThemeSection, route: Route) -> Inlines:
    """The actions that the action plan has for the theme, as the register groups them."""
    plan = desk.corpus.registered["action-plans"].get(report.action_plan)
    if plan is None:
        return ()
    assert isinstance(plan.value, ActionPlan)
    nodes: list[Inline] = []
    for number, group in enumerate(plan.value.groups):
        target = f"{report.action_plan}/{group.actions}"
        if group.theme == section.theme and action_numbers(target):
            words = desk.reference("action", target, (*route, "theme"))
            place = (*plan.route, "groups", number)
            marked = desk.provisional(words, place, plan.entry, doubtful=group.doubts("actions"))
            nodes += [Break(), *marked] if nodes else marked
    return tuple(nodes)


def _coordinators(desk: Desk, section: ThemeSection, route: Route) -> Inlines:
    theme = desk.corpus.registered["themes"].get(section.theme)
    role: Member | None = None
    if theme and theme.value.coordinators:
        role = desk.corpus.registered["parties"].get(theme.value.coordinators)
    if role is None:
        return ()
    found = holders(desk.corpus, desk.entry, role)
    if found is None:
        name = (Text(plain(role.value.name)),)
        return desk.prompt(desk.phrases.unwritten_holders, (*route, "theme"), name)
    place = (*role.route, "holders")
    return desk.provisional((Text(found.text),), place, role.entry, doubtful=found.provisional)


def _parts(desk: Desk, section: ThemeSection, plans: list[Entry], route: Route) -> Iterator[Block]:
    phrases = desk.phrases
    for entry in plans:
        yield Section((Text(phrases.activities),), (_activities(desk, section, entry, route),))
        outputs = _outputs(desk, entry)
        if outputs:
            yield Section((Text(phrases.outputs),), outputs)
    for field, name in (
        ("status", phrases.status),
        ("progress", phrases.progress),
        ("challenges", phrases.challenges),
        ("discussion", phrases.questions),
        ("conclusions", phrases.conclusions),
    ):
        text = _numbered(desk.field_blocks(section, field, route))
        yield Section((Text(name),), text or _unwritten(desk, name, route))


def _numbered(blocks: Blocks) -> Blocks:
    """Paragraphs of a report are numbered through."""
    return tuple(
        Paragraph(block.children, numbered=True) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def _unwritten(desk: Desk, part: str, route: Route) -> Blocks:
    return (Paragraph(desk.prompt(desk.phrases.unwritten.format(part=part), route), numbered=True),)


def _activities(desk: Desk, section: ThemeSection, entry: Entry, route: Route) -> Table:
    phrases = desk.phrases
    head = ((Text(phrases.activity),), (Text(phrases.time),), (Text(phrases.status),))
    rows = tuple(
        (
            _named(desk, found, entry),
            _time(desk, found, route),
            _status(desk, section, found, route),
        )
        for found in planned(entry)
    )
    title = entry.document.cover.title if entry.document and entry.document.cover else None
    return Table(head, rows, desk.inlines(title, ("cover", "title"), entry))


def _named(desk: Desk, found: Planned, entry: Entry) -> Inlines:
    field = "title" if found.activity.title else "text"
    words = desk.field_inlines(found.activity, field, found.route, entry)
    return (Text(f"{found.label} "), *words) if found.label else words


def _time(desk: Desk, found: Planned, route: Route) -> Inlines:
    """The time of the activity; else that of the timeline entries that name it."""
    nodes: list[Inline] = []
    for timed in [found.activity] if found.activity.when else found.entries:
        if timed.when:
            words = desk.provisional(
                explain_when(desk, timed.when),
                found.route,
                found.plan,
                doubtful=timed.doubts("when"),
            )
            nodes += [Break(), *words] if nodes else words
    return tuple(nodes) or desk.prompt(desk.phrases.unwritten_time, route)


def _status(desk: Desk, section: ThemeSection, found: Planned, route: Route) -> Inlines:
    name = f"{found.plan.document.id if found.plan.document else ''}/{found.activity.id}"
    for number, reported in enumerate(section.activities):
        if reported.activity == name and reported.status:
            return desk.field_inlines(reported, "status", (*route, "activities", number))
    return desk.prompt(desk.phrases.unwritten_status, route)


def _outputs(desk: Desk, entry: Entry) -> Blocks:
    plan = entry.model
    assert isinstance(plan, WorkPlan)
    items = []
    for output in plan.outputs():
        route = entry.members["output"][output.id].route
        blocks = desk.field_blocks(output, "text", route, entry)
        items.append(Item(entry.labels.get(route, ""), blocks))
    return (List(tuple(items)),) if items else ()
