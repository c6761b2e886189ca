"""Labels typed in a list leave a gap, repeat one, or run in another style.

## What it does

A label that an item brings along (`label:`) prints as it is typed.
The rule compares the typed labels of a list with the series that the list declares in `labels:`,
or, where it declares none, with the series that the first typed label begins.
What is put in later, such as 4a or 4 bis after 4, is in order, and so is an item without a label;
one whose label is `silent` counts, although it prints none.
Where labels print that of the entry around first (7.2.1), typed ones are to do the same.
An agenda that is an `extract` may leave gaps.

## Why

An item that is missing, or numbered twice, is noticed in the meeting room,
when two delegations speak under different items.

## Bad

```yaml
labels: "1."
items:
  - {id: opening, label: "1.", title: Opening}
  - {id: status, label: "3.", title: General status}
```

## Good

```yaml
labels: "1."
items:
  - {id: opening, title: Opening}
  - {id: status, title: General status}
```

## How to fix

Leave `label:` out wherever the tool may count by itself.
A list that starts elsewhere says so in full:
`labels: [{style: letter, start: 8, before: "(", after: ")"}]`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ccmtool.corpus.entry import Entry
from ccmtool.corpus.labelling import Labelled
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Route
from ccmtool.model.labels import Series, from_sample
from ccmtool.rules.rule import Context, Rule

_LATER = "bis|ter|quater|quinquies|бис|тер|кватер|مكررا|مكرراً|مكرر|之[一二三四五六七八九十]"
_LETTER = "[a-zA-Zа-яА-Я]"
_INSERTED = re.compile(rf"(?P<base>.*?[^\W_])(?:[ .-]?(?:{_LATER}|{_LETTER})|[.-][0-9]+)")
_LATER_ON = re.compile(rf"(.+?)[ -]?(?:{_LATER})")
_COUNTS = re.compile(
    rf"[\W_]*(?:\d+(?:\.\d+)*|{_LETTER}|[ivxl]+|[IVXL]+|[أابجدهوزحطي]ـ?|[一二三四五六七八九十百]+)[\W_]*"
)


def _check(context: Context) -> Iterator[Finding]:
    lists: dict[Route, list[Labelled]] = defaultdict(list)
    for found in context.entry.labelled.values():
        lists[found.list].append(found)
    for run in lists.values():
        yield from _list(context.entry, run)


def _list(entry: Entry, run: list[Labelled]) -> Iterator[Finding]:
    series = _series_of(run)
    if series is None:
        return
    gaps = not getattr(entry.document, "extract", False)
    last, before = run[0].first - 1, ""
    for found in run:
        place, inserted = _place(series, found, last)
        trouble = ""
        if place is None:
            if found.typed and _COUNTS.fullmatch(found.label):
                trouble = f"does not belong to a list that runs {_run(series, run[0].first)}"
        elif found.label == before or (place == last and not inserted):
            trouble = "stands twice in a row in this list"
        elif place < last:
            trouble = f"comes after “{series.label(last)}” in this list"
        elif gaps and place > last + 1:
            trouble = f"leaves out {_left_out(series, last + 1, place - 1)}"
        if trouble and found.typed:
            yield _finding(entry, found, trouble)
        last = last if place is None or (inserted and place < last) else place
        before = found.label or before


def _place(series: Series, found: Labelled, last: int) -> tuple[int | None, bool]:
    """The place of a label in the series, and whether it is put in after what has that place."""
    if not found.label:
        # It is not printed, but may have been counted.
        return (None if found.ordinal is None else last + 1), False
    ordinal = series.ordinal(found.label)
    return (ordinal, False) if ordinal is not None else (_inserted(series, found.label), True)


def _series_of(run: list[Labelled]) -> Series | None:
    """The declared series, else the one that the first typed label begins."""
    typed = [found.label for found in run if found.typed and found.label]
    if not typed:
        return None
    declared = run[0].series
    series = declared if declared.style != "none" else from_sample(typed[0])
    return None if series is None or series.style in ("none", "sign") else series


def _inserted(series: Series, label: str) -> int | None:
    """The place of the label that `4a`, `4 bis` or `(b) bis` is put in after."""
    core = label.removeprefix(series.before)
    bare = core.removesuffix(series.after) if series.after else core
    match = _INSERTED.fullmatch(bare) if label.startswith(series.before) else None
    if match and (place := series.ordinal(f"{series.before}{match['base']}{series.after}")):
        return place
    whole = _LATER_ON.fullmatch(label)
    return series.ordinal(whole[1]) if whole else None


def _run(series: Series, first: int) -> str:
    return ", ".join(f"“{series.label(first + n)}”" for n in range(3))


def _left_out(series: Series, first: int, last: int) -> str:
    if first == last:
        return f"“{series.label(first)}”"
    return f"“{series.label(first)}” to “{series.label(last)}”"


def _finding(entry: Entry, found: Labelled, trouble: str) -> Finding:
    return Finding(
        entry.path,
        f"the label “{found.label}” {trouble}",
        "Correct it, or leave `label:` out and let the tool count.",
        (*found.route, "label"),
    )


RULE = Rule("STR05", "label-sequence", Severity.ERROR, _check, __doc__ or "")
