"""Links to the registers: meetings and what is known of them, roles, actions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import MappingProxyType

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.resolution import Found, Missing, Resolution, language_of, look_up
from ccmtool.corpus.wording import say_list, say_month, say_period, say_quarter, say_range
from ccmtool.language import phrases
from ccmtool.model.base import Name
from ccmtool.model.registers import ActionPlan, Meeting, Party
from ccmtool.model.times import Period
from ccmtool.prose import plain
from ccmtool.spelling import suggestion


def meeting(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`meeting:ID` and `meeting:ID/FACET`."""
    identifier, _, facet = target.partition("/")
    member = look_up(corpus, "meetings", "meeting", identifier)
    if isinstance(member, Missing):
        return member
    meeting: Meeting = member.value
    if not facet:
        language = language_of(entry)
        name, names = meeting.name.within(language), meeting.names(language)
        return Found(plain(name), member, names, provisional=meeting.doubts("name"))
    if facet not in FACETS:
        hint = suggestion(facet, FACETS)
        return Missing(f"`{facet}` is nothing that the register knows of a meeting", hint)
    found = FACETS[facet](meeting, language_of(entry))
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
        spoken = [plain(value.within(language)) for value in values if value]
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


def registered(register: str, noun: str, field: str) -> Callable[[Corpus, Entry, str], Resolution]:
    """Links to the entries of a register, which print one of their fields."""

    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:
        member = look_up(corpus, register, noun, target)
        if isinstance(member, Missing):
            return member
        value, language = member.value, language_of(entry)
        short: Name | None = getattr(value, "abbreviation", None)
        extra = (short.within(language) if short else "", *getattr(value, "aliases", ()))
        accepted = tuple(plain(word) for word in extra if word)
        name = plain(getattr(value, field).within(language))
        return Found(name, member, accepted, provisional=value.doubts(field))

    return resolver


def current_holders(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`holders:ROLE`: those at the date of the document."""
    member = look_up(corpus, "parties", "role", target)
    if isinstance(member, Missing):
        return member
    unknown = Found(phrases(language_of(entry)).unknown, member, provisional=True)
    return holders(corpus, entry, member) or unknown


def holders(corpus: Corpus, entry: Entry, member: Member) -> Found | None:
    """Who holds a role at the date of a document; None where that is not established."""
    role: Party = member.value
    day, language = date_of(corpus, entry), language_of(entry)
    for term in role.holders:
        if day and term.period.period and term.period.period.overlaps(Period(day, day)):
            text = say_list([plain(name.within(language)) for name in term.names], language)
            return Found(text, member, provisional=role.doubts("holders") or term.doubts("names"))
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


def action(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`action:PLAN/N` and `action:PLAN/N..M`."""
    identifier, slash, numbers = target.partition("/")
    member = look_up(corpus, "action-plans", "action plan", identifier)
    if isinstance(member, Missing):
        return member
    first, _, last = numbers.partition("..")
    if not slash or not first.isdecimal() or (last and not last.isdecimal()):
        return Missing(
            f"`{target}` names no action",
            "Write the plan and the number: `lap/38` or `lap/38..42`.",
        )
    plan: ActionPlan = member.value
    language = language_of(entry)
    words = phrases(language)
    short = plan.abbreviation
    untranslated = short and not short.is_in(language, corpus.language)
    if short is None or (untranslated and plan.name.is_in(language, corpus.language)):
        short = plan.name
    name = plain(short.within(language))
    if last:
        numbers = say_range(first, last, language)
        text = words.several_actions.format(plan=name, numbers=numbers)
    else:
        text = words.one_action.format(plan=name, number=first)
    return Found(text, member, provisional=plan.doubts("abbreviation"))


@lru_cache(maxsize=65536)
def action_numbers(target: str) -> tuple[str, int, int] | None:
    """The plan, first and last number of `lap/38..42`; None if it is not of that form."""
    plan, _, numbers = target.partition("/")
    first, _, last = numbers.partition("..")
    if not first.isdecimal() or (last and not last.isdecimal()) or len(numbers) > 20:
        return None
    return plan, int(first), int(last or first)


def indicator(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`indicator:PLAN/ID`."""
    name, slash, identifier = target.partition("/")
    member = look_up(corpus, "action-plans", "action plan", name)
    if isinstance(member, Missing):
        return member
    plan: ActionPlan = member.value
    known = [found.id for found in plan.indicators]
    if identifier not in known:
        message = f"the action plan `{name}` has no indicator `{identifier}`"
        if not slash:
            message = f"`{target}` names no indicator"
        example = f"Write the plan and the indicator: `{name}/{known[0]}`." if known else ""
        return Missing(message, partial(suggestion, identifier, known) if slash else example)
    at = known.index(identifier)
    found = plan.indicators[at]
    here = Member(member.entry, (*member.route, "indicators", at), found)
    text = plain(found.text.within(language_of(entry)))
    return Found(text, here, provisional=found.doubts("text"))
