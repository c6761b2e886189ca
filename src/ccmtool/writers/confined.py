"""Writing with the templates of a corpus, in a process of its own that may be ended.

A template is a program, and a corpus may be a stranger's: it can run for ever, or ask for all the
memory there is. What it may do is settled in `templating`; how much, here. One process serves all
the documents of a run, and ends with it.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from _thread import interrupt_main
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, NoReturn

from ccmtool.doctree.nodes import Document
from ccmtool.writers import TemplateProblem
from ccmtool.writers.templating import TEMPLATE_MARK

try:
    import resource
except ImportError:  # pragma: no cover - Windows bounds no memory
    resource = None  # type: ignore[assignment]

MEMORY = 600 * 1024 * 1024
"""How many addresses writing may take, where the system has such a limit; a third stays empty."""

LARGEST = 64 * 1024 * 1024
"""How large a page may be, in bytes."""

AT_LEAST = 5
"""What writing a document may take, in seconds; of a long one it is more."""

# Measured: the longest documents there can be take a third of it.
_PER_BYTE = 4e-6

# How much later a process is ended that does not stop by itself.
_GRACE = 1

Writing = Callable[[Document, Path | None], bytes]


def write(writing: Writing, document: Document, templates: Path) -> bytes:
    """What `writing` makes of a document; `TemplateProblem` if it fails, or takes too much.

    A failure that was long in coming is not waited for again: the next document has it at once.
    """
    if templates in _given_up:
        raise TemplateProblem(_given_up[templates])
    began = time.monotonic()
    process = _process(os.getpid())
    # Told as the system spells it: the two processes may differ on how that is read.
    request = pickle.dumps((writing, document, os.fsencode(templates.resolve())))
    try:
        kind, answer = _asked(process, request)
    except BaseException:
        _end(process)
        raise
    if kind == b"page":
        return answer
    problem = answer.decode()
    if kind != b"problem":
        assert process.stderr is not None
        problem = _obituary(process.stderr.read().decode(errors="replace"), templates.name)
        _end(process)
    if time.monotonic() - began > _PATIENCE:
        _given_up[templates] = problem
    raise TemplateProblem(problem)


_given_up: dict[Path, str] = {}
_PATIENCE = 0.3


@lru_cache(maxsize=1)
def _process(_owner: int) -> subprocess.Popen[bytes]:
    """The process that serves this one: a fork of this one needs another."""
    # Isolated, or Python would look for modules in the folder that it is started in.
    code = (
        "import sys; sys.path[:] = sys.argv[1:];"
        "from ccmtool.writers.confined import confine, serve;"
        "confine(); serve(sys.stdin.buffer, sys.stdout.buffer)"
    )
    return subprocess.Popen(
        [sys.executable, "-I", "-c", code, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _asked(process: subprocess.Popen[bytes], request: bytes) -> tuple[bytes, bytes]:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        seconds = AT_LEAST + len(request) * _PER_BYTE
        _send(process.stdin, b"%.3f" % seconds, request)
        return _receive(process.stdout)
    except BrokenPipeError:
        return b"", b""


def _end(process: subprocess.Popen[bytes]) -> None:
    _process.cache_clear()
    process.kill()
    process.communicate()


_TOO_LONG = "takes too long to write"


def _obituary(traces: str, folder: str) -> str:
    """Why a process ended that could not say so itself, from what Python left on its way out."""
    named = re.search(rf'File "{TEMPLATE_MARK}([^"\n]+)"', traces)
    place = named[1] if named else folder
    if "Timeout (" in traces:
        return f"{place}: {_TOO_LONG}"
    last = " ".join(traces.splitlines()[-1:])
    return f"{place}: the templates brought down the process that they run in ({last[:200]})"


# --- in the other process --------------------------------------------------------------------


class _TooLong(Exception):
    """The time of a document is over."""


def confine() -> None:
    """Give up, for good, what no template needs."""
    faulthandler.enable()
    # Ctrl-C reaches this process too, and is the other's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    if resource is None:  # pragma: no cover
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (lower, lower))


def _stop(*_: object) -> NoReturn:
    raise _TooLong(_TOO_LONG)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Write documents until nobody asks any more."""
    while (asked := _receive(requests))[0]:
        seconds, request = asked
        try:
            with _within(float(seconds)):
                answer = b"page", _written(request)
        except TemplateProblem as problem:
            answer = b"problem", problem.message.encode("utf-8", "backslashreplace")
        _send(answers, *answer)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Interrupt what takes longer; end the process where no line of Python is reached any more.

    It is Python's own watchdog that does so, and it says which template was at work.
    """
    timer = threading.Timer(seconds, interrupt_main, (signal.SIGTERM,))
    timer.start()
    faulthandler.dump_traceback_later(seconds + _GRACE, exit=True)
    try:
        yield
    finally:
        timer.cancel()
        faulthandler.cancel_dump_traceback_later()


def _written(request: bytes) -> bytes:
    try:
        writing, document, templates = pickle.loads(request)
        page: bytes = writing(document, Path(os.fsdecode(templates)))
    except MemoryError:
        raise TemplateProblem(_TOO_LARGE) from None
    if len(page) > LARGEST:
        raise TemplateProblem(_TOO_LARGE)
    return page


_TOO_LARGE = "the templates of the corpus make too large a page"


def _send(stream: IO[bytes], word: bytes, content: bytes) -> None:
    stream.write(b"%s %d\n" % (word, len(content)))
    stream.write(content)
    stream.flush()


def _receive(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """The next message, a word and what belongs to it; nothing where the other side has gone."""
    word, _, length = stream.readline().partition(b" ")
    content = stream.read(int(length)) if length else b""
    return (word, content) if length and len(content) == int(length) else (b"", b"")
