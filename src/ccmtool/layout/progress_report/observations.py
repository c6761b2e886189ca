"""What was observed of the indicators, as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ccmtool.corpus.entry import Member
from ccmtool.corpus.references import resolve
from ccmtool.corpus.reporting import Covered, indicators_of
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.wording import say_day, say_number
from ccmtool.doctree.nodes import Inlines, Table, Text
from ccmtool.layout.cells import joined
from ccmtool.layout.desk import Desk
from ccmtool.layout.sentences import bracketed, fill
from ccmtool.model.base import Route
from ccmtool.model.observations import Observation
from ccmtool.model.progress_report import PartedSection
from ccmtool.prose import plain

Placed = tuple[Observation, Route]


def lay_out_observations(
    desk: Desk, section: PartedSection, covered: list[Covered], route: Route
) -> Table | None:
    """A row for each indicator: those observed as typed, then those that nobody has reported on."""
    observed: dict[str, list[Placed]] = defaultdict(list)
    for number, one in enumerate(section.observations):
        observed[one.indicator].append((one, (*route, "observations", number)))
    names = tuple(dict.fromkeys([*observed, *indicators_of(desk.corpus, covered)]))
    members = {name: _indicator(desk, name) for name in names}
    aimed = any(member and member.value.target for member in members.values())
    head: list[Inlines] = [(Text(desk.phrases.indicator),), (Text(desk.phrases.observation),)]
    head[1:1] = [(Text(desk.phrases.target),)] if aimed else []
    rows = []
    for name, member in members.items():
        placed = observed.get(name, [])
        place = (*placed[0][1], "indicator") if placed else route
        row = [desk.reference("indicator", name, place), _observations(desk, member, placed, route)]
        row[1:1] = [_field(desk, member, "target")] if aimed else []
        rows.append(tuple(row))
    return Table(tuple(head), tuple(rows)) if rows else None


def _indicator(desk: Desk, name: str) -> Member | None:
    found = resolve(desk.corpus, desk.entry, "indicator", name)
    return found.member if isinstance(found, Found) else None


def _field(desk: Desk, member: Member | None, field: str) -> Inlines:
    """What the register says of an indicator."""
    return desk.field_inlines(member.value, field, member.route, member.entry) if member else ()


def _observations(desk: Desk, member: Member | None, placed: list[Placed], route: Route) -> Inlines:
    lines = (line for one, place in placed for line in _lines(desk, member, one, place))
    asked = desk.phrases.unwritten_observation
    return joined(lines) or desk.prompt(asked, route, _name(desk, member))


def _lines(desk: Desk, member: Member | None, one: Observation, route: Route) -> Iterator[Inlines]:
    """`12 of 112 States Parties (as of 30 June 2025)`; then the words, and the source."""
    counted = _counted(desk, member, one, route)
    if counted and one.as_of:
        day: Inlines = (Text(say_day(one.as_of, desk.language)),)
        day = desk.from_field(fill(desk.phrases.observed_on, date=day), one, "as-of", route)
        counted = (*counted, *bracketed(desk.phrases, day))
    yield from (counted,) if counted else ()
    if one.text:
        yield desk.field_inlines(one, "text", route)
    if one.source:
        source = desk.citation(one.source, (*route, "source"))
        source = desk.from_field(source, one, "source", route)
        yield fill(desk.phrases.source_told, source=source)


def _counted(desk: Desk, member: Member | None, one: Observation, route: Route) -> Inlines:
    """The number in its customary form; nothing where the indicator is told in words."""
    known = member.value if member else None
    if one.value is None:
        units = (one.unit, one.base, known and known.unit, known and known.base)
        if one.text and all(unit is None for unit in units):
            return ()
        return desk.prompt(desk.phrases.unwritten_observation, route, _name(desk, member))
    unit = desk.field_inlines(one, "unit", route) if one.unit else _field(desk, member, "unit")
    words: Inlines = (Text(say_number(one.value, desk.language)),)
    value = desk.from_field(words, one, "value", route)
    return _in_words(desk, value, _base(desk, member, one, route), unit)


def _name(desk: Desk, member: Member | None) -> Inlines:
    return (Text(plain(member.value.text.within(desk.language))),) if member else ()


def _base(desk: Desk, member: Member | None, one: Observation, route: Route) -> Inlines:
    language = desk.language
    if one.base is not None:
        return desk.from_field((Text(say_number(one.base, language)),), one, "base", route)
    if member is None or member.value.base is None:
        return ()
    nodes: Inlines = (Text(say_number(member.value.base, language)),)
    return desk.from_field(nodes, member.value, "base", member.route, member.entry)


def _in_words(desk: Desk, value: Inlines, base: Inlines, unit: Inlines) -> Inlines:
    phrases = desk.phrases
    if base and unit:
        return fill(phrases.counted_of_unit, value=value, base=base, unit=unit)
    if base:
        return fill(phrases.counted_of, value=value, base=base)
    return fill(phrases.with_unit, value=value, unit=unit) if unit else value
