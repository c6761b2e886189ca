"""Results to stdout, messages to stderr, whatever these are: a terminal, a pipe, nothing at all."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Literal, TextIO

from ccmtool.files import FileProblem

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 80
"""What is not shown on a terminal has the same lines everywhere."""


said: list[tuple[int, bytes]] = []
"""What has been printed: standard output is 1, and standard error 2."""


def result(text: str) -> None:
    """Print a result, in the encoding of the terminal; what that does not know is escaped."""
    stream = _stdout()
    _send(text.encode(stream.encoding or "utf-8", "backslashreplace"))


def result_bytes(content: bytes) -> None:
    """Print a result that has an encoding of its own, such as a document or JSON."""
    _send(content)


def may_be_terminal() -> bool:
    """Whether there is a reason to ask Rich, which takes its time, what stdout is."""
    told = os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE")
    return bool(told) or _stdout().isatty()


def screen(color: bool = True) -> Console:
    """A sheet as wide as the stdout there is, with colours if that takes them.

    Rich knows what NO_COLOR, FORCE_COLOR and a dumb terminal mean; it draws on paper first,
    so that a pipe that closes meets our own writing only.
    """
    from rich.console import Console

    stream = _stdout()
    seen = Console(file=stream)
    width = seen.width if stream.isatty() else PIPED_WIDTH
    if not color or seen.no_color or seen.color_system is None:
        return _sheet(width, None, stream.isatty())
    return _sheet(width, "truecolor" if seen.color_system == "truecolor" else "256", True)


def paper() -> Console:
    """A sheet for text that is written into a file."""
    return _sheet(PIPED_WIDTH, None, False)


def _sheet(width: int, colors: Literal["256", "truecolor"] | None, terminal: bool) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=width,
        color_system=colors,
        force_terminal=terminal,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def drawn(sheet: Console, *parts: RenderableType) -> str:
    """What is on a sheet after drawing on it, without the blanks at the ends of lines."""
    for part in parts:
        sheet.print(part)
    assert isinstance(sheet.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in sheet.file.getvalue().split("\n")[:-1])


def message(text: str) -> None:
    """Print a line on stderr; where even that is impossible there is nobody to tell."""
    if sys.stderr is None:
        return
    line = f"{visible(text)}\n".encode(sys.stderr.encoding or "utf-8", "backslashreplace")
    said.append((2, line))
    try:
        sys.stderr.buffer.write(line)
        sys.stderr.flush()
    except (OSError, ValueError):
        _silence(sys.stderr)


def lines(text: str) -> None:
    """Print a report of several lines on stderr."""
    for line in text.splitlines():
        message(line)


def error(text: str) -> None:
    """Print the one line of a failure."""
    message(f"ccmtool: error: {text}")


def visible(text: str) -> str:
    """A text on one line that commands neither a terminal nor a CI service."""
    from ccmtool.reporters.safety import printable

    return printable(text)


def finish() -> None:
    """Send what is still held back, so that a full disk is told in time."""
    if sys.stdout is not None:
        _send(b"")


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise FileProblem("standard output", "it is closed")
    return sys.stdout


def _send(content: bytes) -> None:
    stream = _stdout()
    said.append((1, content))
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.flush()
    except OSError as error:
        _silence(stream)
        # Whoever read has gone, as in `ccmtool list | head`: that is no failure.
        if not isinstance(error, BrokenPipeError):
            reason = (error.strerror or str(error)).lower()
            raise FileProblem("standard output", reason) from error


def _silence(stream: TextIO) -> None:
    """Let what follows go nowhere: Python would try it once more at its end, and complain."""
    with open(os.devnull, "wb") as nobody:  # noqa: PTH123
        os.dup2(nobody.fileno(), stream.fileno())
