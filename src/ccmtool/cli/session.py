"""What every command has in hand: the options common to all, and the corpus they name."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ccmtool.cli import streams
from ccmtool.cli.failure import Misuse
from ccmtool.cli.progress import Watch
from ccmtool.files import CONFIGURATION, find_corpus, publish, read_configuration
from ccmtool.replay import Recording

if TYPE_CHECKING:
    import datetime

    from ccmtool.corpus.corpus import Corpus
    from ccmtool.diagnostics import Diagnostic
    from ccmtool.driver.build import Build


@dataclass
class Session:
    """The common options of one run; the command line fills them in."""

    corpus: Path | None = None
    quiet: bool = False
    color: bool = True
    debug: bool = False
    cache: bool = True
    words: Sequence[str] = ()
    _recording: Recording | None = None
    _pages: Sequence[str] = ()

    def root(self) -> Path:
        """The folder of the corpus: the one named, else the nearest upward that holds `data/`."""
        if self.corpus is None:
            found = find_corpus(Path.cwd())
            if found is None:
                raise Misuse(
                    "no corpus here: neither this folder nor one above it holds a folder `data`",
                    "Go to your corpus, or name it with --corpus FOLDER.",
                )
            return found
        if not self.corpus.is_dir():
            raise Misuse(f"--corpus: there is no folder {self.corpus}")
        if not (self.corpus / "data").is_dir():
            raise Misuse(
                f"--corpus: {self.corpus} is no corpus, for it holds no folder `data`",
                "Name the folder that `data` is in.",
            )
        return self.corpus

    def read(self) -> Corpus:
        """The whole corpus with its configuration."""
        return self.build.corpus

    @cached_property
    def build(self) -> Build:
        """What is known of the corpus, and made of it."""
        from ccmtool.cli.configuration import parse
        from ccmtool.driver import index
        from ccmtool.driver.build import Build

        root = self.root()
        content = read_configuration(root)
        configuration = parse(root, content)
        self._record(root, configuration.templates, content)
        kept = index.of_corpus(root) if self.cache else index.Index(None)
        return Build(root, configuration, kept, self._watch)

    def _record(self, root: Path, templates: str | None, configuration: bytes | None) -> None:
        if not self.cache:
            return
        read = [str(root / name) for name in (CONFIGURATION, "data", templates) if name]
        with contextlib.suppress(OSError, ValueError):  # it is only for the next run
            recording = Recording(self.words, str(root), self.corpus is not None, read)
            if read_configuration(root) == configuration:
                self._recording = recording

    @cached_property
    def _watch(self) -> Watch:
        return Watch(shown=not self.quiet)

    def close(self) -> None:
        """Keep for the next run what was found out in this one."""
        self._watch.close()
        if "build" in vars(self):
            self.build.close()

    def keep(self, code: int) -> None:
        """Keep for the next run with the same words what this one has said."""
        if self._recording:
            with contextlib.suppress(OSError, ValueError):
                self._recording.keep(code, streams.said, self._pages)

    def findings(
        self, *, final: bool = False, as_of: datetime.date | None = None
    ) -> tuple[Diagnostic, ...]:
        """What the rules find in the corpus, sorted by place."""
        from ccmtool.validation import weigh

        checked = self.build.checked
        return tuple(
            one
            for path in sorted(checked)
            for one in weigh(checked[path].found, checked[path].unshown, final=final, as_of=as_of)
        )

    def templates(self, corpus: Corpus) -> Path | None:
        """The folder of the corpus's own templates, if it names one."""
        named = corpus.configuration.templates
        return self.root() / named if named else None

    def publish(
        self, folder: Path, contents: Mapping[str, bytes], there: Sequence[str] = ()
    ) -> None:
        """Put files into a folder; print those that changed, and say how many did not.

        `there` are further ones, which are in the folder already as they should be.
        """
        done = publish(folder, contents)
        if done.written:
            self._recording = None  # the next run will have nothing to write, and say so
        self._pages = [str((folder / name).absolute()) for name in (*contents, *there)]
        streams.result("".join(f"{streams.visible(str(folder / name))}\n" for name in done.written))
        if there or done.unchanged:
            written, unchanged = _files(len(done.written)), _files(len(done.unchanged) + len(there))
            self.say(f"{written} written, {unchanged} unchanged.")

    def say(self, text: str) -> None:
        """Print a message that `--quiet` leaves out."""
        if not self.quiet:
            streams.message(text)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count or 'No'} files"
