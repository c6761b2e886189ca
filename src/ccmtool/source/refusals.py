"""What the reader says about each construct of YAML that no corpus may use."""

from __future__ import annotations

import re
from typing import Any

from ccmtool.source.characters import describe
from ccmtool.source.finding import Finding, shown
from ccmtool.source.lines import line_at
from ccmtool.source.slips import opening_sign

ParserEvent = Any
"""An event of PyYAML; its stubs call every mark optional, which libyaml's never are."""


def empty(text: str, _: int = 0) -> Finding:
    """Nothing at all, or comments only."""
    message = "the file holds nothing but comments" if text.strip() else "the file is empty"
    return Finding(0, 0, message, "Begin it with its kind and its id.")


def no_mapping(text: str, at: int) -> Finding:
    """A text or a list at the top; mostly a missing space after the first colon."""
    line = line_at(text, at)
    spaced = re.match(r"([A-Za-z][\w-]*):(?=[^\s/:])", line.value)
    help_ = "Begin each entry with its key and a colon, for example: `kind: agenda`"
    if spaced and not line.key:
        rest = line.value[spaced.end() :]
        help_ = f"Put a space after the colon: `{shown(f'{spaced.group()} {rest}')}`"
    return Finding(at, at, "the file is not a list of keys with their values", help_)


def second_document(event: ParserEvent) -> Finding:
    """`---` in the middle of a file."""
    message = "a second document begins here; a file holds one"
    help_ = "Delete the line `---`, or move what follows into a file of its own."
    return Finding(event.start_mark.index, event.start_mark.index + 3, message, help_)


def directive(text: str, at: int) -> Finding:
    """`%YAML` and `%TAG`, blanked before the parser sees them: it compares each with all."""
    word = shown(text[at : at + 5].rstrip(), 5)
    return Finding(
        at, at + 1, f"`{word}` is an instruction to YAML; none is read", "Delete the line."
    )


def too_many(event: ParserEvent, limit: int) -> Finding:
    """More values than any document has: the walk ends."""
    at = event.start_mark.index
    message = f"the file holds more than {limit:,} values; the rest is not read"
    return Finding(at, at, message, "Split it into several files.")


def too_deep(event: ParserEvent, limit: int) -> Finding:
    """More levels than any document has: the walk ends."""
    at = event.start_mark.index
    message = f"the file is nested more than {limit} levels deep; the rest is not read"
    return Finding(at, at + 1, message, "Bring this list closer to the beginning of the file.")


def too_long(event: ParserEvent, limit: int) -> Finding:
    """A text that no paragraph can be."""
    message = f"this text is longer than {limit >> 10} KiB"
    return Finding(event.start_mark.index, event.end_mark.index, message, "Divide it into items.")


def alias(text: str, event: ParserEvent) -> Finding:
    """`*name`, or a text in asterisks."""
    found = opening_sign(text, event.start_mark.index)
    message = (
        f"`{shown('*' + event.anchor, 40)}` is a reference (alias), which is not followed here"
    )
    help_ = f"Write the words out. If `*` belongs to a text: {found.help}" if found else ""
    return Finding(event.start_mark.index, event.end_mark.index, message, help_)


def tag_or_anchor(text: str, match: re.Match[str]) -> Finding:
    """An anchor or a tag: mostly words that happen to begin with `&` or `!`."""
    what = "a mark to refer to (anchor)" if match.group()[0] == "&" else "a data type (tag)"
    found = opening_sign(text, match.start())
    is_text = found and found.start == match.start()
    help_ = (
        f"Delete it. If it belongs to a text: {found.help}" if found and is_text else "Delete it."
    )
    message = f"`{shown(match.group(), 40)}` is taken for {what}, which is not used here"
    return Finding(match.start(), match.end(), message, help_)


def complex_key(event: ParserEvent) -> Finding:
    """`[a]: b` and `? {a: b}`."""
    at = event.start_mark.index
    message = "a list or a group of keys stands where a key must"
    return Finding(at, at + 1, message, "Write the key as one word; quote it if it has brackets.")


def null_key(event: ParserEvent) -> Finding:
    """`: b`, `null: b` and `? `."""
    message = "a value stands here without a key"
    help_ = "Write the key before the colon; the word null itself needs quotation marks."
    return Finding(event.start_mark.index, event.end_mark.index, message, help_)


def merge_key(event: ParserEvent) -> Finding:
    """`<<: *base`."""
    message = "`<<` merges entries from elsewhere, which is not done here"
    help_ = "Write the entries out."
    return Finding(event.start_mark.index, event.end_mark.index, message, help_)


def duplicate(event: ParserEvent, key: str, line: int) -> Finding:
    """A key that equals an earlier one, perhaps only after normalisation."""
    message = (
        f"the key `{shown(key, 40)}` stands here for the second time; the first is on line {line}"
    )
    help_ = "Keep one of the two, or rename one."
    return Finding(event.start_mark.index, event.end_mark.index, message, help_)


def empty_block(text: str, event: ParserEvent) -> Finding:
    """`text: |` whose lines stand at the column of its key, and were read as keys."""
    at = event.start_mark.index
    column = line_at(text, at).column + 3
    message = f"no text follows the `{event.style}`"
    help_ = (
        f"Indent the lines of the text further than its key, to column {column}; else delete it."
    )
    return Finding(at, at + 1, message, help_)


def escaped(text: str, unit: tuple[int, int], character: str) -> Finding:
    """A refused character written as an escape."""
    return describe(text, *unit, character=character)
