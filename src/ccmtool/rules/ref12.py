"""A link, or an id in a field, leads to nothing.

## What it does

Links in a text (`[words](meeting:im-2025)`) and ids in fields (`outputs: mapping`)
name something elsewhere in the corpus by its id.
The rule says when nothing there has that id, when a link is not typed as one,
and when texts that print each other (`text-of:`) go round in a circle.

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

from collections import defaultdict
from collections.abc import Iterator

from ccmtool.corpus.references import Found, Missing
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Route
from ccmtool.prose import parse
from ccmtool.rules.rule import Context, Resolved, Rule


def _check(context: Context) -> Iterator[Finding]:
    for found in context.resolved:
        if isinstance(found.to, Missing):
            yield _finding(found, found.to.message, found.to.help)
    yield from _slips(context)
    for found in _circles(context):
        yield _finding(
            found,
            f"the text that `text-of: {found.reference.target}` prints would print itself again",
            "Take the `text-of:` out of one of the texts that print each other.",
        )


def _finding(found: Resolved, message: str, help: str) -> Finding:
    reference = found.reference
    return Finding(found.entry.path, message, help, reference.route, reference.start, reference.end)


def _slips(context: Context) -> Iterator[Finding]:
    for text in context.texts:
        if "(" not in text.text and "<" not in text.text:
            continue
        for slip in parse(text.text).slips:
            yield Finding(
                text.entry.path, slip.message, slip.help, text.route, slip.start, slip.end
            )


_Place = tuple[str, Route]


def _circles(context: Context) -> list[Resolved]:
    """The references that print a text which, step by step, holds the reference itself."""
    taken = [
        (found, (found.to.member.entry.path, found.to.member.route))
        for found in context.resolved
        if found.reference.scheme == "text"
        and isinstance(found.to, Found)
        and found.to.member
        and not found.to.member.passage
    ]
    printed = {target for _, target in taken}
    links = [
        (found, holder, target) for found, target in taken for holder in _holders(found, printed)
    ]
    while True:
        # What leads nowhere, or is led to from nowhere, is on no circle.
        holders, targets = {link[1] for link in links}, {link[2] for link in links}
        left = [link for link in links if link[1] in targets and link[2] in holders]
        if len(left) == len(links):
            break
        links = left
    first = defaultdict(list)
    for found, _, _ in links:
        first[found.entry.path, found.reference.route].append(found)
    return [found[0] for found in first.values()]


def _holders(found: Resolved, printed: set[_Place]) -> Iterator[_Place]:
    """The printed texts that a reference stands in."""
    route = found.reference.route
    for length in range(1, len(route)):
        if (found.entry.path, route[:length]) in printed:
            yield found.entry.path, route[:length]


RULE = Rule("REF12", "broken-link", Severity.ERROR, _check, __doc__ or "")
