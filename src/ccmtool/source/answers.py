"""What a person most likely meant where YAML cannot be read, in words without jargon.

The parser reports in its own terms and at its own places (`did not find expected key`);
`ANSWERS` maps each of its reports to explanations that look at the lines as their author does.
"""

from __future__ import annotations

from ccmtool.source.fault import Explanation, Fault
from ccmtool.source.indentation import (
    after_the_end,
    between_columns,
    hard_spaces,
    key_among_entries,
    list_among_keys,
    no_key,
    outside_block,
    tab,
    too_far_right,
)
from ccmtool.source.lines import line_at
from ccmtool.source.problem import Problem
from ccmtool.source.punctuation import (
    backslash,
    block_sign,
    bracket,
    half_character,
    hash_sign,
    inside_line,
    late_quote,
    missing_key,
    missing_space,
    opening,
    opening_of_construct,
    percent,
    second_colon,
    unclosed_quote,
)


def explain(fault: Fault) -> Problem:
    """The finding for a file that the parser could not read to its end."""
    found = _explained(fault)
    # What looks like a comment, or the end of the file, may cut short what the finding is about.
    return found._replace(end=min(max(found.start, found.end), len(fault.text)))


def _explained(fault: Fault) -> Problem:
    for report, explanations in ANSWERS:
        if report in fault.problem:
            for explanation in explanations:
                if finding := explanation(fault):
                    return finding
    line = line_at(fault.text, fault.at)
    message = "from here on the file cannot be understood"
    help_ = "Compare the quotation marks, brackets, colons and indentation with a line that works."
    return Problem(max(fault.at, line.start), max(fault.at, line.end), message, help_)


ANSWERS: tuple[tuple[str, tuple[Explanation, ...]], ...] = (
    ("tab character", (tab,)),
    ("character that cannot start any token", (tab, opening)),
    ("alphabetic or numeric character", (opening_of_construct,)),
    ("directive", (percent,)),
    ("comment or line break", (block_sign,)),
    ("indentation indicator", (block_sign,)),
    ("end of stream", (unclosed_quote,)),
    ("document indicator", (unclosed_quote,)),
    ("unknown escape character", (backslash,)),
    ("hexdecimal number", (backslash,)),
    ("character escape code", (half_character,)),
    (
        "mapping values are not allowed",
        (hard_spaces, second_colon, hash_sign, tab, too_far_right, missing_space, no_key),
    ),
    ("sequence entries are not allowed", (opening, list_among_keys)),
    ("mapping keys are not allowed", (opening,)),
    (
        "could not find expected ':'",
        (hard_spaces, outside_block, hash_sign, missing_space, no_key),
    ),
    (
        "did not find expected key",
        (
            hard_spaces,
            tab,
            missing_key,
            late_quote,
            inside_line,
            outside_block,
            hash_sign,
            list_among_keys,
            opening,
            between_columns,
        ),
    ),
    (
        "expected '-' indicator",
        (
            hard_spaces,
            tab,
            late_quote,
            inside_line,
            outside_block,
            hash_sign,
            key_among_entries,
            list_among_keys,
        ),
    ),
    ("expected ',' or", (late_quote, bracket)),
    ("expected node content", (opening,)),
    (" tag", (opening, opening_of_construct)),
    ("<document start>", (hash_sign, inside_line, after_the_end)),
)
