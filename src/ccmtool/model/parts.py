"""The parts of a document: which of them print, in which order, under which headings."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, Discriminator, Tag
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Doubtful, Line, OneOrMore


class TitledPart(Doubtful):
    """A part with a heading of its own; each kind of document says in `part` which it has."""

    counted: ClassVar[bool] = False

    part: str
    label: Line | None = None
    """A label typed by hand before the heading: `I.`"""
    title: Line | None = None
    """The heading, where it is not the usual one."""


def name_of(part: str | TitledPart) -> str:
    """Which part is meant, with or without a heading of its own."""
    return part.part if isinstance(part, TitledPart) else part


Word = TypeVar("Word", bound=str)
Titled = TypeVar("Titled", bound=TitledPart)


def _form(value: Any) -> str:
    return "@titled" if isinstance(value, dict) else "@word"


def _each_once(parts: tuple[str | TitledPart, ...]) -> tuple[str | TitledPart, ...]:
    names = [name_of(part) for part in parts]
    for name in names:
        if names.count(name) > 1:
            raise PydanticCustomError("parts", "`{name}` stands twice in `parts`", {"name": name})
    return parts


Parts = Annotated[
    OneOrMore[
        Annotated[
            Annotated[Word, Tag("@word")] | Annotated[Titled, Tag("@titled")],
            Discriminator(_form),
        ]
    ],
    AfterValidator(_each_once),
]
"""Parts in the order of printing, each a word, or a mapping with `part:` and more."""
