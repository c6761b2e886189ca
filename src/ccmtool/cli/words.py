"""What people type for a kind, a format or a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from ccmtool.cli.failure import Misuse
from ccmtool.spelling import nearest


def one_of(option: str, word: str, known: Collection[str]) -> str:
    """The word, if it is one of those that an option takes."""
    if word.lower() in known:
        return word.lower()
    choices = ", ".join(known)
    raise Misuse(f"{option}: `{word}` is none of {choices}", nearest(word.lower(), known))


def find_kind(word: str, known: Iterable[str]) -> str | None:
    """The kind that a word names, in the singular or the plural, with or without hyphens."""
    bare = _bare(word)
    return next((kind for kind in known if bare in (_bare(kind), *_plurals(_bare(kind)))), None)


def kind_of(word: str, known: Collection[str]) -> str:
    """The kind that a word names; `Misuse` with the nearest if it names none."""
    kind = find_kind(word, known)
    if kind is None:
        hint = nearest(word.lower(), known) or f"Known: {', '.join(known)}."
        raise Misuse(f"`{word}` is no kind of document or register", hint)
    return kind


def _bare(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")


def _plurals(bare: str) -> tuple[str, ...]:
    """Documents are named in the singular, registers in the plural; both are typed either way."""
    return bare + "s", bare.removesuffix("s"), bare.removesuffix("ies") + "y"


def folder(option: str, text: str) -> Path:
    """A folder as typed; nothing at all is not this folder but a variable that was not set."""
    if not text:
        raise Misuse(f"{option}: `` names no folder", "Write `.` for this one.")
    return Path(text)


def day(option: str, text: str) -> datetime.date:
    """A date as typed, such as 2025-04-07."""
    try:
        # Python reads other forms too, such as 20250407 and 2025-W15-1.
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Misuse(f"{option}: `{text}` is no date", "Write it as 2025-04-07.") from None
