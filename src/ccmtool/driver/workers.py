"""Copies of this process that each do a share of the work, and answer with small results."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

Task = Callable[..., Any]
"""Called with the state of the process, a path and further arguments."""

_AT_ONCE = 8
"""After how many paths a worker answers: few enough to show how far it is."""


def able() -> int:
    """How many workers this system can make use of; 1 where it has none to offer."""
    # macOS can fork, but its own libraries are not made for that.
    if not hasattr(os, "fork") or sys.platform == "darwin":  # pragma: no cover
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class Failure:
    """What went wrong with a path instead of a result."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class Workers:
    """Forked processes, each with the state of this one at their start and its own from then on.

    A path always goes to the same worker, which has then opened its file already.
    """

    def __init__(self, state: Any, paths: Collection[str], count: int) -> None:
        self._connections: list[Connection] = []
        self._processes: list[BaseProcess] = []
        gc.freeze()  # so that counting references does not copy what is only read
        with contextlib.suppress(OSError):  # no more to be had: those that there are do it all
            for _ in range(count):
                self._start(state)
        self._share = {
            path: number % len(self._processes)
            for number, path in enumerate(paths if self._processes else ())
        }

    def __bool__(self) -> bool:
        """Whether there are any: where the system allows no further process, there are none."""
        return bool(self._processes)

    def _start(self, state: Any) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        with theirs:
            known = [*self._connections, ours]
            process = context.Process(target=_serve, args=(theirs, known, state), daemon=True)
            with _no_interruption():
                process.start()
        self._connections.append(ours)
        self._processes.append(process)

    def run(
        self, task: Task, paths: Collection[str], *arguments: Any
    ) -> Iterator[tuple[str, Any | Failure]]:
        """Each path with its result, as they come; whoever does not wait for all closes them."""
        shares: dict[int, list[str]] = defaultdict(list)
        for path in paths:
            shares[self._share[path]].append(path)
        busy: dict[Any, int] = {}
        for number, share in shares.items():
            _send(self._connections[number], (task, share, arguments))
            busy[self._connections[number]] = len(share)
        while busy:
            for connection in wait(list(busy)):
                results = _received(connection)
                yield from results
                busy[connection] -= len(results)
                if not busy[connection]:
                    del busy[connection]

    def tell(self, task: Task, *arguments: Any) -> None:
        """Have every worker do something to its state, without an answer."""
        for connection in self._connections:
            _send(connection, (task, None, arguments))

    def close(self) -> None:
        """Let them go."""
        for connection in self._connections:
            connection.close()
        for process in self._processes:
            process.terminate()
            process.join()


@contextlib.contextmanager
def _no_interruption() -> Iterator[None]:
    """Let Ctrl-C wait: a copy of this process must not answer before it knows not to."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _send(connection: Connection, asked: Any) -> None:
    try:
        connection.send(asked)
    except OSError as error:
        raise ChildProcessError(_ENDED) from error


def _received(connection: Any) -> list[tuple[str, Any]]:
    try:
        results: list[tuple[str, Any]] = connection.recv()
    except (EOFError, OSError) as error:
        raise ChildProcessError(_ENDED) from error
    return results


_ENDED = "a worker process has ended, perhaps for want of memory"


def _serve(connection: Connection, others: list[Connection], state: Any) -> None:
    """What a worker does until nobody asks any more."""
    # Whoever presses Ctrl-C is answered by the first process alone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in others:
        other.close()
    while True:
        try:
            task, paths, arguments = connection.recv()
            if paths is None:
                task(state, *arguments)
                continue
            for start in range(0, len(paths), _AT_ONCE):
                few = paths[start : start + _AT_ONCE]
                connection.send([(path, _done(task, state, path, arguments)) for path in few])
        except (EOFError, OSError):
            os._exit(0)


def _done(task: Task, state: Any, path: str, arguments: tuple[Any, ...]) -> Any:
    try:
        return task(state, path, *arguments)
    except Exception as error:
        return Failure(_portable(error))


def _portable(error: Exception) -> Exception:
    """An error that can be sent to the first process, with where it arose as a note."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
