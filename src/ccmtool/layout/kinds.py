"""The table of layouts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ccmtool.doctree.nodes import Blocks
from ccmtool.layout import paper
from ccmtool.layout.agenda import document as agenda
from ccmtool.layout.desk import Desk
from ccmtool.layout.meeting_report import document as meeting_report
from ccmtool.layout.progress_report import document as progress_report
from ccmtool.layout.work_plan import document as work_plan

LAYOUTS: Mapping[str, Callable[[Desk, Any], Blocks]] = MappingProxyType(
    {
        "agenda": agenda.lay_out,
        "concept-note": paper.lay_out,
        "paper": paper.lay_out,
        "work-plan": work_plan.lay_out,
        "progress-report": progress_report.lay_out,
        "meeting-report": meeting_report.lay_out,
    }
)
"""What each kind of document prints between its cover and its annexes."""
