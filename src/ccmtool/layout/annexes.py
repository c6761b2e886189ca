"""The annexes of a document, whatever its kind: after what its own layout has laid out."""

from __future__ import annotations

from dataclasses import replace

from ccmtool.doctree.nodes import Blocks, Document, Emphasis, Paragraph, Section
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import anchor, item_body, lay_out_entries
from ccmtool.model.base import Route
from ccmtool.model.shared import Annex


def with_annexes(desk: Desk, document: Document) -> Document:
    """The document with its annexes, and with the notes that only they mark."""
    annexes = [
        block
        for number, annex in enumerate(desk.document.annexes)
        for block in _annex(desk, annex, ("annexes", number))
    ]
    blocks = (*document.blocks, *annexes)
    return replace(document, blocks=blocks, notes=desk.close_notes())


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
