"""How much a document may come to: files are bounded, and what they take from elsewhere is not."""

from __future__ import annotations

from dataclasses import dataclass

from ccmtool.doctree.nodes import Document, Text
from ccmtool.doctree.rebuild import walk

LONGEST = 5_000_000
"""In characters; some two thousand pages."""

_EACH = 10


class TooLong(Exception):
    """More would be printed than can be; as a `str`, one sentence without a full stop."""


@dataclass
class Extent:
    """What has been laid out so far, in characters; each text counts, however short it is."""

    found: int = 0

    def add(self, text: str) -> None:
        """Count a text; `TooLong` where it is too much."""
        self.found += len(text) + _EACH
        if self.found > LONGEST:
            raise TooLong(f"it would come to more than {LONGEST:,} characters")


def within_extent(document: Document) -> Document:
    """The document as it is; `TooLong` where it is too much, as a note may be in many places."""
    extent = Extent()
    for node in walk(document):
        if isinstance(node, Text):
            extent.add(node.text)
    return document
