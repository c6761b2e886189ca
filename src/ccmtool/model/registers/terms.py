"""The register of terms and abbreviations."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.base import Doubtful, Id, Model, Name


class TermEntry(Doubtful):
    """A term or an abbreviation."""

    id: Id
    """A short, stable word."""
    term: Name
    """The term in full."""
    abbreviation: Name | None = None
    """Its abbreviation."""


class Terms(Model):
    """The register of terms and abbreviations."""

    kind: Literal["terms"]
    """What the file is."""
    entries: tuple[TermEntry, ...] = ()
    """The terms."""
