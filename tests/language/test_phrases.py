"""Every word that the tool prints is there in every language, and is of that language."""

from __future__ import annotations

import string
from dataclasses import fields

import pytest

from ccmtool.language import PHRASES, Phrases, direction, has_phrases, phrases
from ccmtool.language.english import ENGLISH
from ccmtool.language.forms import Forms

FORMS = {field.name for field in fields(Forms)}
WORDS = sorted({field.name for field in fields(Phrases)} - FORMS)
OTHERS = sorted(set(PHRASES) - {"en"})
THE_SAME = {
    ("fr", "actions"),
    ("fr", "annotations"),
    ("fr", "budget"),
    ("fr", "condition"),
    ("fr", "documents"),
    ("fr", "introduction"),
    ("fr", "notes"),
    ("fr", "observation"),
    ("fr", "total"),
    ("es", "is_not_secured"),
    ("es", "provisional"),
    ("es", "subtotal"),
    ("es", "total"),
}
"""Words that are spelled as in English."""


def test_the_languages_are_those_of_the_united_nations() -> None:
    assert sorted(PHRASES) == ["ar", "en", "es", "fr", "ru", "zh"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_phrase_is_translated(language: str) -> None:
    own = phrases(language)
    untranslated = {
        (language, name) for name in WORDS if getattr(own, name) == getattr(ENGLISH, name)
    }
    assert untranslated - THE_SAME == set()
    assert {pair for pair in THE_SAME if pair[0] == language} <= untranslated


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", WORDS)
def test_a_translation_has_a_place_for_the_same_words(language: str, name: str) -> None:
    places = [
        sorted(part for _, part, _, _ in string.Formatter().parse(getattr(row, name)) if part)
        for row in (ENGLISH, phrases(language))
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("language", PHRASES)
def test_names_are_complete_and_told_apart(language: str) -> None:
    own = phrases(language)
    for names, number in (
        (own.months, 12),
        (own.months_alone, 12),
        (own.weekdays, 7),
        (own.quarters, 4),
    ):
        assert len(set(names)) == number


SCRIPTS = {"ar": "\u0600-\u06ff", "ru": "\u0400-\u04ff", "zh": "\u3400-\u9fff"}


@pytest.mark.parametrize("language", SCRIPTS)
def test_words_are_in_their_script(language: str) -> None:
    """No Latin letter is left in a row that is written in another script."""
    for name in WORDS:
        spelled = "".join(
            text for text, *_ in string.Formatter().parse(getattr(phrases(language), name))
        )
        assert not any(c in string.ascii_letters for c in spelled), name


def test_a_country_does_not_matter_and_an_unknown_language_prints_english() -> None:
    assert phrases("fr-CH") is phrases("FR") is PHRASES["fr"]
    assert phrases("pt") is ENGLISH
    assert has_phrases("zh-Hans")
    assert not has_phrases("pt")
    assert (direction("ar"), direction("fa-IR"), direction("zh")) == ("rtl", "rtl", "ltr")
