"""An id stands twice where it must be unique, or is not written as an id.

## What it does

An id is a short word of small letters, digits and single hyphens: `im-2025`, `joint-meeting`.
It may stand only once among the documents, among the entries of registers of one kind,
among the indicators of an action plan,
and, within a document, among its items, activities, outputs and decisions.
A passage may not be called like an item or another passage of its document.
The rule points at the second one and names the place of the first.

In links, the id of a meeting stands for its current agenda.
So the rule also points at the second of two agendas of a meeting where neither replaces the other.

It warns of a document symbol that two entries of the register of documents have,
or the covers of two documents in one language,
and of a cover with another symbol than the register has for a document with that id.

## Why

Links go to ids. If two things share one, a link to it leads to the first of them,
and nobody notices that the other was meant.

## Bad

```yaml
items:
  - id: mapping
    text: Mapping of country coalitions.
  - id: mapping
    text: Mapping of donors.
```

## Good

```yaml
items:
  - id: coalitions
    text: Mapping of country coalitions.
  - id: donors
    text: Mapping of donors.
```

## How to fix

Give one of the two another id, and change the links that mean it.
An id has nothing to do with the printed label or title, so any short word will do.

Of two agendas of a meeting, say in the later one which it replaces: `supersedes:` with its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member, scheme_of
from ccmtool.diagnostics import Finding, Severity
from ccmtool.model.base import Model, Route
from ccmtool.rules.naming import place
from ccmtool.rules.rule import Context, Rule
from ccmtool.rules.running_text import running_text
from ccmtool.rules.symbols_twice import symbols_twice


def _check(context: Context) -> Iterator[Finding]:
    corpus, entry = context.corpus, context.entry
    yield from (finding for code, finding in entry.problems if code == "STR02")
    yield from _repeats(_register_entries(entry), _first_registered(corpus))
    for member in context.registered("action-plans"):
        yield from _repeats(_indicators(member), {})
    if entry.document:
        yield from _document(corpus, entry)
        yield from _repeats(_inside(entry), {})
    yield from _passages(context)
    yield from _agendas(corpus, entry)
    yield from symbols_twice(context)


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with an id that must be the only one of its kind to have it."""

    noun: str
    identifier: str
    entry: Entry
    route: Route

    @property
    def key(self) -> tuple[str, str]:
        return self.noun, self.identifier.casefold()


def _document(corpus: Corpus, entry: Entry) -> Iterator[Finding]:
    first = _first_documents(corpus)[entry.id.casefold()]
    if first is not entry:
        known = _Named("document", first.id, corpus.noted(first), ("id",))
        yield _repeated(_Named("document", entry.id, entry, ("id",)), known)


@lru_cache(maxsize=1)
def _first_documents(corpus: Corpus) -> Mapping[str, Entry]:
    documents = (entry for entry in reversed(corpus.entries) if entry.outline.document)
    return {entry.id.casefold(): entry for entry in documents}


@lru_cache(maxsize=1)
def _first_registered(corpus: Corpus) -> Mapping[tuple[str, str], _Named]:
    named = (one for entry in reversed(corpus.registers) for one in _register_entries(entry)[::-1])
    return {one.key: one for one in named}


def _register_entries(entry: Entry) -> tuple[_Named, ...]:
    noun = f"entry of the register of {entry.kind}"
    return tuple(
        _Named(noun, value.id, entry, entry.place(("entries", index, "id")))
        for index, value in enumerate(getattr(entry.model, "entries", ()))
    )


def _indicators(member: Member) -> Iterator[_Named]:
    for index, value in enumerate(member.value.indicators):
        route = (*member.route, "indicators", index, "id")
        yield _Named("indicator", value.id, member.entry, route)


def _inside(entry: Entry) -> Iterator[_Named]:
    for route, value in entry.walk(Model):
        identifier = vars(value).get("id")
        if identifier and route:
            yield _Named(scheme_of(value), identifier, entry, (*route, "id"))


def _repeats(found: Iterable[_Named], first: Mapping[tuple[str, str], _Named]) -> Iterator[Finding]:
    """What bears the id of another; `first` are those that do not stand in the same list."""
    known: dict[tuple[str, str], _Named] = {}
    for named in found:
        other = first.get(named.key) or known.setdefault(named.key, named)
        if (other.entry, other.route) != (named.entry, named.route):
            yield _repeated(named, other)


def _repeated(named: _Named, known: _Named) -> Finding:
    return Finding(
        named.entry.path,
        f"the id `{named.identifier}` is already that of the {named.noun}"
        f" at {place(known.entry, known.route)}",
        "Give one of the two another id, and change the links that mean it.",
        named.route,
    )


def _passages(context: Context) -> Iterator[Finding]:
    """`text-of:` names items and passages alike."""
    first: dict[tuple[str, str], tuple[str, Route]] = {}
    for text in context.texts:
        if "](passage:" not in text.text:
            continue
        found = running_text(text.text)
        for link in found.links:
            if link.scheme != "passage":
                continue
            item = text.entry.members.get("item", {}).get(link.target)
            key = (text.entry.path, link.target)
            known = ("item", (*item.route, "id")) if item else first.get(key)
            first[key] = ("passage", text.route)
            if known:
                noun, route = known
                yield Finding(
                    text.entry.path,
                    f"the name `{link.target}` of this passage is already that of the {noun}"
                    f" at {place(text.entry, route)}",
                    "Give the passage another name, and change the `text-of:` that means it.",
                    text.route,
                    *found.place(link.start, link.end),
                )


def _agendas(corpus: Corpus, entry: Entry) -> Iterator[Finding]:
    """A link by the meeting cannot tell two agendas of it apart; each of them is in order."""
    known = entry.outline
    spoken = corpus.rivals.get(known.meeting, {})
    first, *others = spoken.get(known.language, (entry,))
    if entry in others:
        yield Finding(
            entry.path,
            f"the meeting `{known.meeting}` already has an agenda at"
            f" {place(corpus.noted(first), ('id',))}, to which links by the meeting lead",
            f"If one replaces the other, add `supersedes:` to it, with the id of the other"
            f" (`{first.id}`, `{entry.id}`).",
            ("meeting",),
            severity=Severity.WARNING,
        )


RULE = Rule("STR02", "duplicate-id", Severity.ERROR, _check, __doc__ or "", stops=True)
