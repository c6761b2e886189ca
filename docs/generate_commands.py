"""The command reference, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import dedent
from typing import Any

from ccmtool.cli.app import command
from ccmtool.cli.failure import CLEAN, FAULT, FOUND, INTERRUPTED, MISUSED, UNREADABLE

EXIT_CODES = {
    CLEAN: "Nothing to say: no finding at or above `--fail-on`, everything asked for was done.",
    FOUND: "`validate` found something at or above `--fail-on`, or `render` refused.",
    MISUSED: "The command, the configuration `ccmtool.yaml` or a template was not understood.",
    UNREADABLE: "A file or folder could not be read or written.",
    FAULT: "A fault of ccmtool itself; please report it, with what `--debug` shows.",
    INTERRUPTED: "Interrupted by the user.",
}


def reference() -> str:
    """The page `docs/commands.md`."""
    return "\n".join(_page(command()))


def _page(group: Any) -> Iterator[str]:
    yield "<!-- Written by docs/generate.py from src/ccmtool/cli/; do not edit. -->"
    yield ""
    yield "# Commands"
    yield ""
    yield from _help(group)
    yield "Results go to standard output and messages to standard error."
    yield ""
    yield "| Command | What it does |"
    yield "|---|---|"
    for name, each in group.commands.items():
        yield f"| [`{name}`](#ccmtool-{name}) | {each.short_help} |"
    yield ""
    yield "## Options of every command"
    yield ""
    yield "They may stand before or after the name of the command; `--version` stands without one,"
    yield "and so do `--install-completion` and `--show-completion`, which teach your shell"
    yield "to offer commands, kinds, ids and codes."
    yield ""
    shown = [param for param in group.params if "completion" not in param.name]
    yield from _options(shown, "CCMTOOL")
    yield "## Exit codes"
    yield ""
    yield "The same for every command."
    yield ""
    yield "| Code | When |"
    yield "|---|---|"
    for code, words in EXIT_CODES.items():
        yield f"| {code} | {words} |"
    yield ""
    for name, each in group.commands.items():
        yield from _command(name, each, [p for p in each.params if p not in group.params])


def _command(name: str, each: Any, params: Sequence[Any]) -> Iterator[str]:
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    yield f"## ccmtool {name}"
    yield ""
    yield "```sh"
    yield " ".join(["ccmtool", name, "[OPTIONS]", *map(_usage, arguments)])
    yield "```"
    yield ""
    yield from _help(each)
    if arguments:
        yield "| Argument | What it is |"
        yield "|---|---|"
        for param in arguments:
            yield f"| `{_cell(_usage(param))}` | {_cell(param.help or '')} |"
        yield ""
    if options:
        yield from _options(options, f"CCMTOOL_{name.upper()}")


def _usage(param: Any) -> str:
    word = param.metavar or param.name.upper()
    word = word if param.required else f"[{word}]"
    return f"{word}..." if param.nargs == -1 else word


def _options(params: Sequence[Any], prefix: str) -> Iterator[str]:
    yield "| Option | What it does | Unless told | In the environment |"
    yield "|---|---|---|---|"
    for param in params:
        names = ", ".join(f"`{name}`" for name in param.opts)
        value = "" if param.is_flag else f" `{_cell(param.metavar or 'TEXT')}`"
        default = f"`{param.default}`" if isinstance(param.default, str) else ""
        cells = f"{names}{value} | {_cell(param.help or '')} | {default}"
        yield f"| {cells} | {_variable(param, prefix)} |"
    yield ""


def _variable(param: Any, prefix: str) -> str:
    # Without allow_from_autoenv only a variable that the option names itself is read.
    automatic = f"{prefix}_{param.name.upper()}" if param.allow_from_autoenv else ""
    name = param.envvar or automatic
    return f"`{name}`" if name else ""


def _help(each: Any) -> Iterator[str]:
    """The help of a command: its paragraphs, and what is set apart as lines to type."""
    for paragraph in (each.help or "").strip().split("\n\n"):
        if not paragraph.startswith("\b"):
            yield from (*paragraph.splitlines(), "")
            continue
        first, _, lines = paragraph.lstrip("\b\n").partition("\n")
        yield from (first, "", "```sh", *_commented(dedent(lines).splitlines()), "```", "")


def _commented(lines: Sequence[str]) -> Iterator[str]:
    """A line to type, with what it is for as a comment."""
    for line in lines:
        typed, gap, words = line.rstrip().partition("   ")
        yield f"{typed}{gap}{words[: -len(words.lstrip())]}# {words.lstrip()}" if words else typed


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
