"""Files at both ends: what is read, what is refused, and how documents get onto the disk."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ccmtool import files
from ccmtool.files import FileProblem, Published, find_corpus, publish, read_corpus
from tests.conftest import ROOT


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """An empty corpus; beside it there is room for what lies outside."""
    folder = tmp_path / "corpus"
    (folder / "data").mkdir(parents=True)
    return folder


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.yaml").write_bytes(b"secret")
    return folder


# --- reading ---------------------------------------------------------------------------------


def test_the_nearest_folder_upward_that_holds_data(corpus: Path, tmp_path: Path) -> None:
    below = corpus / "data" / "deep" / "er"
    below.mkdir(parents=True)
    assert find_corpus(below) == corpus
    assert find_corpus(corpus) == corpus
    assert find_corpus(tmp_path) is None


def test_yaml_files_are_read_in_order_and_nothing_else(corpus: Path) -> None:
    for name in ("b.yaml", "a/z.yml", "a.YAML", ".hidden.yaml", "notes.txt", ".git/c.yaml"):
        path = corpus / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    (corpus / "beside.yaml").write_bytes(b"")
    found, configuration = read_corpus(corpus)
    assert found == {
        "data/a.YAML": b"a.YAML",
        "data/a/z.yml": b"a/z.yml",
        "data/b.yaml": b"b.yaml",
    }
    assert list(found) == sorted(found)
    assert configuration is None
    (corpus / "ccmtool.yaml").write_bytes(b"name: x")
    assert read_corpus(corpus)[1] == b"name: x"


def test_folders_are_read_however_deep_they_lie(corpus: Path) -> None:
    below = corpus / "data" / "/".join("d" * 200)
    below.mkdir(parents=True)
    (below / "x.yaml").write_bytes(b"x")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 150)
    try:
        found = read_corpus(corpus)[0]
    finally:
        sys.setrecursionlimit(limit)
    assert list(found.values()) == [b"x"]


def test_no_more_is_read_than_is_needed_to_see_that_it_is_too_much(corpus: Path) -> None:
    (corpus / "data/large.yaml").write_bytes(b" " * 3 * 1024 * 1024)
    assert len(read_corpus(corpus)[0]["data/large.yaml"]) == 1024 * 1024 + 1


@pytest.mark.parametrize("name", ["data/link.yaml", "data/folder", "ccmtool.yaml"])
def test_a_link_out_of_the_corpus_is_refused(corpus: Path, outside: Path, name: str) -> None:
    target = outside if name == "data/folder" else outside / "secret.yaml"
    (corpus / name).symlink_to(target)
    with pytest.raises(FileProblem, match="a symbolic link that leads out of the corpus") as caught:
        read_corpus(corpus)
    assert caught.value.path == str(corpus / name)


def test_the_folder_of_the_data_is_no_link_out_of_the_corpus_either(
    corpus: Path, outside: Path
) -> None:
    (corpus / "data").rmdir()
    (corpus / "data").symlink_to(outside)
    with pytest.raises(FileProblem, match="data: this is a symbolic link that leads out"):
        read_corpus(corpus)


def test_a_link_within_the_corpus_is_read_and_a_circle_is_not_run_round(corpus: Path) -> None:
    (corpus / "data/one.yaml").write_bytes(b"one")
    (corpus / "data/two.yaml").symlink_to("one.yaml")
    (corpus / "data/round").symlink_to("..")
    assert list(read_corpus(corpus)[0]) == ["data/one.yaml", "data/two.yaml"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: os.mkfifo(path), "no regular file"),
        (lambda path: path.symlink_to("nowhere"), "no such file or directory"),
        (lambda path: path.symlink_to(path.name), "too many levels of symbolic links"),
    ],
)
def test_what_is_no_file_is_named(corpus: Path, make: object, reason: str) -> None:
    assert callable(make)
    make(corpus / "data/x.yaml")
    with pytest.raises(FileProblem, match=reason):
        read_corpus(corpus)


def test_a_name_that_is_not_utf8_is_shown_escaped(corpus: Path) -> None:
    Path(os.fsdecode(os.fsencode(corpus / "data") + b"/caf\xe9.yaml")).write_bytes(b"")
    with pytest.raises(FileProblem, match=r"caf\\xe9.yaml: the name of this file is not UTF-8"):
        read_corpus(corpus)


@pytest.mark.parametrize("others", [("Plan.yaml", "plan.yaml"), ("e\u0301.yaml", "\xe9.yaml")])
def test_names_that_some_systems_do_not_tell_apart(corpus: Path, others: tuple[str, str]) -> None:
    for name in others:
        (corpus / "data" / name).write_bytes(b"")
    if len(list((corpus / "data").iterdir())) == 1:
        pytest.skip("this system does not tell them apart")
    with pytest.raises(FileProblem, match=f"the same name as data/{others[0]}; rename") as caught:
        read_corpus(corpus)
    assert caught.value.path == str(corpus / "data" / others[1])


def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file or directory"):
        read_corpus(tmp_path / "nowhere")


# --- writing ---------------------------------------------------------------------------------


def test_files_are_written_and_left_alone_when_they_would_not_change(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "build"
    assert publish(folder, {"b.md": b"B", "a.html": b"A"}) == Published(("a.html", "b.md"), ())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "a.html": b"A",
        "b.md": b"B",
    }
    before = (folder / "a.html").stat()
    assert publish(folder, {"a.html": b"A", "b.md": b"other"}) == Published(("b.md",), ("a.html",))
    after = (folder / "a.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_files_get_the_rights_that_any_new_file_gets(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    publish(tmp_path, {"ours": b""})
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "/x", "a/b", "a\\b", "c:x", "a\0", "a\n"])
def test_a_name_that_leads_out_is_refused_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "build"
    with pytest.raises(FileProblem, match="would lead out of the output folder"):
        publish(folder, {"a.md": b"", name: b""})
    assert not folder.exists()


def test_nothing_is_written_through_a_link(tmp_path: Path, outside: Path) -> None:
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "b.md").symlink_to(outside / "secret.yaml")
    with pytest.raises(FileProblem, match=r"b.md: this is a symbolic link"):
        publish(folder, {"a.md": b"A", "b.md": b"B"})
    assert not (folder / "a.md").exists()
    assert (outside / "secret.yaml").read_bytes() == b"secret"
    (tmp_path / "linked").symlink_to(outside)
    with pytest.raises(FileProblem, match="linked: this is a symbolic link"):
        publish(tmp_path / "linked", {"a.md": b"A"})


def test_a_relative_folder_below_a_link_is_refused(
    tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build").symlink_to(outside)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileProblem, match=r"^build: this is a symbolic link"):
        publish(Path("build/below"), {"a.md": b"A"})
    assert [path.name for path in outside.iterdir()] == ["secret.yaml"]


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(FileProblem, match=r"folder.md: this is a folder"):
        publish(tmp_path, {"folder.md": b""})
    with pytest.raises(FileProblem, match=r"pipe.md: this is no regular file"):
        publish(tmp_path, {"pipe.md": b""})
    with pytest.raises(FileProblem, match=r"null: this is no regular file"):
        publish(Path("/dev"), {"null": b""})


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    with pytest.raises(FileProblem, match="this is a file, and a folder is needed here"):
        publish(tmp_path / "build", {"a.md": b""})
    with pytest.raises(FileProblem, match="build"):
        publish(tmp_path / "build" / "below", {"a.md": b""})


@pytest.mark.parametrize("count", [2, 200])
def test_a_full_disk_leaves_the_old_files_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    names = ["a.md", "b.md", *(f"{number}.md" for number in range(2, count))]
    publish(tmp_path, dict.fromkeys(names, b"old"))
    write = files._write

    def fill_up(path: Path, content: bytes) -> None:
        write(path, content)
        if ".b.md" in path.name:
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(files, "_write", fill_up)
    with pytest.raises(FileProblem, match="no space left on device"):
        publish(tmp_path, dict.fromkeys(names, b"new"))
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert left == dict.fromkeys(names, b"old")


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    code = (
        "import os, signal; from pathlib import Path; from ccmtool import files;"
        "files._settle = None; write = files._write;"
        "files._write = lambda path, content: (write(path, content), os.kill(os.getpid(), 9));"
        "files.publish(Path('.'), {'a.md': b'torn'})"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    killed = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False
    )
    assert killed.returncode == -9
    left = [path.name for path in tmp_path.iterdir()]
    assert len(left) == 1
    assert left[0].startswith(".a.md.")
    publish(tmp_path, {"a.md": b"whole"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_runs_at_once_do_not_clear_each_others_files(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from ccmtool import files;"
        "write = files._write;"
        "files._write = lambda path, content: (write(path, content), time.sleep(0.3));"
        "files.publish(Path('.'), {'a.md': sys.argv[1].encode() * 1000})"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    runs = []
    for number in range(4):
        runs.append(
            subprocess.Popen(
                [sys.executable, "-c", code, str(number)], cwd=tmp_path, env=environment
            )
        )
        time.sleep(0.05)
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() in [str(n).encode() * 1000 for n in range(4)]
