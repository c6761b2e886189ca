"""What was probably meant by a word that is none of the known ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches

_MANY = 60
_FEW = 15


def nearest(word: str, known: Iterable[str], *, hasty: bool = False) -> str:
    """The nearest known word, as a sentence; empty if none is near.

    `hasty` is for whoever asks for every slip of a corpus: of many words, only those that begin
    alike are compared.
    """
    names = sorted(set(known))
    if hasty and len(names) > _MANY:
        at = bisect_left(names, word)
        names = names[max(at - _MANY // 2, 0) : at + _MANY // 2]
    close = get_close_matches(word, names, n=2, cutoff=0.6)
    return f"Did you mean {' or '.join(f'`{name}`' for name in close)}?" if close else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The nearest known word; where none is near, the known words if they are few."""
    names = sorted(known)
    listed = f"Known: {', '.join(names) or 'none'}." if len(names) <= _FEW else ""
    return nearest(word, names, hasty=True) or listed
