"""What became of a command, and of a drill."""

from __future__ import annotations

import re
from dataclasses import dataclass


class Failed(Exception):
    """The drill has found something wrong."""


class Skipped(Exception):
    """The drill cannot be held on this machine."""


def expect(condition: object, why: str) -> None:
    """Fail the drill unless the condition holds."""
    if not condition:
        raise Failed(why)


@dataclass(frozen=True)
class Ran:
    """What became of a command."""

    code: int
    out: bytes
    err: bytes

    def __str__(self) -> str:
        return f"exit {self.code}, stderr {self.err[-1500:]!r}"

    def ends(self, *codes: int) -> Ran:
        """Fail the drill unless it ended with one of these codes, and without a traceback."""
        expect(self.code in codes, f"{' or '.join(map(str, codes))} expected: {self}")
        expect(b"Traceback" not in self.err, f"a traceback: {self}")
        return self

    def complains(self, *codes: int) -> Ran:
        """Fail the drill unless it ended with one line that says why."""
        self.ends(*codes)
        told = re.fullmatch(rb"ccmtool: [^\n]+\n", self.err)
        expect(told, f"one line expected: {self}")
        return self
