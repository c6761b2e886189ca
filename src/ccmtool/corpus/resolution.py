"""What a link or an id can turn out to be, and where registers are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.model.times import Period
from ccmtool.spelling import suggestion


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference leads to.

    `text` is what a computed link prints; `accepted` are further words that mean the same;
    `period` the days that a facet names; `provisional` says that the text is from a field in doubt.
    `document` and `anchor` say where a reader gets to; `member` is None for public addresses.
    `paragraphs` are the ids of the one or two whose numbers a page prints in place of the text;
    `bare` says that there is nothing to print but an id.
    """

    text: str
    member: Member | None = None
    accepted: tuple[str, ...] = ()
    period: Period | None = None
    provisional: bool = False
    document: str = ""
    anchor: str = ""
    address: str = ""
    paragraphs: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A reference to nothing: what is wrong, and what may have been meant.

    That is sought among all that is known, and so only where somebody asks for it.
    """

    message: str
    hint: str | Callable[[], str] = ""

    @property
    def help(self) -> str:
        """What may have been meant, in sentences."""
        return self.hint if isinstance(self.hint, str) else self.hint()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A reference to something whose file could not be read: not the fault of the reference."""


Resolution = Found | Missing | Unreadable


def look_up(corpus: Corpus, register: str, noun: str, identifier: str) -> Member | Missing:
    """An entry of a register."""
    members = corpus.registered[register]
    if identifier in members:
        return members[identifier]

    def hint() -> str:
        return by_name(corpus, register, identifier) or suggestion(identifier, members)

    return Missing(f"no {noun} with the id `{identifier}` is registered", hint)


def by_name(corpus: Corpus, register: str, typed: str) -> str:
    """What to write where somebody has typed a name or a symbol, or several ids, for an id."""
    if "," in typed:
        return f"Several ids stand in brackets: `[{typed}]`."
    if register not in corpus.names:
        corpus.names[register] = {
            way.casefold(): identifier
            for identifier, member in reversed([*corpus.registered[register].items()])
            for way in _names(member.value)
        }
    identifier = corpus.names[register].get(typed.casefold())
    return f"Write its id: `{identifier}`." if identifier else ""


def _names(value: Any) -> Iterator[str]:
    """Every name of an entry of a register, in every language."""
    named = [getattr(value, field, None) for field in ("name", "symbol", "title", "term")]
    for name in (*named, *getattr(value, "aliases", ())):
        if name:
            yield from getattr(name, "every", (name,))


def language_of(entry: Entry) -> str:
    """The language that a computed link of a file prints in."""
    return entry.spoken or entry.language_at(())
