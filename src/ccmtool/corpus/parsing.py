"""Data of a file to a model, and pydantic's complaints to findings in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel, Tag, ValidationError

from ccmtool.diagnostics import Finding
from ccmtool.model.base import Model, Route, kebab
from ccmtool.model.kinds import KINDS, REGISTER_KINDS
from ccmtool.spelling import nearest, suggestion


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of the data of a file.

    `kept` are the places, in the file, of the register entries that could be read;
    `broken_ids` are the ids of what could not, so that links to it do not cascade.
    """

    kind: str
    model: Model | None
    problems: tuple[tuple[str, Finding], ...] = ()
    kept: tuple[int, ...] = ()
    broken_ids: frozenset[str] = frozenset()


def parse(path: str, data: dict[str, Any]) -> Parsed:
    """Validate the data of a file against the model of its kind; never raises."""
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return Parsed("", None, (("STR01", _unknown_kind(path, data)),), broken_ids=_ids(data))
    model = KINDS[kind]
    try:
        parsed = model.model_validate(data)
    except ValidationError as error:
        problems = tuple(_findings(path, data, model, error))
        if kind in REGISTER_KINDS and isinstance(data.get("entries"), list):
            return _parse_register(kind, model, data, error, problems)
        return Parsed(kind, None, problems, broken_ids=_ids(data))
    return Parsed(kind, parsed, kept=tuple(range(len(getattr(parsed, "entries", ())))))


def complaints(
    path: str, data: dict[str, Any], model: type[Model]
) -> tuple[tuple[str, Finding], ...]:
    """What a model has to say against data that is no document, such as the configuration."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return tuple(_findings(path, data, model, error))
    return ()


def _parse_register(
    kind: str,
    model: type[Model],
    data: dict[str, Any],
    error: ValidationError,
    problems: tuple[tuple[str, Finding], ...],
) -> Parsed:
    """One bad entry of a register leaves its neighbours standing."""
    entries = data["entries"]
    bad = {
        e["loc"][1] for e in error.errors() if e["loc"][:1] == ("entries",) and len(e["loc"]) > 1
    }
    kept = tuple(index for index in range(len(entries)) if index not in bad)
    broken = _ids([entry for index, entry in enumerate(entries) if index in bad])
    fields = {kebab(name) for name in model.model_fields}
    rest = {key: value for key, value in data.items() if key in fields}
    try:
        parsed = model.model_validate({**rest, "entries": [entries[index] for index in kept]})
    except ValidationError:
        return Parsed(kind, None, problems, broken_ids=_ids(data))
    return Parsed(kind, parsed, problems, kept, broken)


def _ids(data: object) -> frozenset[str]:
    found: set[str] = set()
    stack = [data]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            if isinstance(here.get("id"), str):
                found.add(here["id"])
            stack += here.values()
        elif isinstance(here, list):
            stack += here
    return frozenset(found)


def _unknown_kind(path: str, data: dict[str, Any]) -> Finding:
    kinds = ", ".join(KINDS)
    if "kind" not in data:
        return Finding(
            path, "`kind` is missing", f"Begin the file with `kind:` and one of: {kinds}."
        )
    kind = data["kind"]
    if not isinstance(kind, str):
        return Finding(path, "`kind` is to be one word", f"Write one of: {kinds}.", ("kind",))
    hint = nearest(kind, tuple(KINDS)) or f"Known kinds: {kinds}. Any other paper is a `paper`."
    return Finding(path, f"`{kind[:40]}` is no kind of document", hint, ("kind",))


# --- pydantic's complaints ---------------------------------------------------------------------


def _findings(
    path: str, data: dict[str, Any], model: type[Model], error: ValidationError
) -> Iterator[tuple[str, Finding]]:
    seen: set[tuple[Route, str]] = set()
    for problem in error.errors(include_url=False, include_input=False):
        route, value = _descend(data, problem["loc"])
        code, finding = _finding(path, model, dict(problem), route, value)
        if value is None and problem["type"] != "missing":
            finding = _cut_amount(data, finding) or finding
        if (route, finding.message) not in seen:
            seen.add((route, finding.message))
            yield code, finding


def _cut_amount(data: object, finding: Finding) -> Finding | None:
    """What is wrong with `{2028: 120,000}`: the comma makes `000` a field of its own."""
    _, around = _descend(data, finding.route[:-1])
    name = str(finding.route[-1]) if finding.route else ""
    if not isinstance(around, dict) or not re.fullmatch(r"[0-9]{3}(\.[0-9]+)?", name):
        return None
    keys = list(around)
    at = keys.index(finding.route[-1])
    before = str(around[keys[at - 1]]) if at else ""
    if not re.fullmatch(r"-?[0-9]{1,12}", before):
        return None
    return replace(
        finding,
        message=f"between braces a comma ends the amount: `{keys[at - 1]}` is read as {before}",
        help=f"Write digits only: `{before}{name}`.",
    )


def _descend(data: object, loc: tuple[int | str, ...]) -> tuple[Route, object]:
    """The route in the file: pydantic's own, without the names it gives to alternatives."""
    route: list[str | int] = []
    here = data
    for part in loc:
        inside = isinstance(here, dict) and part in here
        inside = inside or (isinstance(here, list) and isinstance(part, int) and part < len(here))
        if inside:
            here = here[part]  # type: ignore[index]
            route.append(part)
    return tuple(route), here


def _finding(
    path: str,
    model: type[Model],
    problem: dict[str, Any],
    route: Route,
    value: object,
) -> tuple[str, Finding]:
    kind, loc = problem["type"], problem["loc"]
    name = next((str(part) for part in reversed(route) if isinstance(part, str)), "the file")
    if kind == "id":
        return "STR02", Finding(path, problem["msg"], "", route)
    if kind == "missing":
        return "STR01", Finding(path, f"`{loc[-1]}` is missing", _ADD.format(loc[-1]), route)
    if kind == "extra_forbidden":
        known = _fields_at(model, tuple(part for part in loc[:-1] if isinstance(part, str)))
        hint = nearest(str(loc[-1]), known) or f"Known here: {', '.join(known)}."
        return "STR01", Finding(path, f"`{loc[-1]}` is no field here", hint, route, key=True)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        known = tuple(re.findall(r"'@?([^']*)'", problem["ctx"].get("expected_tags", "")))
        if kind == "union_tag_not_found":
            kinds = "Say what the section is: activities, outputs, timeline, background, other, ..."
            return "STR01", Finding(path, "`section` is missing", kinds, route)
        named = value.get("section") if isinstance(value, dict) else None
        if not isinstance(named, str):
            hint = f"Write one of: {', '.join(known)}."
            return "STR01", Finding(path, "`section` is to be one word", hint, (*route, "section"))
        tag = named[:40]
        hint = suggestion(tag, known)
        return "STR01", Finding(path, f"`{tag}` is no kind of section", hint, (*route, "section"))
    if kind == "row":
        route = (*route, problem["ctx"]["at"])
        return "STR01", Finding(path, problem["msg"], _ROW, route)
    message, hint = _plain(kind, problem, name, value)
    return "STR01", Finding(path, message, hint, route)


_ROW = 'Write `""` for an empty cell, and put one that holds a comma in quotation marks.'
_ADD = "Add `{}:` with its value."


def _plain(kind: str, problem: dict[str, Any], name: str, value: object) -> tuple[str, str]:
    single = kind in _SINGLE or "text" in problem.get("ctx", ())
    if value is None and (single or kind.endswith("_type")):
        return f"`{name}` is empty", "Give it a value, or leave the field out."
    if single and isinstance(value, list | dict):
        read = "a list" if isinstance(value, list) else "fields"
        hint = f"Write the value itself behind `{name}:`."
        return f"`{name}` is to be a single value, but YAML reads {read} here", hint
    if kind == "string_type":
        if isinstance(value, list):
            return (
                f"`{name}` is to be words, but YAML reads a list here",
                "If the text begins with `[`, put the whole of it between quotes, or under `|`.",
            )
        return (
            f"`{name}` is to be words, but YAML reads fields here",
            "If the text contains a colon, put the whole of it between quotes, or under `|`.",
        )
    if kind in ("tuple_type", "list_type"):
        return f"`{name}` is to be a list", "Put each entry on a line of its own after `- `."
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        if isinstance(value, list):
            return (
                f"`{name}` is to hold fields by name, but YAML reads a list here",
                "Take the `- ` away and write `name: value` on each line.",
            )
        return (
            f"`{name}` is to hold fields, but there is only text",
            "Write `field: value` below it.",
        )
    if kind == "literal_error":
        expected = problem["ctx"]["expected"].replace("'", "`")
        hint = nearest(str(value), [word.strip("` ") for word in expected.split("`")[1::2]])
        return f"`{name}` is to be {expected}, not `{str(value)[:40]}`", hint
    if kind in _BOUNDS:
        limit = next(limit for name, limit in problem["ctx"].items() if name != "field_type")
        return f"`{name}` is to be {_BOUNDS[kind].format(limit)}", ""
    return str(problem["msg"]).removeprefix("Value error, "), ""


_SINGLE = ("date_type", "int_type", "decimal_type", "literal_error")

_BOUNDS = {
    "greater_than_equal": "at least {}",
    "less_than_equal": "at most {}",
    "string_too_long": "at most {} characters long",
    "too_long": "at most {} entries long",
}


@lru_cache(maxsize=256)
def _fields_at(model: type[Model], names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that a mapping may have, as authors type them; what says least comes last."""
    here: list[tuple[str, type[BaseModel]]] = [("", model)]
    for part in names:
        chosen = [(tag, known) for tag, known in here if part == tag]
        fields = [
            info.annotation
            for _, known in here[:1]
            for name, info in known.model_fields.items()
            if kebab(name) == part
        ]
        here = chosen or [found for held in fields for found in _alternatives(held)]
    fields_here = [kebab(name) for _, known in here[:1] for name in known.model_fields]
    return tuple(sorted(fields_here, key="provisional".__eq__))


def _alternatives(annotation: Any) -> Iterator[tuple[str, type[BaseModel]]]:
    """The models that a field can hold, each with the name that pydantic gives to it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        section = annotation.model_fields.get("section")
        for tag in get_args(section.annotation) if section else ("",):
            yield tag, annotation
        return
    tags = [part.tag for part in get_args(annotation) if isinstance(part, Tag)]
    for part in get_args(annotation):
        for tag, model in _alternatives(part):
            yield (tags[0] if tags else tag), model
