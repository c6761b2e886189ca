"""Diagnostics to a report: pure functions, one a format, in one visible table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ccmtool.diagnostics import Diagnostic
from ccmtool.reporters import json, text
from ccmtool.reporters.summary import Summary, summarise

__all__ = ["REPORTERS", "Reporter", "Summary", "summarise"]

Reporter = Callable[[Sequence[Diagnostic], Summary], str]

REPORTERS: Mapping[str, Reporter] = MappingProxyType({"text": text.report, "json": json.report})
"""The formats of a report, each a function that ends its answer with a line end."""
