"""A corpus to diagnostics: run the rules, add line and column, sort."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry
from ccmtool.diagnostics import Diagnostic, Finding, Location, Severity, Span
from ccmtool.rules import RULES, Context

MOST_PER_FILE = 20
"""How many findings of a file are told; the rest of them is only counted."""

Found = tuple[str, Finding]
"""A finding with the code of its rule; its span says where it stands."""


def validate(
    corpus: Corpus, *, final: bool = False, as_of: datetime.date | None = None
) -> tuple[Diagnostic, ...]:
    """What the rules find in a corpus, sorted by place.

    `final` applies the severities of finished documents;
    without `as_of`, nothing is past due.
    """
    return tuple(
        found
        for entry in corpus.entries
        for found in weigh(*check(corpus, entry), final=final, as_of=as_of)
    )


def check(corpus: Corpus, entry: Entry) -> tuple[tuple[Found, ...], int]:
    """What the rules find in a file, each with its place; and of how much nothing is told.

    Of the flood that a hostile file makes, most is only counted: each finding would cost a search
    for its place, and a report tells of few.
    """
    context, found, unshown = Context(corpus, entry), [], entry.source.unshown
    for rule in RULES:
        seen: Counter[Severity | None] = Counter()
        for one in rule.check(context):
            seen[one.severity] += 1
            if seen[one.severity] <= _FLOOD:
                found.append((rule.code, replace(one, span=entry.source.span_of(one))))
            else:
                unshown += 1
    return tuple(found), unshown


_FLOOD = 1_000


def weigh(
    findings: Iterable[Found], unshown: int, *, final: bool, as_of: datetime.date | None
) -> tuple[Diagnostic, ...]:
    """The findings of a file as they are told on a day, by place; `unshown` are told of nowhere."""
    found = {_diagnostic(code, finding, final=final, as_of=as_of) for code, finding in findings}
    return tuple(_capped(sorted(found, key=_order), unshown))


def _order(found: Diagnostic) -> tuple[str | int, ...]:
    # Two findings may differ in their help only: the order must not depend on the hash.
    span = found.location.span
    place = span.line, span.column, span.end_line, span.end_column
    return *place, found.code, found.message, found.help


_RULES = {rule.code: rule for rule in RULES}


def _diagnostic(
    code: str, finding: Finding, *, final: bool, as_of: datetime.date | None
) -> Diagnostic:
    rule = _RULES[code]
    severity = finding.severity or rule.severity
    if final and rule.final:
        severity = rule.final
    late = finding.overdue if as_of and finding.overdue and finding.overdue.due < as_of else None
    message = late.message if late else finding.message
    location = Location(finding.path, finding.span or Span())
    return Diagnostic(rule.code, rule.name, severity, location, message, finding.help)


def _capped(found: list[Diagnostic], unshown: int) -> Iterator[Diagnostic]:
    """A file in a bad way gets no flood of findings: what weighs most is told, the rest counted."""
    by_weight = sorted(found, key=lambda one: -one.severity.weight)
    told, rest = frozenset(map(id, by_weight[:MOST_PER_FILE])), by_weight[MOST_PER_FILE:]
    more = len(rest) + unshown
    for one in found:
        if id(one) in told or (more == 1 and rest):
            yield one
        elif one is rest[0]:
            yield replace(one, message=f"{more} more findings stand in this file", help="")
