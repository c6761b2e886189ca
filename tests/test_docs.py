"""The documentation: nothing stale, every example in order, every link leading somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from ccmtool.compiler import render, select
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.diagnostics import Severity
from ccmtool.files import read_corpus
from ccmtool.model import (
    agenda,
    meeting_report,
    paper,
    progress_report,
    registers,
    work_plan,
)
from ccmtool.model.configuration import Configuration
from ccmtool.model.kinds import DOCUMENT_KINDS, KINDS
from ccmtool.source import read as read_source
from ccmtool.validation import validate
from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "authoring"
EXAMPLE = GUIDE / "example"
PAGES = sorted([*GUIDE.glob("*.md"), ROOT / "docs/commands.md", ROOT / "docs/rules/index.md"])
RULES = sorted((ROOT / "docs/rules").glob("[A-Z]*.md"))

SNIPPETS: dict[str, type[BaseModel]] = {
    "Agenda": agenda.Agenda,
    "AgendaItem": agenda.AgendaItem,
    "ConceptNote": paper.ConceptNote,
    "Meetings": registers.Meetings,
    "Activity": work_plan.Activity,
    "ThemeSection": progress_report.ThemeSection,
    "MeetingReport": meeting_report.MeetingReport,
    "ReportedItem": meeting_report.ReportedItem,
    "ActivitiesSection": work_plan.ActivitiesSection,
    "BudgetSection": work_plan.BudgetSection,
}
_FENCE = re.compile(r"^```yaml *(?P<model>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_nothing_generated_is_stale() -> None:
    """Otherwise: `make docs`, and read the diff."""
    command = [sys.executable, str(ROOT / "docs/generate.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def example() -> Corpus:
    return read(read_corpus(EXAMPLE)[0])


def test_the_example_of_the_guide_has_nothing_but_its_open_questions(example: Corpus) -> None:
    found = validate(example)
    assert {one.code for one in found} == {"PH03"}
    assert all(one.severity is Severity.WARNING for one in found)


def test_the_example_of_the_guide_renders(example: Corpus) -> None:
    selected = select(example, None, ())
    names = {one.name for one in render(example, selected, ["markdown", "html"])}
    kinds = {entry.kind for entry in selected}
    assert kinds == set(DOCUMENT_KINDS)
    assert len(names) == 2 * len(selected)


def test_every_file_of_the_example_is_shown(example: Corpus) -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))
    for name in ["ccmtool.yaml", *(entry.path for entry in example.entries)]:
        assert f"<!-- generated: file {name} -->" in shown


def _snippets() -> Iterator[tuple[str, str, str]]:
    for page in sorted(GUIDE.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for match in _FENCE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{page.name}:{line}", match["model"], match["text"]


@pytest.mark.parametrize(("place", "model", "text"), list(_snippets()))
def test_every_example_in_the_guide_is_in_order(place: str, model: str, text: str) -> None:
    """A part of a file may leave out what is required, but has nothing wrong in it."""
    source = read_source(place, textwrap.dedent(text).encode())
    assert not source.problems
    assert source.data is not None
    kind = source.data.get("kind", "")
    found = SNIPPETS[model] if model else KINDS.get(kind, Configuration)
    assert _complaints(found, source.data) <= {"missing"}


def _complaints(model: type[BaseModel], data: object) -> set[str]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return {one["type"] for one in error.errors()}
    return set()


@pytest.mark.parametrize("page", [*PAGES, *RULES], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(
        r"^```.*?^```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S
    )
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = page.parent / name if name else page
        assert path.exists(), target
        assert not anchor or anchor in _anchors(path), target


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in headings}
