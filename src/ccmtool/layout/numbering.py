"""What the tree is to know of how its document is numbered."""

from __future__ import annotations

from ccmtool.doctree.nodes import Numbering
from ccmtool.model.numbering import Numbering as Asked
from ccmtool.model.shared import DocumentModel


def numbering(document: DocumentModel) -> Numbering:
    """How a document numbers its paragraphs and its notes."""
    asked = document.numbering or Asked()
    series = document.paragraph_series
    style = series.style
    return Numbering(
        style=None if style == "none" or style == "sign" else style,
        start=series.start if isinstance(series.start, int) else 1,
        before=series.before,
        after=series.after,
        combined=series.after_z == "aa-ab",
        by_section=asked.paragraphs_by == "section",
        notes_by_part=asked.notes_by == "annex",
        notes_by_table=asked.table_notes_by == "table",
    )
