"""The cases of the rules: Markdown files that are documentation, fixture and snapshot at once.

A file of a small corpus stands in a block ```` ```yaml data/PATH ````, the report that it is to
give in a block ```` ```text ````, with `--final` and `--as-of=DATE` behind the word where needed.
A block of text ends a case; what stands before the first heading of the second level
belongs to every case of the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ccmtool.corpus.corpus import read
from ccmtool.reporters import REPORTERS, summarise
from ccmtool.validation import validate

FOLDER = Path(__file__).parent

_PART = re.compile(
    r"^## (?P<title>.+)\n|^```(?P<kind>yaml|text) ?(?P<info>.*)\n(?P<body>(?:.*\n)*?)```\n",
    re.MULTILINE,
)


@dataclass
class Case:
    """A small corpus, and the report that it is to give."""

    title: str
    files: dict[str, str]
    options: str = ""
    expected: str = ""
    span: tuple[int, int] = (0, 0)

    def report(self) -> str:
        """What the rules say of the corpus, as text."""
        corpus = read({path: text.encode() for path, text in self.files.items()})
        day = re.search(r"--as-of=(\S+)", self.options)
        as_of = datetime.date.fromisoformat(day[1]) if day else None
        found = validate(corpus, final="--final" in self.options, as_of=as_of)
        return REPORTERS["text"](found, summarise(found, len(self.files)))


@dataclass
class CaseFile:
    """The cases of a rule."""

    path: Path
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.path.read_text(encoding="utf-8")

    def cases(self) -> Iterator[Case]:
        """The cases in order."""
        shared: dict[str, str] = {}
        here = Case("", shared)
        for match in _PART.finditer(self.text):
            if match["title"]:
                here = Case(match["title"], dict(shared))
            elif match["kind"] == "yaml":
                here.files[match["info"]] = match["body"]
            else:
                here.options, here.expected = match["info"], match["body"]
                here.span = match.span("body")
                yield here
                here = Case(f"{here.title}, further on", dict(shared))

    def rewrite(self) -> None:
        """Put what the rules say now into the blocks of text."""
        text = self.text
        for case in reversed(list(self.cases())):
            start, end = case.span
            text = text[:start] + case.report() + text[end:]
        self.path.write_text(text, encoding="utf-8", newline="\n")
        self.text = text


def case_files() -> list[CaseFile]:
    """Every file of cases, sorted by code."""
    return [CaseFile(path) for path in sorted(FOLDER.glob("*.md"))]
