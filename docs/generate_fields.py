"""Tables of fields, from the models: what each holds, what the source says of it, an example.

The examples are not typed anywhere: they are what the example corpus of the guide has.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator

from ccmtool.corpus.corpus import Corpus
from ccmtool.model import (
    base,
    budget,
    labels,
    language,
    meeting_report,
    numbering,
    observations,
    programme,
    registers,
    shared,
    tables,
    times,
)
from ccmtool.model.base import Model, kebab
from ccmtool.model.configuration import Configuration
from ccmtool.model.kinds import KINDS
from ccmtool.model.walking import walk
from ccmtool.schema import schema
from ccmtool.source import read as read_source

_FIELDS = re.compile(r"<!-- generated: fields (?P<models>[^\n]*) -->")
_HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)

_HELD: tuple[tuple[Any, str], ...] = (
    (base.Id, "an id"),
    (base.Date, "a date"),
    (base.Number, "a number"),
    (base.Flag, "`true` or `false`"),
    (budget.Amount, "an amount"),
    (budget.Currency, "a currency"),
    (budget.Secured, "`true` or `false` or `part`"),
    (budget.Columns, "one or more periods or words"),
    (dict[str, budget.Amount], "`column: amount`, any number"),
    (times.WhenField, "a time"),
    (times.PeriodField, "a period"),
    (registers.NumberRange, "numbers"),
    (programme.HoursField, "hours"),
    (language.Language, "a language"),
    (tables.Row, "list of cells"),
    (shared.Notes, "`key: words`, any number"),
    (base.NoneOrMore[base.OutputRef], "one or more ids of outputs, or `none`"),
    (labels.Labels, "one or more first labels"),
    (numbering.ParagraphSeries, "a first number, or a [series](#series-of-labels)"),
    (base.Prose, "text"),
    (base.Name, "a line of text, or one for each language"),
    (base.Line, "a line of text"),
    (base.Citation, "a line of text"),
    (base.MeetingRef, "id of a meeting"),
    (base.PartyRef, "id of a party"),
    (base.ThemeRef, "id of a theme"),
    (base.PlanRef, "id of an action plan"),
    (base.ActionRef, "`PLAN/NUMBER`"),
    (base.DocumentRef, "id of a document"),
    (base.WorkPlanRef, "id of a work plan"),
    (base.ArticleRef, "`INSTRUMENT/NUMBER`"),
    (base.ItemRef, "id of an item"),
    (base.ActivityRef, "id of an activity"),
    (base.OutputRef, "id of an output"),
    (base.TextRef, "`DOC/ID`"),
    (observations.IndicatorRef, "`PLAN/ID`"),
    (observations.Quantity, "a number"),
    (meeting_report.AgendaRef, "id of an agenda"),
    (meeting_report.AgendaItemRef, "id of an item"),
    (base.Ref, "a link"),
    (str, "words"),
)

_EXAMPLES = {"templates": "house-style", "provisional": "all"}
"""For what the example corpus has no use for."""

_LONGEST = 56


class Tables:
    """Every table of fields that the pages ask for."""

    def __init__(self, pages: Mapping[str, str], corpus: Corpus, configuration: bytes) -> None:
        self._pages = pages
        self._corpus = corpus
        self._configuration = configuration
        missing = [model.__name__ for model in _MODELS if model.__name__ not in self._places]
        assert not missing, f"no page has a table for: {', '.join(missing)}"

    def table(self, page: str, models: list[str]) -> str:
        """The table of a model; a second one is the same below the first level."""
        first, *others = (_NAMED[name] for name in models)
        for other in others:
            assert set(other.model_fields) == set(first.model_fields), models
        rows = ["| Field | Required | Holds | What it is | Example |", "|---|---|---|---|---|"]
        hints = get_type_hints(first, include_extras=True)
        for name in sorted(first.model_fields, key=_order):
            field = kebab(name)
            required = "yes" if first.model_fields[name].is_required() else ""
            if required and any(not other.model_fields[name].is_required() for other in others):
                required = "on the first level"
            cells = (
                f"`{field}`",
                required,
                self._held(page, hints[name]),
                _WORDS[first.__name__][field],
                self._example(first, name),
            )
            rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        return "\n".join(rows)

    @cached_property
    def _places(self) -> dict[str, tuple[str, str]]:
        """The page and the heading under which the table of each model stands."""
        found: dict[str, tuple[str, str]] = {}
        for page, text in self._pages.items():
            for match in _FIELDS.finditer(text):
                heading = [head["words"] for head in _HEADING.finditer(text, 0, match.start())][-1]
                found |= dict.fromkeys(match["models"].split(), (page, heading))
        return found

    # --- what a field holds --------------------------------------------------------------------

    def _held(self, page: str, hint: Any) -> str:
        for known, words in _HELD:
            if _is(hint, known):
                return words
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            readers = [m.func for m in inner if isinstance(m, BeforeValidator)]
            if base.as_list_or_none in readers:
                return f"{self._several(page, inner[0])}, or `none`"
            several = base.as_list in readers
            return self._several(page, inner[0]) if several else self._held(page, inner[0])
        if origin in (Union, UnionType):
            return ", ".join(self._held(page, one) for one in inner if one is not NoneType)
        if origin is Literal:
            return " or ".join(f"`{word}`" for word in inner)
        if origin is tuple:
            return f"list of: {self._held(page, inner[0])}"
        if origin is dict:
            return f"`key:` and below it {self._held(page, inner[1])}"
        return self._link(page, hint)

    def _several(self, page: str, hint: Any) -> str:
        return f"one or more: {self._held(page, get_args(hint)[0])}"

    def _link(self, page: str, model: type[Model]) -> str:
        at, heading = self._places[model.__name__]
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        return f"[{heading}]({'' if at == page else at}#{anchor})"

    # --- examples ------------------------------------------------------------------------------

    def _example(self, model: type[Model], name: str) -> str:
        field = kebab(name)
        found = [
            (_distance(model, other, name), place, value)
            for place, (other, key, value) in enumerate(self._values)
            if key == field and _distance(model, other, name) and _fits(model, field, value)
        ]
        typed = min(found, key=lambda one: one[:2])[2] if found else _EXAMPLES.get(field)
        assert typed, f"the example corpus never uses `{field}` of {model.__name__}"
        return f"`{_shortened(_typed(typed))}`"

    @cached_property
    def _values(self) -> tuple[tuple[type[Model], str, Any], ...]:
        """Every field that the example corpus uses, with the model and the value as typed."""
        return tuple(self._found())

    def _found(self) -> Iterator[tuple[type[Model], str, Any]]:
        for key, value in (read_source("ccmtool.yaml", self._configuration).data or {}).items():
            yield Configuration, key, value
        for entry in self._corpus.entries:
            assert not entry.problems, (entry.path, entry.problems)
            for route, value in walk(entry.model):
                if isinstance(value, Model):
                    typed = _at(entry.source.data, route)
                    yield from ((type(value), key, typed[key]) for key in typed)


def _is(hint: Any, known: Any) -> bool:
    """Whether an annotation is a known one, perhaps with further limits."""
    if hint == known or get_origin(known) is not Annotated or get_origin(hint) is not Annotated:
        return bool(hint == known)
    ours, theirs = get_args(hint), get_args(known)
    return ours[: len(theirs)] == theirs


def _at(data: Any, route: base.Route) -> dict[str, Any]:
    """The mapping at a route of a file; empty where a shorter form is typed, such as `1.`."""
    for step in route:
        if isinstance(data, dict) or (isinstance(data, list) and isinstance(step, int)):
            data = data[step]  # type: ignore[index]
    return data if isinstance(data, dict) else {}


def _distance(model: type[Model], other: type[Model], name: str) -> int:
    """How far a model is from another one, as the source of an example; 0 if it is no source."""
    if other is model:
        return 1
    if name not in other.model_fields:
        return 0
    if _declaring(model, name) is _declaring(other, name):
        return 2
    mine, its = (_WORDS.get(one.__name__, {}).get(kebab(name)) for one in (model, other))
    return 3 if mine == its else 0


def _fits(model: type[Model], field: str, value: Any) -> bool:
    """Whether an example of another model can be one of this: `provisional` names its fields."""
    known = [*map(kebab, model.model_fields), "all"]
    return field != "provisional" or all(
        name in known for name in ([value] if isinstance(value, str) else value)
    )


def _declaring(model: type[Model], name: str) -> type:
    return next(parent for parent in model.__mro__ if name in inspect.get_annotations(parent))


def _typed(value: Any) -> str:
    """A value as an author may type it; of a list of entries the first one."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"- {_spelled(value[0])}"
    return _spelled(value)


def _spelled(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_spelled(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_spelled(one) for one in value) + "]"
    text = " ".join(str(value).split())
    return '"' + text.replace('"', '\\"') + '"' if _QUOTED.search(text) else text


# What YAML would read as something else, and labels, which are quoted throughout.
_QUOTED = re.compile(r"""^[\[\]{}*&!%@#"'?|>,`-]|: | #|:$|^\W*\w{0,3}\W+$""")


def _shortened(text: str) -> str:
    """Its beginning, closed again with what it opens with."""
    if len(text) <= _LONGEST:
        return text
    close = next((end for start, end in ('""', "[]", "{}") if text.lstrip("- ")[0] == start), "")
    return f"{text[:_LONGEST].rsplit(' ', 1)[0]} ...{close}"


def _order(name: str) -> tuple[bool, ...]:
    return (
        name != "kind",
        name != "section",
        name != "id",
        name == "provisional",
        name == "children",
    )


# --- the models ----------------------------------------------------------------------------------


def _reachable(model: type[Model]) -> Iterator[type[Model]]:
    seen: list[type[Model]] = []
    pending: list[Any] = [model]
    while pending:
        here = pending.pop(0)
        if isinstance(here, type) and issubclass(here, Model):
            if here not in seen:
                seen.append(here)
                here.model_rebuild()  # names of models that come later in a module
                pending += [info.annotation for info in here.model_fields.values()]
        else:
            pending += [part for part in get_args(here) if not isinstance(part, str)]
    yield from seen


_ROOTS: Mapping[str, type[Model]] = {**KINDS, "configuration": Configuration}
_MODELS = tuple(dict.fromkeys(model for root in _ROOTS.values() for model in _reachable(root)))
_NAMED = {model.__name__: model for model in _MODELS}


def _words(model: type[Model]) -> dict[str, str]:
    found = schema(model.__name__, model)
    # A model that can hold itself stands among the definitions.
    here = found if "properties" in found else found["$defs"][model.__name__]
    return {key: field["description"] for key, field in here["properties"].items()}


_WORDS = {model.__name__: _words(model) for model in _MODELS}
