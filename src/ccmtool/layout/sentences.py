"""Sentences of the tool with words of the corpus in them."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from ccmtool.corpus.wording import end_of_list
from ccmtool.doctree.nodes import Inline, Inlines, Text
from ccmtool.doctree.rebuild import words
from ccmtool.language import Phrases


def fill(pattern: str, **parts: Inlines) -> Inlines:
    """A phrase with nodes in its places: `Decision {number}`."""
    nodes: list[Inline] = []
    for typed, name, _, _ in Formatter().parse(pattern):
        nodes += [Text(typed)] if typed else []
        nodes += parts[name] if name else ()
    return tuple(nodes)


def listed(phrases: Phrases, parts: Sequence[Inlines]) -> Inlines:
    """`a, b and c`."""
    nodes: list[Inline] = []
    for number, part in enumerate(parts):
        if number:
            last = number == len(parts) - 1
            between = end_of_list(phrases, words(part)) if last else phrases.list_separator
            nodes.append(Text(between))
        nodes += part
    return tuple(nodes)
