"""What people name on the command line: kinds, ids, files and folders of the corpus."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccmtool.cli.failure import Misuse
from ccmtool.cli.words import find_kind
from ccmtool.files import CONFIGURATION, SUFFIXES
from ccmtool.spelling import nearest

if TYPE_CHECKING:
    from ccmtool.corpus.corpus import Corpus
    from ccmtool.corpus.entry import Entry


def paths(root: Path, corpus: Corpus, words: Sequence[str]) -> frozenset[str]:
    """The files of the corpus that files, folders and ids select, by their paths in it."""
    if not words:
        return frozenset(entry.path for entry in corpus.entries)
    return frozenset(path for word in words for path in _paths(root, corpus, word))


def _paths(root: Path, corpus: Corpus, word: str) -> tuple[str, ...]:
    known = tuple(entry.path for entry in corpus.entries)
    place = in_corpus(root, word)
    if place == CONFIGURATION:
        return ()  # what is wrong in it has been told before
    if place is not None:
        below = tuple(p for p in known if place in (".", p) or p.startswith(f"{place}/"))
        if below:
            return below
        raise Misuse(f"`{word}` is no file of the corpus, which reads the YAML files in `data`")
    named = tuple(entry.path for entry in corpus.entries if entry.id == word)
    if named:
        return named
    ids = [entry.id for entry in corpus.entries]
    hint = nearest(word, (*known, *ids)) or "`ccmtool list` shows the ids and files of the corpus."
    raise Misuse(f"there is no file and no id `{word}` in the corpus", hint)


def in_corpus(root: Path, word: str) -> str | None:
    """The path in the corpus of an existing file or folder; from here, else from the corpus."""
    for base in (Path.cwd(), root):
        path = base / word
        if os.path.lexists(path):
            inside = os.path.relpath(path.resolve(), root.resolve())
            if not inside.startswith(".."):
                return Path(inside).as_posix()
    return None


def documents(root: Path, corpus: Corpus, words: Sequence[str]) -> tuple[Entry, ...]:
    """The documents that a kind, ids and files select; every one that is rendered without words."""
    from ccmtool.compiler import Unselectable, select
    from ccmtool.model.kinds import DOCUMENT_KINDS, REGISTER_KINDS

    kind = find_kind(words[0], DOCUMENT_KINDS) if words else None
    names = words[1:] if kind else words
    if kind is None and words and words[0] not in corpus.documents:
        register = find_kind(words[0], REGISTER_KINDS)
        if register:
            raise Misuse(f"`{register}` are a register, and only documents are rendered")
    try:
        if not names:
            return select(corpus, kind, ())
        found = [_document(root, corpus, kind, name) for name in names]
    except Unselectable as error:
        hint = error.help
        if kind is None and not hint:
            hint = nearest(words[0], DOCUMENT_KINDS) or "`ccmtool list` shows them all."
        raise Misuse(error.message, hint) from error
    return tuple({entry.path: entry for entry in found}.values())


def _document(root: Path, corpus: Corpus, kind: str | None, name: str) -> Entry:
    from ccmtool.compiler import select
    from ccmtool.model.kinds import DOCUMENT_KINDS

    place = in_corpus(root, name) if "/" in name or name.endswith(SUFFIXES) else None
    entry = next((entry for entry in corpus.entries if entry.path == place), None)
    if entry is None:
        return select(corpus, kind, (name,))[0]
    if entry.kind and entry.kind not in DOCUMENT_KINDS:
        raise Misuse(f"`{name}` is a register, and only documents are rendered")
    if entry.document is None:
        return entry
    return select(corpus, kind, (entry.document.id,))[0]
