"""Links and ids to what they lead to: one table of schemes, for rules and layouts alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from ccmtool.corpus import inside, lookups, proceedings, provisions
from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.resolution import (
    Found,
    Missing,
    Resolution,
    Unreadable,
    by_name,
    language_of,
)
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.doctree.rebuild import words
from ccmtool.model.base import Citation, Line, Prose, Ref, Route, TextRef
from ccmtool.model.times import When
from ccmtool.prose import Link, inlines, plain
from ccmtool.prose import parse as parse_prose
from ccmtool.spelling import nearest


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
    for route, value in entry.walk(Ref, When, Prose, Line, Citation):
        if isinstance(value, Ref):
            scheme, target = value.scheme, str(value)
            if not scheme:
                scheme, _, target = value.partition(":")
            yield Reference(scheme, target, route)
        elif isinstance(value, When):
            yield from (Reference("meeting", name, route) for name in value.meetings)
        else:
            for link in parse_prose(value).links:
                yield Reference(link.scheme, link.target, route, link.words, link.start, link.end)


def resolve(
    corpus: Corpus, entry: Entry, scheme: str, target: str, language: str = ""
) -> Resolution:
    """What a reference in a file leads to; `language` is that of the words around it,
    where it is not that of the document."""
    entry = entry.speaking(language) if language else entry
    key = entry.path, entry.spoken, scheme, target
    if key not in corpus.resolutions:
        with corpus.noting() as opened:
            resolution = _resolve(corpus, entry, scheme, target)
            corpus.resolutions[key] = resolution, frozenset(opened)
    found: Resolution
    found, looked_into = corpus.resolutions[key]
    corpus.looked_into.update(looked_into)
    return found


def _resolve(corpus: Corpus, entry: Entry, scheme: str, target: str) -> Resolution:
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


def _say_title(corpus: Corpus, entry: Entry, text: str) -> str:
    return _say(corpus, entry, text, title=True)


def _say(corpus: Corpus, entry: Entry, text: str, *, title: bool) -> str:
    return " ".join(words(inlines(text, _Speaker(corpus, entry, title))).split())


@dataclass(frozen=True, slots=True)
class _Speaker:
    corpus: Corpus
    entry: Entry
    title: bool

    def link(self, link: Link, words: Inlines) -> Inlines:
        # A title cannot depend on itself.
        if words or (self.title and self._prints_title(link)):
            return words or (Text(link.target),)
        found = resolve(self.corpus, self.entry, link.scheme, link.target)
        return (Text(found.text if isinstance(found, Found) else link.target),)

    def _prints_title(self, link: Link) -> bool:
        """Whether a link may print the title of a document of the corpus, or of an item."""
        if link.scheme != "paragraph":
            return link.scheme in ("doc", "item")
        name = link.target.partition("/")[0]
        known = self.corpus.registered["documents"].get(name)
        named = known is not None and (known.value.symbol or known.value.title)
        return name in self.corpus.documents and not named

    def mark(self, key: str) -> Inlines:  # noqa: ARG002
        return ()


# --- documents and what is in them -------------------------------------------------------------


def _doc(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    member = corpus.registered["documents"].get(target)
    here = corpus.documents.get(target)
    # Of a document that is registered and in the corpus, the register has the symbol.
    if member and (member.value.symbol or member.value.title or here is None):
        value = member.value
        symbol = str(value.symbol or "")
        title = plain(value.title.within(language_of(entry))) if value.title else ""
        text = symbol or title or target
        accepted = (title,) if title else ()
        doubtful = value.doubts("symbol" if symbol else "title")
        address = corpus.address(symbol)
        page = inside.rendered(here) if here and not address else ""
        return Found(text, member, accepted, None, doubtful, page, address=address)
    if here and here.document:
        cover = here.document.cover
        title = _say_title(corpus, here, cover.title) if cover else target
        doubtful = bool(cover and cover.doubts("title"))
        member = Member(here, (), here.document)
        return Found(title, member, provisional=doubtful, document=inside.rendered(here))

    def hint() -> str:
        known = (*corpus.registered["documents"], *corpus.documents)
        return by_name(corpus, "documents", target) or nearest(target, known, hasty=True)

    return Missing(f"no document has the id `{target}`", hint)


def _public(scheme: str) -> Callable[[Corpus, Entry, str], Resolution]:
    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
        return Found(f"{scheme}:{target}", address=f"{scheme}:{target}")

    return resolver


Scheme = Callable[[Corpus, Entry, str], Resolution]

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {
        "meeting": lookups.meeting,
        "item": partial(inside.item, _say_title),
        "doc": _doc,
        "action": lookups.action,
        "holders": lookups.current_holders,
        "question": inside.question,
        "passage": inside.passage,
        "party": lookups.registered("parties", "party", "name"),
        "theme": lookups.registered("themes", "theme", "name"),
        "action-plan": lookups.registered("action-plans", "action plan", "name"),
        "term": lookups.registered("terms", "term", "term"),
        "activity": inside.part("activity"),
        "output": inside.part("output"),
        "indicator": lookups.indicator,
        "decision": inside.decision,
        "annex": inside.annex,
        "instrument": provisions.instrument,
        "article": provisions.provision("article"),
        "rule": provisions.provision("rule"),
        "chapter": provisions.provision("chapter"),
        "paragraph": provisions.paragraph(_doc),
        "https": _public("https"),
        "mailto": _public("mailto"),
    }
)
"""What a link can lead to, by its scheme."""

_RESOLVERS: Mapping[str, Scheme] = MappingProxyType(
    {**SCHEMES, TextRef.scheme: inside.text, **proceedings.FIELDS}
)
