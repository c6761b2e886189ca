"""A quarter is stated beside a date that it does not contain.

## What it does

The rule reads quarters in English texts ("second quarter of 2025", "Q2 2025"):
words that are linked to the quarter of a meeting,
and words with a date right behind them, in brackets or after a comma.

## Why

Quarters and dates are moved separately. When a meeting is shifted by two weeks,
its quarter may change, and the sentence says two things at once.

## Bad

```yaml
text: in the first quarter of 2025 (15 May 2025)
```

## Good

```yaml
text: in the second quarter of 2025 (15 May 2025)
```

## How to fix

Correct whichever of the two is wrong.
For the quarter of a meeting, let the tool print it: `<meeting:im-2025/quarter>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccmtool.corpus.entry import Entry
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.spoken_days import read_days
from ccmtool.corpus.wording import say_period
from ccmtool.diagnostics import Finding, Severity
from ccmtool.language import is_english, phrases
from ccmtool.model.base import Route
from ccmtool.model.times import Quarter, quarters
from ccmtool.prose import plain
from ccmtool.rules.naming import quarters as say_quarters
from ccmtool.rules.naming import quoted
from ccmtool.rules.rule import Context, Resolved, Rule, Text
from ccmtool.rules.running_text import running_text

_ORDINALS = {
    **{word: n for n, word in enumerate(("first", "second", "third", "fourth"), 1)},
    **{word: n for n, word in enumerate(("1st", "2nd", "3rd", "4th"), 1)},
}
_STATED = re.compile(
    rf"\b(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+quarter(?:\s+of)?(?:\s+(?P<year>[0-9]{{4}}))?"
    r"|Q(?P<number>[1-4])(?:[ -]?(?P<year_>[0-9]{4}))?"
    r"|(?P<year__>[0-9]{4})[ -]?Q(?P<number_>[1-4]))\b",
    re.IGNORECASE,
)
_MONTHS = "|".join(phrases("en").months)
_DATE = re.compile(
    r"\s*[(,]\s*(?P<date>(?:[0-9]{1,2}(?:st|nd|rd|th)?"
    rf"(?:\s*(?:and|to|-|–)\s*[0-9]{{1,2}}(?:st|nd|rd|th)?)?\s+)?(?:{_MONTHS})\s+[0-9]{{4}})\b",
    re.IGNORECASE,
)


def _check(context: Context) -> Iterator[Finding]:
    for found in context.resolved:
        if found.reference.scheme == "meeting" and found.reference.target.endswith("/quarter"):
            yield from _linked(found)
    for text in context.texts:
        if _english(text.entry, text.route) and ("uarter" in text.text or "Q" in text.text):
            yield from _beside_date(text)


def _english(entry: Entry, route: Route) -> bool:
    return is_english(entry.language_at(route))


def _linked(found: Resolved) -> Iterator[Finding]:
    reference, to = found.reference, found.to
    if not isinstance(to, Found) or not to.member or not reference.words:
        return
    english = _english(found.entry, reference.route)
    stated = _STATED.search(plain(reference.words)) if english else None
    days = to.member.value.days()
    if not stated or not days:
        return
    number, year = _read(stated)
    own = quarters(days)
    if not any(quarter.number == number and year in (0, quarter.year) for quarter in own):
        yield Finding(
            found.entry.path,
            f"{quoted(plain(reference.words))} is not the quarter of the"
            f" {plain(to.member.value.name)}, which is in {say_quarters(own)}"
            f" ({say_period(days, 'en')}, {to.member.entry.path})",
            "Correct the words, or the days of the meeting in the register.",
            reference.route,
            reference.start,
            reference.end,
        )


def _beside_date(text: Text) -> Iterator[Finding]:
    running = running_text(text.text)
    for stated in _STATED.finditer(running.words):
        number, year = _read(stated)
        follows = _DATE.match(running.words, stated.end())
        days = read_days(follows["date"], "en") if follows else None
        if not follows or not days or not number or days.end < days.start:
            continue
        quarter = Quarter(year or days.start.year, number)
        if not quarter.period.overlaps(days):
            yield Finding(
                text.entry.path,
                f"{quoted(follows['date'])} is in {say_quarters(quarters(days))},"
                f" not in the quarter stated before it, {quoted(stated[0])}",
                "Correct the quarter or the date.",
                text.route,
                *running.place(stated.start(), follows.end("date")),
            )


def _read(stated: re.Match[str]) -> tuple[int, int]:
    """The number of the quarter, and its year; 0 where the words give none."""
    ordinal = (stated["ordinal"] or "").lower()
    number = _ORDINALS.get(ordinal) or int(stated["number"] or stated["number_"])
    return number, int(stated["year"] or stated["year_"] or stated["year__"] or 0)


RULE = Rule("DQ02", "quarter-date-mismatch", Severity.ERROR, _check, __doc__ or "")
