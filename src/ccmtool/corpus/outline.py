"""What can be known of a file without opening it: all that makes it stand out among the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccmtool.model.agenda import ListedDocument
from ccmtool.model.base import Model, OutputRef
from ccmtool.model.cover import Cover
from ccmtool.model.registers import Instrument
from ccmtool.model.shared import DocumentModel
from ccmtool.model.walking import Values
from ccmtool.prose import plain
from ccmtool.source import Source


@dataclass(frozen=True, slots=True)
class Outline:
    """What other files can know of one without opening it.

    `readable` says that it could be read as what it says it is, `sound` that nothing at all was
    wrong while it was read, `silent` that not even the ids of what it holds are known.
    `symbols` are those that are not registered, but not unknown either: its own, and those that
    it gives to other documents. `outputs` are those of other plans that its activities lead to.
    """

    kind: str = ""
    id: str = ""
    readable: bool = True
    sound: bool = True
    silent: bool = False
    broken_ids: tuple[str, ...] = ()
    document: bool = False
    extract: bool = False
    language: str = ""
    meeting: str = ""
    supersedes: str = ""
    symbol: str = ""
    symbols: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()


def outline_of_unread(source: Source, kind: str, broken_ids: Iterable[str]) -> Outline:
    """The outline of a file that could not be read as what it says it is."""
    claimed = (source.data or source.head).get("id")
    return Outline(
        kind,
        claimed if isinstance(claimed, str) else "",
        readable=False,
        sound=False,
        silent=source.data is None and not broken_ids,
        broken_ids=tuple(sorted(broken_ids)),
    )


def outline_of(
    kind: str,
    model: Model,
    values: Values,
    broken_ids: Iterable[str],
    *,
    sound: bool,
) -> Outline:
    """The outline of a file that could be read; `values` are all that it holds."""
    symbols = []
    outputs = [str(name) for _, name in values.of(OutputRef) if "/" in name]
    for _, value in values.of(Cover, ListedDocument, Instrument):
        if value.symbol:
            symbols.append(plain(value.symbol))  # it may bear the mark of a note
    document = model if isinstance(model, DocumentModel) else None
    cover = document.cover if document else None
    return Outline(
        kind,
        document.id if document else "",
        sound=sound,
        broken_ids=tuple(sorted(broken_ids)),
        document=document is not None,
        extract=bool(getattr(model, "extract", False)),
        language=document.language if document else "",
        meeting=(document.meeting or "") if document else "",
        supersedes=str(document.supersedes or "") if document else "",
        symbol=plain(cover.symbol) if cover and cover.symbol else "",
        symbols=tuple(dict.fromkeys(symbols)),
        outputs=tuple(dict.fromkeys(outputs)),
    )
