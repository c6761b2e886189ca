"""The report of a meeting: what was said and decided, in the order of the agenda."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.entry import Entry, anchor_of
from ccmtool.corpus.proceedings import Reported, Taken, agenda_followed, off_agenda, taken
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.wording import say_day
from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    CrossReference,
    Fields,
    Inlines,
    Paragraph,
    Section,
    Text,
)
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import item_body, lay_out_entries
from ccmtool.layout.meeting_report.decisions import lay_out_decisions
from ccmtool.layout.meeting_report.statements import lay_out_statements
from ccmtool.layout.names import name_of
from ccmtool.layout.parts import Part, asked_and_written
from ccmtool.layout.prompts import unwritten
from ccmtool.layout.sentences import fill, listed
from ccmtool.model.agenda import AgendaChild
from ccmtool.model.meeting_report import USUAL_PARTS, MeetingReport
from ccmtool.model.shared import HeadingEntry
from ccmtool.prose import plain


def lay_out(desk: Desk, report: MeetingReport) -> Blocks:
    """What comes first, who took part, the items of the agenda, and what comes last."""
    agenda = agenda_followed(desk.corpus, desk.entry)
    parts = asked_and_written(
        desk, report.parts, ("parts",), USUAL_PARTS, lambda name: bool(getattr(report, name))
    )
    return (
        *_snapshot(desk, report),
        *(block for part in parts for block in _part(desk, report, agenda, part)),
    )


def _snapshot(desk: Desk, report: MeetingReport) -> Iterator[Block]:
    if report.as_of:
        day: Inlines = (Text(say_day(report.as_of, report.language)),)
        marked = desk.from_field(day, report, "as-of", ())
        yield Fields((((Text(desk.phrases.as_of),), marked),))


def _part(desk: Desk, report: MeetingReport, agenda: Entry | None, part: Part) -> Iterator[Block]:
    if part.name == "attendance":
        usual: Inlines = (Text(desk.phrases.attendance),)
        said = tuple(_attendance(desk, report))
        return part.headed(said, usual, part.name) if said else iter(())
    if part.name == "items":
        return part.headed(tuple(_items(desk, report, agenda)), anchor=part.name)
    entries = report.opening if part.name == "opening" else report.closing
    blocks = lay_out_entries(desk, entries, (part.name,), desk.entry, item_body)
    return part.headed(blocks, anchor=part.name) if blocks else iter(())


def _attendance(desk: Desk, report: MeetingReport) -> Iterator[Paragraph]:
    for number, one in enumerate(report.attendance):
        route = ("attendance", number)
        names = [desk.reference("party", name, (*route, "parties")) for name in one.parties]
        parties = listed(desk.phrases, names) or desk.prompt(desk.phrases.unwritten_parties, route)
        parties = desk.from_field(parties, one, "parties", route)
        group = desk.field_inlines(one, "category", route)
        yield Paragraph(fill(desk.phrases.attended, group=group, parties=parties))


# --- the items of the agenda -----------------------------------------------------------------


def _items(desk: Desk, report: MeetingReport, agenda: Entry | None) -> Iterator[Block]:
    if agenda:
        yield from (_item(desk, agenda, one) for one in taken(report, agenda))
    else:
        yield Paragraph(desk.prompt(desk.phrases.unwritten_agenda, ()))
    yield from (_off_agenda(desk, placed) for placed in off_agenda(report, agenda))


def _item(desk: Desk, agenda: Entry, one: Taken) -> Section:
    below = tuple(_item(desk, agenda, other) for other in one.below)
    if isinstance(one.value, HeadingEntry):
        heading = desk.inlines(one.value.heading, (*one.route, "heading"), agenda)
        return Section(heading, below)
    field = "title" if one.value.title else "text"
    anchor = _anchor(one.value.id) if one.value.id else ""
    return Section(
        desk.field_inlines(one.value, field, one.route, agenda),
        (*_under(desk, agenda, one), *below),
        label=agenda.labels.get(one.route, ""),
        anchor=anchor,
    )


def _anchor(identifier: str) -> str:
    # The entries before and after the items may have the same ids as these.
    return anchor_of("agenda-item", identifier)


def _under(desk: Desk, agenda: Entry, one: Taken) -> Iterator[Block]:
    """What the report has under an item; a prompt where it has nothing there or below."""
    for name in one.joined:
        yield Paragraph(_joined(desk, agenda, name))
    for placed in one.reported:
        yield from _reported(desk, placed)
    if not one.treated:
        about = (Text(plain(_words(one))),)
        yield from unwritten(desk, desk.phrases.proceedings, ("items",), about)


def _words(one: Taken) -> str:
    return str(getattr(one.value, "title", None) or getattr(one.value, "text", None) or "")


def _joined(desk: Desk, agenda: Entry, name: str) -> Inlines:
    """The item that another one was considered with, by label and title; it leads there."""
    found = resolve(desk.corpus, desk.entry, "item", f"{agenda.id}/{name}")
    words: Inlines = (Text(name),)
    member = found.member if isinstance(found, Found) else None
    # Something else of the agenda may have that id.
    if isinstance(found, Found) and member and isinstance(member.value, AgendaChild):
        title = name_of(desk, member.value, "title", member.route, agenda)
        labelled = agenda.labels.get(member.route) and title
        words = (Text(found.text), Text(" "), *title) if labelled else (Text(found.text),)
        words = (CrossReference(words, _anchor(name)),)
    return fill(desk.phrases.considered_with, items=words)


def _off_agenda(desk: Desk, placed: Reported) -> Section:
    """An item that is not on the agenda: its words print all the same."""
    return Section((Text(placed[0].item),), tuple(_reported(desk, placed)))


def _reported(desk: Desk, placed: Reported) -> Iterator[Block]:
    item, route = placed
    blocks = (
        *desk.field_blocks(item, "text", route),
        *lay_out_statements(desk, item, route),
        *desk.field_blocks(item, "outcome", route),
        *lay_out_decisions(desk, item, route),
    )
    if blocks:
        yield from blocks
    else:
        yield from unwritten(desk, desk.phrases.proceedings, route)
