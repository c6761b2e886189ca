"""Weekdays as somebody types them."""

from __future__ import annotations

from difflib import get_close_matches

from ccmtool.language import phrases


def weekday_of(text: str, language: str) -> int | None:
    """The weekday that a text names, in full or shortened to three letters and more."""
    word = text.strip(" .").casefold()
    names = [name.casefold() for name in phrases(language).weekdays]
    begun = [number for number, name in enumerate(names) if len(word) > 2 and name.startswith(word)]
    if word in names:
        return names.index(word)
    return begun[0] if len(begun) == 1 else None


def meant_weekday(text: str, language: str) -> str:
    """The weekday that a single word is nearly; empty where it may be anything else."""
    names = {name.casefold(): name for name in phrases(language).weekdays}
    words = text.strip(" .,").casefold().split()
    close = get_close_matches(words[0], names, n=1, cutoff=0.7) if len(words) == 1 else []
    return names[close[0]] if close else ""
