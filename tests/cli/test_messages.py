"""What is printed shows hostile words and commands nobody, no terminal and no service.

Words come from file names, from files that can be read and files that cannot, from settings,
templates and the command line itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run, write

COMMANDS = (
    "::error::a",
    "  ::error file=x::a",
    "##[error]a",
    "##vso[task.setvariable x]a",
    "##teamcity[message]a",
    "section_start:1:a\r\x1b[0Ka",
    "travis_fold:start:a\r\x1b[0Ka",
    "--- a",
    "+++ a",
    "a\n::error::a",
    "a\r::error::a",
    "a\u2028::error::a",
)
TERMINAL = (
    "\x1b[31ma",
    "\x9b31ma",
    "\x07a",
    "a\u202eb",
    "a\u2066b",
    "a\u200bb",
    "a\x00b",
    "\ud800a",
)
HOSTILE = (*COMMANDS, *TERMINAL)

# As the services read the lines of a log: some forgive blanks before a command.
COMMAND = re.compile(r"^\s*::|##\w*\[|^(---|\+\+\+|~~~|\^\^\^)", re.MULTILINE)


def assert_shown(ran: Ran) -> None:
    """Something is said, in lines that obey nobody."""
    text = f"{ran.out}{ran.err}"
    assert text
    assert not COMMAND.search(text), text
    categories = {unicodedata.category(c) for c in text if c != "\n"}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}, ascii(text)


def every_command(run: Run) -> Iterator[Ran]:
    for words in (
        *(["validate"], ["validate", "--format", "json"], ["validate", "--final"]),
        *(["list"], ["list", "--format", "json"], ["list", "meetings"], ["list", "parties"]),
        *(["timeline"], ["timeline", "--format", "json"], ["timeline", "--output", "out.txt"]),
        *(["render"], ["render", "--final"]),
    ):
        yield run(*words)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.usefixtures("own")
def test_the_command_line_is_echoed_harmlessly(run: Run, words: str) -> None:
    for arguments in (
        *([words], [f"--{words}"], ["validate", words], ["validate", f"--{words}=x"]),
        *(["validate", "--format", words], ["validate", "--fail-on", words]),
        *(["validate", "--as-of", words], ["validate", f"--final={words}"]),
        *(["render", words], ["render", "--format", words], ["--corpus", words, "list"]),
        *(["list", words], ["explain", words], ["schema", words]),
        *(["timeline", "--quarter", words], ["timeline", "--from", words]),
        *(["timeline", "--output", f"{words}.yaml"], ["--corpus", f"no/{words}", "validate"]),
    ):
        ran = run(*arguments)
        assert ran.code == 2, arguments
        assert ran.complaint
        assert_shown(ran)


@pytest.mark.parametrize(
    "text",
    [
        "kind: {}\nid: a\n",
        "kind: paper\nid: {}\n",
        "kind: paper\nid: a\n{}: x\n",
        "{}: [\n",
        "kind: paper\nid: a\nlanguage: {0}\ndate: {0}\nmeeting: {0}\nlabels: {0}\nnumbering: {0}\n",
        "kind: paper\nid: a\nprovisional: {0}\nnotes: {{{0}: x}}\nquestions: {{{0}: x}}\n",
        "kind: {0}\nkind: {0}\n",
    ],
)
def test_files_that_cannot_be_read(run: Run, small: Path, text: str) -> None:
    for number, words in enumerate(HOSTILE):
        typed = words.strip().replace("\ud800", "")
        for way, spelled in (("escaped", json.dumps(words)), ("typed", typed)):
            write(small, f"data/{way}-{number}.yaml", text.format(spelled))
    for ran in every_command(run):
        assert_shown(ran)


def test_names_of_files(run: Run, small: Path) -> None:
    names = [words for words in HOSTILE if not {"\0", "\ud800"} & set(words)]
    for words in names:
        write(small, f"data/{words}.yaml", "kind: nothing\n")
        write(small, f"data/{words}/{words}.yaml", "a: [\n")
    for ran in every_command(run):
        assert_shown(ran)
    for words in names:
        assert_shown(run("validate", f"data/{words}.yaml"))


@pytest.mark.parametrize("words", COMMANDS[:5])
def test_texts_that_can_be_read(run: Run, small: Path, words: str) -> None:
    spelled, label = json.dumps(words * 20), json.dumps(f"{words} " * 20)
    write(
        small,
        "data/parties.yaml",
        f"kind: parties\nentries:\n- id: chairs\n  name: {spelled}\n  aliases: [{spelled}]\n",
    )
    plan = (small / "data/plan.yaml").read_text("utf-8")
    title = re.sub("title: .*", lambda _: f"title: {spelled}", plan)
    text = f"text: {spelled}\n        label: {label}"
    write(small, "data/plan.yaml", re.sub("text: .*", lambda _: text, title))
    for ran in every_command(run):
        assert_shown(ran)


@pytest.mark.parametrize("words", HOSTILE[::4])
@pytest.mark.parametrize(
    "text",
    ["formats: {}\n", "templates: {}\n", "{}: x\n", "formats: [\n{}", "name: [{}]\n"],
)
def test_settings(run: Run, small: Path, words: str, text: str) -> None:
    write(small, "ccmtool.yaml", text.format(json.dumps(words)))
    for ran in (run("validate"), run("validate", "--format", "json"), run("render")):
        assert ran.code == 2
        assert_shown(ran)


@pytest.mark.parametrize("words", HOSTILE[::4])
@pytest.mark.parametrize(
    "text",
    [
        "{{% include {} %}}",
        "{{% extends {} %}}",
        "{{{{ node[{}] }}}}",
        "{{{{ 1 | {} }}}}",
        "{{% {} %}}",
    ],
)
def test_templates(run: Run, small: Path, words: str, text: str) -> None:
    write(small, "ccmtool.yaml", "templates: own\n")
    write(small, "own/html/document.html.j2", text.format(json.dumps(words)))
    ran = run("render")
    assert ran.code == 2
    assert ran.complaint
    assert_shown(ran)
