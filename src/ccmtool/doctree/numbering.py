"""What depends on position, settled once for every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from ccmtool.doctree import notes
from ccmtool.doctree.links import unlinked
from ccmtool.doctree.nodes import (
    Break,
    ContentsEntry,
    CrossReference,
    Document,
    Foreign,
    List,
    Node,
    NoteMark,
    Numbering,
    Paragraph,
    Quote,
    Section,
    Text,
)
from ccmtool.doctree.rebuild import (
    BLOCK_HOLDERS,
    children,
    map_children,
    rebuild,
    walk_blocks,
)
from ccmtool.ordinals import spell

N = TypeVar("N", bound=Node)

_OUTERMOST = 2
_DEEPEST = 6


def number(document: Document) -> Document:
    """The document with levels, note labels, paragraph numbers and contents."""
    document = _with_levels(replace(document, contents=()), _OUTERMOST)
    document = _with_cited_numbers(_with_paragraph_numbers(notes.placed(document)))
    return replace(document, contents=_contents(document))


def _with_levels(node: N, level: int) -> N:
    if isinstance(node, Section):
        node = replace(node, level=min(level, _DEEPEST))
        level += 1
    if type(node) not in BLOCK_HOLDERS:
        return node
    return map_children(node, lambda child: _with_levels(child, level))


# --- paragraphs --------------------------------------------------------------------------------


@dataclass
class _Count:
    """The numbers of paragraphs, as far as they have been given."""

    numbering: Numbering
    following: int = 1
    begun: bool = False

    def next(self) -> str:
        """The number of a further paragraph; empty where they have none."""
        if self.numbering.style is None:
            return ""
        sign = spell(self.numbering.style, self.following, combined=self.numbering.combined)
        self.following, self.begun = self.following + 1, True
        return self.numbering.before + sign + self.numbering.after


def _with_paragraph_numbers(document: Document) -> Document:
    """Numbers for the paragraphs that stand in the document or in a section of it, not deeper."""
    count = _Count(document.numbering, document.numbering.start)
    return map_children(document, lambda node: _numbered(node, count, outermost=True))


def _numbered(node: N, count: _Count | None, *, outermost: bool) -> N:
    if isinstance(node, Paragraph):
        number = _number(node, count)
        return node if number == node.number else replace(node, number=number)
    if type(node) not in BLOCK_HOLDERS:
        return node
    if isinstance(node, List | Quote):
        count = None
    if isinstance(node, Section) and count:
        if node.apart:
            count = _Count(count.numbering)
        elif outermost and count.numbering.by_section and count.begun:
            count.following = 1
        outermost = False
    return map_children(node, lambda child: _numbered(child, count, outermost=outermost))


def _number(paragraph: Paragraph, count: _Count | None) -> str:
    if paragraph.typed is not None:
        return paragraph.typed
    return count.next() if count and paragraph.children else ""


def _with_cited_numbers(document: Document) -> Document:
    """The numbers of paragraphs where links are to print them, without a final full stop."""
    numbers = {
        node.anchor: node.number.removesuffix(".")
        for node in walk_blocks(document)
        if isinstance(node, Paragraph) and node.anchor and node.number
    }

    def cited(node: Node) -> Node:
        if isinstance(node, CrossReference) and node.number and node.anchor in numbers:
            return replace(node, children=(Text(numbers[node.anchor]),))
        return node

    return rebuild(document, cited) if numbers else document


# --- contents ----------------------------------------------------------------------------------


def _contents(document: Document) -> tuple[ContentsEntry, ...]:
    """The sections that a reader can be led to, with what stands over them."""
    entries = (
        ContentsEntry(node.anchor, node.label, node.title, node.level, language)
        for node, language in _listed(document, "")
    )
    # A line of the contents is itself one link: its words carry no other.
    return tuple(rebuild(entry, _as_contents) for entry in entries)


def _listed(node: Node, language: str) -> Iterator[tuple[Section, str]]:
    """The sections in order, each with the language of what is foreign around it.

    One that no link leads to stands there all the same, if that is not the rule beside it:
    where A and C are listed, B would be missed.
    """
    sections = list(_sections(node, language))
    leading = [_leads_somewhere(section) for section, _ in sections]
    whole = 2 * sum(leading) >= len(leading)
    for (section, spoken), leads in zip(sections, leading, strict=True):
        if leads or whole:
            yield section, spoken
            yield from _listed(section, spoken)


def _sections(node: Node, language: str) -> Iterator[tuple[Section, str]]:
    """The outermost sections inside a node."""
    for child in children(node) if type(node) in BLOCK_HOLDERS else ():
        if isinstance(child, Section):
            yield child, language
        else:
            yield from _sections(child, child.language if isinstance(child, Foreign) else language)


def _leads_somewhere(section: Section) -> bool:
    return any(isinstance(node, Section) and node.anchor for node in walk_blocks(section))


def _as_contents(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case NoteMark():
            return ()
        case Break():
            return Text(" ")
        case _:
            return unlinked(node)
