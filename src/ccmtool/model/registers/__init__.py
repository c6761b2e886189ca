"""The registers that documents draw on, one a module."""

from __future__ import annotations

from ccmtool.model.registers.action_plans import (
    ActionPlan,
    ActionPlans,
    Indicator,
    NumberRange,
    ThemeActions,
)
from ccmtool.model.registers.documents import DocumentRegister, RegisteredDocument
from ccmtool.model.registers.instruments import Instrument, Instruments, Provision
from ccmtool.model.registers.meetings import Meeting, Meetings, Part
from ccmtool.model.registers.parties import Holding, Parties, Party
from ccmtool.model.registers.terms import TermEntry, Terms
from ccmtool.model.registers.themes import Theme, Themes

__all__ = [
    "ActionPlan",
    "ActionPlans",
    "DocumentRegister",
    "Holding",
    "Indicator",
    "Instrument",
    "Instruments",
    "Meeting",
    "Meetings",
    "NumberRange",
    "Part",
    "Parties",
    "Party",
    "Provision",
    "RegisteredDocument",
    "TermEntry",
    "Terms",
    "Theme",
    "ThemeActions",
    "Themes",
]
