"""A concept note: its text in order."""

from __future__ import annotations

from ccmtool.doctree.nodes import Document
from ccmtool.layout.desk import Desk, cover
from ccmtool.layout.entries import item_body, lay_out_entries
from ccmtool.model.concept_note import ConceptNote


def lay_out(desk: Desk, note: ConceptNote) -> Document:
    """The cover, the text, the notes."""
    blocks = lay_out_entries(desk, note.body, ("body",), desk.entry, item_body)
    return Document(note.id, note.kind, note.language, cover(desk), blocks, desk.close_notes())
