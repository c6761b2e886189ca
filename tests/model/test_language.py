"""The language of a document, or of a part of one."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from ccmtool.model.language import Language


@pytest.mark.parametrize("tag", ["en", "fr", "zh-Hans", "pt-BR", "syr"])
def test_languages(tag: str) -> None:
    assert TypeAdapter(Language).validate_python(tag) == tag


@pytest.mark.parametrize("tag", ["", "Elvish", "en_GB", "en-", "e", '"><script>', "en\n"])
def test_what_is_no_language(tag: str) -> None:
    with pytest.raises(ValidationError, match="is no language; write en, fr, ar or zh-Hans"):
        TypeAdapter(Language).validate_python(tag)
