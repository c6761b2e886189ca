"""What a section of a progress report is about: which themes, actions, activities, indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.lookups import action_numbers
from ccmtool.corpus.schedule import Planned, planned
from ccmtool.model.base import Route
from ccmtool.model.progress_report import (
    ActionSection,
    ArticleSection,
    FreeSection,
    PartedSection,
    ProgressReport,
    ReportedActivity,
    ThemeSection,
)
from ccmtool.model.registers import ActionPlan, ThemeActions
from ccmtool.model.work_plan import WorkPlan


@dataclass(frozen=True, slots=True)
class Covered:
    """Actions that a section is about: `lap/38..42`, with the place that says so.

    `entry` is None where that is the section itself.
    """

    target: str
    route: Route
    entry: Entry | None
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a section draws from a work plan."""

    plan: Entry
    activities: tuple[Planned, ...]
    outputs: tuple[str, ...]


def themes_of(corpus: Corpus, report: ProgressReport, section: PartedSection) -> tuple[str, ...]:
    """The ids of the themes that a section is about."""
    if isinstance(section, ThemeSection):
        return (section.theme,)
    if isinstance(section, ArticleSection):
        return tuple(
            name
            for name, member in corpus.registered["themes"].items()
            if section.article in member.value.articles
        )
    groups = (group for _, _, group in _groups(corpus, report))
    found = (
        group.theme
        for group in groups
        if group.theme and _shared(f"{report.action_plan}/{group.actions}", section.actions)
    )
    return tuple(dict.fromkeys(found))


def actions_of(corpus: Corpus, report: ProgressReport, section: PartedSection) -> list[Covered]:
    """The actions that a section is about: its own, else those the register has for its themes."""
    if section.actions:
        doubtful = section.doubts("actions")
        return [Covered(target, ("actions",), None, doubtful) for target in section.actions]
    themes = themes_of(corpus, report, section)
    found = []
    for member, route, group in _groups(corpus, report):
        target = f"{report.action_plan}/{group.actions}"
        if group.theme in themes and action_numbers(target):
            found.append(Covered(target, route, member.entry, group.doubts("actions")))
    # The plan may treat two themes of an article together.
    return list({one.target: one for one in reversed(found)}.values())[::-1]


def _groups(corpus: Corpus, report: ProgressReport) -> Iterator[tuple[Member, Route, ThemeActions]]:
    member = corpus.registered["action-plans"].get(report.action_plan)
    if member:
        plan: ActionPlan = member.value
        for number, group in enumerate(plan.groups):
            yield member, (*member.route, "groups", number), group


Plans = Mapping[str, tuple[Entry, tuple[Planned, ...]]]
"""The work plans that a report draws from, by id, with what each has planned."""


def plans_of(corpus: Corpus, report: ProgressReport) -> Plans:
    """Those that the report names, and those of the activities that it reports on."""
    parted = [one for one in report.sections if not isinstance(one, FreeSection)]
    reported = (_plan_of(one) for section in parted for one in section.activities)
    entries = {name: corpus.documents.get(name) for name in [*report.work_plans, *reported]}
    return {
        str(name): (entry, planned(entry))
        for name, entry in entries.items()
        if entry and isinstance(entry.model, WorkPlan)
    }


def _plan_of(reported: ReportedActivity) -> str:
    return str(reported.activity).rpartition("/")[0]


def drawn(
    corpus: Corpus, report: ProgressReport, section: PartedSection, plans: Plans
) -> list[Drawn]:
    """The activities and outputs of the plans that belong to a section.

    Those that the section reports on belong to it, whatever their plan.
    """
    reported = {str(one.activity) for one in section.activities}
    further = map(_plan_of, section.activities)
    themes = themes_of(corpus, report, section)
    found = []
    for name in dict.fromkeys([*report.work_plans, *further]):
        if name not in plans:
            continue
        entry, activities = plans[name]
        plan = entry.model
        assert isinstance(plan, WorkPlan)
        whole = (
            not isinstance(section, ActionSection)
            and name in report.work_plans
            and plan.theme in themes
        )
        chosen = tuple(
            one
            for one in activities
            if whole
            or f"{name}/{one.activity.id}" in reported
            or (isinstance(section, ActionSection) and _serves(report, one, section))
        )
        outputs = [output.id for output in plan.outputs()]
        if not whole:
            named = {str(out) for one in chosen for out in one.activity.outputs or ()}
            outputs = [one for one in outputs if {one, f"{plan.id}/{one}"} & named]
        if whole or chosen:
            found.append(Drawn(entry, chosen, tuple(outputs)))
    return found


def _serves(report: ProgressReport, found: Planned, section: ActionSection) -> bool:
    plan = found.plan.model
    assert isinstance(plan, WorkPlan)
    listed = plan.id in report.work_plans
    return listed and any(_shared(target, section.actions) for target in found.activity.actions)


def _shared(target: str, others: tuple[str, ...]) -> bool:
    """Whether some action is among both; equal numbers of two plans are two actions."""
    numbers = action_numbers(target)
    return numbers is not None and any(
        numbers[0] == other[0] and numbers[1] <= other[2] and other[1] <= numbers[2]
        for other in map(action_numbers, others)
        if other
    )


def indicators_of(corpus: Corpus, covered: list[Covered]) -> tuple[str, ...]:
    """The registered indicators for actions: `lap/ID`."""
    targets = tuple(one.target for one in covered)
    return tuple(
        f"{name}/{indicator.id}"
        for name, member in corpus.registered["action-plans"].items()
        for indicator in member.value.indicators
        if indicator.actions and _shared(f"{name}/{indicator.actions}", targets)
    )
