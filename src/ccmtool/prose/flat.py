"""Most texts, read without the Markdown parser, which takes a hundred times as long.

What is said here of a text is what the parser would say; of any other text nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccmtool.prose.grammar import DEEPEST, KEY, SCHEME, TARGET_IN_ANGLES, TARGET_IN_ROUND

_CONSTRUCT = re.compile(
    rf"\[\^(?P<key>{KEY})\]"
    rf"|\[(?P<words>[^\[\]<\n]+)\]\((?P<scheme>{SCHEME}):(?P<target>{TARGET_IN_ROUND})\)"
    rf"|<(?P<scheme_>{SCHEME}):(?P<target_>{TARGET_IN_ANGLES})>"
)
_LABEL = re.compile(r"[-+*>]|[0-9][.)]")
_FEW = DEEPEST // 2 - 1
_BESIDE = r"[*_\\|\r\0]|[ \t]\n"
_MARKUP_BESIDE, _MARKUP = re.compile(_BESIDE), re.compile(rf"[\[\]<>]|{_BESIDE}")
_LIST = re.compile(r"(?:\A|\n)[ \t]*(?:[-+]|[0-9]+[.)])(?![^ \t\n])")


def constructs(text: str) -> list[re.Match[str]] | None:
    """The links and marks of a text in which every bracket is one of theirs, on one line.

    None where it may be otherwise, or where lists and quotations may lie too deep to be read:
    one of them takes a label, and two levels at most.
    """
    shallow = sum(map(text.count, "-+*>.)")) < _FEW or len(_LABEL.findall(text)) < _FEW
    return _constructs(text) if shallow else None


def _constructs(text: str) -> list[re.Match[str]] | None:
    if "[" not in text and "]" not in text and "<" not in text:
        return []
    if any(map(text.__contains__, "\\|\r\0")):
        return None
    found = list(_CONSTRUCT.finditer(text))
    angles = _angles(found)
    square = len(found) - angles
    told = (text.count("["), text.count("]"), text.count("<")) == (square, square, angles)
    return found if told else None


def _angles(found: list[re.Match[str]]) -> int:
    return sum(match["scheme_"] is not None for match in found)


def is_unmarked(text: str) -> bool:
    """Whether a text holds nothing but words for certain, so that it prints as typed."""
    return not (_MARKUP.search(text) or _LIST.search(text))


Piece = str | re.Match[str]
"""Words as typed, or a link or a mark."""


def paragraphs(text: str) -> list[list[list[Piece]]] | None:
    """The lines of each paragraph, each as its pieces, of a text in which nothing is marked up
    but links and marks; None where there may be more."""
    if _MARKUP_BESIDE.search(text) or _LIST.search(text):
        return None
    constructed = _constructs(text)
    if constructed is None or text.count(">") != _angles(constructed):
        return None
    found: list[list[list[Piece]]] = []
    start, before = 0, ""
    for typed in text.rstrip(" \t\n").split("\n"):
        line = typed.lstrip(" \t")
        end = start + len(typed)
        if line and not before:
            found.append([])
        if line:
            found[-1].append([*_pieces(text, end - len(line), end)] if constructed else [line])
        start, before = end + 1, line
    # The parser leaves out other blanks too, such as hard ones, at the ends of a paragraph.
    blank = any(_is_blank(lines[0], 0) or _is_blank(lines[-1], -1) for lines in found)
    return None if blank else found


def _is_blank(line: list[Piece], end: int) -> bool:
    piece = line[end]
    return isinstance(piece, str) and piece[end].isspace()


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in _CONSTRUCT.finditer(text, start, end):
        if start < match.start():
            yield text[start : match.start()]
        yield match
        start = match.end()
    if start < end:
        yield text[start:end]
