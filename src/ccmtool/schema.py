"""JSON Schema for each kind of file, so that editors offer and check fields while they are typed.

The models say what is allowed; the words beside each field are the strings below it in the
source of the models. Pydantic can read those too, but would do so at every start of the tool.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ccmtool.model import base
from ccmtool.model.base import Model, kebab
from ccmtool.model.configuration import Configuration
from ccmtool.model.kinds import KINDS

_LISTS = (base.as_list, base.as_list_or_none)

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The schema of every kind, and of the configuration, as text by the name of its file."""
    models: Mapping[str, type[Model]] = {**KINDS, "configuration": Configuration}
    return {f"{kind}.json": _text(schema(kind, model)) for kind, model in models.items()}


def schema(kind: str, model: type[Model]) -> dict[str, Any]:
    """The schema of a kind."""
    found = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    body = {key: value for key, value in found.items() if key not in ("title", "$defs")}
    return {
        "$schema": DIALECT,
        "$id": f"urn:ccmtool:schema:{kind}",
        "title": kind,
        **body,
        **({"$defs": found["$defs"]} if "$defs" in found else {}),
    }


def _text(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Pydantic's own schemas, as far as they differ from what authors may type."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A list may be given as its only element alone; what a file leaves empty is left out."""
        inner = super().function_before_schema(schema)
        if schema["function"]["function"] in _LISTS and "items" in inner:
            return {"anyOf": [inner["items"], inner]}
        return inner

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """An editor is to offer the value, not the absence of one."""
        return self.generate_inner(schema["schema"])

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Alternatives are told apart by their keys, and an entry may fit more than one."""
        inner = super().tagged_union_schema(schema)
        inner.pop("discriminator", None)
        if "oneOf" in inner:
            inner["anyOf"] = inner.pop("oneOf")
        return inner

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A default of nothing is no news to an author."""
        found = super().default_schema(schema)
        if found.get("default") in (None, [], {}):
            found.pop("default", None)
        return found

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """With what the source says of each field, and without titles that only repeat its name."""
        found = super().model_schema(schema)
        words = _words(schema["cls"])
        for key, field in found.get("properties", {}).items():
            field.pop("title", None)
            if key in words:
                field["description"] = words[key]
        found.pop("title", None)
        return found


def _words(model: type[BaseModel]) -> dict[str, str]:
    """What the source says of the fields of a model, by the names that authors type."""
    found: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        module = inspect.getmodule(parent)
        if module and issubclass(parent, Model):
            found |= _attributes(module).get(parent.__name__, {})
    return found


@cache
def _attributes(module: ModuleType) -> dict[str, dict[str, str]]:
    """The strings below the fields of every class of a module."""
    return {
        node.name: dict(_documented(node))
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef)
    }


def _documented(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, words in zip(node.body, node.body[1:], strict=False):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant):
            yield kebab(field.target.id), " ".join(str(words.value.value).split())
