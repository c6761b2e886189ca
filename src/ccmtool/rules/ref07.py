"""The text credits one meeting, and the note cites the document of another.

## What it does

Where a sentence says whose decision, mandate, request or report it relies on
("in accordance with the decision of the Second Review Conference", "as mandated by the 12MSP")
and a note follows that cites a document by its symbol,
the rule compares the meeting that the words name with the meeting that the symbol belongs to.
It looks at the last such words before the mark, in documents in English,
and keeps silent where either meeting is not certain.

## Why

A decision that is credited to the wrong body is the slip that a delegation quotes back.
Nobody sees it in the text alone: the words and the note are each in order, only not together.

## Bad

```yaml
body:
  - prose: |
      in accordance with the decision of the Second Review Conference[^programme]
notes:
  programme: CCM/MSP/2024/11, paragraph 87
```

## Good

```yaml
body:
  - prose: |
      in accordance with the decision of the 12MSP[^programme]
notes:
  programme: CCM/MSP/2024/11, paragraph 87
```

## How to fix

Look the paragraph up and check which of the two is meant.
Then correct either the words or the note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Member
from ccmtool.diagnostics import Finding, Severity
from ccmtool.language import is_english
from ccmtool.model.symbols import Mention, leading, mentions
from ccmtool.prose import plain
from ccmtool.rules.naming import place, quoted
from ccmtool.rules.rule import Context, Rule, Text
from ccmtool.rules.running_text import COMPUTED, Linked, Marked, RunningText, running_text
from ccmtool.rules.symbols import families

_CREDIT = re.compile(
    r"\b(?:(?:decisions?|mandates?|agreed\s+positions?|conclusions?|recommendations?|reports?"
    r"|requests?)(?:\s+(?:taken|adopted|made|reached|agreed|given|set\s+out))?\s+(?:of|by|at|from)"
    r"|as\s+(?:mandated|decided|agreed|envisioned|envisaged|requested|endorsed|adopted|recommended)"
    r"\s+(?:by|at))\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z])|\n")
_AFTER_SENTENCE = " \t.!?”’\"')]"
# "the decision of the 12MSP President" and "of the 12MSP's group" credit somebody else.
_ATTRIBUTE = re.compile(r"[’']s\b|-\w|\s+[A-Z]")
_WORD = re.compile(r"\S+")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class _Credit:
    """Words that credit a meeting, or somebody unknown."""

    start: int
    end: int
    meeting: str


@dataclass(frozen=True)
class _Names:
    """The registered meetings by every name that is theirs alone."""

    corpus: Corpus

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The id of a meeting by its name in small letters."""
        found: dict[str, set[str]] = defaultdict(set)
        for identifier, meeting in self.corpus.registered["meetings"].items():
            for name in meeting.value.names("en"):
                found[plain(name).casefold()].add(identifier)
        return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}

    def at(self, words: str, start: int) -> tuple[str, int]:
        """The meeting whose name stands at a place, the longest name first, and where it ends."""
        found = ("", start)
        first = None
        for match in _WORD.finditer(words, start, start + _LONGEST_NAME):
            first = match.start() if first is None else first
            name = words[first : match.end()].rstrip(",.;:)”\"’'")
            meeting = self.by_name.get(" ".join(name.split()).casefold())
            if meeting:
                found = (meeting, first + len(name))
        return found

    def named_in(self, meeting: str, words: str) -> bool:
        """Whether words name a meeting."""
        names = self.corpus.registered["meetings"][meeting].value.names("en")
        return any(
            re.search(rf"(?<!\w){re.escape(plain(name))}(?!\w)", words, re.IGNORECASE)
            for name in names
        )


@lru_cache(maxsize=1)
def _names(corpus: Corpus) -> _Names:
    return _Names(corpus)


def _check(context: Context) -> Iterator[Finding]:
    names = _names(context.corpus)
    known = families(context.corpus)
    for text in context.texts:
        english = text.entry.document and is_english(text.entry.language_at(text.route))
        if "[^" in text.text and english:
            yield from _text(context.corpus, names, known, text)


def _text(corpus: Corpus, names: _Names, known: frozenset[str], text: Text) -> Iterator[Finding]:
    running = running_text(text.text)
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(running.words))]
    credits = list(_credits(names, running))
    previous = 0
    for group in _groups(running):
        sentence = ends[bisect_right(ends, _within_sentence(running, group)) - 1]
        last = bisect_right(credits, group[0].at, key=lambda credit: credit.end) - 1
        credit = credits[last] if last >= 0 else None
        if credit and credit.meeting and credit.start >= max(sentence, previous):
            yield from _compare(corpus, names, known, text, credit, group)
        previous = group[-1].at


def _within_sentence(running: RunningText, group: list[Marked]) -> int:
    """A mark after the full stop belongs to the sentence before it."""
    at = group[0].at
    while at and running.words[at - 1] in _AFTER_SENTENCE:
        at -= 1
    return at


def _groups(running: RunningText) -> Iterator[list[Marked]]:
    """Marks with no word between them stand for the same words."""
    group: list[Marked] = []
    for mark in running.marks:
        if group and re.search(r"\w", running.words[group[-1].at : mark.at]):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _credits(names: _Names, running: RunningText) -> Iterator[_Credit]:
    linked = {link.start: link for link in running.links if link.scheme in ("meeting", "doc")}
    for match in _CREDIT.finditer(running.words):
        meeting, end = _credited(names, linked.get(match.end()), running, match.end())
        if _ATTRIBUTE.match(running.words, end):
            meeting = ""
        yield _Credit(match.start(), end, meeting)


def _credited(
    names: _Names, link: Linked | None, running: RunningText, start: int
) -> tuple[str, int]:
    if link is None:
        return names.at(running.words, start)
    meeting = link.target if link.scheme == "meeting" else ""
    return (meeting if meeting in names.corpus.registered["meetings"] else ""), link.end


def _compare(
    corpus: Corpus,
    names: _Names,
    known: frozenset[str],
    text: Text,
    credit: _Credit,
    group: list[Marked],
) -> Iterator[Finding]:
    running = running_text(text.text)
    notes = text.entry.document.notes if text.entry.document else {}
    cited = [(mark, _cited(corpus, known, notes.get(mark.key, ""))) for mark in group]
    if any(credit.meeting in meetings for _, meetings in cited):
        return
    for mark, meetings in cited:
        if not meetings or names.named_in(credit.meeting, plain(notes[mark.key])):
            continue
        if _named_between(names, running, credit.end, mark.at, meetings[0]):
            continue
        registered = corpus.registered["meetings"]
        credited, document_of = registered[credit.meeting], registered[meetings[0]]
        yield _finding(text, running, credit, mark, credited, document_of)


def _cited(corpus: Corpus, known: frozenset[str], note: str) -> tuple[str, ...]:
    """The meetings whose documents a note cites; none unless it begins with a symbol."""
    if not note or not (leading(note, corpus.symbols) or _begins_sound(note, known)):
        return ()
    symbols = [
        leading(note, corpus.symbols),
        *(found.text for found in mentions(note, known, corpus.symbols)),
    ]
    found = [corpus.meeting_of(symbol) for symbol in symbols if symbol]
    return tuple(dict.fromkeys(member.value.id for member in found if member))


def _begins_sound(note: str, known: frozenset[str]) -> bool:
    first: Mention | None = next(mentions(note, known), None)
    return bool(first and first.sound and first.start == 0)


def _named_between(names: _Names, running: RunningText, start: int, end: int, meeting: str) -> bool:
    """Whether the cited meeting is named after the credited one: the note may well go with it."""
    linked = any(
        link.scheme == "meeting"
        and link.target.partition("/")[0] == meeting
        and start <= link.start < end
        for link in running.links
    )
    return linked or names.named_in(meeting, running.words[start:end])


def _finding(
    text: Text,
    running: RunningText,
    credit: _Credit,
    mark: Marked,
    credited: Member,
    cited: Member,
) -> Finding:
    notes = text.entry.document.notes if text.entry.document else {}
    name = plain(credited.value.name)
    words = running.words[credit.start : credit.end].replace(COMPUTED, name)
    return Finding(
        text.entry.path,
        f"the text credits the {name} ({quoted(words)}), but the note"
        f" `{mark.key}` cites a document of the {plain(cited.value.name)}:"
        f" {quoted(notes[mark.key])}; check which is meant",
        f"Correct the words here, or the note at {place(text.entry, ('notes', mark.key))}.",
        text.route,
        mark.start,
        mark.end,
    )


RULE = Rule("REF07", "citation-body-mismatch", Severity.WARNING, _check, __doc__ or "")
