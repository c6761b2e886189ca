"""Which module may import which, read from the source: the wall that everything else leans on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "ccmtool"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
    if path != SOURCE / "__init__.py"
}
LAYERS = (
    ("cache", "interruption", "ordinals"),
    ("replay", "diagnostics", "doctree", "files", "formats", "language", "spelling"),
    ("source", "prose", "writers"),
    ("model",),
    ("corpus", "schema"),
    ("layout", "rules"),
    ("compiler", "validation", "reporters"),
    ("driver",),
    ("cli", "__main__"),
)
LAYER = {name: level for level, names in enumerate(LAYERS) for name in names}
MAY_BE_NEIGHBOURS = {("__main__", "cli")}
HEAVY = ("pydantic", "jinja2", "markdown_it", "yaml", "rich")
KINDS = re.compile(r"agenda|work.?plan|concept|report|meeting|treaty", re.IGNORECASE)
LONGEST_FILE = 300
LONGEST_FUNCTION = 60


def room(module: str) -> str:
    return module.partition(".")[0]


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """What a module imports, and whether it does so as soon as it is itself imported."""
    tree = ast.parse(path.read_text("utf-8"))
    late = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) or _is_for_types(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module
            yield node.module, node not in late
            if node.module == "ccmtool":
                yield from ((f"ccmtool.{alias.name}", node not in late) for alias in node.names)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def own_imports(module: str) -> set[str]:
    """The rooms of the house that a module imports from, its own apart."""
    found = {
        name.split(".")[1] for name, _ in imports(MODULES[module]) if name.startswith("ccmtool.")
    }
    return {name for name in found if name in LAYER} - {room(module)}


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downward_and_never_between_neighbours(module: str) -> None:
    here = room(module)
    for other in own_imports(module):
        allowed = LAYER[other] < LAYER[here] or (here, other) in MAY_BE_NEIGHBOURS
        assert allowed, f"{module} (layer {LAYER[here]}) imports {other} (layer {LAYER[other]})"


def test_writers_are_known_to_the_compiler_and_the_command_line_only() -> None:
    users = {room(module) for module in MODULES if "writers" in own_imports(module)}
    assert users <= {"compiler", "cli"}


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) == "writers"])
def test_no_writer_knows_a_kind_of_document(module: str) -> None:
    assert not KINDS.findall(MODULES[module].read_text("utf-8"))


def eager(module: str) -> set[str]:
    """The packages of others that importing a module brings with it, through every step."""
    seen: set[str] = set()
    found: set[str] = set()
    pending = [module]
    while pending:
        here = pending.pop()
        if here in seen or here not in MODULES:
            continue
        seen.add(here)
        for name, now in imports(MODULES[here]):
            if now and name.startswith("ccmtool."):
                pending.append(name.removeprefix("ccmtool."))
            elif now:
                found.add(name.partition(".")[0])
    return found


@pytest.mark.parametrize("module", ["__main__", "cli.app", "cli.run"])
def test_the_command_line_starts_without_anything_heavy(module: str) -> None:
    """`--help` and completion answer at once: commands import what they need when they run."""
    assert not eager(module) & set(HEAVY)


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) == "model"])
def test_the_model_does_no_input_or_output(module: str) -> None:
    assert not {"os", "pathlib", "io", "sys"} & {name for name, _ in imports(MODULES[module])}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_between_the_ends_asks_for_the_time_or_the_disk(module: str) -> None:
    if room(module) not in ("cache", "cli", "driver", "files", "replay", "writers", "__main__"):
        text = MODULES[module].read_text("utf-8")
        assert not re.search(r"\.today\(|\.now\(|environ|getcwd|random|\bopen\(", text)


@pytest.mark.parametrize("module", MODULES)
def test_files_and_functions_are_short(module: str) -> None:
    text = MODULES[module].read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert length(node) <= LONGEST_FUNCTION, node.name


def length(function: ast.FunctionDef) -> int:
    """The lines of a function without its signature and its manual: of a command, both are long."""
    first = function.body[1 if ast.get_docstring(function) and len(function.body) > 1 else 0]
    return (function.end_lineno or 0) - first.lineno + 1
