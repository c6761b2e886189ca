"""What ends a command early, each with its exit code and one line to say."""

from __future__ import annotations

CLEAN = 0
FOUND = 1
MISUSED = 2
UNREADABLE = 3
FAULT = 70
INTERRUPTED = 130


class Misuse(Exception):
    """Wrong usage, configuration or template: what is wrong, and what was probably meant."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(f"{message}. {help}" if help else message)
