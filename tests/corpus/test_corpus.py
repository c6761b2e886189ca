"""Files to a corpus: lookups, and what a broken file or entry leaves standing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ccmtool.compiler import blocking, needed, select
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.corpus.references import references, resolve
from ccmtool.corpus.resolution import Found, Missing, Unreadable
from ccmtool.validation import validate
from tests.conftest import EXTRACTS, RENDERED
from tests.small_corpora import MEETING, corpus, follow, only, problems

ROOT = Path(__file__).parents[2]
DATA = {
    path.relative_to(ROOT).as_posix(): path.read_bytes()
    for path in sorted((ROOT / "data").rglob("*.yaml"))
}
BREAKAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content + b"\n]: [\n",
    "empty": lambda content: content[:0],
    "unknown field": lambda content: content + b"\nnonsense: 1\n",
    "unknown kind": lambda content: content.replace(b"kind: ", b"kind: x", 1),
}


def test_the_own_corpus_reads_without_problems(own_corpus: Corpus) -> None:
    assert problems(own_corpus) == []
    assert sorted(own_corpus.documents) == sorted([*RENDERED, *EXTRACTS])
    for entry in own_corpus.entries:
        for found in references(entry):
            assert isinstance(resolve(own_corpus, entry, found.scheme, found.target), Found), found


@pytest.mark.parametrize("breakage", BREAKAGES)
@pytest.mark.parametrize("path", DATA)
def test_a_broken_file_is_the_only_one_at_fault(path: str, breakage: str) -> None:
    broken = read({**DATA, path: BREAKAGES[breakage](DATA[path])})
    assert [entry.path for entry in broken.entries if entry.problems] == [path]
    missing = [
        (entry.path, found.target)
        for entry in broken.entries
        for found in references(entry)
        if isinstance(resolve(broken, entry, found.scheme, found.target), Missing)
    ]
    assert missing == []


@pytest.mark.parametrize("breakage", BREAKAGES)
@pytest.mark.parametrize("path", [path for path in DATA if "registers" not in path])
def test_a_broken_document_stops_the_rendering_of_all(path: str, breakage: str) -> None:
    broken = read({**DATA, path: BREAKAGES[breakage](DATA[path])})
    selected = select(broken, None, ())
    assert path in {
        found.location.path for found in blocking(needed(broken, selected), validate(broken))
    }


REGISTER = """
    kind: meetings
    entries:
    - {id: one, name: One}
    - {id: two, nam: Two}
    - words
    - {id: three, name: Three, dates: soon}
    - {id: four, name: Four <meeting:one>}
"""


def test_a_bad_entry_of_a_register_leaves_its_neighbours_standing() -> None:
    found = corpus(REGISTER)
    meetings = found.registered["meetings"]
    assert list(meetings) == ["one", "four"]
    assert meetings["four"].route == ("entries", 4)
    (entry,) = found.entries
    assert [reference.route for reference in references(entry)] == [("entries", 4, "name")]
    assert sorted({finding.route[:2] for _, finding in entry.problems}) == [
        ("entries", 1),
        ("entries", 2),
        ("entries", 3),
    ]
    assert found.broken_ids == {"two", "three"}
    assert isinstance(resolve(found, entry, "meeting", "two"), Unreadable)
    assert isinstance(resolve(found, entry, "meeting", "five"), Missing)


def test_a_register_with_a_bad_field_of_its_own_keeps_its_entries() -> None:
    found = corpus("kind: documents\nadress: https://x\nentries:\n- {id: d, symbol: A/B/1}\n")
    assert list(found.registered["documents"]) == ["d"]
    assert "Did you mean `address`" in problems(found)[0]


def test_of_two_with_one_id_the_first_counts() -> None:
    note = "kind: concept-note\nid: n\ncover: {{title: {0}}}\n"
    found = corpus(note.format("First"), note.format("Second"), a=MEETING, b=MEETING)
    assert found.documents["n"].path == "0.yaml"
    assert found.registered["meetings"]["m"].entry.path == "a.yaml"


AGENDA = "kind: agenda\nid: {0}\nmeeting: m\n{1}items:\n- {{id: x, title: X}}\n"


def test_the_id_of_a_meeting_stands_for_its_current_agenda() -> None:
    extract, whole = AGENDA.format("a", "extract: true\n"), AGENDA.format("b", "")
    found = corpus(extract, whole, AGENDA.format("c", ""), m=MEETING)
    current = found.agenda_of("m", "en")
    assert current
    assert current.path == "1.yaml"
    leads = follow(found, "item:m/x", "2")
    assert isinstance(leads, Found)
    assert (leads.document, leads.anchor) == ("b", "item-x")
    alone = corpus(extract, m=MEETING)
    leads = follow(alone, "item:m/x")
    assert isinstance(leads, Found)
    assert leads.document == ""


@pytest.mark.parametrize(
    ("supersedes", "current"),
    [
        (("", "", ""), "a"),
        (("", "supersedes: a\n", "supersedes: b\n"), "c"),
        (("supersedes: b\n", "supersedes: c\n", ""), "a"),
        (("supersedes: elsewhere\n", "", "supersedes: a\n"), "b"),
        (("supersedes: a\n", "supersedes: b\n", "supersedes: c\n"), "a"),
    ],
)
def test_the_current_agenda_is_the_one_that_none_replaces(
    supersedes: tuple[str, str, str], current: str
) -> None:
    files = [AGENDA.format(name, more) for name, more in zip("abc", supersedes, strict=True)]
    leads = follow(corpus(*files, m=MEETING), "item:m/x")
    assert isinstance(leads, Found)
    assert leads.document == current


def test_the_register_may_say_which_agenda_replaces_which() -> None:
    register = "kind: documents\nentries:\n- {id: b, symbol: A/B/2025/9, supersedes: a}\n"
    found = corpus(AGENDA.format("a", ""), AGENDA.format("b", ""), register, m=MEETING)
    current = found.agenda_of("m", "en")
    assert current
    assert current.id == "b"


DOCUMENTS = """
    kind: documents
    address: https://docs.example/{symbol}
    entries:
    - {id: plain, symbol: A/B/2025/1}
    - {id: blanks, symbol: SC45 Doc. 7, meeting: m}
    - {id: untitled}
"""


def test_symbols_lead_to_addresses_and_meetings() -> None:
    meetings = "kind: meetings\nentries:\n- {id: m, name: M}\n- {id: n, name: N, symbols: A/B/2025}"
    found = corpus(DOCUMENTS, meetings)
    assert found.address("A/B/2025/1") == "https://docs.example/A/B/2025/1"
    assert found.address("SC45 Doc. 7") == "https://docs.example/SC45%20Doc.%207"
    assert found.address("A/B/2025/2") == ""
    of = {
        symbol: found.meeting_of(symbol) for symbol in ("A/B/2025/9", "SC45 Doc. 7", "A/B/20251/1")
    }
    assert [member and member.value.id for member in of.values()] == ["n", "m", None]


def test_what_can_be_linked_to() -> None:
    plan = """
        kind: work-plan
        id: p
        period: 2025
        sections:
        - {section: background, id: s, title: B, text: "[words](passage:w)"}
        - {section: activities, title: A, items: [{id: a, text: x}, {id: a, text: y}]}
        - {section: outputs, title: O, items: [{id: a, text: x}]}
    """
    members = only(corpus(plan)).members
    assert {scheme: list(found) for scheme, found in members.items()} == {
        "item": ["s"],
        "passage": ["w"],
        "activity": ["a"],
        "output": ["a"],
    }
    assert members["activity"]["a"].route == ("sections", 1, "items", 0)


@pytest.mark.parametrize(
    "files", [(), ("",), ("[]",), ("kind:",), ("a: b",), ("\x00",), ("- a\n- b",)]
)
def test_nothing_is_too_little_to_read(files: tuple[str, ...]) -> None:
    found = corpus(*files)
    assert not found.documents
    assert len([entry for entry in found.entries if entry.problems]) == len(files)


def test_the_current_agenda_is_that_in_the_language_of_who_asks() -> None:
    files = {
        "a": "kind: agenda\nid: a\nmeeting: m\nitems: [{id: x, title: Opening}]\n",
        "b": "kind: agenda\nid: b\nmeeting: m\nlanguage: fr\nitems: [{id: x, title: Ouverture}]\n",
    }
    found = corpus(**files)
    current = [found.agenda_of("m", language) for language in ("en", "fr", "es")]
    assert [entry.id for entry in current if entry] == ["a", "b", "a"]
    assert found.agenda_of("n", "en") is None


def test_a_file_seen_in_another_language_is_seen_in_its_own_again() -> None:
    entry = only(corpus("kind: paper\nid: p\n"))
    french = entry.speaking("fr")
    assert (french.spoken, french.speaking("en").spoken, french.speaking("fr")) == (
        "fr",
        "",
        french,
    )
