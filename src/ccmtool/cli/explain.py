"""`ccmtool explain`: what a code means, why it matters, and how to put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ccmtool.cli import completion, streams
from ccmtool.cli.failure import CLEAN, Misuse
from ccmtool.cli.words import suggest

if TYPE_CHECKING:
    from ccmtool.rules.rule import Rule


def explain(
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
        hint = suggest(code.upper(), known) or suggest(code.lower(), known)
        raise Misuse(f"there is no code `{code}`", hint or "`ccmtool explain` lists them all.")
    streams.result(_page(found))
    return CLEAN


def _page(rule: Rule) -> str:
    return f"{rule.code} {rule.name} ({_severity(rule)})\n\n{rule.manual.strip()}\n"


def _severity(rule: Rule) -> str:
    if rule.final and rule.final is not rule.severity:
        return f"{rule.severity}, {rule.final} under --final"
    return str(rule.severity)
