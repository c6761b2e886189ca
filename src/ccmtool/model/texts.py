"""The kinds of text: whoever walks a document tells them apart by their type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ccmtool.language import TAG, primary
from ccmtool.model.language import check_tag


class Words(str):
    """A `str` that remembers what it is for."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


class Prose(Words):
    """Running text with markup: paragraphs, lists, links, notes."""


class Line(Words):
    """Text of one paragraph with markup, such as a title. Numbers need no quotes."""

    versions: Mapping[str, Line] = MappingProxyType({})
    """The same in each language that it is given in, where it is given in several."""

    @property
    def every(self) -> tuple[Line, ...]:
        """The words in every language that they are given in."""
        return tuple(self.versions.values()) or (self,)

    def language(self, language: str) -> str:
        """The language that it prints in within a document: `fr` for `fr-CH`, else English, else
        the first; empty where none is told."""
        if not self.versions:
            return ""
        known = (_matching(self.versions, tag) for tag in (language, "en"))
        return next(filter(None, known), next(iter(self.versions)))

    def within(self, language: str) -> Line:
        """The words that it prints in a document of a language."""
        return self.versions.get(self.language(language), self) if self.versions else self

    def is_in(self, language: str, untold: str) -> bool:
        """Whether it prints in a language itself; where none is told, it is in `untold`."""
        return primary(self.language(language) or untold) == primary(language)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        short = core_schema.str_schema(max_length=_LONGEST_LINE)
        return core_schema.no_info_after_validator_function(cls, short)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "number"], "maxLength": _LONGEST_LINE}


_LONGEST_LINE = 1000  # a link prints a line: thousands of links to a long one would fill memory


class Citation(Words):
    """A document symbol with, after a comma, the place in it; or an explanation in words."""


# --- names -----------------------------------------------------------------------------------


class Name(Line):
    """A line that a register gives in one language, or in several: `{en: Geneva, fr: Genève}`.

    As a `str` it is the one in English, else the first: what prints where there is no translation.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        line = Line.__get_pydantic_core_schema__(Line, handler)
        tag = core_schema.no_info_after_validator_function(check_tag, core_schema.str_schema())
        languages = core_schema.dict_schema(keys_schema=tag, values_schema=line)
        # The `@` keeps these names apart from keys in the place of an error.
        either = core_schema.tagged_union_schema(
            {"@line": line, "@languages": languages},
            discriminator=lambda value: "@languages" if isinstance(value, dict) else "@line",
        )
        return core_schema.no_info_after_validator_function(cls._read, either)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        line = Line.__get_pydantic_json_schema__(schema, handler)
        return {
            "anyOf": [
                line,
                {
                    "type": "object",
                    "propertyNames": {"pattern": f"^{TAG}$"},
                    "additionalProperties": line,
                    "minProperties": 1,
                },
            ]
        }

    @classmethod
    def _read(cls, value: Line | dict[str, Line]) -> Name:
        if isinstance(value, str):
            return cls(value)
        if not value:
            raise PydanticCustomError("name", "no language is given here; write `fr: ...` below it")
        name = cls(value.get(_matching(value, "en")) or next(iter(value.values())))
        name.versions = MappingProxyType(value)
        return name


def _matching(versions: Mapping[str, Line], language: str) -> str:
    """The language given, as it is or without its country; else the same of another country."""
    tags = {tag.casefold(): tag for tag in versions}
    wanted = language.casefold()
    others = (tag for tag in versions if primary(tag) == primary(language))
    return tags.get(wanted) or tags.get(primary(language)) or next(others, "")
