"""The JSON Schemas: what editors check files by, committed under `schema/`."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ccmtool.model.kinds import KINDS
from ccmtool.schema import schemas
from tests.conftest import ROOT

SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in schemas().items()}
FILES = [*sorted((ROOT / "data").rglob("*.yaml")), ROOT / "ccmtool.yaml"]


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2: a date is text, `no` is text, `12:30` is text."""


_AsEditorsRead.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _AsEditorsRead.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"{_pattern}$"), _first
    )


def load(path: Path) -> dict[str, Any]:
    data = yaml.load(path.read_text("utf-8"), _AsEditorsRead)
    assert isinstance(data, dict)
    return data


def complaints(kind: str, data: object) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMAS[kind]).iter_errors(data)]


def properties(schema: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field that a schema describes, with its name."""
    if isinstance(schema, dict):
        fields = schema.get("properties")
        if isinstance(fields, dict):
            yield from fields.items()
        for value in schema.values():
            yield from properties(value)


def test_there_is_one_for_every_kind_and_for_the_configuration() -> None:
    assert list(SCHEMAS) == [*KINDS, "configuration"]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_is_a_schema_of_the_dialect_it_names(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[kind]["$id"] == f"urn:ccmtool:schema:{kind}"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_is_described_in_words(kind: str) -> None:
    assert [name for name, field in properties(SCHEMAS[kind]) if not field.get("description")] == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_an_author_is_offered_no_null(kind: str) -> None:
    assert '"null"' not in json.dumps(SCHEMAS[kind])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_projects_own_files_satisfy_it(path: Path) -> None:
    data = load(path)
    assert complaints(data.get("kind", "configuration"), data) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_projects_own_files_name_it(path: Path) -> None:
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
    assert found
    named = (path.parent / found[1]).resolve()
    assert named == ROOT / "schema" / f"{load(path).get('kind', 'configuration')}.json"


WORK_PLAN = load(ROOT / "data/workplans/ica-2024-2025.yaml")
AGENDA = load(ROOT / "data/agenda/im-2025-agenda.yaml")


def changed(data: dict[str, Any], *route: Any, to: object) -> dict[str, Any]:
    """The data with a value at a route."""
    result = copy.deepcopy(data)
    here: Any = result
    for step in route[:-1]:
        here = here[step]
    here[route[-1]] = to
    return result


@pytest.mark.parametrize(
    "wrong",
    [
        changed(WORK_PLAN, "peroid", to="2025"),
        changed(WORK_PLAN, "kind", to="agenda"),
        changed(WORK_PLAN, "id", to="Not an id"),
        changed(WORK_PLAN, "cover", "titel", to="a slip"),
        changed(WORK_PLAN, "sections", 1, "section", to="activity"),
        changed(WORK_PLAN, "sections", 1, "items", 0, "wen", to="Q1-2025"),
        changed(WORK_PLAN, "sections", 1, "items", 0, "text", to=["a", "list"]),
        {key: value for key, value in WORK_PLAN.items() if key != "period"},
        [],
    ],
)
def test_a_wrong_work_plan_does_not(wrong: object) -> None:
    assert complaints("work-plan", wrong)


@pytest.mark.parametrize(
    "right",
    [
        changed(WORK_PLAN, "period", to=2025),
        changed(WORK_PLAN, "cover", "title", to=2025),
        changed(WORK_PLAN, "actions", to=["lap/38", "lap/39..42"]),
        changed(WORK_PLAN, "labels", to=[{"style": "letter", "start": 8}]),
    ],
)
def test_what_needs_no_quotes_in_the_file_needs_none_here(right: dict[str, Any]) -> None:
    assert complaints("work-plan", right) == []


def test_an_entry_that_prints_words_from_elsewhere_may_look_like_an_item() -> None:
    assert complaints("agenda", changed(AGENDA, "items", to=[{"text-of": "note/point"}])) == []
    assert complaints("agenda", changed(AGENDA, "items", to=[{"prose": "a", "id": "b", "c": 1}]))


@pytest.mark.parametrize("name", schemas())
def test_the_committed_file_is_not_stale(name: str) -> None:
    committed = (ROOT / "schema" / name).read_text("utf-8")
    assert committed == schemas()[name], "run: python docs/generate.py"
