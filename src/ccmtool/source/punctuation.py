"""Explanations that have to do with a sign which means something to YAML."""

from __future__ import annotations

import re

from ccmtool.source.fault import Fault
from ccmtool.source.lines import line_at, quoted, with_line_above
from ccmtool.source.problem import Problem, shown
from ccmtool.source.slips import colon_without_space, cut_short, in_quotes, opening_sign


def opening(fault: Fault) -> Problem | None:
    """A text that begins with a sign of YAML's, on the line where the parser stuck."""
    return opening_sign(fault.text, fault.at)


def opening_of_construct(fault: Fault) -> Problem | None:
    """The same, on the line where the construct begins that the parser stuck in."""
    return opening_sign(fault.text, fault.begin)


def inside_line(fault: Fault) -> Problem | None:
    """Words after a closing bracket or quotation mark on the same line."""
    line = line_at(fault.text, fault.at)
    if fault.at <= line.start + line.column:
        return None
    return opening_sign(fault.text, fault.at)


def hash_sign(fault: Fault) -> Problem | None:
    """A ` #38` that ended the key or the text of this line."""
    line = line_at(fault.text, fault.blamed)
    match = re.search(r"(?<=\s)#(?=\w)", fault.text[line.start : line.end])
    if not match or line.value[:1] in {"'", '"', "|", ">"}:
        return None
    return cut_short(fault.text, line.start, line.start + match.start())


def second_colon(fault: Fault) -> Problem | None:
    """`title: Agenda: the first`."""
    line = line_at(fault.text, fault.at)
    if not line.key or fault.at < line.value_at:
        return None
    message = "a colon and a space stand inside a text without quotation marks"
    help_ = f"YAML takes them for the end of a key. Write: `{in_quotes(fault.text, line)}`"
    return Problem(fault.at, fault.at + 1, message, help_)


def missing_space(fault: Fault) -> Problem | None:
    """`title:Agenda`, on this line or, where this one is blameless, on the one above."""
    lines = with_line_above(fault.text, line_at(fault.text, fault.blamed))
    return next(filter(None, map(colon_without_space, lines)), None)


def missing_key(fault: Fault) -> Problem | None:
    """`: value`."""
    line = line_at(fault.text, fault.at)
    if line.value[:1] != ":":
        return None
    message = "a value stands here without a key"
    return Problem(line.value_at, line.value_at + 1, message, "Write its key before the colon.")


def late_quote(fault: Fault) -> Problem | None:
    """A forgotten closing quotation mark: the text ran on to a mark on a later line."""
    if fault.text[fault.opened : fault.opened + 1] not in {'"', "'"}:
        return None
    ends = line_at(fault.text, fault.closed).start
    if fault.opened >= ends or line_at(fault.text, fault.at).start != ends:
        return None
    return _unclosed(fault.text, fault.opened)


def unclosed_quote(fault: Fault) -> Problem:
    """A text in quotation marks that runs on to the end of the file."""
    return _unclosed(fault.text, fault.begin)


def _unclosed(text: str, at: int) -> Problem:
    line = line_at(text, at)
    message = "the quotation mark that opens here is not closed where the text ends"
    words = line.value.strip("\"'")
    words = words.replace("''", "'") if text[at] == "'" else words
    corrected = line.with_value(quoted(words))
    return Problem(at, at + 1, message, f"Close it at the end of the text: `{corrected}`")


def backslash(fault: Fault) -> Problem:
    """`"C:\\Users"`: a backslash in double quotes is an instruction to YAML."""
    at = max(fault.begin, fault.text.rfind("\\", fault.begin, fault.at + 1))
    line = line_at(fault.text, at)
    corrected = line.with_value(quoted(line.value))
    message = "a backslash inside double quotation marks must be typed twice or avoided"
    return Problem(at, at + 2, message, f"Write: `{corrected}`")


def half_character(fault: Fault) -> Problem:
    """`\\ud83d`: half of a character as JSON writes it, or a number beyond the last one."""
    at = max(fault.begin, fault.text.rfind("\\", fault.begin, fault.at + 1))
    match = re.compile(r"\\(?:u.{4}|U.{8}|x.{2})").match(fault.text, at)
    written = match.group() if match else "\\"
    message = f"`{written}` stands for no character"
    return Problem(at, at + len(written), message, "Type the character itself.")


def block_sign(fault: Fault) -> Problem:
    """`title: > words`: what follows `|` or `>` begins on the next line."""
    line = line_at(fault.text, fault.begin)
    sign = fault.text[fault.begin]
    message = f"the text after `{sign}` must begin on the next line"
    help_ = (
        f"Begin it there, indented, or leave the `{sign}` out. "
        f"If the sign belongs to the text, write: `{line.with_value(quoted(line.value))}`"
    )
    return Problem(fault.begin, fault.begin + 1, message, help_)


def bracket(fault: Fault) -> Problem:
    """A list, or words in brackets, that YAML cannot follow to the closing bracket."""
    line = line_at(fault.text, fault.begin)
    sign = fault.text[fault.begin : fault.begin + 1]
    closing = {"[": "]", "{": "}"}.get(sign, "]")
    if (
        line.value_at == fault.begin
        and closing in line.value
        and (finding := opening_sign(fault.text, fault.begin))
    ):
        row = line.dashes and not line.key and _ROW.fullmatch(line.value)
        return _in_a_row(finding) if row else finding
    if len(line_at(fault.text, fault.at).indent) > len(line.indent):
        message = f"what this `{sign}` opens cannot be understood to its end"
        help_ = f"Close it with `{closing}`, and put texts that hold signs in quotation marks."
        return Problem(fault.begin, fault.begin + 1, message, help_)
    message = f"the bracket `{sign}` that opens here is not closed"
    corrected = shown(f"{line.indent}{line.words}{closing}")
    help_ = f"Close it: `{corrected}`. If it begins a text, put that text in quotation marks."
    return Problem(fault.begin, fault.begin + 1, message, help_)


_ROW = re.compile(r"\[[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)+\]")


def _in_a_row(finding: Problem) -> Problem:
    """Brackets within brackets: a note or a link in a cell of a table."""
    help_ = 'In a row of a table, put the cell that holds `[` in quotation marks: `"4 m[^depth]"`.'
    return finding._replace(help=f"{help_} In any other text: {finding.help}")


def percent(fault: Fault) -> Problem:
    """`%` at the left margin."""
    at = line_at(fault.text, fault.begin).start
    help_ = "Put quotation marks round the text, or begin the line with its key."
    return Problem(at, at + 1, "a line begins with `%`, which YAML keeps for itself", help_)
