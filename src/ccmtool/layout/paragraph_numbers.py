"""The numbers of paragraphs as links print them: left open, and filled in on the whole page."""

from __future__ import annotations

from collections.abc import Sequence

from ccmtool.corpus.entry import anchor_of
from ccmtool.doctree.nodes import CrossReference, Inlines, Text
from ccmtool.language import phrases
from ccmtool.layout.sentences import fill


def paragraph_numbers(ids: Sequence[str], language: str) -> Inlines:
    """The number of a paragraph, or from the first of two to the last; nothing for none."""
    if not ids:
        return ()
    first, *others = (
        (CrossReference((Text(name),), anchor_of("item", name), number=True),) for name in ids
    )
    return fill(phrases(language).range, first=first, last=others[-1]) if others else first
