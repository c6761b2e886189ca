"""What people type for a kind, a format, a day or a quarter, and what is nearest to a slip."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from ccmtool.cli.failure import Misuse


def suggest(word: str, known: Iterable[str]) -> str:
    """The nearest known words as a question; empty if none is near."""
    close = get_close_matches(word, list(known), n=2, cutoff=0.6)
    return f"Did you mean {' or '.join(f'`{name}`' for name in close)}?" if close else ""


def one_of(option: str, word: str, known: Collection[str]) -> str:
    """The word, if it is one of those that an option takes."""
    if word.lower() in known:
        return word.lower()
    choices = ", ".join(known)
    raise Misuse(f"{option}: `{word}` is none of {choices}", suggest(word.lower(), known))


def find_kind(word: str, known: Iterable[str]) -> str | None:
    """The kind that a word names, in the singular or the plural, with or without hyphens."""
    bare = _bare(word)
    return next((kind for kind in known if bare in (_bare(kind), *_plurals(_bare(kind)))), None)


def kind_of(word: str, known: Collection[str]) -> str:
    """The kind that a word names; `Misuse` with the nearest if it names none."""
    kind = find_kind(word, known)
    if kind is None:
        hint = suggest(word.lower(), known) or f"Known: {', '.join(known)}."
        raise Misuse(f"`{word}` is no kind of document or register", hint)
    return kind


def _bare(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")


def _plurals(bare: str) -> tuple[str, ...]:
    """Documents are named in the singular, registers in the plural; both are typed either way."""
    return bare + "s", bare.removesuffix("s"), bare.removesuffix("ies") + "y"


def day(option: str, text: str) -> datetime.date:
    """A date as typed, such as 2025-04-07."""
    try:
        if len(text) != len("2025-04-07"):
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Misuse(f"{option}: `{text}` is no date", "Write it as 2025-04-07.") from None
