"""How far a long run is: on a terminal only, and only where it takes longer than a moment."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds that a run may take without saying anything."""
PAUSE = 0.1
"""Seconds between two pictures of the bar: drawn for every file, it would be what takes long."""


class Watch:
    """Shows how many files of each step are done, once there is somebody to be told."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and _can_be_wiped()
        self._due = time.monotonic() + PATIENCE
        self._bar: Progress | None = None

    def __call__(self, doing: str, done: int, total: int) -> None:
        """Note that so many files of a step are done."""
        if done == total:
            self.close()
        elif self._shown and time.monotonic() > self._due:
            if self._bar is None:
                self._bar = _started()
                self._bar.add_task(doing.capitalize(), total=total)
            self._bar.update(self._bar.task_ids[0], completed=done, refresh=True)
            self._due = time.monotonic() + PAUSE

    def close(self) -> None:
        """Take away what is shown, so that something can be printed."""
        if self._bar:
            self._bar.stop()
            self._bar = None


def _can_be_wiped() -> bool:
    """Whether messages go to a terminal that can take back what it shows."""
    dumb = os.environ.get("TERM", "").lower() in ("dumb", "unknown")
    return sys.stderr is not None and sys.stderr.isatty() and not dumb


def _started() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    # No thread of its own redraws it: processes are forked meanwhile.
    screen = Console(stderr=True)
    bar = Progress(*columns, console=screen, transient=True, auto_refresh=False)
    bar.start()
    return bar
