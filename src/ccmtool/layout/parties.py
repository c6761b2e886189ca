"""Who is responsible, in the customary form: name (lead; who holds the role), on what condition."""

from __future__ import annotations

from collections.abc import Sequence

from ccmtool.corpus import lookups
from ccmtool.corpus.entry import Member
from ccmtool.corpus.wording import say_list
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.doctree.rebuild import words
from ccmtool.layout.desk import Desk
from ccmtool.layout.sentences import after_comma, bracketed
from ccmtool.model.base import PartyRef, Route
from ccmtool.model.involvement import Involved, Involvement, ToBeNamed
from ccmtool.model.registers import Party
from ccmtool.prose import plain


def responsible(
    desk: Desk, involved: Sequence[Involved], route: Route, *, holders: bool = False
) -> list[Inlines]:
    """Everybody in a list, at its route; with `holders`, a role prints who holds it."""
    return [
        party(desk, one, (*route, number), holders=holders) for number, one in enumerate(involved)
    ]


def party(desk: Desk, involved: Involved, route: Route, *, holders: bool = False) -> Inlines:
    """One who is responsible: a party, perhaps with more to say of it, or nobody named yet."""
    if isinstance(involved, PartyRef):
        return _party(desk, involved, route, (), holders=holders)
    capacity = _capacity(desk, involved, route)
    if isinstance(involved, ToBeNamed):
        named = (*_unnamed(desk, involved, route), *bracketed(desk.phrases, capacity))
    else:
        named = _party(
            desk,
            involved.party,
            (*route, "party"),
            capacity,
            holders=holders or involved.show_members,
            members=involved.show_members,
            doubtful=involved.doubts("party"),
        )
    condition = desk.field_inlines(involved, "condition", route)
    return (*named, *after_comma(desk.phrases, condition))


def _party(
    desk: Desk,
    identifier: PartyRef,
    route: Route,
    capacity: Inlines,
    *,
    holders: bool = False,
    members: bool = False,
    doubtful: bool = False,
) -> Inlines:
    """The name, and in brackets the capacity and who the party consists of, or belongs to."""
    name = desk.reference("party", identifier, route)
    marked = desk.provisional(name, route, doubtful=doubtful)
    member = desk.corpus.registered["parties"].get(identifier)
    if member is None:
        return (*marked, *bracketed(desk.phrases, capacity))
    is_role = member.value.type == "role"
    if not (holders if is_role else members):
        return (*marked, *bracketed(desk.phrases, capacity, _of(desk, member)))
    inside = _holders(desk, member) if is_role else _members(desk, member)
    if inside:
        return (*marked, *bracketed(desk.phrases, capacity, inside))
    # A role that nobody is known to hold says so, and so does a group of unknown members.
    unknown = desk.prompt(desk.phrases.unwritten_holders, route, name)
    return (*marked, *bracketed(desk.phrases, capacity), Text(" "), *unknown)


def _holders(desk: Desk, member: Member) -> Inlines:
    found = lookups.holders(desk.corpus, desk.entry, member)
    if found is None:
        return ()
    place = (*member.route, "holders")
    return desk.provisional(desk.said(found.text), place, member.entry, doubtful=found.provisional)


def _members(desk: Desk, member: Member) -> Inlines:
    group: Party = member.value
    names = [_name_of(desk, identifier) for identifier in group.members]
    if not names:
        return ()
    listed = desk.said(say_list(names, desk.language))
    return desk.from_field(listed, group, "members", member.route, member.entry)


def _of(desk: Desk, member: Member) -> Inlines:
    """Where a person or a sub-national authority belongs."""
    one: Party = member.value
    if one.belongs_to is None:
        return ()
    name = desk.said(_name_of(desk, one.belongs_to))
    return desk.from_field(name, one, "belongs-to", member.route, member.entry)


def _name_of(desk: Desk, identifier: str) -> str:
    known = desk.corpus.registered["parties"].get(identifier)
    return plain(known.value.name.within(desk.language)) if known else identifier


def _unnamed(desk: Desk, involved: ToBeNamed, route: Route) -> Inlines:
    place = (*route, "to-be-named")
    known = words(desk.inlines(involved.to_be_named, place))
    return desk.prompt(desk.phrases.unnamed.format(party=known), place)


def _capacity(desk: Desk, involved: Involvement | ToBeNamed, route: Route) -> Inlines:
    if involved.as_ is None:
        return ()
    phrases = desk.phrases
    said = {"lead": phrases.in_lead, "support": phrases.in_support, "partner": phrases.as_partner}
    known = said.get(involved.as_)
    nodes = (Text(known),) if known else desk.inlines(involved.as_, (*route, "as"))
    return desk.from_field(nodes, involved, "as", route)
