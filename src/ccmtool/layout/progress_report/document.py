"""A progress report: what the plans say, and room for what nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.lookups import holders
from ccmtool.corpus.provisions import provision_at
from ccmtool.corpus.reporting import Covered, Plans, actions_of, plans_of, themes_of
from ccmtool.corpus.wording import say_day
from ccmtool.doctree.nodes import (
    Blocks,
    Fields,
    Inlines,
    Section,
    Text,
)
from ccmtool.layout.cells import joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor, item_body, lay_out_entries
from ccmtool.layout.progress_report.section_parts import lay_out_parts
from ccmtool.layout.prompts import unwritten
from ccmtool.layout.sentences import after_comma, capitalised, titled
from ccmtool.layout.times import explain_when
from ccmtool.model.base import Route
from ccmtool.model.progress_report import (
    ActionSection,
    ArticleSection,
    FreeSection,
    PartedSection,
    ProgressReport,
)
from ccmtool.prose import plain

Row = tuple[Inlines, Inlines]


def lay_out(desk: Desk, report: ProgressReport) -> Blocks:
    """The introduction and the sections."""
    plans = plans_of(desk.corpus, report)
    sections = tuple(
        _section(desk, report, section, plans, ("sections", number))
        for number, section in enumerate(report.sections)
    )
    return (_introduction(desk, report), *sections)


def _introduction(desk: Desk, report: ProgressReport) -> Section:
    title = desk.phrases.introduction
    text = desk.field_blocks(report, "introduction", ())
    return Section(
        (Text(title),),
        (Fields(tuple(_frame(desk, report))), *(text or unwritten(desk, title, ()))),
        anchor="introduction",
    )


def _frame(desk: Desk, report: ProgressReport) -> Iterator[Row]:
    """The plan, the meeting and the times that the report stands in."""
    phrases = desk.phrases
    plan = desk.reference("action-plan", report.action_plan, ("action-plan",))
    yield _fact(desk, report, "action-plan", phrases.action_plan, plan)
    yield _fact(desk, report, "meeting", phrases.meeting, _meeting(desk, report))
    period = (
        explain_when(desk, report.reporting_period)
        if report.reporting_period
        else desk.prompt(phrases.unwritten_period, ())
    )
    yield _fact(desk, report, "reporting-period", phrases.reporting_period, period)
    if report.as_of:
        day: Inlines = (Text(say_day(report.as_of, report.language)),)
        yield _fact(desk, report, "as-of", phrases.as_of, day)


def _meeting(desk: Desk, report: ProgressReport) -> Inlines:
    name = desk.reference("meeting", report.meeting, ("meeting",))
    known = desk.corpus.registered["meetings"].get(report.meeting)
    if known and known.value.periods():
        dates = desk.reference("meeting", f"{report.meeting}/dates", ("meeting",))
        return (*name, *after_comma(desk.phrases, dates))
    return name


def _fact(desk: Desk, report: ProgressReport, field: str, name: str, nodes: Inlines) -> Row:
    return (Text(name),), desk.from_field(nodes, report, field, ())


# --- sections --------------------------------------------------------------------------------


def _section(
    desk: Desk,
    report: ProgressReport,
    section: PartedSection | FreeSection,
    plans: Plans,
    route: Route,
) -> Section:
    if isinstance(section, FreeSection):
        title = desk.field_inlines(section, "title", route)
        body = lay_out_entries(desk, section.body, (*route, "body"), desk.entry, item_body)
        words = plain(section.title)
        blocks = body or unwritten(desk, words, route)
    else:
        covered = actions_of(desk.corpus, report, section)
        title = desk.field_inlines(section, "title", route) or _title(desk, section, covered, route)
        rows = tuple(_facts(desk, report, section, covered, route))
        parts = lay_out_parts(desk, report, section, covered, plans, route)
        blocks = (*((Fields(rows),) if rows else ()), *parts)
    label = desk.entry.labels.get(route, "")
    return Section(title, blocks, label=label, anchor=anchor(section))


def _title(desk: Desk, section: PartedSection, covered: list[Covered], route: Route) -> Inlines:
    if isinstance(section, ActionSection):
        return _actions(desk, section, covered, route)
    if isinstance(section, ArticleSection):
        return _article(desk, section, route)
    return desk.reference("theme", section.theme, (*route, "theme"))


def _article(desk: Desk, section: ArticleSection, route: Route) -> Inlines:
    """`Article 6: International cooperation`, as the register of instruments has it."""
    name = desk.reference("article", section.article, (*route, "article"))
    member = provision_at(desk.corpus, "article", section.article)
    if member is None:
        return name
    title = desk.field_inlines(member.value, "title", member.route, member.entry)
    named = capitalised(name)
    return titled(desk.phrases, named, title) if title else named


def _facts(
    desk: Desk,
    report: ProgressReport,
    section: PartedSection,
    covered: list[Covered],
    route: Route,
) -> Iterator[Row]:
    actions = _actions(desk, section, covered, route)
    # A section without a title of its own is called after its actions.
    if actions and (section.title or not isinstance(section, ActionSection)):
        yield (Text(desk.phrases.actions),), actions
    coordinators = _coordinators(desk, report, section, route)
    if coordinators:
        yield (Text(desk.phrases.coordinators),), coordinators


def _subject(section: PartedSection, route: Route) -> Route:
    """Where a section says what it is about."""
    return (*route, "actions" if isinstance(section, ActionSection) else section.section)


def _actions(desk: Desk, section: PartedSection, covered: list[Covered], route: Route) -> Inlines:
    """The actions, as the section or the register groups them."""
    named: list[Inlines] = []
    for one in covered:
        place = one.route if one.entry else (*route, *one.route)
        words = desk.reference("action", one.target, _subject(section, route))
        named.append(desk.provisional(words, place, one.entry, doubtful=one.doubtful))
    return joined(named)


def _coordinators(
    desk: Desk, report: ProgressReport, section: PartedSection, route: Route
) -> Inlines:
    named: list[Inlines] = []
    registered = desk.corpus.registered
    themes = [registered["themes"].get(n) for n in themes_of(desk.corpus, report, section)]
    roles = [theme.value.coordinators for theme in themes if theme]
    known = list(dict.fromkeys(role for role in roles if role in registered["parties"]))
    for role in known:
        words = _holders(desk, role, _subject(section, route))
        if len(known) > 1:
            name = desk.reference("party", role, _subject(section, route))
            words = titled(desk.phrases, name, words)
        named.append(words)
    return joined(named)


def _holders(desk: Desk, name: str, route: Route) -> Inlines:
    role = desk.corpus.registered["parties"][name]
    found = holders(desk.corpus, desk.entry, role)
    if found is None:
        about = (Text(plain(role.value.name.within(desk.language))),)
        return desk.prompt(desk.phrases.unwritten_holders, route, about)
    place = (*role.route, "holders")
    return desk.provisional(desk.said(found.text), place, role.entry, doubtful=found.provisional)
