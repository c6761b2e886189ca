"""What depends on position, settled once for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from ccmtool.doctree.links import unlinked
from ccmtool.doctree.nodes import (
    Break,
    ContentsEntry,
    Document,
    Foreign,
    Node,
    Note,
    NoteMark,
    Paragraph,
    Section,
    Text,
)
from ccmtool.doctree.rebuild import children, map_children, rebuild, walk

_OUTERMOST = 2
_DEEPEST = 6


def number(document: Document) -> Document:
    """The document with levels, note labels, paragraph numbers and contents."""
    notes = _labelled(document)
    labels = {note.key: note.label for note in reversed(notes)}
    document = _with_levels(replace(document, notes=notes, contents=()), _OUTERMOST)
    document = _with_marks(document, labels)
    document = _with_paragraph_numbers(document)
    return replace(document, contents=_contents(document))


def _labelled(document: Document) -> tuple[Note, ...]:
    """The notes in the order of their first marks, those never marked last."""
    by_key = {note.key: note for note in reversed(document.notes)}
    order = _reading_order(document, by_key)
    marked = [by_key[key] for key in order]
    rest = [note for note in document.notes if not any(note is known for known in marked)]
    numbers = count(1)
    return tuple(
        replace(note, label=note.key if _is_asterisks(note.key) else str(next(numbers)), marks=0)
        for note in [*marked, *rest]
    )


def _reading_order(document: Document, notes: Mapping[str, Note]) -> list[str]:
    """The keys as a reader meets them: in the text, then in the notes that it has led to."""
    keys = list(_marked_keys([*document.cover, *document.blocks], notes))
    for key in keys:  # grows while it is read: a note may mark a further note
        keys.extend(new for new in _marked_keys([notes[key]], notes) if new not in keys)
    return keys


def _marked_keys(nodes: Iterable[Node], notes: Mapping[str, Note]) -> dict[str, None]:
    marks = (node for node in walk(*nodes) if isinstance(node, NoteMark))
    return dict.fromkeys(mark.key for mark in marks if mark.key in notes)


def _is_asterisks(key: str) -> bool:
    return set(key) == {"*"}


def _with_levels(node: Document, level: int) -> Document:
    def levelled(node: Node, level: int) -> Node:
        if isinstance(node, Section):
            node = replace(node, level=min(level, _DEEPEST))
            level += 1
        return map_children(node, lambda child: levelled(child, level))

    return map_children(node, lambda child: levelled(child, level))


def _with_marks(document: Document, labels: Mapping[str, str]) -> Document:
    met: Counter[str] = Counter()

    def marked(node: Node) -> Node:
        if not isinstance(node, NoteMark):
            return node
        if node.key not in labels:
            return replace(node, label="", occurrence=0)
        met[node.key] += 1
        return replace(node, label=labels[node.key], occurrence=met[node.key])

    document = rebuild(document, marked)
    # Of two notes with one key, the marks lead to the first.
    return replace(
        document, notes=tuple(replace(note, marks=met.pop(note.key, 0)) for note in document.notes)
    )


def _with_paragraph_numbers(document: Document) -> Document:
    numbers = count(1)

    def numbered(node: Node) -> Node:
        if not isinstance(node, Paragraph):
            return node
        return replace(node, number=str(next(numbers)) if node.numbered else "")

    return rebuild(document, numbered)


def _contents(document: Document) -> tuple[ContentsEntry, ...]:
    """The sections that a reader can be led to, and the headings over them."""
    entries = (
        ContentsEntry(node.anchor, node.label, node.title, node.level, language)
        for node, language in _sections(document, "")
        if _leads_somewhere(node)
    )
    # A line of the contents is itself one link: its words carry no other.
    return tuple(rebuild(entry, _as_contents) for entry in entries)


def _sections(node: Node, language: str) -> Iterator[tuple[Section, str]]:
    """The sections in order, each with the language of what is foreign around it."""
    for child in children(node):
        if isinstance(child, Section):
            yield child, language
        yield from _sections(child, child.language if isinstance(child, Foreign) else language)


def _leads_somewhere(section: Section) -> bool:
    return any(isinstance(node, Section) and node.anchor for node in walk(section))


def _as_contents(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case NoteMark():
            return ()
        case Break():
            return Text(" ")
        case _:
            return unlinked(node)
