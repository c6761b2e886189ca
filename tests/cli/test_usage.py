"""What every command has in common: help, version, slips, exit codes, streams."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import ccmtool
from ccmtool.cli import session
from ccmtool.files import read_configuration
from tests.cli.conftest import PLAN, Ran, Run, change, shell, write
from tests.conftest import ROOT

COMMANDS = ("validate", "render", "timeline", "list", "explain", "schema")
SLOW = ("pydantic", "jinja2", "markdown_it", "yaml", "rich")


def imported(*words: str) -> set[str]:
    """The packages that a run imports."""
    code = (
        "import sys; from ccmtool.__main__ import main; main(sys.argv[1:]);"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    return set(ran.stderr.split())


def test_version_is_answered_before_anything_slow_is_imported() -> None:
    assert not imported("--version") & {*SLOW, "typer", "click"}


def test_help_is_answered_without_what_only_commands_need() -> None:
    assert not imported("--help") & set(SLOW)


def test_a_report_that_goes_into_a_pipe_needs_no_terminal_library(small: Path) -> None:
    assert "rich" not in imported("--corpus", str(small), "validate")


def test_version(run: Run) -> None:
    for words in (["--version"], ["--version", "--debug"]):
        ran = run(*words)
        assert (ran.code, ran.out, ran.err) == (0, f"ccmtool {ccmtool.__version__}\n", "")


def test_no_words_and_help_say_what_there_is(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    assert run("--help") == run("-h") == ran


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_and_the_common_options(
    run: Run, command: str
) -> None:
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Examples:\n    ccmtool {command}" in ran.out
    assert all(name in ran.out for name in ("--corpus", "--quiet", "--no-color", "--debug"))
    assert max(map(len, ran.out.splitlines())) <= 80
    assert not any(word in ran.out for word in ("<str>", "\b", "env var"))


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["valdate"], "`valdate` is no command of ccmtool. Did you mean `validate`?"),
        (["x"], "`x` is no command of ccmtool. Commands: validate, render, timeline,"),
        (["timeline", "--qarter", "Q1-2025"], "`--qarter` is no option of `ccmtool timeline`. Did"),
        (["list", "--zzz"], "`--zzz` is no option of `ccmtool list`. `ccmtool list --help` lists"),
        (["--nonsense"], "`--nonsense` is no option of `ccmtool`."),
        (["list", "--format"], "Option '--format' requires an argument"),
        (
            ["list", "--format", "jsn"],
            "--format: `jsn` is none of text, json. Did you mean `json`?",
        ),
        (["list", "agenda", "b"], "Got unexpected extra argument"),
        (["list", "agnda"], "`agnda` is no kind of document or register. Did you mean `agenda`?"),
        (["schema", "meting"], "`meting` is no kind of document or register. Did you mean `meet"),
    ],
)
@pytest.mark.usefixtures("own")
def test_a_slip_is_answered_in_one_line_with_what_is_nearest(
    run: Run, words: list[str], complaint: str
) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert ran.complaint.startswith(complaint)


def test_no_corpus_here(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("list")
    assert ran.code == 2
    assert ran.complaint.startswith("no corpus here")
    assert run("list", "--corpus", "nowhere").complaint == "--corpus: there is no folder nowhere"
    assert "for it holds no folder `data`" in run("list", "--corpus", ".").complaint


def test_the_corpus_is_found_upward_or_named_anywhere(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = run("list", "work-plan").out
    assert "The plan" in listed
    below = small / "data" / "deep"
    below.mkdir()
    monkeypatch.chdir(below)
    assert run("list", "work-plan").out == listed
    monkeypatch.chdir(tmp_path)
    assert run("list", "work-plan", "--corpus", str(small)).out == listed
    assert run("--corpus", str(small), "list", "work-plan").out == listed
    monkeypatch.setenv("CCMTOOL_CORPUS", str(small))
    assert run("list", "work-plan").out == listed


def test_an_option_wins_over_the_environment_and_the_nearer_one_over_the_farther(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCMTOOL_CORPUS", "/nowhere")
    assert run("--corpus", str(small), "list").code == 0
    assert run("list", "--corpus", str(small)).code == 0
    assert run("--corpus", "/nowhere", "list", "--corpus", str(small)).code == 0


@pytest.mark.usefixtures("small")
def test_any_option_can_be_set_in_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCMTOOL_LIST_FORMAT", "json")
    assert run("list").out.startswith("{")
    monkeypatch.setenv("CCMTOOL_TIMELINE_FROM", "nonsense")
    assert run("timeline").complaint.startswith("--from: `nonsense`")


@pytest.mark.usefixtures("small")
def test_a_variable_that_only_sounds_like_an_option_changes_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = run("list")
    monkeypatch.setenv("CCMTOOL_VERSION", "1.2.3")
    monkeypatch.setenv("CCMTOOL_INSTALL_COMPLETION", "bash")
    assert run("list") == listed


def test_the_configuration_is_read_as_strictly_as_the_corpus(run: Run, small: Path) -> None:
    write(small, "ccmtool.yaml", "name: Small\nformat: html\n")
    ran = run("list")
    assert ran.code == 2
    assert ran.complaint == ("ccmtool.yaml:2:1: `format` is no field here. Did you mean `formats`?")
    write(small, "ccmtool.yaml", "formats: []\n")
    assert run("render").complaint.startswith("ccmtool.yaml:1:10: `formats` names none")
    write(small, "ccmtool.yaml", "name: [\n")
    assert run("list").complaint.startswith("ccmtool.yaml:")
    write(small, "ccmtool.yaml", "# nothing yet\n")
    assert run("list").code == 0


def test_a_file_that_cannot_be_read_is_named(run: Run, small: Path) -> None:
    (small / "data/plan.yaml").unlink()
    (small / "data/plan.yaml").symlink_to("gone.yaml")
    ran = run("list")
    assert ran.code == 3
    assert ran.complaint == f"{small / 'data/plan.yaml'}: no such file or directory"


@pytest.mark.usefixtures("small")
def test_a_fault_asks_to_be_reported_and_debug_shows_where(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(session, "read_configuration", fail)
    ran = run("list")
    assert ran.code == 70
    assert ran.complaint.startswith("this is a fault of ccmtool, not of your files: ZeroDivision")
    assert "Traceback" not in ran.err
    debugged = run("list", "--debug")
    assert debugged.code == 70
    assert "Traceback (most recent call last):" in debugged.err


@pytest.mark.parametrize(
    ("value", "shown"), [("1", True), ("true", True), ("0", False), ("", False)]
)
@pytest.mark.usefixtures("small")
def test_debug_in_the_environment_is_on_or_off(
    run: Run, monkeypatch: pytest.MonkeyPatch, value: str, shown: bool
) -> None:
    monkeypatch.setenv("CCMTOOL_DEBUG", value)
    assert ("Traceback" in run("validate", "nowhere").err) is shown
    assert ("Traceback" in run("validate", "--nowhere").err) is shown


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), MemoryError(), RecursionError("deep")])
@pytest.mark.usefixtures("small")
def test_whatever_is_raised_ends_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(session, "read_configuration", fail)
    ran = run("list")
    assert ran.code == (130 if isinstance(failure, KeyboardInterrupt) else 70)
    assert ran.err.count("\n") == 1
    assert ran.out == ""


@pytest.mark.usefixtures("small")
def test_an_interruption_of_which_a_library_makes_another_failure_is_still_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as interruption:
            raise SystemError("returned a result with an exception set") from interruption

    monkeypatch.setattr(session, "read_configuration", fail)
    assert run("list") == Ran(130, "", "ccmtool: interrupted\n")


@pytest.mark.usefixtures("small")
def test_an_interruption_of_which_nothing_is_left_but_another_failure_is_still_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            lost = "Error building validator: KeyboardInterrupt: "
        raise ValueError(lost)

    monkeypatch.setattr(session, "read_configuration", fail)
    assert run("list") == Ran(130, "", "ccmtool: interrupted\n")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("small")
def test_an_interruption_that_somebody_swallows_is_still_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swallow(root: Path) -> bytes | None:
        with contextlib.suppress(BaseException):
            signal.raise_signal(signal.SIGINT)
        return read_configuration(root)

    monkeypatch.setattr(session, "read_configuration", swallow)
    assert run("list").code == 130


@pytest.mark.parametrize("busy", ["run.run", "streams.message"])
@pytest.mark.usefixtures("small")
def test_an_interruption_before_the_start_or_a_second_one_is_one_line_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, busy: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(session, "read_configuration", interrupt)
    monkeypatch.setattr(f"ccmtool.cli.{busy}", interrupt)
    assert run("list") == Ran(130, "", "ccmtool: interrupted\n")


def test_an_interruption_while_the_version_is_said_is_one_line_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ccmtool.__main__._say_version", interrupt)
    assert run("--version") == Ran(130, "", "ccmtool: interrupted\n")


def test_an_interruption_that_python_renames_while_the_program_is_loaded_is_one_line_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted:
        def __set_name__(self, owner: object, name: str) -> None:
            raise KeyboardInterrupt

    def load(*_: object) -> None:
        type("Loaded", (), {"attribute": Interrupted()})

    monkeypatch.setattr("ccmtool.replay.again", load)
    assert run("list") == Ran(130, "", "ccmtool: interrupted\n")


@pytest.mark.usefixtures("small")
def test_an_error_of_the_system_is_exit_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "some/file")

    monkeypatch.setattr(session, "read_configuration", fail)
    ran = run("list")
    assert (ran.code, ran.complaint) == (3, "some/file: Permission denied")


@pytest.mark.usefixtures("small")
def test_a_name_with_an_escape_does_not_reach_the_terminal(run: Run) -> None:
    ran = run("list", "--corpus", "no\x1b[31m\nwhere\u202e")
    assert ran.complaint == "--corpus: there is no folder no\\x1b[31m\\x0awhere\\u202e"


COMMANDS_OF_CI = (
    "::error file=x::a ##vso[task.complete] ##[error] ##teamcity[x] \x1b[0Ksection_start:1:x\r"
)


@pytest.mark.parametrize(
    "words",
    [
        ("{}",),
        ("--{}",),
        ("validate", "{}"),
        ("validate", "--fail-on", "{}"),
        ("validate", "--as-of", "{}"),
        ("validate", "--debug", "{}"),
        ("render", "{}"),
        ("render", "--format", "{}"),
        ("timeline", "--quarter", "{}"),
        ("timeline", "--from", "{}"),
        ("timeline", "--output", "{}/"),
        ("list", "{}"),
        ("list", "--corpus", "{}"),
        ("explain", "{}"),
        ("schema", "{}"),
    ],
)
@pytest.mark.usefixtures("small")
def test_what_is_typed_comes_back_as_words_and_commands_nobody(
    run: Run, words: tuple[str, ...]
) -> None:
    ran = run(*(word.format(COMMANDS_OF_CI) for word in words))
    assert ran.code == 2
    assert_commands_nobody(ran)


def assert_commands_nobody(ran: Ran) -> None:
    for text in (ran.out, ran.err):
        assert not re.search(r"^\s*::|##\w*\[", text, re.MULTILINE)
        assert text.replace("\n", "").isprintable()


def test_what_a_corpus_says_commands_nobody(run: Run, small: Path) -> None:
    words = COMMANDS_OF_CI[: COMMANDS_OF_CI.index("\x1b")].strip()
    plan = PLAN.replace("The plan", f"'{words}'").replace("To report.", f"{words} " * 30)
    write(small, "data/plan.yaml", plan)
    write(small, "data/##vso[x]/::error::.yaml", "kind: nothing\n")
    for command in ("validate", "render", "timeline", "list"):
        assert_commands_nobody(run(command))
        if command != "render":
            assert_commands_nobody(run(command, "--format", "json"))
    (small / "data/##vso[x]/::error::.yaml").unlink()
    assert_commands_nobody(run("render", "--output", "##vso[x]"))
    write(small, "ccmtool.yaml", "templates: '::error::##[x]'\n")
    assert_commands_nobody(run("render"))
    write(small, "ccmtool.yaml", "templates: ours\n")
    write(small, "ours/html/document.html.j2", f"\n{{% include '{words}' %}}")
    ran = run("render")
    assert ran.code == 2
    assert_commands_nobody(ran)


def test_a_template_without_end_is_one_line(run: Run, small: Path) -> None:
    write(small, "ccmtool.yaml", "templates: ours\nformats: html\n")
    write(small, "ours/html/document.html.j2", "\n{{ 'x' * 10**18 }}")
    ran = run("render")
    assert ran.code == 2
    assert ran.complaint == "html/document.html.j2:2: takes too much memory to write"
    assert not (small / "build").exists()


# --- real processes --------------------------------------------------------------------------


def test_results_go_to_stdout_and_messages_to_stderr(small: Path) -> None:
    ran = shell("ccmtool list; ccmtool list nonsense", small)
    assert b"The plan" in ran.stdout
    assert b"error" not in ran.stdout
    assert ran.stderr.startswith(b"ccmtool: error: `nonsense` is no kind")


def test_a_reader_that_goes_away_is_no_failure() -> None:
    ran = shell("ccmtool timeline | head -1; echo ${PIPESTATUS[0]}", ROOT)
    assert ran.stdout.endswith(b"\n0\n")
    assert ran.stderr == b""


def test_a_full_disk_is_told() -> None:
    ran = shell("ccmtool list > /dev/full", ROOT)
    assert ran.returncode == 3
    assert ran.stderr == b"ccmtool: error: standard output: no space left on device\n"


@pytest.mark.parametrize("words", ["list", "--version"])
def test_a_closed_stdout_is_told_and_a_closed_stderr_is_borne(words: str) -> None:
    ran = shell(f"ccmtool {words} >&-", ROOT)
    assert (ran.returncode, ran.stderr) == (
        3,
        b"ccmtool: error: standard output: it is closed\n",
    )
    assert shell("ccmtool nonsense 2>&-", ROOT).returncode == 2


def test_a_terminal_that_knows_only_ascii_is_given_escapes(small: Path) -> None:
    change(small / "data/plan.yaml", "The plan", "The “plan” of Côte d’Ivoire")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for environment in (plain, {"PYTHONIOENCODING": "ascii"}):
        ran = shell("ccmtool list; ccmtool timeline; ccmtool list '“'", small, **environment)
        assert b"The \\u201cplan\\u201d of C\\xf4te" in ran.stdout
        assert ran.stderr.count(b"\n") == 1
        assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "busy",
    [
        "os.kill(os.getpid(), signal.SIGINT)",
        # While an object is taken away nobody can catch what is raised.
        "type('Gone', (), {'__del__': lambda _: os.kill(os.getpid(), signal.SIGINT)})()",
    ],
)
def test_interrupted(small: Path, busy: str) -> None:
    code = (
        "import os, signal; from ccmtool.__main__ import main; from ccmtool.cli import session;"
        f"session.read_configuration = lambda root: {busy} and None;"
        "raise SystemExit(main(['list']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        cwd=small,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"ccmtool: interrupted\n")


# --- completion ------------------------------------------------------------------------------


def completed(words: str, cwd: Path) -> list[str]:
    ran = shell(
        "ccmtool",
        cwd,
        _CCMTOOL_COMPLETE="complete_bash",
        COMP_WORDS=f"ccmtool {words}",
        COMP_CWORD=str(len(words.split(" "))),
    )
    assert ran.stderr == b""
    return ran.stdout.decode().split()


def test_a_shell_completes_commands_kinds_ids_codes_and_formats(tmp_path: Path) -> None:
    assert completed("ti", ROOT) == ["timeline"]
    assert completed("render ica", ROOT) == ["ica-2024-2025"]
    assert completed("render work", ROOT) == ["work-plan"]
    assert completed("list mee", ROOT) == ["meeting-report", "meetings"]
    assert "im-2025-note" in completed("validate im", ROOT)
    assert "REF01" in completed("explain REF", ROOT)
    assert completed("timeline --format h", ROOT) == ["html"]
    assert completed("render ", tmp_path) == []
