"""A corpus's own templates may loop and hoard as they like: it costs them the document."""

from __future__ import annotations

import io
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ccmtool.doctree.nodes import Document
from ccmtool.writers import WRITERS, TemplateProblem, confined, html
from tests.conftest import ROOT
from tests.writers.specimen import SPECIMEN, document, paragraph

Told = Callable[[str], str]
TREE = document(paragraph("words"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "html").mkdir(parents=True)
    return folder


@pytest.fixture
def told(own: Path) -> Told:
    """`told(text)`: what is said of a paragraph's template that is too much."""

    def told(text: str) -> str:
        (own / "html/paragraph.html.j2").write_text(text, encoding="utf-8")
        with pytest.raises(TemplateProblem) as caught:
            WRITERS["html"].write(TREE, own)
        return caught.value.message

    return told


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10**9 }}",
        "{{ 'x' * 10**18 }}",
        "{{ 'x'.center(10**9) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ ('x\n' * 10**6) | indent(10**6) }}",
        "{{ ('x' * 10**5) | replace('x', 'y' * 10**6) }}",
        "{{ ([['x' * 1000] * 1000] * 1000) | join }}",
        "{{ [1] | batch(10**9, 0) | list }}",
        "{% set a = [0] * 10**9 %}",
        "{% set a = 'x' * 10**8 %}{% set b = a ~ a ~ a ~ a ~ a ~ a ~ a %}",
        "{% set n = namespace(s='x') %}{% for a in range(99) %}{% set n.s = n.s ~ n.s %}"
        "{% endfor %}",
    ],
)
def test_more_memory_than_there_is_to_have(
    text: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "AT_LEAST", 60)  # enough on a busy machine too
    place, _, reason = told(text).rpartition(": ")
    assert place.startswith("html/paragraph.html.j2:")
    assert reason == "takes too much memory to write"


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
        "{{ m(60) }}",
        # No line of Python is reached in these: it is the watchdog that ends them.
        "{{ 7**(10**8) }}",
        "{% set n = namespace(s=7) %}{% for a in range(99) %}{% set n.s = n.s * n.s %}{% endfor %}",
    ],
)
def test_more_time_than_there_is(text: str, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "AT_LEAST", 0.5)
    place, _, reason = told(text).partition(": ")
    assert place.removesuffix(":1") == "html/paragraph.html.j2"
    assert reason == "takes too long to write"


def test_a_failure_that_was_long_in_coming_is_not_waited_for_again(
    own: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "AT_LEAST", 0.5)
    late = told("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
    monkeypatch.setattr(confined, "_asked", interrupt)
    with pytest.raises(TemplateProblem) as caught:
        WRITERS["html"].write(SPECIMEN, own)
    assert caught.value.message == late


def test_a_page_without_end(told: Told) -> None:
    text = "{{ 'x' * 30 * 10**6 }}" * 3
    assert told(text) == "the templates of the corpus make too large a page"


def test_a_process_that_dies_is_told_and_the_next_document_gets_another(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    WRITERS["html"].write(TREE, own)
    process = confined._process(os.getpid())
    process.kill()
    process.wait()
    with pytest.raises(TemplateProblem, match=r"^own: the templates brought down the process"):
        WRITERS["html"].write(TREE, own)
    assert WRITERS["html"].write(TREE, own) == WRITERS["html"].write(TREE)

    monkeypatch.setattr(confined, "_receive", interrupt)
    with pytest.raises(KeyboardInterrupt):
        WRITERS["html"].write(TREE, own)
    monkeypatch.undo()
    assert WRITERS["html"].write(TREE, own) == WRITERS["html"].write(TREE)


def interrupt(*_: object) -> object:
    raise KeyboardInterrupt


def test_one_process_serves_a_run_and_ends_with_it(own: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path;"
        "from ccmtool.writers import WRITERS, confined;"
        "from tests.writers.specimen import SPECIMEN;"
        "[WRITERS[name].write(SPECIMEN, Path(sys.argv[1])) for name in WRITERS];"
        "print(confined._process(os.getpid()).pid); os.kill(os.getpid(), 9)"
    )
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    ran = subprocess.Popen(
        [sys.executable, "-c", code, str(own)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
    )
    assert ran.stdout is not None
    served_by = int(ran.stdout.read())
    ran.stdout.close()
    assert ran.wait() == -signal.SIGKILL
    for _ in range(500):
        if not is_running(served_by):
            return
        os.sched_yield()
        subprocess.run(["sleep", "0.01"], check=True)
    pytest.fail("the process of the templates still runs")


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_modules_are_not_taken_from_the_folder_that_it_is_started_in(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "jinja2.py").write_text("raise SystemExit", encoding="utf-8")
    (own / "pickle.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(own)
    confined._end(confined._process(os.getpid()))
    assert WRITERS["html"].write(TREE, own) == WRITERS["html"].write(TREE)


def test_a_folder_whose_name_is_not_utf8(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    (folder / "html").mkdir(parents=True)
    (folder / "html/paragraph.html.j2").write_text("<p>own</p>", encoding="utf-8")
    assert b"<p>own</p>" in WRITERS["html"].write(TREE, folder)


# --- what the other process does, done in this one -------------------------------------------


def asked(tree: Document, templates: Path) -> bytes:
    request = pickle.dumps((html.write, tree, os.fsencode(templates)))
    return b"5.0 %d\n%s" % (len(request), request)


def test_documents_are_served_until_nobody_asks(own: Path, tmp_path: Path) -> None:
    answers = io.BytesIO()
    requests = asked(SPECIMEN, own) + asked(TREE, tmp_path / "gone") + b"5.0 1000\ncut off"
    confined.serve(io.BytesIO(requests), answers)
    page, problem = html.write(SPECIMEN), b"gone: no such template folder"
    expected = b"page %d\n%sproblem %d\n%s" % (len(page), page, len(problem), problem)
    assert answers.getvalue() == expected


def test_a_tree_for_which_there_is_no_room(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hoard(_: bytes) -> object:
        raise MemoryError

    monkeypatch.setattr(pickle, "loads", hoard)
    answers = io.BytesIO()
    confined.serve(io.BytesIO(asked(TREE, own)), answers)
    assert answers.getvalue().endswith(b"\nthe templates of the corpus make too large a page")


def test_a_limit_that_is_lower_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    lower = 300 * 1024 * 1024
    hard = {resource.RLIMIT_AS: lower, resource.RLIMIT_CORE: resource.RLIM_INFINITY}
    given: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (0, hard[kind]))
    monkeypatch.setattr(resource, "setrlimit", given.__setitem__)
    handlers: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    confined.confine()
    assert handlers[signal.SIGINT] is signal.SIG_IGN
    assert given == {resource.RLIMIT_AS: (lower, lower), resource.RLIMIT_CORE: (0, 0)}


def test_a_page_that_is_too_large(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "LARGEST", 1000)
    answers = io.BytesIO()
    confined.serve(io.BytesIO(asked(SPECIMEN, own)), answers)
    assert answers.getvalue().endswith(b"\nthe templates of the corpus make too large a page")


def test_when_the_time_is_over_the_document_is() -> None:
    with pytest.raises(Exception, match="takes too long"):
        confined._stop(signal.SIGTERM, None)
