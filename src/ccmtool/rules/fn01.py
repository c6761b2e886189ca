"""A note mark has no note, or a note has no mark.

## What it does

`[^key]` in a text marks the note of that name under `notes:` of the same document.
The rule says when the note is missing, and when a note is marked nowhere.
A text that is printed elsewhere too, by `text-of:`, takes its notes along:
the marks count in the document where the text stands.

## Why

A mark without a note prints as a number that leads nowhere;
a note without a mark prints at the end with nothing to hold on to.

## Bad

```yaml
text: as mandated by the 12MSP[^mandat].
notes:
  mandate: CCM/MSP/2024/11, paragraph 79
```

## Good

```yaml
text: as mandated by the 12MSP[^mandate].
notes:
  mandate: CCM/MSP/2024/11, paragraph 79
```

## How to fix

Write the same word in both places, add the note that is missing,
or take out the one that nothing marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.diagnostics import Finding, Severity
from ccmtool.prose import parse
from ccmtool.rules.rule import Context, Rule
from ccmtool.spelling import nearest

_MOST_HINTS = 40


def _check(context: Context) -> Iterator[Finding]:
    entry, missing = context.entry, 0
    notes = entry.document.notes if entry.document else {}
    marked: set[str] = set()
    for text in context.texts:
        if "[^" not in text.text:
            continue
        for mark in parse(text.text).marks:
            marked.add(mark.key)
            if mark.key not in notes:
                missing += 1
                # What was meant is sought among all notes; no report tells of so many.
                sought = missing <= _MOST_HINTS
                hint = nearest(mark.key, tuple(notes), hasty=True) if sought else ""
                yield Finding(
                    entry.path,
                    f"there is no note `{mark.key}` for this mark",
                    hint or f"Add `{mark.key}:` with its text under `notes:` of this document.",
                    text.route,
                    mark.start,
                    mark.end,
                )
    for key in notes:
        if key not in marked:
            yield Finding(
                entry.path,
                f"no text marks the note `{key}`",
                f"Put `[^{key}]` at the words that it belongs to, or take the note out.",
                ("notes", key),
                key=True,
                severity=Severity.WARNING,
            )


RULE = Rule("FN01", "unmatched-note", Severity.ERROR, _check, __doc__ or "", stops=True)
