"""What was observed of an indicator."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Citation, Date, Doubtful, Line, Number, Ref


class IndicatorRef(Ref):
    """An indicator of an action plan: `lap/ID`."""

    scheme = "indicator"


def _quantity(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", value):
            raise PydanticCustomError(
                "quantity", "`{text}` is no number; write 12, 1250 or 12.5", {"text": value[:40]}
            )
        return Decimal(value)
    return value


Quantity = Annotated[
    Decimal, BeforeValidator(_quantity), WithJsonSchema({"type": "number", "minimum": 0})
]
"""How many, or how much: a number of bounded length that keeps the digits it was typed with."""


class Observation(Doubtful):
    """What was observed of an indicator, on a day."""

    indicator: IndicatorRef
    """The indicator: `PLAN/ID`, as the register of action plans has it."""
    value: Quantity | None = None
    """How many, or how much: `12`, `12.5`. Left out, a draft asks for it."""
    base: Number | None = None
    """Out of how many, where it is not the `base` of the indicator."""
    unit: Line | None = None
    """What was counted, where it is not the `unit` of the indicator."""
    as_of: Date | None = None
    """The day on which this was so, where it is not the `as-of` of the report."""
    text: Line | None = None
    """More about it, in words; of an indicator that nothing is counted for, the observation."""
    source: Citation | None = None
    """Where it comes from: a symbol, a comma and the place in it, or words."""

    @model_validator(mode="after")
    def _within_base(self) -> Observation:
        if self.value is not None and self.base is not None and self.value > self.base:
            raise PydanticCustomError(
                "observation",
                "`value` is {value}, which is more than the {base} that it is out of (`base`)",
                {"value": str(self.value), "base": self.base},
            )
        return self
