"""What the compiler says about a corpus: a severity, a place, a message and a remedy."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """3 for an error, 2 for a warning, 1 for an info."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count from 1, in characters; the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of a named file; the path is relative to the corpus, with forward slashes."""

    path: str
    span: Span = Span()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, ready to be reported.

    `message` says what is wrong in plain words, without a full stop at its end;
    `help` says what to do about it, as one or more sentences, and may be empty.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Overdue:
    """What a finding says instead once a day is past."""

    due: datetime.date
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say, at a route of a file; line and column are added afterwards.

    `start` and `end` narrow the place down to characters of the text at the route;
    `key` points at the key that the route ends with rather than at its value;
    `span` is given where the place is no route, because the file could not be read that far.
    """

    path: str
    message: str
    help: str = ""
    route: tuple[str | int, ...] = ()
    start: int | None = None
    end: int | None = None
    key: bool = False
    span: Span | None = None
    severity: Severity | None = None
    overdue: Overdue | None = None
