"""Labels as data: series of labels from the sample of the first one."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Model, Number, OneOrMore

Style = Literal["number", "letter", "capital-letter", "roman", "capital-roman", "sign", "none"]

_FIRST: dict[str, Style] = {
    "1": "number",
    "a": "letter",
    "A": "capital-letter",
    "i": "roman",
    "I": "capital-roman",
}
_SAMPLE = re.compile(r"(?P<before>.*?(?<![0-9A-Za-z]))(?P<first>1|a|A|i|I)(?P<after>[^\w]*)")


_LONGEST = 40

Affix = Annotated[str, Field(max_length=_LONGEST)]


class Series(Model):
    """How the labels of one level run."""

    style: Style
    """How the labels count; `sign` is always the same, `none` prints nothing."""
    start: Annotated[Number, Field(ge=1, le=9999)] = 1
    """The place in the series of the first label, where it is not the first: 8 for (h)."""
    before: Affix = ""
    """What stands before the number or letter, such as an opening bracket; the sign itself."""
    after: Affix = ""
    """What stands after it."""

    def label(self, ordinal: int) -> str:
        """The label at a place of the series, from 1."""
        if self.style == "none":
            return ""
        return f"{self.before}{_spell(self.style, ordinal)}{self.after}"

    def ordinal(self, label: str) -> int | None:
        """The place of a label in the series; None if it does not belong to it."""
        core = label.removeprefix(self.before).removesuffix(self.after)
        if f"{self.before}{core}{self.after}" != label:
            return None
        return _read(self.style, core)


def _spell(style: Style, ordinal: int) -> str:
    if style == "number":
        return str(ordinal)
    if style in ("letter", "capital-letter"):
        # After z, the documents of the United Nations double the letter: (aa), (bb).
        letter = chr(ord("a") + (ordinal - 1) % 26) * ((ordinal - 1) // 26 + 1)
        return letter.upper() if style == "capital-letter" else letter
    if style in ("roman", "capital-roman"):
        numeral = _roman(ordinal)
        return numeral.upper() if style == "capital-roman" else numeral
    return ""


def _read(style: Style, core: str) -> int | None:
    if len(core) > _LONGEST:
        return None
    if style == "number":
        return int(core) if re.fullmatch(r"[1-9][0-9]{0,5}", core) else None
    if style.startswith("capital-"):
        if not core.isupper():
            return None
        return _read("letter" if style == "capital-letter" else "roman", core.lower())
    if style == "letter":
        same = re.fullmatch(r"([a-z])\1*", core)
        return (len(core) - 1) * 26 + ord(core[0]) - ord("a") + 1 if same else None
    if style == "roman":
        return _roman_value(core)
    return None


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


def from_sample(sample: str) -> Series | None:
    """The series whose first label is the sample; None if the sample is not a first label."""
    if sample in ("none", ""):
        return Series(style="none")
    match = _SAMPLE.fullmatch(sample) if len(sample) <= _LONGEST else None
    if match:
        return Series(style=_FIRST[match["first"]], before=match["before"], after=match["after"])
    if len(sample) <= _LONGEST and not re.search(r"\w", sample):
        return Series(style="sign", before=sample)
    return None


def _series(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    series = from_sample(value)
    if series is None:
        raise PydanticCustomError(
            "label",
            "`{sample}` is not the first label of a series, such as 1. (a) (i) A -;"
            " declare a series that starts elsewhere in full:"
            " {example}",
            {"sample": value[:40], "example": "{style: letter, start: 8, before: '(', after: ')'}"},
        )
    return series


SeriesField = Annotated[Series, BeforeValidator(_series)]

Labels = Annotated[
    OneOrMore[SeriesField],
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "integer", "object"]},
                {"type": "array", "items": {"type": ["string", "integer", "object"]}},
            ]
        }
    ),
]
"""The first label of each level's series, from the outermost level inwards."""
