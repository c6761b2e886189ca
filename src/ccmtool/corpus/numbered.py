"""Which texts of a document begin with a paragraph that has a number."""

from __future__ import annotations

from ccmtool.corpus.entry import Member
from ccmtool.model.shared import ProseEntry
from ccmtool.prose import tokens


def has_paragraph(value: ProseEntry) -> bool:
    """Whether a text has a paragraph that is no part of a list or a quotation."""
    read = tokens(value.prose)
    return any(token.type == "paragraph_open" and token.level == 0 for token in read)


def is_numbered(member: Member) -> bool:
    """Whether a page prints a number before the first paragraph of a text.

    Which number it is depends on all that stands before it, and is settled on the page.
    """
    value, document = member.value, member.entry.document
    if not isinstance(value, ProseEntry) or document is None or not has_paragraph(value):
        return False
    if value.number is not None:
        return value.number != "none"
    return document.paragraph_series.style != "none" and not _is_in_list(member)


def _is_in_list(member: Member) -> bool:
    """Whether it stands below an item that prints as an entry of a list."""
    around = (member.route[:length] for length in range(len(member.route)))
    return any(route in member.entry.untitled for route in around)
