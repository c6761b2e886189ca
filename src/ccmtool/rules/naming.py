"""How findings call what they are about, in the words of the field."""

from __future__ import annotations

from collections.abc import Sequence

from ccmtool.corpus.entry import Entry
from ccmtool.model.base import Route
from ccmtool.model.times import Quarter

_LONGEST = 72


def place(entry: Entry, route: Route) -> str:
    """The path and line of something that a finding stands elsewhere than."""
    return f"{entry.path}:{entry.source.span(route).line}"


def quoted(text: str) -> str:
    """Words of a document in a message: one line, not too long, between quotation marks."""
    line = " ".join(text[: _LONGEST * 4].split())
    if len(line) <= _LONGEST:
        return f"“{line}”"
    kept = line[:_LONGEST]
    return f"“{kept.rpartition(' ')[0] or kept} …”"


def labelled(noun: str, entry: Entry, route: Route, identifier: str) -> str:
    """`activity b) coalitions`: the label that readers see, and the id that files use."""
    label = entry.labels.get(route, "")
    return f"{noun} {label} `{identifier}`" if label else f"{noun} `{identifier}`"


def quarters(found: Sequence[Quarter]) -> str:
    """`Q1-2025 and Q2-2025`."""
    names = [str(quarter) for quarter in dict.fromkeys(found)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
