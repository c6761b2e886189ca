"""Bytes of a corpus file to untyped data, places and problems.

Reading never raises on bad content, types nothing, and lets nothing hostile through:
every finding has an exact place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ccmtool.diagnostics import Finding, Span
from ccmtool.source.characters import describe, sift
from ccmtool.source.decoding import decode, refused_text, refused_whole
from ccmtool.source.limits import MAX_FINDINGS
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
from ccmtool.source.problem import Problem
from ccmtool.source.walk import walk_through

__all__ = ["Route", "Source", "read"]


@dataclass(frozen=True)
class Source:
    """A file as read.

    `data` holds text, None, mappings and lists only, and is None when the file could not be
    read to its end; `head` then still tells the top-level texts read before (its `id`, mostly).
    `problems` are the first of what is wrong, by place; `unshown` counts those not among them.
    Places are found by a second walk at the first question, so that good files pay nothing.
    """

    path: str
    data: dict[str, Any] | None
    problems: tuple[Finding, ...] = ()
    unshown: int = 0
    head: dict[str, str] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    def span(self, route: Route) -> Span:
        """Where the value at a route stands, or the nearest value around it that exists."""
        place = nearest(self._places, route)
        return self._between(*extent(self.text, place)) if place else Span()

    def span_of(self, finding: Finding) -> Span:
        """Where a finding points to: its own span, else characters of a text, a key or a value."""
        if finding.span:
            return finding.span
        if finding.start is not None and finding.end is not None:
            return self.span_within(finding.route, finding.start, finding.end)
        return self.key_span(finding.route) if finding.key else self.span(finding.route)

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
        return Source(path, None, *_findings(path, "", [whole]))
    raw, undecodable = decode(content)
    text, refused = sift(raw)
    walked = walk_through(text)
    head = {key: value for key, value in walked.root.items() if isinstance(value, str)}
    if foreign := refused_text(raw):
        return Source(path, None, *_findings(path, raw, foreign), head, text)
    shown = [describe(raw, index) for index in refused[: MAX_FINDINGS + 1]]
    problems = [*shown, *walked.problems, *([undecodable] if undecodable else [])]
    unshown = len(refused) - len(shown) + walked.uncounted
    return Source(path, walked.data, *_findings(path, raw, problems, unshown), head, text)


def _findings(
    path: str, text: str, problems: list[Problem], unshown: int = 0
) -> tuple[tuple[Finding, ...], int]:
    """The first findings by place, one more than a report shows, and how many there are beyond."""
    starts = line_starts(text) if problems else []
    ordered = sorted(set(problems))
    first = ordered[: MAX_FINDINGS + 1]
    findings = tuple(
        Finding(path, one.message, one.help, span=span_between(starts, one.start, one.end))
        for one in first
    )
    return findings, len(ordered) - len(first) + unshown
