"""The language of a document, or of a part of one."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.language import TAG

_NAMED = {
    "albanian": "sq",
    "amharic": "am",
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "bengali": "bn",
    "bosnian": "bs",
    "bulgarian": "bg",
    "burmese": "my",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "icelandic": "is",
    "indonesian": "id",
    "irish": "ga",
    "italian": "it",
    "japanese": "ja",
    "khmer": "km",
    "korean": "ko",
    "lao": "lo",
    "latvian": "lv",
    "lithuanian": "lt",
    "macedonian": "mk",
    "malay": "ms",
    "mongolian": "mn",
    "nepali": "ne",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "slovenian": "sl",
    "spanish": "es",
    "swahili": "sw",
    "swedish": "sv",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
}
"""The tags of common languages, by their English names."""


def check_tag(tag: str) -> str:
    """The tag, if it is one of a language."""
    if not re.fullmatch(TAG, tag):
        known = _NAMED.get(tag.casefold(), "")
        hint = f"`{known}`" if known else "en, fr, ar or zh-Hans"
        raise PydanticCustomError(
            "language",
            "`{tag}` is no language; write {hint}",
            {"tag": tag[:40], "hint": hint},
        )
    return tag


Language = Annotated[
    str,
    AfterValidator(check_tag),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{TAG}$",
            "description": "A language tag: en, fr, ar, zh-Hans.",
        }
    ),
]
