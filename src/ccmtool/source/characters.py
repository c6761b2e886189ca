"""Which characters no corpus may hold, and what to say about each.

The text that goes on to the parser keeps its length:
every refused character becomes U+FFFD, so indexes stay true and nothing hostile travels further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ccmtool.source.problem import Problem

_JOINERS = "\u200b-\u200d"
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"

_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u109f\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c4f\ua800-\uabff\U00011000-\U00011fff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_IDEOGRAPHS = re.compile(
    "[\u1820-\u18aa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_RIGHT_TO_LEFT_REACH = 80


@dataclass(frozen=True, slots=True)
class _Kind:
    """Characters refused for one reason: a regular-expression set, its name, the remedy."""

    characters: str
    noun: str
    remedy: str


_KINDS: tuple[_Kind, ...] = (
    _Kind(
        "\x85\u2028\u2029\r",
        "a line break that editors do not show as one",
        "Replace it with an ordinary line break (the Enter key).",
    ),
    _Kind(
        "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f",
        "a control character",
        "Delete it; it prints nothing.",
    ),
    _Kind(
        "\u202a-\u202e\u2066-\u2069",
        "an invisible character that turns the direction of the text",
        "Delete it; it makes a line read differently from what it says.",
    ),
    _Kind(
        _DIRECTION_MARKS,
        "an invisible direction mark outside right-to-left text",
        "Delete it.",
    ),
    _Kind(
        "\ufeff",
        "a byte order mark inside the file",
        "Delete it; it is invisible and has a place at the very start only.",
    ),
    _Kind(
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "a private-use character, which prints differently in every font",
        "It was probably pasted from Word's Symbol font{symbol}: type the sign itself.",
    ),
    _Kind(
        "\ufffe\uffff\ufdd0-\ufdef"
        + "".join(f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(1, 17)),
        "a code that is no character",
        "Delete it.",
    ),
    _Kind(
        _JOINERS,
        "an invisible joiner or space outside the scripts that need it",
        "Delete it.",
    ),
    _Kind(
        "\u00ad",
        "an invisible optional hyphen",
        "Delete it; words are divided when the document is printed.",
    ),
    _Kind(
        _SELECTORS
        + "\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2065\u206a-\u206f\u3164\uffa0"
        + "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
        + "\U000e01f0-\U000e0fff",
        "an invisible character",
        "Delete it; it makes two texts that look alike differ.",
    ),
    _Kind(
        "\ufffc",
        "a placeholder for a picture that was not pasted",
        "Delete it.",
    ),
)

_EVERYWHERE = "".join(kind.characters for kind in _KINDS)
_CONTEXTUAL = f"{_JOINERS}{_DIRECTION_MARKS}{_SELECTORS}"
_SUSPECT = re.compile(f"[{_EVERYWHERE}]")
_SUSPECT_ASCII = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PERHAPS = re.compile(f"[{_CONTEXTUAL}]")
_NEVER = re.compile(rf"(?![\r{_CONTEXTUAL}])[{_EVERYWHERE}]|\r(?!\n)")


def sift(text: str) -> tuple[str, Sequence[int]]:
    """The text with each refused character replaced by U+FFFD, and the indexes of those.

    A text has few distinct characters, so these are looked at first, unless they are few anyway.
    """
    suspect = _SUSPECT_ASCII.search(text) if text.isascii() else _SUSPECT.search("".join(set(text)))
    if not suspect:
        return text, ()
    places = [match.start() for match in _NEVER.finditer(text)]

    def replaced(match: re.Match[str]) -> str:
        if _has_reason(text, match.start()):
            return match.group()
        places.append(match.start())
        return "\ufffd"

    clean = _PERHAPS.sub(replaced, _NEVER.sub("\ufffd", text))
    return clean, sorted(places)


def describe(text: str, index: int, end: int | None = None, *, character: str = "") -> Problem:
    """The finding for a refused character at `index`, or for the escape in `index` to `end`."""
    found = character or text[index]
    kind = next(kind for kind in _KINDS if re.match(f"[{kind.characters}]", found))
    written = f" written as `{text[index:end]}`" if character else ""
    return Problem(
        index,
        index + 1 if end is None else end,
        f"{kind.noun} (U+{ord(found):04X}){written}",
        kind.remedy.format(symbol=_symbol(found)),
    )


def _has_reason(text: str, index: int) -> bool:
    """Whether a script in use needs this character here."""
    character = text[index]
    before = text[index - 1] if index else ""
    if "\u200b" <= character <= "\u200d":
        return bool(_JOINING_SCRIPTS.match(before))
    if character in _DIRECTION_MARKS:
        reach = (max(0, index - _RIGHT_TO_LEFT_REACH), index + _RIGHT_TO_LEFT_REACH)
        return bool(_RIGHT_TO_LEFT.search(text[slice(*reach)].replace(character, "")))
    return bool(re.match(f"[{_SELECTORS}]", character) and _IDEOGRAPHS.match(before))


def _symbol(character: str) -> str:
    """What Word's Symbol font most likely showed: it maps its signs to U+F020 and upward."""
    code = ord(character) - 0xF000
    sign = chr(code) if 0x20 < code < 0x7F else ""
    return f", where it shows `{sign}`" if sign and not sign.isalpha() and sign != "`" else ""
