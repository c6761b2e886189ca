"""The timeline: who does what when, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.schedule import LANGUAGE, Row, title_of
from ccmtool.corpus.wording import say_quarter
from ccmtool.doctree.nodes import (
    Block,
    CoverLine,
    CrossReference,
    Document,
    Emphasis,
    Flag,
    Inline,
    Inlines,
    Paragraph,
    Section,
    Table,
    Text,
)
from ccmtool.language import phrases
from ccmtool.model.times import Quarter


def lay_out(corpus: Corpus, rows: Sequence[Row], scope: Sequence[Quarter] = ()) -> Document:
    """The rows by quarter and plan; a quarter asked for in which nothing is planned says so."""
    words = phrases(LANGUAGE)
    title = words.timeline
    if scope:
        first, last = say_quarter(scope[0], LANGUAGE), say_quarter(scope[-1], LANGUAGE)
        title += f": {first if first == last else words.range.format(first=first, last=last)}"
    empty = [quarter for quarter in scope if not any(row.quarter == quarter for row in rows)]
    planned = {quarter: list(group) for quarter, group in groupby(rows, lambda row: row.quarter)}
    order = sorted([quarter for quarter in (*planned, *empty) if quarter])
    sections = [_quarter(corpus, quarter, planned.get(quarter, [])) for quarter in order]
    if None in planned:
        sections.append(_section(corpus, words.no_quarter, "no-quarter", planned[None]))
    return Document(
        "timeline", "timeline", LANGUAGE, (CoverLine("title", (Text(title),)),), tuple(sections)
    )


def _quarter(corpus: Corpus, quarter: Quarter, rows: list[Row]) -> Section:
    return _section(corpus, say_quarter(quarter, LANGUAGE), str(quarter).lower(), rows)


def _section(corpus: Corpus, title: str, anchor: str, rows: list[Row]) -> Section:
    blocks = tuple(_groups(corpus, rows))
    nothing = (Paragraph((Text(phrases(LANGUAGE).nothing_planned),)),)
    return Section((Text(title),), blocks or nothing, anchor=anchor)


def _groups(corpus: Corpus, rows: list[Row]) -> Iterator[Block]:
    words = phrases(LANGUAGE)
    for plan, group in groupby(rows, lambda row: row.plan):
        entries = list(group)
        if not plan:
            head = _head(words.time, words.meeting)
            yield Section((Text(words.meetings),), (Table(head, tuple(map(_meeting, entries))),))
            continue
        blocks: list[Block] = []
        if entries[0].coordinators:
            name = Emphasis((Text(f"{words.coordinators}:"),))
            blocks.append(Paragraph((name, Text(f" {entries[0].coordinators}"))))
        head = _head(words.time, words.activity)
        blocks.append(Table(head, tuple(_row(row) for row in entries)))
        title: Inlines = (CrossReference((Text(title_of(corpus, plan)),), document=plan),)
        yield Section(title, tuple(blocks))


def _head(*names: str) -> tuple[Inlines, ...]:
    return tuple((Text(name),) for name in names)


def _meeting(row: Row) -> tuple[Inlines, ...]:
    return _words(row.when, row.doubtful_when), _words(row.text, row.doubtful_text)


def _row(row: Row) -> tuple[Inlines, ...]:
    words = phrases(LANGUAGE)
    nodes: list[Inline] = [*_words(row.text, row.doubtful_text)]
    named = ", ".join(label for label in row.labels if label)
    if named and row.kind == "activity":
        nodes.insert(0, Text(f"{named} "))
    elif named:
        nodes.append(Text(f" — {words.activity} {named}"))
    if row.absent:
        nodes += _remark(words.off_timeline)
    if row.questions:
        nodes += _remark(words.open_questions.format(n=len(row.questions)))
    return _time(row), tuple(nodes)


def _time(row: Row) -> Inlines:
    """The time and, in brackets, what it is subject to."""
    time = _words(row.when or phrases(LANGUAGE).no_time, row.doubtful_when and bool(row.when))
    if not row.condition:
        return time
    return (*time, Text(" ("), *_words(row.condition, row.doubtful_condition), Text(")"))


def _words(text: str, doubtful: bool) -> Inlines:
    nodes: Inlines = (Text(text),)
    return (Flag(nodes, "provisional"),) if doubtful else nodes


def _remark(text: str) -> Inlines:
    return Text(" "), Flag((Text(text),), "remark")
