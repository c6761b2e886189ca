"""A file is not readable as strict YAML.

## What it does

The rule reports what keeps a file from being read, or would let it be read as something else:
a syntax error, a tab, text cut off by a `#`, a key that stands twice, anchors and aliases,
control characters, a file that is not UTF-8, one that is too deep or too large.

## Why

YAML forgives too much: it takes `[` at the beginning of a text for a list,
and drops what stands after a blank and `#`.
Words would be missing from the printed document, and nobody would be told.

## Bad

```yaml
title: LAP Actions #38 to #42
```

## Good

```yaml
title: "LAP Actions #38 to #42"
```

## How to fix

The finding shows the line as it should be, where it can.
When in doubt, put the text between quotation marks, or on the lines below `|`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.diagnostics import Finding, Severity
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    yield from (finding for code, finding in context.entry.problems if code == "STR03")


RULE = Rule("STR03", "unreadable-yaml", Severity.ERROR, _check, __doc__ or "", stops=True)
