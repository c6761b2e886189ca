"""What a file says may be shown to a person and to a machine, but must not command either."""

from __future__ import annotations

import re
import unicodedata

# Commands of continuous integration: GitHub reads `::error` at the beginning of a line, even after
# blanks; GitHub, Azure and TeamCity `##[`, `##vso[` and `##teamcity[` wherever they stand;
# Buildkite folds a line that begins with `---` and its like.
_COMMAND = re.compile(r":(?=:)|#(?=#\w*\[)|^(?:-(?=--)|\+(?=\+\+)|~(?=~~)|\^(?=\^\^))")


def printable(text: str) -> str:
    """A text on one line, with nothing that is invisible, moves the cursor or turns direction."""
    return _COMMAND.sub(_escaped, "".join(map(_shown, text)))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return " " if unicodedata.category(character) == "Zs" else _escape(ord(character))


def _escaped(match: re.Match[str]) -> str:
    return _escape(ord(match[0]))


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def json_safe(text: str) -> str:
    """The text of a JSON document with such characters as escapes; its values stay the same."""
    return _JSON_COMMAND.sub(r"\\u0023", "".join(map(_json_shown, text)))


_JSON_COMMAND = re.compile(r"#(?=#\w*\[)")


def _json_shown(character: str) -> str:
    if character == "\n" or character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
