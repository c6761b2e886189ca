"""The document symbols that the texts of a corpus mention."""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.corpus import Corpus
from ccmtool.model.symbols import Mention, mentions, parse
from ccmtool.rules.rule import Context, Text
from ccmtool.rules.running_text import running_text


def families(corpus: Corpus) -> frozenset[str]:
    """The series and bodies of the registered symbols that fit the strict grammar: `CCM/MSP`."""
    registered = [parse(symbol) for symbol in corpus.symbols]
    sessions = [
        parse(f"{session}/1")
        for meeting in corpus.registered["meetings"].values()
        for session in meeting.value.symbols
    ]
    return frozenset(symbol.family for symbol in (*registered, *sessions) if symbol)


def mentioned(context: Context) -> Iterator[tuple[Text, Mention, tuple[int, int]]]:
    """What is meant as a symbol, with the text that mentions it and its stretch of that text."""
    known = families(context.corpus)
    for text in context.texts:
        if "/" not in text.text:
            continue
        running = running_text(text.text)
        for mention in mentions(running.words, known):
            yield text, mention, running.place(mention.start, mention.end)
