"""A field is unknown, missing, or holds something of the wrong kind.

## What it does

Every file says with `kind:` what it is, and each kind has its fields.
The rule points at a field that this kind does not have, at one that is missing,
and at a value that cannot be what its field is for: words where a date belongs,
a single line where a list belongs.

## Why

A field that the tool does not know would be left out of the printed document without a word.
A slip such as `perod:` is found here, not by a delegation.

## Bad

```yaml
kind: work-plan
id: ica-2024-2025
perod: 2024..2025
```

## Good

```yaml
kind: work-plan
id: ica-2024-2025
period: 2024..2025
```

## How to fix

The finding names the nearest field that exists.
Correct the name, add the missing field, or write the value in the form that the finding shows.
The authoring guide lists the fields of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.diagnostics import Finding, Severity
from ccmtool.rules.rule import Context, Rule


def _check(context: Context) -> Iterator[Finding]:
    yield from (finding for code, finding in context.entry.problems if code == "STR01")


RULE = Rule("STR01", "invalid-field", Severity.ERROR, _check, __doc__ or "", stops=True)
