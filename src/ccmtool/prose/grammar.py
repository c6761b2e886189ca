"""The grammar of the markup: what of Markdown is on, and the three constructs of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

KEY = r"[^\[\]\s]+"
SCHEME = r"[a-z][a-z0-9+.-]*"
TARGET_IN_ROUND = r"[^\s()<>]+"
TARGET_IN_ANGLES = r"[^\s<>]+"

_MARK = re.compile(rf"\[\^({KEY})\]")
_TARGET = re.compile(rf"\(({SCHEME}):({TARGET_IN_ROUND})\)")
_COMPUTED = re.compile(rf"<({SCHEME}):({TARGET_IN_ANGLES})>")

DEEPEST = 50
"""How many lists and quotations may stand in one another; what lies deeper is not read."""


@cache
def parser() -> MarkdownIt:
    """The parser, made once."""
    markdown = MarkdownIt("zero", {"maxNesting": DEEPEST})
    markdown.enable(["list", "blockquote", "table", "emphasis", "escape", "newline"])
    markdown.inline.ruler.before("emphasis", "note_mark", _note_mark)
    markdown.inline.ruler.before("emphasis", "worded_link", _worded_link)
    markdown.inline.ruler.before("emphasis", "computed_link", _computed_link)
    markdown.core.ruler.push("shallow", _shallow)
    return markdown


def _shallow(state: StateCore) -> None:
    """Emphasis that lies too deep emphasises nothing: the parser bounds all nesting but that."""
    for token in state.tokens:
        if token.children:
            token.children = list(_above_the_deepest(token.children))


def _above_the_deepest(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.nesting == 1
        if depth <= DEEPEST or token.tag not in ("em", "strong"):
            yield token
        depth -= token.nesting == -1


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
