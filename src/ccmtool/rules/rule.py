"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ccmtool.corpus.corpus import Corpus
from ccmtool.diagnostics import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and name, which never change meaning, and the function that finds.

    `final` is the severity under `--final`, where it differs. `manual` is the docstring of the
    rule's module: its page in the manual. A rule neither formats nor repairs.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Corpus], Iterator[Finding]]
    manual: str
    final: Severity | None = None
