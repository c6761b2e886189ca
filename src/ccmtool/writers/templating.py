"""The Jinja environment that the writers share: where templates come from, what they may do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, cast
from unicodedata import east_asian_width

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ccmtool.doctree.rebuild import NODE_TYPES
from ccmtool.writers import TemplateProblem

# A name that begins so is sought among the built-in templates only: a corpus's own template can
# extend or include the one whose place it takes.
_BUILT_IN = "built-in/"

TEMPLATE_MARK = "template:"
"""Jinja gives this to Python as the file of a template, and it comes back in tracebacks."""

# What a corpus's own template may use. Left out is what loses the escaping (safe, tojson, xmlattr,
# urlize), what differs from run to run (random) and what no page needs.
# fmt: off
_FILTERS = frozenset((
    "abs", "batch", "capitalize", "count", "default", "dictsort", "escape", "first", "float",
    "groupby", "indent", "int", "items", "join", "last", "length", "list", "lower", "map", "max",
    "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice",
    "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount",
))
_TESTS = frozenset((
    "!=", "<", "<=", "==", ">", ">=", "boolean", "defined", "divisibleby", "eq", "equalto", "even",
    "false", "float", "ge", "greaterthan", "gt", "in", "integer", "iterable", "le", "lessthan",
    "lower", "lt", "mapping", "ne", "none", "number", "odd", "sequence", "string", "true",
    "undefined", "upper",
))
# fmt: on
_GLOBALS = frozenset(("range", "namespace"))

LARGEST = 256 * 1024
"""How large a template or a style sheet may be, in bytes; the built-in ones are a tenth of it."""

# A reason can hold a name that a template has made.
_LONGEST_REASON = 200


def built_in_templates() -> Path:
    """The templates that come with the tool: in the package, or beside `src` in a checkout."""
    package = Path(__file__).parents[1]
    packed = package / "templates"
    return packed if packed.is_dir() else package.parents[1] / "templates"


def node_name(kind: type) -> str:
    """How templates call a type of node: `NoteMark` is `note-mark`."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("-")


def environment(folder: str, templates: Path | None) -> Environment:
    """The environment of a format, whose templates stand in `folder` of either place.

    Compiled templates are kept from one document to the next; those of a corpus are read again
    when they change.
    """
    return _environment(folder, templates.resolve() if templates else None)


def source(environment: Environment, name: str) -> str:
    """The text of a file of the templates that is none itself, such as a style sheet."""
    loader = cast(_Folders, environment.loader)
    return loader.get_source(environment, name)[0]


@contextmanager
def template_problems(folder: str) -> Iterator[None]:
    """Whatever a template raises comes out as one `TemplateProblem`."""
    try:
        yield
    except TemplateProblem:
        raise
    except Exception as error:
        raise TemplateProblem(_told(error, folder)) from error


@lru_cache(maxsize=16)
def _environment(folder: str, templates: Path | None) -> Environment:
    kind = Environment if templates is None else ImmutableSandboxedEnvironment
    result = kind(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=_Folders(folder, templates),
        auto_reload=templates is not None,
        extensions=[_AlwaysEscaped],
    )
    if isinstance(result, ImmutableSandboxedEnvironment):
        _keep(result.filters, _FILTERS)
        _keep(result.tests, _TESTS)
        _keep(result.globals, _GLOBALS)
        # Else Jinja would compute `9**9**9` while it reads a template.
        result.intercepted_binops = frozenset(result.default_binop_table)
    result.filters["breadth"] = _breadth
    result.tests.update((node_name(node), _is_a(node)) for node in NODE_TYPES)
    return result


def _keep(table: Any, names: Iterable[str]) -> None:
    for name in table.keys() - set(names):
        del table[name]


def _breadth(text: str) -> int:
    """How much room a text takes, in Latin letters: a Chinese sign takes that of two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _is_a(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


class _AlwaysEscaped(Extension):
    """Refuses the statement that would turn escaping off."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        opened = False
        for token in stream:
            if opened and token.test("name:autoescape"):
                raise TemplateSyntaxError(
                    "escaping cannot be turned off", token.lineno, stream.name, stream.filename
                )
            opened = token.type == "block_begin"
            yield token


class _Folders(BaseLoader):
    """Finds a template in the corpus's own folder, else among the built-in ones; nowhere else."""

    def __init__(self, folder: str, templates: Path | None) -> None:
        self._folder = folder
        self._roots = [root for root in (templates, built_in_templates()) if root is not None]
        if templates is not None and not templates.is_dir():
            raise TemplateProblem(f"{templates.name}: no such template folder")

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        path = self._find(template)
        if path is None:
            raise TemplateNotFound(template)
        stamp = _stamp(path)
        shown = f"{self._folder}/{template}"
        if stamp[1] > LARGEST:
            raise TemplateProblem(f"{shown}: larger than {LARGEST >> 10} KiB")
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise TemplateProblem(f"{shown}:{line}: not UTF-8") from error
        except OSError as error:
            raise TemplateProblem(f"{shown}: {error.strerror}") from error
        text = text.replace("\r\n", "\n").replace("\r", "\n")

        def is_current() -> bool:
            return self._find(template) == path and _stamp(path) == stamp

        return text, TEMPLATE_MARK + shown, is_current

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """A template, compiled; what Python itself finds wrong in it is told of this template."""
        try:
            return super().load(environment, name, globals)
        except (TemplateError, TemplateProblem):
            raise
        except Exception as error:
            raise TemplateProblem(
                f"{self._folder}/{_one_line(name)}: {_unreadable(error)}"
            ) from error

    def _find(self, name: str) -> Path | None:
        roots = self._roots[-1:] if name.startswith(_BUILT_IN) else self._roots
        parts = name.removeprefix(_BUILT_IN).split("/")
        if any(part in ("", ".", "..") or set(part) & {"\\", ":", "\0"} for part in parts):
            return None
        for root in roots:
            path = root.joinpath(self._folder, *parts)
            if path.is_file():
                return self._confined(path, root, name)
        return None

    def _confined(self, path: Path, root: Path, name: str) -> Path:
        if not path.resolve().is_relative_to(root.resolve()):
            raise TemplateProblem(f"{self._folder}/{name}: leads out of the template folder")
        return path


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def _told(error: Exception, folder: str) -> str:
    if isinstance(error, TemplateSyntaxError):
        name = (error.filename or "").removeprefix(TEMPLATE_MARK) or f"{folder}/{error.name}"
        return f"{name}:{error.lineno}: {_one_line(error.message)}"
    place = _place(error.__traceback__)
    while not place and isinstance(error.__context__, MemoryError):
        # Jinja had no room left to look for the line.
        error = error.__context__
        place = _place(error.__traceback__).partition(":")[0]
    return f"{place or folder}: {_reason(error)}"


def _reason(error: Exception) -> str:
    match error:
        case RecursionError():
            return "the templates call one another without end"
        case MemoryError():
            return "takes too much memory to write"
        case TemplateNotFound():
            return f"no template {_one_line(str(error))}"
        case TemplateError():
            return _one_line(str(error.message))
        case _:
            return _one_line(str(error)) or type(error).__name__


def _unreadable(error: Exception) -> str:
    """Why a template cannot be compiled, although its statements are in order."""
    if isinstance(error, RecursionError | SyntaxError):
        return "nested too deeply"
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return _reason(error)


def _place(traceback: TracebackType | None) -> str:
    """The innermost template of a traceback, and its line."""
    place = ""
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith(TEMPLATE_MARK):
            place = f"{name.removeprefix(TEMPLATE_MARK)}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


def _one_line(text: str | None) -> str:
    whole = " ".join((text or "").split())
    return whole if len(whole) <= _LONGEST_REASON else f"{whole[:_LONGEST_REASON]} …"
