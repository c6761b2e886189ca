"""The words the tool itself prints, per language of a document.

English only for now; a language is one more row of `PHRASES`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a layout or a writer prints that no author has typed."""

    direction: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    quarters: tuple[str, ...]
    quarter: str
    conjunction: str
    range: str
    contents: str
    notes: str
    back: str
    provisional: str
    unknown: str


_ENGLISH = Phrases(
    direction="ltr",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    quarters=("First", "Second", "Third", "Fourth"),
    quarter="{ordinal} quarter of {year}",
    conjunction="and",
    range="{first} to {last}",
    contents="Contents",
    notes="Notes",
    back="Back to the text",
    provisional="provisional",
    unknown="not established",
)

PHRASES: dict[str, Phrases] = {"en": _ENGLISH}


def phrases(language: str) -> Phrases:
    """The phrases of a language, English where it has none yet."""
    return PHRASES.get(language.partition("-")[0].lower(), _ENGLISH)


_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))


def direction(language: str) -> str:
    """Which way a language runs, whether or not the tool has phrases for it: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
