"""A progress report on an action plan, to a meeting."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Discriminator, Field, Tag

from ccmtool.model.base import (
    ActionRef,
    ActivityRef,
    ArticleRef,
    Date,
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
from ccmtool.model.labels import Labels, Series
from ccmtool.model.observations import Observation
from ccmtool.model.parts import Parts, TitledPart
from ccmtool.model.shared import DocumentModel, Entry
from ccmtool.model.times import PeriodField

# --- the parts of a section ------------------------------------------------------------------

PartName = Literal[
    "activities",
    "outputs",
    "observations",
    "status",
    "progress",
    "challenges",
    "discussion",
    "conclusions",
    "other",
]


class ReportPart(TitledPart):
    """A part of a section, with a label or a heading of its own."""

    part: PartName
    """Which part."""


USUAL_PARTS: tuple[PartName, ...] = get_args(PartName)
"""The parts of a section in a report that says nothing about them."""


class ReportedActivity(Doubtful):
    """How far an activity of a work plan has come."""

    activity: ActivityRef
    """The activity: `PLAN/ID`."""
    status: Line | None = None
    """Such as `carried out`, `under way`, `postponed`; left out, a draft asks for it."""


class OtherText(Doubtful):
    """A text under a heading that no part provides."""

    id: Id | None = None
    """An id, if something links to the text."""
    title: Line
    """The heading."""
    text: Prose | None = None
    """The text. Left out, a draft asks for it."""


# --- sections --------------------------------------------------------------------------------


class _Section(Doubtful):
    id: Id
    """A short, stable word."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""


class _PartedSection(_Section):
    title: Line | None = None
    """The heading, where it is not the title of what the section is about."""
    parts: Parts[PartName, ReportPart] = ()
    """The parts of this section in order, where they are not those of the report."""
    actions: OneOrMore[ActionRef] = ()
    """The actions reported on, `lap/38..42`, where they are not those that the register gives."""
    activities: tuple[ReportedActivity, ...] = ()
    """The status of planned activities; those not listed are drawn from the plans all the same."""
    observations: tuple[Observation, ...] = ()
    """What was observed of the indicators; those registered for the actions and not listed
    print as a prompt."""
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
    other: tuple[OtherText, ...] = ()
    """Texts under headings of their own."""


class ThemeSection(_PartedSection):
    """The report on one theme. What is left out prints as a prompt in drafts."""

    section: Literal["theme"] = "theme"
    """What the section is: `theme`, which may be left out."""
    theme: ThemeRef
    """The id of the theme; its actions, its coordinators and its work plan are drawn from it."""


class ArticleSection(_PartedSection):
    """The report on one article of a treaty. What is left out prints as a prompt in drafts."""

    section: Literal["article"]
    """What the section is: `article`."""
    article: ArticleRef
    """The article: `ccm/6`. The actions, coordinators and work plans are those of the themes
    that the register has about the article."""


class ActionSection(_PartedSection):
    """The report on some actions. What is left out prints as a prompt in drafts."""

    section: Literal["action"]
    """What the section is: `action`."""
    actions: OneOrMore[ActionRef]
    """The actions reported on: `lap/38..39`, or several. The activities drawn from the plans are
    those that serve one of them."""


class FreeSection(_Section):
    """A section of running text."""

    section: Literal["text"]
    """What the section is: `text`."""
    title: Line
    """The heading."""
    labels: Labels = ()
    """The first label of each level below the heading, outermost first."""
    body: tuple[Entry, ...] = ()
    """The text in order: `prose:`, `heading:` and items with their children."""


PartedSection = ThemeSection | ArticleSection | ActionSection
"""A section that is made of parts."""


def _section_kind(value: Any) -> str:
    """The kind a section says it is. The `@` keeps it apart from the key `theme` or `article`."""
    return f"@{value.get('section', 'theme')}" if isinstance(value, dict) else "@theme"


ReportSection = Annotated[
    Annotated[ThemeSection, Tag("@theme")]
    | Annotated[ArticleSection, Tag("@article")]
    | Annotated[ActionSection, Tag("@action")]
    | Annotated[FreeSection, Tag("@text")],
    Discriminator(_section_kind),
]


class ProgressReport(DocumentModel):
    """A report on the implementation of an action plan: by theme, by article, by action."""

    usual_paragraphs: ClassVar[Series] = Series(style="number", after=".")
    answers_to_item: ClassVar[bool] = True

    kind: Literal["progress-report"]
    """What the file is."""
    meeting: MeetingRef
    """The meeting that the report is submitted to."""
    action_plan: PlanRef
    """The action plan reported on."""
    reporting_period: PeriodField | None = None
    """The period reported on; seldom a calendar year. Left out, a draft asks for it."""
    as_of: Date | None = None
    """The day on which the facts stand as reported; it prints in the introduction."""
    work_plans: OneOrMore[WorkPlanRef] = ()
    """The ids of the work plans that activities and outputs are drawn from;
    each stands in the section of its theme."""
    parts: Parts[PartName, ReportPart] = ()
    """The parts of each section in order, each a word or, under another heading than the usual
    one, `{part: status, title: State of implementation}`. Left out: activities, outputs,
    observations, status, progress, challenges, discussion, conclusions, other.
    What is written in a part that is not listed prints after those that are."""
    introduction: Prose | None = None
    """Purpose, method, and what the report does not replace."""
    sections: Annotated[tuple[ReportSection, ...], Field(max_length=500)] = ()
    """The sections in order: themes, articles, actions (`section: action`), running text."""
