"""The configuration of a corpus: `ccmtool.yaml`, beside `data/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from ccmtool.formats import Format
from ccmtool.model.base import Model, OneOrMore


def _some(formats: tuple[Format, ...]) -> tuple[Format, ...]:
    if not formats:
        raise PydanticCustomError("formats", "`formats` names none; leave the field out for all")
    return formats


class Configuration(Model):
    """Settings that hold for the whole corpus."""

    name: str | None = None
    """What the corpus is, in a few words. It does not print."""
    formats: Annotated[OneOrMore[Format], AfterValidator(_some)] = ("markdown", "html")
    """The formats that `render` writes unless told otherwise."""
    templates: str | None = None
    """A folder of templates beside `data`; its files win over built-in ones of the same name."""
