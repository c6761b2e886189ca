"""Papers in running text: a concept note, and every paper that is of no other kind."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.shared import DocumentModel, TopEntry


class RunningText(DocumentModel):
    """A cover, and text with points in the order in which it prints."""

    body: tuple[TopEntry, ...] = ()
    """The text in order: `prose:`, `heading:`, `rows:` and items with their children."""


class ConceptNote(RunningText):
    """Running text with points, as a Presidency circulates it before a meeting."""

    kind: Literal["concept-note"]
    """What the file is."""


class Paper(RunningText):
    """Any other paper: a working paper, an information note, a letter, a draft decision."""

    kind: Literal["paper"]
    """What the file is."""
