"""Who is responsible: a party, in what capacity and on what condition; or one not named yet."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from ccmtool.model.base import Doubtful, Flag, Line, PartyRef


class _Involvement(Doubtful):
    as_: Line | None = None
    """In what capacity. `lead`, `support` and `partner` print in the language of the document,
    other words as typed: `co-lead`, `host`, `donor`. Left out where the source does not say."""
    condition: Line | None = None
    """On what condition, in the words that print after the name: `subject to funding`."""


class Involvement(_Involvement):
    """A party that is responsible, where there is more to say than its id."""

    party: PartyRef
    """The id of the party."""
    show_members: Flag = False
    """Whether to print in brackets who the party consists of: the members of a group,
    the holders of a role."""


class ToBeNamed(_Involvement):
    """Somebody who is responsible and has not been named yet."""

    to_be_named: Line
    """What is known of them, in words: `a regional organisation`. It prints as a prompt."""


def involvement_kind(value: Any) -> str:
    """Which way somebody is named: by an id alone, or by a mapping told by its keys."""
    if not isinstance(value, dict):
        return "@id"
    return "@to-be-named" if "to-be-named" in value else "@party"


Involved = Annotated[
    Annotated[PartyRef, Tag("@id")]
    | Annotated[Involvement, Tag("@party")]
    | Annotated[ToBeNamed, Tag("@to-be-named")],
    Discriminator(involvement_kind),
]
"""The id of a party, or a mapping that says more than that."""
