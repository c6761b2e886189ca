"""What is known from before, or made by several processes, is what one run would make anew."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ccmtool import cache
from ccmtool.compiler import render, select
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.corpus.entry import Entry
from ccmtool.corpus.outline import Outline
from ccmtool.corpus.schedule import Row, rows, timeline
from ccmtool.diagnostics import Diagnostic
from ccmtool.doctree.extent import TooLong
from ccmtool.driver import build as driver
from ccmtool.driver import state
from ccmtool.driver.build import Build
from ccmtool.driver.index import Index
from ccmtool.driver.state import Made
from ccmtool.driver.workers import Failure, Workers
from ccmtool.files import FileProblem, publish, read_corpus
from ccmtool.formats import FORMATS
from ccmtool.model.configuration import Configuration
from ccmtool.model.times import Period
from ccmtool.validation import validate, weigh
from tests.conftest import ROOT
from tests.test_mutations import edit

EXAMPLE = ROOT / "docs" / "authoring" / "example"
Told = tuple[tuple[Diagnostic, ...], dict[str, bytes], tuple[Row, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example of the guide."""
    shutil.copytree(EXAMPLE / "data", tmp_path / "corpus" / "data")
    return tmp_path / "corpus"


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "index.sqlite")


def anew(folder: Path) -> Told:
    """The findings, the pages and the timeline of a corpus, without any short cut."""
    corpus = read(read_corpus(folder)[0])
    pages = {one.name: one.content for one in render(corpus, printable(corpus), FORMATS)}
    return validate(corpus), pages, rows(corpus)


def built(folder: Path, index: Index, templates: Path | None = None) -> Told:
    """The same from a run; the pages that it does not make stand in the output already."""
    output = folder.parent / "pages"
    run = Build(folder, Configuration(), index)
    try:
        found = tuple(
            one
            for path, told in sorted(run.checked.items())
            for one in weigh(told.found, told.unshown, final=False, as_of=None)
        )
        pages = run.pages(printable(run.corpus), FORMATS, templates, output)
        publish(output, Made(pages))
        contents = {page.name: (output / page.name).read_bytes() for page in pages}
        within = Period(datetime.date(2027, 1, 1), datetime.date(2027, 6, 30))
        asked = timeline(run.corpus, within, run.rows(within))
        assert asked == rows(run.corpus, within)
        return found, contents, timeline(run.corpus, None, run.rows(None))
    finally:
        run.close()


def printable(corpus: Corpus) -> list[Entry]:
    """What could be printed; of two documents with one id, which is refused, the first."""
    return [entry for entry in select(corpus, None, ()) if corpus.documents.get(entry.id) is entry]


def slip(folder: Path, chance: random.Random) -> None:
    """Somebody edits a file, renames it, takes it away or makes another of it."""
    path = chance.choice(sorted((folder / "data").rglob("*.yaml")))
    match chance.randrange(8):
        case 0:
            path.rename(path.with_name(f"renamed-{path.name}"))
        case 1:
            path.with_name(f"copy-{path.name}").write_bytes(path.read_bytes())
        case 2 if len(list((folder / "data").rglob("*.yaml"))) > 5:
            path.unlink()
        case 3:
            path.write_bytes(path.read_bytes() + b"\n# a remark\n")
        case 4:
            path.write_bytes(path.read_bytes().replace(b"meeting", b"session", 1))
        case _:
            data = {"file": yaml.load(path.read_bytes(), yaml.CBaseLoader)}
            edit(data, chance)
            path.write_bytes(yaml.dump(data.get("file"), Dumper=yaml.CDumper).encode())


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_the_result_is_that_of_a_clean_run(
    folder: Path, index: Index, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Half of the time files are told by their bytes, since they have only just been changed.
    monkeypatch.setattr(cache, "UNSETTLED", 0 if seed % 2 else 2_000_000_000)
    # And half of the time every document is closed before work begins on the next.
    if seed < 2:
        monkeypatch.setattr(state, "MOST_OPEN", 0)
        monkeypatch.setattr(state, "_MOST_PASSING", 0)
    chance = random.Random(seed)
    whole = {p: p.read_bytes() for p in sorted((folder / "data").rglob("*.yaml"))}
    for step in range(12):
        if step == 6:  # so that not everything is broken in the end
            shutil.rmtree(folder / "data")
            for path, content in whole.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        else:
            slip(folder, chance)
        try:
            expected = anew(folder)
        except TooLong:
            continue
        assert built(folder, index) == expected


def test_what_has_not_changed_is_not_made_again(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = built(folder, index)
    done: list[str] = []
    for name in ("outlined", "checked", "printed"):
        task = getattr(state, name)

        def noted(state: object, path: str, *rest: object, task: Callable = task) -> object:  # type: ignore[type-arg]
            done.append(path)
            return task(state, path, *rest)

        monkeypatch.setattr(driver, name, noted)
    assert built(folder, index) == expected
    assert done == []
    note = folder / "data" / "concept-notes" / "im-2027-note.yaml"
    note.write_bytes(note.read_bytes() + b"# a remark\n")
    assert built(folder, index) == expected
    assert "data/concept-notes/im-2027-note.yaml" in done
    assert "data/workplans/lamps-2026-2027.yaml" not in done


def test_of_a_corpus_of_any_size_a_few_documents_are_open(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda = (folder / "data" / "agenda" / "im-2027-agenda.yaml").read_bytes()
    for number in range(30):
        copy = folder / "data" / "agenda" / f"copy-{number}.yaml"
        copy.write_bytes(agenda.replace(b"id: im-2027-agenda", b"id: copy-%d" % number))
    # Who looks for what was meant looks at all agendas.
    slip = "kind: meeting-report\nid: slip\nmeeting: im-2027\nagenda: im-2028-agenda\n"
    (folder / "data" / "x-slip.yaml").write_text(slip)
    monkeypatch.setattr(driver, "WORTH_SHARING", 1000)
    monkeypatch.setattr(state, "MOST_OPEN", 5)
    monkeypatch.setattr(state, "_MOST_PASSING", 5)
    run = Build(folder, Configuration(), index)
    assert "im-2028-agenda" in str(run.checked["data/x-slip.yaml"].found)
    opened = [entry for entry in run.corpus.entries if entry.opened and entry.outline.document]
    run.close()
    assert len(run.corpus.entries) > 30
    assert 0 < len(opened) < 15


def test_a_page_that_somebody_has_changed_or_deleted_is_made_again(
    folder: Path, index: Index
) -> None:
    output = folder.parent / "pages"
    _, expected, _ = built(folder, index)
    first, second, *_ = expected
    (output / first).write_bytes(b"something else")
    (output / second).unlink()
    assert built(folder, index)[1] == expected


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_folder_whose_name_is_not_utf_8_is_no_trouble(folder: Path, index: Index) -> None:
    odd = folder.parent / os.fsdecode(b"n\xff")
    odd.mkdir()
    shutil.move(folder, odd / "corpus")
    templates = odd / "corpus" / "own" / os.fsdecode(b"n\xff")
    templates.mkdir(parents=True)
    (templates / os.fsdecode(b"n\xff.j2")).write_bytes(b"")
    expected = built(odd / "corpus", index, templates.parent)
    assert built(odd / "corpus", index, templates.parent) == expected
    assert index.load("output")


def test_a_folder_of_templates_that_is_a_link_to_another_is_watched(
    folder: Path, index: Index
) -> None:
    own = folder / "own"
    frame = (ROOT / "templates" / "html" / "document.html.j2").read_text()
    for name in ("one", "two"):
        (own / name).mkdir(parents=True)
        (own / name / "document.html.j2").write_text(frame.replace("<body", f"<body data-{name}"))
    for name in ("one", "two"):
        (own / "html").unlink(missing_ok=True)
        (own / "html").symlink_to(name)
        _, pages, _ = built(folder, index, own)
        html = [content for name, content in pages.items() if name.endswith(".html")]
        assert all(f"<body data-{name}".encode() in content for content in html)


@pytest.mark.parametrize(
    "damage",
    [b"", b"no database", bytes(4096), b"SQLite format 3\0" + bytes(range(256)) * 40],
)
def test_a_damaged_index_is_made_anew(folder: Path, index: Index, damage: bytes) -> None:
    expected = built(folder, index)
    place = folder.parent / "index.sqlite"
    place.write_bytes(damage)
    assert built(folder, index) == expected
    assert index.load("check")


@pytest.mark.parametrize("record", [[], {}, None, 3, "x", ["x"], [1, 2, 3], ["x", {}, [], 1]])
def test_records_of_another_version_are_left_alone(
    folder: Path, index: Index, record: object
) -> None:
    expected = built(folder, index)
    for kind in ("outline", "check", "page html", "rows", "output"):
        for path in index.load(kind):
            index.keep(kind, path, record)
    index.save()
    assert built(folder, index) == expected
    assert record not in index.load("check").values()


def test_an_index_with_tables_of_another_version_is_made_anew(folder: Path, index: Index) -> None:
    expected = built(folder, index)
    place = folder.parent / "index.sqlite"
    place.unlink()
    with contextlib.closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE records (other)")
    assert built(folder, index) == expected
    assert index.load("check")


def test_no_flipped_bit_of_an_index_is_believed(folder: Path, index: Index) -> None:
    expected = built(folder, index)
    place = folder.parent / "index.sqlite"
    sound = place.read_bytes()
    chance = random.Random(1)
    for _ in range(12):
        flipped = bytearray(sound)
        for _ in range(20):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        place.write_bytes(flipped)
        assert built(folder, index) == expected


def test_an_index_of_another_program_is_not_used(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = built(folder, index)
    monkeypatch.setattr(cache, "program", lambda: ["another"])
    for path in index.load("outline"):
        index.keep("outline", path, ["nonsense"])
    index.save()
    assert built(folder, index) == expected


def test_a_folder_of_templates_may_hold_what_no_memory_would(folder: Path, index: Index) -> None:
    (folder / "ours").mkdir()
    with (folder / "ours" / "hole").open("wb") as file:
        file.truncate(1 << 40)
    run = Build(folder, Configuration(), index)
    chosen = printable(run.corpus)[:1]
    (page,) = run.pages(chosen, ["html"], folder / "ours", folder.parent / "pages")
    run.close()
    assert Made([page])[page.name]


def test_two_programs_at_once_do_not_believe_each_other(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(program: str) -> Build:
        monkeypatch.setattr(cache, "program", lambda: [program])
        return Build(folder, Configuration(), Index(folder.parent / "index.sqlite"))

    expected = built(folder, index)
    started("old").close()
    for path in (folder / "data").rglob("*.yaml"):
        path.write_bytes(path.read_bytes() + b"# a remark\n")
    with monkeypatch.context() as patched:
        patched.setattr(driver, "outlined", lambda *_: Outline())
        old = started("old")
    started("new").close()
    old.close()
    monkeypatch.setattr(cache, "program", lambda: ["new"])
    assert built(folder, index) == expected


def test_a_template_of_the_tool_is_part_of_the_program() -> None:
    assert any("document.html.j2" in line for line in cache.program())


def test_where_no_index_can_be_kept_everything_is_made_each_time(folder: Path) -> None:
    nowhere = Index(folder / "no" / "such" / "folder")
    assert built(folder, nowhere) == built(folder, nowhere) == anew(folder)


def test_files_that_have_changed_places_are_told_though_size_and_times_are_the_same(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "UNSETTLED", 0)
    first, second = folder / "data" / "one", folder / "data" / "two"
    for place in (first, second):
        place.mkdir()
        (place / "note.yaml").write_bytes(b"kind: of-%b\n" % place.name.encode())
    # The times of files are no finer than the ticks of the system.
    alike = {first / "note.yaml", second / "note.yaml"}
    while len({cache.stamp(str(path))[2] for path in alike}) > 1:  # type: ignore[index]
        for path in alike:
            os.utime(path, ns=(0, 0))
    before = built(folder, index)
    first.rename(folder / "data" / "aside")
    second.rename(first)
    (folder / "data" / "aside").rename(second)
    assert built(folder, index) == anew(folder) != before


def test_a_timeline_without_end_is_refused_before_all_of_it_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "MOST_ROWS", 3)
    done: list[str] = []
    plan = next((folder / "data" / "workplans").iterdir())
    for number in range(4):
        another = plan.with_name(f"plan-{number}.yaml")
        content = plan.read_bytes().replace(b"id: lamps-2026-2027", b"id: plan-%d" % number, 1)
        another.write_bytes(content)

    def noted(state: state.State, path: str, within: Period | None) -> state.Planned:
        done.append(path)
        return planned(state, path, within)

    planned = state.planned
    monkeypatch.setattr(driver, "planned", noted)
    assert len(list(Build(folder, Configuration(), Index(None)).rows(None))) > 3
    assert len(done) == 1


# --- several processes -----------------------------------------------------------------------


@pytest.fixture
def _shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "WORTH_SHARING", 1)
    monkeypatch.setattr(driver, "EACH", 1)
    monkeypatch.setattr(driver, "able", lambda: 3)


@pytest.mark.usefixtures("_shared")
@pytest.mark.parametrize("most_open", [0, 2000])
def test_several_processes_find_what_one_does(
    folder: Path, index: Index, most_open: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "MOST_OPEN", most_open)
    monkeypatch.setattr(state, "_MOST_PASSING", 0)
    expected = anew(folder)
    assert built(folder, Index(None)) == expected
    assert built(folder, index) == expected
    path = min((folder / "data").rglob("*.yaml"))
    path.write_bytes(path.read_bytes().replace(b"the", b"The"))
    assert built(folder, index) == anew(folder)


@pytest.mark.usefixtures("_shared")
def test_a_file_that_changes_meanwhile_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = min((folder / "data").rglob("*.yaml"))
    digests = state.State.__init__

    def changed(self: state.State, *arguments: object) -> None:
        digests(self, *arguments)  # type: ignore[arg-type]
        path.write_bytes(path.read_bytes() + b"# later\n")

    monkeypatch.setattr(state.State, "__init__", changed)
    with pytest.raises(FileProblem, match=f"{path.name}: this file was changed meanwhile"):
        built(folder, Index(None))


def _fails(state: object, path: str) -> str:  # noqa: ARG001
    if path == "bad":
        raise FileProblem("bad", "it is bad")
    if path == "foreign":
        raise type("Unheard", (Exception,), {})("of")
    return path.upper()


def _dies(state: object, path: str) -> None:  # noqa: ARG001
    os.kill(os.getpid(), signal.SIGKILL)


def _fails_always(state: object, path: str, *_: object) -> None:  # noqa: ARG001
    raise FileProblem(path, "it is bad")


@pytest.mark.parametrize("share", [1, 1000])
def test_of_several_failures_the_first_is_told_however_many_processes_there_are(
    folder: Path, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "WORTH_SHARING", share)
    monkeypatch.setattr(driver, "EACH", 1)
    monkeypatch.setattr(driver, "able", lambda: 3)
    monkeypatch.setattr(driver, "printed", _fails_always)
    run = Build(folder, Configuration(), Index(None))
    try:
        asked = [*reversed(printable(run.corpus))]
        with pytest.raises(FileProblem, match=f"^{asked[0].path}"):
            run.pages(asked, FORMATS, None, folder.parent / "pages")
    finally:
        run.close()


def test_failures_come_back_and_a_dead_worker_is_told() -> None:
    workers = Workers(None, ["a", "bad", "foreign", "b"], 2)
    try:
        found = dict(workers.run(_fails, ["a", "bad", "foreign", "b"]))
        assert (found["a"], found["b"]) == ("A", "B")
        assert isinstance(found["bad"], Failure)
        assert str(found["bad"].error) == "bad: it is bad"
        assert str(found["foreign"].error) == "Unheard: of"
        with pytest.raises(ChildProcessError, match="a worker process has ended"):
            dict(workers.run(_dies, ["a"]))
    finally:
        workers.close()


def test_a_worker_that_is_gone_before_it_is_asked_is_told_too() -> None:
    workers = Workers(None, ["a"], 1)
    try:
        with pytest.raises(ChildProcessError, match="a worker process has ended"):
            dict(workers.run(_dies, ["a"]))
        with pytest.raises(ChildProcessError, match="a worker process has ended"):
            workers.tell(_dies)
    finally:
        workers.close()


@pytest.mark.usefixtures("_shared")
@pytest.mark.parametrize("allowed", [0, 1])
def test_where_no_more_processes_are_allowed_those_there_are_do_it_all(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    forks = itertools.count()
    fork = os.fork

    def refused() -> int:
        if next(forks) >= allowed:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return fork()

    monkeypatch.setattr(os, "fork", refused)
    assert built(folder, index) == anew(folder)
    assert next(forks) > allowed


def test_an_interruption_that_meets_a_worker_at_its_start_is_not_answered_by_it() -> None:
    code = """
import operator, os, signal
from ccmtool.driver.workers import Workers
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGINT))
print(dict(Workers("a", ["b"], 1).run(operator.add, ["b"])))
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    assert (ran.stdout, ran.stderr) == (b"{'b': 'ab'}\n", b"")
