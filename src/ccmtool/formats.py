"""The formats that documents are written in, by name: whoever offers or checks them asks here."""

from __future__ import annotations

from typing import Literal, get_args

Format = Literal["markdown", "html"]

FORMATS: tuple[Format, ...] = get_args(Format)
