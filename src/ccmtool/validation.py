"""A corpus to diagnostics: run the rules, add line and column, sort."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ccmtool.corpus.corpus import Corpus, Entry
from ccmtool.diagnostics import Diagnostic, Finding, Location, Span
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
        for found in weigh(check(corpus, entry), entry.source.unshown, final=final, as_of=as_of)
    )


def check(corpus: Corpus, entry: Entry) -> tuple[Found, ...]:
    """What the rules find in a file, each with its place."""
    context = Context(corpus, entry)
    return tuple(
        (rule.code, replace(finding, span=entry.source.span_of(finding)))
        for rule in RULES
        for finding in rule.check(context)
    )


def weigh(
    findings: Iterable[Found], unshown: int, *, final: bool, as_of: datetime.date | None
) -> tuple[Diagnostic, ...]:
    """The findings of a file as they are told on a day, by place; `unshown` are told of nowhere."""
    found = {_diagnostic(code, finding, final=final, as_of=as_of) for code, finding in findings}
    return tuple(_capped(sorted(found, key=_order), unshown))


def _order(found: Diagnostic) -> tuple[Span, str, str, str]:
    # Two findings may differ in their help only: the order must not depend on the hash.
    return found.location.span, found.code, found.message, found.help


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
    told, rest = by_weight[:MOST_PER_FILE], by_weight[MOST_PER_FILE:]
    more = len(rest) + unshown
    for one in found:
        if one in told or (more == 1 and rest):
            yield one
        elif one == rest[0]:
            yield replace(one, message=f"{more} more findings stand in this file", help="")
