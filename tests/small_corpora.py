"""Corpora of a few lines, for tests."""

from __future__ import annotations

from textwrap import dedent

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Resolution

MEETING = """\
kind: meetings
entries:
- {id: m, name: Meeting of the Parties, dates: 2025-04-07..2025-04-08}
"""


def corpus(*files: str, **named: str) -> Corpus:
    """A corpus of files given by their YAML; those without a name are `0.yaml`, `1.yaml`, ..."""
    texts = {str(number): text for number, text in enumerate(files)} | named
    return read({f"{name}.yaml": dedent(text).encode() for name, text in texts.items()})


def only(corpus: Corpus, path: str = "0") -> Entry:
    """The entry of a file, without problems."""
    (entry,) = [entry for entry in corpus.entries if entry.path == f"{path}.yaml"]
    assert not entry.problems, entry.problems
    return entry


def problems(corpus: Corpus) -> list[str]:
    """What reading says, message and help in one line."""
    return [
        f"{code} {finding.message}. {finding.help}".strip()
        for entry in corpus.entries
        for code, finding in entry.problems
    ]


def follow(corpus: Corpus, link: str, path: str = "0") -> Resolution:
    """What `scheme:target` leads to, typed in a file."""
    scheme, _, target = link.partition(":")
    return resolve(corpus, only(corpus, path), scheme, target)


def markdown(corpus: Corpus, path: str = "0") -> str:
    """A document in Markdown."""
    (rendering,) = compiler.render(corpus, [only(corpus, path)], ["markdown"])
    return rendering.content.decode()
