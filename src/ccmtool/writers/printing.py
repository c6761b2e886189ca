"""Prints the nodes of a document, each through the template that bears its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from ccmtool.doctree.depth import flat, is_nested
from ccmtool.doctree.nodes import Block, Document, Inline, Node, Text
from ccmtool.language import direction, phrases
from ccmtool.writers.templating import node_name

# Nested nodes deeper than this print their words without their arrangement. Python's own limit
# would be met at about three times the number.
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Dialect:
    """What printing needs to know of a format."""

    folder: str
    extension: str
    between_blocks: str


class Printer:
    """Prints one document; its templates are handed `render`, `inlines` and `blocks`."""

    def __init__(
        self,
        environment: Environment,
        dialect: Dialect,
        document: Document,
        functions: Mapping[str, Any],
    ) -> None:
        self._environment = environment
        self._dialect = dialect
        self._document = document
        self._templates: dict[type, Template] = {}
        self._depth = 0
        self._shared: dict[str, Any] = {
            **environment.globals,
            **functions,
            **_words(document.language),
            "direction_of": direction,
            "document": document,
            "render": self.render,
            "inlines": self.inlines,
            "blocks": self.blocks,
            "lead": "",
            "indent": 0,
        }

    def page(self) -> str:
        """The whole document, in the frame of its kind if there is one."""
        names = [f"{self._document.kind}{self._suffix}", f"document{self._suffix}"]
        return self._environment.select_template(names).render(self._shared)

    def render(self, node: Node, **more: Any) -> str | Markup:
        """One node through its template; `more` is handed on to it."""
        if type(node) is Text:
            return node.text
        if not is_nested(node):
            return self._printed(node, more)
        if self._depth >= _DEEPEST:
            return self._flat(node)
        self._depth += 1
        try:
            return self._printed(node, more)
        finally:
            self._depth -= 1

    def inlines(self, nodes: Iterable[Inline]) -> Markup:
        """Inline nodes, one after the other."""
        return Markup("".join([escape(self.render(node)) for node in nodes]))

    def blocks(
        self, nodes: Iterable[Block], lead: str = "", language: str = "", **more: Any
    ) -> Markup:
        """Blocks, one under the other; `lead` is for the first of them, `more` for all.

        Where they are in another `language`, so are the words of the tool in them.
        """
        around = self._shared
        if language:
            self._shared = {**around, **_words(language)}
        rendered = []
        for node in nodes:
            rendered.append(self.render(node, lead=lead, **more))
            lead = ""
        self._shared = around
        return Markup(self._dialect.between_blocks).join(filter(None, rendered))

    def _flat(self, node: Node) -> Markup:
        parts: Iterable[Any] = flat(node)
        return self.inlines(parts) if isinstance(node, Inline) else self.blocks(parts)

    def _printed(self, node: Node, more: Mapping[str, Any]) -> Markup:
        kind = type(node)
        template = self._templates.get(kind)
        if template is None:
            template = self._environment.get_template(node_name(kind) + self._suffix)
            self._templates[kind] = template
        # What `Template.render` does besides, `page` does once: globals, and lines of a traceback.
        context = template.new_context({**self._shared, "node": node, **more}, shared=True)
        return Markup("".join(template.root_render_func(context)).strip("\n"))

    @property
    def _suffix(self) -> str:
        return f".{self._dialect.extension}.j2"


def _words(language: str) -> dict[str, Any]:
    return {"phrases": phrases(language), "direction": direction(language)}
