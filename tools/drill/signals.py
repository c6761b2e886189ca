"""Runs that are killed, terminated or interrupted at any moment, with and without workers."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time

from drill.ground import LEFTOVER, Corpus, Ground, pages
from drill.outcome import Failed, Ran, Skipped, expect


def killed_in_a_first_run(ground: Ground) -> None:
    """kill -9 in a first run"""
    _struck(ground, ground.own, signal.SIGKILL, few=4, many=16, afresh=True)


def killed_after_edits(ground: Ground) -> None:
    """kill -9 in a run after edits"""
    _struck(ground, ground.own, signal.SIGKILL, few=4, many=16)


def killed_while_writing(ground: Ground) -> None:
    """kill -9 while pages are written"""
    _struck(ground, ground.many, signal.SIGKILL, few=3, many=12, writing=True)


def killed_with_workers(ground: Ground) -> None:
    """kill -9 in a first run with workers"""
    _several_cores()
    _struck(ground, ground.many, signal.SIGKILL, few=2, many=10, afresh=True)


def killed_with_workers_after_edits(ground: Ground) -> None:
    """kill -9 in a run with workers after edits"""
    _several_cores()
    _struck(ground, ground.many, signal.SIGKILL, few=2, many=10)


def terminated(ground: Ground) -> None:
    """SIGTERM in a run with workers"""
    _struck(ground, ground.many, signal.SIGTERM, few=2, many=10)


def interrupted_with_workers(ground: Ground) -> None:
    """Ctrl-C in a run with workers"""
    _several_cores()
    _struck(ground, ground.many, signal.SIGINT, few=3, many=12)


def interrupted_while_writing(ground: Ground) -> None:
    """Ctrl-C while pages are written"""
    _struck(ground, ground.many, signal.SIGINT, few=2, many=10, writing=True)


def interrupted(ground: Ground) -> None:
    """Ctrl-C from the very start to the end"""
    for words in (
        ["--version"],
        ["list", "--corpus", str(ground.own.folder)],
        ["--no-cache", "validate", "--corpus", str(ground.own.folder)],
        ground.rendering(ground.own),
    ):
        began = time.monotonic()
        ground.run(*words).ends(0)
        for moment in ground.moments(6, 50, (time.monotonic() - began) * 1.2):
            process = ground.start(*words)
            time.sleep(moment)
            _send(process, signal.SIGINT)
            try:
                _ended(ground.finish(process), signal.SIGINT)
            except Failed as failed:
                raise Failed(f"{words[0]}, after {moment:.3f} s: {failed}") from failed


def a_worker_is_killed(ground: Ground) -> None:
    """kill -9 of one worker only"""
    _several_cores()
    process = ground.start("--no-cache", *ground.rendering(ground.many))
    while process.poll() is None:
        if workers := ground.workers(process):
            os.kill(workers[0], signal.SIGKILL)
            break
    ground.finish(process).complains(3)
    expect(not pages(ground.output), "pages were written")


def _struck(
    ground: Ground,
    corpus: Corpus,
    what: signal.Signals,
    *,
    few: int,
    many: int,
    afresh: bool = False,
    writing: bool = False,
) -> None:
    """Strike runs at moments spread over their time; look what is left, and whether it heals."""
    began = time.monotonic()
    ground.heals(corpus)
    longest = 0.2 if writing else (time.monotonic() - began) * 1.1
    for moment in ground.moments(few, many, longest):
        if afresh:
            shutil.rmtree(ground.output)
            shutil.rmtree(ground.cache)
        before = pages(ground.output)
        corpus.turn()
        process = ground.start(*ground.rendering(corpus))
        if writing:
            _wait_for_writing(ground, process)
        time.sleep(moment)
        _send(process, what)
        _ended(ground.finish(process), what)
        ground.whole(before, corpus.right)
        ground.heals(corpus)
    ground.heals(corpus)


def _wait_for_writing(ground: Ground, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        if any(name.endswith(LEFTOVER) for name in os.listdir(ground.output)):  # noqa: PTH208
            return


def _send(process: subprocess.Popen[bytes], what: signal.Signals) -> None:
    """Ctrl-C goes to the whole group, the other signals to the one that is known."""
    with contextlib.suppress(ProcessLookupError):
        if what is signal.SIGINT:
            os.killpg(process.pid, what)
        else:
            process.send_signal(what)


def _ended(ran: Ran, what: signal.Signals) -> None:
    """Fail the drill unless a run ended as one does that was struck, or was done already."""
    if ran.code == 0:
        # Before it came to the program, Python may have dropped what was raised in its own import.
        expect(_LOST.fullmatch(ran.err) or b"Traceback" not in ran.err, f"a traceback: {ran}")
    elif what is not signal.SIGINT:
        expect(ran.code == -what, f"not ended by {what.name}: {ran}")
        expect(b"Traceback" not in ran.err, f"a traceback: {ran}")
    elif ran.code == 130:
        expect(_without_summary(ran) == b"ccmtool: interrupted\n", f"not one line: {ran}")
    elif ran.code == -what:
        # Python had not come to the program yet, or had done with it: a shell says 130 too.
        expect(not _without_summary(ran) or _is_early(ran), f"130 expected: {ran}")
    else:
        expect(ran.code == 1 and _is_early(ran), f"130 expected: {ran}")


_LOST = re.compile(
    rb"Exception ignored in: [^\n]*\nTraceback \(most recent call last\):\n"
    rb'(  File "<frozen [^\n]*\n)+KeyboardInterrupt: \n'
)


def _without_summary(ran: Ran) -> bytes:
    """What a run said, but for the last line of a rendering that was done already."""
    return re.sub(rb"^(?:No|\d+) files? written, \d+ files? unchanged\.\n", b"", ran.err)


def _is_early(ran: Ran) -> bool:
    """Whether Python was interrupted before it came to the program, and said so in its way."""
    return not ran.out and not re.search(rb'ccmtool/__main__.py", line \d+, in main', ran.err)


def _several_cores() -> None:
    if len(os.sched_getaffinity(0)) == 1:
        raise Skipped("one core, so no workers")


DRILLS = (
    killed_in_a_first_run,
    killed_after_edits,
    killed_while_writing,
    killed_with_workers,
    killed_with_workers_after_edits,
    terminated,
    interrupted,
    interrupted_with_workers,
    interrupted_while_writing,
    a_worker_is_killed,
)
