"""The register of themes."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.base import ArticleRef, Doubtful, Id, Model, Name, OneOrMore, PartyRef


class Theme(Doubtful):
    """A thematic area of the treaty."""

    id: Id
    """A short, stable word."""
    name: Name
    """Its name, which links print."""
    articles: OneOrMore[ArticleRef] = ()
    """The articles that it is about: `ccm/6`."""
    coordinators: PartyRef | None = None
    """The id of the party that is responsible for it."""


class Themes(Model):
    """The register of themes."""

    kind: Literal["themes"]
    """What the file is."""
    entries: tuple[Theme, ...] = ()
    """The themes."""
