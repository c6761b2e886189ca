"""A link, or an id in a field, leads to nothing.

## What it does

Links in a text (`[words](meeting:im-2025)`) and ids in fields (`outputs: mapping`)
name something elsewhere in the corpus by its id.
The rule says when nothing there has that id, when a link is not typed as one,
and when `text-of:` names a text that itself takes its words from elsewhere.
It warns of a link such as `<item:first>` to something without a label, a title or a number,
for which nothing but its id can be printed.

## Why

A link that leads nowhere prints as if it were in order,
and whatever the rules would have compared through it goes unchecked.

## Bad

```yaml
text: a meeting during the [Intersessional Meeting](meeting:im-2052)
```

## Good

```yaml
text: a meeting during the [Intersessional Meeting](meeting:im-2025)
```

## How to fix

The finding offers the nearest ids that exist.
If none of them is meant, enter what is missing in its register first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccmtool.corpus.resolution import Found, Missing
from ccmtool.diagnostics import Finding, Severity
from ccmtool.prose import parse
from ccmtool.rules.rule import Context, Resolved, Rule


def _check(context: Context) -> Iterator[Finding]:
    missing = 0
    for found in context.resolved:
        if isinstance(found.to, Missing):
            missing += 1
            # What was meant is sought among all that is known; no report tells of so many.
            sought = missing <= _MOST_HINTS
            yield _finding(found, found.to.message, found.to.help if sought else "")
        elif _prints_an_id(found):
            yield _nameless(found)
    yield from _slips(context)


_MOST_HINTS = 40


def _finding(found: Resolved, message: str, help: str) -> Finding:
    reference = found.reference
    return Finding(found.entry.path, message, help, reference.route, reference.start, reference.end)


def _prints_an_id(found: Resolved) -> bool:
    typed = found.reference.words is None and found.reference.start is not None
    return typed and isinstance(found.to, Found) and found.to.bare


def _nameless(found: Resolved) -> Finding:
    link = f"{found.reference.scheme}:{found.reference.target}"
    finding = _finding(
        found,
        f"there is no label, title or number to print for `<{link}>`",
        f"Write words: `[words]({link})`.",
    )
    return replace(finding, severity=Severity.WARNING)


def _slips(context: Context) -> Iterator[Finding]:
    for text in context.texts:
        for slip in parse(text.text).slips:
            yield Finding(
                text.entry.path, slip.message, slip.help, text.route, slip.start, slip.end
            )


RULE = Rule("REF12", "broken-link", Severity.ERROR, _check, __doc__ or "", stops=True)
