"""What the reader found wrong, before it has a line and a column, and how it echoes a file."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

ECHO = 72


class Problem(NamedTuple):
    """A stretch of the file's text (indexes, end exclusive) with what is wrong there."""

    start: int
    end: int
    message: str
    help: str = ""


def shown(text: str, limit: int = ECHO) -> str:
    """Words of the file as a message may carry them: one line, short, nothing invisible."""
    kept = text[: limit + 1]
    line = "".join(c if c.isprintable() else _escaped(c) for c in kept[:limit])
    return f"{line}…" if len(kept) > limit else line


def _escaped(character: str) -> str:
    """A character that does not print, as the escape that YAML and Python share."""
    if character in "\t\n" or unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
