"""How numbers and letters count, in the scripts of the documents: a place to its sign, and back."""

from __future__ import annotations

import re
from typing import Literal

Style = Literal[
    "number",
    "letter",
    "capital-letter",
    "roman",
    "capital-roman",
    "arabic-indic-number",
    "arabic-letter",
    "arabic-ordinal",
    "cyrillic-letter",
    "capital-cyrillic-letter",
    "greek-letter",
    "capital-greek-letter",
    "chinese-number",
]

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# As Russian documents count: without ё, й, ъ, ы and ь.
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHABETS: dict[Style, str] = {
    "letter": _LATIN,
    "capital-letter": _LATIN.upper(),
    "cyrillic-letter": _CYRILLIC,
    "capital-cyrillic-letter": _CYRILLIC.upper(),
    "greek-letter": _GREEK,
    "capital-greek-letter": _GREEK.upper(),
    "arabic-letter": _ABJAD,
}
# A heh that stands alone is lengthened, so that nobody takes it for a five; an alif has its hamza.
_HEH, _LONG_HEH = "ه", "هـ"
_PLAIN = {ord("ـ"): None, ord("ﻫ"): _HEH, ord("ا"): "أ"}

# Of a masculine word with its article: the first annex. Further ones are spelled in digits.
_ARABIC_ORDINALS = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس"),
    *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    *("الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر"),
    *("السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر", "العشرون"),
)

_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")

_LONGEST = 40


def spell(style: Style, place: int, *, combined: bool = False) -> str:
    """The sign of a place, from 1. After z comes aa, bb; where `combined`, aa, ab.

    What would take more than forty signs is spelled in digits.
    """
    spelled = _spelled(style, place, combined)
    return spelled if len(spelled) <= _LONGEST else str(place)


def read(style: Style, text: str, *, combined: bool = False) -> int | None:
    """The place of a sign; None if it is none of the style."""
    if not 0 < len(text) <= _LONGEST:
        return None
    place = _read(style, text, combined)
    if place is None and re.fullmatch("[1-9][0-9]{0,7}", text):
        place = int(text)
        return place if spell(style, place, combined=combined) == text else None
    return place


def _spelled(style: Style, place: int, combined: bool) -> str:
    if style in _ALPHABETS:
        letters = (_combined if combined else _repeated)(_ALPHABETS[style], place)
        return letters.replace(_HEH, _LONG_HEH)
    if style in ("roman", "capital-roman"):
        return _roman(place).upper() if style == "capital-roman" else _roman(place)
    if style == "chinese-number":
        return _chinese(place)
    if style == "arabic-ordinal" and place <= len(_ARABIC_ORDINALS):
        return _ARABIC_ORDINALS[place - 1]
    return str(place).translate(_INDIC) if style == "arabic-indic-number" else str(place)


def _read(style: Style, text: str, combined: bool) -> int | None:
    if style in _ALPHABETS:
        return _letters(_ALPHABETS[style], text.translate(_PLAIN), combined)
    if style in ("roman", "capital-roman"):
        capital = style == "capital-roman"
        cased = text.isupper() if capital else text.islower()
        return _roman_value(text.lower()) if cased else None
    if style == "chinese-number":
        return _chinese_value(text)
    if style == "arabic-ordinal" and text in _ARABIC_ORDINALS:
        return _ARABIC_ORDINALS.index(text) + 1
    if style == "arabic-indic-number":
        # Western digits are another style.
        text = "" if re.search("[0-9]", text) else text.translate(_WESTERN)
    return int(text) if re.fullmatch("[1-9][0-9]{0,5}", text) else None


# --- letters -----------------------------------------------------------------------------------


def _repeated(alphabet: str, place: int) -> str:
    """As the documents of the United Nations go on after z: (aa), (bb)."""
    rounds, index = divmod(place - 1, len(alphabet))
    return alphabet[index] * (rounds + 1)


def _combined(alphabet: str, place: int) -> str:
    text = ""
    while place > 0:
        place, index = divmod(place - 1, len(alphabet))
        text = alphabet[index] + text
    return text


def _letters(alphabet: str, text: str, combined: bool) -> int | None:
    indexes = [alphabet.find(letter) for letter in text]
    if not indexes or -1 in indexes:
        return None
    if combined:
        place = 0
        for index in indexes:
            place = place * len(alphabet) + index + 1
        return place
    return (len(text) - 1) * len(alphabet) + indexes[0] + 1 if len(set(indexes)) == 1 else None


# --- Roman numerals ----------------------------------------------------------------------------

_NUMERALS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _roman(number: int) -> str:
    text = ""
    for value, numeral in _NUMERALS:
        text += numeral * (number // value)
        number %= value
    return text


def _roman_value(numeral: str) -> int | None:
    number, rest = 0, numeral
    for value, sign in _NUMERALS:
        while rest.startswith(sign):
            number, rest = number + value, rest.removeprefix(sign)
    return number if number and not rest and _roman(number) == numeral else None


# --- Chinese numerals --------------------------------------------------------------------------

_DIGITS = "零一二三四五六七八九"
_UNITS = {"千": 1000, "百": 100, "十": 10}
_MYRIAD = 10_000


def _chinese(number: int) -> str:
    high, low = divmod(number, _MYRIAD)
    text = f"{_chinese(high)}万" if high else ""
    if low and high and low < 1000:
        text += "零"
    text += _below_a_myriad(low)
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_a_myriad(number: int) -> str:
    text, skipped = "", False
    for unit, value in (*_UNITS.items(), ("", 1)):
        digit = number // value % 10
        if digit:
            text += f"{'零' if skipped and text else ''}{_DIGITS[digit]}{unit}"
        skipped = not digit
    return text


def _chinese_value(text: str) -> int | None:
    total = below = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS.index(sign)
        elif sign in _UNITS:
            below, digit = below + (digit or 1) * _UNITS[sign], 0
        elif sign == "万" and not total:
            total, below, digit = (below + digit) * _MYRIAD, 0, 0
        else:
            return None
    number = total + below + digit
    return number if number and _chinese(number) == text else None
