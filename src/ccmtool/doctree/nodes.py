"""The nodes of a document tree.

Frozen, made of tuples and text only. Text is plain: no node carries the markup of a format.
A layout builds the tree; `numbering.number` settles what depends on position; a writer only reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ccmtool.ordinals import Style

# --- inline ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart: italic, or bold where `strong`."""

    children: Inlines
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a public address (https or mailto)."""

    children: Inlines
    address: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Words that lead to an anchor of this document, or of another one of the corpus.

    With `number`, numbering puts the number of the paragraph there in their place, if it has one.
    """

    children: Inlines
    anchor: str = ""
    document: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a note in the text.

    `label`, `occurrence` (from 1) and the `scope` in which the note prints are set by numbering.
    """

    key: str
    label: str = ""
    occurrence: int = 0
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Words that are not final.

    `provisional`: printed from a field in doubt. `question`: an open question in the text.
    `prompt`: stands where nobody has written yet. `remark`: said about the
    words before it.
    """

    children: Inlines
    kind: Literal["provisional", "question", "prompt", "remark"]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph or a cell."""


Inline = Text | Emphasis | Link | CrossReference | NoteMark | Flag | Break
Inlines = tuple[Inline, ...]

# --- blocks ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    Numbering sets its `number`: the one `typed` by hand (empty for none), or else, where
    the paragraphs of the document have numbers and it stands among them, the next one.
    """

    children: Inlines
    number: str = ""
    typed: str | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `label` prints as it stands, and is text in every format."""

    label: str
    blocks: Blocks
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """Labelled entries, one under the other."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head of one cell per column; a cell is inline content.

    `align` says for each column on which side its cells stand, the start where it says nothing.
    `anchors` says for each row where links to it lead, nothing where none do; `headings` are the
    numbers of rows whose only cell is a heading over the rows below, as wide as the table.
    `notes` are those that print right below it; set by numbering.
    """

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: Inlines = ()
    align: tuple[Literal["start", "end"], ...] = ()
    anchors: tuple[str, ...] = ()
    headings: tuple[int, ...] = ()
    anchor: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Names with values, such as the documents and the lead of an agenda item."""

    rows: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part. One that stands `apart`, such as an annex, has paragraph numbers of its own.

    `level` (2 for the outermost), and the `notes` that print at its end, are set by numbering.
    """

    title: Inlines
    blocks: Blocks
    label: str = ""
    anchor: str = ""
    level: int = 0
    apart: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreign:
    """Blocks in another language than what stands around them."""

    blocks: Blocks
    language: str


Block = Paragraph | List | Quote | Table | Fields | Section | Foreign
Blocks = tuple[Block, ...]

# --- the whole -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote.

    `label`, the number of `marks` that lead to it, and the `scope` that it prints in
    (empty for the document) are set by numbering.
    `language` is its own, where that is not the language of the document.
    """

    key: str
    children: Inlines
    label: str = ""
    marks: int = 0
    scope: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line of the cover block; `role` says which (body, from, title, subtitle, dateline, ...).

    Exactly one line of a document has the role `title`: its only heading of the first level.
    """

    role: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the table of contents; `language` is that of a section in another language."""

    anchor: str
    label: str
    title: Inlines
    level: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """What numbering is to know of a document: how its paragraphs count, where notes print.

    Without a `style`, paragraphs have no numbers. Parts that stand apart, and tables, print
    the notes that are marked in them if told so.
    """

    style: Style | None = None
    start: int = 1
    before: str = ""
    after: str = ""
    combined: bool = False
    by_section: bool = False
    notes_by_part: bool = False
    notes_by_table: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `contents` is set by numbering, in the order of the sections."""

    id: str
    kind: str
    language: str
    cover: tuple[CoverLine, ...]
    blocks: Blocks
    notes: tuple[Note, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    numbering: Numbering = Numbering()


Node = Inline | Block | Item | Note | CoverLine | ContentsEntry | Document
