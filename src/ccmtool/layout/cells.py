"""Several values in one cell of a table, or behind one name."""

from __future__ import annotations

from collections.abc import Iterable

from ccmtool.doctree.nodes import Break, Inline, Inlines, Text
from ccmtool.language import Phrases

LINES: Inlines = (Break(),)
"""Each value on a line of its own."""


def in_cell(phrases: Phrases) -> Inlines:
    """The same where lines are narrow, and a value takes several."""
    return Text(phrases.semicolon.rstrip()), Break()


def joined(parts: Iterable[Inlines], between: Inlines = LINES) -> Inlines:
    """One value after the other."""
    nodes: list[Inline] = []
    for part in parts:
        if part:
            nodes += [*between, *part] if nodes else part
    return tuple(nodes)
