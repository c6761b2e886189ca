"""Results to stdout, messages to stderr, whatever these are: a terminal, a pipe, nothing at all."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import IO, TYPE_CHECKING

from ccmtool.files import FileProblem

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 80
"""What is not shown on a terminal has the same lines everywhere."""


def result(text: str) -> None:
    """Print a result, in the encoding of the terminal; what that does not know is escaped."""
    stream = _stdout()
    _send(text.encode(stream.encoding or "utf-8", "backslashreplace"))


def result_bytes(content: bytes) -> None:
    """Print a result that has an encoding of its own, such as a document or JSON."""
    _send(content)


def drawn(*parts: RenderableType, color: bool = True) -> str:
    """What rich makes of something, for the stdout there is: colours only where it takes them."""
    from rich.console import Console

    stream = _stdout()
    width = None if stream.isatty() else PIPED_WIDTH
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    if not color:
        console = Console(file=stream, width=width, color_system=None, highlight=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part, markup=False, emoji=False)
    return _without_trailing_blanks(capture.get(), console)


def _without_trailing_blanks(text: str, console: Console) -> str:
    if console.color_system is not None:
        return text
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def message(text: str) -> None:
    """Print a line on stderr; where even that is impossible there is nobody to tell."""
    if sys.stderr is None:
        return
    line = f"{visible(text)}\n".encode(sys.stderr.encoding or "utf-8", "backslashreplace")
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
    """One line in which nothing moves the cursor, breaks the line or turns the direction."""
    return "".join(_shown(character) for character in " ".join(text.split("\n")).strip())


def _shown(character: str) -> str:
    if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def finish() -> None:
    """Send what is still held back, so that a full disk is told in time."""
    if sys.stdout is not None:
        _flush(sys.stdout)


def _stdout() -> IO[str]:
    if sys.stdout is None:
        raise FileProblem("standard output", "it is closed")
    return sys.stdout


def _send(content: bytes) -> None:
    stream = _stdout()
    try:
        stream.flush()
        stream.buffer.write(content)
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        raise FileProblem("standard output", _reason(error)) from error


def _flush(stream: IO[str]) -> None:
    try:
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        raise FileProblem("standard output", _reason(error)) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _silence(stream: IO[str]) -> None:
    """Whoever read has gone, as in `ccmtool list | head`: what follows is for nobody.

    Python would try to write it once more at its end, and complain.
    """
    with open(os.devnull, "wb") as nobody:  # noqa: PTH123
        os.dup2(nobody.fileno(), stream.fileno())
