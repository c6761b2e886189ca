"""The label of an annex as running text has it, where a link prints one."""

from __future__ import annotations

from ccmtool.corpus.corpus import Member
from ccmtool.corpus.wording import annex_series


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
