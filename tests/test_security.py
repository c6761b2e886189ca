"""The page on security: its limits are those of the code."""

from __future__ import annotations

import re

from jinja2.sandbox import MAX_RANGE
from pydantic import TypeAdapter

from ccmtool.model.base import Id
from ccmtool.source import limits
from ccmtool.validation import MOST_PER_FILE
from ccmtool.writers import confined, templating
from tests.conftest import ROOT
from tests.hostile import MOST_MEBIBYTES, MOST_SECONDS

PAGE = (ROOT / "docs/security.md").read_text("utf-8")


def test_the_limits_of_reading() -> None:
    section = PAGE.split("### Limits\n")[1].split("\n### ")[0]
    longest_id = TypeAdapter(Id).json_schema()["maxLength"]
    assert re.findall(r"^\| ([a-z].+?) \| (.+?) \|$", section, re.MULTILINE) == [
        ("size of a file", f"{limits.MAX_BYTES >> 20} MiB"),
        ("size of a text", f"{limits.MAX_TEXT >> 10} KiB"),
        ("keys and values of a file", f"{limits.MAX_NODES:,}"),
        ("lists and groups of keys in one another", str(limits.MAX_DEPTH)),
        ("length of a key", f"{limits.MAX_KEY} characters"),
        ("length of an id", f"{longest_id} characters"),
        ("findings of a file that are shown; the others are counted", str(MOST_PER_FILE)),
    ]
    assert MOST_PER_FILE == limits.MAX_FINDINGS
    assert f"less than {MOST_SECONDS} seconds and {MOST_MEBIBYTES} MiB" in section


def test_the_limits_of_templates() -> None:
    section = PAGE.split("\n## Templates\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| ([a-z].+?) \| (.+?) \|$", section, re.MULTILINE) == [
        ("time to write a document, where it is not very long", f"{confined.AT_LEAST} seconds"),
        ("memory of that process, as addresses", f"{confined.MEMORY >> 20} MiB"),
        ("size of a page", f"{confined.LARGEST >> 20} MiB"),
        ("size of a template or style sheet", f"{templating.LARGEST >> 10} KiB"),
        ("numbers that `range` counts", f"{MAX_RANGE:,}"),
    ]
