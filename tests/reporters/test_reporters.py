"""Reports: exact words, valid JSON, and nothing in them that a terminal or a runner obeys."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.diagnostics import Diagnostic, Location, Severity, Span
from ccmtool.reporters import REPORTERS, Summary, summarise
from ccmtool.reporters.text import INDENT, Role, Segment, lines, segments


def finding(
    message: str = "the note `a` is missing",
    help: str = "Add it.",
    severity: Severity = Severity.WARNING,
    path: str = "data/a.yaml",
) -> Diagnostic:
    place = Location(path, Span(3, 5, 3, 9))
    return Diagnostic("FN01", "unmatched-note", severity, place, message, help)


ERROR = finding("it is broken", "", Severity.ERROR, "data/b.yaml")


def test_text_is_one_line_a_finding_and_the_summary() -> None:
    found = [finding(), ERROR]
    assert REPORTERS["text"](found, summarise(found, 12)) == (
        "data/a.yaml:3:5: warning FN01 the note `a` is missing. Add it.\n"
        "data/b.yaml:3:5: error FN01 it is broken.\n"
        "1 error, 1 warning in 2 of 12 files.\n"
    )


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (Summary(0, 0, 0, 12, 0), "No findings in 12 files."),
        (Summary(0, 0, 0, 1, 0), "No findings in 1 file."),
        (Summary(2, 5, 0, 12, 3), "2 errors, 5 warnings in 3 of 12 files."),
        (Summary(0, 0, 1, 1, 1), "1 info in 1 of 1 file."),
    ],
)
def test_summary(summary: Summary, words: str) -> None:
    assert str(summary) == words
    assert REPORTERS["text"]([], summary) == f"{words}\n"


def test_json_has_the_agreed_fields() -> None:
    found = [finding()]
    assert json.loads(REPORTERS["json"](found, summarise(found, 12))) == {
        "version": 1,
        "summary": {
            "errors": 0,
            "warnings": 1,
            "infos": 0,
            "files": 12,
            "files_with_findings": 1,
        },
        "diagnostics": [
            {
                "code": "FN01",
                "name": "unmatched-note",
                "severity": "warning",
                "path": "data/a.yaml",
                "line": 3,
                "column": 5,
                "end_line": 3,
                "end_column": 9,
                "message": "the note `a` is missing",
                "help": "Add it.",
            }
        ],
    }


def test_json_keeps_other_scripts_readable() -> None:
    found = [finding("项目 été “x”")]
    assert "项目 été “x”" in REPORTERS["json"](found, summarise(found, 1))


@given(message=st.text(), help=st.text(), path=st.text())
def test_json_is_valid_and_keeps_every_character(message: str, help: str, path: str) -> None:
    message += "\ud800\u202e\x9b\u2028##[error]\U000e0001"
    found = [finding(message, help, path=path)]
    text = REPORTERS["json"](found, summarise(found, 1))
    text.encode()
    assert "##[" not in text
    read = json.loads(text)["diagnostics"][0]
    # json joins two surrogates to the character that they stand for
    assert read["message"].encode("utf-16", "surrogatepass") == message.encode(
        "utf-16", "surrogatepass"
    )
    assert read["help"] == help


HOSTILE = st.text(
    st.sampled_from("a :#[]\n\r\t\x1b\x9b\u202e\u2028\u200b\ud800 \u00a0vso") | st.characters()
)


@given(message=HOSTILE, help=HOSTILE, path=HOSTILE)
def test_text_commands_neither_a_terminal_nor_a_runner(message: str, help: str, path: str) -> None:
    found = [finding(f"{message}::error::x", f"##vso[task]{help}", path=path)]
    text = REPORTERS["text"](found, summarise(found, 1))
    text.encode()
    assert text.count("\n") == 2
    assert {unicodedata.category(character) for character in text if character != "\n"}.isdisjoint(
        {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    assert "::" not in text
    assert not re.search(r"##\w*\[", text)


def test_hostile_characters_are_shown_as_escapes() -> None:
    (_, _, _, message, help) = segments(finding("a\x1b[31m\u202eb\U000e0001", "::error::\u00a0x"))
    assert message.text == r"a\x1b[31m\u202eb\U000e0001."
    assert help.text == r" \x3a:error\x3a: x"


def test_segments_joined_are_the_line() -> None:
    found = finding()
    line = "".join(segment.text for segment in segments(found))
    assert f"{line}\n" == REPORTERS["text"]([found], summarise([found], 1)).splitlines(True)[0]
    roles = [segment.role for segment in segments(found)]
    assert roles == [Role.PLACE, Role.WARNING, Role.CODE, Role.MESSAGE, Role.HELP]


def test_lines_wrap_with_a_hanging_indent() -> None:
    found = finding("the note `mandate` is marked in a text of this document but stands nowhere")
    shown = [joined(line) for line in lines([found], summarise([found], 1), 40)]
    assert shown == [
        "data/a.yaml:3:5: warning FN01 the note",
        "    `mandate` is marked in a text of",
        "    this document but stands nowhere.",
        "    Add it.",
        "",
        "1 warning in 1 of 1 file.",
    ]


def test_wide_characters_count_twice_and_long_words_stay_whole() -> None:
    found = finding("项目项目项目项目 项目项目", "", path="data/" + "x" * 40)
    shown = [joined(line) for line in lines([found], summarise([], 1), 24)]
    assert shown[0] == f"data/{'x' * 40}:3:5:"
    assert shown[1:-2] == ["    warning FN01", "    项目项目项目项目", "    项目项目."]


def test_a_report_without_findings_is_its_summary() -> None:
    assert [joined(line) for line in lines([], summarise([], 3), 80)] == ["No findings in 3 files."]


@given(message=st.text(), width=st.integers(1, 200))
def test_wrapping_loses_no_word(message: str, width: int) -> None:
    found = finding(message)
    whole = "".join(segment.text for segment in segments(found))
    shown = [joined(line) for line in lines([found], summarise([found], 1), width)]
    assert " ".join(" ".join(shown).split()).startswith(" ".join(whole.split()))
    assert all(line == "" or not line.isspace() for line in shown)
    assert all(line.startswith(" " * INDENT) for line in shown[1 : shown.index("")])


def joined(line: tuple[Segment, ...]) -> str:
    return "".join(segment.text for segment in line)
