"""Who spoke under an item, and what they said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ccmtool.doctree.nodes import Block, Blocks, Inlines, Paragraph
from ccmtool.layout.desk import Desk
from ccmtool.layout.sentences import blank, bracketed, fill, listed
from ccmtool.model.base import Route
from ccmtool.model.meeting_report import ReportedItem, Statement
from ccmtool.prose import plain

Placed = tuple[Statement, Route]


def lay_out_statements(desk: Desk, item: ReportedItem, route: Route) -> Iterator[Block]:
    """In the order given; speakers of whom nothing more is said share a sentence."""
    placed = [(one, (*route, "statements", n)) for n, one in enumerate(item.statements)]
    for told, group in groupby(placed, lambda pair: bool(pair[0].text)):
        if not told:
            yield Paragraph(_sentence(desk, list(group)))
            continue
        for one, place in group:
            text = desk.field_blocks(one, "text", place)
            yield from _led(desk, _sentence(desk, [(one, place)]), text)


def _led(desk: Desk, sentence: Inlines, text: Blocks) -> Blocks:
    """What was said, after the sentence that names the speaker, in one paragraph."""
    first, *rest = text
    if isinstance(first, Paragraph):
        return (replace(first, children=(*sentence, *blank(desk.phrases), *first.children)), *rest)
    return (Paragraph(sentence), *text)


def _sentence(desk: Desk, placed: list[Placed]) -> Inlines:
    phrases = desk.phrases
    speakers = [words for one, place in placed for words in _speakers(desk, one, place)]
    pattern = phrases.statements_made if len(speakers) > 1 else phrases.statement_made
    several = any(len(one.by) > 1 and _is_joint(one) for one, _ in placed)
    return fill(pattern, speakers=listed(phrases, speakers, apart=several))


def _is_joint(one: Statement) -> bool:
    """Whether the speakers of an entry are one, since something is said of all of them."""
    return one.on_behalf_of is not None or one.document is not None


def _speakers(desk: Desk, one: Statement, route: Route) -> list[Inlines]:
    """Each speaker; those who speak for others together are one, so that it is clear who does."""
    names = [_party(desk, one, "by", name, route) for name in one.by]
    if not _is_joint(one):
        return names
    words = listed(desk.phrases, names)
    if one.on_behalf_of:
        group = _party(desk, one, "on-behalf-of", one.on_behalf_of, route)
        words = fill(desk.phrases.on_behalf, speakers=words, group=group)
    if one.document:
        document = desk.reference("doc", one.document, (*route, "document"))
        document = desk.from_field(document, one, "document", route)
        words = (*words, *bracketed(desk.phrases, document))
    return [words]


def _party(desk: Desk, one: Statement, field: str, name: str, route: Route) -> Inlines:
    """The name of a party in a sentence: `the Northern Lights Group`, but `Arcadia`."""
    nodes = desk.reference("party", name, (*route, field))
    member = desk.corpus.registered["parties"].get(name)
    article = desk.phrases.with_article.partition("{")[0].casefold()
    if member and member.value.type in _WITH_ARTICLE:
        named = plain(member.value.name.within(desk.language)).casefold()
        if not (article and named.startswith(article)):
            nodes = fill(desk.phrases.with_article, name=nodes)
    return desk.from_field(nodes, one, field, route)


_WITH_ARTICLE = ("role", "group", "body", "organisation")
