"""The report of a meeting against the agenda of the meeting: which item is reported where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.resolution import Found, Missing, Resolution, Unreadable
from ccmtool.model.agenda import Agenda, AgendaChild
from ccmtool.model.base import Route
from ccmtool.model.meeting_report import AgendaItemRef, AgendaRef, MeetingReport, ReportedItem
from ccmtool.model.shared import HeadingEntry, Placed, by_heading, placed
from ccmtool.spelling import nearest, suggestion

Reported = tuple[ReportedItem, Route]


def agenda_followed(corpus: Corpus, entry: Entry) -> Entry | None:
    """The agenda that a report follows; None where there is none, or no report."""
    report = entry.model
    if not isinstance(report, MeetingReport):
        return None
    if report.agenda is None:
        return corpus.agenda_of(report.meeting, report.language)
    found = corpus.documents.get(report.agenda)
    return found if found and isinstance(found.model, Agenda) else None


def agenda(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
    """An agenda of the corpus, by its id."""
    found = corpus.documents.get(target)
    if found and isinstance(found.model, Agenda):
        return Found("", Member(found, (), found.model))
    trouble = "is no agenda" if found else "is not in the corpus"

    def hint() -> str:
        ids = [one.id for one in corpus.documents_of("agenda")]
        return nearest(target, ids, hasty=True) or "Name an agenda, or leave `agenda:` out."

    return Missing(f"the document `{target}` {trouble}", hint)


def reported_item(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """An item of the agenda that the report follows, by the id that it has there."""
    followed = agenda_followed(corpus, entry)
    report = entry.model
    if followed is None or followed.document is None:
        assert isinstance(report, MeetingReport)
        wanted = report.agenda or report.meeting
        if wanted in corpus.broken_ids:
            return Unreadable()
        return Missing(
            f"the item `{target}` cannot be looked up, as the corpus has no agenda of this meeting",
            "Enter the agenda, or name it with `agenda:`.",
        )
    members = followed.members.get("item", {})
    if target in members and isinstance(members[target].value, AgendaChild):
        return Found("", members[target])

    def hint() -> str:
        known = [name for name in members if isinstance(members[name].value, AgendaChild)]
        return suggestion(target, known)

    return Missing(f"the agenda `{followed.document.id}` has no item `{target}`", hint)


FIELDS: Mapping[str, Callable[[Corpus, Entry, str], Resolution]] = MappingProxyType(
    {AgendaRef.scheme: agenda, AgendaItemRef.scheme: reported_item}
)
"""What the fields of a report can name and no link can."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An item of the agenda, or a heading over items, with what a report has under it.

    `joined` are the items that it was considered together with: the report is under those.
    """

    route: Route
    value: AgendaChild | HeadingEntry
    reported: tuple[Reported, ...]
    joined: tuple[str, ...]
    below: tuple[Taken, ...]

    @property
    def treated(self) -> bool:
        """Whether the report has anything under it, or under an item below it."""
        return bool(self.reported or self.joined) or any(one.treated for one in self.below)


def taken(report: MeetingReport, agenda: Entry) -> tuple[Taken, ...]:
    """The items of the agenda in order, each with what the report has under it."""
    assert isinstance(agenda.model, Agenda)
    return tuple(_taken(_Reported(report), agenda.model.items, ("items",)))


def off_agenda(report: MeetingReport, agenda: Entry | None) -> tuple[Reported, ...]:
    """What the report has under items that the agenda does not have."""
    known = agenda.members.get("item", {}) if agenda else {}
    return tuple(
        one
        for one in _reported(report)
        if not isinstance(getattr(known.get(one[0].item), "value", None), AgendaChild)
    )


def _reported(report: MeetingReport) -> Iterator[Reported]:
    yield from ((item, ("items", number)) for number, item in enumerate(report.items))


class _Reported:
    """What a report has under each item: its own, and those that it was considered with."""

    def __init__(self, report: MeetingReport) -> None:
        self.own: dict[str, list[Placed]] = defaultdict(list)
        self.joined: dict[str, list[str]] = defaultdict(list)
        for found in _reported(report):
            item = found[0]
            self.own[item.item].append(found)
            for other in dict.fromkeys(item.with_):
                if other != item.item:
                    self.joined[other].append(item.item)


def _taken(report: _Reported, entries: Sequence[Any], route: Route) -> Iterator[Taken]:
    lead, headed = by_heading(placed(entries, route))
    yield from _items(report, lead)
    for (heading, place), following in headed:
        below = tuple(_items(report, following))
        if below:
            yield Taken(place, heading, (), (), below)


def _items(report: _Reported, entries: Sequence[Placed]) -> Iterator[Taken]:
    for value, route in entries:
        if not isinstance(value, AgendaChild):
            continue
        below = tuple(_taken(report, value.children, (*route, "children")))
        own, joined = report.own.get(value.id or "", ()), report.joined.get(value.id or "", ())
        found = Taken(route, value, tuple(own), tuple(joined), below)
        # A point without a title below an item is part of its annotation, unless it is reported on.
        if value.title or len(route) == _FIRST_LEVEL or found.treated:
            yield found


_FIRST_LEVEL = 2
