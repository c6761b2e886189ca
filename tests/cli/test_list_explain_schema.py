"""`ccmtool list`, `explain` and `schema`: what there is to look up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from ccmtool.rules import RULES
from ccmtool.schema import schemas
from tests.cli.conftest import Run, change, shell, write
from tests.conftest import FILES, ROOT

# --- list ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("own")
def test_documents_and_registers_with_id_kind_title_and_path(run: Run) -> None:
    ran = run("list")
    assert (ran.code, ran.err) == (0, "")
    lines = [line.split("  ") for line in ran.out.splitlines()]
    assert len(lines) == len(FILES)
    first = [part.strip() for part in lines[0] if part.strip()]
    assert first == [
        "12msp-agenda",
        "agenda",
        "Agenda of the 12MSP",
        "data/agenda/12msp-agenda.yaml",
    ]
    assert any("meetings" in line and "(8 entries)" in line for line in ran.out.splitlines())


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("word", ["work-plan", "work-plans", "workplan", "WORK_PLANS"])
def test_documents_of_a_kind(run: Run, word: str) -> None:
    assert run("list", word).out.startswith("ica-2024-2025  work-plan  WORK PLAN 2024-2025  data/")


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("meeting", "13msp "),
        ("instrument", "ccm "),
        ("action-plans", "lap "),
        ("terms", ""),
        ("documents", "CCM/MSP/2024/11"),
    ],
)
def test_entries_of_a_register(run: Run, word: str, expected: str) -> None:
    ran = run("list", word)
    assert ran.code == 0
    assert expected in ran.out
    assert all("data/registers/" in line for line in ran.out.splitlines())


def test_what_could_not_be_read_is_listed_all_the_same(run: Run, small: Path) -> None:
    change(small / "data/plan.yaml", "period: 2025", "period: [")
    write(small, "data/what.yaml", "kind: nothing\n")
    ran = run("list")
    assert ran.code == 0
    assert "plan " in ran.out
    assert ran.out.count("(could not be read: see `ccmtool validate`)") == 2


@pytest.mark.usefixtures("small")
def test_a_kind_of_which_there_is_nothing(run: Run) -> None:
    ran = run("list", "agenda")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing of that kind is in the corpus.\n")


@pytest.mark.usefixtures("small")
def test_the_list_as_json(run: Run) -> None:
    assert json.loads(run("list", "work-plans", "--format", "json").out) == {
        "version": 1,
        "entries": [
            {
                "id": "plan",
                "kind": "work-plan",
                "title": "The plan",
                "path": "data/plan.yaml",
                "line": 1,
            }
        ],
    }
    assert json.loads(run("list", "parties", "--format", "json").out)["entries"][0]["line"] == 3


def test_wide_characters_leave_the_columns_as_they_are(run: Run) -> None:
    ran = run("--corpus", str(ROOT / "tests/corpora/six-languages"), "list", "work-plans")
    starts = {cell_len(line[: line.index("data/")]) for line in ran.out.splitlines()}
    assert len(ran.out.splitlines()) == 6
    assert len(starts) == 1


def test_a_title_is_no_markup(small: Path) -> None:
    change(small / "data/plan.yaml", "The plan", "'[red]The[/red] plan :x:'")
    ran = shell("ccmtool list", small, FORCE_COLOR="1", TERM="xterm-256color")
    assert b"[red]The[/red] plan :x:" in ran.stdout


# --- explain ---------------------------------------------------------------------------------


def test_every_code_with_its_name_and_severity(run: Run) -> None:
    ran = run("explain")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[:2] for line in ran.out.splitlines()] == [
        [rule.code, rule.name] for rule in RULES
    ]
    assert "warning, error under --final" in ran.out


@pytest.mark.parametrize("word", ["REF12", "ref12", "broken-link", "Broken-Link"])
def test_a_code_is_explained_by_its_manual(run: Run, word: str) -> None:
    rule = next(rule for rule in RULES if rule.code == "REF12")
    ran = run("explain", word)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"REF12 broken-link (error, stops a rendering)\n\n{rule.manual.strip()}\n"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("REF13", "`REF1"),
        ("broken-lnk", "Did you mean `broken-link`?"),
        ("?", "`ccmtool explain` lists them all."),
    ],
)
def test_an_unknown_code(run: Run, word: str, hint: str) -> None:
    ran = run("explain", word)
    assert ran.code == 2
    assert ran.complaint.startswith(f"there is no code `{word}`. ")
    assert hint in ran.complaint or word == "REF13"


def test_a_terminal_is_shown_headings(tmp_path: Path) -> None:
    ran = shell("ccmtool explain REF12", tmp_path, FORCE_COLOR="1", TERM="xterm-256color")
    assert b"\x1b[1mHow to fix" in ran.stdout
    assert b"##" not in ran.stdout
    assert b"```" not in ran.stdout


# --- schema ----------------------------------------------------------------------------------


def test_the_kinds_that_have_a_schema(run: Run) -> None:
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == [name.removesuffix(".json") for name in schemas()]


@pytest.mark.parametrize("word", ["work-plan", "workplans", "configuration"])
def test_a_schema_is_printed(run: Run, word: str) -> None:
    ran = run("schema", word)
    name = "configuration" if word == "configuration" else "work-plan"
    assert (ran.code, ran.out) == (0, schemas()[f"{name}.json"])


def test_schemas_are_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("schema", "--output", "schema")
    assert ran.code == 0
    assert ran.out.splitlines() == sorted(f"schema/{name}" for name in schemas())
    written = {path.name: path.read_text() for path in (tmp_path / "schema").iterdir()}
    assert written == schemas()
    again = run("schema", "agenda", "--output", "schema")
    assert (again.out, again.err) == ("", "No files written, 1 file unchanged.\n")
