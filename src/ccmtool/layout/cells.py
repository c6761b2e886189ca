"""Several values in one cell of a table, or behind one name."""

from __future__ import annotations

from collections.abc import Iterable

from ccmtool.doctree.nodes import Break, Inline, Inlines


def joined(parts: Iterable[Inlines], between: Inline | None = None) -> Inlines:
    """One value after the other, each on a line of its own if nothing else is to stand between."""
    nodes: list[Inline] = []
    for part in parts:
        if part:
            nodes += [between or Break(), *part] if nodes else part
    return tuple(nodes)
