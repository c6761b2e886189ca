"""A parsed text to nodes of the document tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

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
from ccmtool.prose.flat import Piece, is_unmarked, paragraphs
from ccmtool.prose.line_ends import closed_ends
from ccmtool.prose.parsing import Link, link_of, tokens


class Resolver(Protocol):
    """Turns what a text refers to into nodes."""

    def link(self, link: Link, words: Inlines) -> Inlines:
        """The nodes of a link; `words` is empty where the text is to be computed."""
        ...

    def mark(self, key: str) -> Inlines:
        """The nodes of a note mark."""
        ...


def blocks(text: str, resolver: Resolver) -> Blocks:
    """The block nodes of a text."""
    unmarked = paragraphs(text)
    if unmarked is not None:
        return tuple(Paragraph(tuple(_lines(lines, resolver))) for lines in unmarked)
    return tuple(_blocks(_Reader(tokens(text)), resolver, stop=None))


def inlines(text: str, resolver: Resolver) -> Inlines:
    """The inline nodes of a text of one paragraph, such as a title or a note.

    Lists and tables have no place there: what is typed as one is joined to a single run of words,
    labels included.
    """
    found: list[Inline] = []
    unmarked = paragraphs(text)
    if unmarked is not None:
        for lines in unmarked:
            found += [Text(" ")] if found else []
            found += _lines(lines, resolver)
        return tuple(found)
    for token in tokens(text):
        if found and token.type in ("list_item_open", "inline"):
            found.append(Text(" "))
        if token.type == "list_item_open":
            found.append(Text(_label(token)))
        found += _inlines(_Reader(token.children or []), resolver, stop=None)
    return tuple(found)


def passage(text: str, name: str, resolver: Resolver) -> Inlines | None:
    """The inline nodes of the words that `[words](passage:name)` marks, or None."""
    for token in tokens(text):
        children = token.children or []
        for at, child in enumerate(children):
            link = child.meta.get("link")
            if link and (link.scheme, link.target) == ("passage", name) and link.words is not None:
                return tuple(_inlines(_Reader(children[at + 1 :]), resolver, stop="link_close"))
    return None


def plain(text: str) -> str:
    """The words of a text without markup, computed links left out; for messages and searches."""
    if text.isascii() and is_unmarked(text):
        return " ".join(text.split())
    return " ".join(words(inlines(text, _PLAIN)).split())


class _Plain:
    def link(self, link: Link, words: Inlines) -> Inlines:
        return words or (Text(link.target),)

    def mark(self, key: str) -> Inlines:  # noqa: ARG002
        return ()


_PLAIN = _Plain()

# --- lines and tokens to nodes ---------------------------------------------------------------


def _lines(lines: Sequence[Sequence[Piece]], resolver: Resolver) -> Iterator[Inline]:
    """The lines of a paragraph that need no parser, and what their ends print."""
    closed = closed_ends(["".join(map(_words, line)) for line in lines])
    for line, joined in zip(lines, (True, *closed), strict=True):
        if not joined:
            yield Text(" ")
        for piece in line:
            if isinstance(piece, str):
                yield Text(piece)
            elif piece["key"] is not None:
                yield from resolver.mark(piece["key"])
            else:
                link = link_of(piece)
                yield from resolver.link(link, (Text(link.words),) if link.words else ())


def _words(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece["words"] or ""


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
    sides: list[Literal["start", "end"]] = []
    for token in reader.until("table_close"):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            sides.append("end" if token.attrGet("style") == "text-align:right" else "start")
        elif token.type == "inline":
            rows[-1].append(tuple(_inlines(_Reader(token.children or []), resolver, None)))
    align = tuple(sides) if "end" in sides else ()
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), align=align)


def _inlines(reader: _Reader, resolver: Resolver, stop: str | None) -> Iterator[Inline]:
    for token in reader.until(stop):
        if token.type in ("text", "text_special"):
            if token.content:
                yield Text(token.content)
        elif token.type == "softbreak":
            if not token.meta["closed up"]:
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
