"""Do to the real command line what may happen to it, and say what became of each.

make drill                       all, in about five minutes
make drill ARGS="--quick"        fewer rounds of each, in less than one
make drill ARGS="kill disk"      those whose name holds such a word
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from drill import content, disks, environments, sameness, signals
from drill.ground import Ground, prepare
from drill.outcome import Failed, Skipped

Drill = Callable[[Ground], None]
DRILLS: tuple[Drill, ...] = (
    *signals.DRILLS,
    *disks.DRILLS,
    *environments.DRILLS,
    *sameness.DRILLS,
    *content.DRILLS,
)


def main() -> int:
    """Hold the drills that are asked for; 1 if one of them has failed."""
    parser = argparse.ArgumentParser("make drill", description="Hold drills.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds of each")
    parser.add_argument("words", nargs="*", help="only the drills with such a word in their name")
    told = parser.parse_args()
    chosen = [
        drill
        for drill in DRILLS
        if not told.words or any(word in _name(drill) for word in told.words)
    ]
    outcomes = []
    with (
        tempfile.TemporaryDirectory(prefix="ccmtool-drill-") as folder,
        ThreadPoolExecutor(len(os.sched_getaffinity(0))) as several,
    ):
        Path(folder).chmod(0o755)  # for drills that are held as another user
        versions = prepare(Path(folder) / "versions")
        grounds = [Ground(Path(folder) / str(n), told.quick, versions) for n in range(len(chosen))]
        running = {
            several.submit(_outcome, *held): held[0] for held in zip(chosen, grounds, strict=True)
        }
        for done in as_completed(running):
            outcome, seconds = done.result()
            print(f"{_name(running[done])} ({seconds:.0f} s): {outcome}", flush=True)
            outcomes.append(outcome)
    return int(any(outcome.startswith("FAILED") for outcome in outcomes))


def _name(drill: Drill) -> str:
    return (drill.__doc__ or "").strip()


def _outcome(drill: Drill, ground: Ground) -> tuple[str, float]:
    began = time.monotonic()
    for folder in (ground.folder / "home", ground.cache):
        folder.mkdir(parents=True)
    try:
        drill(ground)
        outcome = "ok"
    except Skipped as reason:
        outcome = f"skipped: {reason}"
    except Failed as reason:
        outcome = f"FAILED: {reason}"
    except Exception:
        outcome = f"FAILED: the drill itself: {traceback.format_exc()}"
    return outcome, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
