"""Sentences of the tool with words of the corpus in them."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from ccmtool.corpus.wording import between
from ccmtool.doctree.nodes import Inline, Inlines, Node, Paragraph, Text
from ccmtool.doctree.rebuild import rebuild, walk, words
from ccmtool.language import Phrases
from ccmtool.layout.cells import joined


def fill(pattern: str, **parts: Inlines) -> Inlines:
    """A phrase with nodes in its places: `Decision {number}`."""
    nodes: list[Inline] = []
    for typed, name, _, _ in Formatter().parse(pattern):
        nodes += [Text(typed)] if typed else []
        nodes += parts[name] if name else ()
    return tuple(nodes)


def listed(phrases: Phrases, parts: Sequence[Inlines], *, apart: bool = False) -> Inlines:
    """`a, b and c`; where a part is a list itself, `a; b and c; and d`."""
    separator, end = between(phrases, [words(part) for part in parts], apart=apart)
    nodes: list[Inline] = []
    for number, part in enumerate(parts):
        if number:
            nodes.append(Text(end if number == len(parts) - 1 else separator))
        nodes += part
    return tuple(nodes)


def bracketed(phrases: Phrases, *parts: Inlines) -> Inlines:
    """A remark behind the words that it is about; what there is of several, in one pair."""
    nodes = joined(parts, (Text(phrases.semicolon),))
    return fill(phrases.brackets, words=nodes) if nodes else ()


def labelled(label: str, words: Inlines) -> Inlines:
    """Words behind the label that they have, if they have one."""
    return (Text(f"{label} "), *words) if label else words


def titled(phrases: Phrases, name: Inlines, title: Inlines) -> Inlines:
    """`Article 6: International cooperation`."""
    return (*name, Text(phrases.colon), *title)


def after_comma(phrases: Phrases, nodes: Inlines) -> Inlines:
    """Words that follow others behind a comma; nothing where there are none."""
    return (Text(phrases.comma), *nodes) if nodes else ()


def capitalised(nodes: Inlines) -> Inlines:
    """Words that running text begins with a small letter, as a title."""
    first = next((node for node in walk(*nodes) if isinstance(node, Text)), None)

    def change(node: Node) -> Node:
        if node is not first or not isinstance(node, Text):
            return node
        return Text(f"{node.text[:1].upper()}{node.text[1:]}")

    return rebuild(Paragraph(nodes), change).children


def blank(phrases: Phrases) -> Inlines:
    """What stands between two sentences or words."""
    return (Text(" "),) if phrases.spaced else ()
