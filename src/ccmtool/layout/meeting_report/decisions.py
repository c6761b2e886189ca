"""The decisions taken under an item."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.wording import say_day
from ccmtool.doctree.nodes import Block, Fields, Inlines, Quote, Section, Text
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor, item_body
from ccmtool.layout.prompts import unwritten
from ccmtool.layout.sentences import fill, titled
from ccmtool.model.base import Route
from ccmtool.model.meeting_report import Decision, ReportedItem

Row = tuple[Inlines, Inlines]


def lay_out_decisions(desk: Desk, item: ReportedItem, route: Route) -> Iterator[Block]:
    """Each under a heading of its own, in its words."""
    for number, decision in enumerate(item.decisions):
        yield _decision(desk, decision, (*route, "decisions", number))


def _decision(desk: Desk, decision: Decision, route: Route) -> Section:
    phrases = desk.phrases
    name = _name(desk, decision, route)
    title = desk.field_inlines(decision, "title", route)
    text = item_body(desk, decision, route, desk.entry)
    rows = tuple(_facts(desk, decision, route))
    return Section(
        titled(phrases, name, title) if title else name,
        (
            Quote(text or unwritten(desk, desk.phrases.decision_text, route)),
            *((Fields(rows),) if rows else ()),
        ),
        anchor=anchor(decision),
    )


def _name(desk: Desk, decision: Decision, route: Route) -> Inlines:
    """`Decision 4/1`, or what the meeting calls it."""
    if decision.name:
        return desk.field_inlines(decision, "name", route)
    number = desk.field_inlines(decision, "number", route)
    asked = number or desk.prompt(desk.phrases.unwritten_number, route)
    return fill(desk.phrases.decision, number=asked)


def _facts(desk: Desk, decision: Decision, route: Route) -> Iterator[Row]:
    if decision.status:
        status = desk.field_inlines(decision, "status", route)
        yield (Text(desk.phrases.decision_status),), status
    if decision.adopted_on:
        day: Inlines = (Text(say_day(decision.adopted_on, desk.language)),)
        yield (Text(desk.phrases.adopted_on),), desk.from_field(day, decision, "adopted-on", route)
