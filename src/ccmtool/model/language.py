"""The language of a document, or of a part of one."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.language import TAG


def _language(tag: str) -> str:
    if not re.fullmatch(TAG, tag):
        raise PydanticCustomError(
            "language", "`{tag}` is no language; write en, fr, ar or zh-Hans", {"tag": tag[:40]}
        )
    return tag


Language = Annotated[
    str,
    AfterValidator(_language),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{TAG}$",
            "description": "A language tag: en, fr, ar, zh-Hans.",
        }
    ),
]
