"""Links to what stands inside documents: items, annexes, decisions, activities, passages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ccmtool.corpus.corpus import Corpus
from ccmtool.corpus.entry import Entry, Member, anchor_of
from ccmtool.corpus.labelling import full_label, label_range, own_label
from ccmtool.corpus.numbered import has_paragraph, is_numbered
from ccmtool.corpus.resolution import Found, Missing, Resolution, language_of
from ccmtool.corpus.wording import annex_series, say_range
from ccmtool.model.labels import bare
from ccmtool.model.shared import ChildItem, ProseEntry
from ccmtool.prose import plain
from ccmtool.spelling import nearest, suggestion

Title = Callable[[Corpus, Entry, str], str]
"""The words of a title, with those that its links print."""


def rendered(entry: Entry) -> str:
    """The id of a document that readers can open; empty for an extract."""
    if entry.document is None or getattr(entry.document, "extract", False):
        return ""
    return entry.document.id


def _owner(corpus: Corpus, entry: Entry, document: str) -> Entry | Missing:
    """The document that `DOC/ID` names: a meeting's id stands for its current agenda."""
    if not document:
        return entry
    found = corpus.documents.get(document) or corpus.agenda_of(document, language_of(entry))
    if found:
        return found
    if document in corpus.registered["meetings"]:
        return Missing(f"the corpus has no agenda of the meeting `{document}`")

    def hint() -> str:
        known = (*corpus.documents, *corpus.rivals)
        return nearest(document, known, hasty=True)

    return Missing(f"no document `{document}` is in the corpus", hint)


def _member(
    corpus: Corpus, entry: Entry, scheme: str, noun: str, target: str
) -> tuple[Member, str] | Missing:
    document, _, identifier = target.rpartition("/")
    owner = _owner(corpus, entry, document)
    if isinstance(owner, Missing):
        return owner
    members = owner.members.get(scheme, {})
    if identifier not in members:
        where = f"`{owner.document.id}`" if owner.document else f"`{owner.path}`"
        missing = f"{where} has no {noun} `{identifier}`"
        others = (name for name in owner.members if name != "passage")
        other = next((name for name in others if identifier in owner.members[name]), "")
        if other and noun == scheme:
            return Missing(missing, f"Another part of it has that id: write `{other}:{target}`.")
        return Missing(missing, partial(suggestion, identifier, members))
    return members[identifier], identifier


def item(say: Title, corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`item:ID`, `item:DOC/ID` and ranges of them; `say` tells the words of a title."""
    first, dots, last = target.partition("..")
    found = _member(corpus, entry, "item", "item", first)
    if isinstance(found, Missing):
        return found
    start, identifier = found
    ends = [start]
    if dots:
        document = first.rpartition("/")[0]
        until = _member(corpus, entry, "item", "item", f"{document}/{last}" if document else last)
        if isinstance(until, Missing):
            return until
        ends.append(until[0])
    text = _name(say, corpus, ends, language_of(entry))
    name = _title_of(say, corpus, start)
    # A text that is no paragraph is no place that a reader could be led to.
    led = not isinstance(start.value, ProseEntry) or has_paragraph(start.value)
    numbered = start.entry.path == entry.path and all(map(is_numbered, ends))
    return Found(
        text or full_label(start.entry.labelled, start.route) or identifier,
        start,
        (name,) if name and not dots else (),
        provisional=bool(_is_doubtful(start)),
        document=rendered(start.entry),
        anchor=anchor_of("item", identifier) if led else "",
        paragraphs=tuple(dict.fromkeys(end.value.id for end in ends)) if numbered else (),
        bare=not text and not numbered,
    )


def _name(say: Title, corpus: Corpus, ends: list[Member], language: str) -> str:
    """The label of an item, else its title; of two, from the one to the other."""
    # An item without a label goes by that of the item around it.
    labels = [
        (full_label if isinstance(end.value, ChildItem) else own_label)(
            end.entry.labelled, end.route
        )
        for end in ends
    ]
    names = [label or _title_of(say, corpus, end) for label, end in zip(labels, ends, strict=True)]
    if len(ends) == 1 or not all(names):
        return names[0] if len(ends) == 1 else ""
    first, last = ends
    found = first.entry.labelled, first.route, last.entry.labelled, last.route
    titles = [_title_of(say, corpus, end) or name for end, name in zip(ends, names, strict=True)]
    return label_range(*found, language) or say_range(titles[0], titles[1], language)


def _is_doubtful(member: Member) -> bool:
    number = "number" if isinstance(member.value, ProseEntry) else "label"
    return bool(member.value.provisional and member.value.doubts(number))


def _title_of(say: Title, corpus: Corpus, member: Member) -> str:
    named = (getattr(member.value, field, None) for field in ("title", "heading"))
    title = next(filter(None, named), None)
    return say(corpus, member.entry, title) if title else ""


def part(scheme: str) -> Callable[[Corpus, Entry, str], Resolution]:
    """Links to the parts of a document that go by a label of their own."""

    def resolver(corpus: Corpus, entry: Entry, target: str) -> Resolution:
        found = _member(corpus, entry, scheme, scheme, target)
        if isinstance(found, Missing):
            return found
        member, identifier = found
        label = bare(member.entry.labels.get(member.route, ""))
        return Found(
            label or identifier,
            member,
            document=rendered(member.entry),
            anchor=anchor_of(scheme, identifier),
        )

    return resolver


def decision(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`decision:ID` and `decision:REPORT/ID`: its number, else its name, else its title."""
    found = _member(corpus, entry, "decision", "decision", target)
    if isinstance(found, Missing):
        return found
    member, identifier = found
    said = [name for name in ("number", "name", "title") if getattr(member.value, name)]
    names = [plain(getattr(member.value, name)) for name in said] or [identifier]
    anchor, doubtful = anchor_of("decision", identifier), member.value.doubts(*said[:1])
    return Found(names[0], member, tuple(names), None, doubtful, rendered(member.entry), anchor)


def annex(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """`annex:ID`: in running text, `annex II`."""
    found = _member(corpus, entry, "annex", "annex", target)
    if isinstance(found, Missing):
        return found
    member, identifier = found
    name = plain(member.value.title or "")
    label = _annex_label(member, language_of(entry))
    return Found(
        label or name or identifier,
        member,
        (name,) if name else (),
        provisional=member.value.doubts("label" if label else "title"),
        document=rendered(member.entry),
        anchor=anchor_of("annex", identifier),
    )


def _annex_label(member: Member, language: str) -> str:
    """The label as running text in a language has it; one that an author has made up stays."""
    document, label = member.entry.document, member.entry.labels.get(member.route, "")
    several = document is not None and len(document.annexes) > 1
    theirs = annex_series(several, member.entry.language_at(member.route))
    ordinal = theirs.ordinal(label) if several else int(label == theirs.label(1))
    if not ordinal:
        return label
    spelled = annex_series(several, language).label(ordinal)
    return f"{spelled[:1].lower()}{spelled[1:]}"


def text(corpus: Corpus, entry: Entry, target: str) -> Resolution:
    """Words that stand elsewhere, of an item, a prose entry or a passage."""
    found = _member(corpus, entry, "passage", "text", target)
    if isinstance(found, Missing):
        found = _member(corpus, entry, "item", "text", target)
    if isinstance(found, Missing):
        return found
    member, _ = found
    if member.route in member.entry.borrowing:
        return Missing(
            f"`{target}` itself takes words from elsewhere",
            "Name the place where they stand.",
        )
    return Found("", member)


def question(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
    """`question:KEY` of this document."""
    questions = entry.document.questions if entry.document else {}
    if target in questions:
        return Found("", Member(entry, ("questions", target), questions[target]))
    add = f"Add `{target}:` there, with who is to answer it."
    return Missing(
        f"the question `{target}` is not among the `questions:` of this document",
        lambda: nearest(target, questions, hasty=True) or add,
    )


def passage(corpus: Corpus, entry: Entry, target: str) -> Resolution:  # noqa: ARG001
    """`passage:ID`: words of the document itself, which lead nowhere."""
    return Found("", entry.members["passage"].get(target))
