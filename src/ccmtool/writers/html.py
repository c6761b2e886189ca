"""HTML: one self-contained page."""

from __future__ import annotations

from base64 import b64encode
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
_UNPRINTABLE = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)],
    "\N{REPLACEMENT CHARACTER}",
) | {ord("\r"): "\n"}


def write(document: Document, templates: Path | None = None) -> bytes:
    """The page of a numbered document."""
    with template_problems(_DIALECT.folder):
        templated = environment(_DIALECT.folder, templates)
        style = _inlined(source(templated, _STYLE))
        functions = {
            "target": _target,
            "words": words,
            "fragment": addresses.fragment,
            "mark_anchor": addresses.mark_anchor,
            "note_anchor": addresses.note_anchor,
            "style": Markup(style),
            "style_hash": Markup(f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"),
        }
        page = Printer(templated, _DIALECT, untangle(document), functions).page()
    return f"{page.translate(_UNPRINTABLE).strip()}\n".encode()


def _target(node: Link | CrossReference) -> str:
    return addresses.target(node, _DIALECT.extension)


def _inlined(style: str) -> str:
    """A style sheet that cannot end its own element."""
    return style.strip().replace("</", "<\\/").translate(_UNPRINTABLE)
