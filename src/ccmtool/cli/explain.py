"""`ccmtool explain`: what a code means, why it matters, and how to put it right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ccmtool.cli import completion, streams
from ccmtool.cli.failure import CLEAN, Misuse
from ccmtool.spelling import nearest

if TYPE_CHECKING:
    from rich.text import Text

    from ccmtool.cli.session import Session
    from ccmtool.rules.rule import Rule


def explain(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="A code as findings show it, such as REF12, or the name of a rule.",
            autocompletion=completion.codes,
        ),
    ] = None,
) -> int:
    """Explain a code that `ccmtool validate` has shown; without one, list them all.

    \b
    Examples:
      ccmtool explain
      ccmtool explain REF12
    """
    from ccmtool.rules import RULES

    if code is None:
        width = max(len(rule.name) for rule in RULES)
        for rule in RULES:
            streams.result(f"{rule.code}  {rule.name:<{width}}  {_severity(rule)}\n")
        return CLEAN
    found = next((rule for rule in RULES if code.upper() == rule.code), None)
    found = found or next((rule for rule in RULES if code.lower() == rule.name), None)
    if found is None:
        known = [word for rule in RULES for word in (rule.code, rule.name)]
        hint = nearest(code.upper(), known) or nearest(code.lower(), known)
        raise Misuse(f"there is no code `{code}`", hint or "`ccmtool explain` lists them all.")
    session: Session = ctx.obj
    streams.result(_page(found, session.color))
    return CLEAN


def _page(rule: Rule, color: bool) -> str:
    """The manual as it is written, for a pipe; a terminal is shown what its markup means."""
    title = f"{rule.code} {rule.name} ({_severity(rule)})"
    screen = streams.screen(color)
    if not screen.is_terminal or screen.color_system is None:
        return f"{title}\n\n{rule.manual.strip()}\n"
    from rich.text import Text

    blocks = [Text(title, "bold cyan"), *_blocks(rule.manual)]
    return streams.drawn(screen, Text("\n\n").join(blocks))


def _blocks(manual: str) -> Iterator[Text]:
    """The blocks of a page of the manual; lines of running text are joined, to be wrapped anew."""
    from rich.text import Text

    code = False
    for part in re.split(r"^```.*\n?", f"{manual.strip()}\n", flags=re.MULTILINE):
        if code:
            yield Text("\n".join(f"    {line}" for line in part.splitlines()), "green")
        else:
            for block in filter(None, part.strip().split("\n\n")):
                yield _block(block)
        code = not code


def _block(block: str) -> Text:
    from rich.text import Text

    if block.startswith("#"):
        return Text(block.lstrip("# "), "bold")
    listed = block.startswith(("- ", "|")) or block[:1].isdigit()
    return Text(block if listed else " ".join(block.split("\n")))


def _severity(rule: Rule) -> str:
    weight = str(rule.severity)
    if rule.final and rule.final is not rule.severity:
        weight += f", {rule.final} under --final"
    return f"{weight}, stops a rendering" if rule.stops else weight
