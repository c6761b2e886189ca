"""Slips within one line, which YAML reads wrongly or cannot read."""

from __future__ import annotations

import re

from ccmtool.source.lines import Line, line_at, quoted, whole_value
from ccmtool.source.problem import Problem, shown

_KEY_ALONE = re.compile(r"([A-Za-z][\w-]*):(?=[^ \t/:])")
_HASH = re.compile(r"#(?<=[ \t]#)(?=\w)")


def hashes(text: str) -> dict[int, int]:
    """The blanks before each `#` that a word follows: where they begin, and where they end."""
    found = {}
    for match in _HASH.finditer(text):
        start = match.start()
        while start and text[start - 1] in " \t":
            start -= 1
        found[start] = match.start()
    return found


def cut_short(text: str, opened: int, hash_at: int) -> Problem:
    """A text that YAML ends before ` #38`; it opens at `opened`."""
    sign = shown(text[hash_at : hash_at + 30].split(maxsplit=1)[0], 20)
    line = line_at(text, opened)
    message = f"the text ends before `{sign}`, because a `#` after a space begins a comment"
    corrected = in_quotes(text, line)
    if line.start < hash_at < line.value_at:
        key = quoted(line.key.removesuffix(":"))
        corrected = shown(f"{line.indent}{line.dashes}{key}:{line.gap}{line.value}")
    return Problem(hash_at, hash_at + 1, message, f"Write: `{corrected}`")


def opening_sign(text: str, at: int) -> Problem | None:
    """A text whose first character means something else to YAML; `at` is anywhere in its line."""
    line = line_at(text, at)
    sign = line.value[:1]
    if sign not in _MEANINGS:
        return None
    name = "a back quote" if sign == "`" else f"`{sign}`"
    message = f"a text that begins with {name} must stand in quotation marks"
    if sign in "\"'":
        message = "words follow the closing quotation mark of a text"
    help_ = f"YAML {_MEANINGS[sign]}. Write: `{in_quotes(text, line)}`"
    return Problem(line.value_at, line.value_at + 1, message, help_)


_MEANINGS: dict[str, str] = {
    "[": "takes `[` for the beginning of a list",
    "]": "takes `]` for the end of a list",
    "{": "takes `{` for the beginning of a group of keys",
    "}": "takes `}` for the end of a group of keys",
    ",": "takes `,` for the separator of a list",
    "&": "takes `&` for the name of a passage",
    "*": "takes `*` for a reference to another passage",
    "!": "takes `!` for the name of a data type",
    "%": "keeps `%` for instructions to itself",
    "@": "keeps `@` for itself",
    "`": "keeps the back quote for itself",
    "?": "takes `?` for the beginning of a key",
    "-": "takes `- ` for the beginning of a list",
    '"': "takes the second quotation mark for the end of the text",
    "'": "takes the second `'` for the end of the text",
}


def in_quotes(text: str, line: Line) -> str:
    """The line with its value quoted, or its key where the sign begins the key."""
    key, colon, rest = line.value.partition(": ")
    if line.key or line.dashes or line.value[:1] == "{":
        return line.with_value(quoted(whole_value(text, line)))
    if colon or line.value.endswith(":"):
        return f"{shown(line.indent)}{quoted(key.removesuffix(':'))}: {shown(rest)}".rstrip()
    return line.with_value(quoted(whole_value(text, line)))


def colon_without_space(line: Line) -> Problem | None:
    """`title:Agenda`, which is one word to YAML."""
    match = _KEY_ALONE.match(line.value)
    if not match or line.key:
        return None
    at = line.value_at + match.end() - 1
    rest = line.value[match.end() :].lstrip()
    corrected = shown(f"{line.indent}{line.dashes}{match.group()} {rest}")
    help_ = f"Put a space after the colon: `{corrected}`"
    return Problem(at, at + 1, "no space follows the colon after the key", help_)


def hard_space(text: str, line: Line) -> Problem | None:
    """A non-breaking space, pasted from Word, where YAML counts ordinary ones."""
    raw = text[line.start : line.end]
    if not re.match(r" *\xa0|[^\xa0]*?:\xa0", raw):
        return None
    at = line.start + raw.index("\xa0")
    corrected = shown(raw.replace("\xa0", " "))
    message = "a non-breaking space stands where an ordinary one must"
    help_ = f"Type it again with the space bar: `{corrected}`" if line.words else "Empty the line."
    return Problem(at, at + 1, message, help_)
