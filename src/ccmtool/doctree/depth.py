"""A bound on how deep a tree goes, for writers that call themselves for each level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccmtool.doctree.nodes import (
    Block,
    CrossReference,
    Emphasis,
    Fields,
    Flag,
    Foreign,
    Inline,
    Item,
    Link,
    List,
    Node,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from ccmtool.doctree.rebuild import walk, words


def flattened(block: Block) -> Iterator[Block]:
    """The paragraphs, tables and fields of a block one after the other, with their labels."""
    label = ""
    for node in walk(block):
        match node:
            case Item():
                yield from _alone(label)
                label = node.label
            case Section():
                yield from _alone(label)
                label = ""
                yield _labelled(Paragraph(node.title), node.label)
            case Paragraph():
                yield _labelled(node, label)
                label = ""
            case Table() | Fields():
                yield from _alone(label)
                label = ""
                yield node
    yield from _alone(label)


def is_nested(node: Node) -> bool:
    """Whether a node can hold another one of its sort, and so go on without end."""
    return isinstance(node, _NESTED)


_NESTED = (List, Quote, Section, Foreign, Link, CrossReference, Emphasis, Flag)


def flat(node: Node) -> tuple[Node, ...]:
    """What to print for a node that lies too deep: its words, without their arrangement."""
    match node:
        case List() | Quote() | Section() | Foreign():
            return tuple(flattened(node))
        case Link() | CrossReference() | Emphasis() | Flag():
            return (Text(words((node,))),)
        case _:
            return (node,)


def _labelled(paragraph: Paragraph, label: str) -> Paragraph:
    if not label:
        return paragraph
    lead: tuple[Inline, ...] = (Text(f"{label} "),)
    return replace(paragraph, children=lead + paragraph.children)


def _alone(label: str) -> Iterator[Block]:
    if label:
        yield Paragraph((Text(label),))
