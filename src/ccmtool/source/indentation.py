"""Explanations that have to do with where a line begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccmtool.source.fault import Fault
from ccmtool.source.lines import Line, line_at, lines_above, with_line_above
from ccmtool.source.problem import Problem, shown
from ccmtool.source.slips import hard_space


def tab(fault: Fault) -> Problem | None:
    """A tab in front of a line's words, or behind the dash of a list entry."""
    line = line_at(fault.text, fault.at)
    match = re.compile(r"[ -]*\t").match(fault.text, line.start)
    if not match:
        return None
    at = match.end() - 1
    dashes = re.sub(r"-[ \t]+", "- ", line.dashes)
    indent = line.indent
    if "\t" in indent:
        # A tab has no width that could be kept: its line most likely goes with the one above.
        above = next(iter(lines_above(fault.text, line)), None)
        deeper = above is not None and (above.opens_block or (above.key and not above.value))
        column = above.column + 2 * bool(deeper) if above else 0
        indent = " " * (column if not dashes or deeper else len(above.indent) if above else 0)
    corrected = shown(f"{indent}{dashes}{line.words[len(line.dashes) :]}")
    help_ = f"Indent with spaces: `{corrected}`" if corrected else "Empty the line."
    return Problem(at, at + 1, "a tab stands where only spaces may", help_)


def hard_spaces(fault: Fault) -> Problem | None:
    """A non-breaking space in this line or in the one above."""
    lines = with_line_above(fault.text, line_at(fault.text, fault.blamed))
    return next(filter(None, (hard_space(fault.text, line) for line in lines)), None)


def no_key(fault: Fault) -> Problem | None:
    """Words that neither belong to a key nor go on from the line above."""
    line = line_at(fault.text, fault.blamed)
    candidates = [c for c in with_line_above(fault.text, line) if not c.key and c.value]
    if not candidates:
        return None
    found = candidates[0]
    start = found.start + found.column
    above = next(iter(lines_above(fault.text, found)), None)
    if above is None:
        help_ = "Begin it with its key and a colon, for example: `kind: agenda`"
        return Problem(start, found.end, "this line has no key", help_)
    further = found.moved(above.column + 2)
    message = "this line has no key, and is not indented as part of the text above it"
    help_ = f"If it belongs to the text above, indent it further than that text's key: `{further}`"
    return Problem(start, found.end, message, help_)


def too_far_right(fault: Fault) -> Problem | None:
    """A key indented further than its neighbour above, whose text it seems to continue."""
    line = line_at(fault.text, fault.at)
    above = next(iter(lines_above(fault.text, line)), None)
    if above is None or not line.key or line.column <= above.column:
        return None
    message = (
        f"this key begins in column {line.column + 1}, the one above in column {above.column + 1}"
    )
    help_ = f"Keys of one group begin in one column: `{line.moved(above.column)}`"
    return Problem(line.start + line.column, line.end, message, help_)


def outside_block(fault: Fault) -> Problem | None:
    """A line of a block text that is not indented as the block is."""
    line = line_at(fault.text, fault.blamed)
    prose = not line.key and not line.dashes
    inside: list[int] = []
    for above in lines_above(fault.text, line):
        owner = above.opens_block and above.column < min(inside, default=above.column + 1)
        if owner and (prose or not inside or above.column <= len(line.indent)):
            column = inside[-1] if inside else above.column + 2
            name = f"of `{shown(above.key, 40)}`" if above.key else "above it"
            message = f"this line is not indented as part of the text {name}"
            help_ = f"Every line of that text begins in column {column + 1}: `{line.moved(column)}`"
            return Problem(line.start + len(line.indent), line.end, message, help_)
        if above.column <= len(line.indent):
            return None
        inside.append(len(above.indent))
    return None


def list_among_keys(fault: Fault) -> Problem | None:
    """`- ` where the neighbours are keys."""
    line = line_at(fault.text, fault.at)
    if not line.dashes:
        return None
    at = line.start + len(line.indent)
    group = list(_group(fault.text, line))
    if group and group[0].key and not group[0].value and group[0].column > len(line.indent):
        moved = line.moved(group[0].column + 2 + len(line.dashes))
        message = f"this list entry is not indented under its key `{shown(group[0].key, 40)}`"
        return Problem(at, line.end, message, f"Move it: `{moved}`")
    columns = [len(above.indent) for above in group if above.dashes]
    if columns and len(line.indent) not in columns:
        column = min(columns, key=lambda column: abs(column - len(line.indent)))
        message = "this list entry is not in the column of the entries above it"
        moved = line.moved(column + len(line.dashes))
        return Problem(at, line.end, message, f"Move it: `{moved}`")
    help_ = "Give the list a key of its own, and indent its entries under that key."
    return Problem(at, line.end, "a list entry stands among keys", help_)


def _group(text: str, line: Line) -> Iterator[Line]:
    """The lines above that may belong to one list with a line, and the one that owns them."""
    for above in lines_above(text, line):
        yield above
        if above.column <= len(line.indent):
            return


def key_among_entries(fault: Fault) -> Problem | None:
    """A key where the neighbours are list entries, most often two columns too far left."""
    line = line_at(fault.text, fault.at)
    entry = next((a for a in lines_above(fault.text, line) if a.dashes), None)
    if entry is None or line.dashes:
        return None
    message = "this line stands among list entries without being part of one"
    entries = [above for above in lines_above(fault.text, line) if above.dashes]
    beside = min(entries, key=lambda above: abs(len(above.indent) - len(line.indent)))
    new = shown(f"{' ' * len(beside.indent)}- {line.words.lstrip('-–•* ')}")
    help_ = (
        f"If a new entry begins here, write `{new}`; "
        f"if it belongs to the entry above, move it: `{line.moved(entry.column)}`"
    )
    return Problem(line.start + len(line.indent), line.end, message, help_)


def between_columns(fault: Fault) -> Problem | None:
    """A line whose indentation is that of nothing above it."""
    line = line_at(fault.text, fault.at)
    above = next(iter(lines_above(fault.text, line)), None)
    if above is None:
        return None
    message = f"this line begins in column {line.column + 1}, where nothing above it begins"
    help_ = f"Move it to the column of its neighbours, perhaps: `{line.moved(above.column)}`"
    return Problem(line.start + len(line.indent), line.end, message, help_)


def after_the_end(fault: Fault) -> Problem:
    """Something behind the whole content: mostly a first line that was indented by mistake."""
    line = line_at(fault.text, fault.at)
    start = line.start + len(line.indent)
    if fault.at > start:
        message = "words follow after the end of the content"
        return Problem(fault.at, line.end, message, "Delete them, or give them a key.")
    if len(line.indent) >= len(line_at(fault.text, fault.opened).indent):
        message = "what stands above this line has no key"
        return Problem(start, line.end, message, "Begin it with its key and a colon.")
    message = "this line begins further left than the first line of the file"
    help_ = "Begin the keys of the file at the left margin, the first one too."
    return Problem(start, line.end, message, help_)
