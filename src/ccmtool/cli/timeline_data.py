"""The timeline for programs: versioned rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.schedule import Row
from ccmtool.reporters.safety import json_safe

VERSION = 1


def dump(corpus: Corpus, rows: Sequence[Row]) -> bytes:
    """The rows as JSON, in the order of the timeline; keys are only ever added to a version."""
    entries = {entry.path: entry for entry in corpus.entries}
    found = {"version": VERSION, "rows": [_row(entries[row.path], row) for row in rows]}
    return (json_safe(json.dumps(found, ensure_ascii=False, indent=2)) + "\n").encode()


def _row(entry: Entry, row: Row) -> dict[str, Any]:
    span = entry.source.span(row.route)
    return {
        "quarter": str(row.quarter) if row.quarter else None,
        "kind": row.kind,
        "plan": row.plan or None,
        "when": row.when or None,
        "condition": row.condition or None,
        "text": row.text,
        "activities": [
            {"id": activity, "label": label}
            for activity, label in zip(row.activities, row.labels, strict=False)
        ],
        "coordinators": row.coordinators or None,
        "meeting": row.meeting or None,
        "off_timeline": row.absent,
        "provisional": row.provisional,
        "open_questions": list(row.questions),
        "path": row.path,
        "line": span.line,
        "column": span.column,
    }
