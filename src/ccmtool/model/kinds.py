"""The table of what a file of the corpus can be."""

from __future__ import annotations

from types import MappingProxyType

from ccmtool.model.agenda import Agenda
from ccmtool.model.base import Model
from ccmtool.model.meeting_report import MeetingReport
from ccmtool.model.paper import ConceptNote, Paper
from ccmtool.model.progress_report import ProgressReport
from ccmtool.model.registers import (
    ActionPlans,
    DocumentRegister,
    Instruments,
    Meetings,
    Parties,
    Terms,
    Themes,
)
from ccmtool.model.shared import DocumentModel
from ccmtool.model.work_plan import WorkPlan

DOCUMENT_KINDS: MappingProxyType[str, type[DocumentModel]] = MappingProxyType(
    {
        "agenda": Agenda,
        "concept-note": ConceptNote,
        "paper": Paper,
        "work-plan": WorkPlan,
        "progress-report": ProgressReport,
        "meeting-report": MeetingReport,
    }
)
"""The kinds of document, each rendered by the layout of its name."""

REGISTER_KINDS: MappingProxyType[str, type[Model]] = MappingProxyType(
    {
        "meetings": Meetings,
        "documents": DocumentRegister,
        "parties": Parties,
        "themes": Themes,
        "action-plans": ActionPlans,
        "terms": Terms,
        "instruments": Instruments,
    }
)
"""The kinds of register, each a list of `entries`."""

KINDS: MappingProxyType[str, type[Model]] = MappingProxyType({**DOCUMENT_KINDS, **REGISTER_KINDS})
