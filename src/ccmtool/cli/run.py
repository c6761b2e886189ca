"""From the words of a command line to an exit code: every failure becomes one line."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

import typer

from ccmtool.cli import streams
from ccmtool.cli.app import command
from ccmtool.cli.failure import CLEAN, FAULT, FOUND, INTERRUPTED, MISUSED, UNREADABLE, Misuse
from ccmtool.cli.session import Session
from ccmtool.files import FileProblem
from ccmtool.interruption import is_interruption
from ccmtool.spelling import nearest

# The parser's own usage error. It has no public name, and older typers take it from click.
_UsageError: type[Any] = typer.BadParameter.__mro__[1]


def run(words: Sequence[str]) -> int:
    """Run a command; the answer is its exit code, whatever happens."""
    # What a run has made, the system takes back faster than Python sorts it out at the end.
    atexit.register(gc.freeze)
    streams.said.clear()
    session = Session(debug="--debug" in words or _debugged(), words=words)
    with _watching() as interrupted:
        try:
            with closing(session):
                code = _run(words, session)
            if code == INTERRUPTED or interrupted():
                raise KeyboardInterrupt  # of which the parser has made a code, or others nothing
            streams.finish()
            session.keep(code)
        except BaseException as failure:
            with contextlib.suppress(FileProblem):
                streams.finish()
            if interrupted() or is_interruption(failure):
                streams.message("ccmtool: interrupted")
                return INTERRUPTED
            return _told(failure, session)
        return code


@contextlib.contextmanager
def _watching() -> Iterator[Callable[[], bool]]:
    """Gives what tells whether somebody has pressed Ctrl-C meanwhile.

    A library may answer that with a failure of its own that does not know where it came from.
    """
    before, pressed = signal.getsignal(signal.SIGINT), []

    def press(number: int, frame: Any) -> None:
        pressed.append(number)
        signal.default_int_handler(number, frame)

    def put(handler: Any) -> None:
        if before is signal.default_int_handler:  # else a program around has its own
            with contextlib.suppress(ValueError):  # in another thread it does not arrive
                signal.signal(signal.SIGINT, handler)

    put(press)
    try:
        yield lambda: bool(pressed)
    finally:
        put(before)


def _debugged() -> bool:
    """Whether the environment asks for --debug: the parser may fail before it looks there."""
    return os.environ.get("CCMTOOL_DEBUG", "").lower() in ("1", "true", "t", "yes", "y", "on")


def _run(words: Sequence[str], session: Session) -> int:
    arguments = list(words) or ["--help"]
    code = command().main(arguments, "ccmtool", standalone_mode=False, obj=session)
    return code if isinstance(code, int) else CLEAN


def _told(failure: BaseException, session: Session) -> int:
    """Say what went wrong in one line, and which exit code that is."""
    if isinstance(failure, SystemExit):
        # So the parser ends where nobody reads its help to the end, and so completion ends.
        gone = isinstance(failure.__context__, BrokenPipeError)
        return failure.code if isinstance(failure.code, int) and not gone else CLEAN
    if session.debug:
        _show_traceback()
    if isinstance(failure, _UsageError):
        streams.error(_usage(failure))
        return MISUSED
    if isinstance(failure, Misuse):
        streams.error(str(failure))
        return MISUSED
    if isinstance(failure, FileProblem):
        streams.error(str(failure))
        return UNREADABLE
    if isinstance(failure, OSError):
        place = f"{failure.filename}: " if failure.filename else ""
        streams.error(f"{place}{failure.strerror or failure}")
        return UNREADABLE
    if _is_too_long(failure):
        streams.error(str(failure))
        return FOUND
    streams.error(
        f"this is a fault of ccmtool, not of your files: {type(failure).__name__}: {failure}. "
        "Please report it, with what --debug shows."
    )
    return FAULT


def _is_too_long(failure: BaseException) -> bool:
    from ccmtool.doctree.extent import TooLong

    return isinstance(failure, TooLong)


def _show_traceback() -> None:
    import traceback

    streams.lines(traceback.format_exc())


def _usage(failure: Any) -> str:
    """The parser's complaint, in the words of the other messages where they are known."""
    context = getattr(failure, "ctx", None)
    name = context.command_path if context else "ccmtool"
    if context and hasattr(failure, "possibilities"):
        known = ("--help", *(word for param in context.command.params for word in param.opts))
        hint = nearest(failure.option_name, known) or f"`{name} --help` lists them."
        return f"`{failure.option_name}` is no option of `{name}`. {hint}"
    message = " ".join(str(failure.format_message()).split()).rstrip(".")
    return f"{message}. `{name} --help` says more."
