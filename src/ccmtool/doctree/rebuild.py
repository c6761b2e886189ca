"""Reading a frozen tree in order, and building a changed copy of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, get_args

from ccmtool.doctree import nodes
from ccmtool.doctree.nodes import (
    Break,
    ContentsEntry,
    CoverLine,
    CrossReference,
    Document,
    Emphasis,
    Fields,
    Flag,
    Foreign,
    Inlines,
    Item,
    Link,
    List,
    Node,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)

N = TypeVar("N", bound=Node)
Change = Callable[[Any], Node | tuple[Node, ...]]

NODE_TYPES: tuple[type, ...] = get_args(nodes.Node)


def children(node: Node) -> Sequence[Node]:
    """The nodes directly below a node, as they are read."""
    parts = _PARTS.get(type(node), ())
    if len(parts) == 1 and parts[0][1] == 1:
        only: Sequence[Node] = getattr(node, parts[0][0])
        return only
    found: list[Node] = []
    for name, depth in parts:
        _gather(getattr(node, name), depth, found)
    return found


def walk(*roots: Node) -> Iterator[Node]:
    """The nodes and everything below them, as they are read; however deep, without recursion."""
    return _walk(roots, _PARTS)


def walk_blocks(*roots: Node) -> Iterator[Node]:
    """The same without what is inside paragraphs, tables and notes, where there are no blocks."""
    return _walk(roots, BLOCK_HOLDERS)


def _walk(roots: Sequence[Node], holders: Container[type]) -> Iterator[Node]:
    pending = list(reversed(roots))
    while pending:
        node = pending.pop()
        yield node
        if type(node) in holders:
            pending.extend(reversed(children(node)))


def map_children(node: N, change: Change) -> N:
    """A copy of a node with each node directly below it changed.

    Where `change` answers with several nodes, or none, they take the place of the one;
    where it answers each time with the node itself, so does this.
    """
    changes: dict[str, Any] = {}
    for name, depth in _PARTS.get(type(node), ()):
        before = getattr(node, name)
        after = _changed(before, depth, change)
        if after is not before:
            changes[name] = after
    return replace(node, **changes) if changes else node


def rebuild(root: N, change: Change) -> N:
    """A copy of what is below `root`, changed from the leaves upward in reading order."""

    def changed(node: Node) -> Node | tuple[Node, ...]:
        return change(map_children(node, changed) if type(node) in _PARTS else node)

    return map_children(root, changed)


def words(inlines: Inlines) -> str:
    """The plain words of inline content: no note marks, a space for a break."""
    spelled = (
        node.text if isinstance(node, Text) else " "
        for node in walk(*inlines)
        if isinstance(node, Text | Break)
    )
    return " ".join("".join(spelled).split())


def unmarked(inlines: Inlines) -> Inlines:
    """Inline content without its note marks, for words that are printed elsewhere with them."""

    def kept(node: Node) -> Node | tuple[Node, ...]:
        return () if isinstance(node, NoteMark) else node

    return rebuild(Paragraph(inlines), kept).children


# Where a node holds others: in which fields, as they are read, and how many tuples deep.
# A caption stands above its table, whatever the order of the fields.
_PARTS: Mapping[type, tuple[tuple[str, int], ...]] = {
    Emphasis: (("children", 1),),
    Link: (("children", 1),),
    CrossReference: (("children", 1),),
    Flag: (("children", 1),),
    Paragraph: (("children", 1),),
    Item: (("blocks", 1),),
    List: (("items", 1),),
    Quote: (("blocks", 1),),
    Table: (("caption", 1), ("head", 2), ("rows", 3), ("notes", 1)),
    Fields: (("rows", 3),),
    Section: (("title", 1), ("blocks", 1), ("notes", 1)),
    Foreign: (("blocks", 1),),
    Note: (("children", 1),),
    CoverLine: (("children", 1),),
    ContentsEntry: (("title", 1),),
    Document: (("cover", 1), ("blocks", 1), ("notes", 1), ("contents", 1)),
}

BLOCK_HOLDERS = frozenset((Document, Section, List, Item, Quote, Foreign))
"""The nodes that hold blocks, directly or in their items; below any other there are none."""


def _gather(value: Any, depth: int, found: list[Node]) -> None:
    if depth == 1:
        found.extend(value)
        return
    for part in value:
        _gather(part, depth - 1, found)


def _changed(before: tuple[Any, ...], depth: int, change: Change) -> tuple[Any, ...]:
    after: list[Any] = []
    same = True
    for part in before:
        changed = _changed(part, depth - 1, change) if depth > 1 else change(part)
        same = same and changed is part
        if depth == 1 and isinstance(changed, tuple):
            after.extend(changed)
        else:
            after.append(changed)
    return before if same else tuple(after)
