"""What there is to print in every language."""

from __future__ import annotations

from dataclasses import dataclass

from ccmtool.language.forms import Forms


@dataclass(frozen=True, slots=True)
class Phrases(Forms):
    """What a layout or a writer prints that no author has typed."""

    contents: str
    notes: str
    back: str
    provisional: str
    unknown: str
    on_request: str
    ongoing: str
    tbc: str
    during: str
    before: str
    after: str
    documents: str
    no_documents: str
    lead: str
    mandates: str
    actions: str
    one_action: str
    several_actions: str
    programme: str
    time: str
    when: str
    item: str
    activity: str
    activities: str
    outputs: str
    status: str
    progress: str
    challenges: str
    questions: str
    conclusions: str
    introduction: str
    action_plan: str
    meeting: str
    meetings: str
    reporting_period: str
    coordinators: str
    unwritten: str
    unwritten_item: str
    unwritten_period: str
    unwritten_status: str
    unwritten_time: str
    unwritten_holders: str
    timeline: str
    no_quarter: str
    nothing_planned: str
    off_timeline: str
    open_questions: str
    no_time: str
    open_end: str
