"""The ground every model stands on: strict fields read from text.

The reader types nothing, so every scalar arrives as text and the field decides what it means.
The kinds of text that rules and layouts look for are subclasses of `str`:
whoever walks a document recognises them by `isinstance`, without a word about the field.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from ccmtool.model.spoken_dates import as_typed
from ccmtool.model.texts import Citation as Citation
from ccmtool.model.texts import Line as Line
from ccmtool.model.texts import Name as Name
from ccmtool.model.texts import Prose as Prose
from ccmtool.model.texts import Words

Route = tuple[str | int, ...]


@cache
def kebab(name: str) -> str:
    """The name of a field as authors type it: `text_of` is `text-of`."""
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """A mapping of the corpus: frozen, and no field beyond those it declares."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=kebab,
        validate_by_name=False,
        validate_by_alias=True,
        defer_build=True,  # a start builds the readers of the kinds at hand, and no others
    )


# --- ids -------------------------------------------------------------------------------------

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


def slug(text: str) -> str:
    """The nearest id to a text, for hints; empty if nothing of it can stay."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64].strip("-")


def _check_id(text: str) -> str:
    if len(text) > 64:
        raise PydanticCustomError("id", "this id has {n} characters; at most 64", {"n": len(text)})
    if not _ID.fullmatch(text):
        hint = f"; try `{slug(text)}`" if slug(text) else ""
        raise PydanticCustomError(
            "id",
            "`{id}` is no id: small letters a to z, digits, and single hyphens between them{hint}",
            {"id": text, "hint": hint},
        )
    if text in _DEVICES:
        raise PydanticCustomError("id", "`{id}` is the name of a device on Windows", {"id": text})
    return text


Id = Annotated[
    str,
    AfterValidator(_check_id),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$", "maxLength": 64},
    ),
]
"""A word chosen by the author: short, stable, never a label, a position or a path."""


class Ref(Words):
    """What a link of the scheme would have after its colon: the id of something elsewhere."""

    __slots__ = ()
    scheme: ClassVar[str] = ""


class MeetingRef(Ref):
    """The id of a meeting."""

    scheme = "meeting"


class PartyRef(Ref):
    """The id of a party: a role, a State, a body, an organisation, ..."""

    scheme = "party"


class ThemeRef(Ref):
    """The id of a theme."""

    scheme = "theme"


class PlanRef(Ref):
    """The id of an action plan."""

    scheme = "action-plan"


class ActionRef(Ref):
    """Actions of an action plan: `lap/38` or `lap/38..42`."""

    scheme = "action"


class DocumentRef(Ref):
    """The id of a registered document, or of a document of the corpus."""

    scheme = "doc"


class WorkPlanRef(DocumentRef):
    """The id of a work plan of the corpus."""


class ArticleRef(Ref):
    """An article of an instrument: `ccm/6`."""

    scheme = "article"


class ItemRef(Ref):
    """The id of an item of this agenda, or `DOC/ID`."""

    scheme = "item"


class ActivityRef(Ref):
    """An activity: its id within the plan, or `PLAN/ID`."""

    scheme = "activity"


class OutputRef(Ref):
    """An output: its id within the plan, or `PLAN/ID`."""

    scheme = "output"


class TextRef(Ref):
    """Words that stand elsewhere: `DOC/ID` of an item, a prose entry or a passage."""

    scheme = "text of"  # not a scheme that could be typed in a link


# --- numbers and dates -----------------------------------------------------------------------


def _whole_number(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
            raise PydanticCustomError("number", "`{text}` is no whole number", {"text": value[:40]})
        return int(value)
    return value


Number = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})
]


def _date(value: Any) -> Any:
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                pass
        said = as_typed(value)
        raise PydanticCustomError(
            "date",
            "`{text}` is no date; write {hint}",
            {"text": value[:40], "hint": f"`{said}`" if said else "it as 2025-04-07"},
        )
    return value


Date = Annotated[
    datetime.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]


def _flag(value: Any) -> Any:
    if value not in ("true", "false"):
        raise PydanticCustomError("flag", "write `true` or `false`")
    return value == "true"


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]

Element = TypeVar("Element")


def as_list(value: Any) -> Any:
    """One element typed alone is a list of one."""
    return [value] if isinstance(value, str | dict) else value


OneOrMore = Annotated[tuple[Element, ...], BeforeValidator(as_list)]
"""A list, or its only element typed alone."""


def as_list_or_none(value: Any) -> Any:
    """The same, and `none` is an empty list."""
    return () if value == "none" else as_list(value)


NoneOrMore = Annotated[tuple[Element, ...], BeforeValidator(as_list_or_none)]
"""A list, or its only element typed alone, or `none` where it is known that there is none."""

# --- doubt -----------------------------------------------------------------------------------


class Doubtful(Model):
    """A mapping whose fields may be unconfirmed."""

    provisional: OneOrMore[str] = ()
    """The fields whose content is not confirmed, by name, or `all`.
    A draft marks the words that it prints from them; `--final` refuses to print them."""

    @model_validator(mode="after")
    def _fields_exist(self) -> Doubtful:
        if not self.provisional:
            return self
        known = {kebab(name) for name in type(self).model_fields} - {"provisional", "id"}
        for name in self.provisional:
            if name != "all" and name not in known:
                raise PydanticCustomError(
                    "provisional",
                    "`provisional` names the fields in doubt, or `all`; `{name}` is no field here,"
                    " but {known} are",
                    {"name": name, "known": ", ".join(sorted(known))},
                )
        return self

    def doubts(self, *fields: str) -> bool:
        """Whether any of the fields (as authors type them) is provisional."""
        return "all" in self.provisional or any(field in self.provisional for field in fields)
