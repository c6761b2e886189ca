"""A time that cannot be: a wrong weekday, an end before its start, two sessions in one room.

## What it does

The rule points at

- a weekday that does not fit its date, in a programme and in texts ("Tuesday, 7 April 2025",
  "mardi 7 avril 2025"), in each of the six languages of the United Nations,
- a weekday of a programme that is mistyped ("Teusday"),
- a range of dates or hours, or a stretch between two meetings, that ends before it begins,
- two sessions of a day that overlap in the same room, or parts of sessions that name one,
- a part of a session that begins before the session or ends after it.

## Why

These are slips that the calendar can prove. They survive every reading,
because nobody looks a weekday up.

## Bad

```yaml
programme:
  days:
    - date: 2025-04-07
      weekday: Tuesday
      sessions:
        - at: 13:00-10:00
```

## Good

```yaml
programme:
  days:
    - date: 2025-04-07
      weekday: Monday
      sessions:
        - at: 10:00-13:00
```

## How to fix

Correct the date, the weekday or the hours.
`weekday:` may be left out: the tool computes it from the date.
What runs at the same time stands under `parallel:`, each with its `room:`.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.spoken_days import read_days
from ccmtool.corpus.times import period_of
from ccmtool.corpus.wording import say_day
from ccmtool.diagnostics import Finding, Severity
from ccmtool.language import Phrases, has_phrases, is_english, phrases
from ccmtool.model.agenda import Agenda
from ccmtool.model.base import Route
from ccmtool.model.programme import Business, Day, Hours, Session
from ccmtool.model.times import When
from ccmtool.prose import plain
from ccmtool.rules.naming import quoted
from ccmtool.rules.rule import Context, Rule, Text
from ccmtool.rules.running_text import running_text
from ccmtool.rules.weekdays import meant_weekday, weekday_of


def _check(context: Context) -> Iterator[Finding]:
    corpus, entry = context.corpus, context.entry
    for route, value in entry.walk(When, Hours):
        yield from _reversed(corpus, entry, route, value)
    if isinstance(entry.model, Agenda):
        yield from _programme(corpus, entry, entry.model)
    for text in context.texts:
        language = text.entry.language_at(text.route)
        if has_phrases(language):
            yield from _weekdays_in(text, language)


def _reversed(corpus: Corpus, entry: Entry, route: Route, value: When | Hours) -> Iterator[Finding]:
    if isinstance(value, When):
        days = period_of(corpus, value)
        backwards, text = days is not None and days.end < days.start, value.text
    else:
        start, end = value.minutes
        backwards, text = end is not None and end <= start, str(value)
    if backwards:
        yield Finding(
            entry.path,
            f"{text} ends before it begins",
            "Put the earlier time first, or correct the one that is wrong.",
            route,
        )


# --- programmes ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Use:
    """A room taken for some hours: by a session, or by a part of one that names the room."""

    noun: str
    at: Hours
    route: Route

    @property
    def end(self) -> int:
        return self.at.minutes[1] or 0


Uses = dict[Hashable, list[_Use]]


def _programme(corpus: Corpus, entry: Entry, agenda: Agenda) -> Iterator[Finding]:
    uses: Uses = defaultdict(list)
    member = corpus.registered["meetings"].get(agenda.meeting)
    held_in = member.value.room if member else None
    usual = _room(held_in.within(agenda.language)) if held_in else ""
    for index, day in enumerate(agenda.programme.days if agenda.programme else ()):
        route: Route = ("programme", "days", index)
        yield from _weekday(entry, agenda, day, route)
        for number, session in enumerate(day.sessions):
            here = (*route, "sessions", number)
            _take(uses, day.date or index, session, _room(session.room) or usual, here)
            yield from _slots(entry, session, here)
    for found in uses.values():
        yield from _overlaps(entry, found)


def _room(typed: str | None) -> str:
    return plain(typed).casefold() if typed else ""


def _take(uses: Uses, day: Hashable, session: Session, room: str, route: Route) -> None:
    """The rooms that a session takes. Where a part names no room, nothing is certain of it."""
    if session.at and room:
        uses[day, room].append(_Use("session", session.at, (*route, "at")))
    for index, slot in enumerate(session.slots):
        here = (*route, "slots", index)
        together: list[tuple[Business, Route]] = [(slot, here)]
        together += [(one, (*here, "parallel", n)) for n, one in enumerate(slot.parallel)]
        for business, place in together:
            other = _room(business.room)
            if slot.at and other:
                # In the room of the session, only its other parts can be in the way.
                key = (day, other) if other != room else (day, other, route)
                uses[key].append(_Use("part", slot.at, (*place, "room")))


def _weekday(entry: Entry, agenda: Agenda, day: Day, route: Route) -> Iterator[Finding]:
    if day.weekday is None or day.date is None or not has_phrases(agenda.language):
        return
    said = plain(day.weekday)
    typed = weekday_of(said, agenda.language)
    meant = meant_weekday(said, agenda.language) if typed is None else ""
    if meant:
        yield Finding(
            entry.path,
            f"{quoted(said)} is no weekday",
            f"Did you mean {meant}? Or leave `weekday:` out: the tool computes it.",
            (*route, "weekday"),
        )
    if typed is not None and typed != day.date.weekday():
        yield Finding(
            entry.path,
            _is_no(day.date, typed, agenda.language),
            "Correct the weekday or the date, or leave `weekday:` out: the tool computes it.",
            (*route, "weekday"),
        )


def _slots(entry: Entry, session: Session, route: Route) -> Iterator[Finding]:
    if session.at is None:
        return
    opens, closes = session.at.minutes
    for index, slot in enumerate(session.slots):
        if slot.at is None:
            continue
        start, end = slot.at.minutes
        late = closes is not None and (start >= closes or (end is not None and end > closes))
        if start < opens or (late and closes is not None and closes > opens):
            yield Finding(
                entry.path,
                f"{slot.at} is not within its session, {session.at}",
                "Correct the hours of the one or of the other.",
                (*route, "slots", index, "at"),
            )


def _overlaps(entry: Entry, uses: list[_Use]) -> Iterator[Finding]:
    # An open end may be anywhere after the beginning, so it overlaps nothing for certain.
    closed = [use for use in uses if use.at.minutes[1] is not None]
    timed = sorted(closed, key=lambda use: use.at.minutes[0])
    latest = timed[0] if timed else None
    for use in timed[1:]:
        assert latest is not None
        if use.at.minutes[0] < latest.end:
            other = "one" if use.noun == latest.noun else latest.noun
            yield Finding(
                entry.path,
                f"the {use.noun} {use.at} overlaps the {other} at {latest.at} in the same room",
                "Correct the hours, or name the other room with `room:`.",
                use.route,
            )
        if use.end > latest.end:
            latest = use


# --- weekdays in texts -----------------------------------------------------------------------


@cache
def _dated(language: str) -> tuple[re.Pattern[str], ...]:
    """A weekday right beside a single day with its year; several days are left alone."""
    words = phrases(language)
    weekday = f"(?P<weekday>{'|'.join(map(re.escape, words.weekdays))})"
    if not is_english(language):
        return (_as_written(words, weekday),)
    month = f"(?:{'|'.join(words.months)})"
    day = "[0-9]{1,2}(?:st|nd|rd|th)?"
    day_first = rf"(?:the\s+)?{day}\s+(?:of\s+)?{month}"
    month_first = rf"{month}\s+{day}"
    return tuple(
        re.compile(rf"\b{weekday},?\s+(?P<date>{date},?\s+[0-9]{{4}})(?![0-9])", re.IGNORECASE)
        for date in (day_first, month_first)
    )


def _as_written(words: Phrases, weekday: str) -> re.Pattern[str]:
    """A weekday with its date, as the language writes them."""
    months = "|".join(map(_escaped, words.months))
    day = f"(?<![0-9])(?:{words.first_day}|[0-9]{{1,2}})"
    parts = {"day": day, "month": f"(?:{months})", "year": "[0-9]{4}"}
    date = f"(?P<date>{words.day.format(**parts)})"
    found = words.dated_weekday.format(weekday=weekday, date=date).replace(" ", r"\s+")
    return re.compile(rf"(?<![^\W_]){found}(?![^\W_])" if words.spaced else found, re.IGNORECASE)


def _escaped(words: str) -> str:
    return re.escape(words).replace("\\ ", " ")


@cache
def _weekdays(language: str) -> tuple[str, ...]:
    return tuple(day.casefold() for day in phrases(language).weekdays)


_NEAR = 40
"""How many characters before a weekday may join another one to it."""


def _weekdays_in(text: Text, language: str) -> Iterator[Finding]:
    if not any(map(text.text.casefold().__contains__, _weekdays(language))):
        return
    running = running_text(text.text)
    for pattern in _dated(language):
        for match in pattern.finditer(running.words):
            before = running.words[max(0, match.start() - _NEAR) : match.start()]
            if _joined(before, language):
                continue
            message = _wrong(match, language)
            if message:
                yield Finding(
                    text.entry.path,
                    message,
                    "Correct the weekday or the date.",
                    text.route,
                    *running.place(match.start(), match.end()),
                )


def _joined(before: str, language: str) -> bool:
    """Whether another weekday is joined to this one: then the date may go with either."""
    last = re.findall(r"[^\W\d_]+", before)[-2:]
    return any(weekday_of(word, language) is not None for word in last)


def _wrong(match: re.Match[str], language: str) -> str:
    typed = weekday_of(match["weekday"], language)
    days = read_days(match["date"], language)
    if days is None:
        return f"there is no such day as {quoted(match[0])}"
    date = days.start
    return _is_no(date, typed, language) if typed is not None and typed != date.weekday() else ""


def _is_no(date: datetime.date, typed: int, language: str) -> str:
    names = phrases(language).weekdays
    return f"{say_day(date, language)} is a {names[date.weekday()]}, not a {names[typed]}"


RULE = Rule("DQ09", "impossible-time", Severity.ERROR, _check, __doc__ or "")
