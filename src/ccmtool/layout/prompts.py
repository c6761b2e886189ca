"""What stands where nobody has written yet."""

from __future__ import annotations

from ccmtool.doctree.nodes import Blocks, Inlines, Paragraph
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route


def unwritten(desk: Desk, part: str, route: Route, about: Inlines = ()) -> Blocks:
    """A paragraph that asks for a part; `about` says of what."""
    return (Paragraph(desk.prompt(desk.phrases.unwritten.format(part=part), route, about)),)
