"""Where the end of a line in a text is no blank when it is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

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


def close_up(tokens: Sequence[Token]) -> None:
    """Mark the line ends of a paragraph that print nothing."""
    following = ""
    after: dict[int, str] = {}
    for place in range(len(tokens) - 1, -1, -1):
        after[place] = following
        following = tokens[place].content[:1] or following
    before = ""
    for place, token in enumerate(tokens):
        if token.type == "softbreak":
            token.meta["closed up"] = closed_up(before, after[place])
        before = token.content[-1:] or before
