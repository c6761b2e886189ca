"""Links that no format can print, links within links, and links to what does not print."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from ccmtool.doctree.nodes import (
    CrossReference,
    Document,
    Emphasis,
    Flag,
    Inline,
    Inlines,
    Item,
    Link,
    Node,
    NoteMark,
    Paragraph,
    Section,
    Table,
)
from ccmtool.doctree.rebuild import rebuild, walk, walk_blocks


def untangle(document: Document) -> Document:
    """The same words and marks, with no link or note mark inside a link.

    A link around a note mark becomes two links with the mark between them; a link inside a link
    leaves its words.
    """
    tangled = any(
        isinstance(node, Link | CrossReference) and _is_tangled(node) for node in walk(document)
    )
    return rebuild(document, _untangled) if tangled else document


def _is_tangled(link: Link | CrossReference) -> bool:
    return any(isinstance(part, Link | CrossReference | NoteMark) for part in walk(*link.children))


def without_dangling(document: Document) -> Document:
    """The same words, with no link to a place in the document that it does not have."""
    anchors = {anchor for node in walk_blocks(document) for anchor in _anchors(node)}

    def dangles(node: Node) -> bool:
        return isinstance(node, CrossReference) and not node.document and node.anchor not in anchors

    def grounded(node: Node) -> Node | tuple[Node, ...]:
        return unlinked(node) if dangles(node) else node

    return rebuild(document, grounded) if any(map(dangles, walk(document))) else document


def _anchors(node: Node) -> tuple[str, ...]:
    if isinstance(node, Table):
        return (node.anchor, *node.anchors)
    return (node.anchor,) if isinstance(node, Item | Paragraph | Section) else ()


def unlinked(node: Node) -> Node | tuple[Node, ...]:
    """The words of a link; any other node as it is."""
    return node.children if isinstance(node, Link | CrossReference) else node


def _untangled(node: Node) -> Node | tuple[Node, ...]:
    if not isinstance(node, Link | CrossReference):
        return node
    inside = [type(part) for part in walk(*node.children)]
    if Link in inside or CrossReference in inside:
        node = rebuild(node, unlinked)
    return _split(node) if NoteMark in inside else node


def _split(node: Inline) -> Inlines:
    """The node in pieces, with its note marks between them."""
    if isinstance(node, Flag):
        # A flag prints words of its own: it stays in one piece, and its marks follow it.
        marks = (part for part in walk(*node.children) if isinstance(part, NoteMark))
        return (rebuild(node, _without_marks), *marks)
    if not isinstance(node, Link | CrossReference | Emphasis):
        return (node,)
    parts = [part for child in node.children for part in _split(child)]
    pieces: list[Inline] = []
    for is_mark, run in groupby(parts, lambda part: isinstance(part, NoteMark)):
        inlines = tuple(run)
        pieces.extend(inlines if is_mark else [replace(node, children=inlines)])
    return tuple(pieces)


def _without_marks(node: Node) -> Node | tuple[Node, ...]:
    return () if isinstance(node, NoteMark) else node
