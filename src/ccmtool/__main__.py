"""The command `ccmtool`: one line for every failure, and an exit code that means the same always.

0 clean; 1 a finding at or above `--fail-on`, or a refused rendering; 2 wrong usage, configuration
or template; 3 a file that could not be read or written; 70 an internal fault; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; no exception gets past it."""
    # What a run makes, it keeps: looking for rings of garbage as often as Python does by itself
    # takes a sixth of its time and finds little.
    gc.set_threshold(200_000, 50, 1000)
    words = sys.argv[1:] if arguments is None else arguments
    hook, sys.unraisablehook = sys.unraisablehook, _dropped
    try:
        if words == ["--version"] and _say_version():
            return 0
        from ccmtool.replay import again

        code = again(words)
        if code is not None:
            return code
        from ccmtool.cli.run import run

        return run(words)
    except BaseException as failure:
        from ccmtool.interruption import is_interruption

        if not is_interruption(failure):
            raise
        # While the program was loaded, or again while it said so.
        print("ccmtool: interrupted", file=sys.stderr)
        return 130
    finally:
        sys.unraisablehook = hook


def _dropped(failure: sys.UnraisableHookArgs) -> None:
    """Python drops what is raised where nobody can catch it; Ctrl-C must not be lost there."""
    if issubclass(failure.exc_type, KeyboardInterrupt):
        try:
            os.write(2, b"ccmtool: interrupted\n")
        finally:
            os._exit(130)
    sys.__unraisablehook__(failure)


def _say_version() -> bool:
    """Asked by scripts and editors, and answered before anything slow is imported."""
    from ccmtool import __version__

    try:
        print(f"ccmtool {__version__}", flush=True)
        return sys.stdout is not None
    except OSError:
        return False  # the long way round says why


if __name__ == "__main__":
    sys.exit(main())
