"""The text markup of the corpus: a Markdown subset, read into inline and block nodes.

Paragraphs, lists, quotations, tables and emphasis are Markdown; raw HTML, code, headings, images,
rules and reference definitions are off and print as typed. Three constructs are our own:

- `[^key]` marks a note,
- `<scheme:target>` prints computed text,
- `[words](scheme:target)` prints the words.

This module knows the grammar of links and nothing of what they lead to:
whoever asks for nodes hands in a `Resolver`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Break,
    Emphasis,
    Inline,
    Inlines,
    Item,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
)
from ccmtool.doctree.rebuild import words

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
    tokens: tuple[Token, ...]


class Resolver(Protocol):
    """Turns what a text refers to into nodes."""

    def link(self, link: Link, words: Inlines) -> Inlines:
        """The nodes of a link; `words` is empty where the text is to be computed."""
        ...

    def mark(self, key: str) -> Inlines:
        """The nodes of a note mark."""
        ...


@lru_cache(maxsize=4096)
def parse(text: str) -> Prose:
    """Parse a text; never raises, whatever the text."""
    tokens = _parser().parse(text)
    links: list[Link] = []
    marks: list[Mark] = []
    slips: list[Slip] = []
    lines = _line_starts(text)
    cursor = 0
    for token in tokens:
        if token.map:
            cursor = max(cursor, lines[token.map[0]])
        if token.type in ("blockquote_open", "list_item_open") and token.level >= _DEEPEST - 1:
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
            if label == "":
                slips.append(Slip(f"this link has no words: `{source}`", _NO_WORDS, start, end))
            if depth:
                message = f"a link stands inside another link: `{source}`"
                slips.append(Slip(message, "Close the first link before the second.", start, end))
    return Prose(text, tuple(links), tuple(marks), tuple(slips), tuple(tokens))


def blocks(text: str, resolver: Resolver) -> Blocks:
    """The block nodes of a text."""
    return tuple(_blocks(_Reader(parse(text).tokens), resolver, stop=None))


def inlines(text: str, resolver: Resolver) -> Inlines:
    """The inline nodes of a text of one paragraph, such as a title or a note.

    Lists and tables have no place there: what is typed as one is joined to a single run of words,
    labels included.
    """
    found: list[Inline] = []
    for token in parse(text).tokens:
        if found and token.type in ("list_item_open", "inline"):
            found.append(Text(" "))
        if token.type == "list_item_open":
            found.append(Text(_label(token)))
        found += _inlines(_Reader(token.children or []), resolver, stop=None)
    return tuple(found)


def passage(text: str, name: str, resolver: Resolver) -> Inlines | None:
    """The inline nodes of the words that `[words](passage:name)` marks, or None."""
    for token in parse(text).tokens:
        children = token.children or []
        for at, child in enumerate(children):
            link = child.meta.get("link")
            if link and (link.scheme, link.target) == ("passage", name) and link.words is not None:
                return tuple(_inlines(_Reader(children[at + 1 :]), resolver, stop="link_close"))
    return None


def plain(text: str) -> str:
    """The words of a text without markup, computed links left out; for messages and searches."""
    return " ".join(words(inlines(text, _PLAIN)).split())


class _Plain:
    def link(self, link: Link, words: Inlines) -> Inlines:
        return words or (Text(link.target),)

    def mark(self, key: str) -> Inlines:  # noqa: ARG002
        return ()


_PLAIN = _Plain()

# --- the grammar -----------------------------------------------------------------------------

_MARK = re.compile(r"\[\^([^\[\]\s]+)\]")
_TARGET = re.compile(r"\(([a-z][a-z0-9+.-]*):([^\s()<>]+)\)")
_COMPUTED = re.compile(r"<([a-z][a-z0-9+.-]*):([^\s<>]+)>")


_DEEPEST = 50
"""How many lists and quotations may stand in one another; what lies deeper is not read."""

_TOO_DEEP = (
    "lists or quotations are nested too deep here",
    "The words inside are not read. Use fewer levels.",
)
_NO_WORDS = "Put words between the brackets, or write `<scheme:target>` for computed ones."


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST})
    parser.enable(["list", "blockquote", "table", "emphasis", "escape", "newline"])
    parser.inline.ruler.before("emphasis", "note_mark", _note_mark)
    parser.inline.ruler.before("emphasis", "worded_link", _worded_link)
    parser.inline.ruler.before("emphasis", "computed_link", _computed_link)
    return parser


def _note_mark(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("note_mark", "", 0)
        token.meta = {"source": match[0], "found": match[1]}
    state.pos = match.end()
    return True


def _worded_link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    start, stop = state.pos, state.posMax
    close = state.md.helpers.parseLinkLabel(state, start)
    match = _TARGET.match(state.src, close + 1, stop) if close >= 0 else None
    if not match:
        return False
    label = state.src[start + 1 : close]
    if not silent:
        token = state.push("link_open", "", 1)
        found = (match[1], match[2], label)
        token.meta = {"source": state.src[start : match.end()], "found": found}
        state.pos, state.posMax = start + 1, close
        state.md.inline.tokenize(state)
        state.posMax = stop
        state.push("link_close", "", -1)
    state.pos = match.end()
    return True


def _computed_link(state: StateInline, silent: bool) -> bool:
    match = _COMPUTED.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("computed_link", "", 0)
        token.meta = {"source": match[0], "found": (match[1], match[2], None)}
    state.pos = match.end()
    return True


_BROKEN = re.compile(r"\]\s?\([A-Za-z][a-z0-9-]*:|<[a-z][a-z0-9-]*:\S")


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
            "A link is `[words](scheme:target)` or `<scheme:target>`,"
            " without a blank in the target and without a title.",
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


# --- tokens to nodes -------------------------------------------------------------------------


class _Reader:
    """Tokens with a place in them: nested structures share it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = iter(tokens)

    def until(self, stop: str | None) -> Iterator[Token]:
        for token in self._tokens:
            if token.type == stop:
                return
            yield token

    def next(self) -> Token:
        return next(self._tokens)


def _blocks(reader: _Reader, resolver: Resolver, stop: str | None) -> Iterator[Block]:
    for token in reader.until(stop):
        if token.type == "paragraph_open":
            children = reader.next().children or []
            yield Paragraph(tuple(_inlines(_Reader(children), resolver, stop=None)))
            reader.next()
        elif token.type == "blockquote_open":
            yield Quote(tuple(_blocks(reader, resolver, "blockquote_close")))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            close = token.type.replace("open", "close")
            yield List(tuple(_items(reader, resolver, close)))
        elif token.type == "table_open":
            yield _table(reader, resolver)


def _items(reader: _Reader, resolver: Resolver, stop: str) -> Iterator[Item]:
    for token in reader.until(stop):
        yield Item(_label(token), tuple(_blocks(reader, resolver, "list_item_close")))


def _label(item: Token) -> str:
    """The label of a list item as typed; an asterisk is a bullet."""
    return "•" if item.markup == "*" else f"{item.info}{item.markup}"


def _table(reader: _Reader, resolver: Resolver) -> Table:
    rows: list[list[Inlines]] = []
    for token in reader.until("table_close"):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(tuple(_inlines(_Reader(token.children or []), resolver, None)))
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _inlines(reader: _Reader, resolver: Resolver, stop: str | None) -> Iterator[Inline]:
    for token in reader.until(stop):
        if token.type in ("text", "text_special"):
            if token.content:
                yield Text(token.content)
        elif token.type == "softbreak":
            yield Text(" ")
        elif token.type == "hardbreak":
            yield Break()
        elif token.type in ("em_open", "strong_open"):
            close = token.type.replace("open", "close")
            children = tuple(_inlines(reader, resolver, close))
            yield Emphasis(children, strong=token.type == "strong_open")
        elif token.type == "note_mark":
            yield from resolver.mark(token.meta["found"])
        elif token.type == "link_open":
            children = tuple(_inlines(reader, resolver, "link_close"))
            yield from resolver.link(token.meta["link"], children)
        elif token.type == "computed_link":
            yield from resolver.link(token.meta["link"], ())
