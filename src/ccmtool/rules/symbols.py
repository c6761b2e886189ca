"""The document symbols that the texts of a corpus mention."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from ccmtool.corpus.corpus import Corpus
from ccmtool.model.symbols import Mention, fits, mentions, parse
from ccmtool.rules.rule import Context, Text
from ccmtool.rules.running_text import running_text


@lru_cache(maxsize=1)
def families(corpus: Corpus) -> frozenset[str]:
    """The series and bodies of the registered symbols that fit the strict grammar: `CCM/MSP`."""
    registered = [parse(symbol) for symbol in corpus.symbols]
    sessions = [
        parse(f"{session}/1")
        for meeting in corpus.registered["meetings"].values()
        for session in meeting.value.symbols
    ]
    return frozenset(symbol.family for symbol in (*registered, *sessions) if symbol)


def nearest_symbol(typed: str, corpus: Corpus) -> str:
    """The registered symbol that was most likely meant, as a question; empty if none is near.

    All symbols of a body look alike, so only what differs by a character or two is offered.
    """
    sound = [symbol for symbol in corpus.symbols if symbol != typed and fits(symbol)]
    close = get_close_matches(typed.upper(), sound, n=1, cutoff=0.87)
    return f"Did you mean {close[0]}?" if close else ""


def mentioned(context: Context) -> Iterator[tuple[Text, Mention, tuple[int, int]]]:
    """What is meant as a symbol, with the text that mentions it and its stretch of that text."""
    known = families(context.corpus)
    for text in context.texts:
        if "/" not in text.text:
            continue
        running = running_text(text.text)
        for mention in mentions(running.words, known, context.corpus.symbols):
            yield text, mention, running.place(mention.start, mention.end)
