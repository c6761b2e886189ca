"""The ground of a drill: a folder with corpora, a cache and pages of its own, and the command."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from drill.outcome import Failed, Ran, Skipped, expect

ROOT = Path(__file__).resolve().parent.parent.parent
LEFTOVER = ".ccmtool-new"
SETTLING = 2.2
"""Seconds after which the time of a file is trusted."""
_BIN = Path(sys.executable).parent
_TOO_LONG = 90


@dataclass(frozen=True)
class Versions:
    """Two versions of a corpus, and the right pages of each."""

    folders: tuple[Path, Path]
    rights: tuple[dict[str, bytes], dict[str, bytes]]


@dataclass
class Corpus:
    """A folder that holds one of two versions of a corpus."""

    folder: Path
    versions: Versions
    now: int = 0

    @property
    def right(self) -> dict[str, bytes]:
        """The pages of the present version."""
        return self.versions.rights[self.now]

    def turn(self) -> None:
        """Bring in the other version."""
        self.now = 1 - self.now
        version = self.versions.folders[self.now]
        for path in sorted(version.rglob("*.yaml")):
            target, content = self.folder / path.relative_to(version), path.read_bytes()
            if target.read_bytes() != content:
                replace(target, content)


@dataclass
class Ground:
    """Where one drill is held; `quick` asks for few rounds."""

    folder: Path
    quick: bool = True
    versions: Mapping[str, Versions] = field(default_factory=dict)
    chance: random.Random = field(default_factory=random.Random)

    @property
    def output(self) -> Path:
        """Where the pages of the drill go."""
        return self.folder / "pages"

    @property
    def cache(self) -> Path:
        """The cache folder of the user that the drill plays."""
        return self.folder / "cache"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a plain user."""
        return {
            "PATH": f"{_BIN}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": str(self.folder / "home"),
            "XDG_CACHE_HOME": str(self.cache),
            "LC_ALL": "C.UTF-8",
        }

    @cached_property
    def own(self) -> Corpus:
        """The project's own corpus: one process does all."""
        return self._copy("own")

    @cached_property
    def many(self) -> Corpus:
        """A corpus of so many files that several processes share the work."""
        return self._copy("many")

    def _copy(self, name: str) -> Corpus:
        versions = self.versions[name]
        shutil.copytree(versions.folders[0], self.folder / name)
        return Corpus(self.folder / name, versions)

    def clean(self, corpus: Path) -> dict[str, bytes]:
        """The pages that a run without any cache makes in an empty folder."""
        place = self.folder / f"clean-{self.chance.getrandbits(64):x}"
        self.run("--no-cache", "render", "--corpus", str(corpus), "-o", str(place)).ends(0)
        return pages(place)

    # --- commands --------------------------------------------------------------------------

    def run(self, *words: str, cwd: Path | None = None, **environment: str) -> Ran:
        """Run `ccmtool` with some words."""
        return self._ran(["ccmtool", *words], cwd, {**self.environment, **environment})

    def render(self, corpus: Corpus) -> Ran:
        """Render a corpus into the output folder."""
        return self.run(*self.rendering(corpus))

    def rendering(self, corpus: Corpus) -> list[str]:
        """The words that render a corpus into the output folder."""
        return ["render", "--corpus", str(corpus.folder), "-o", str(self.output)]

    def shell(self, script: str, *words: str, cwd: Path | None = None, **environment: str) -> Ran:
        """Run a script of Bash, in which the words are "$@"."""
        command = ["bash", "-c", script, "bash", *words]
        return self._ran(command, cwd, {**self.environment, **environment})

    def as_nobody(self, *words: str, before: str = "") -> Ran:
        """Run `ccmtool` as a user to whom nothing belongs."""
        nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups bash -c"
        if self.shell(f"{nobody} 'ccmtool --version'").code != 0:
            raise Skipped("only root can become somebody else, where all may read the program")
        return self.shell(f'exec {nobody} \'{before} exec ccmtool "$@"\' bash "$@"', *words)

    def unprivileged(self, *words: str) -> Ran:
        """Run `ccmtool` bound by the permissions of files, which root is not."""
        bound = "" if os.geteuid() else "setpriv --bounding-set=-all --inh-caps=-all"
        if self.shell(f"{bound} ccmtool --version").code != 0:
            raise Skipped("root cannot lay down its privileges here")
        return self.shell(f'exec {bound} ccmtool "$@"', *words)

    def start(self, *words: str, before: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start `ccmtool` in a process group of its own."""
        return subprocess.Popen(
            [*before, _BIN / "ccmtool", *words],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def finish(self, process: subprocess.Popen[bytes]) -> Ran:
        """Wait for what was started; none of its workers may stay behind."""
        try:
            out, err = process.communicate(timeout=_TOO_LONG)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Failed(f"not done in {_TOO_LONG} s") from None
        finally:
            self._no_orphans(process.pid)
        return Ran(process.returncode, out, err)

    def _ran(self, command: list[str], cwd: Path | None, environment: dict[str, str]) -> Ran:
        if command[0] == "ccmtool":
            command = [str(_BIN / "ccmtool"), *command[1:]]
        try:
            ran = subprocess.run(
                command,
                cwd=cwd or self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_TOO_LONG,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"not done in {_TOO_LONG} s: {' '.join(command)}") from None
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def workers(self, process: subprocess.Popen[bytes]) -> list[int]:
        """The workers that a process has at this moment."""
        return [other for other in _alive(process.pid) if other != process.pid]

    def _no_orphans(self, group: int) -> None:
        """A worker notices within a file or two that it works for nobody any more."""
        until = time.monotonic() + 5
        while left := _alive(group):
            if time.monotonic() > until:
                for process in left:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(process, signal.SIGKILL)
                raise Failed(f"{len(left)} processes stayed behind")
            time.sleep(0.02)

    # --- what is looked at afterwards --------------------------------------------------------

    def moments(self, few: int, many: int, longest: float) -> Iterator[float]:
        """Random moments within so many seconds, evenly spread; fewer in a quick drill."""
        count = few if self.quick else many
        for number in range(count):
            yield (number + self.chance.random()) * longest / count

    def whole(self, *versions: dict[str, bytes]) -> None:
        """Fail the drill if a page is not, byte for byte, that of one of some versions."""
        for name, content in pages(self.output).items():
            known = any(content == version.get(name) for version in versions)
            expect(known or name.endswith(LEFTOVER), f"a torn or foreign page: {name}")

    def heals(self, corpus: Corpus) -> None:
        """Fail the drill unless the next run makes everything right, whatever was kept."""
        self.render(corpus).ends(0)
        self.right(corpus)

    def right(self, corpus: Corpus) -> None:
        """Fail the drill unless the output folder holds the right pages and nothing else."""
        found = pages(self.output)
        wrong = sorted(
            name for name in {*found, *corpus.right} if found.get(name) != corpus.right.get(name)
        )
        expect(not wrong, f"wrong, missing or left over: {', '.join(wrong[:3])} ({len(wrong)})")


def prepare(folder: Path) -> dict[str, Versions]:
    """The corpora that drills take copies of."""
    ground = Ground(folder)
    own, many = folder / "own", folder / "many"
    shutil.copytree(ROOT / "data", own / "data")
    shutil.copy(ROOT / "ccmtool.yaml", own)
    generator = [sys.executable, str(ROOT / "benchmarks/corpora.py"), str(many)]
    subprocess.run([*generator, "--kind=agenda", "--files=120", "--items=3"], check=True)
    return {
        "own": _versions(ground, own, b"meeting", b"gathering"),
        "many": _versions(ground, many, b"harbour", b"haven"),
    }


def _versions(ground: Ground, first: Path, old: bytes, new: bytes) -> Versions:
    """A corpus, and a copy in which a word of running text is another one."""
    second = first.with_name(f"{first.name}-later")
    shutil.copytree(first, second)
    for path in sorted((second / "data").rglob("*.yaml")):
        if path.parent.name != "registers":
            content = re.sub(rb"(?<=[a-z] )%s(?= [a-z])" % old, new, path.read_bytes())
            path.write_bytes(content)
    rights = ground.clean(first), ground.clean(second)
    expect(rights[0] != rights[1], "the two versions of a corpus do not differ")
    return Versions((first, second), rights)


def pages(folder: Path) -> dict[str, bytes]:
    """Every file in an output folder by its name, hidden ones too."""
    if not folder.is_dir():
        return {}
    found = {}
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):
            found[path.name] = path.read_bytes()
    return found


def replace(path: Path, content: bytes) -> None:
    """Replace a file as an editor does: in one go."""
    aside = path.with_name(f".{path.name}.aside")
    aside.write_bytes(content)
    aside.replace(path)


def _alive(group: int) -> list[int]:
    """The processes of a group that run still."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, itself = place.read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
            if itself == str(group) and state != "Z":
                found.append(int(place.parent.name))
    return found
