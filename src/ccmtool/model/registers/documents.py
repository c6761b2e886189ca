"""The register of documents."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.base import (
    Date,
    DocumentRef,
    Doubtful,
    Id,
    Line,
    MeetingRef,
    Model,
    Name,
    OneOrMore,
    PartyRef,
)

Stage = Literal["draft", "advance", "revised", "final"]


class RegisteredDocument(Doubtful):
    """A document that others cite."""

    id: Id
    """A short, stable word."""
    symbol: Line | None = None
    """Its symbol; all language versions share one."""
    title: Name | None = None
    """Its title; where it has none, what it is."""
    meeting: MeetingRef | None = None
    """The id of the meeting that it belongs to, where its symbol does not begin with one of
    the `symbols` of a meeting."""
    date: Date | None = None
    """The date of the document. Lists print it where the document has no symbol."""
    submitted_by: OneOrMore[PartyRef] = ()
    """Who submits it, by id of the party."""
    stage: Stage | None = None
    """How far it has come, where that matters: `draft`, `advance` (an advance copy), `revised`
    or `final`. Lists print all but the last."""
    supersedes: DocumentRef | None = None
    """The id of the document that it replaces."""


class DocumentRegister(Model):
    """The register of documents."""

    kind: Literal["documents"]
    """What the file is."""
    address: str | None = None
    """Where the public finds a document on the web, with `{symbol}` in place of its symbol.
    Left out, symbols print without a link."""
    entries: tuple[RegisteredDocument, ...] = ()
    """The documents."""
