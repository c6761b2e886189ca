"""The annexes of a document, whatever its kind."""

from __future__ import annotations

from ccmtool.doctree.nodes import Blocks, Emphasis, Paragraph, Section
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor, item_body, lay_out_entries
from ccmtool.model.base import Route
from ccmtool.model.shared import Annex


def lay_out_annexes(desk: Desk) -> Blocks:
    """Each annex under its heading, in order."""
    return tuple(
        block
        for number, annex in enumerate(desk.document.annexes)
        for block in _annex(desk, annex, ("annexes", number))
    )


def _annex(around: Desk, annex: Annex, route: Route) -> Blocks:
    desk = around.speaking(annex.language)
    subtitle = desk.field_inlines(annex, "subtitle", route)
    lead = (Paragraph((Emphasis(subtitle, strong=True),), typed=""),) if subtitle else ()
    body = lay_out_entries(desk, annex.body, (*route, "body"), desk.entry, item_body)
    part = Section(
        desk.field_inlines(annex, "title", route),
        (*lead, *body),
        label=desk.entry.labels.get(route, ""),
        anchor=anchor(annex),
        apart=True,
    )
    return around.foreign((part,), desk.language)
