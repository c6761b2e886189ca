"""Walking a model: every value that it holds, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any

from pydantic import BaseModel

from ccmtool.model.base import Line, Route, kebab

Placed = tuple[Route, Any]
"""A value, after its route."""


def walk(value: object, route: Route = ()) -> list[Placed]:
    """Every value that a model holds, with its route, in the order of the fields; models come
    first. What is left out of the file, or empty, is no value.

    A name in several languages is a mapping, as it is in the file.
    """
    found: list[Placed] = []
    _gather(value, route, found)
    return found


# A list is handed down, since every level of generators would cost each value a step.
def _gather(value: Any, route: Route, found: list[Placed]) -> None:
    if isinstance(value, str):
        if not (isinstance(value, Line) and value.versions):
            found.append((route, value))
            return
        value = dict(value.versions)
    found.append((route, value))
    inside: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, tuple):
        inside = enumerate(value)
    elif isinstance(value, dict):
        inside = value.items()
    elif is_one_of(value.__class__, (BaseModel,)):
        held = vars(value)
        inside = [(typed, held[name]) for name, typed in fields(value.__class__)]
    for key, element in inside:
        if element is not None and (element or element.__class__ is not tuple):
            _gather(element, (*route, key), found)


@cache
def fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, and each as authors type it."""
    return tuple((name, kebab(name)) for name in model.model_fields)


class Values:
    """The values of a model, gathered once to be asked for by kind.

    Nearly every rule asks every file: the walk itself would cost more than most of them.
    """

    def __init__(self, found: list[Placed]) -> None:
        self._found = found
        self._by_type: dict[type, list[int]] = defaultdict(list)
        for at, (_, value) in enumerate(found):
            self._by_type[type(value)].append(at)

    def of(self, *kinds: type) -> Iterator[Placed]:
        """The values of some kinds, in order; all of them if none is named."""
        if not kinds:
            return iter(self._found)
        runs = [places for kind, places in self._by_type.items() if is_one_of(kind, kinds)]
        places = runs[0] if len(runs) == 1 else sorted(chain.from_iterable(runs))
        return map(self._found.__getitem__, places)


@cache
def is_one_of(kind: type[Any], kinds: tuple[type, ...]) -> bool:
    """Whether a type is one of some kinds: of models, that takes long to find out."""
    return issubclass(kind, kinds)
