"""The labels in force: one computation, for what a document prints and for links to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ccmtool.model.base import Model, Route
from ccmtool.model.labels import Series

UNLABELLED = Series(style="none")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry of a labelled list: its place, its label in force, and the series of the list."""

    route: Route
    entry: Model
    label: str
    typed: bool
    series: Series
    list: Route


def labelled(document: Model) -> Iterator[Labelled]:
    """Every entry of every labelled list of a document, outer before inner, in order."""
    yield from _inside(document, (), ())


def _inside(model: Model, route: Route, inherited: tuple[Series, ...]) -> Iterator[Labelled]:
    series = getattr(model, "labels", ()) or inherited
    for name, info in type(model).model_fields.items():
        entries = getattr(model, name)
        if isinstance(entries, tuple) and any(map(_has_label, entries)):
            yield from _run(entries, (*route, info.alias or name), series)


def _has_label(entry: object) -> bool:
    """Whether an entry may have a label, and its class does not say that it is of no series."""
    labelled = isinstance(entry, Model) and "label" in type(entry).model_fields
    return labelled and getattr(entry, "counted", True)


def _run(entries: tuple[Any, ...], route: Route, levels: tuple[Series, ...]) -> Iterator[Labelled]:
    series = levels[0] if levels else UNLABELLED
    ordinal = series.start
    for index, entry in enumerate(entries):
        if not _has_label(entry):
            continue
        typed = entry.label
        if typed is None:
            label = series.label(ordinal)
            ordinal += 1
        else:
            label = "" if typed == "none" else str(typed)
            place = series.ordinal(label)
            ordinal = place + 1 if place else ordinal
        here = (*route, index)
        yield Labelled(here, entry, label, typed is not None, series, route)
        yield from _inside(entry, here, levels[1:])
