"""Links and ids to what they lead to: one table of schemes, for rules and layouts alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ccmtool.corpus import lookups
from ccmtool.corpus.corpus import Corpus, Entry, Member, anchor_of
from ccmtool.corpus.resolution import (
    Found,
    Missing,
    Resolution,
    Unreadable,
    by_name,
    language_of,
)
from ccmtool.corpus.wording import say_list, say_range
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.doctree.rebuild import words
from ccmtool.model.base import Citation, Line, Prose, Ref, Route, TextRef
from ccmtool.model.shared import ProseEntry
from ccmtool.model.times import When
from ccmtool.prose import Link, inlines, plain
from ccmtool.prose import parse as parse_prose
from ccmtool.spelling import nearest, suggestion


@dataclass(frozen=True, slots=True)
class Reference:
    """Something in a document that names something by id, in a field or in a link."""

    scheme: str
    target: str
    route: Route
    words: str | None = None
    start: int | None = None
    end: int | None = None


def references(entry: Entry) -> Iterator[Reference]:
    """Every reference of a file, in the order of its fields."""
    for route, value in entry.walk():
        if isinstance(value, Ref):
            scheme, target = value.scheme, str(value)
            if not scheme:
                scheme, _, target = value.partition(":")
            yield Reference(scheme, target, route)
        elif isinstance(value, When) and value.meeting:
            yield Reference("meeting", value.meeting, route)
        elif isinstance(value, Prose | Line | Citation):
            for link in parse_prose(value).links:
                yield Reference(link.scheme, link.target, route, link.words, link.start, link.end)


def resolve(corpus: Corpus, entry: Entry, scheme: str, target: str) -> Resolution:
    """What a reference in a file leads to."""
    resolver = _RESOLVERS.get(scheme)
    if resolver is None:
        hint = nearest(scheme, SCHEMES) or f"Known schemes: {', '.join(SCHEMES)}."
        return Missing(f"`{scheme}:` is no kind of link", hint)
    found = resolver(corpus, entry, target)
    if isinstance(found, Missing) and _may_be_unread(corpus, target):
        return Unreadable()
    return found


def _may_be_unread(corpus: Corpus, target: str) -> bool:
    parts = target.replace("..", "/").split("/")
    return corpus.unread or any(part in corpus.broken_ids for part in parts)


def say(corpus: Corpus, entry: Entry, text: str) -> str:
    """The words of a text without markup, with those that its computed links print."""
    return _say(corpus, entry, text, title=False)


def _say(corpus: Corpus, entry: Entry, text: str, *, title: bool) -> str:
    return " ".join(words(inlines(text, _Speaker(corpus, entry, title))).split())


@dataclass(frozen=True, slots=True)
class _Speaker:
    corpus: Corpus
    entry: Entry
    title: bool

    def link(self, link: Link, words: Inlines) -> Inlines:
        # Links to documents and their items print titles, and a title cannot depend on itself.
        if words or (self.title and link.scheme in ("doc", "item")):
            return words or (Text(link.target),)
        found = resolve(self.corpus, self.entry, link.scheme, link.target)
        return (Text(found.text if isinstance(found, Found) else link.target),)

    def mark(self, key: str) -> Inlines:  # noqa: ARG002
        return ()


# --- documents and what is in them -------------------------------------------------------------


def _doc(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    member = corpus.registered["documents"].get(target)
    if member:
        value = member.value
        symbol = str(value.symbol or "")
        title = plain(value.title.within(language_of(entry))) if value.title else ""
        text = symbol or title or target
        accepted = (title,) if title else ()
        doubtful = value.doubts("symbol" if symbol else "title")
        return Found(text, member, accepted, None, doubtful, address=corpus.address(symbol))
    here = corpus.documents.get(target)
    if here and here.document:
        cover = here.document.cover
        title = _say(corpus, here, cover.title, title=True) if cover else target
        doubtful = bool(cover and cover.doubts("title"))
        member = Member(here, (), here.document)
        return Found(title, member, provisional=doubtful, document=_rendered(here))
    known = (*corpus.registered["documents"], *corpus.documents)
    hint = by_name(corpus, "documents", target) or nearest(target, known, hasty=True)
    return Missing(f"no document has the id `{target}`", hint)


def _rendered(entry: Entry) -> str:
    """The id of a document that readers can open; empty for an extract."""
    if entry.document is None or getattr(entry.document, "extract", False):
        return ""
    return entry.document.id


def _owner(corpus: Corpus, entry: Entry, document: str) -> Entry | Missing:
    """The document that `DOC/ID` names: a meeting's id stands for its current agenda."""
    if not document:
        return entry
    found = corpus.documents.get(document) or corpus.agendas.get(document)
    if found:
        return found
    if document in corpus.registered["meetings"]:
        return Missing(f"the corpus has no agenda of the meeting `{document}`")
    known = (*corpus.documents, *corpus.agendas)
    return Missing(
        f"no document `{document}` is in the corpus", nearest(document, known, hasty=True)
    )


def _member(
    corpus: Corpus, entry: Entry, scheme: str, noun: str, target: str
) -> tuple[Member, str] | Missing:
    document, _, identifier = target.rpartition("/")
    owner = _owner(corpus, entry, document)
    if isinstance(owner, Missing):
        return owner
    members = owner.members.get(scheme, {})
    if identifier not in members:
        where = f"`{owner.document.id}`" if owner.document else f"`{owner.path}`"
        return Missing(f"{where} has no {noun} `{identifier}`", suggestion(identifier, members))
    return members[identifier], identifier


def _item(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    first, dots, last = target.partition("..")
    found = _member(corpus, entry, "item", "item", first)
    if isinstance(found, Missing):
        return found
    member, identifier = found
    text = _full_label(member)
    if dots:
        document = first.rpartition("/")[0]
        until = _member(corpus, entry, "item", "item", f"{document}/{last}" if document else last)
        if isinstance(until, Missing):
            return until
        text = _label_range(member, until[0], language_of(entry))
    title = getattr(member.value, "title", None)
    name = _say(corpus, member.entry, title, title=True) if title else ""
    accepted = (name,) if name and not dots else ()
    doubtful = getattr(member.value, "provisional", ()) and member.value.doubts("label")
    document = _rendered(member.entry)
    # A text without a label or a heading is no place that a reader could be led to.
    anchor = "" if isinstance(member.value, ProseEntry) else anchor_of("item", identifier)
    return Found(
        text or name or identifier, member, accepted, None, bool(doubtful), document, anchor
    )


def _full_label(member: Member) -> str:
    """The label with those of the items around it: `3 (a)`, without the full stops between."""
    labels = member.entry.labels
    route = member.route
    around = (route[:length] for length in range(1, len(route) + 1))
    found = [labels[place] for place in around if labels.get(place)]
    return " ".join(label.removesuffix(".") for label in found)


def _label_range(first: Member, last: Member, language: str) -> str:
    """`3 (a) to (c)`; two neighbours are `(a) and (b)`."""
    beside = first.route[:-1] == last.route[:-1]
    end = last.entry.labels.get(last.route, "").removesuffix(".") if beside else _full_label(last)
    if beside and last.route[-1:] == (int(first.route[-1]) + 1,):
        return say_list([_full_label(first), end], language)
    return say_range(_full_label(first), end, language)


def _part(scheme: str) -> Callable[[Corpus, Entry, str], Resolution]:
    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:
        found = _member(corpus, entry, scheme, scheme, target)
        if isinstance(found, Missing):
            return found
        member, identifier = found
        label = member.entry.labels.get(member.route, "")
        return Found(
            label or identifier,
            member,
            document=_rendered(member.entry),
            anchor=anchor_of(scheme, identifier),
        )

    return resolver


def _text(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    found = _member(corpus, entry, "passage", "text", target)
    if isinstance(found, Missing):
        found = _member(corpus, entry, "item", "text", target)
    if isinstance(found, Missing):
        return found
    member, _ = found
    if member.route in member.entry.borrowing:
        return Missing(
            f"`{target}` itself takes words from elsewhere",
            "Name the place where they stand.",
        )
    return Found("", member)


def _question(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
    questions = entry.document.questions if entry.document else {}
    if target in questions:
        return Found("", Member(entry, ("questions", target), questions[target]))
    hint = nearest(target, questions, hasty=True)
    return Missing(
        f"the question `{target}` is not among the `questions:` of this document",
        hint or f"Add `{target}:` there, with who is to answer it.",
    )


def _passage(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
    return Found("", entry.members["passage"].get(target))


def _public(scheme: str) -> Callable[[Corpus, Entry, str], Resolution]:
    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
        return Found(f"{scheme}:{target}", address=f"{scheme}:{target}")

    return resolver


Scheme = Callable[[Corpus, Entry, str], Resolution]

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {
        "meeting": lookups.meeting,
        "item": _item,
        "doc": _doc,
        "action": lookups.action,
        "holders": lookups.current_holders,
        "question": _question,
        "passage": _passage,
        "party": lookups.registered("parties", "party", "name"),
        "theme": lookups.registered("themes", "theme", "title"),
        "action-plan": lookups.registered("action-plans", "action plan", "name"),
        "term": lookups.registered("terms", "term", "term"),
        "article": lookups.article,
        "activity": _part("activity"),
        "output": _part("output"),
        "https": _public("https"),
        "mailto": _public("mailto"),
    }
)
"""What a link can lead to, by its scheme."""

_RESOLVERS: Mapping[str, Scheme] = MappingProxyType({**SCHEMES, TextRef.scheme: _text})
