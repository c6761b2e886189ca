"""The words the tool itself prints, per language of a document.

A language is one more module and one more row of `PHRASES`.
"""

from __future__ import annotations

from ccmtool.language.arabic import ARABIC
from ccmtool.language.chinese import CHINESE
from ccmtool.language.english import ENGLISH
from ccmtool.language.french import FRENCH
from ccmtool.language.phrases import Phrases
from ccmtool.language.russian import RUSSIAN
from ccmtool.language.spanish import SPANISH

__all__ = [
    "PHRASES",
    "TAG",
    "Phrases",
    "direction",
    "has_phrases",
    "is_english",
    "phrases",
    "primary",
]

TAG = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""What may be typed for a language: en, fr-CH, zh-Hans."""

PHRASES: dict[str, Phrases] = {
    "ar": ARABIC,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "zh": CHINESE,
}


def primary(language: str) -> str:
    """A language without its country: `fr` for `fr-CH`."""
    return language.partition("-")[0].lower()


def phrases(language: str) -> Phrases:
    """The phrases of a language, English where it has none."""
    return PHRASES.get(primary(language), ENGLISH)


def has_phrases(language: str) -> bool:
    """Whether the tool knows the months, weekdays and so on of a language."""
    return primary(language) in PHRASES


def is_english(language: str) -> bool:
    """Whether a language is English, of whatever country."""
    return primary(language) == "en"


_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))


def direction(language: str) -> str:
    """Which way a language runs, whether or not the tool has phrases for it: `ltr` or `rtl`."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "ltr"
