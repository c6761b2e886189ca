"""A progress report on an action plan, to a meeting."""

from __future__ import annotations

from typing import ClassVar, Literal

from ccmtool.model.base import (
    ActivityRef,
    Doubtful,
    Id,
    Line,
    MeetingRef,
    OneOrMore,
    PlanRef,
    Prose,
    ThemeRef,
    WorkPlanRef,
)
from ccmtool.model.labels import Series
from ccmtool.model.shared import DocumentModel
from ccmtool.model.times import PeriodField


class ReportedActivity(Doubtful):
    """How far an activity of a work plan has come."""

    activity: ActivityRef
    """The activity: `PLAN/ID`."""
    status: Line | None = None
    """Such as `carried out`, `under way`, `postponed`; left out, a draft asks for it."""


class ThemeSection(Doubtful):
    """The report on one theme. What is left out prints as a prompt in drafts."""

    id: Id
    """A short, stable word."""
    theme: ThemeRef
    """The id of the theme; its actions, its coordinators and its work plan are drawn from it."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    title: Line | None = None
    """The heading, where it is not the title of the theme."""
    activities: tuple[ReportedActivity, ...] = ()
    """The status of planned activities; those not listed are drawn from the plans all the same."""
    status: Prose | None = None
    """Where implementation stands, as text."""
    progress: Prose | None = None
    """Progress in the reporting period."""
    challenges: Prose | None = None
    """Challenges met."""
    discussion: Prose | None = None
    """Questions for discussion, as text. What is still open in the report itself
    stands under `questions:` of the document."""
    conclusions: Prose | None = None
    """Joint conclusions by the coordinators."""


class ProgressReport(DocumentModel):
    """A report on the implementation of an action plan, theme by theme."""

    usual_paragraphs: ClassVar[Series] = Series(style="number", after=".")

    kind: Literal["progress-report"]
    """What the file is."""
    meeting: MeetingRef
    """The meeting that the report is submitted to."""
    action_plan: PlanRef
    """The action plan reported on."""
    reporting_period: PeriodField | None = None
    """The period reported on; seldom a calendar year. Left out, a draft asks for it."""
    plans: OneOrMore[WorkPlanRef] = ()
    """The ids of the work plans that activities and outputs are drawn from;
    each stands in the section of its theme."""
    introduction: Prose | None = None
    """Purpose, method, and what the report does not replace."""
    sections: tuple[ThemeSection, ...] = ()
    """The themes in order."""
