"""An agenda, with annotations and, where there is one, its programme."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag, model_validator
from pydantic_core import PydanticCustomError

from ccmtool.model.base import (
    ActionRef,
    Citation,
    DocumentRef,
    Doubtful,
    Flag,
    Id,
    Line,
    MeetingRef,
    NoneOrMore,
    OneOrMore,
    PartyRef,
    ThemeRef,
)
from ccmtool.model.involvement import Involved
from ccmtool.model.parts import Parts, TitledPart
from ccmtool.model.programme import Programme
from ccmtool.model.registers.documents import Stage
from ccmtool.model.shared import Aside, ChildItem, DocumentModel, entry_kind


class ListedDocument(Doubtful):
    """A document before the meeting, with what there is to say of it under the item."""

    document: DocumentRef | None = None
    """The id of the document, where it is registered or in the corpus."""
    symbol: Citation | None = None
    """The symbol of a document that is not registered."""
    title: Line | None = None
    """The title of a document that is not registered, or what it is."""
    part: Line | None = None
    """The part of it that matters here, in words: `annex II`, `paragraphs 12 to 20`."""
    stage: Stage | None = None
    """How far it has come: `draft`, `advance` (an advance copy), `revised` or `final`.
    Left out, what the register says of it."""
    submitted_by: OneOrMore[PartyRef] = ()
    """Who submits it, by id of the party. Left out, what the register says of it."""
    purpose: Line | None = None
    """What it is before the meeting for, in words: `for decision`, `background`."""
    to_be_issued: Flag = False
    """Whether it is announced, and not out yet."""

    @model_validator(mode="after")
    def _named_once(self) -> ListedDocument:
        described = bool(self.symbol or self.title)
        if self.document and described:
            raise PydanticCustomError(
                "document", "the register says what `document` names: leave `symbol`, `title` out"
            )
        if not self.document and not described:
            raise PydanticCustomError(
                "document",
                "which document? Add `document` with its id, or its `symbol` or `title`",
            )
        return self


def _document_form(value: Any) -> str:
    return "@described" if isinstance(value, dict) else "@id"


ItemDocument = Annotated[
    Annotated[DocumentRef, Tag("@id")] | Annotated[ListedDocument, Tag("@described")],
    Discriminator(_document_form),
]


class AgendaChild(ChildItem):
    """An agenda item below the first level."""

    documents: NoneOrMore[ItemDocument] | None = None
    """The documents before the meeting under this item, each by its id or described,
    or `none` if there are none. Left out, the agenda says nothing about documents."""
    lead: OneOrMore[Involved] = ()
    """Who opens or leads the item, by id of the party, or with `party:` and more."""
    themes: OneOrMore[ThemeRef] = ()
    """The ids of the themes that the item is about; they do not print."""
    mandates: OneOrMore[Citation] = ()
    """The decisions that put the item on the agenda, each a symbol, a comma and the place in it,
    or a link: `<paragraph:DOC/31>`."""
    actions: OneOrMore[ActionRef] = ()
    """The actions of an action plan that the item covers: `lap/38..42`."""
    children: tuple[AgendaChildEntry, ...] = ()
    """Entries below this one: items, `prose:`, `heading:`, `text-of:`, `rows:`."""


AgendaChildEntry = Annotated[
    Annotated[AgendaChild, Tag("@item")] | Aside, Discriminator(entry_kind)
]


class AgendaItem(AgendaChild):
    """An agenda item of the first level."""

    id: Id
    """A short, stable word. Links and anchors use it; labels and titles may change."""


AgendaEntry = Annotated[Annotated[AgendaItem, Tag("@item")] | Aside, Discriminator(entry_kind)]

PartName = Literal["list", "annotations", "programme", "documents"]


class AgendaPart(TitledPart):
    """A part of the paper, with a label or a heading of its own."""

    part: PartName
    """Which part: `list` (the items, bare), `annotations` (the items with all that belongs
    to them), `programme`, or `documents` (a table of all documents, by item)."""


class Agenda(DocumentModel):
    """The agenda of a meeting: its items, with annotations where there are any."""

    kind: Literal["agenda"]
    """What the file is."""
    meeting: MeetingRef
    """The meeting whose agenda it is."""
    extract: Flag = False
    """Whether only some items are entered, to be linked to: never rendered, gaps expected."""
    items: tuple[AgendaEntry, ...] = ()
    """The items in order; between them `prose:`, `heading:` or `text-of:`."""
    programme: Programme | None = None
    """The programme of work, where there is one."""
    parts: Parts[PartName, AgendaPart] = ()
    """What prints, in order: `list`, `annotations`, `programme`, `documents`, each a word or,
    under another heading than the usual one, `{part: list, label: I., title: The agenda}`.
    Left out: the annotations, then the programme."""
