"""Markdown: CommonMark with the footnotes and tables of GitHub."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from ccmtool.doctree.links import untangle
from ccmtool.doctree.nodes import CrossReference, Document, Link
from ccmtool.writers import addresses
from ccmtool.writers.markdown_text import masked, settled, unmasked, unmasked_text
from ccmtool.writers.printing import Dialect, Printer
from ccmtool.writers.templating import environment, template_problems

_DIALECT = Dialect(folder="markdown", extension="md", between_blocks="\n\n")
_WIDEST_INDENT = 8


def write(document: Document, templates: Path | None = None) -> bytes:
    """The Markdown of a numbered document."""
    functions = {
        "target": _target,
        "anchor": _anchor,
        "note_anchor": _note_anchor,
        "indentation": _indentation,
    }
    with template_problems(_DIALECT.folder):
        templated = environment(_DIALECT.folder, templates)
        page = Printer(templated, _DIALECT, masked(untangle(document)), functions).page()
    return settled(page).encode()


def _target(node: Link | CrossReference) -> Markup:
    """Where a link leads, as it stands between the round brackets."""
    address = addresses.target(unmasked(node), _DIALECT.extension)
    return Markup("".join(f"\\{c}" if c in "()[]&*|~$" else c for c in address))


def _anchor(anchor: str) -> Markup:
    """A place that a link can lead to; nothing where there is no id."""
    spelled = addresses.fragment(unmasked_text(anchor))
    return Markup('<a id="{}"></a>').format(spelled) if spelled else Markup("")


def _note_anchor(key: str, scope: str = "") -> Markup:
    return Markup(addresses.note_anchor(unmasked_text(key), unmasked_text(scope)))


def _indentation(steps: int) -> Markup:
    return Markup("&emsp;" * min(steps, _WIDEST_INDENT))
