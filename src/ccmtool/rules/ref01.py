"""A document symbol is not written as one.

## What it does

The rule looks for what is certainly meant as a document symbol, in texts, in notes
and in the register of documents, and says when it has not the form of one:
series, body, year and number with slashes between them and no blanks,
`CCM/MSP/2024/11`, `CCM/MSP/2024/WP.3`, `CCM/MSP/2024/2/Rev.1`.
In texts it looks only at symbols that begin like a registered one.
The looser forms of other bodies are accepted.

## Why

A symbol with a slip in it leads nowhere when it is put into the documents system,
and it cannot be compared with the register.

## Bad

```yaml
notes:
  concerns: CCM/MSP/2024/WP3, paragraph 2
```

## Good

```yaml
notes:
  concerns: CCM/MSP/2024/WP.3, paragraph 2
```

## How to fix

Write the symbol as it stands on the first page of the document.
Where it has not been assigned yet, say so in words rather than with half a symbol.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.symbols import family_of, fits, parse
from ccmtool.rules.rule import Context, Rule
from ccmtool.rules.symbols import families, mentioned, nearest_symbol


def _check(context: Context) -> Iterator[Finding]:
    yield from _registered(context)
    for text, mention, place in mentioned(context):
        if not mention.sound:
            yield Finding(
                text.entry.path,
                f"“{mention.text}” is not written as a document symbol",
                nearest_symbol(mention.text, context.corpus) or _FORM,
                text.route,
                *place,
            )


def _registered(context: Context) -> Iterator[Finding]:
    strict = families(context.corpus)
    for member in context.registered("documents"):
        symbol = str(member.value.symbol or "")
        if not symbol or parse(symbol):
            continue
        mention = family_of(symbol).upper() in strict
        # The symbols of a known family are found in every text, and so in this field too.
        if not mention and not fits(symbol):
            yield Finding(
                member.entry.path,
                f"“{symbol}” is not written as a document symbol",
                _FORM,
                (*member.route, "symbol"),
            )


_FORM = "A symbol looks like CCM/MSP/2024/11, CCM/MSP/2024/WP.3 or CCM/MSP/2024/2/Rev.1."

RULE = Rule("REF01", "malformed-symbol", Severity.WARNING, _check, __doc__ or "")
