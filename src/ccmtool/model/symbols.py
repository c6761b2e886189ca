"""Document symbols: their grammar, what in a text is meant as one, what a note begins with."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

_GRAMMAR = re.compile(
    r"(?P<series>[A-Z]{2,6})/(?P<body>[A-Z]{2,6})/(?P<year>(?:19|20)[0-9]{2})/"
    r"(?:(?P<kind>WP|INF|CRP|L|MISC)\.)?(?P<number>[1-9][0-9]*)"
    r"(?P<versions>(?:/(?:Rev|Add|Corr|Amend)\.[1-9][0-9]*)*)"
)

# Other bodies': `FCCC/KP/CMP/2017/1`, `CL 120/11`, `2/CP.17`, `PC-4/12`, `GC(67)/RES/1`,
# `SC45 Doc. 7.2.3A4 (Rev.1)`. A number over a number is none.
_INSET = r"\([A-Z0-9][A-Za-z0-9. -]*\)"
_PART = rf"(?:{_INSET}|[A-Z0-9][A-Za-z0-9.-]*(?:{_INSET})?)"
_TOLERANT = re.compile(rf"(?=.*[A-Z])(?!\(){_PART}(?:[/ ]{_PART})+")
_LONGEST = 80


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

    @property
    def family(self) -> str:
        """The series and the body, which its neighbours share."""
        return f"{self.series}/{self.body}"


def parse(text: str) -> Symbol | None:
    """Read a symbol of the strict grammar; None if it is none."""
    match = _GRAMMAR.fullmatch(text)
    if not match:
        return None
    return Symbol(text, match["series"], match["body"], int(match["year"]), match["versions"])


def fits(text: str) -> bool:
    """Whether a text fits the strict grammar or the looser one of other bodies."""
    if parse(text):
        return True
    digits = any(character.isdigit() for character in text)
    return len(text) <= _LONGEST and digits and bool(_TOLERANT.fullmatch(text))


# --- in running text -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """Something in a text that is meant as a symbol; offsets are into the text.

    `sound` says whether it fits a grammar.
    """

    text: str
    start: int
    end: int
    sound: bool


# In Chinese a symbol stands next to the words around it, without a blank.
# Blanks after a slash are taken in only before what can but be the next part of a symbol.
_CANDIDATE = re.compile(
    r"(?<![0-9A-Za-z\u00c0-\u024f_/.:@-])[A-Za-z]{1,6}"
    r"(?:/(?: (?=[0-9]|(?:WP|INF|CRP|Rev|Add|Corr|Amend)\b))?[A-Za-z0-9.]*)+(?: \([IVXLC]+\))?"
)
_NUMBERED = r"(?:[A-Z][A-Za-z]{0,4}\.)?[1-9][0-9]*"
_AFTER_FAMILY = re.compile(rf"(?:19|20)[0-9]{{2}}(?:/{_NUMBERED})+")
_ELSEWHERE = re.compile(
    rf"[A-Z]{{2,6}}(?:/[A-Z]{{1,6}}(?:\.[0-9]+)?)+(?:/(?:19|20)[0-9]{{2}})(?:/{_NUMBERED})+"
    rf"|[A-Z]{{2,6}}(?:/[A-Z]{{1,6}})*/[A-Z]{{1,4}}\.[0-9]+(?:/{_NUMBERED})+"
    rf"|[AES](?:/[A-Z]{{2,6}})*/RES/{_NUMBERED}(?:/{_NUMBERED}| \([IVXLC]+\))?"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def family_of(text: str) -> str:
    """The series and body that a symbol begins with, whatever comes after them."""
    return "/".join(text.split("/", 2)[:2])


def mentions(text: str, families: Container[str], known: Container[str] = ()) -> Iterator[Mention]:
    """What in a text is certainly meant as a symbol.

    What begins with a known family (`CCM/MSP`) is, sound or not;
    what does not must have the full form of a symbol of the United Nations.
    Where a `known` symbol goes on further, such as `A/B/1 (Part II)`, that is what is meant.
    """
    done = 0
    for match in _CANDIDATE.finditer(text):
        start, found = match.start(), match[0].rstrip("./")
        if start < done:
            continue
        whole = leading(text[start : start + _LONGEST + 1], known)
        if len(whole) > len(found):
            done = start + len(whole)
            sound = fits(whole) or family_of(whole).upper() not in families
            yield Mention(whole, start, done, sound)
            continue
        if family_of(found).upper() not in families:
            if _ELSEWHERE.fullmatch(found):
                yield Mention(found, start, start + len(found), sound=True)
            continue
        found = found.partition(" (")[0]
        rest = "".join(found.split("/", 2)[2:])
        # `CCM/MSP` names a body and `CCM/MSP/2025` a session: no document yet.
        if _YEAR.fullmatch(rest) or not any(character.isdigit() for character in rest):
            continue
        sound = family_of(found) in families and bool(_AFTER_FAMILY.fullmatch(rest))
        yield Mention(found, start, start + len(found), sound)


_AFTER_LEADING = re.compile(r"[\s,;:.()\u060c\u061b\u3001\u3002\uff01-\uff5e]|$")


def leading(text: str, known: Container[str]) -> str:
    """The longest known symbol that a text begins with, before punctuation; empty if none."""
    found = ""
    for match in _AFTER_LEADING.finditer(text[: _LONGEST + 1]):
        if text[: match.start()] in known:
            found = text[: match.start()]
    return found
