"""Links to instruments and to places in them and in documents: articles, rules, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.resolution import Found, Missing, Resolution, language_of, look_up
from ccmtool.corpus.wording import say_list, say_range
from ccmtool.language import phrases
from ccmtool.model.base import Name, slug
from ccmtool.model.registers import Instrument
from ccmtool.prose import plain
from ccmtool.spelling import nearest

Scheme = Callable[[Corpus, Entry, str], Resolution]


def instrument(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`instrument:ID`."""
    member = look_up(corpus, "instruments", "instrument", target)
    if isinstance(member, Missing):
        return member
    value: Instrument = member.value
    language = language_of(entry)
    short = value.abbreviation.within(language) if value.abbreviation else None
    accepted = tuple(plain(word) for word in (short, value.symbol) if word)
    address = corpus.address(str(value.symbol or ""))
    return Found(
        plain(value.name.within(language)),
        member,
        accepted,
        provisional=value.doubts("name"),
        address=address,
    )


def provision(type: str) -> Scheme:
    """`article:ID/N` and `article:ID/N..M`; likewise for rules and chapters."""

    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:
        identifier, _, numbers = target.partition("/")
        member = look_up(corpus, "instruments", "instrument", identifier)
        if isinstance(member, Missing):
            return member
        first, dots, last = numbers.partition("..")
        said = []
        for typed in (first, last) if dots else (first,):
            known = corpus.provisions.get((identifier, type, typed))
            if known is None:
                hint = partial(_nearest, member.value, type, typed)
                return Missing(f"the register has no {type} `{typed}` of `{identifier}`", hint)
            said.append(str(known.value.number))
        if dots and not _ascends(first, last):
            return _backwards(numbers)
        return Found(_say(entry, type, said), member)

    return resolver


def provision_at(corpus: Corpus, type: str, target: str) -> Member | None:
    """The entry of the register for `ID/N`."""
    identifier, _, typed = target.partition("/")
    return corpus.provisions.get((identifier, type, typed))


def paragraph(document: Scheme) -> Scheme:
    """`paragraph:ID/N` and `paragraph:ID/N..M` of a document or an instrument."""

    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:
        identifier, _, numbers = target.partition("/")
        if identifier in corpus.registered["instruments"]:
            source = _cited(corpus, entry, identifier)
        else:
            found = document(corpus, entry, identifier)
            if not isinstance(found, Found):
                return found
            source = found
        match = _PARAGRAPHS.fullmatch(numbers)
        if not match:
            return Missing(
                f"`{target[:80]}` names no paragraph",
                f"Write the document and the number: `{identifier}/84` or `{identifier}/84..86`.",
            )
        if match["last"] and not _ascends(match["first"], match["last"]):
            return _backwards(numbers)
        said = [number.replace("-", " ") for number in match.groups() if number]
        text = _say(entry, "paragraph", said, document=source.text)
        return replace(source, text=text, accepted=())

    return resolver


_ONE = r"[0-9]{1,5}(?:-?[a-z]{1,12})?"
_PARAGRAPHS = re.compile(rf"(?P<first>{_ONE})(?:\.\.(?P<last>{_ONE}))?")


def _cited(corpus: Corpus, entry: Entry, identifier: str) -> Found:
    """An instrument by what citations call it."""
    member = corpus.registered["instruments"][identifier]
    value: Instrument = member.value
    field = next((name for name in ("symbol", "abbreviation") if getattr(value, name)), "name")
    name = getattr(value, field)
    return Found(
        plain(name.within(language_of(entry)) if isinstance(name, Name) else name),
        member,
        provisional=value.doubts(field),
        address=corpus.address(str(value.symbol or "")),
    )


def _nearest(instrument: Instrument, type: str, typed: str) -> str:
    known = [slug(found.number) for found in instrument.provisions if found.type == type]
    return nearest(typed, known, hasty=True) or "Enter it there under `provisions:`."


def _ascends(first: str, last: str) -> bool:
    """Whether a range runs forward, as far as its ends are numbers."""
    found = [re.match(r"[0-9]{1,9}", end) for end in (first, last)]
    start, end = (int(match[0]) if match else None for match in found)
    return start is None or end is None or start <= end


def _backwards(numbers: str) -> Missing:
    first, _, last = numbers.partition("..")
    return Missing(
        f"`{numbers[:40]}` ends before it begins", f"Did you mean `{last[:20]}..{first[:20]}`?"
    )


def _say(entry: Entry, type: str, numbers: list[str], **words: str) -> str:
    language = language_of(entry)
    first, last = numbers[0], numbers[-1]
    beside = _are_neighbours(first, last)
    name = type if first == last else f"two_{type}s" if beside else f"{type}s"
    template: str = getattr(phrases(language), name)
    said = say_list(numbers, language) if beside else say_range(first, last, language)
    return template.format(numbers=said, **words)


def _are_neighbours(first: str, last: str) -> bool:
    """Whether nothing stands between two numbers: 14 and 15, 9 and 9 bis."""
    if first.isdecimal() and last.isdecimal():
        return int(first) + 1 == int(last)
    return last == f"{first} bis"
