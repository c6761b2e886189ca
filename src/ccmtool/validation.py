"""A corpus to diagnostics: run the rules, add line and column, sort."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ccmtool.corpus.corpus import Corpus
from ccmtool.diagnostics import Diagnostic, Finding, Location, Severity, Span
from ccmtool.rules import RULES, Context, Rule
from ccmtool.source import Source

MOST_OF_READING = 20
"""How many findings a file gets about how it is written, before the rest is only counted."""

_READING = ("STR01", "STR02", "STR03")


def validate(
    corpus: Corpus, *, final: bool = False, as_of: datetime.date | None = None
) -> tuple[Diagnostic, ...]:
    """What the rules find in a corpus, sorted by place.

    `final` applies the severities of finished documents;
    without `as_of`, nothing is past due.
    """
    context = Context(corpus, as_of)
    sources = {entry.path: entry.source for entry in corpus.entries}
    found = {
        _diagnostic(rule, finding, sources, final=final)
        for rule in RULES
        for finding in rule.check(context)
    }
    return tuple(_capped(sorted(found, key=_order)))


def _order(found: Diagnostic) -> tuple[str, Span, str, str, str]:
    # Two findings may differ in their help only: the order must not depend on the hash.
    return found.location.path, found.location.span, found.code, found.message, found.help


def _diagnostic(
    rule: Rule, finding: Finding, sources: Mapping[str, Source], *, final: bool
) -> Diagnostic:
    severity = finding.severity or rule.severity
    if final and rule.final:
        severity = rule.final
    location = Location(finding.path, _span(finding, sources[finding.path]))
    return Diagnostic(rule.code, rule.name, severity, location, finding.message, finding.help)


def _span(finding: Finding, source: Source) -> Span:
    if finding.span:
        return finding.span
    if finding.start is not None and finding.end is not None:
        return source.span_within(finding.route, finding.start, finding.end)
    return source.key_span(finding.route) if finding.key else source.span(finding.route)


def _capped(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A file that is not what it says gets no flood of findings about the way it is written."""
    reading: dict[str, list[Diagnostic]] = defaultdict(list)
    rest: dict[str, Diagnostic] = {}
    kept: list[Diagnostic] = []
    for one in found:
        path = one.location.path
        if one.code not in _READING:
            kept.append(one)
            continue
        reading[path].append(one)
        if len(reading[path]) <= MOST_OF_READING:
            kept.append(one)
        elif len(reading[path]) == MOST_OF_READING + 1:
            rest[path] = one
            kept.append(one)
    for one in kept:
        more = len(reading[one.location.path]) - MOST_OF_READING
        if one is rest.get(one.location.path) and more > 1:
            message = f"{more} more problems stand here and below"
            yield replace(one, severity=Severity.ERROR, message=message, help="")
        else:
            yield one
