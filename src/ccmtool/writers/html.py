"""HTML: one self-contained page."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from ccmtool.doctree.links import untangle
from ccmtool.doctree.nodes import CrossReference, Document, Link
from ccmtool.doctree.rebuild import words
from ccmtool.writers import addresses
from ccmtool.writers.printing import Dialect, Printer
from ccmtool.writers.templating import environment, source, template_problems

_DIALECT = Dialect(folder="html", extension="html", between_blocks="\n")
_STYLE = "style.css"

# What HTML forbids even where it is spelled as a reference.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def write(document: Document, templates: Path | None = None) -> bytes:
    """The page of a numbered document."""
    with template_problems(_DIALECT.folder):
        templated = environment(_DIALECT.folder, templates)
        style, style_hash = _inlined(source(templated, _STYLE))
        functions = {
            "target": _target,
            "words": words,
            "fragment": addresses.fragment,
            "mark_anchor": addresses.mark_anchor,
            "note_anchor": addresses.note_anchor,
            "style": style,
            "style_hash": style_hash,
        }
        page = Printer(templated, _DIALECT, untangle(document), functions).page()
    return f"{_printable(page).strip()}\n".encode()


def _target(node: Link | CrossReference) -> str:
    return addresses.target(node, _DIALECT.extension)


@lru_cache(maxsize=4)
def _inlined(style: str) -> tuple[Markup, Markup]:
    """A style sheet that cannot end its own element, and its hash for the policy of the page."""
    style = _printable(style.strip().replace("</", "<\\/"))
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return Markup(style), Markup(f"sha256-{digest}")


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(
        lambda found: "\n" if found[0] == "\r" else "\N{REPLACEMENT CHARACTER}", text
    )
