"""`ccmtool render`: what is selected, what stands in the way, and what is on the disk after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, change, shell, write
from tests.conftest import RENDERED

WORK_PLAN = "data/workplans/ica-2024-2025.yaml"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.usefixtures("own")
def test_every_document_in_every_format_of_the_configuration(run: Run, tmp_path: Path) -> None:
    ran = run("render", "--output", str(tmp_path / "out"))
    assert (ran.code, ran.err) == (0, "")
    expected = [f"{name}.{extension}" for name in RENDERED for extension in ("html", "md")]
    assert names(tmp_path / "out") == expected
    assert ran.out.splitlines() == [str(tmp_path / "out" / name) for name in expected]


def test_what_would_not_change_is_left_alone_and_said(run: Run, copy: Path) -> None:
    ran = run("render", "ica-2024-2025")
    assert ran.out == "build/ica-2024-2025.html\nbuild/ica-2024-2025.md\n"
    again = run("render", "ica-2024-2025")
    assert (again.code, again.out) == (0, "")
    assert again.err == "No files written, 2 files unchanged.\n"
    assert run("render", "ica-2024-2025", "-q").err == ""
    (copy / "build/ica-2024-2025.md").unlink()
    third = run("render", "ica-2024-2025")
    assert third.out == "build/ica-2024-2025.md\n"
    assert third.err == "1 file written, 1 file unchanged.\n"


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["agenda"], ["im-2025-agenda"]),
        (["agendas"], ["im-2025-agenda"]),
        (["workplan"], ["ica-2024-2025"]),
        (["work-plans", "ica-2024-2025"], ["ica-2024-2025"]),
        (["im-2025-note", "im-2025-agenda"], ["im-2025-agenda", "im-2025-note"]),
        ([WORK_PLAN], ["ica-2024-2025"]),
        ([WORK_PLAN, "ica-2024-2025"], ["ica-2024-2025"]),
        (["work-plan", f"./{WORK_PLAN}"], ["ica-2024-2025"]),
    ],
)
def test_kinds_ids_and_files_select(
    run: Run, tmp_path: Path, words: list[str], expected: list[str]
) -> None:
    ran = run("render", *words, "--format", "markdown", "--output", str(tmp_path / "out"))
    assert ran.code == 0
    assert names(tmp_path / "out") == [f"{name}.md" for name in expected]


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["ica-2024"], "no document `ica-2024` in the corpus. Did you mean `ica-2024-2025`?"),
        (["agneda"], "no document `agneda` in the corpus. Did you mean `agenda`?"),
        (["agenda", "im-2025-note"], "`im-2025-note` is a document of the kind concept-note, not"),
        (["12msp-agenda"], "`12msp-agenda` is an extract"),
        (["data/agenda/12msp-agenda.yaml"], "`12msp-agenda` is an extract"),
        (["meetings"], "`meetings` are a register, and only documents are rendered"),
        (["data/registers/parties.yaml"], "`data/registers/parties.yaml` is a register"),
        (["data/nothing.yaml"], "no document `data/nothing.yaml` in the corpus."),
        (["--format", "pdf"], "--format: `pdf` is none of "),
        (
            ["--output", "-"],
            "--output - prints one document in one format, and here are ",
        ),
        (
            ["agenda", "--output", "-", "--format", "html", "--format", "markdown"],
            "--output - prints one document in one format, and here are 2 formats",
        ),
        (["--output", ""], "--output: `` names no folder. Write `.` for this one."),
    ],
)
def test_what_cannot_be_rendered_is_refused(run: Run, words: list[str], complaint: str) -> None:
    ran = run("render", *words)
    assert ran.code == 2
    assert ran.complaint.startswith(complaint)


@pytest.mark.usefixtures("small")
def test_a_corpus_without_a_document_of_the_kind(run: Run) -> None:
    ran = run("render", "agenda")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "The corpus holds no document to render (agenda).\n"


def test_one_document_is_printed_as_it_would_be_written(run: Run, copy: Path) -> None:
    assert run("render", "ica-2024-2025", "--output", "-").out.startswith("**CCM Working Group")
    for words, name in (("", "md"), ("--format html", "html")):
        printed = shell(f"ccmtool render ica-2024-2025 {words} --output -", copy, LC_ALL="C")
        assert (printed.returncode, printed.stderr) == (0, b"")
        shell("ccmtool render ica-2024-2025", copy)
        assert printed.stdout == (copy / f"build/ica-2024-2025.{name}").read_bytes()


def test_an_error_stops_everything_before_anything_is_written(run: Run, copy: Path) -> None:
    change(copy / WORK_PLAN, "outputs: mapping", "outputs: maping")
    ran = run("render")
    assert (ran.code, ran.out) == (1, "")
    finding, last = ran.err.splitlines()
    assert finding.startswith(f"{WORK_PLAN}:")
    assert " error REF12 " in finding
    assert last.startswith("ccmtool: error: nothing was rendered")
    assert not (copy / "build").exists()


def test_an_error_elsewhere_does_not_stop_what_does_not_need_it(run: Run, small: Path) -> None:
    write(small, "data/other.yaml", "kind: agenda\nid: other\nmeeting: nowhere\n")
    assert run("render", "plan").code == 0
    assert run("render", "other").code == 1
    assert names(small / "build") == ["plan.html", "plan.md"]


def test_a_source_that_is_wrong_prints_in_its_own_words(run: Run, small: Path) -> None:
    text = "On Sunday, 7 April 2025, it begins."
    write(
        small,
        "data/note.yaml",
        f"kind: concept-note\nid: note\nbody:\n  - prose: {text}\n",
    )
    assert " error DQ09 " in run("validate", "note").out
    ran = run("render", "note", "--format", "markdown")
    assert ran.code == 0
    assert ran.err.startswith("Printed as it stands, with 1 error: `ccmtool validate` says where.")
    assert text in (small / "build/note.md").read_text()
    ran = run("render", "note", "--final")
    assert ran.code == 1
    assert " error DQ09 " in ran.err


def test_a_document_that_cannot_be_read_stops_its_own_rendering(run: Run, small: Path) -> None:
    change(small / "data/plan.yaml", "period: 2025", "period: [")
    for words in (["data/plan.yaml"], []):
        ran = run("render", *words)
        assert ran.code == 1
        assert ran.err.startswith("data/plan.yaml:3:")


def test_final_lists_all_that_is_open(run: Run, copy: Path) -> None:
    ran = run("render", "ica-2024-2025", "--final")
    assert (ran.code, ran.out) == (1, "")
    *lines, last = ran.err.splitlines()
    assert len(lines) >= 3
    assert all(line.startswith(f"{WORK_PLAN}:") for line in lines)
    assert sum("PH03" in line for line in lines) == 3
    assert last == (
        f"ccmtool: error: nothing was rendered: {len(lines)} matters are still open,"
        " and --final refuses that"
    )
    report = run("render", "13msp-report", "--final")
    assert report.code == 1
    assert ": not yet written: " in report.err
    agenda = run("render", "agenda", "--final")
    assert ": not confirmed: " in agenda.err
    assert not (copy / "build").exists()


def test_final_lists_each_of_several_matters_at_one_place(run: Run, small: Path) -> None:
    write(small, "data/report.yaml", REPORT)
    write(small, "data/meetings.yaml", "kind: meetings\nentries: [{id: m, name: Meeting}]\n")
    plan = "{id: p, name: Plan, period: 2025, number-of-actions: 1}"
    write(small, "data/plans.yaml", f"kind: action-plans\nentries: [{plan}]\n")
    *lines, last = run("render", "report", "--final").err.splitlines()
    place = "data/report.yaml:9:5: not yet written: "
    told = [line.removeprefix(place) for line in lines if line.startswith(place)]
    assert told == [
        f"{part}: to be written"
        for part in (
            "Challenges",
            "Joint conclusions by the coordinators",
            "Progress",
            "Questions for discussion",
            "Status",
        )
    ]
    assert f" {len(lines)} matters " in last


REPORT = """\
kind: progress-report
id: report
meeting: m
action-plan: p
cover: {title: The report, agenda-item: Item 9}
introduction: It is short.
reporting-period: 2025
sections:
  - {id: s, section: action, actions: p/1, title: Roads}
"""


def test_final_renders_what_is_settled(run: Run, small: Path) -> None:
    assert run("render", "--final").code == 0
    assert names(small / "build") == ["plan.html", "plan.md"]


def test_the_configuration_names_formats_and_templates(run: Run, small: Path) -> None:
    write(small, "ccmtool.yaml", "formats: markdown\ntemplates: ours\n")
    write(small, "ours/markdown/document.md.j2", "Our own frame.\n")
    assert run("render").code == 0
    assert names(small / "build") == ["plan.md"]
    assert "Our own frame." in (small / "build/plan.md").read_text()


def test_a_fault_in_a_template_names_it(run: Run, small: Path) -> None:
    write(small, "ccmtool.yaml", "formats: markdown\ntemplates: ours\n")
    write(small, "ours/markdown/document.md.j2", "\n{{ nonsense.x }}\n")
    ran = run("render")
    assert ran.code == 2
    assert "document.md.j2" in ran.complaint
    assert not (small / "build").exists()


@pytest.mark.parametrize(
    ("folder", "complaint"),
    [
        ("../ours", "does not lie in the corpus"),
        ("/tmp", "does not lie in the corpus"),
        ("a/../..", "does not lie in the corpus"),
        ("link", "does not lie in the corpus"),
        ("nowhere", "there is no folder `nowhere`"),
    ],
)
def test_templates_lie_in_the_corpus(run: Run, small: Path, folder: str, complaint: str) -> None:
    (small / "link").symlink_to("/tmp")
    write(small, "ccmtool.yaml", f"templates: {folder}\n")
    ran = run("render")
    assert ran.code == 2
    assert ran.complaint.startswith("ccmtool.yaml:1:12: ")
    assert complaint in ran.complaint


def test_an_output_folder_that_is_none(run: Run, small: Path) -> None:
    write(small, "build", "a file")
    ran = run("render")
    assert (ran.code, ran.complaint) == (3, "build: this is a file, and a folder is needed here")


def test_same_bytes_whatever_the_hash_seed_and_the_place(small: Path, tmp_path: Path) -> None:
    for number in ("1", "2"):
        elsewhere = tmp_path / number
        elsewhere.mkdir()
        words = f'ccmtool render --corpus "{small}" --output out'
        ran = shell(words, elsewhere, PYTHONHASHSEED=number, TZ=f"UTC{number}")
        assert ran.returncode == 0
    for name in ("plan.md", "plan.html"):
        first, second = (tmp_path / number / "out" / name for number in ("1", "2"))
        assert first.read_bytes() == second.read_bytes()


def test_a_document_without_end_is_refused_in_one_line(run: Run, small: Path) -> None:
    copies = ", ".join(["note/t"] * 2000)
    body = f"[{{id: t, prose: {'a ' * 9000}}}, {{text-of: [{copies}]}}]"
    write(small, "data/note.yaml", f"kind: paper\nid: note\nbody: {body}\n")
    for words in ([], ["--final"]):
        ran = run("render", *words)
        assert ran.code == 1
        assert ran.complaint.startswith("data/note.yaml: it would come to more than 5,000,000 ")
    assert not (small / "build").exists()


def test_no_folder_is_made_for_nothing(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "data/parties.yaml", "kind: parties\nentries: []\n")
    ran = run("render", "--corpus", str(tmp_path), "--output", str(tmp_path / "build"))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "The corpus holds no document to render.\n"
    assert not (tmp_path / "build").exists()
