"""The register of parties: who documents name as responsible."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.base import Doubtful, Id, Line, Model, Name, OneOrMore, PartyRef
from ccmtool.model.times import PeriodField


class Holding(Doubtful):
    """A stretch of time in which somebody holds a role."""

    period: PeriodField
    """From when to when: `2024..2025`."""
    names: OneOrMore[Name]
    """Who holds it, in the order of printing."""


class Party(Doubtful):
    """Whoever documents name as responsible: a role, a State, a body, an organisation, a person."""

    id: Id
    """A short, stable word."""
    type: Literal["role", "state", "group", "body", "organisation", "sub-national", "person"] = (
        "role"
    )
    """`role` is held by somebody; the others are themselves: a `state`, a `group` of States,
    a `body`, an `organisation`, a `sub-national` authority, a `person`."""
    name: Name
    """The name that links print."""
    aliases: OneOrMore[Line] = ()
    """Other names in use."""
    members: OneOrMore[PartyRef] = ()
    """The members of a group or body, by id of the party, where they are entered."""
    belongs_to: PartyRef | None = None
    """Where a person or a sub-national authority belongs, by id of the party."""
    holders: tuple[Holding, ...] = ()
    """Who holds a role when, one term of office after the other; left out where not established."""


class Parties(Model):
    """The register of parties: roles, States, groups, bodies, organisations, persons."""

    kind: Literal["parties"]
    """What the file is."""
    entries: tuple[Party, ...] = ()
    """The parties."""
