"""What a report says at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccmtool.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Summary:
    """How many findings of each severity there are, and in how many of the files looked at."""

    errors: int
    warnings: int
    infos: int
    files: int
    files_with_findings: int

    def __str__(self) -> str:
        """`2 errors, 5 warnings in 3 of 12 files.`"""
        counts = {"error": self.errors, "warning": self.warnings, "info": self.infos}
        parts = [_count(number, noun) for noun, number in counts.items() if number]
        if not parts:
            return f"No findings in {_count(self.files, 'file')}."
        return f"{', '.join(parts)} in {self.files_with_findings} of {_count(self.files, 'file')}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summarise(diagnostics: Iterable[Diagnostic], files: int) -> Summary:
    """The summary of the findings in a number of files."""
    found = tuple(diagnostics)
    counts = {severity: sum(one.severity is severity for one in found) for severity in Severity}
    return Summary(
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.INFO],
        files,
        len({one.location.path for one in found}),
    )
