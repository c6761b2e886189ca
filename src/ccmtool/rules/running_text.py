"""The words of a text without its markup, each with its place in the text as typed.

`prose` gives the nodes of a text but not where their characters stand;
a rule about wording needs to point at them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from ccmtool.prose.grammar import KEY, SCHEME, TARGET_IN_ANGLES, TARGET_IN_ROUND
from ccmtool.prose.line_ends import closed_up

COMPUTED = "\ufffc"
"""What stands in the words for a link whose text the tool computes."""

_MARKUP = re.compile(
    rf"\[\^(?P<key>{KEY})\]"
    rf"|\]\((?P<scheme>{SCHEME}):(?P<target>{TARGET_IN_ROUND})\)"
    rf"|<(?P<scheme_>{SCHEME}):(?P<target_>{TARGET_IN_ANGLES})>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<open>\[)|(?P<close>\])"
    r"|(?P<emphasis>\*+|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w))"
    r"|(?P<end>\n(?=[ \t]*\n|[ \t]*(?:[-+*>]|[0-9]+[.)])[ \t]))|(?P<line>\n)"
)


_SIGN = re.compile(r"[\[\]<\\*_\n]")


def _constructs(text: str) -> Iterator[re.Match[str]]:
    """What is markup in a text: looked for only where one of its signs stands."""
    sign = _SIGN.search(text)
    while sign:
        match = _MARKUP.match(text, sign.start())
        if match:
            yield match
        sign = _SIGN.search(text, (match or sign).end())


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that are linked; offsets are into the words."""

    scheme: str
    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A note mark: the offset into the words where it stands, and its stretch of the text."""

    key: str
    at: int
    start: int
    end: int


@dataclass(slots=True)
class RunningText:
    """The words of a text; a line end inside a paragraph is a blank in them.

    `runs` are the places at which a run of the words begins, in the words and in the text.
    """

    words: str = ""
    links: list[Linked] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that holds some of its words."""
        if not self.words:
            return 0, 0
        first = self.place_of(min(start, len(self.words) - 1))
        return first, self.place_of(min(end, len(self.words)) - 1) + 1 if end > start else first

    def place_of(self, at: int) -> int:
        """Where a character of the words stands in the text."""
        begins, place = self.runs[bisect_right(self.runs, at, key=itemgetter(0)) - 1]
        return place + at - begins


@lru_cache(maxsize=1024)
def running_text(text: str) -> RunningText:
    """The words of a text with their places; never raises, whatever the text."""
    found = RunningText()
    parts: list[str] = []
    opened: list[int] = []
    done = at = 0

    def keep(words: str, start: int) -> None:
        nonlocal at
        if words:
            parts.append(words)
            found.runs.append((at, start))
            at += len(words)

    for match in _constructs(text):
        keep(text[done : match.start()], done)
        done = match.end()
        if match["key"]:
            found.marks.append(Marked(match["key"], at, match.start(), match.end()))
        elif match["scheme"]:
            if opened:
                found.links.append(Linked(match["scheme"], match["target"], opened.pop(), at))
        elif match["scheme_"]:
            found.links.append(Linked(match["scheme_"], match["target_"], at, at + 1))
            keep(COMPUTED, match.start())
        elif match["escaped"]:
            keep(match["escaped"], match.end() - 1)
        elif match["open"]:
            opened.append(at)
        elif match["close"]:
            opened[-1:] = []
        elif match["end"]:
            keep("\n", match.start())
        elif match["line"] and not closed_up(
            text[match.start() - 1 : match.start()], text[done : done + 1]
        ):
            keep(" ", match.start())
    keep(text[done:], done)
    found.words = "".join(parts)
    return found
