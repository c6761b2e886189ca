"""What every command has in hand: the options common to all, and the corpus they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccmtool.cli import streams
from ccmtool.cli.failure import Misuse
from ccmtool.files import find_corpus, publish, read_corpus

if TYPE_CHECKING:
    from ccmtool.corpus.corpus import Corpus


@dataclass
class Session:
    """The common options of one run; the command line fills them in."""

    corpus: Path | None = None
    quiet: bool = False
    color: bool = True
    debug: bool = False

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
        from ccmtool.cli.configuration import parse
        from ccmtool.corpus.corpus import read

        root = self.root()
        files, configuration = read_corpus(root)
        return read(files, parse(root, configuration))

    def templates(self, corpus: Corpus) -> Path | None:
        """The folder of the corpus's own templates, if it names one."""
        named = corpus.configuration.templates
        return self.root() / named if named else None

    def publish(self, folder: Path, contents: Mapping[str, bytes]) -> None:
        """Put files into a folder; print those that changed, and say how many did not."""
        done = publish(folder, contents)
        streams.result("".join(f"{streams.visible(str(folder / name))}\n" for name in done.written))
        if done.unchanged:
            written, unchanged = _files(len(done.written)), _files(len(done.unchanged))
            self.say(f"{written} written, {unchanged} unchanged.")

    def say(self, text: str) -> None:
        """Print a message that `--quiet` leaves out."""
        if not self.quiet:
            streams.message(text)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count or 'No'} files"
