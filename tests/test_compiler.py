"""What is selected, what stops it, and what comes out."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ccmtool.compiler import Unselectable, blocking, needed, render, render_timeline, select
from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.schedule import rows
from ccmtool.model.times import Quarter
from ccmtool.validation import validate
from tests.small_corpora import MEETING, corpus

PLAN = "kind: work-plan\nid: p\nperiod: 2025\ncoordinators: r\n"
NOTE = "kind: concept-note\nid: n\nbody: [{prose: 'see <doc:p> at <meeting:m/dates>'}]\n"
OTHER = "kind: concept-note\nid: other\n"
EXTRACT = "kind: agenda\nid: x\nmeeting: m\nextract: true\n"
ROLES = "kind: parties\nentries: [{id: r, name: The Party}]\n"


def small(**changed: str) -> Corpus:
    files = {"extract": EXTRACT, "note": NOTE, "other": OTHER, "plan": PLAN, "parties": ROLES}
    return corpus(**{**files, "meetings": MEETING, **changed})


def selected(found: Corpus, kind: str | None = None, *ids: str) -> list[str]:
    return [entry.path.removesuffix(".yaml") for entry in select(found, kind, ids)]


# --- select ----------------------------------------------------------------------------------


def test_all_or_those_of_a_kind_or_those_named() -> None:
    assert selected(small()) == ["note", "other", "plan"]
    assert selected(small(), "concept-note") == ["note", "other"]
    assert selected(small(), None, "p", "n") == ["plan", "note"]
    assert selected(small(), "work-plan", "p") == ["plan"]
    assert selected(small(), "agenda") == []


@pytest.mark.parametrize(
    ("kind", "identifier", "message"),
    [
        (None, "othr", "no document `othr` in the corpus. Did you mean `other`?"),
        (None, "m", "no document `m` in the corpus"),
        (None, "x", "`x` is an extract, entered to be linked to, and is not rendered"),
        ("agenda", "p", "`p` is a document of the kind work-plan, not agenda"),
    ],
)
def test_what_cannot_be_selected(kind: str | None, identifier: str, message: str) -> None:
    with pytest.raises(Unselectable) as refusal:
        select(small(), kind, [identifier])
    assert f"{refusal.value.message}. {refusal.value.help}".startswith(message)


@pytest.mark.parametrize(
    "broken", [PLAN + "x: y\n", PLAN + "]: [\n", "", "kind: workplan\nid: p\n"]
)
def test_a_file_that_could_not_be_read_is_selected_and_stops_all(broken: str) -> None:
    found = small(plan=broken)
    assert "plan" in selected(found)
    assert "plan" in stopping(found)
    if "id: p" in broken:
        assert selected(found, None, "p") == ["plan"]


# --- blocking --------------------------------------------------------------------------------


def stopping(found: Corpus, *ids: str) -> set[str]:
    errors = blocking(needed(found, select(found, None, ids)), validate(found))
    return {error.location.path.removesuffix(".yaml") for error in errors}


def test_nothing_stops_a_sound_corpus() -> None:
    assert stopping(small()) == set()


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ("note", NOTE + "x: y\n"),
        ("plan", PLAN + "x: y\n"),
        ("plan", "]: [\n"),
        ("meetings", MEETING + "- {id: second}\n"),
        ("meetings", "kind: meetings\nentries: [{id: m}]\n"),
        ("parties", ROLES + "x: y\n"),
    ],
)
def test_an_error_in_what_a_document_refers_to_stops_it(changed: str, text: str) -> None:
    """From the note to the plan, and from the plan on to the register of parties."""
    assert stopping(small(**{changed: text}), "n") == {changed}


@pytest.mark.parametrize("changed", ["other", "extract"])
def test_an_error_elsewhere_does_not(changed: str) -> None:
    broken = small(**{changed: "kind: concept-note\nid: other\nx: y\n"})
    assert stopping(broken, "n") == set()
    assert stopping(broken) == {changed}


def test_a_broken_register_stops_a_document_that_cites_by_symbol() -> None:
    register = "kind: documents\nentries: [{id: d, symbol: [A/B/2025/1]}]\n"
    citing = "kind: concept-note\nid: n\nbody: [{prose: 'x[^a]'}]\nnotes: {a: A/B/2025/1}\n"
    silent = "kind: concept-note\nid: s\nbody: [{prose: x}]\n"
    found = small(note=citing, silent=silent, register=register)
    for name, stopped in (("n", True), ("s", False)):
        assert (
            bool(blocking(needed(found, select(found, None, [name])), validate(found))) == stopped
        )


def test_what_a_document_needs() -> None:
    found = small()
    paths = [entry.path for entry in needed(found, select(found, None, ["n"]))]
    assert paths == ["meetings.yaml", "note.yaml", "parties.yaml", "plan.yaml"]


# --- render ----------------------------------------------------------------------------------


def test_renderings_have_names_and_formats() -> None:
    found = small()
    made = render(found, select(found, None, ["p", "n"]), ["html", "markdown", "html"])
    assert [one.name for one in made] == ["n.html", "n.md", "p.html", "p.md"]
    assert all(one.content.endswith(b"\n") and b"\r" not in one.content for one in made)


def test_a_timeline_is_a_rendering_too() -> None:
    found = small()
    made = render_timeline(found, rows(found), [Quarter(2025, 1)], "markdown")
    assert made.name == "timeline.md"
    assert b"Nothing is planned." in made.content


PRINT = """
import hashlib, pathlib
from ccmtool import compiler
from ccmtool.corpus.corpus import read
found = read({path.as_posix(): path.read_bytes() for path in pathlib.Path("data").rglob("*.yaml")})
made = compiler.render(found, compiler.select(found, None, ()), ["markdown", "html"])
print([hashlib.sha256(one.content).hexdigest() for one in made])
"""


def test_the_same_bytes_come_out_whatever_the_hash_seed() -> None:
    def run(seed: str) -> str:
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        command = [sys.executable, "-c", PRINT]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2")
