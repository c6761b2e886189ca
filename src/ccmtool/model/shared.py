"""What several kinds of document have in common: notes, questions, the recursive list, annexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from ccmtool.model.base import (
    Citation,
    Date,
    DocumentRef,
    Doubtful,
    Id,
    Line,
    MeetingRef,
    Model,
    OneOrMore,
    PartyRef,
    Prose,
    Ref,
    Route,
    TextRef,
)
from ccmtool.model.cover import Cover
from ccmtool.model.labels import Labels, Series
from ccmtool.model.language import Language
from ccmtool.model.numbering import Numbering
from ccmtool.model.tables import TableEntry


class Question(Model):
    """A question that the text leaves open, at the words linked to `question:KEY`."""

    owner: PartyRef | None = None
    """Who is to answer it, by id of the party."""
    due: Date | None = None
    """By when."""
    answer: Ref | None = None
    """The link that would answer it, without brackets: `meeting:im-2025/dates`."""


class HeadingEntry(Doubtful):
    """An unnumbered heading; the entries after it belong to it, and numbering runs on."""

    id: Id | None = None
    """An id, if something links to the heading."""
    heading: Line
    """Its words."""


class ProseEntry(Doubtful):
    """Unlabelled text before, between or after items."""

    id: Id | None = None
    """An id, if something links to the text or prints it elsewhere."""
    number: Line | None = None
    """The number of its first paragraph, typed by hand where paragraphs have numbers: `12 bis.`
    The next one is counted as if it were not there. `none` leaves all its paragraphs without."""
    language: Language | None = None
    """Its language, where it is not that of what stands around it."""
    prose: Prose
    """Its words."""


class TextOfEntry(Doubtful):
    """Words that stand once, elsewhere, printed here with their notes."""

    text_of: OneOrMore[TextRef]
    """`DOC/ID` of an item (its text and what is below it, without its title), a prose entry,
    a table or a passage; or several, printed one after the other."""


class ChildItem(Doubtful):
    """A labelled entry of a list, below the first level."""

    id: Id | None = None
    """A short, stable word. Links and anchors use it; labels and titles may change."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none,
    `silent` for one that counts and does not print."""
    language: Language | None = None
    """Its language, where it is not that of what stands around it."""
    title: Line | None = None
    """The title."""
    text: Prose | None = None
    """The text under the title."""
    text_of: OneOrMore[TextRef] = ()
    """Words that stand elsewhere, printed here after `text`: `DOC/ID`, or several."""
    labels: Labels = ()
    """The first label of each series below this entry, where it differs from the list around it."""
    children: tuple[Entry, ...] = ()
    """Entries below this one: items, `prose:`, `heading:`, `text-of:`, `rows:`."""


def entry_kind(value: Any) -> str:
    """Which entry of a recursive list a mapping is, told by the keys it has.

    The `@` keeps these names apart from keys, since pydantic mixes both in the place of an error.
    """
    keys = value if isinstance(value, dict) else {}
    if "prose" in keys:
        return "@prose"
    if "heading" in keys:
        return "@heading"
    if "rows" in keys or "head" in keys:
        return "@table"
    if "text-of" in keys and not set(keys) - {"text-of", "provisional"}:
        return "@text-of"
    return "@item"


Aside = (
    Annotated[ProseEntry, Tag("@prose")]
    | Annotated[HeadingEntry, Tag("@heading")]
    | Annotated[TextOfEntry, Tag("@text-of")]
    | Annotated[TableEntry, Tag("@table")]
)

Entry = Annotated[Annotated[ChildItem, Tag("@item")] | Aside, Discriminator(entry_kind)]


class Item(ChildItem):
    """A labelled entry of the first level."""

    id: Id
    """A short, stable word. Links and anchors use it; labels and titles may change."""


TopEntry = Annotated[Annotated[Item, Tag("@item")] | Aside, Discriminator(entry_kind)]


class Annex(Doubtful):
    """A part that stands apart, after the document itself, under a heading of its own."""

    fresh_labels: ClassVar[bool] = True

    id: Id
    """A short, stable word, unique among the annexes of the document."""
    label: Line | None = None
    """A heading typed by hand, such as `Appendix`, instead of the one that the tool gives:
    `Annex`, or `Annex I`, `Annex II` where there are several. `none` for none."""
    language: Language | None = None
    """Its language, where it is not that of what stands around it."""
    title: Line | None = None
    """The title."""
    subtitle: Line | None = None
    """A second line of the title."""
    labels: Labels = ()
    """The first label of each level in the annex, outermost first.
    Those of the document do not reach into it."""
    body: tuple[TopEntry, ...] = ()
    """The text in order: items, `prose:`, `heading:`, `text-of:`, `rows:`."""

    @model_validator(mode="after")
    def _has_heading(self) -> Annex:
        if self.label == "none" and not self.title:
            raise PydanticCustomError(
                "annex", "an annex without a label needs a title; give it one of the two"
            )
        return self


def _texts(value: Any) -> Any:
    return value if value is not None else {}


Notes = Annotated[dict[str, Citation], BeforeValidator(_texts)]
"""The footnotes by key, one string each. A registered symbol at the start makes a citation;
anything else is an explanation. A key of asterisks prints itself."""

Questions = Annotated[dict[Id, Question], BeforeValidator(_texts)]
"""The open questions by key."""


class DocumentModel(Doubtful):
    """What every document of the corpus has."""

    usual_paragraphs: ClassVar[Series] = Series(style="none")
    """The numbers that the paragraphs of the kind have, where the document does not say."""
    answers_to_item: ClassVar[bool] = False
    """Whether a draft asks for the agenda item that a document of the kind is submitted under."""

    id: Id
    """A short, stable word. Links to the document and the names of its output use it."""
    language: Language = "en"
    """The language of the document: ar, en, es, fr, ru or zh, with its country if that matters.
    The tool prints its own words in it, and in English in any other language."""
    date: Date | None = None
    """The date of the document, at which holders of roles are looked up. Left out,
    they are looked up at the first day of its `meeting`, or of its `period`."""
    supersedes: DocumentRef | None = None
    """The id of the document that it replaces: a revised agenda names the one before."""
    meeting: MeetingRef | None = None
    """The meeting that the document belongs to."""
    cover: Cover | None = None
    """The cover block."""
    labels: Labels = ()
    """The first label of each level, outermost first: `["1.", "(a)", "(i)"]`,
    `["1.", "1.1"]`, `A`, `-`, or `none`. Left out, nothing is labelled."""
    annexes: Annotated[tuple[Annex, ...], Field(max_length=200)] = ()
    """The annexes, which print after everything else, each on a new page of paper."""
    notes: Notes = Field(default_factory=dict)
    """The footnotes by key; `[^key]` marks one in a text."""
    numbering: Numbering | None = None
    """How paragraphs and notes are numbered, where it is not the usual way."""
    questions: Questions = Field(default_factory=dict)
    """What is still open, by key; `[words](question:key)` marks the words in a text."""

    @property
    def paragraph_series(self) -> Series:
        """The numbers of its paragraphs: those it asks for, else the usual ones of its kind."""
        asked = self.numbering and self.numbering.paragraphs
        return asked or self.usual_paragraphs


# --- lists of entries ------------------------------------------------------------------------

Placed = tuple[Any, Route]
"""An entry of a list, with its route."""


def placed(entries: Sequence[Any], route: Route) -> list[Placed]:
    """The entries of the list that stands at a route."""
    return [(entry, (*route, number)) for number, entry in enumerate(entries)]


def by_heading(entries: Sequence[Placed]) -> tuple[Sequence[Placed], list[Headed]]:
    """What comes before the first unnumbered heading, and each with what follows it."""
    heads = [n for n, (value, _) in enumerate(entries) if isinstance(value, HeadingEntry)]
    ends = [*heads[1:], len(entries)]
    headed = [(entries[at], entries[at + 1 : end]) for at, end in zip(heads, ends, strict=False)]
    return entries[: heads[0] if heads else len(entries)], headed


Headed = tuple[Placed, Sequence[Placed]]
