"""What every command has in hand: the options common to all, and the corpus they name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccmtool.cli import streams
from ccmtool.cli.failure import Misuse
from ccmtool.files import find_corpus, read_corpus

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

        files, configuration = read_corpus(self.root())
        return read(files, parse(configuration))

    def templates(self, corpus: Corpus) -> Path | None:
        """The folder of the corpus's own templates, if it names one."""
        from ccmtool.cli.configuration import templates

        return templates(self.root(), corpus.configuration)

    def say(self, text: str) -> None:
        """Print a message that `--quiet` leaves out."""
        if not self.quiet:
            streams.message(text)
