"""Document symbols: their grammar, and citations that begin with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GRAMMAR = re.compile(
    r"(?P<series>[A-Z]{2,6})/(?P<body>MSP|CONF|RC|PM|IM|GGE)/(?P<year>[0-9]{4})/"
    r"(?:(?P<kind>WP|INF|CRP|L|MISC)\.)?(?P<number>[1-9][0-9]*)"
    r"(?P<versions>(?:/(?:Rev|Add|Corr|Amend)\.[1-9][0-9]*)*)"
)
_TOLERANT = re.compile(
    r"[A-Z][A-Za-z0-9.-]*(?:[/ ][A-Za-z0-9.-]+)*[/ .][A-Za-z0-9.]*[0-9][A-Za-z0-9.]*(?: \([A-Za-z0-9. ]+\))?"
    r"(?:/(?:Rev|Add|Corr|Amend)\.[1-9][0-9]*)*"
)
_CANDIDATE = re.compile(r"(?<![\w/.])[A-Z]{2,6}(?:/[A-Z0-9][A-Za-z0-9.-]*)+(?:/[A-Za-z]+\.[0-9]+)*")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol of the form SERIES/BODY/YEAR/[KIND.]N[/Rev.n]..."""

    text: str
    series: str
    body: str
    year: int
    versions: str

    @property
    def base(self) -> str:
        """The symbol without its versions."""
        return self.text.removesuffix(self.versions)


def parse(text: str) -> Symbol | None:
    """Read a symbol of the strict grammar; None if it is none."""
    match = _GRAMMAR.fullmatch(text)
    if not match:
        return None
    return Symbol(text, match["series"], match["body"], int(match["year"]), match["versions"])


def fits(text: str) -> bool:
    """Whether a text fits the strict grammar or the looser one of other bodies."""
    return bool(_GRAMMAR.fullmatch(text) or _TOLERANT.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Mention:
    """Something in a text that looks like a symbol; offsets are into the text."""

    text: str
    start: int
    end: int


def mentions(text: str) -> Iterator[Mention]:
    """What looks like a symbol in running text: capitals and slashes, with a digit somewhere."""
    for match in _CANDIDATE.finditer(text):
        found = match[0].rstrip(".-")
        if found.count("/") >= 2 and any(character.isdigit() for character in found):
            yield Mention(found, match.start(), match.start() + len(found))
