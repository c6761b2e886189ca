"""Bytes of a corpus file to untyped data, places and problems.

Reading never raises on bad content, types nothing, and lets nothing hostile through:
every finding carries the code STR03 and an exact place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ccmtool.diagnostics import Diagnostic, Location, Severity, Span
from ccmtool.source.characters import describe, sift
from ccmtool.source.decoding import MAX_BYTES, decode, refused_text, refused_whole
from ccmtool.source.finding import Finding
from ccmtool.source.places import (
    Places,
    Route,
    as_typed,
    extent,
    line_starts,
    nearest,
    span_between,
    within,
)
from ccmtool.source.walk import MAX_DEPTH, MAX_FINDINGS, MAX_NODES, MAX_TEXT, walk_through

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FINDINGS",
    "MAX_NODES",
    "MAX_TEXT",
    "Route",
    "Source",
    "read",
]


@dataclass(frozen=True)
class Source:
    """A file as read.

    `data` holds text, None, mappings and lists only, and is None when the file could not be
    read to its end; `head` then still tells the top-level texts read before (its `id`, mostly).
    Places are found by a second walk at the first question, so that good files pay nothing.
    """

    path: str
    data: dict[str, Any] | None
    problems: tuple[Diagnostic, ...] = ()
    head: dict[str, str] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    def span(self, route: Route) -> Span:
        """Where the value at a route stands, or the nearest value around it that exists."""
        place = nearest(self._places, route)
        return self._between(*extent(self.text, place)) if place else Span()

    def key_span(self, route: Route) -> Span:
        """Where the key at the end of a route stands; of a list entry, its value."""
        place = nearest(self._places, route)
        if place is None or (place.key_start, place.key_end) == (place.start, place.end):
            return self.span(route)
        return self._between(place.key_start, place.key_end)

    def span_within(self, route: Route, start: int, end: int) -> Span:
        """Where characters `start` to `end` of the text at a route stand in the file."""
        route = as_typed(self._places, route)
        place = self._places.get(route)
        value = self._value(route) if place else None
        if place is None or not isinstance(value, str):
            return self.span(route)
        return self._between(*within(self.text, place, value, start, end))

    def _value(self, route: Route) -> Any:
        """The value at a route that has a place."""
        value: Any = self.data
        for step in route if value is not None else ():
            value = value[step]
        return value

    def _between(self, start: int, end: int) -> Span:
        return span_between(self._starts, start, end)

    @cached_property
    def _places(self) -> Places:
        return walk_through(self.text, record=True).places

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.text)


def read(path: str, content: bytes) -> Source:
    """Read a file; whatever its bytes are, the answer is a `Source`, never an exception."""
    if whole := refused_whole(content):
        return Source(path, None, _diagnostics(path, "", [whole]))
    raw, undecodable = decode(content)
    text, refused = sift(raw)
    walked = walk_through(text)
    head = {key: value for key, value in walked.root.items() if isinstance(value, str)}
    if foreign := refused_text(raw):
        return Source(path, None, _diagnostics(path, raw, foreign), head, text)
    shown = [describe(raw, index) for index in refused[: MAX_FINDINGS + 1]]
    findings = [*shown, *walked.findings, *([undecodable] if undecodable else [])]
    unshown = len(refused) - len(shown) + walked.uncounted
    problems = _diagnostics(path, raw, findings, unshown)
    return Source(path, walked.data, problems, head, text)


def _diagnostics(
    path: str, text: str, findings: list[Finding], unshown: int = 0
) -> tuple[Diagnostic, ...]:
    """Findings by place; from the 21st on they are only counted, at the place of that one."""
    if not findings:
        return ()
    starts = line_starts(text)
    ordered = sorted(set(findings))
    rest = len(ordered) - MAX_FINDINGS + unshown
    if rest > 1:
        at = ordered[MAX_FINDINGS].start
        more = Finding(at, at, f"{rest} more problems stand here and below")
        ordered = [*ordered[:MAX_FINDINGS], more]
    return tuple(
        Diagnostic(
            "STR03",
            "unreadable-yaml",
            Severity.ERROR,
            Location(path, span_between(starts, finding.start, finding.end)),
            finding.message,
            finding.help,
        )
        for finding in ordered
    )
