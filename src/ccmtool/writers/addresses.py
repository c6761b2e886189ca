"""Where links lead: public addresses, and anchors made from ids. The same for every format."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from ccmtool.doctree.nodes import CrossReference, Link

_SCHEMES = frozenset(("http", "https", "mailto"))


def target(node: Link | CrossReference, extension: str) -> str:
    """The address that a link leads to, or nothing where only its words may print."""
    if isinstance(node, Link):
        return public(node.address)
    page = f"{quote(node.document, safe='')}.{extension}" if node.document else ""
    return f"{page}#{fragment(node.anchor)}" if node.anchor else page


def public(address: str) -> str:
    """An address of the web or of a mailbox, spelled in plain ASCII; nothing for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or re.search(r"[\x00-\x20\x7f]", address):
        return ""
    reached = parts.path if parts.scheme == "mailto" else parts.hostname
    return quote(address, safe="%!#$&'()*+,/:;=?@[]~") if reached else ""


def fragment(anchor: str) -> str:
    """An id as it stands in a page; what is no letter, digit, hyphen or low line is spelled out.

    No two ids become one: `*` is `.2a.`, and so a full stop is `.2e.`.
    """
    return _UNUSUAL.sub(lambda found: _spelled_out(found[0]), anchor)


_UNUSUAL = re.compile("[^a-z0-9_-]")


def _spelled_out(c: str) -> str:
    return c if c.isalnum() else f".{ord(c):x}."


def mark_anchor(key: str, occurrence: int, scope: str = "") -> str:
    """The id of a note mark."""
    return f"mark{_anchored(key, scope)}-{occurrence}"


def note_anchor(key: str, scope: str = "") -> str:
    """The id of a note; one that prints in several places has one in each."""
    return f"note{_anchored(key, scope)}"


def _anchored(key: str, scope: str) -> str:
    # No key that is marked has a blank in it.
    return f"s-{fragment(f'{scope} {key}')}" if scope else f"-{fragment(key)}"
