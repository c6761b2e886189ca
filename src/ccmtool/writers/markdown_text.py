"""How text stays text in Markdown.

Whether a character is markup depends on what stands around it: `1.` opens a list at the start of
a line only, `_` means nothing inside a word. So each punctuation character of a document's text
goes through the templates as a stand-in that no filter, slice or concatenation takes apart, and is
spelled, escaped or bare, when the whole page is known. What a template itself writes is markup.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from ccmtool.doctree.nodes import CoverLine, Document, Flag, Foreign, Node, Note
from ccmtool.doctree.rebuild import NODE_TYPES, rebuild

N = TypeVar("N", bound=Node)

_FIRST = 0x10F000  # private use, which the reader refuses in a corpus
_STAND_INS = {ord(c): chr(_FIRST + ord(c)) for c in string.punctuation}
_SPELLED = {_FIRST + ord(c): c for c in string.punctuation}
_STAND_IN = re.compile(f"[{chr(_FIRST + 0x21)}-{chr(_FIRST + 0x7E)}]")

_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"), " ")
_UNPRINTABLE = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *_SPELLED],
    "\N{REPLACEMENT CHARACTER}",
)
_MASK = _UNPRINTABLE | _SPACES | _STAND_INS

# Templates ask for these by name; they are words of the tool, never text of a document.
_NAMES = {
    *((Flag, "kind"), (CoverLine, "role"), (Document, "kind")),
    *((Document, "language"), (Foreign, "language"), (Note, "language")),
}

# Every other field that holds text holds a document's.
_TEXTS = {
    kind: [field.name for field in fields(kind) if (kind, field.name) not in _NAMES]
    for kind in NODE_TYPES
}

# What may stand before the start of a paragraph on its line.
_OPENING = re.compile(r" *(?:> *)*(?:\[\^[^\]]*\]: )?")
_BLANKS = re.compile(" {2,}")
_ENTITY = re.compile(r"#?[A-Za-z0-9]+;")
_SIGHT = 40  # longer than any entity
_SET_APART = re.compile(r"<(em|strong)>([^<>*_\n]+)</\1>")
_FENCES = {"em": "*", "strong": "**"}


def masked(document: Document) -> Document:
    """The document with stand-ins for the punctuation of its text."""
    return _with_text(rebuild(document, lambda node: _with_text(node, _masked)), _masked)


def unmasked(node: N) -> N:
    """A node as it was before it was masked."""
    return _with_text(node, unmasked_text)


def unmasked_text(text: str) -> str:
    """A text as it was before it was masked."""
    return text.translate(_SPELLED)


def settled(page: str) -> str:
    """The finished page: emphasis in asterisks where it can be, text escaped where it must be."""
    lines = (_settled_line(line.rstrip(" ")) for line in page.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return text.strip("\n") + "\n"


def _masked(text: str) -> str:
    return _BLANKS.sub(" ", text.translate(_MASK))


def _with_text(node: N, change: Callable[[str], str]) -> N:
    changes: dict[str, Any] = {}
    for name in _TEXTS[type(node)]:
        value = getattr(node, name)
        if value and isinstance(value, str):
            changes[name] = change(value)
    return replace(node, **changes) if changes else node


def _settled_line(line: str) -> str:
    line = _SET_APART.sub(_with_asterisks, line)
    opening = _OPENING.match(line)
    start = opening.end() if opening else 0
    return _STAND_IN.sub(lambda found: _spelled(found, start), line)


def _with_asterisks(found: re.Match[str]) -> str:
    """`*words*` for `<em>words</em>`, unless CommonMark would not read it back."""
    words = found[2]
    before, after = _around(found, 0)
    touching = re.search(r"(\*|</?(em|strong)>)$", before) or re.match(r"\*|</?(em|strong)>", after)
    opens = _can_flank(words[0], before[-1:])
    closes = _can_flank(words[-1], after[:1])
    if touching or not (opens and closes):
        return found[0]
    return f"{_FENCES[found[1]]}{words}{_FENCES[found[1]]}"


def _can_flank(inner: str, outer: str) -> bool:
    """Whether a run of asterisks between two characters opens (or closes) towards the inner one.

    Parsers differ on whether a symbol counts as punctuation: either answer must do.
    """
    kind = unicodedata.category(unmasked_text(inner))[0]
    if kind == "Z" or inner.isspace():
        return False
    outside = unmasked_text(outer)
    return (
        kind not in "PS"
        or outside in string.punctuation
        or unicodedata.category(outside)[0] in "PZ"
    )


def _spelled(found: re.Match[str], start: int) -> str:
    c = unmasked_text(found[0])
    return f"\\{c}" if _is_markup(c, *_around(found, start)) else c


def _around(found: re.Match[str], start: int) -> tuple[str, str]:
    """What stands next to a match, from `start` on: no more than any question here needs."""
    before = found.string[max(start, found.start() - _SIGHT) : found.start()]
    return before, found.string[found.end() : found.end() + _SIGHT]


def _opens_list(number: str) -> bool:
    return re.fullmatch("[0-9]{1,9}", number) is not None


def _is_markup(c: str, before: str, after: str) -> bool:
    """Whether a character of text would be read as markup where it stands.

    `before` and `after` are what stands next to it in its paragraph, stand-ins still among it.
    A bare address is kept from becoming a link: a forge would make the escapes in it a part of it.
    """
    at_start = not before
    previous, following = before[-1:], unmasked_text(after[:1])
    alone = following in ("", " ")
    match c:
        case "*" | "`" | "[" | "]" | "|" | "~" | "$":
            return True
        case "_":
            return not (previous.isalnum() and following.isalnum())
        case "\\":
            return not (following.isalnum() or following == " ")
        case "<":
            return following.isalpha() or following in ("/", "!", "?")
        case "&":
            return _ENTITY.match(unmasked_text(after)) is not None
        case "#":
            opening = at_start or previous == " " or unmasked_text(previous) == "#"
            return opening and (alone or following == "#")
        case ">" | "=":
            return at_start
        case "-" | "+":
            return at_start and (alone or following == "-")
        case ":":
            return previous == "]" or unmasked_text(after[:2]) == "//"
        case ".":
            return (alone and _opens_list(before)) or before[-3:].lower() == "www"
        case ")":
            return alone and _opens_list(before)
        case "(":
            return previous == "]"
        case "!":
            return after[:1] == "["
        case "^":
            return previous == "["
        case _:
            return False
