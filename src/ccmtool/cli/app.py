"""The commands and the options that all of them share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ccmtool.cli import explain, listing, render, schema, timeline, validate
from ccmtool.cli.failure import Misuse
from ccmtool.spelling import nearest


class _Commands(TyperGroup):
    """Answers a mistyped command in the words of every other slip."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        word = args[0]
        if word not in self.commands and not word.startswith("-") and not ctx.resilient_parsing:
            hint = nearest(word, self.commands) or f"Commands: {', '.join(self.commands)}."
            raise Misuse(f"`{word}` is no command of ccmtool", hint)
        return super().resolve_command(ctx, args)


class _Command(TyperCommand):
    """Leaves out of the help what is true of Python only."""

    def get_help(self, ctx: Any) -> str:
        return re.sub(
            r" <(list\[str\]|str)>", lambda found: " " * len(found[0]), super().get_help(ctx)
        )


# Without rich, `--help` is plain text that a screen reader and a pipe can take, and comes at once.
app = typer.Typer(
    name="ccmtool",
    cls=_Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "CCMTOOL"},
)
_COMMANDS: tuple[tuple[str, Any, str], ...] = (
    ("validate", validate.validate, "Say what is wrong, and where."),
    ("render", render.render, "Turn documents into pages."),
    ("timeline", timeline.timeline, "Show who does what in which quarter."),
    ("list", listing.list_entries, "List what the corpus holds."),
    ("explain", explain.explain, "Explain a code that validate has shown."),
    ("schema", schema.schema, "Print what an editor needs to offer fields."),
)
for _name, _function, _summary in _COMMANDS:
    app.command(_name, cls=_Command, short_help=_summary)(_function)


def command() -> Any:
    """The command line as a command of the parser; every command takes the common options."""
    group: Any = typer.main.get_command(app)
    common = [option for option in group.params if option.name in _COMMON]
    for option in group.params:
        # A variable such as CCMTOOL_VERSION in somebody's environment asks for nothing.
        option.allow_from_autoenv = False
    for each in group.commands.values():
        for option in each.params:
            option.show_envvar = False
        each.params += common
    return group


_COMMON = ("corpus", "quiet", "no_color", "no_cache", "debug")


def _set_corpus(ctx: typer.Context, param: Any, value: Path | None) -> None:
    # Given after the command it wins over the same option before it, or in the environment.
    if value is not None and (ctx.obj.corpus is None or _typed(ctx, param)):
        ctx.obj.corpus = value


def _typed(ctx: typer.Context, param: Any) -> bool:
    source = ctx.get_parameter_source(param.name)
    return source is not None and source.name == "COMMANDLINE"


def _set_quiet(ctx: typer.Context, value: bool) -> None:
    ctx.obj.quiet |= value


def _set_no_color(ctx: typer.Context, value: bool) -> None:
    ctx.obj.color &= not value


def _set_no_cache(ctx: typer.Context, value: bool) -> None:
    ctx.obj.cache &= not value


def _set_debug(ctx: typer.Context, value: bool) -> None:
    ctx.obj.debug |= value


def _show_version(value: bool) -> None:
    if value:
        from ccmtool import __version__
        from ccmtool.cli import streams

        streams.result(f"ccmtool {__version__}\n")
        raise typer.Exit


def _option(*names: str, help: str, callback: Any, envvar: str = "", metavar: str = "") -> Any:
    return typer.Option(
        *names,
        help=help,
        callback=callback,
        envvar=envvar or None,
        metavar=metavar or None,
        show_envvar=False,
        expose_value=False,
    )


@app.callback()
def ccmtool(
    corpus: Annotated[
        Path | None,
        _option(
            "--corpus",
            help="The folder of the corpus, that is, the one that `data` is in. "
            "Without it, the nearest folder upward that holds `data`.",
            callback=_set_corpus,
            envvar="CCMTOOL_CORPUS",
            metavar="FOLDER",
        ),
    ] = None,
    quiet: Annotated[
        bool,
        _option(
            "--quiet",
            "-q",
            help="Print results and errors only.",
            callback=_set_quiet,
            envvar="CCMTOOL_QUIET",
        ),
    ] = False,
    no_color: Annotated[
        bool,
        _option(
            "--no-color",
            help="Print without colours. NO_COLOR in the environment does the same.",
            callback=_set_no_color,
            envvar="CCMTOOL_NO_COLOR",
        ),
    ] = False,
    no_cache: Annotated[
        bool,
        _option(
            "--no-cache",
            help="Do everything anew, and keep nothing for the next time.",
            callback=_set_no_cache,
            envvar="CCMTOOL_NO_CACHE",
        ),
    ] = False,
    debug: Annotated[
        bool,
        _option(
            "--debug",
            help="Show where in the program a failure arose.",
            callback=_set_debug,
            envvar="CCMTOOL_DEBUG",
        ),
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version.",
            callback=_show_version,
            is_eager=True,
            expose_value=False,
        ),
    ] = False,
) -> None:
    """Check the documents of treaty meetings against each other, and print them.

    The documents of a meeting (agendas, concept notes, work plans, progress reports, reports of
    meetings) and the registers they draw on stand in one folder, the corpus, as text files.
    ccmtool says what in them does not fit together, and turns them into pages to send out.

    \b
    Examples:
      ccmtool validate                       what is wrong, and where
      ccmtool render                         every document, into the folder build
      ccmtool timeline --quarter Q1-2025     who does what in a quarter
      ccmtool render --help                  more about one command

    Every option can be set in the environment too, such as CCMTOOL_CORPUS for all commands or
    CCMTOOL_RENDER_OUTPUT for one.

    Exit codes: 0 nothing to say, 1 something was found, 2 the command was not understood,
    3 a file could not be read or written.
    """
