"""Ctrl-C, under whatever name it arrives."""

from __future__ import annotations


def is_interruption(failure: BaseException | None) -> bool:
    """Whether somebody pressed Ctrl-C, even where a library or Python made another failure of it.

    The parser aborts, and Python 3.11 says that a class could not be made.
    """
    while failure and not isinstance(failure, KeyboardInterrupt):
        failure = failure.__cause__ or failure.__context__
    return failure is not None
