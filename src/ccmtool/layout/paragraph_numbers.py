"""The numbers of paragraphs as links print them: left open, and filled in on the whole page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ccmtool.corpus.corpus import anchor_of
from ccmtool.doctree.nodes import CrossReference, Inlines, Text
from ccmtool.language import phrases


def paragraph_numbers(ids: Sequence[str], language: str) -> Inlines:
    """The number of a paragraph, or from the first of two to the last; nothing for none."""
    if not ids:
        return ()
    numbers = [CrossReference((Text(name),), anchor_of("item", name), number=True) for name in ids]
    pattern = phrases(language).range if len(numbers) > 1 else "{first}"
    ends = {"{first}": numbers[0], "{last}": numbers[-1]}
    parts = re.split(r"(\{first\}|\{last\})", pattern)
    return tuple(ends.get(part) or Text(part) for part in parts if part)
