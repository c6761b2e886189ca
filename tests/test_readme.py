"""What the README shows is what happens: findings, the answered question, the first work plan."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from ccmtool.__main__ import main
from tests.conftest import ROOT

README = ROOT / "README.md"
PLAN = "data/workplans/ica-2024-2025.yaml"

Captured = pytest.CaptureFixture[str]


def _between(mark: str) -> str:
    found = re.search(f"<!-- {mark} -->\n(.*?)<!-- /{mark} -->", README.read_text(), re.DOTALL)
    assert found, f"the README has no part marked {mark}"
    return found[1]


def _code(text: str) -> str:
    found = re.search(r"^ *```\w*\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    assert found
    return textwrap.dedent(found[1])


def test_the_findings_shown_are_those_of_the_corpus(
    capsys: Captured, request: pytest.FixtureRequest
) -> None:
    assert main(["--corpus", str(ROOT), "validate", "--as-of", "2025-01-15"]) == 0
    found = capsys.readouterr().out
    shown = f"```\n{found}```\n"
    if request.config.getoption("--update-goldens"):
        before, after = (f"<!-- {mark} -->\n" for mark in ("findings", "/findings"))
        head, _, rest = README.read_text().partition(before)
        README.write_text(f"{head}{before}{shown}{after}{rest.partition(after)[2]}")
    assert _between("findings") == shown


def _copy(folder: Path) -> Path:
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def test_the_plan_is_refused_as_final_while_its_questions_are_open(
    capsys: Captured, tmp_path: Path
) -> None:
    corpus = _copy(tmp_path)
    arguments = ["--corpus", str(corpus), "render", "work-plan", "--final"]
    assert main([*arguments, "--output", str(tmp_path / "out")]) == 1
    assert "when will this meeting take place?" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_answered_plan_is_printed_as_final(capsys: Captured, tmp_path: Path) -> None:
    corpus = _copy(tmp_path)
    plan = corpus / PLAN
    text = plan.read_text()
    answered = textwrap.indent(_code(_between("answered")), "      ")
    text = re.sub(
        r"      - when: Q1-2025\n        meeting: im-2025\n.*?(?=      - when: Q2)",
        answered,
        text,
        flags=re.DOTALL,
    )
    plan.write_text(text[: text.index("\nquestions:")])
    arguments = ["--corpus", str(corpus), "render", "work-plan", "--final", "--output", "-"]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "Preparations for the CCM Intersessionals on 7 and 8 April 2025." in printed


def test_the_first_work_plan_validates_and_renders(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = re.split(r"<!-- file: (\S+) -->\n", README.read_text())[1:]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_code(text))
    monkeypatch.chdir(tmp_path)
    assert main(["validate"]) == 0
    assert capsys.readouterr().out == "No findings in 2 files.\n"
    assert main(["render"]) == 0
    assert (tmp_path / "build/victim-assistance-2027.html").is_file()

    plan = tmp_path / "data/victim-assistance.yaml"
    plan.write_text(plan.read_text().replace("Q1-2027", "Q1-2028"))
    capsys.readouterr()
    assert main(["validate"]) == 1
    assert "DQ01" in capsys.readouterr().out
