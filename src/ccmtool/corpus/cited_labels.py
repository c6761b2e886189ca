"""Labels as running text has them, where a link prints one."""

from __future__ import annotations

from ccmtool.corpus.corpus import Member
from ccmtool.corpus.wording import annex_series, say_list, say_range


def full_label(member: Member) -> str:
    """The label with those of the items around it: `3 (a)`, without the full stops between."""
    labels = member.entry.labels
    route = member.route
    # Labels start anew in an annex, and those in it do not repeat its own.
    outermost = 3 if route[0] == "annexes" else 1
    around = (route[:length] for length in range(outermost, len(route) + 1))
    found = [labels[place] for place in around if labels.get(place)]
    return " ".join(label.removesuffix(".") for label in found)


def label_range(first: Member, last: Member, language: str) -> str:
    """`3 (a) to (c)`; two neighbours are `(a) and (b)`."""
    beside = first.route[:-1] == last.route[:-1]
    end = last.entry.labels.get(last.route, "").removesuffix(".") if beside else full_label(last)
    if beside and last.route[-1:] == (int(first.route[-1]) + 1,):
        return say_list([full_label(first), end], language)
    return say_range(full_label(first), end, language)


def annex_label(member: Member, language: str) -> str:
    """The label in a language; one that an author has made up stays as it is."""
    document, label = member.entry.document, member.entry.labels.get(member.route, "")
    several = document is not None and len(document.annexes) > 1
    theirs = annex_series(several, member.entry.language_at(member.route))
    ordinal = theirs.ordinal(label) if several else int(label == theirs.label(1))
    if not ordinal:
        return label
    spelled = annex_series(several, language).label(ordinal)
    return f"{spelled[:1].lower()}{spelled[1:]}"
