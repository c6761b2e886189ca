"""The report as JSON, for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ccmtool.diagnostics import Diagnostic
from ccmtool.reporters.safety import json_safe
from ccmtool.reporters.summary import Summary

VERSION = 1


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """One JSON object, valid and encodable whatever the messages hold."""
    found = {
        "version": VERSION,
        "summary": asdict(summary),
        "diagnostics": [_diagnostic(one) for one in diagnostics],
    }
    return json_safe(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    span = found.location.span
    return {
        "code": found.code,
        "name": found.name,
        "severity": str(found.severity),
        "path": found.location.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": found.message,
        "help": found.help,
    }
