"""A work plan: activities, outputs, who implements them, and when."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from ccmtool.model.base import (
    ActionRef,
    ActivityRef,
    Doubtful,
    Id,
    Line,
    MeetingRef,
    NoneOrMore,
    OneOrMore,
    OutputRef,
    PartyRef,
    Prose,
    ThemeRef,
)
from ccmtool.model.budget import Budget
from ccmtool.model.involvement import Involved, Involvement, ToBeNamed
from ccmtool.model.labels import Labels
from ccmtool.model.shared import Aside, DocumentModel, TopEntry, entry_kind
from ccmtool.model.times import PeriodField, WhenField


class Activity(Doubtful):
    """Something that the plan undertakes to do."""

    id: Id
    """A short, stable word, unique among the activities of the plan."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    title: Line | None = None
    """The title, where it has one."""
    text: Prose
    """What is to be done; it prints even where there is a title."""
    when: WhenField | None = None
    """When: a quarter, dates, `during im-2025`, `on-request`; left out where the plan is silent."""
    condition: Line | None = None
    """What the activity is subject to, in words: `subject to the availability of funds`."""
    outputs: NoneOrMore[OutputRef] | None = None
    """The ids of the outputs it leads to, or `none`; left out where the plan does not say.
    Never inferred from equal labels."""
    actions: OneOrMore[ActionRef] = ()
    """The actions of an action plan that it serves: `lap/38..42`."""
    implementers: OneOrMore[Involved] = ()
    """Who carries it out, by id of the party, or with `party:` or `to-be-named:` and more."""
    partners: OneOrMore[Involved] = ()
    """With whom, in the same way."""


class Output(Doubtful):
    """What an activity is to lead to."""

    id: Id
    """A short, stable word, unique among the outputs of the plan."""
    type: Literal["output", "outcome"] = "output"
    """`output` for something made, `outcome` for a change."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    text: Prose
    """What it is."""
    indicator: Line | None = None
    """By what it is measured."""
    baseline: Line | None = None
    """What the indicator is at the outset."""
    target: Line | None = None
    """What the indicator is to be in the end."""


class Implementer(Involvement):
    """Who carries the plan out."""

    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    text: Line | None = None
    """The words to print for it; left out, the name of the party and the rest are printed."""


class UnnamedImplementer(ToBeNamed):
    """Who is to carry the plan out, and has not been named yet."""

    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""


class TimelineEntry(Doubtful):
    """Something that the plan's timeline announces."""

    when: WhenField
    """When; entries of one time stand together under its name."""
    condition: Line | None = None
    """What it is subject to, in words; prints in brackets after the time."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    text: Prose
    """What takes place."""
    activities: OneOrMore[ActivityRef] = ()
    """The ids of the activities that it belongs to, where the text says so."""
    meeting: MeetingRef | None = None
    """The meeting that it is about, where the text says so."""


class _Section(Doubtful):
    id: Id | None = None
    """An id, if something links to the section."""
    title: Line
    """The heading."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    labels: Labels = ()
    """The first label of each level below the heading, outermost first."""
    text: Prose | None = None
    """Text under the heading, before the list."""


class TextSection(_Section):
    """A section of running text."""

    section: Literal["background", "objectives", "monitoring", "other"]
    """What the section is."""
    items: tuple[TopEntry, ...] = ()
    """Further entries: items, `prose:`, `heading:`."""


class BudgetSection(Budget, _Section):
    """What the plan costs: in words, line by line, or both."""

    section: Literal["budget"]
    """What the section is."""
    items: tuple[TopEntry, ...] = ()
    """Further entries: items, `prose:`, `heading:`."""


class ActivitiesSection(_Section):
    """The activities."""

    section: Literal["activities"]
    """What the section is."""
    show: OneOrMore[
        Literal["when", "condition", "implementers", "partners", "actions", "outputs", "budget"]
    ] = ()
    """What prints of each activity besides its title and text, in this order; `budget` is the
    lines of the budget that name it. Left out, nothing does."""
    layout: Literal["list", "table"] = "list"
    """Whether the activities print as a list or as a table, with a column for each word
    of `show`."""
    items: tuple[
        Annotated[Annotated[Activity, Tag("@item")] | Aside, Discriminator(entry_kind)], ...
    ] = ()
    """The activities in order; between them `prose:` or `heading:`."""


class OutputsSection(_Section):
    """The expected outputs."""

    section: Literal["outputs"]
    """What the section is."""
    items: tuple[
        Annotated[Annotated[Output, Tag("@item")] | Aside, Discriminator(entry_kind)], ...
    ] = ()
    """The outputs in order; between them `prose:` or `heading:`."""


def _implementer_kind(value: Any) -> str:
    unnamed = isinstance(value, dict) and "to-be-named" in value
    return "@to-be-named" if unnamed else entry_kind(value)


class ImplementersSection(_Section):
    """Who carries the plan out."""

    section: Literal["implementers"]
    """What the section is."""
    items: tuple[
        Annotated[
            Annotated[Implementer, Tag("@item")]
            | Annotated[UnnamedImplementer, Tag("@to-be-named")]
            | Aside,
            Discriminator(_implementer_kind),
        ],
        ...,
    ] = ()
    """The implementers in order; between them `prose:` or `heading:`."""


class TimelineSection(_Section):
    """The timeline of the plan."""

    section: Literal["timeline"]
    """What the section is."""
    items: tuple[
        Annotated[Annotated[TimelineEntry, Tag("@item")] | Aside, Discriminator(entry_kind)], ...
    ] = ()
    """The entries in order. Their times print as headings, unless the list has `heading:`."""


Section = Annotated[
    TextSection
    | ActivitiesSection
    | OutputsSection
    | BudgetSection
    | ImplementersSection
    | TimelineSection,
    Field(discriminator="section"),
]


class WorkPlan(DocumentModel):
    """What coordinators plan to do in their term."""

    kind: Literal["work-plan"]
    """What the file is."""
    theme: ThemeRef | None = None
    """The theme of the plan, by which a progress report finds it."""
    coordinators: PartyRef | None = None
    """Whose plan it is, by id of the party."""
    period: PeriodField
    """The years, or other period, that the plan covers: `2024..2025`."""
    until: MeetingRef | None = None
    """The meeting up to which the plan runs, where it says so."""
    actions: OneOrMore[ActionRef] = ()
    """The actions of an action plan that the plan claims: `lap/38..42`."""
    sections: tuple[Section, ...] = ()
    """The sections in order; the same kind of section may come more than once."""

    def activities(self) -> tuple[Activity, ...]:
        """Every activity of the plan, in order."""
        return tuple(item for s in self.sections for item in s.items if isinstance(item, Activity))

    def outputs(self) -> tuple[Output, ...]:
        """Every output of the plan, in order."""
        return tuple(item for s in self.sections for item in s.items if isinstance(item, Output))

    def timeline(self) -> tuple[TimelineEntry, ...]:
        """Every entry of the plan's timeline, in order."""
        return tuple(
            item for s in self.sections for item in s.items if isinstance(item, TimelineEntry)
        )
