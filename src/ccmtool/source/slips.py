"""The slips on one line that YAML reads without complaint, or with one that misleads."""

from __future__ import annotations

from ccmtool.source.finding import Finding, shown
from ccmtool.source.lines import Line, line_at, quoted, whole_value


def cut_short(text: str, opened: int, hash_at: int) -> Finding:
    """A text that YAML ends before ` #38`; it opens at `opened`."""
    sign = shown(text[hash_at : line_at(text, hash_at).end].split(maxsplit=1)[0], 20)
    line = line_at(text, opened)
    message = f"the text ends before `{sign}`, because a `#` after a space begins a comment"
    return Finding(hash_at, hash_at + 1, message, in_quotes(text, line))


def opening_sign(text: str, at: int) -> Finding | None:
    """A text whose first character means something else to YAML; `at` is anywhere in its line."""
    line = line_at(text, at)
    meaning = _MEANINGS.get(line.value[:1])
    if not meaning:
        return None
    message = f"a text that begins with `{line.value[0]}` must stand in quotation marks"
    if line.value[0] in "\"'":
        message = "words follow the closing quotation mark of a text"
    help_ = f"{meaning}. {in_quotes(text, line)}"
    return Finding(line.value_at, line.value_at + 1, message, help_)


_MEANINGS: dict[str, str] = {
    "[": "YAML takes `[` for the beginning of a list",
    "]": "YAML takes `]` for the end of a list",
    "{": "YAML takes `{` for the beginning of a group of keys",
    "}": "YAML takes `}` for the end of a group of keys",
    ",": "YAML takes `,` for the separator of a list",
    "&": "YAML takes `&` for a mark to refer to",
    "*": "YAML takes `*` for a reference to such a mark",
    "!": "YAML takes `!` for the name of a data type",
    "%": "YAML keeps `%` for instructions to itself",
    "@": "YAML keeps `@` for itself",
    "`": "YAML keeps the back quote for itself",
    "?": "YAML takes `?` for the beginning of a key",
    "-": "YAML takes `- ` for the beginning of a list",
    ":": "YAML misses the key before the `:`",
    '"': "YAML takes the second quotation mark for the end of the text",
    "'": "YAML takes the second `'` for the end of the text",
}


def in_quotes(text: str, line: Line) -> str:
    """The remedy that quotes the value of a line, or its key where the sign begins the key."""
    key, colon, rest = line.value.partition(": ")
    if not line.key and not line.dashes and (colon or line.value.endswith(":")):
        corrected = f"{line.indent}{quoted(key.removesuffix(':'))}: {shown(rest)}".rstrip()
    else:
        corrected = line.with_value(quoted(whole_value(text, line)))
    return f"Write: `{corrected}`"
