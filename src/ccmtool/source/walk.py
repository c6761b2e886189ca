"""One walk over the parser's events: untyped data, problems and, when asked, places.

libyaml is fed as far as its events are harmless: the walk stops at the first event
that goes too deep or is one too many, which no composed tree would allow.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from ccmtool.source import refusals
from ccmtool.source.answers import explain
from ccmtool.source.characters import sift
from ccmtool.source.fault import Fault
from ccmtool.source.limits import MAX_DEPTH, MAX_FINDINGS, MAX_KEY, MAX_NODES, MAX_TEXT
from ccmtool.source.places import Place, Route, raw_units
from ccmtool.source.problem import Problem
from ccmtool.source.refusals import ParserEvent
from ccmtool.source.slips import cut_short, hashes

try:
    from yaml._yaml import CParser
except ImportError as missing:  # pragma: no cover
    raise ImportError("ccmtool needs PyYAML with libyaml: install a wheel of it") from missing

_DIRECTIVE = re.compile(r"^%(?=(?:YAML|TAG)\b)", re.MULTILINE)
_PROPERTY = re.compile(r"[&!][^\s,\[\]{}]*")


_Seen = dict[str, tuple[int, str]]
"""Normalised keys of one mapping: the line of each and its letters as typed."""


class _Stopped(Exception):
    """The walk cannot or must not go on; the finding that says why is on record."""


@dataclass(slots=True)
class Walk:
    """What one walk has gathered.

    `data` is None when the file could not be read to its end or is no mapping;
    `root` then still holds the entries read before.
    `last` is the last event that stands for a value or a key,
    `cause` the place of the last slip after which the next line may be unreadable.
    Findings beyond the limit are counted, not made: a hostile file has tens of thousands.
    """

    text: str
    advance: Callable[[], ParserEvent]
    hashes: dict[int, int]
    last: ParserEvent
    cause: int = -1
    data: dict[str, Any] | None = None
    root: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    uncounted: int = 0
    nodes: int = 0
    places: dict[Route, Place] = field(default_factory=dict)

    def report(self, make: Callable[..., Problem], *arguments: Any) -> None:
        """Record a finding, making it only while it can still be shown."""
        if len(self.problems) > MAX_FINDINGS:
            self.uncounted += 1
        else:
            self.problems.append(make(*arguments))


def walk_through(text: str, *, record: bool = False) -> Walk:
    """Read a sifted text; `record` fills `places`, which costs as much again."""
    directives = [match.start() for match in _DIRECTIVE.finditer(text)] if "%" in text else []
    readable = _DIRECTIVE.sub("#", text) if directives else text
    parser = CParser(readable)
    state = Walk(readable, parser.get_event, hashes(readable), parser.get_event())
    for at in directives:
        state.report(refusals.directive, text, at)
    try:
        _document(state, () if record else None)
    except _Stopped:
        state.data = None
    except (YAMLError, UnicodeDecodeError) as error:
        state.data = None
        _fault(state, error)
    finally:
        parser.dispose()
    return state


def _document(state: Walk, route: Route | None) -> None:
    """The only document of the stream; its root becomes the data when it is a mapping."""
    if isinstance(state.advance(), StreamEndEvent):
        state.report(refusals.empty, state.text)
        return
    event = state.advance()
    if event.__class__ is MappingStartEvent:
        state.nodes += 1
        _properties(state, event)
        value = state.data = _mapping(state, state.root, route, 1)
        if route is not None:
            _record(state, event, route)
    else:
        value = _node(state, event, None, 0)
    state.advance()
    after = state.advance()
    if isinstance(after, DocumentStartEvent):
        state.report(refusals.second_document, after)
    if state.data is None:
        make = refusals.empty if value is None else refusals.no_mapping
        state.report(make, state.text, event.start_mark.index)


def _node(state: Walk, event: ParserEvent, route: Route | None, depth: int) -> Any:
    """The value that begins with `event`; `route` is None when its place is not wanted."""
    state.nodes += 1
    if state.nodes > MAX_NODES:
        state.report(refusals.too_many, event, MAX_NODES)
        raise _Stopped
    value: Any
    if event.__class__ is ScalarEvent:
        value = _scalar(state, event)
    elif event.__class__ is AliasEvent:
        state.last = event
        state.report(refusals.alias, state.text, event)
        value = None
    else:
        value = _collection(state, event, route, depth + 1)
    if route is not None:
        _record(state, event, route)
    return value


def _collection(
    state: Walk, event: ParserEvent, route: Route | None, depth: int
) -> dict[str, Any] | list[Any]:
    """A mapping or a list, unless it is one level too deep."""
    if depth > MAX_DEPTH:
        state.report(refusals.too_deep, event, MAX_DEPTH)
        raise _Stopped
    _properties(state, event)
    if event.__class__ is MappingStartEvent:
        return _mapping(state, {}, route, depth)
    return _list(state, route, depth)


def _record(state: Walk, event: ParserEvent, route: Route) -> None:
    """Note a value's place; it ends where the last event that stands for itself ended."""
    start = event.start_mark.index
    marked = event.__class__ is not ScalarEvent or event.anchor or event.tag
    style = "?" if marked else event.style
    known = state.places.get(route)
    key_start, key_end = known[2:4] if known else (start, state.last.end_mark.index)
    state.places[route] = Place(start, state.last.end_mark.index, key_start, key_end, style)


def _list(state: Walk, route: Route | None, depth: int) -> list[Any]:
    """The entries up to the end of a list."""
    values: list[Any] = []
    while (event := state.advance()).__class__ is not SequenceEndEvent:
        child = None if route is None else (*route, len(values))
        values.append(_node(state, event, child, depth))
    _closed(state, event)
    return values


def _mapping(state: Walk, data: dict[str, Any], route: Route | None, depth: int) -> dict[str, Any]:
    """The entries up to the end of a mapping; a refused or repeated key loses its value."""
    seen: _Seen = {}
    while (event := state.advance()).__class__ is not MappingEndEvent:
        key = _key(state, event, depth, seen)
        child = None
        if route is not None and key is not None:
            child = (*route, key)
            start, end = event.start_mark.index, event.end_mark.index
            state.places[child] = Place(start, end, start, end, "?")
        value = _node(state, state.advance(), child, depth)
        if key is not None:
            data[key] = value
    _closed(state, event)
    return data


def _closed(state: Walk, event: ParserEvent) -> None:
    """A closing bracket is the end of its value; a block ends with its last entry."""
    if event.end_mark.index > event.start_mark.index:
        state.last = event


def _key(state: Walk, event: ParserEvent, depth: int, seen: _Seen) -> str | None:
    """A key as text, or None when it was refused (and reported)."""
    line = event.start_mark.line + 1
    value = _node(state, event, None, depth)
    if event.__class__ is not ScalarEvent:
        if event.__class__ is not AliasEvent:
            state.report(refusals.complex_key, event)
        return None
    if value is None:
        state.report(refusals.null_key, event)
        return None
    key: str = value
    if len(key) > MAX_KEY:
        state.report(refusals.long_key, event, MAX_KEY)
        return None
    if key == "<<" and not event.style:
        state.report(refusals.merge_key, event)
        return None
    same = key if key.isascii() else unicodedata.normalize("NFKC", key)
    if same[:1] == " " and not event.style:
        state.report(refusals.blank_in_key, state.text, event)
        key, same = key.strip(), same.strip()
    if same in seen:
        state.report(refusals.duplicate, event, key, seen[same])
        return None
    seen[same] = line, key
    return key


def _scalar(state: Walk, event: ParserEvent) -> str | None:
    """A text; only plain nothing and plain `null` are none."""
    state.last = event
    value: str = event.value
    style: str = event.style
    if event.anchor or event.tag:
        _properties(state, event)
    if len(value) > MAX_TEXT // 4 and len(value.encode()) > MAX_TEXT:
        state.report(refusals.too_long, event, MAX_TEXT)
        return sift(value[: MAX_TEXT // 4])[0]
    if not style:
        end = event.end_mark.index
        if state.hashes and end in state.hashes:
            state.cause = state.hashes[end]
            state.report(cut_short, state.text, event.start_mark.index, state.hashes[end])
        return None if value in {"", "null"} else value
    if style == '"':
        return _unescaped(state, event)
    if style != "'" and not value.strip():
        state.cause = event.start_mark.index
        state.report(refusals.empty_block, state.text, event)
    return value


def _unescaped(state: Walk, event: ParserEvent) -> str:
    """A double-quoted text without the refused characters that its escapes stand for."""
    clean, places = sift(event.value)
    if not places or event.anchor or event.tag:
        return clean
    units = raw_units(state.text, event.start_mark.index, event.end_mark.index, '"')
    ordinal = -1
    kept, refused = list(clean), set(places)
    for index, character in enumerate(event.value):
        ordinal += character not in " \t\n"
        if index not in refused:
            continue
        if state.text[units[ordinal][0]] == "\\":
            state.report(refusals.escaped, state.text, units[ordinal], character)
        else:
            kept[index] = character  # it was judged where it stands, among its neighbours
    return "".join(kept)


def _properties(state: Walk, event: ParserEvent) -> None:
    """Report the anchor and the tag in front of a value."""
    if not (event.anchor or event.tag):
        return
    at = event.start_mark.index
    while match := _PROPERTY.match(state.text, at):
        state.report(refusals.tag_or_anchor, state.text, match)
        at = match.end()
        at += len(state.text[at : at + 200]) - len(state.text[at : at + 200].lstrip())


def _fault(state: Walk, error: Exception) -> None:
    """Put a report of the parser into words, unless an earlier finding was its cause."""
    last = state.last.end_mark.index
    at = begin = last
    problem = "in a tag"
    if isinstance(error, MarkedYAMLError):
        problem = f"{error.context}: {error.problem}"
        at = error.problem_mark.index if error.problem_mark else last
        begin = error.context_mark.index if error.context_mark else at
    opened = state.last.start_mark.index
    finding = explain(Fault(state.text, problem, at, begin, opened, last))
    if state.cause < 0 or state.text.count("\n", state.cause, finding.start) > 1:
        state.report(lambda: finding)
