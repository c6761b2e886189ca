"""Every rule finds what its cases say, keeps silent where they say so, and has its manual page."""

from __future__ import annotations

import re

import pytest

from ccmtool.rules import RULES, Rule
from tests.rules.cases import FOLDER, Case, CaseFile, case_files

HEADINGS = ["What it does", "Why", "Bad", "Good", "How to fix"]
CASES = [(file.path.stem, case) for file in case_files() for case in file.cases()]


@pytest.fixture(scope="session", autouse=True)
def _updated(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-goldens", default=False):
        for file in case_files():
            file.rewrite()


@pytest.mark.parametrize(
    ("code", "case"), CASES, ids=[f"{code}: {case.title}" for code, case in CASES]
)
def test_case(code: str, case: Case, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-goldens", default=False):
        pytest.skip(f"{code} was just rewritten")
    assert case.report() == case.expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_case_that_fires_and_one_that_is_silent(rule: Rule) -> None:
    reports = [case.expected for case in CaseFile(FOLDER / f"{rule.code}.md").cases()]
    fires = [f" {rule.code} " in report for report in reports]
    assert any(fires)
    assert not all(fires)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_manual_page_under_the_fixed_headings(rule: Rule) -> None:
    first, blank, *_ = rule.manual.split("\n")
    assert first.endswith(".")
    assert blank == ""
    assert re.findall(r"^## (.+)$", rule.manual, re.MULTILINE) == HEADINGS
    for heading in ("Bad", "Good"):
        assert f"## {heading}\n\n```yaml\n" in rule.manual


def test_the_table_is_sorted_and_every_module_of_a_rule_is_in_it() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    names = {rule.name for rule in RULES}
    assert len(names) == len(RULES)
    folder = FOLDER.parents[1] / "src" / "ccmtool" / "rules"
    modules = {path.stem for path in folder.glob("*.py")}
    assert {module for module in modules if re.fullmatch(r"[a-z]+[0-9]{2}", module)} == {
        code.lower() for code in codes
    }


def test_a_rule_is_only_ever_stricter_in_the_end() -> None:
    for rule in RULES:
        assert rule.final is None or rule.final.weight > rule.severity.weight
