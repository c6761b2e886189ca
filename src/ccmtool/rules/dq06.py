"""The words of a document and the register of meetings disagree about a meeting.

## What it does

Words that are linked to a fact of a meeting, such as
`[7 and 8 April 2025](meeting:im-2025/dates)` or `[Room XXI](meeting:im-2025/room)`,
are compared with the register: dates as days, the month, the year, the venue, the room
and the city as whole words, in capitals or not. Other names of a venue stand in the register
under `venue-aliases:`.
Dates are compared in Arabic, Chinese, English, French, Russian and Spanish;
outside English, words that are more than a date are left alone.
A place is compared where the register has its name in the language of the document,
and not in Arabic and Russian, which change a name within a sentence.
A name that stands there without a language is in that of the documents,
and in English if they have several.

## Why

The invitation says one room and the agenda another, and half the delegations go wrong.

## Bad

```yaml
dateline: "[8 and 9 April 2025](meeting:im-2025/dates)"   # the register: 2025-04-07..2025-04-08
```

## Good

```yaml
dateline: "[7 and 8 April 2025](meeting:im-2025/dates)"
```

## How to fix

Correct the words or the register, whichever is wrong; the finding shows both.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.spoken_days import read_days
from ccmtool.diagnostics import Finding, Severity
from ccmtool.language import has_phrases, is_english, phrases
from ccmtool.model.registers import Meeting
from ccmtool.model.times import Period
from ccmtool.prose import plain
from ccmtool.rules.naming import quoted
from ccmtool.rules.rule import Context, Resolved, Rule

_FACETS = ("dates", "month", "year", "venue", "room", "city")


def _check(context: Context) -> Iterator[Finding]:
    for found in context.resolved:
        _, _, facet = found.reference.target.partition("/")
        if found.reference.scheme == "meeting" and facet in _FACETS:
            yield from _facet(context.corpus, found, facet)


def _facet(corpus: Corpus, found: Resolved, facet: str) -> Iterator[Finding]:
    reference, to = found.reference, found.to
    if not isinstance(to, Found) or not to.member or not reference.words:
        return
    language = found.entry.language_at(reference.route)
    if not _comparable(corpus, to.member.value, facet, language):
        return
    words = plain(reference.words)
    if _agrees(words, to, facet, language):
        return
    meeting: Meeting = to.member.value
    yield Finding(
        found.entry.path,
        f"{quoted(words)} disagrees with the register, which has {quoted(to.text)} as the"
        f" {_NOUNS.get(facet, facet)} of the {plain(meeting.name)} ({to.member.entry.path})",
        "Correct the words or the register, whichever is wrong.",
        reference.route,
        reference.start,
        reference.end,
    )


_NOUNS = {"dates": "days"}


def _comparable(corpus: Corpus, meeting: Meeting, facet: str, language: str) -> bool:
    """Whether words of a document can be held against what the register has."""
    if facet not in ("venue", "room", "city"):
        return facet == "year" or has_phrases(language)
    if not has_phrases(language) or phrases(language).declined:
        return False
    places = [getattr(place, facet) for place in (meeting, *meeting.parts)]
    return all(name.is_in(language, corpus.language) for name in places if name)


def _agrees(words: str, to: Found, facet: str, language: str) -> bool:
    apart = phrases(language).spaced
    known = [known for known in (to.text, *to.accepted) if known]
    if any(_holds(words, name, apart) or _holds(name, words, apart) for name in known):
        return facet != "dates" or not _days_beyond(words, to, language)
    if facet not in ("dates", "month") or to.member is None:
        return False
    periods = to.member.value.periods()
    stated = read_days(words, language, periods[0].start.year)
    if stated is None:
        return not is_english(language)
    whole = Period(periods[0].start, periods[-1].end)
    if facet == "month":
        return _months(stated) == _months(whole)
    return any(_same_days(stated, period) for period in (whole, *periods))


def _days_beyond(words: str, to: Found, language: str) -> bool:
    """Whether words that hold the registered ones name further days: `6, 7 and 8 April 2025`."""
    stated = read_days(words, language)
    if stated is None or to.period is None or to.member is None:
        return False
    return not any(_same_days(stated, period) for period in (to.period, *to.member.value.periods()))


def _same_days(stated: Period, registered: Period) -> bool:
    """Equal, or as far as either is known: a month says no more than that the days are in it."""
    if stated == registered:
        return True
    whole_months = [period for period in (stated, registered) if _is_whole_months(period)]
    return bool(whole_months) and (stated.holds(registered) or registered.holds(stated))


def _is_whole_months(period: Period) -> bool:
    end = period.end
    return period.start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def _months(period: Period) -> tuple[tuple[int, int], tuple[int, int]]:
    return (period.start.year, period.start.month), (period.end.year, period.end.month)


def _holds(words: str, known: str, apart: bool) -> bool:
    """Whether words hold others, in capitals or not; as whole words where these stand apart."""
    if not apart:
        return bool(known) and known.casefold() in words.casefold()
    return bool(known) and bool(
        re.search(rf"(?<!\w){re.escape(known)}(?!\w)", words, re.IGNORECASE)
    )


RULE = Rule("DQ06", "meeting-facts-disagree", Severity.ERROR, _check, __doc__ or "")
