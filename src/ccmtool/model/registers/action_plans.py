"""The register of action plans."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Date, Doubtful, Id, MeetingRef, Model, Name, Number, ThemeRef
from ccmtool.model.times import PeriodField

_RANGE = r"[0-9]{1,9}(\.\.[0-9]{1,9})?"


def _range(text: str) -> str:
    if not re.fullmatch(_RANGE, text):
        raise PydanticCustomError(
            "range", "`{text}` is no range of numbers; write 38..42", {"text": text[:40]}
        )
    return text


NumberRange = Annotated[
    str,
    AfterValidator(_range),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_RANGE}$"}),
]


class ThemeActions(Doubtful):
    """The actions of a plan that belong to a theme."""

    theme: ThemeRef | None = None
    """The id of the theme; left out for what cuts across all."""
    title: Name | None = None
    """The name of the group, where it is no theme."""
    actions: NumberRange
    """The numbers of the first and the last: `38..42`."""


class Indicator(Doubtful):
    """What shows how far actions of a plan have been carried out."""

    id: Id
    """A short, stable word, unique among the indicators of the plan."""
    actions: NumberRange | None = None
    """The numbers of the actions that it is about: `38`, `38..39`; left out for the whole plan."""
    text: Name
    """The indicator in words, which links print."""
    unit: Name | None = None
    """What is counted: `States Parties`, `per cent`."""
    base: Number | None = None
    """Out of how many, where that is the same for all observations."""
    target: Name | None = None
    """What is aimed at, in words."""


class ActionPlan(Doubtful):
    """An action plan adopted by a review conference. Its numbers mean nothing without it."""

    id: Id
    """A short, stable word."""
    name: Name
    """The name that links print."""
    abbreviation: Name | None = None
    """Its abbreviation, which links to its actions print: `LAP Action 38`."""
    period: PeriodField
    """The years that it covers: `2021..2026`."""
    number_of_actions: Number
    """How many actions it has; they are numbered from 1."""
    adopted_by: MeetingRef | None = None
    """The id of the meeting that adopted it."""
    adopted_on: Date | None = None
    """The day of its adoption."""
    groups: tuple[ThemeActions, ...] = ()
    """Which actions belong to which theme."""
    indicators: tuple[Indicator, ...] = ()
    """What progress is measured by."""


class ActionPlans(Model):
    """The register of action plans."""

    kind: Literal["action-plans"]
    """What the file is."""
    entries: tuple[ActionPlan, ...] = ()
    """The action plans."""
