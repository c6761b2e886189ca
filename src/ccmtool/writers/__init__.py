"""The writers: a document tree in, the bytes of one format out.

A writer knows the tree and nothing else. Importing this package is cheap: what a writer needs is
imported when it first writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ccmtool.doctree.nodes import Document


class TemplateProblem(Exception):
    """A template failed; the message names the template and the line, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: the extension of its files, and how a numbered document becomes bytes."""

    extension: str
    _write: Callable[[Document, Path | None], bytes]

    def write(self, document: Document, templates: Path | None = None) -> bytes:
        """The bytes of a numbered document; the files in `templates` win over the built-in ones."""
        if templates is None:
            return self._write(document, None)
        from ccmtool.writers import confined

        return confined.write(self._write, document, templates)


def _markdown(document: Document, templates: Path | None) -> bytes:
    from ccmtool.writers import markdown

    return markdown.write(document, templates)


def _html(document: Document, templates: Path | None) -> bytes:
    from ccmtool.writers import html

    return html.write(document, templates)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "markdown": Writer("md", _markdown),
        "html": Writer("html", _html),
    }
)
