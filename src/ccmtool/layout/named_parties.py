"""Parties in the words of a document."""

from __future__ import annotations

from ccmtool.corpus.lookups import holders
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.layout.desk import Desk
from ccmtool.model.base import Route


def in_office(desk: Desk, party: str, route: Route) -> Inlines:
    """A role and who holds it; a role that nobody is known to hold says so."""
    nodes = desk.reference("party", party, route)
    member = desk.corpus.registered["parties"].get(party)
    if member is None or member.value.type != "role":
        return nodes
    found = holders(desk.corpus, desk.entry, member)
    if found is None:
        return (*nodes, Text(" "), *desk.prompt(desk.phrases.unwritten_holders, route, nodes))
    held: Inlines = (Text(found.text),)
    place = (*member.route, "holders")
    marked = desk.provisional(held, place, member.entry, doubtful=found.provisional)
    return (*nodes, Text(" ("), *marked, Text(")"))
