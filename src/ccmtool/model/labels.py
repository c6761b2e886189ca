"""Labels as data: series of labels from the sample of the first one."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema
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


class Series(Model):
    """How the labels of one level run."""

    style: Style
    """number, letter, capital-letter, roman, capital-roman; sign (always the same); none."""
    start: Number = 1
    """The place in the series of the first label, where it is not the first: 8 for (h)."""
    before: str = ""
    """What stands before the number or letter, such as an opening bracket; the sign itself."""
    after: str = ""
    """What stands after it."""

    def label(self, ordinal: int) -> str:
        """The label at a place of the series, from 1."""
        if self.style == "none":
            return ""
        return f"{self.before}{_spell(self.style, ordinal)}{self.after}"

    def ordinal(self, label: str) -> int | None:
        """The place of a label in the series; None if it does not belong to it."""
        if not (label.startswith(self.before) and label.endswith(self.after)):
            return None
        core = label[len(self.before) : len(label) - len(self.after) or None]
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
    if style == "number":
        return int(core) if re.fullmatch(r"[1-9][0-9]{0,5}", core) else None
    if style.startswith("capital-"):
        if not core.isupper():
            return None
        return _read("letter" if style == "capital-letter" else "roman", core.lower())
    if style == "letter":
        same = len(set(core)) == 1 and re.fullmatch("[a-z]+", core)
        return (len(core) - 1) * 26 + ord(core[0]) - ord("a") + 1 if same else None
    if style == "roman":
        return next((n for n in range(1, 200) if _roman(n) == core), None)
    return None


_NUMERALS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))


def _roman(number: int) -> str:
    text = ""
    for value, numeral in (*_NUMERALS, (4, "iv"), (1, "i")):
        text += numeral * (number // value)
        number %= value
    return text


def from_sample(sample: str) -> Series | None:
    """The series whose first label is the sample; None if the sample is not a first label."""
    if sample in ("none", ""):
        return Series.model_construct(style="none", start=1, before="", after="")
    if not re.search(r"\w", sample):
        return Series.model_construct(style="sign", start=1, before=sample, after="")
    match = _SAMPLE.fullmatch(sample)
    if not match:
        return None
    return Series.model_construct(
        style=_FIRST[match["first"]], start=1, before=match["before"], after=match["after"]
    )


def _series(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    series = from_sample(value)
    if series is None:
        raise PydanticCustomError(
            "label",
            "`{sample}` is not the first label of a series, such as 1. (a) (i) A -;"
            " declare a series that starts elsewhere in full:"
            " {{style: letter, start: 8, before: '(', after: ')'}}",
            {"sample": value[:40]},
        )
    return series


SeriesField = Annotated[Series, BeforeValidator(_series)]

Labels = Annotated[
    OneOrMore[SeriesField],
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "integer"]},
                {"type": "array", "items": {"type": ["string", "integer", "object"]}},
            ]
        }
    ),
]
"""The first label of each level's series, from the outermost level inwards."""
