"""A document symbol is cited that the register of documents does not have.

## What it does

The rule compares every document symbol in texts and notes with the register of documents,
with the symbols that the documents of the corpus bear themselves, with those of instruments,
and with those that an agenda gives for documents that are not registered.

## Why

The register knows what a document is, which meeting it belongs to and where the public finds it.
A symbol that is not in it may be a slip of the keyboard: `CCM/MSP/2024/1` for `CCM/MSP/2024/11`.

## Bad

```yaml
notes:
  mandate: CCM/MSP/2042/11, paragraph 79
```

## Good

```yaml
notes:
  mandate: CCM/MSP/2024/11, paragraph 79
```

## How to fix

Correct the symbol; or enter the document in the register, with its symbol and what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ccmtool.corpus.corpus import Corpus
from ccmtool.diagnostics import Finding, Severity
from ccmtool.rules.rule import Context, Rule, Text
from ccmtool.rules.symbols import mentioned, nearest_symbol


def _check(context: Context) -> Iterator[Finding]:
    if context.corpus.unread or _broken_register(context.corpus):
        return
    known = _known(context.corpus)
    for text, mention, place in mentioned(context):
        bare = mention.text.partition(" (")[0]
        if not mention.sound or mention.text in known or bare in known or _gives_it(text):
            continue
        hint = nearest_symbol(mention.text, context.corpus)
        yield Finding(
            text.entry.path,
            f"the document {mention.text} is not in the register of documents",
            f"{hint} Otherwise enter it in the register." if hint else "Enter it in the register.",
            text.route,
            *place,
        )


def _gives_it(text: Text) -> bool:
    """Whether a text is what registers a symbol."""
    return text.entry.kind in ("documents", "instruments") and text.route[-1] == "symbol"


@lru_cache(maxsize=1)
def _known(corpus: Corpus) -> frozenset[str]:
    """The registered symbols, and those that are not registered, but not unknown either.

    Those that documents of the corpus bear, that an agenda gives with the documents of its items,
    and that instruments have.
    """
    own = (symbol for entry in corpus.entries for symbol in entry.outline.symbols)
    return frozenset((*corpus.symbols, *own))


@lru_cache(maxsize=1)
def _broken_register(corpus: Corpus) -> bool:
    """Whether documents may be registered in a file that could not be read as what it is."""
    outlines = (entry.outline for entry in corpus.entries)
    return any(not known.sound and known.kind in ("", "documents") for known in outlines)


RULE = Rule(
    "REF02", "unregistered-symbol", Severity.WARNING, _check, __doc__ or "", final=Severity.ERROR
)
