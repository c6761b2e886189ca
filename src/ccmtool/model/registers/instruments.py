"""The register of instruments: treaties, rules of procedure, resolutions, decisions."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.base import Date, Doubtful, Id, Line, Model, Name


class Provision(Doubtful):
    """A provision of an instrument."""

    type: Literal["article", "rule", "chapter", "paragraph"] = "article"
    """What it is called: an `article`, a `rule`, a `chapter`, a `paragraph`."""
    number: Line
    """Its number: `6`, or `7 bis`, which links name as `7-bis`."""
    title: Name | None = None
    """Its subject."""


class Instrument(Doubtful):
    """A text that binds or guides the meeting: a treaty, rules of procedure, a resolution."""

    id: Id
    """A short, stable word."""
    type: Literal["treaty", "rules-of-procedure", "resolution", "decision", "other"] = "treaty"
    """What it is: a `treaty`, `rules-of-procedure`, a `resolution`, a `decision`, or `other`."""
    name: Name
    """The name that links print."""
    abbreviation: Name | None = None
    """Its abbreviation."""
    symbol: Line | None = None
    """Its document symbol, where it has one; links to its paragraphs print it."""
    in_force_since: Date | None = None
    """When it entered into force."""
    provisions: tuple[Provision, ...] = ()
    """Its articles, rules and so on, as far as they are needed."""


class Instruments(Model):
    """The register of instruments."""

    kind: Literal["instruments"]
    """What the file is."""
    entries: tuple[Instrument, ...] = ()
    """The instruments."""
