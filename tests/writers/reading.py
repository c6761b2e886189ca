"""Pages as independent parsers read them: cmark-gfm for Markdown, html5lib for HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

import cmarkgfm
import html5lib
from cmarkgfm.cmark import Options

from ccmtool.doctree.nodes import Document
from ccmtool.writers import WRITERS

_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE


def markdown(document: Document) -> str:
    return WRITERS["markdown"].write(document).decode()


def html(document: Document) -> str:
    return WRITERS["html"].write(document).decode()


def rendered(text: str, *extensions: str) -> Element:
    """Markdown as a forge shows it."""
    return parsed(forge(text, *extensions), strict=False)


def forge(text: str, *extensions: str) -> str:
    """The page that Markdown becomes, with all HTML in it left as it is."""
    page = cmarkgfm.markdown_to_html_with_extensions(
        text, options=_OPTIONS, extensions=["table", "strikethrough", *extensions]
    )
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>{page}'


def parsed(page: str, strict: bool = True) -> Element:
    """The tree of a page; where `strict`, any error of its HTML is raised."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=strict)
    root: Element = parser.parse(page)
    return root


def body(root: Element) -> Element:
    found = root.find("body")
    assert found is not None
    return found


def tags(root: Element) -> set[str]:
    return {node.tag for node in body(root).iter()} - {"body"}


def words(root: Element, without: Collection[str] = ()) -> list[str]:
    """The words of a page in order; `without` names classes and roles that are the frame's."""
    return "".join(_texts(body(root), frozenset(without))).split()


_INLINE = frozenset(("a", "em", "strong", "span", "mark", "sup"))


def _texts(node: Element, without: Collection[str]) -> Iterator[str]:
    names = {*node.get("class", "").split(), node.get("role"), node.tag}
    if not names & set(without):
        gap = "" if node.tag in _INLINE else " "
        yield gap + (node.text or "")
        for child in node:
            yield from _texts(child, without)
        yield gap
    yield node.tail or ""


def by_tag(root: Element, *names: str) -> list[Element]:
    return [node for node in root.iter() if node.tag in names]


def by_role(root: Element, role: str) -> list[Element]:
    return [node for node in root.iter() if node.get("role") == role]


def text(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())
