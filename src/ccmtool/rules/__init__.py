"""The rules: one a file, in one visible table."""

from __future__ import annotations

from ccmtool.rules import (
    bud01,
    dq01,
    dq02,
    dq03,
    dq04,
    dq06,
    dq09,
    fn01,
    ph03,
    ref01,
    ref02,
    ref07,
    ref12,
    str01,
    str02,
    str03,
    str05,
    trc01,
    trc04,
    trc10,
)
from ccmtool.rules.rule import Context, Rule

__all__ = ["RULES", "Context", "Rule"]

RULES: tuple[Rule, ...] = (
    bud01.RULE,
    dq01.RULE,
    dq02.RULE,
    dq03.RULE,
    dq04.RULE,
    dq06.RULE,
    dq09.RULE,
    fn01.RULE,
    ph03.RULE,
    ref01.RULE,
    ref02.RULE,
    ref07.RULE,
    ref12.RULE,
    str01.RULE,
    str02.RULE,
    str03.RULE,
    str05.RULE,
    trc01.RULE,
    trc04.RULE,
    trc10.RULE,
)
"""Every rule, sorted by code."""
