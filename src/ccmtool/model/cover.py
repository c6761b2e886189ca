"""The cover of a document, as the documents of the United Nations have it."""

from __future__ import annotations

from ccmtool.model.base import Doubtful, Line, OneOrMore


class Cover(Doubtful):
    """The cover block. Each line prints in the place that is customary for it, if it is given."""

    symbol: Line | None = None
    """The document symbol, where one has been assigned."""
    version: Line | None = None
    """What sets this text apart from the official one: `Advance unedited version`."""
    distribution: Line | None = None
    """Such as `Distr.: General`."""
    date: Line | None = None
    """The date of the document as it is to be printed: `3 March 2025`."""
    original: Line | None = None
    """The language in which it was written: `Original: English`."""
    languages: Line | None = None
    """The languages in which it is issued, if not in all: `English, French and Spanish only`."""
    body: OneOrMore[Line] = ()
    """The body whose document this is, in words;
    or several, from the outermost in: `[United Nations, General Assembly]`."""
    session: Line | None = None
    """Which meeting of the body: `Thirteenth session`."""
    venue: Line | None = None
    """Where and when it meets, in one line: `Geneva, 16-19 September 2025`."""
    agenda_item: Line | None = None
    """The item under which the document is submitted: `Item 9 of the provisional agenda`."""
    from_: Line | None = None
    """Who issues it, in words: States, a Presidency, coordinators."""
    title: Line
    """The title of the document."""
    subtitle: Line | None = None
    """A second line of the title."""
    submitted_by: Line | None = None
    """Such as `Submitted by the President`."""
    dateline: Line | None = None
    """Date and place of the meeting, or of the document, in one line."""
