"""Several values in one cell of a table, or behind one name."""

from __future__ import annotations

from collections.abc import Iterable

from ccmtool.doctree.nodes import Break, Inline, Inlines, Text

LINES: Inlines = (Break(),)
"""Each value on a line of its own."""
IN_CELL: Inlines = (Text(";"), Break())
"""The same where lines are narrow, and a value takes several."""


def joined(parts: Iterable[Inlines], between: Inlines = LINES) -> Inlines:
    """One value after the other."""
    nodes: list[Inline] = []
    for part in parts:
        if part:
            nodes += [*between, *part] if nodes else part
    return tuple(nodes)
