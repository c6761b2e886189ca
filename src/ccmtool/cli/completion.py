"""What a shell offers when a user presses Tab: never an error, with or without a corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import typer


def choices(*known: str) -> Callable[[str], list[str]]:
    """Offers a fixed list of words."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete.lower())]

    return offer


def kinds(incomplete: str) -> list[str]:
    """Offers every kind of document and register."""
    from ccmtool.model.kinds import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def documents(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offers the kinds of document and the ids of the corpus."""
    return _offered(_documents, ctx, incomplete)


def codes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offers the codes of the rules."""
    return _offered(_codes, ctx, incomplete.upper())


def _offered(source: Callable[[Any], Iterator[str]], ctx: Any, incomplete: str) -> list[str]:
    try:
        return sorted({word for word in source(ctx) if word.startswith(incomplete)})
    except Exception:  # a traceback would land in the middle of what is being typed
        return []


_KIND = re.compile(rb"^kind:[ \t]*([a-z-]+)[ \t\r]*$", re.MULTILINE)
_ID = re.compile(rb"^id:[ \t]*([a-z0-9-]+)[ \t\r]*$", re.MULTILINE)


def _documents(ctx: Any) -> Iterator[str]:
    """Read from the lines alone: Tab must answer sooner than a corpus can be read."""
    from ccmtool.files import read_corpus

    for content in read_corpus(ctx.obj.root())[0].values():
        kind, identifier = _KIND.search(content), _ID.search(content)
        if kind and identifier:
            yield kind[1].decode()
            yield identifier[1].decode()


def _codes(ctx: Any) -> Iterator[str]:  # noqa: ARG001
    from ccmtool.rules import RULES

    return (rule.code for rule in RULES)
