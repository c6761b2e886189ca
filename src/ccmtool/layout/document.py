"""A whole document, whatever its kind: cover, blocks, annexes, notes."""

from __future__ import annotations

from ccmtool.doctree.links import without_dangling
from ccmtool.doctree.nodes import Document
from ccmtool.layout.annexes import lay_out_annexes
from ccmtool.layout.cover import cover
from ccmtool.layout.desk import Desk
from ccmtool.layout.kinds import LAYOUTS
from ccmtool.layout.numbering import numbering


def lay_out(desk: Desk) -> Document:
    """The tree of the document on the desk, with no link to a part of it that does not print."""
    model = desk.document
    lines = cover(desk)
    blocks = (*LAYOUTS[desk.entry.kind](desk, model), *lay_out_annexes(desk))
    document = Document(
        model.id,
        desk.entry.kind,
        model.language,
        lines,
        blocks,
        # An annex may mark a note that nothing before it has marked.
        desk.close_notes(),
        numbering=numbering(model),
    )
    return without_dangling(document)
