"""The text markup of the corpus: a Markdown subset, read into inline and block nodes.

Paragraphs, lists, quotations, tables and emphasis are Markdown; raw HTML, code, headings, images,
rules and reference definitions are off and print as typed. Three constructs are our own:

- `[^key]` marks a note,
- `<scheme:target>` prints computed text,
- `[words](scheme:target)` prints the words.

This module knows the grammar of links and nothing of what they lead to:
whoever asks for nodes hands in a `Resolver`.
"""

from ccmtool.prose.parsing import Link, Mark, Prose, Slip, parse, tokens
from ccmtool.prose.reading import Resolver, blocks, inlines, passage, plain

__all__ = [
    "Link",
    "Mark",
    "Prose",
    "Resolver",
    "Slip",
    "blocks",
    "inlines",
    "parse",
    "passage",
    "plain",
    "tokens",
]
