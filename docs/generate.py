"""Write everything under `schema/` and `docs/` that is generated, or say what of it is stale.

    python docs/generate.py           write what has changed
    python docs/generate.py --check   write nothing; exit 1 and name what is stale

Generated are the schemas, the command reference, the pages of the rules,
and, on the pages of the authoring guide, what stands between `<!-- generated: ... -->` marks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generate_commands import reference
from generate_guide import guide

from ccmtool.rules import RULES, Rule
from ccmtool.schema import schemas

ROOT = Path(__file__).resolve().parent.parent

WHOLLY_GENERATED = ("schema/*.json", "docs/rules/*.md")
"""Where a file that is no longer generated is stale too."""


def main(arguments: Sequence[str]) -> int:
    """Write or check; the answer is the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python docs/generate.py [--check]", file=sys.stderr)
        return 2
    pages = generated(ROOT)
    stale = sorted([*_changed(pages), *_left_over(pages)])
    if arguments:
        for name in stale:
            print(f"{name} is stale: run `make docs`")
        return 1 if stale else 0
    for name in stale:
        _bring_up_to_date(name, pages.get(name))
        print(name)
    return 0


def generated(root: Path) -> dict[str, str]:
    """The text of every generated file, by its path from the root."""
    return {
        **{f"schema/{name}": text for name, text in schemas().items()},
        "docs/commands.md": reference(),
        "docs/rules/index.md": "\n".join(_index()),
        **{f"docs/rules/{rule.code}.md": _page(rule) for rule in RULES},
        **guide(root),
    }


def _changed(pages: Mapping[str, str]) -> Iterator[str]:
    for name, text in pages.items():
        path = ROOT / name
        if not path.is_file() or path.read_bytes() != text.encode():
            yield name


def _left_over(pages: Mapping[str, str]) -> Iterator[str]:
    for pattern in WHOLLY_GENERATED:
        for path in ROOT.glob(pattern):
            name = path.relative_to(ROOT).as_posix()
            if name not in pages:
                yield name


def _bring_up_to_date(name: str, text: str | None) -> None:
    path = ROOT / name
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


# --- rules -----------------------------------------------------------------------------------


def _index() -> Iterator[str]:
    yield "<!-- Written by docs/generate.py from src/ccmtool/rules/; do not edit. -->"
    yield ""
    yield "# Rules"
    yield ""
    yield "What `ccmtool validate` looks for."
    yield "`ccmtool explain CODE` prints the same pages on the screen."
    yield ""
    yield "An **error** keeps a document from being rendered; a **warning** is very likely a slip;"
    yield "an **info** is worth a look."
    yield "Where a finding weighs more under `--final`, both weights are given."
    yield "A code, once published, never changes its meaning."
    yield ""
    yield "| Code | Name | Weight | In one sentence |"
    yield "|---|---|---|---|"
    for rule in RULES:
        summary = rule.manual.strip().splitlines()[0]
        yield f"| [{rule.code}]({rule.code}.md) | {rule.name} | {_weight(rule)} | {summary} |"
    yield ""


def _page(rule: Rule) -> str:
    source = f"src/ccmtool/rules/{rule.code.lower()}.py"
    return (
        f"<!-- Written by docs/generate.py from {source}; do not edit. -->\n\n"
        f"# {rule.code} {rule.name}\n\n"
        f"Weight: {_weight(rule)}.\n\n"
        f"{rule.manual.strip()}\n\n"
        "[All rules](index.md)\n"
    )


def _weight(rule: Rule) -> str:
    weight = str(rule.severity)
    if rule.final and rule.final is not rule.severity:
        weight += f", {rule.final} under `--final`"
    return f"{weight}, stops a rendering" if rule.stops else weight


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
