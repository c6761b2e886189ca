"""Labels as data: series of labels from the sample of the first one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Model, Number, OneOrMore, as_list
from ccmtool.ordinals import Style, read, spell

_FIRST: dict[str, Style] = {
    "1": "number",
    "a": "letter",
    "A": "capital-letter",
    "i": "roman",
    "I": "capital-roman",
    "١": "arabic-indic-number",
    "أ": "arabic-letter",
    "الأول": "arabic-ordinal",
    "а": "cyrillic-letter",
    "А": "capital-cyrillic-letter",
    "α": "greek-letter",
    "\u0391": "capital-greek-letter",
    "一": "chinese-number",
}
# The first sign of a series is no end of a word or a number of its own script.
_SAMPLE = re.compile(
    r"(?P<before>.*?)"
    r"(?P<first>(?<![0-9A-Za-z])[1aAiI]|(?<![0-9A-Za-z\u0400-\u04ff])[аА]"
    r"|(?<![\u0370-\u03ff])[α\u0391]"
    r"|(?<![\u0600-\u06ff])(?:[١أ]|الأول)|(?<![零一二三四五六七八九十百千万])一)"
    r"(?P<after>[^\w]*)"
)

_LONGEST = 40
_STOPS = ".、"

Affix = Annotated[str, Field(max_length=_LONGEST)]


def _start_kind(value: Any) -> str:
    return "@continue" if value == "continue" else "@number"


Start = Annotated[
    Annotated[Number, Field(ge=1, le=9999), Tag("@number")]
    | Annotated[Literal["continue"], Tag("@continue")],
    Discriminator(_start_kind),
]


class Series(Model):
    """How the labels of one level run."""

    style: Literal[Style, "sign", "none"]
    """How the labels count; `sign` is always the same, `none` prints nothing."""
    start: Start = 1
    """The place in the series of the first label, where it is not the first: 8 for (h);
    `continue` to go on where the last list of the same series stopped."""
    before: Affix = ""
    """What stands before the number or letter, such as an opening bracket; the sign itself."""
    after: Affix = ""
    """What stands after it."""
    parent: Literal["none", "whole", "bare"] = "none"
    """Whether the label of the entry around stands first: `whole` as it is (2. (a)),
    `bare` without its final full stop or `、` (2.1, where `before` is the full stop between)."""
    after_z: Literal["aa-bb", "aa-ab"] = "aa-bb"
    """How letters go on after (z): `aa-bb` for (aa), (bb); `aa-ab` for (aa), (ab)."""

    def label(self, ordinal: int) -> str:
        """The label at a place of the series, from 1."""
        return self.before + self._sign(ordinal) + self.after if self.style != "none" else ""

    def _sign(self, ordinal: int) -> str:
        if self.style == "none" or self.style == "sign":
            return ""
        return spell(self.style, ordinal, combined=self.after_z == "aa-ab")

    def ordinal(self, label: str) -> int | None:
        """The place of a label in the series; None if it does not belong to it."""
        core = label.removeprefix(self.before).removesuffix(self.after)
        if self.style == "none" or self.style == "sign":
            return None
        if f"{self.before}{core}{self.after}" != label:
            return None
        return read(self.style, core, combined=self.after_z == "aa-ab")

    def within(self, around: str) -> Series:
        """The series below an entry with a label: where it prints that first, with it."""
        if self.parent == "none":
            return self
        # A label as long as that would be repeated before every label below it.
        lead = around if len(around) <= _LONGEST * 2 else ""
        lead = lead if self.parent == "whole" else bare(lead)
        before = lead + self.before if lead else self.before.lstrip(f"{_STOPS} ")
        return self.model_copy(update={"before": before, "parent": "none"})


def from_sample(sample: str, above: str = "") -> Series | None:
    """The series whose first label is the sample; None if the sample is not a first label.

    A sample that begins with that of the level `above` prints the label around it first.
    """
    if sample in ("none", ""):
        return Series(style="none")
    if len(sample) > _LONGEST:
        return None
    series = _below(sample, above) or _counting(sample)
    if series is None and not re.search(r"\w", sample):
        return Series(style="sign", before=sample)
    return series


def _counting(sample: str) -> Series | None:
    match = _SAMPLE.fullmatch(sample)
    if match is None:
        return None
    return Series(style=_FIRST[match["first"]], before=match["before"], after=match["after"])


def bare(label: str) -> str:
    """A label without its final full stop, or the comma that Chinese has in its place."""
    return label.rstrip(_STOPS)


def is_apart(rest: str, around: str) -> bool:
    """Whether what follows a label can be told from it: 11 is no 1 below a 1."""
    joined = rest[:1].isalnum() and around[-1:].isalnum()
    return not joined or rest[:1].isdigit() != around[-1:].isdigit()


def _below(sample: str, above: str) -> Series | None:
    """`1.1` below `1.`: the full stop is what parts the two; `1. (a)` has it from the label."""
    stem = bare(above)
    if not stem or not sample.startswith(stem) or _counting(above) is None:
        return None
    whole = above != stem and re.match(r"\W", sample.removeprefix(above)) is not None
    whole = whole and sample.startswith(above)
    rest = sample.removeprefix(above if whole else stem)
    series = _counting(rest) if is_apart(rest, stem) else None
    return series and series.model_copy(update={"parent": "whole" if whole else "bare"})


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
            {"sample": value[:40], "example": _in_full(value[:40])},
        )
    return series


_LATER = re.compile(r"(?P<before>\W*)(?P<sign>[0-9]+|[a-z]+|[A-Z]+)(?P<after>\W*)")


def _in_full(sample: str) -> str:
    """The series that begins with a label further on, such as (h) or (aa)."""
    match = _LATER.fullmatch(sample)
    sign = match["sign"] if match else ""
    capital = "capital-" if sign.isupper() else ""
    roman = re.fullmatch("[ivx]|[ivxlcdm]{2,}", sign.lower())
    style = "number" if sign.isdigit() else capital + ("roman" if roman else "letter")
    start = read(cast(Style, style), sign) if sign else None
    if match is None or start is None or not 1 <= start <= 9999:
        return "{style: letter, start: 8, before: '(', after: ')'}"
    parts = [f"style: {style}", f"start: {start}"]
    parts += [f"{name}: '{match[name]}'" for name in ("before", "after") if match[name]]
    parts += ["after-z: aa-bb"] if style.endswith("letter") and len(sign) > 1 else []
    return f"{{{', '.join(parts)}}}"


SeriesField = Annotated[Series, BeforeValidator(_series)]


def _levels(value: Any) -> Any:
    """Each sample with the one before it in view; what is none stays, to be refused."""
    value = as_list(value)
    return list(_in_view(value)) if isinstance(value, list) else value


def _in_view(samples: list[Any]) -> Iterator[Any]:
    above = ""
    for sample in samples:
        if isinstance(sample, str):
            yield from_sample(sample, above) or sample
            above = sample
        else:
            yield sample
            above = _first_label(sample)


def _first_label(series: Any) -> str:
    """The first label of a series in full, as its sample would be."""
    try:
        return Series.model_validate(series).label(1)
    except ValidationError:
        return ""


_SPELLED = {"type": ["string", "number", "object"]}
Labels = Annotated[
    OneOrMore[SeriesField],
    BeforeValidator(_levels),
    WithJsonSchema({"anyOf": [_SPELLED, {"type": "array", "items": _SPELLED}]}),
]
"""The first label of each level's series, from the outermost level inwards."""
