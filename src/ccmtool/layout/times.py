"""Times in the words of a document."""

from __future__ import annotations

from ccmtool.corpus.schedule import quarters_of, say_when
from ccmtool.corpus.wording import say_quarter
from ccmtool.doctree.nodes import Inlines, Text
from ccmtool.layout.desk import Desk
from ccmtool.model.times import When


def explain_when(desk: Desk, when: When) -> Inlines:
    """A time and, where it is tied to a meeting, the quarter in which that falls."""
    words: Inlines = (Text(say_when(desk.corpus, desk.entry, when)),)
    touched = quarters_of(desk.corpus, when) if when.meeting else ()
    if not touched:
        return words
    named = ", ".join(say_quarter(quarter, desk.document.language) for quarter in touched)
    meeting = desk.corpus.registered["meetings"][when.meeting]
    marked = desk.provisional(
        (Text(named),),
        (*meeting.route, "dates"),
        meeting.entry,
        doubtful=meeting.value.doubts("dates"),
    )
    return (*words, Text(" ("), *marked, Text(")"))
