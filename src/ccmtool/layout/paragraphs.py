"""The running paragraphs of a report, which are numbered through."""

from __future__ import annotations

from dataclasses import replace

from ccmtool.doctree.nodes import Block, Blocks, Inlines, Paragraph, Section
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route


def numbered(blocks: Blocks) -> Blocks:
    """The same blocks with numbers asked for: not in lists, quotations and tables."""
    return tuple(map(_numbered, blocks))


def _numbered(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, numbered=True)
    if isinstance(block, Section):
        return replace(block, blocks=numbered(block.blocks))
    return block


def unwritten(desk: Desk, part: str, route: Route, about: Inlines = ()) -> Blocks:
    """A paragraph that asks for a part nobody has written yet; `about` says of what."""
    words = desk.phrases.unwritten.format(part=part)
    return (Paragraph(desk.prompt(words, route, about), numbered=True),)
