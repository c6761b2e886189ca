"""What the reader says about each construct of YAML that no corpus may use."""

from __future__ import annotations

import re
from typing import Any

from ccmtool.source.characters import describe
from ccmtool.source.lines import line_at
from ccmtool.source.problem import Problem, shown
from ccmtool.source.slips import colon_without_space, hard_space, in_quotes

ParserEvent = Any
"""An event of PyYAML; its stubs call every mark optional, which libyaml's never are."""


def empty(text: str, _: int = 0) -> Problem:
    """Nothing at all, or comments only."""
    message = "the file holds nothing but comments" if text.strip() else "the file is empty"
    return Problem(0, 0, message, "Begin it with its kind and its id.")


def no_mapping(text: str, at: int) -> Problem:
    """A text or a list at the top; mostly a missing space after the first colon."""
    line = line_at(text, at)
    if slip := hard_space(text, line) or colon_without_space(line):
        return slip
    help_ = "Begin each entry with its key and a colon, for example: `kind: agenda`"
    return Problem(at, at, "the file does not consist of keys with their values", help_)


def second_document(event: ParserEvent) -> Problem:
    """`---` in the middle of a file."""
    message = "a second document begins here; a file holds one"
    help_ = "Delete the line `---`, or move what follows into a file of its own."
    return Problem(event.start_mark.index, event.start_mark.index + 3, message, help_)


def directive(text: str, at: int) -> Problem:
    """`%YAML` and `%TAG`, blanked before the parser sees them: it compares each with all."""
    word = shown(text[at : at + 5].rstrip(), 5)
    return Problem(
        at, at + 1, f"`{word}` is an instruction to YAML; none is read", "Delete the line."
    )


def too_many(event: ParserEvent, limit: int) -> Problem:
    """More values than any document has: the walk ends."""
    at = event.start_mark.index
    message = f"the file holds more than {limit:,} values; the rest is not read"
    return Problem(at, at, message, "Split it into several files.")


def too_deep(event: ParserEvent, limit: int) -> Problem:
    """More levels than any document has: the walk ends."""
    at = event.start_mark.index
    message = f"the file is nested more than {limit} levels deep; the rest is not read"
    return Problem(at, at + 1, message, "Bring this list closer to the beginning of the file.")


def too_long(event: ParserEvent, limit: int) -> Problem:
    """A text that no paragraph can be."""
    message = f"this text is longer than {limit >> 10} KiB"
    return Problem(event.start_mark.index, event.end_mark.index, message, "Divide it into items.")


def alias(text: str, event: ParserEvent) -> Problem:
    """`*name`, or a text in asterisks."""
    at = event.start_mark.index
    message = f"`*{shown(event.anchor, 40)}` is a reference to another passage; none is followed"
    help_ = f"Repeat that passage here. {_or_in_quotes(text, at)}".rstrip()
    return Problem(at, event.end_mark.index, message, help_)


def tag_or_anchor(text: str, match: re.Match[str]) -> Problem:
    """An anchor or a tag: mostly words that happen to begin with `&` or `!`."""
    what = "name of a passage" if match.group()[0] == "&" else "name of a data type"
    message = f"`{shown(match.group(), 40)}` is taken for the {what}; no file may hold one"
    help_ = f"Delete it. {_or_in_quotes(text, match.start())}".rstrip()
    return Problem(match.start(), match.end(), message, help_)


def _or_in_quotes(text: str, at: int) -> str:
    """The other remedy, where the sign at `at` begins what may be meant as a text."""
    line = line_at(text, at)
    if line.value_at != at:
        return ""
    return f"If it belongs to a text, write: `{in_quotes(text, line)}`"


def complex_key(event: ParserEvent) -> Problem:
    """`[a]: b` and `? {a: b}`."""
    at = event.start_mark.index
    message = "a list or a group of keys stands where a key must"
    return Problem(at, at + 1, message, "Write the key as one word; quote it if it has brackets.")


def null_key(event: ParserEvent) -> Problem:
    """`: b`, `null: b` and `? `."""
    message = "a value stands here without a key"
    help_ = "Write the key before the colon; the word null itself needs quotation marks."
    return Problem(event.start_mark.index, event.end_mark.index, message, help_)


def long_key(event: ParserEvent, limit: int) -> Problem:
    """A key that can be no name of anything: mostly a sentence with a colon in it."""
    message = f"this key is longer than {limit} characters"
    help_ = "Write a short one. If the words belong to a text, put it between quotation marks."
    return Problem(event.start_mark.index, event.end_mark.index, message, help_)


def merge_key(event: ParserEvent) -> Problem:
    """`<<: *base`."""
    message = "`<<` merges entries from elsewhere, which is not done here"
    help_ = "Write the entries out."
    return Problem(event.start_mark.index, event.end_mark.index, message, help_)


def duplicate(event: ParserEvent, key: str, first: tuple[int, str]) -> Problem:
    """A key that equals an earlier one (its line and its letters), perhaps only to the eye."""
    line, spelling = first
    message = f"the key `{shown(key, 40)}` stands here again; the first is on line {line}"
    if key != spelling:
        message = f"the key `{shown(key, 40)}` differs from the key on line {line} only in its font"
    help_ = "Keep one of the two, or rename one."
    if key == "id":
        help_ = "If a new entry begins here, put `- ` before it; otherwise keep one of the two."
    return Problem(event.start_mark.index, event.end_mark.index, message, help_)


def blank_in_key(text: str, event: ParserEvent) -> Problem:
    """A key that begins with a non-breaking space or another wide or narrow one."""
    at = event.start_mark.index
    corrected = shown(f"{line_at(text, at).words.lstrip()}")
    message = "a special space from another program stands in front of the key"
    return Problem(at, at + 1, message, f"Type the indentation with the space bar: `{corrected}`")


def empty_block(text: str, event: ParserEvent) -> Problem:
    """`text: |` whose lines stand at the column of its key, and were read as keys."""
    at = event.start_mark.index
    line = line_at(text, at)
    help_ = f"Indent the lines of the text further than its key, or delete the `{event.style}`."
    below = line_at(text, event.end_mark.index)
    if below.start > line.start and below.words and not re.fullmatch(r"[\w-]+:", below.key):
        help_ = f"Indent the lines of the text further: `{below.moved(line.column + 2)}`"
    return Problem(at, at + 1, f"no text follows the `{event.style}`", help_)


def escaped(text: str, unit: tuple[int, int], character: str) -> Problem:
    """A refused character written as an escape."""
    return describe(text, *unit, character=character)
