"""Where the end of a line in a text is no blank when it is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from markdown_it.token import Token

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")


def closed_up(before: str, after: str) -> bool:
    """Whether two characters on either side of a line end stand next to one another.

    Chinese and Japanese have no blanks between words, and none beside their punctuation.
    """
    return (_is_wide(before) and _is_wide(after)) or _is_stop(before) or _is_stop(after)


def _is_wide(c: str) -> bool:
    wide = bool(c) and unicodedata.east_asian_width(c) in ("W", "F")
    return wide and not _HANGUL.match(c)


def _is_stop(c: str) -> bool:
    return _is_wide(c) and unicodedata.category(c).startswith("P")


def closed_ends(lines: Sequence[str]) -> list[bool]:
    """Of the line ends of a paragraph, which print nothing, from the words of its lines.

    A line may have none, such as one that only marks a note: then those further on count.
    """
    before = accumulate((line[-1:] for line in lines), _latest)
    after = [*accumulate((line[:1] for line in reversed(lines)), _latest)][::-1]
    return [closed_up(*sides) for sides in zip(before, after[1:], strict=False)]


def _latest(known: str, found: str) -> str:
    return found or known


def close_up(tokens: Sequence[Token]) -> None:
    """Mark the line ends of a paragraph that print nothing."""
    lines = [""]
    for token in tokens:
        if token.type == "softbreak":
            lines.append("")
        elif token.content:  # of a line only the outermost characters count
            lines[-1] = (lines[-1] or token.content)[0] + token.content[-1]
    ends = (token for token in tokens if token.type == "softbreak")
    for token, closed in zip(ends, closed_ends(lines), strict=True):
        token.meta["closed up"] = closed
