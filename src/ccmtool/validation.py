"""A corpus to diagnostics: run the rules, add line and column, sort."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from ccmtool.corpus.corpus import Corpus
from ccmtool.diagnostics import Diagnostic, Finding, Location, Severity
from ccmtool.rules import RULES, Context, Rule
from ccmtool.source import Source

MOST_PER_FILE = 20
"""How many findings of a file are told; the rest of them is only counted."""


def validate(
    corpus: Corpus, *, final: bool = False, as_of: datetime.date | None = None
) -> tuple[Diagnostic, ...]:
    """What the rules find in a corpus, sorted by place.

    `final` applies the severities of finished documents;
    without `as_of`, nothing is past due.
    """
    context = Context(corpus, as_of)
    sources = {entry.path: entry.source for entry in corpus.entries}
    unshown = Counter({entry.path: entry.source.unshown for entry in corpus.entries})
    found = {
        _diagnostic(rule, finding, sources, final=final)
        for rule in RULES
        for finding in _first(rule.check(context), unshown)
    }
    return tuple(_capped(sorted(found, key=_order), unshown))


def _first(found: Iterable[Finding], unshown: Counter[str]) -> Iterator[Finding]:
    """The findings of a rule without the flood of a hostile file, which is only counted.

    Each would cost a search for its place, and a report tells of few.
    """
    seen: Counter[tuple[str, Severity | None]] = Counter()
    for one in found:
        kind = one.path, one.severity
        seen[kind] += 1
        if seen[kind] <= _FLOOD:
            yield one
        else:
            unshown[one.path] += 1


_FLOOD = 1_000


def _order(found: Diagnostic) -> tuple[str | int, ...]:
    # Two findings may differ in their help only: the order must not depend on the hash.
    path, span = found.location.path, found.location.span
    place = span.line, span.column, span.end_line, span.end_column
    return path, *place, found.code, found.message, found.help


def _diagnostic(
    rule: Rule, finding: Finding, sources: Mapping[str, Source], *, final: bool
) -> Diagnostic:
    severity = finding.severity or rule.severity
    if final and rule.final:
        severity = rule.final
    location = Location(finding.path, sources[finding.path].span_of(finding))
    return Diagnostic(rule.code, rule.name, severity, location, finding.message, finding.help)


def _capped(found: Iterable[Diagnostic], unshown: Mapping[str, int]) -> Iterator[Diagnostic]:
    """A file in a bad way gets no flood of findings: what weighs most is told, the rest counted."""
    for path, group in groupby(found, key=lambda one: one.location.path):
        ordered = list(group)
        by_weight = sorted(ordered, key=lambda one: -one.severity.weight)
        told = frozenset(map(id, by_weight[:MOST_PER_FILE]))
        rest = by_weight[MOST_PER_FILE:]
        more = len(rest) + unshown[path]
        for one in ordered:
            if id(one) in told or (more == 1 and rest):
                yield one
            elif one is rest[0]:
                yield replace(one, message=f"{more} more findings stand in this file", help="")
