"""A text to its tokens, and to the links, marks and slips in it with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from ccmtool.prose.flat import constructs
from ccmtool.prose.grammar import DEEPEST, parser
from ccmtool.prose.line_ends import close_up

CONTAINERS = ("question", "passage")
"""Schemes whose words may hold further links, because they lead nowhere themselves."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as typed; `words` is None where the text is computed. Offsets are into the text."""

    scheme: str
    target: str
    words: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark as typed: `[^key]`."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slip:
    """Markup that is not what it was meant to be."""

    message: str
    help: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of the corpus, parsed: its links, marks and slips in order of appearance."""

    text: str
    links: tuple[Link, ...]
    marks: tuple[Mark, ...]
    slips: tuple[Slip, ...]


_TOO_DEEP = (
    "lists or quotations are nested too deep here",
    "The words inside are not read. Use fewer levels.",
)
_NO_WORDS = "Put words between the brackets, or write `<scheme:target>` for computed ones."


@lru_cache(maxsize=16_384)
def parse(text: str) -> Prose:
    """Parse a text; never raises, whatever the text."""
    found = constructs(text)
    return parse_with_tokens(text)[0] if found is None else _flat(text, found)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, with each link and its place at the token that opens it."""
    return parse_with_tokens(text)[1]


def _flat(text: str, found: list[re.Match[str]]) -> Prose:
    """What has been found in a text without the parser."""
    links: list[Link] = []
    marks: list[Mark] = []
    slips: list[Slip] = []
    for match in found:
        start, end = match.span()
        if match["key"] is not None:
            marks.append(Mark(match["key"], start, end))
            continue
        link = link_of(match)
        links.append(link)
        slips += _slips_of(link, match[0], inside=False)
    return Prose(text, tuple(links), tuple(marks), tuple(slips))


def link_of(match: re.Match[str]) -> Link:
    """A link that has been found without the parser."""
    scheme, target = match["scheme"] or match["scheme_"], match["target"] or match["target_"]
    return Link(scheme, target, match["words"], *match.span())


@lru_cache(maxsize=1024)
def parse_with_tokens(text: str) -> tuple[Prose, tuple[Token, ...]]:
    """The same by the Markdown parser, for any text."""
    tokens = parser().parse(text)
    links: list[Link] = []
    marks: list[Mark] = []
    slips: list[Slip] = []
    lines = _line_starts(text)
    cursor = 0
    for token in tokens:
        close_up(token.children or [])
        if token.map:
            cursor = max(cursor, lines[token.map[0]])
        if token.type in ("blockquote_open", "list_item_open") and token.level >= DEEPEST - 1:
            slips.append(Slip(*_TOO_DEEP, cursor, cursor))
        for child, depth in _with_depth(token.children or []):
            source = child.meta.get("source")
            if source is None:
                slips += _slips_in(child, text, cursor)
                continue
            start, end = _place(text, source, cursor)
            cursor = start + 1
            found = child.meta["found"]
            child.meta["at"] = (start, end)
            if isinstance(found, str):
                marks.append(Mark(found, start, end))
                continue
            scheme, target, label = found
            link = Link(scheme, target, label, start, end)
            child.meta["link"] = link
            links.append(link)
            slips += _slips_of(link, source, depth)
    return Prose(text, tuple(links), tuple(marks), tuple(slips)), tuple(tokens)


def _slips_of(link: Link, source: str, inside: bool) -> Iterator[Slip]:
    """What is wrong with a link that could be read."""
    place = link.start, link.end
    if link.words == "":
        yield Slip(f"this link has no words: `{source}`", _NO_WORDS, *place)
    if link.words is None and link.scheme in CONTAINERS:
        remedy = f"Write `[words]({link.scheme}:{link.target})` around the words that it is about."
        yield Slip(f"a {link.scheme} needs words: `{source}`", remedy, *place)
    if inside:
        message = f"a link stands inside another link: `{source}`"
        yield Slip(message, "Close the first link before the second.", *place)


_BROKEN = re.compile(
    r"\]\s?\([A-Za-z][a-z0-9-]*:|<[a-z][a-z0-9-]*:(?:\S|\s+[^\s<>]+>)|\]\([a-z0-9]+(?:[-/][a-z0-9-]+)+\)"
)


def _slips_in(token: Token, text: str, cursor: int) -> Iterator[Slip]:
    """What was left as literal text but looks like a link."""
    if token.type != "text":
        return
    for match in _BROKEN.finditer(token.content):
        typed = token.content[match.start() :][:60]
        start = text.find(typed, cursor)
        if start < 0:  # escapes have gone from the words
            start = max(text.find(match[0], cursor), cursor)
        cursor = start + 1
        yield Slip(
            f"this link does not parse: `{typed}`",
            "A link is `[words](scheme:target)`, as in `(meeting:13msp)`, or `<scheme:target>`:"
            " no blank after `]` or a colon or in the target, and no title.",
            start,
            start + len(match[0]),
        )


def _with_depth(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Each token, and whether it stands inside a link that leads somewhere."""
    inside: list[str] = []
    for token in tokens:
        yield token, any(scheme not in CONTAINERS for scheme in inside)
        if token.type == "link_open":
            inside.append(token.meta["found"][0])
        elif token.type == "link_close":
            inside.pop()


# markdown-it gives no offsets inside a paragraph, and joins its lines without their indentation;
# the construct as typed, up to its first line end, is found again from where the last one stood.
def _place(text: str, source: str, cursor: int) -> tuple[int, int]:
    first = source.split("\n", 1)[0]
    start = text.find(first, cursor)
    if start < 0:
        start = cursor
    return start, min(start + len(first), len(text))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for match in re.finditer("\n", text):
        starts.append(match.end())
    return [*starts, len(text)]
