"""The timeline for the screen; without colours and at a fixed width where it is piped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ccmtool.cli.streams import drawn, visible
from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.schedule import LANGUAGE, Row, title_of
from ccmtool.corpus.wording import say_quarter
from ccmtool.language import phrases
from ccmtool.model.times import Quarter


def draw(corpus: Corpus, rows: Sequence[Row], scope: Sequence[Quarter], screen: Console) -> str:
    """Quarter by quarter and plan by plan; what has no quarter at the end."""
    planned = {quarter: list(found) for quarter, found in groupby(rows, lambda row: row.quarter)}
    quarters = sorted({*scope, *(quarter for quarter in planned if quarter)})
    parts: list[RenderableType] = []
    for quarter in quarters:
        title = say_quarter(quarter, LANGUAGE)
        heading = Text(title, "bold").append(f"  {quarter}", "not bold dim")
        parts += [heading, *_section(corpus, planned.get(quarter, ()), title)]
    if not quarters:
        parts += [Text(_WORDS.nothing_planned), Text()]
    if None in planned:
        parts += [Text(_WORDS.no_quarter, "bold"), *_section(corpus, planned[None], "")]
    return drawn(screen, Group(*parts)).rstrip("\n") + "\n"


_WORDS = phrases(LANGUAGE)


def _section(corpus: Corpus, rows: Sequence[Row], title: str) -> Iterator[RenderableType]:
    yield Text()
    if not rows:
        yield Padding(Text(_WORDS.nothing_planned), (0, 0, 1, 2))
    for plan, found in groupby(rows, lambda row: row.plan):
        entries = list(found)
        yield Padding(Group(*_heading(corpus, plan, entries[0])), (0, 0, 0, 2))
        yield Padding(_list(entries, title), (0, 0, 1, 2))


def _heading(corpus: Corpus, plan: str, row: Row) -> Iterator[Text]:
    if not plan:
        yield Text(_WORDS.meetings, "cyan")
        return
    yield Text(f"{visible(title_of(corpus, plan))}  ", "cyan").append(plan, "dim")
    if row.coordinators:
        yield Text(f"{_WORDS.coordinators}: ", "dim").append(visible(row.coordinators), "not dim")


def _list(rows: Sequence[Row], title: str) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column()
    table.add_column(overflow="fold")
    for row in rows:
        text = Text()
        # The quarter stands above; only what is nearer than that is said again.
        when = row.when if row.quarter else row.when or _WORDS.no_time
        if row.condition:
            when = f"{when} ({row.condition})".lstrip()
        if when and when != title:
            text.append(f"{visible(when)}: ", "bold")
        text.append(visible(row.text))
        remarks = list(_remarks(row))
        if remarks:
            text.append("\n").append(Text("; ").join(remarks))
        table.add_row(Text("-", "dim"), text)
    return table


def _remarks(row: Row) -> Iterator[Text]:
    """What else is to be known of a row: in words, for colours do not get past a pipe."""
    for label, identifier in zip(row.labels, row.activities, strict=False):
        yield Text(visible(" ".join(("activity", *label.split(), identifier))), "dim")
    if row.absent:
        yield Text(_WORDS.off_timeline, "yellow")
    if row.questions:
        yield Text(_WORDS.open_questions.format(n=len(row.questions)), "yellow")
    if row.provisional:
        yield Text(_WORDS.provisional, "yellow")
