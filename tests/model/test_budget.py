"""Budgets as authors type them, and what they come to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.model.budget import BudgetLine, computed
from ccmtool.model.work_plan import BudgetSection
from tests.small_corpora import corpus, only, problems

BY_YEAR = "  columns: [2025, 2026]\n"
HEAD = "kind: work-plan\nid: p\nperiod: 2025\nsections:\n- section: budget\n  title: B\n"


def complaint(text: str) -> str:
    (problem,) = problems(corpus(HEAD + text))
    return problem


@pytest.mark.parametrize(
    "typed",
    ["0", "1", "12500", "12500.5", "0.05", "-500", "999999999999999.9999"],
)
def test_an_amount_is_exact(typed: str) -> None:
    line = BudgetLine.model_validate({"title": "x", "amount": typed})
    assert str(line.amount) == typed


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("'12,500.50'", "write `12500.50`"),
        ("12 500", "write `12500`"),
        ("12'500", "write `12500`"),
        ("\u2212500", "write `-500`"),
        ("12.500,50", "digits only, such as 12500.50"),
        ("1e5", "digits only"),
        ("007", "digits only"),
        ("USD 5", "digits only"),
        ("1.00000", "digits only"),
        ("1000000000000000", "digits only"),
        (".5", "digits only"),
        ("NaN", "digits only"),
    ],
)
def test_what_is_no_amount(typed: str, hint: str) -> None:
    found = complaint(f"  lines:\n  - title: x\n    amount: {typed}\n")
    assert "is no amount" in found
    assert hint in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  currency: usd\n", "`usd` is no code of a currency"),
        ("  currency: $\n", "`$` is no code of a currency"),
        ("  columns: [2025, 2026, 2025]\n", "`2025` stands twice among the columns"),
        (f"  columns: {[*range(25)]}\n", "at most 24 columns"),
        ("  lines: [{title: x, secured: maybe}]\n", "write `true`, `false` or `part`"),
        ("  lines: [{amount: 5}]\n", "`title` is missing"),
        ("  lines: [{title: x, amounts: {2025: 5}}]\n", "one `amount:`, and no `amounts:`"),
        ("  lines: [{title: x, total: 5}]\n", "a line has only an `amount:`"),
        (
            "  lines: [{title: x, amount: 5, instead-of-amount: y}]\n",
            "in place of an amount, not beside one",
        ),
        ("  totals: {2025: 5}\n", "there is one `total:`, and no `totals:`"),
        (BY_YEAR + "  totals: {2027: 5}\n", "`2027` is not among the columns"),
        (BY_YEAR + "  lines: [{title: x, amount: 5}]\n", "a line has `amounts:`"),
        (
            BY_YEAR + "  lines: [{title: g, lines: [{title: x, amounts: {2027: 5}}]}]\n",
            "`2027` is not among the columns of this budget: `2025`, `2026`",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_a_slip(text: str, expected: str) -> None:
    assert expected in complaint(text)


def test_every_slip_is_told_at_its_place() -> None:
    text = "  columns: [2025, 2026]\n  lines:\n  - {title: x, amount: 5}\n  - title: g\n"
    text += "    lines:\n    - {title: y, amounts: {2027: 5}}\n"
    (entry,) = corpus(HEAD + text).entries
    assert [finding.route for _, finding in entry.problems] == [
        ("sections", 0, "lines", 0, "amount"),
        ("sections", 0, "lines", 1, "lines", 0, "amounts", "2027"),
    ]


def test_a_budget_in_words_needs_nothing_else() -> None:
    plan = only(corpus(HEAD + "  text: Limited costs.\n")).model
    section = plan.sections[0]  # type: ignore[union-attr]
    assert isinstance(section, BudgetSection)
    assert (section.currency, section.lines) == (None, ())


AMOUNTS = st.decimals(
    min_value=-(10**14), max_value=10**14, places=2, allow_nan=False, allow_infinity=False
)


@given(st.lists(AMOUNTS, max_size=20))
def test_a_sum_is_exact(amounts: list[Decimal]) -> None:
    lines = [BudgetLine.model_validate({"title": "x", "amount": f"{one:f}"}) for one in amounts]
    (figure,) = computed(lines, ())
    assert figure.amount * 100 == sum(int(one * 100) for one in amounts)
