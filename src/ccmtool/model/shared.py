"""What several kinds of document have in common: cover, notes, questions, the recursive list."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.model.base import (
    Citation,
    Date,
    Doubtful,
    Id,
    Line,
    MeetingRef,
    Model,
    OneOrMore,
    PartyRef,
    Prose,
    Ref,
    TextRef,
)
from ccmtool.model.labels import Labels


class Cover(Doubtful):
    """The cover block. Each line prints in the place that is customary for it, if it is given."""

    symbol: Line | None = None
    """The document symbol, where one has been assigned."""
    distribution: Line | None = None
    """Such as `Distr.: General`."""
    body: Line | None = None
    """The body whose document this is, in words."""
    agenda_item: Line | None = None
    """The item under which the document is submitted: `Item 9 of the provisional agenda`."""
    from_: Line | None = None
    """Who issues it, in words: States, a Presidency, coordinators."""
    title: Line
    """The title of the document."""
    subtitle: Line | None = None
    """A second line of the title."""
    submitted_by: Line | None = None
    """Such as `Submitted by the President`."""
    dateline: Line | None = None
    """Date and place of the meeting, or of the document, in one line."""


class Question(Model):
    """A question that the text leaves open, at the words linked to `question:KEY`."""

    owner: PartyRef | None = None
    """Who is to answer it, by id of the party."""
    due: Date | None = None
    """By when."""
    answer: Ref | None = None
    """The link that would answer it, without brackets: `meeting:im-2025/dates`."""


class HeadingEntry(Model):
    """An unnumbered heading; the entries after it belong to it, and numbering runs on."""

    id: Id | None = None
    """An id, if something links to the heading."""
    heading: Line
    """Its words."""


class ProseEntry(Model):
    """Unlabelled text before, between or after items."""

    id: Id | None = None
    """An id, if something links to the text or prints it elsewhere."""
    prose: Prose
    """Its words."""


class TextOfEntry(Model):
    """Words that stand once, elsewhere, printed here with their notes."""

    text_of: OneOrMore[TextRef]
    """`DOC/ID` of an item (its text and what is below it, without its title), a prose entry
    or a passage; or several, printed one after the other."""


class ChildItem(Doubtful):
    """A labelled entry of a list, below the first level."""

    id: Id | None = None
    """A short, stable word. Links and anchors use it; labels and titles may change."""
    label: Line | None = None
    """A label typed by hand, instead of the next one of the series; `none` for none."""
    title: Line | None = None
    """The title."""
    text: Prose | None = None
    """The text under the title."""
    text_of: OneOrMore[TextRef] = ()
    """Words that stand elsewhere, printed here after `text`: `DOC/ID`, or several."""
    labels: Labels = ()
    """The first label of each series below this entry, where it differs from the list around it."""
    children: tuple[Entry, ...] = ()
    """Entries below this one: items, `prose:`, `heading:`, `text-of:`."""


def entry_kind(value: Any) -> str:
    """Which entry of a recursive list a mapping is, told by the keys it has.

    The `@` keeps these names apart from keys, since pydantic mixes both in the place of an error.
    """
    keys = value if isinstance(value, dict) else {}
    if "prose" in keys:
        return "@prose"
    if "heading" in keys:
        return "@heading"
    if "text-of" in keys and not set(keys) - {"text-of"}:
        return "@text-of"
    return "@item"


Aside = (
    Annotated[ProseEntry, Tag("@prose")]
    | Annotated[HeadingEntry, Tag("@heading")]
    | Annotated[TextOfEntry, Tag("@text-of")]
)

Entry = Annotated[Annotated[ChildItem, Tag("@item")] | Aside, Discriminator(entry_kind)]


class Item(ChildItem):
    """A labelled entry of the first level."""

    id: Id
    """A short, stable word. Links and anchors use it; labels and titles may change."""


TopEntry = Annotated[Annotated[Item, Tag("@item")] | Aside, Discriminator(entry_kind)]


def _texts(value: Any) -> Any:
    return value if value is not None else {}


Notes = Annotated[dict[str, Citation], BeforeValidator(_texts)]
"""The footnotes by key, one string each. A registered symbol at the start makes a citation;
anything else is an explanation. A key of asterisks prints itself."""

Questions = Annotated[dict[Id, Question], BeforeValidator(_texts)]
"""The open questions by key."""


def _language(tag: str) -> str:
    if not re.fullmatch(_LANGUAGE, tag):
        raise PydanticCustomError(
            "language", "`{tag}` is no language; write en, fr, ar or zh-Hans", {"tag": tag[:40]}
        )
    return tag


_LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"

Language = Annotated[
    str,
    AfterValidator(_language),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{_LANGUAGE}$",
            "description": "A language tag: en, fr, ar, zh-Hans.",
        }
    ),
]


class DocumentModel(Doubtful):
    """What every document of the corpus has."""

    id: Id
    """A short, stable word. Links to the document and the names of its output use it."""
    language: Language = "en"
    """The language of the document: ar, en, es, fr, ru or zh, with its country if that matters.
    The tool prints its own words in it, and in English in any other language."""
    date: Date | None = None
    """The date of the document, at which holders of roles are looked up. Left out,
    they are looked up at the first day of its `meeting`, or of its `period`."""
    meeting: MeetingRef | None = None
    """The meeting that the document belongs to."""
    cover: Cover | None = None
    """The cover block."""
    labels: Labels = ()
    """The first label of each level, outermost first: `["1.", "(a)", "(i)"]`, `A`, `-`, or `none`.
    Left out, nothing is labelled."""
    notes: Notes = Field(default_factory=dict)
    """The footnotes by key; `[^key]` marks one in a text."""
    questions: Questions = Field(default_factory=dict)
    """What is still open, by key; `[words](question:key)` marks the words in a text."""


ChildItem.model_rebuild()
