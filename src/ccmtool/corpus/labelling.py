"""The labels in force: one computation, for what a document prints and for links to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from ccmtool.corpus.wording import annex_series, say_list, say_range
from ccmtool.model.base import Model, Route
from ccmtool.model.labels import Series, bare, is_apart
from ccmtool.model.shared import Annex, DocumentModel
from ccmtool.model.walking import fields

UNLABELLED = Series(style="none")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry of a labelled list: its place, its label in force, and the series of the list.

    `ordinal` is the number that it takes in the series, if it takes one, and `first` that at
    which the list begins. `name` is what a link prints for it beside its neighbours, without
    a final full stop, and `outer` what it prints before that for what stands around.
    """

    route: Route
    entry: Model
    label: str
    typed: bool
    ordinal: int | None
    series: Series
    first: int
    list: Route
    outer: str
    name: str

    @property
    def full(self) -> str:
        """What a link prints."""
        return f"{self.outer} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class _Around:
    """What an entry stands in: the series from there inwards, and the nearest label.

    `label` is that label, `name` what links print for it, and `full` what they print with all
    that stands around it; a label that counts without being printed has no part in `full`.
    `stopped` remembers where each series stopped last.
    """

    levels: tuple[Series, ...] = ()
    label: str = ""
    name: str = ""
    outer: str = ""
    full: str = ""
    stopped: dict[Series, int] = field(default_factory=dict)


def labelled(document: Model) -> Iterator[Labelled]:
    """Every entry of every labelled list of a document, outer before inner, in order."""
    yield from _inside(document, (), _Around())


def full_label(found: Mapping[Route, Labelled], route: Route) -> str:
    """The label of what stands at a route with those around it: `3 (a)`, `7.2.1`."""
    around = (route[:length] for length in range(len(route), 0, -1))
    return next((found[place].full for place in around if place in found), "")


def own_label(found: Mapping[Route, Labelled], route: Route) -> str:
    """The label of what has one itself, with those around it; empty for what only stands there."""
    here = found.get(route)
    return here.full if here and here.label else ""


def label_range(
    found: Mapping[Route, Labelled],
    first: Route,
    others: Mapping[Route, Labelled],
    last: Route,
    language: str,
) -> str:
    """`3 (a) to (c)`, `7.2.1 to 7.2.4`; two neighbours are `(a) and (b)`.

    Empty where one of the two has no label.
    """
    start, end = found.get(first), others.get(last)
    if not (start and start.label and end and end.label):
        return ""
    if start is end:
        return start.full
    beside = found is others and start.list == end.list
    words = end.name if beside else end.full
    between = ((*end.list, n) for n in range(int(first[-1]) + 1, int(last[-1])))
    if beside and first < last and not any(place in found for place in between):
        return say_list([start.full, words], language)
    return say_range(start.full, words, language)


def _inside(model: Model, route: Route, around: _Around) -> Iterator[Labelled]:
    if _starts_anew(model):
        around = _Around()
    held = vars(model)
    levels = held.get("labels") or around.levels
    for name, typed in fields(type(model)):
        entries = held[name]
        if isinstance(entries, tuple) and any(map(_has_part, entries)):
            inner = replace(around, levels=_levels(model, entries, levels))
            yield from _run(entries, (*route, typed), inner)


def _levels(
    model: Model, entries: tuple[Any, ...], levels: tuple[Series, ...]
) -> tuple[Series, ...]:
    """The series of a list: annexes have one of their own, and what starts anew has none."""
    if isinstance(model, DocumentModel) and isinstance(entries[0], Annex):
        return (annex_series(len(entries) > 1, model.language),)
    return () if any(map(_starts_anew, entries)) else levels


def _has_part(entry: object) -> bool:
    return _starts_anew(entry) or _has_label(entry)


def _starts_anew(entry: Any) -> bool:
    """Whether the class of a model says so: what stands apart has labels of its own."""
    return _class_starts_anew(entry.__class__)


@cache
def _class_starts_anew(kind: type[Any]) -> bool:
    return issubclass(kind, Model) and bool(getattr(kind, "fresh_labels", False))


def _has_label(entry: Any) -> bool:
    """Whether an entry may have a label, and its class does not say that it is of no series."""
    return _class_has_label(entry.__class__)


@cache
def _class_has_label(kind: type[Any]) -> bool:
    labelled = issubclass(kind, Model) and "label" in kind.model_fields
    return labelled and getattr(kind, "counted", True)


def _run(entries: tuple[Any, ...], route: Route, around: _Around) -> Iterator[Labelled]:
    declared = around.levels[0] if around.levels else UNLABELLED
    series = declared.within(around.label)
    kin = declared if declared.start == 1 else declared.model_copy(update={"start": 1})
    first = around.stopped.get(kin, 1) if declared.start == "continue" else declared.start
    following = first
    below = replace(around, levels=around.levels[1:])
    for index, entry in enumerate(entries):
        if not _has_part(entry):
            continue
        here, inner = (*route, index), below
        if _has_label(entry):
            typed = entry.label not in (None, "none", "silent")
            label, ordinal = _label(entry.label, _spoken(entry, len(entries), series), following)
            following = following if ordinal is None else ordinal + 1
            counted = label or (series.label(ordinal) if ordinal else "")
            own = declared.label(ordinal) if ordinal and not typed else counted
            inner = _below(inner, counted, own, printed=bool(label))
            said = (inner.outer, inner.name) if label else (inner.full, "")
            yield Labelled(here, entry, label, typed, ordinal, series, first, route, *said)
        yield from _inside(entry, here, inner)
    around.stopped[kin] = following


def _spoken(entry: Any, of: int, series: Series) -> Series:
    """The series in words of the entry's own language, where it has words."""
    if isinstance(entry, Annex) and entry.language:
        return annex_series(of > 1, entry.language)
    return series


def _label(typed: str | None, series: Series, following: int) -> tuple[str, int | None]:
    """The label that an entry prints, and the number that it takes in the series."""
    if typed is None:
        return series.label(following), following if series.style != "none" else None
    if typed == "silent":
        return "", following
    return ("", None) if typed == "none" else (str(typed), series.ordinal(typed))


def _below(around: _Around, label: str, own: str, *, printed: bool) -> _Around:
    """What stands around the entries below one; `own` is its label without that around it."""
    if not label:
        return around
    name = bare(label)
    outer = around.full
    if around.name and label != own and label.startswith(around.name):
        # 2. (a) is (a) below 2., and links leave the full stop between them out.
        name, outer = bare(f"{around.name}{own}"), around.outer
    elif _contains(name, around.name):
        outer = around.outer
    full = f"{outer} {name}".strip() if printed else around.full
    return _Around(around.levels, label, name, outer, full, around.stopped)


def _contains(label: str, around: str) -> bool:
    """Whether a label has that around it in it: 7.2.1 has 7.2, and 10 or 1) have no 1."""
    rest = label.removeprefix(around)
    if not around or rest == label or not any(map(str.isalnum, rest)):
        return False
    return is_apart(rest, around)
