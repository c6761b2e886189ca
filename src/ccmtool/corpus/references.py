"""Links and ids to what they lead to: one table of schemes, for rules and layouts alike."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ccmtool.corpus.corpus import Corpus, Entry, Member
from ccmtool.corpus.parsing import nearest, suggestion
from ccmtool.corpus.wording import say_list, say_month, say_period, say_quarter, say_range
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.doctree.rebuild import words
from ccmtool.language import phrases
from ccmtool.model.base import Citation, Line, Prose, Ref, Route
from ccmtool.model.registers import ActionPlan, Meeting, Role
from ccmtool.model.shared import ProseEntry
from ccmtool.model.times import Period, When
from ccmtool.prose import Link, inlines, plain
from ccmtool.prose import parse as parse_prose


@dataclass(frozen=True, slots=True)
class Reference:
    """Something in a document that names something by id, in a field or in a link."""

    scheme: str
    target: str
    route: Route
    words: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference leads to.

    `text` is what a computed link prints; `accepted` are further words that mean the same;
    `period` the days that a facet names; `provisional` says that the text is from a field in doubt.
    `document` and `anchor` say where a reader gets to; `member` is None for public addresses.
    """

    text: str
    member: Member | None = None
    accepted: tuple[str, ...] = ()
    period: Period | None = None
    provisional: bool = False
    document: str = ""
    anchor: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A reference to nothing: what is wrong, and what may have been meant."""

    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A reference to something whose file could not be read: not the fault of the reference."""


Resolution = Found | Missing | Unreadable


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
    resolver = SCHEMES.get(scheme)
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
    """The words of a text without markup, with what the registers say for its computed links.

    Links to documents and what is in them print their id: a title cannot depend on itself.
    """
    return " ".join(words(inlines(text, _Speaker(corpus, entry))).split())


@dataclass(frozen=True, slots=True)
class _Speaker:
    corpus: Corpus
    entry: Entry

    def link(self, link: Link, words: Inlines) -> Inlines:
        if words or link.scheme in ("doc", "item", "activity", "output", "text"):
            return words or (Text(link.target),)
        found = resolve(self.corpus, self.entry, link.scheme, link.target)
        return (Text(found.text if isinstance(found, Found) else link.target),)

    def mark(self, key: str) -> Inlines:  # noqa: ARG002
        return ()


# --- registers -------------------------------------------------------------------------------


def _look_up(corpus: Corpus, register: str, noun: str, identifier: str) -> Member | Missing:
    members = corpus.registered[register]
    if identifier in members:
        return members[identifier]
    hint = suggestion(identifier, members)
    return Missing(f"no {noun} `{identifier}` is registered", hint)


def _meeting(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    identifier, _, facet = target.partition("/")
    member = _look_up(corpus, "meetings", "meeting", identifier)
    if isinstance(member, Missing):
        return member
    meeting: Meeting = member.value
    if not facet:
        return Found(
            plain(meeting.name), member, meeting.names(), provisional=meeting.doubts("name")
        )
    if facet not in FACETS:
        hint = suggestion(facet, FACETS)
        return Missing(f"`{facet}` is nothing that the register knows of a meeting", hint)
    found = FACETS[facet](meeting, _language(entry))
    if found is None:
        field = _FIELDS.get(facet, facet)
        return Missing(
            f"the register gives no {field} for the meeting `{identifier}`",
            f"Enter it there as `{field}:`, or leave the link out.",
        )
    text, accepted, period = found
    doubtful = meeting.doubts(_FIELDS.get(facet, facet)) or any(
        part.doubts(_FIELDS.get(facet, facet)) for part in meeting.parts
    )
    return Found(text, member, accepted, period, doubtful)


def _language(entry: Entry) -> str:
    return entry.document.language if entry.document else "en"


Facet = tuple[str, tuple[str, ...], Period | None]


def _dates(meeting: Meeting, language: str) -> Facet | None:
    parts = [say_period(period, language) for period in meeting.periods()]
    return (say_list(parts, language), (), meeting.days()) if parts else None


def _month(meeting: Meeting, language: str) -> Facet | None:
    parts = [
        say_range(say_month(period.start, language), say_month(period.end, language), language)
        for period in meeting.periods()
    ]
    return (say_list(list(dict.fromkeys(parts)), language), (), None) if parts else None


def _year(meeting: Meeting, language: str) -> Facet | None:  # noqa: ARG001
    days = meeting.days()
    if days is None:
        return None
    first, last = days.start.year, days.end.year
    return (str(first) if first == last else f"{first}-{last}"), (), None


def _quarter(meeting: Meeting, language: str) -> Facet | None:
    touched = meeting.quarters()
    if not touched:
        return None
    text = say_list([say_quarter(quarter, language) for quarter in touched], language)
    return text, (", ".join(str(quarter) for quarter in touched),), None


def _words(field: str) -> Callable[[Meeting, str], Facet | None]:
    def facet(meeting: Meeting, language: str) -> Facet | None:
        own = getattr(meeting, field)
        values = [own] if own else [getattr(part, field, None) for part in meeting.parts]
        spoken = [plain(value) for value in values if value]
        if not spoken:
            return None
        aliases = meeting.venue_aliases if field == "venue" else ()
        return say_list(spoken, language), tuple(aliases), None

    return facet


FACETS: Mapping[str, Callable[[Meeting, str], Facet | None]] = MappingProxyType(
    {
        "dates": _dates,
        "month": _month,
        "quarter": _quarter,
        "year": _year,
        "venue": _words("venue"),
        "room": _words("room"),
        "city": _words("city"),
        "presidency": _words("presidency"),
    }
)
"""What a link can ask of a meeting: `meeting:ID/FACET`."""

_FIELDS = {"month": "dates", "quarter": "dates", "year": "dates"}


def _registered(register: str, noun: str, field: str) -> Callable[[Corpus, Entry, str], Resolution]:
    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
        member = _look_up(corpus, register, noun, target)
        if isinstance(member, Missing):
            return member
        value = member.value
        extra = (getattr(value, "abbreviation", None), *getattr(value, "aliases", ()))
        accepted = tuple(plain(word) for word in extra if word)
        return Found(
            plain(getattr(value, field)), member, accepted, provisional=value.doubts(field)
        )

    return resolver


def _holders(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    member = _look_up(corpus, "roles", "role", target)
    if isinstance(member, Missing):
        return member
    unknown = Found(phrases(_language(entry)).unknown, member, provisional=True)
    return holders(corpus, entry, member) or unknown


def holders(corpus: Corpus, entry: Entry, member: Member) -> Found | None:
    """Who holds a role at the date of a document; None where that is not established."""
    role: Role = member.value
    day = date_of(corpus, entry)
    for term in role.terms:
        if day and term.period.period and term.period.period.overlaps(Period(day, day)):
            text = say_list([plain(holder) for holder in term.holders], _language(entry))
            return Found(text, member, provisional=role.doubts("terms") or term.doubts("holders"))
    return None


def date_of(corpus: Corpus, entry: Entry) -> datetime.date | None:
    """The date of a document, else of its meeting, else of the start of its period."""
    document = entry.document
    if document is None:
        return None
    if document.date:
        return document.date
    meeting = corpus.registered["meetings"].get(document.meeting or "")
    if meeting and meeting.value.periods():
        start: datetime.date = meeting.value.periods()[0].start
        return start
    when = getattr(document, "period", None)
    return when.period.start if when and when.period else None


def _action(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    identifier, slash, numbers = target.partition("/")
    member = _look_up(corpus, "action-plans", "action plan", identifier)
    if isinstance(member, Missing):
        return member
    first, _, last = numbers.partition("..")
    if not slash or not first.isdecimal() or (last and not last.isdecimal()):
        return Missing(
            f"`{target}` names no action",
            "Write the plan and the number: `lap/38` or `lap/38..42`.",
        )
    plan: ActionPlan = member.value
    noun = "Actions" if last else "Action"
    name = plain(plan.abbreviation or plan.name)
    text = f"{name} {noun} {say_range(first, last or first, _language(entry))}"
    return Found(text, member, provisional=plan.doubts("abbreviation"))


def action_numbers(target: str) -> tuple[str, int, int] | None:
    """The plan, first and last number of `lap/38..42`; None if it is not of that form."""
    plan, _, numbers = target.partition("/")
    first, _, last = numbers.partition("..")
    if not first.isdecimal() or (last and not last.isdecimal()) or len(numbers) > 20:
        return None
    return plan, int(first), int(last or first)


def _article(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
    treaty, _, number = target.partition("/")
    member = _look_up(corpus, "treaties", "treaty", treaty)
    if isinstance(member, Missing):
        return member
    for article in member.value.articles:
        if str(article.number) == number:
            return Found(f"Article {number}", member)
    return Missing(f"the register has no article `{number}` of `{treaty}`")


# --- documents and what is in them -------------------------------------------------------------


def _doc(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
    member = corpus.registered["documents"].get(target)
    if member:
        value = member.value
        symbol = str(value.symbol or "")
        text = symbol or plain(value.title or target)
        accepted = (plain(value.title),) if value.title else ()
        doubtful = value.doubts("symbol" if symbol else "title")
        return Found(text, member, accepted, None, doubtful, address=corpus.address(symbol))
    here = corpus.documents.get(target)
    if here and here.document:
        cover = here.document.cover
        title = say(corpus, here, cover.title) if cover else target
        doubtful = bool(cover and cover.doubts("title"))
        member = Member(here, (), here.document)
        return Found(title, member, provisional=doubtful, document=_rendered(here))
    known = (*corpus.registered["documents"], *corpus.documents)
    return Missing(f"no document `{target}` is registered", nearest(target, known))


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
    return Missing(f"no document `{document}` is in the corpus", nearest(document, known))


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
    text = member.entry.labels.get(member.route, "")
    if dots:
        document = first.rpartition("/")[0]
        until = _member(corpus, entry, "item", "item", f"{document}/{last}" if document else last)
        if isinstance(until, Missing):
            return until
        end = until[0].entry.labels.get(until[0].route, "")
        text = say_range(text, end, _language(entry))
    title = getattr(member.value, "title", None)
    accepted = (say(corpus, member.entry, title),) if title and not dots else ()
    doubtful = getattr(member.value, "provisional", ()) and member.value.doubts("label")
    document = _rendered(member.entry)
    # A text without a label or a heading is no place that a reader could be led to.
    anchor = "" if isinstance(member.value, ProseEntry) else f"item-{identifier}"
    return Found(text or identifier, member, accepted, None, bool(doubtful), document, anchor)


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
            anchor=f"{scheme}-{identifier}",
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
    hint = nearest(target, questions)
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
        "meeting": _meeting,
        "item": _item,
        "doc": _doc,
        "action": _action,
        "holders": _holders,
        "question": _question,
        "passage": _passage,
        "role": _registered("roles", "role", "name"),
        "theme": _registered("themes", "theme", "title"),
        "action-plan": _registered("action-plans", "action plan", "name"),
        "term": _registered("terms", "term", "term"),
        "article": _article,
        "activity": _part("activity"),
        "output": _part("output"),
        "text": _text,
        "https": _public("https"),
        "mailto": _public("mailto"),
    }
)
"""What a link or an id can lead to, by its scheme."""
