"""`ccmtool timeline`: quarters asked for, and the four forms of the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, change, shell, write
from tests.conftest import Golden

pytestmark = pytest.mark.usefixtures("own")


@pytest.mark.parametrize("quarter", ["Q1-2025", "Q2-2025"])
def test_a_quarter(run: Run, golden: Golden, quarter: str) -> None:
    ran = run("timeline", "--quarter", quarter)
    assert (ran.code, ran.err) == (0, "")
    golden(f"timeline-{quarter.lower()}.txt", ran.out)


def test_all_quarters(run: Run, golden: Golden) -> None:
    ran = run("timeline")
    assert ran.code == 0
    golden("timeline.txt", ran.out)


@pytest.mark.parametrize("form", ["2025-Q1", "Q1 2025", "q1-2025", "2025q1"])
def test_the_forms_of_a_quarter_are_one(run: Run, form: str) -> None:
    assert run("timeline", "--quarter", form) == run("timeline", "--quarter", "Q1-2025")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ["--quarter", "Q5-2025"],
            "--quarter: `Q5-2025` is no quarter. Write Q1-2025, 2025-Q1 or Q1 2025.",
        ),
        (["--quarter", ""], "--quarter: `` is no quarter. Write"),
        (["--quarter", "Q1-2025", "--from", "2025"], "--quarter does not go with --from or --to."),
        (["--quarter", "Q1-2025", "--to", "2025"], "--quarter does not go with --from or --to."),
        (["--from", "soon"], "--from: `soon` is no date, month or quarter. Write it as 2025-04-07"),
        (["--to", "2025-02-30"], "--to: `2025-02-30` is no date, month or quarter."),
        (["--from", "2024..2025"], "--from: `2024..2025` is no date, month or quarter."),
        (["--from", "Q3-2025", "--to", "Q2-2025"], "--from Q3-2025 is later than --to Q2-2025"),
        (["--format", "pdf"], "--format: `pdf` is none of text, "),
    ],
)
def test_what_is_no_time_is_refused(run: Run, words: list[str], complaint: str) -> None:
    ran = run("timeline", *words)
    assert ran.code == 2
    assert ran.complaint.startswith(complaint)


def quarters(run: Run, *words: str) -> list[str | None]:
    rows = json.loads(run("timeline", "--format", "json", *words).out)["rows"]
    return list(dict.fromkeys(row["quarter"] for row in rows))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--from", "2025-06-30", "--to", "2025-07"], ["Q2-2025", "Q3-2025"]),
        (["--from", "Q2-2025", "--to", "Q2-2025"], ["Q2-2025"]),
        (["--from", "2025-07"], ["Q3-2025", "Q3-2026"]),
        (["--to", "2015-09-30"], ["Q3-2015"]),
        (["--from", "1999", "--to", "2100-12-31"], None),
    ],
)
def test_from_and_to_are_included(run: Run, words: list[str], expected: list[str] | None) -> None:
    everything = quarters(run)
    assert quarters(run, *words) == (everything if expected is None else [*expected, None])


def test_an_empty_quarter_says_so_and_shows_what_has_none(run: Run) -> None:
    ran = run("timeline", "--quarter", "Q4-2031")
    assert ran.code == 0
    assert ran.out.startswith("Fourth quarter of 2031  Q4-2031\n\n  Nothing is planned.\n")
    assert "\nWithout a quarter\n" in ran.out
    for format in ("markdown", "html"):
        printed = run("timeline", "--quarter", "Q4-2031", "--format", format)
        assert printed.code == 0
        assert "Nothing is planned." in printed.out


def test_years_without_anything_say_so(run: Run, small: Path) -> None:
    change(small / "data/plan.yaml", "        when: Q1-2025\n", "")
    ran = run("timeline", "--from", "2100")
    assert ran.code == 0
    assert ran.out.startswith("Nothing is planned.")


def test_json_rows_are_versioned_and_say_where_they_stand(run: Run) -> None:
    ran = run("timeline", "--quarter", "Q2-2025", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["version"] == 1
    coalitions = next(row for row in found["rows"] if row["kind"] == "activity")
    assert coalitions | {"text": "", "line": 0, "column": 0} == {
        "quarter": "Q2-2025",
        "kind": "activity",
        "plan": "ica-2024-2025",
        "when": "During the Intersessional Meeting 2025",
        "condition": None,
        "text": "",
        "activities": [{"id": "coalitions", "label": "b)"}],
        "coordinators": "Switzerland and the Kingdom of the Netherlands",
        "meeting": "im-2025",
        "off_timeline": True,
        "provisional": False,
        "open_questions": [],
        "path": "data/workplans/ica-2024-2025.yaml",
        "line": 0,
        "column": 0,
    }
    first = json.loads(run("timeline", "--quarter", "Q1-2025", "--format", "json").out)["rows"]
    assert [row["open_questions"] for row in first if row["open_questions"]] == [
        ["im-date", "back-to-back", "im-agenda"]
    ]


def test_markdown_and_html_are_documents(run: Run) -> None:
    assert run("timeline", "--quarter", "Q1-2025", "--format", "markdown").out.startswith("# ")
    html = run("timeline", "--quarter", "Q1-2025", "--format", "html").out
    assert html.startswith("<!doctype html>") or html.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
def test_into_a_file(run: Run, tmp_path: Path, format: str) -> None:
    path = tmp_path / "out" / "timeline.x"
    words = ["timeline", "--quarter", "Q1-2025", "--format", format]
    ran = run(*words, "--output", str(path))
    assert (ran.code, ran.out, ran.err) == (0, f"{path}\n", "")
    assert path.read_bytes().decode() == run(*words).out
    again = run(*words, "--output", str(path))
    assert (again.out, again.err) == ("", "No files written, 1 file unchanged.\n")


@pytest.mark.parametrize(
    ("output", "complaint"),
    [
        ("data/plan.yaml", "--output: `data/plan.yaml` has the name of a file of the corpus"),
        ("q2.YML", "--output: `q2.YML` has the name of a file of the corpus"),
        ("", "--output: `` names no file"),
        (".", "--output: `.` names no file"),
        ("..", "--output: `..` names no file"),
        ("/", "--output: `/` names no file"),
        ("below/", "--output: `below/` names no file"),
    ],
)
def test_no_file_of_the_corpus_is_written_over(
    run: Run, small: Path, output: str, complaint: str
) -> None:
    plan = (small / "data/plan.yaml").read_bytes()
    ran = run("timeline", "--output", output)
    assert ran.code == 2
    assert ran.complaint.startswith(complaint)
    assert (small / "data/plan.yaml").read_bytes() == plan


def test_a_file_that_cannot_be_read_is_left_out_and_said(run: Run, copy: Path) -> None:
    path = copy / "data/workplans/ica-2024-2025.yaml"
    change(path, "period: 2024..2025", "period: [")
    ran = run("timeline", "--quarter", "Q2-2025")
    assert ran.code == 0
    assert "Meetings" in ran.out
    assert ran.err == (
        "ccmtool: data/workplans/ica-2024-2025.yaml could not be read and is left out;"
        " `ccmtool validate` says why.\n"
    )
    assert run("timeline", "-q").err == ""


def test_lines_are_the_same_in_a_pipe_whatever_the_terminal(own: Path) -> None:
    printed = shell("ccmtool timeline", own)
    assert max(map(len, printed.stdout.decode().splitlines())) <= 80
    assert b"\x1b" not in printed.stdout
    for environment in ({"COLUMNS": "40"}, {"TERM": "dumb"}, {"PYTHONHASHSEED": "7"}):
        assert shell("ccmtool timeline", own, **environment).stdout == printed.stdout


def test_what_a_plan_says_is_no_markup(run: Run, small: Path) -> None:
    change(small / "data/plan.yaml", "To report.", "'[bold]to be elaborated[/bold] :smile:'")
    assert "[bold]to be elaborated[/bold] :smile:" in run("timeline").out
    coloured = shell("ccmtool timeline", small, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert b"[bold]to be elaborated[/bold] :smile:" in coloured
    assert b"\x1b[" in coloured


def test_a_fault_in_a_template_names_it(run: Run, small: Path) -> None:
    write(small, "ccmtool.yaml", "templates: ours\n")
    write(small, "ours/markdown/document.md.j2", "{{ nonsense.x }}\n")
    ran = run("timeline", "--format", "markdown")
    assert ran.code == 2
    assert "document.md.j2" in ran.complaint
