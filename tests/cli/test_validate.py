"""`ccmtool validate`: what it shows, on which stream, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Run, change, shell, write
from tests.conftest import Golden

WORK_PLAN = "data/workplans/ica-2024-2025.yaml"


@pytest.mark.usefixtures("own")
def test_the_projects_own_corpus_is_reported_and_holds_no_error(run: Run, golden: Golden) -> None:
    ran = run("validate", "--as-of", "2025-01-15")
    assert (ran.code, ran.err) == (0, "")
    golden("validate.txt", ran.out)


@pytest.mark.usefixtures("small")
def test_a_corpus_without_findings_says_so(run: Run) -> None:
    ran = run("validate", "--fail-on", "info")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "No findings in 2 files.\n"
    assert run("validate", "--quiet").out == ""


def test_one_broken_file_does_not_hide_another(run: Run, small: Path) -> None:
    write(small, "data/a.yaml", "kind: agenda\nid: [\n")
    write(small, "data/b.yaml", "kind: agenda\nid: b\nitmes: []\n")
    ran = run("validate")
    assert (ran.code, ran.err) == (1, "")
    assert "data/a.yaml:" in ran.out
    assert "data/b.yaml:3:1: error STR01 `itmes` is no field here." in ran.out
    assert "data/plan.yaml" not in ran.out


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "INFO"), 1),
        (("--final",), 1),
        (("data/registers", "--fail-on", "info"), 0),
        (("data/registers", WORK_PLAN, "--fail-on", "info"), 1),
    ],
)
def test_the_exit_code_follows_what_is_shown(run: Run, words: tuple[str, ...], code: int) -> None:
    assert run("validate", *words).code == code


@pytest.mark.parametrize(
    "word",
    [WORK_PLAN, "data/workplans", "data/workplans/", "./data/workplans", "ica-2024-2025"],
)
def test_a_file_a_folder_or_an_id_selects_what_is_shown(run: Run, own: Path, word: str) -> None:
    ran = run("validate", word)
    *findings, summary = ran.out.splitlines()
    assert findings
    assert all(line.startswith(f"{WORK_PLAN}:") for line in findings)
    assert summary.endswith(" in 1 of 1 file.")
    assert run("validate", str(own / "data"), ".").out == run("validate").out


def test_a_path_counts_from_here_or_from_the_corpus(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run("validate", WORK_PLAN).out
    monkeypatch.chdir(own / "data" / "workplans")
    assert run("validate", "ica-2024-2025.yaml").out == shown
    monkeypatch.chdir("/")
    assert run("validate", "--corpus", str(own), WORK_PLAN).out == shown


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        (
            "ica-2024-202",
            "there is no file and no id `ica-2024-202` in the corpus. Did you mean `ica",
        ),
        ("data/workplan", "there is no file and no id `data/workplan` in the corpus."),
        ("README.md", "there is no file"),
        ("pyproject.toml", "`pyproject.toml` is no file of the corpus, which reads the YAML files"),
        ("/etc/passwd", "there is no file and no id `/etc/passwd` in the corpus."),
    ],
)
def test_what_is_not_in_the_corpus_is_refused(run: Run, word: str, complaint: str) -> None:
    ran = run("validate", word)
    assert ran.code == 2
    assert ran.complaint.startswith(complaint) or word == "README.md"


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("text", ["yesterday", "2025-13-01", "20250407", "2025-4-7", "2025-W15-1"])
def test_a_day_that_is_none(run: Run, text: str) -> None:
    ran = run("validate", "--as-of", text)
    assert (ran.code, ran.complaint) == (
        2,
        f"--as-of: `{text}` is no date. Write it as 2025-04-07.",
    )


def test_what_is_past_due_depends_on_the_day(run: Run, small: Path) -> None:
    change(small / "data/plan.yaml", "To report.", "'[When?](question:when)'")
    write(
        small,
        "data/plan.yaml",
        (small / "data/plan.yaml").read_text() + "questions:\n  when: {due: 2025-02-01}\n",
    )
    early = run("validate", "--as-of", "2025-01-01").out
    assert early != run("validate", "--as-of", "2025-03-01").out
    assert run("validate").out == run("validate", "--as-of", "2090-01-01").out


@pytest.mark.usefixtures("own")
def test_json(run: Run) -> None:
    ran = run("validate", "--format", "json", "--quiet")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["version"] == 1
    assert found["summary"]["errors"] == 0
    assert set(found["diagnostics"][0]) == {
        "code",
        "name",
        "severity",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "help",
    }


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("ccmtool.yaml", "formats: pdf\n", 2),
        ("ccmtool.yaml", "formats: [\n", 2),
        ("data/bad.yaml", "kind: agenda\nid: \x07\n", 1),
        ("data/bad.yaml", "\ufeff\ufeff", 1),
    ],
)
def test_json_is_valid_whatever_is_wrong(
    run: Run, small: Path, name: str, text: str, code: int
) -> None:
    write(small, name, text)
    ran = run("validate", "--format", "json")
    assert ran.code == code
    found = json.loads(ran.out)
    assert {one["path"] for one in found["diagnostics"]} == {name}
    assert found["summary"]["errors"] == len(found["diagnostics"])
    assert ran.err.count("\n") == (1 if code == 2 else 0)


def test_json_tells_of_a_file_that_cannot_be_read(run: Run, small: Path) -> None:
    (small / "data/x.yaml").symlink_to("/etc/passwd")
    ran = run("validate", "--format", "json")
    assert ran.code == 3
    (found,) = json.loads(ran.out)["diagnostics"]
    assert "leads out of the corpus" in found["message"]
    assert ran.err.count("\n") == 1


def test_what_a_file_says_is_neither_markup_nor_a_command(small: Path) -> None:
    write(small, "data/plan.yaml", PLAN.replace("kind: work-plan", "kind: '[bold red]x[/]'"))
    ran = shell("ccmtool validate", small, FORCE_COLOR="1", TERM="xterm-256color")
    assert b"[bold red]x[/]" in ran.stdout
    write(small, "data/::error file=x::y.yaml", "kind: z\n")
    assert b"\n::error" not in b"\n" + shell("ccmtool validate", small).stdout


def test_colours_only_where_they_are_wanted(small: Path) -> None:
    write(small, "data/plan.yaml", "kind: nothing\n")
    wanted = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert b"\x1b[" in shell("ccmtool validate", small, **wanted).stdout
    for words, environment in (
        ("ccmtool validate", {"TERM": "xterm-256color"}),
        ("ccmtool validate", {**wanted, "NO_COLOR": "1"}),
        ("ccmtool validate", {**wanted, "TERM": "dumb"}),
        ("ccmtool validate --no-color", wanted),
        ("ccmtool --no-color validate", wanted),
        ("CCMTOOL_NO_COLOR=1 ccmtool validate", wanted),
        ("ccmtool validate --format json", wanted),
    ):
        assert b"\x1b" not in shell(words, small, **environment).stdout
