"""Files that are made to hurt whoever reads them: a script of its own measures what they cost."""

from __future__ import annotations

import subprocess
import sys

from drill.ground import ROOT, Ground
from drill.outcome import Failed, Skipped

_MEASURING = ROOT / "tools" / "hostile.py"


def hostile_files(ground: Ground) -> None:
    """hostile files within limits of time and memory"""
    if not _MEASURING.exists():
        raise Skipped(f"there is no {_MEASURING.name}")
    if ground.quick:
        raise Skipped(f"takes minutes: run tools/{_MEASURING.name}")
    ran = subprocess.run([sys.executable, _MEASURING], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise Failed((ran.stdout + ran.stderr)[-3000:])


DRILLS = (hostile_files,)
