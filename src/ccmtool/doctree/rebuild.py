"""Reading a frozen tree in order, and building a changed copy of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar, get_args

from ccmtool.doctree import nodes
from ccmtool.doctree.nodes import Break, Inlines, Node, NoteMark, Paragraph, Table, Text

N = TypeVar("N", bound=Node)
Change = Callable[[Any], Node | tuple[Node, ...]]

NODE_TYPES: tuple[type, ...] = get_args(nodes.Node)


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below a node, as they are read."""
    for name in _parts(node):
        yield from _nodes_in(getattr(node, name))


def walk(*roots: Node) -> Iterator[Node]:
    """The nodes and everything below them, as they are read; however deep, without recursion."""
    stack = [iter(roots)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        yield node
        stack.append(children(node))


def map_children(node: N, change: Change) -> N:
    """A copy of a node with each node directly below it changed.

    Where `change` answers with several nodes, or none, they take the place of the one.
    """
    changes = {}
    for name in _parts(node):
        before = getattr(node, name)
        after = _changed(before, change)
        if after != before:
            changes[name] = after
    return replace(node, **changes) if changes else node


def rebuild(root: N, change: Callable[[Node], Node | tuple[Node, ...]]) -> N:
    """A copy of what is below `root`, changed from the leaves upward in reading order."""
    return map_children(root, lambda node: change(rebuild(node, change)))


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


_PARTS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in NODE_TYPES
}
# A caption stands above its table, whatever the order of the fields.
_PARTS[Table] = ("caption", "head", "rows", "notes")


def _parts(node: Node) -> tuple[str, ...]:
    return _PARTS[type(node)]


def _nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, tuple):
        for part in value:
            yield from _nodes_in(part)
    elif isinstance(value, NODE_TYPES):
        yield value  # type: ignore[misc]


def _changed(value: Any, change: Change) -> Any:
    if isinstance(value, NODE_TYPES):
        return change(value)
    if not isinstance(value, tuple):
        return value
    parts: list[Any] = []
    for part in value:
        changed = _changed(part, change)
        spliced = isinstance(changed, tuple) and not isinstance(part, tuple)
        parts.extend(changed) if spliced else parts.append(changed)
    return tuple(parts)
