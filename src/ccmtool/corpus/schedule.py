"""Who does what when: activities, timeline entries and meetings, quarter by quarter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Literal

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.lookups import holders
from ccmtool.corpus.references import resolve, say
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.times import quarters_of, say_when
from ccmtool.doctree.extent import TooLong
from ccmtool.model.base import Route
from ccmtool.model.budget import BudgetLine
from ccmtool.model.times import Period, Quarter
from ccmtool.model.work_plan import Activity, TimelineEntry, WorkPlan
from ccmtool.prose import parse, plain


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity of a work plan with the entries of the plan's timeline that name it."""

    plan: Entry
    route: Route
    activity: Activity
    label: str
    entries: tuple[TimelineEntry, ...]


def planned(entry: Entry) -> tuple[Planned, ...]:
    """The activities of a work plan, in order."""
    plan = entry.model
    if not isinstance(plan, WorkPlan):
        return ()
    naming: dict[str, list[TimelineEntry]] = defaultdict(list)
    for found in plan.timeline():
        for name in own_activities(plan, found):
            naming[name].append(found)
    return tuple(
        Planned(entry, route, value, entry.labels.get(route, ""), tuple(naming[value.id]))
        for route, value in entry.walk(Activity)
    )


def own_activities(plan: WorkPlan, entry: TimelineEntry | BudgetLine) -> tuple[str, ...]:
    """The ids of the activities of its own plan that an entry or a line names, each once."""
    ids = (str(name).removeprefix(f"{plan.id}/") for name in entry.activities)
    return tuple(dict.fromkeys(name for name in ids if "/" not in name))


LANGUAGE = "en"
"""What the timeline speaks, whatever its plans are written in: those keep their own words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the timeline. `quarter` is None for what has none, such as `on-request`.

    `when` is the time in words, empty where none is stated; `condition` is what it is subject to.
    `absent` says that the plan has a timeline of its own and this activity is not on it in this
    quarter; `questions` are the keys of what the text leaves open. `labels` are those of the
    activities concerned; `doubtful_when`, `doubtful_condition` and `doubtful_text` say which words
    are from a field in doubt.
    """

    kind: Literal["meeting", "entry", "activity"]
    quarter: Quarter | None
    plan: str
    when: str
    text: str
    path: str
    route: Route
    activities: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    coordinators: str = ""
    meeting: str = ""
    condition: str = ""
    absent: bool = False
    doubtful_when: bool = False
    doubtful_condition: bool = False
    doubtful_text: bool = False
    questions: tuple[str, ...] = ()

    def is_within(self, asked: Period | None) -> bool:
        """Whether it stands in a quarter that a period touches, or in none."""
        return self.quarter is None or _is_within(self.quarter, asked)

    @property
    def provisional(self) -> bool:
        """Whether any of its words is from a field in doubt."""
        return self.doubtful_when or self.doubtful_condition or self.doubtful_text


def rows(corpus: Corpus, within: Period | None = None) -> tuple[Row, ...]:
    """The rows of every meeting and work plan, by quarter and then plan; those without one last.

    `within` keeps the quarters that it touches, and always what has no quarter. `TooLong` if
    there is no end of them, as where many plans for centuries are asked about all their quarters.
    """
    plans = corpus.documents_of("work-plan")
    return timeline(
        corpus, within, (row for plan in plans for row in rows_of(corpus, plan, within))
    )


def timeline(corpus: Corpus, within: Period | None, planned: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of every meeting, and those of the work plans, by quarter and then plan."""
    found = list(islice(chain(_meetings(corpus, within), planned), MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise TooLong(
            f"the timeline has more than {MOST_ROWS:,} lines; ask for one quarter, or a few"
        )
    return tuple(sorted(found, key=_order))


MOST_ROWS = 50_000
"""How many lines a timeline can have."""


def rows_of(corpus: Corpus, plan: Entry, within: Period | None = None) -> Iterator[Row]:
    """The rows of a work plan, unsorted and without end where it is for centuries."""
    yield from _entries(corpus, plan, within)
    yield from _activities(corpus, plan, within)


_LAST = Quarter(9999, 4)


def _order(row: Row) -> tuple[Quarter, str]:
    return row.quarter or _LAST, row.plan


def _meetings(corpus: Corpus, asked: Period | None) -> Iterator[Row]:
    for member in corpus.registered["meetings"].values():
        dates = resolve(corpus, member.entry, "meeting", f"{member.value.id}/dates")
        if not isinstance(dates, Found):
            continue
        held = (member.value, *member.value.parts)
        where = ", ".join(dict.fromkeys(plain(place.city) for place in held if place.city))
        name = plain(member.value.name)
        row = Row(
            "meeting",
            None,
            "",
            dates.text,
            f"{name}, {where}" if where else name,
            member.entry.path,
            member.route,
            meeting=member.value.id,
            doubtful_when=dates.provisional,
            doubtful_text=member.value.doubts("name")
            or any(place.city and place.doubts("city") for place in held),
        )
        yield from _by_quarter(row, member.value.quarters(), asked)


def _entries(corpus: Corpus, entry: Entry, asked: Period | None) -> Iterator[Row]:
    plan = entry.model
    assert isinstance(plan, WorkPlan)
    labels = {found.activity.id: found.label for found in planned(entry)}
    coordinators = _coordinators(corpus, entry)
    for route, value in entry.walk(TimelineEntry):
        ids = tuple(name for name in own_activities(plan, value) if name in labels)
        row = Row(
            "entry",
            None,
            plan.id,
            say_when(corpus, entry.speaking(LANGUAGE), value.when),
            say(corpus, entry, value.text),
            entry.path,
            route,
            ids,
            tuple(labels[name] for name in ids),
            coordinators,
            str(value.meeting or "".join(value.when.meetings[:1])),
            say(corpus, entry, value.condition) if value.condition else "",
            doubtful_when=value.doubts("when"),
            doubtful_condition=value.doubts("condition"),
            doubtful_text=value.doubts("text"),
            questions=_questions(value.text),
        )
        yield from _by_quarter(row, quarters_of(corpus, value.when, plan.period.period), asked)


def _activities(corpus: Corpus, entry: Entry, asked: Period | None) -> Iterator[Row]:
    """The activities with a time of their own for which no entry of the timeline stands."""
    plan = entry.model
    assert isinstance(plan, WorkPlan)
    own_timeline, within = bool(plan.timeline()), plan.period.period
    coordinators = _coordinators(corpus, entry)
    for found in planned(entry):
        activity = found.activity
        if activity.when is None and found.entries:
            continue
        touched = quarters_of(corpus, activity.when, within)
        announced: set[Quarter | None] = set()
        for named in found.entries:
            announced |= {*(quarters_of(corpus, named.when, within) or (None,))}
        row = Row(
            "activity",
            None,
            plan.id,
            say_when(corpus, entry.speaking(LANGUAGE), activity.when) if activity.when else "",
            say(corpus, entry, activity.title or activity.text),
            entry.path,
            found.route,
            (activity.id,),
            (found.label,),
            coordinators,
            "".join(activity.when.meetings[:1]) if activity.when else "",
            say(corpus, entry, activity.condition) if activity.condition else "",
            absent=own_timeline and bool(touched) and announced.isdisjoint(touched),
            doubtful_when=activity.doubts("when"),
            doubtful_condition=activity.doubts("condition"),
            doubtful_text=activity.doubts("title" if activity.title else "text"),
            questions=_questions(activity.text),
        )
        for one in _by_quarter(row, touched, asked):
            if one.quarter not in announced:
                yield one


def _by_quarter(row: Row, touched: tuple[Quarter, ...], asked: Period | None) -> Iterator[Row]:
    """The row once for each quarter asked about; once without one where its time has none."""
    if not touched:
        yield row
    for quarter in touched:
        if _is_within(quarter, asked):
            yield replace(row, quarter=quarter)


def _is_within(quarter: Quarter, asked: Period | None) -> bool:
    return asked is None or Quarter.of(asked.start) <= quarter <= Quarter.of(asked.end)


def _questions(text: str) -> tuple[str, ...]:
    return tuple(link.target for link in parse(text).links if link.scheme == "question")


def _coordinators(corpus: Corpus, entry: Entry) -> str:
    plan = entry.model
    role: Member | None = None
    if isinstance(plan, WorkPlan) and plan.coordinators:
        role = corpus.registered["parties"].get(plan.coordinators)
    found = holders(corpus, entry.speaking(LANGUAGE), role) if role else None
    return found.text if found else ""


def title_of(corpus: Corpus, plan: str) -> str:
    """The title of a plan and its theme, since most plans are called `Work plan`."""
    entry = corpus.documents[plan]
    cover = entry.document.cover if entry.document else None
    theme = getattr(entry.model, "theme", None)
    found = resolve(corpus, entry, "theme", theme) if theme else None
    about = f", {found.text}" if isinstance(found, Found) else ""
    return f"{say(corpus, entry, cover.title) if cover else plan}{about}"
