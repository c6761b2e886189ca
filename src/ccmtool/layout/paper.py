"""A concept note or another paper: its text in order."""

from __future__ import annotations

from ccmtool.doctree.nodes import Blocks
from ccmtool.layout.desk import Desk
from ccmtool.layout.entries import item_body, lay_out_entries
from ccmtool.model.paper import ConceptNote, Paper


def lay_out(desk: Desk, paper: ConceptNote | Paper) -> Blocks:
    """The entries in order."""
    return lay_out_entries(desk, paper.body, ("body",), desk.entry, item_body)
