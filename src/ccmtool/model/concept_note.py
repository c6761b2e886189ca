"""A concept note, or any letter-like paper about a meeting."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.shared import DocumentModel, TopEntry


class ConceptNote(DocumentModel):
    """Running text with points, as a Presidency circulates it before a meeting."""

    kind: Literal["concept-note"]
    """What the file is."""
    body: tuple[TopEntry, ...] = ()
    """The text in order: `prose:`, `heading:`, `table:` and items with their children."""
