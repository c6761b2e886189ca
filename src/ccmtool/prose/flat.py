"""Most texts, read without the Markdown parser, which takes a hundred times as long.

What is said here of a text is what the parser would say; of any other text nothing is said.
"""

from __future__ import annotations

import re

from ccmtool.prose.grammar import DEEPEST, KEY, SCHEME, TARGET_IN_ANGLES, TARGET_IN_ROUND

_CONSTRUCT = re.compile(
    rf"\[\^(?P<key>{KEY})\]"
    rf"|\[(?P<words>[^\[\]<\n]+)\]\((?P<scheme>{SCHEME}):(?P<target>{TARGET_IN_ROUND})\)"
    rf"|<(?P<scheme_>{SCHEME}):(?P<target_>{TARGET_IN_ANGLES})>"
)
_LABEL = re.compile(r"[-+*>]|[0-9][.)]")
_FEW = DEEPEST // 2 - 1
_MARKUP = re.compile(r"[\[\]<>*_\\|\r\0]|[ \t]\n")
_LIST = re.compile(r"(?:\A|\n)[ \t]*(?:[-+]|[0-9]+[.)])(?![^ \t\n])")


def constructs(text: str) -> list[re.Match[str]] | None:
    """The links and marks of a text in which every bracket is one of theirs, on one line.

    None where it may be otherwise, or where lists and quotations may lie too deep to be read:
    one of them takes a label, and two levels at most.
    """
    found: list[re.Match[str]] = []
    if "[" in text or "]" in text or "<" in text:
        if any(map(text.__contains__, "\\|\r\0")):
            return None
        found = list(_CONSTRUCT.finditer(text))
        angles = sum(match["scheme_"] is not None for match in found)
        square = len(found) - angles
        if (text.count("["), text.count("]"), text.count("<")) != (square, square, angles):
            return None
    shallow = sum(map(text.count, "-+*>.)")) < _FEW or len(_LABEL.findall(text)) < _FEW
    return found if shallow else None


def is_unmarked(text: str) -> bool:
    """Whether a text holds nothing but words for certain, so that it prints as typed."""
    return not (_MARKUP.search(text) or _LIST.search(text))


def paragraphs(text: str) -> list[list[str]] | None:
    """The lines of each paragraph of a text without markup; None where it may hold some."""
    if not is_unmarked(text):
        return None
    found: list[list[str]] = []
    before = ""
    for typed in text.rstrip(" \t\n").split("\n"):
        line = typed.lstrip(" \t")
        if line and not before:
            found.append([])
        if line:
            found[-1].append(line)
        before = line
    # The parser leaves out other blanks too, such as hard ones, at the ends of a paragraph.
    ends = ((lines[0][0], lines[-1][-1]) for lines in found)
    return None if any(c.isspace() for end in ends for c in end) else found
