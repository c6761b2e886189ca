"""The register of treaties and their articles."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.base import Date, Doubtful, Id, Line, Model, Number


class Article(Doubtful):
    """An article of a treaty."""

    number: Number
    """Its number."""
    title: Line
    """Its subject."""


class Treaty(Doubtful):
    """A treaty and its articles."""

    id: Id
    """A short, stable word."""
    name: Line
    """Its name."""
    abbreviation: Line | None = None
    """Its abbreviation."""
    in_force: Date | None = None
    """When it entered into force."""
    articles: tuple[Article, ...] = ()
    """Its articles by number."""


class Treaties(Model):
    """The register of treaties."""

    kind: Literal["treaties"]
    """What the file is."""
    entries: tuple[Treaty, ...] = ()
    """The treaties."""
