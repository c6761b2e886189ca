"""The words the tool itself prints, per language of a document.

A language is one more module and one more row of `PHRASES`.
"""

from __future__ import annotations

from ccmtool.language.english import ENGLISH
from ccmtool.language.phrases import Phrases

__all__ = ["PHRASES", "Phrases", "direction", "has_phrases", "is_english", "phrases"]

PHRASES: dict[str, Phrases] = {"en": ENGLISH}


def phrases(language: str) -> Phrases:
    """The phrases of a language, English where it has none yet."""
    return PHRASES.get(language.partition("-")[0].lower(), ENGLISH)


def has_phrases(language: str) -> bool:
    """Whether the tool knows the months, weekdays and so on of a language."""
    return language.partition("-")[0].lower() in PHRASES


def is_english(language: str) -> bool:
    """Whether a language is English, of whatever country."""
    return language.partition("-")[0].lower() == "en"


_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))


def direction(language: str) -> str:
    """Which way a language runs, whether or not the tool has phrases for it: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
