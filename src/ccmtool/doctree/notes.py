"""Which note prints where, and under which label: through the document, or by part and table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeVar

from ccmtool.doctree.nodes import Document, Node, Note, NoteMark, Numbering, Section, Table
from ccmtool.doctree.rebuild import BLOCK_HOLDERS, children, map_children, walk, walk_blocks
from ccmtool.ordinals import spell

N = TypeVar("N", bound=Node)
Holder = TypeVar("Holder", bound=Document | Section | Table)


def placed(document: Document) -> Document:
    """The document with each note where it prints, and labels for the notes and their marks.

    A note that is marked in two places that have notes of their own prints in both.
    """
    notes = _gathered(document)
    document = _without_notes(document)
    by_key = {note.key: note for note in reversed(notes)}
    known = {id(by_key[key]) for key in _met(walk(document), by_key)}
    unmarked = [note for note in notes if id(note) not in known]
    return _settled(document, _Notes(document.numbering, by_key), "", unmarked)


def _gathered(document: Document) -> tuple[Note, ...]:
    """The notes as the layout gave them, also of a document that has been numbered before."""
    notes = list(document.notes)
    keys = {note.key for note in notes}
    for node in walk_blocks(*document.blocks):
        for note in node.notes if isinstance(node, Section | Table) else ():
            if note.key not in keys:
                keys.add(note.key)
                notes.append(note)
    return tuple(replace(note, label="", marks=0, scope="") for note in notes)


def _without_notes(node: N) -> N:
    if isinstance(node, Document | Section | Table) and node.notes:
        node = replace(node, notes=())
    return map_children(node, _without_notes) if type(node) in BLOCK_HOLDERS else node


@dataclass
class _Notes:
    """What holds while the notes of one document are placed."""

    numbering: Numbering
    by_key: Mapping[str, Note]
    scopes: set[str] = field(default_factory=set)
    counts: Iterator[int] = field(default_factory=lambda: count(1))

    def is_scope(self, node: Node) -> bool:
        """Whether the notes marked in a node print with it."""
        if isinstance(node, Section):
            return node.apart and self.numbering.notes_by_part
        return isinstance(node, Table) and self.numbering.notes_by_table

    def scope(self, node: Section | Table) -> str:
        """A name for the place, from its anchor where it has one."""
        name = str(getattr(node, "anchor", ""))
        kind = "part" if isinstance(node, Section) else "table"
        while not name or name in self.scopes:
            name = f"{kind}-{next(self.counts)}"
        self.scopes.add(name)
        return name


def _settled(holder: Holder, notes: _Notes, scope: str, more: Sequence[Note] = ()) -> Holder:
    """A place with its notes: those marked in it, then those that nothing marks."""
    own = [notes.by_key[key] for key in _met(_own(holder, notes), notes.by_key)]
    labels = _labels([*own, *more], lettered=isinstance(holder, Table))
    # Of two notes with one key, the marks lead to the first.
    by_key = {note.key: label for note, label in reversed(labels)}
    met: Counter[str] = Counter()

    def marked(node: Node) -> Node:
        if isinstance(node, NoteMark):
            if node.key not in by_key:
                return replace(node, label="", occurrence=0, scope="")
            met[node.key] += 1
            return replace(node, label=by_key[node.key], occurrence=met[node.key], scope=scope)
        if isinstance(node, Section | Table) and notes.is_scope(node):
            here = notes.scope(node) if _holds_marks(node, notes) else ""
            return _settled(node, notes, here)
        return map_children(node, marked)

    holder = map_children(holder, marked)
    texts = [map_children(note, marked) for note, _ in labels]
    return replace(
        holder,
        notes=tuple(
            replace(note, label=label, marks=met.pop(note.key, 0), scope=scope)
            for note, (_, label) in zip(texts, labels, strict=True)
        ),
    )


def _own(holder: Node, notes: _Notes) -> Iterator[Node]:
    """What stands in a place, as it is read, without what has notes of its own."""
    pending = list(reversed(children(holder)))
    while pending:
        node = pending.pop()
        if not notes.is_scope(node):
            yield node
            pending.extend(reversed(children(node)))


def _holds_marks(holder: Node, notes: _Notes) -> bool:
    return any(
        isinstance(node, NoteMark) and node.key in notes.by_key for node in _own(holder, notes)
    )


def _met(nodes: Iterator[Node], notes: Mapping[str, Note]) -> list[str]:
    """The keys as a reader meets them: in the text, then in the notes that it has led to."""
    keys = dict.fromkeys(_keys(nodes, notes))
    order = list(keys)
    for key in order:  # grows while it is read: a note may mark a further note
        new = [one for one in _keys(walk(notes[key]), notes) if one not in keys]
        keys |= dict.fromkeys(new)
        order.extend(dict.fromkeys(new))
    return order


def _keys(nodes: Iterator[Node], notes: Mapping[str, Note]) -> Iterator[str]:
    return (node.key for node in nodes if isinstance(node, NoteMark) and node.key in notes)


def _labels(notes: Sequence[Note], *, lettered: bool) -> list[tuple[Note, str]]:
    """The notes of one place, each with what its marks print."""
    numbers = count(1)
    signs = {note.key for note in notes if _sign(note.key) == note.key}
    labels = []
    for note in notes:
        label = _sign(note.key)
        if not label:
            label = spell("letter" if lettered else "number", next(numbers))
        elif label != note.key:
            # It comes with a text from elsewhere, and here the sign may have another meaning.
            while label in signs:
                label += "*"
            signs.add(label)
        labels.append((note, label))
    return labels


def _sign(key: str) -> str:
    """The asterisks that a key prints as: `*`, and `*` of another document; else nothing."""
    name = key.rpartition("/")[2]
    return name if name.strip("*") == "" else ""
