"""The report of a meeting: what was said and decided under each item of its agenda."""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from ccmtool.model.base import (
    Date,
    DocumentRef,
    Doubtful,
    Id,
    Line,
    MeetingRef,
    OneOrMore,
    PartyRef,
    Prose,
    Ref,
    TextRef,
)
from ccmtool.model.labels import Labels, Series
from ccmtool.model.parts import Parts, TitledPart
from ccmtool.model.shared import DocumentModel, Entry


class AgendaRef(Ref):
    """The id of an agenda of the corpus."""

    scheme = "agenda of"  # not a scheme that could be typed in a link


class AgendaItemRef(Ref):
    """The id of an item of the agenda that a report is about."""

    scheme = "item of the agenda"  # not a scheme that could be typed in a link


class Attendance(Doubtful):
    """Those who took part in one capacity."""

    category: Line
    """What they took part as, in the plural: `States Parties`, `observers`."""
    parties: OneOrMore[PartyRef] = ()
    """Who, by id of the party, in the order of printing. Left out, a draft asks for it."""


class Statement(Doubtful):
    """A statement, or several that nothing more is said about."""

    by: OneOrMore[PartyRef]
    """Who spoke, by id of the party."""
    on_behalf_of: PartyRef | None = None
    """For whom, by id of the party: a group of States, an organisation."""
    document: DocumentRef | None = None
    """The id of the document that the statement was circulated as."""
    text: Prose | None = None
    """What was said. Statements that follow one another without a text print in one sentence."""


class Decision(Doubtful):
    """A decision of the meeting."""

    fresh_labels: ClassVar[bool] = True

    id: Id
    """A short, stable word, unique among the decisions of the report."""
    number: Line | None = None
    """Its number, or its symbol: `4/1`. Where it has no `name` either,
    a draft asks for it."""
    name: Line | None = None
    """What it is called, where that is not `Decision` and its number: `Resolution 4/1`."""
    title: Line | None = None
    """Its title, where it has one."""
    text: Prose | None = None
    """Its words. Left out, a draft asks for them."""
    text_of: OneOrMore[TextRef] = ()
    """Words that stand elsewhere, printed here after `text`: `DOC/ID`, or several."""
    labels: Labels = ()
    """The first label of each series of its paragraphs, outermost first: `["1.", "(a)"]`.
    Those of the report do not reach into it."""
    children: tuple[Entry, ...] = ()
    """Its paragraphs, where they have labels: items, `prose:`, `heading:`, `text-of:`,
    tables (`rows:`)."""
    status: Line | None = None
    """What became of it, where that is to be said: `adopted by consensus`, `deferred`."""
    adopted_on: Date | None = None
    """The day of its adoption."""


class ReportedItem(Doubtful):
    """What was said and decided under an item of the agenda."""

    fresh_labels: ClassVar[bool] = True

    item: AgendaItemRef
    """The id that the item has in the agenda; its label and title print from there."""
    with_: OneOrMore[AgendaItemRef] = ()
    """The ids of further items that were considered together with it;
    under their headings the report says so."""
    text: Prose | None = None
    """The proceedings."""
    statements: tuple[Statement, ...] = ()
    """Who spoke, in the order of printing."""
    outcome: Prose | None = None
    """What the meeting concluded, in words other than those of a decision."""
    decisions: tuple[Decision, ...] = ()
    """The decisions taken under the item."""


PartName = Literal["opening", "attendance", "items", "closing"]

USUAL_PARTS: tuple[PartName, ...] = get_args(PartName)
"""The parts of a report that says nothing about them."""


class MeetingReportPart(TitledPart):
    """A part of the report, with a label or a heading of its own."""

    part: PartName
    """Which part."""


class MeetingReport(DocumentModel):
    """The report of a meeting, in the order of its agenda."""

    usual_paragraphs: ClassVar[Series] = Series(style="number", after=".")

    kind: Literal["meeting-report"]
    """What the file is."""
    meeting: MeetingRef
    """The meeting reported on."""
    agenda: AgendaRef | None = None
    """The id of the agenda that the meeting followed. Left out, it is the current agenda of
    the meeting."""
    as_of: Date | None = None
    """The day on which the facts stand as reported, where that is to be said."""
    parts: Parts[PartName, MeetingReportPart] = ()
    """The parts in order, each a word or, under a heading of its own,
    `{part: items, label: III., title: Consideration of the items of the agenda}`.
    Left out: opening, attendance, items, closing.
    What is written in a part that is not listed prints after those that are."""
    opening: tuple[Entry, ...] = ()
    """What comes before the items: `prose:`, `heading:` and items with their children."""
    attendance: tuple[Attendance, ...] = ()
    """Who took part, one category after the other."""
    items: tuple[ReportedItem, ...] = ()
    """What is reported under the items. They print in the order of the agenda;
    those of the agenda that are not here print as a prompt. Unless the part has a title,
    each item is a section of its own."""
    closing: tuple[Entry, ...] = ()
    """What comes after the items: `prose:`, `heading:` and items with their children."""
