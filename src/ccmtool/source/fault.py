"""A report of the parser, and the form of an explanation of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccmtool.source.problem import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """A report of the parser.

    `at` is the index where it stuck, `begin` where the construct it was in begins,
    `opened` and `closed` where the last value that it read whole begins and ends.
    """

    text: str
    problem: str
    at: int
    begin: int
    opened: int
    closed: int

    @property
    def blamed(self) -> int:
        """An index in the line to look at: a missing colon is noticed only behind it."""
        return self.begin if "expected ':'" in self.problem else self.at


Explanation = Callable[[Fault], Problem | None]
