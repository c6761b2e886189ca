"""What there is to print in every language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a layout or a writer prints that no author has typed."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    quarters: tuple[str, ...]
    quarter: str
    conjunction: str
    range: str
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
    annex: str
    annex_numbered: str
    documents: str
    no_documents: str
    draft: str
    advance: str
    revised: str
    submitted_by: str
    to_be_issued: str
    lead: str
    mandates: str
    actions: str
    agenda: str
    annotations: str
    programme: str
    time: str
    item: str
    chair: str
    speakers: str
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
    as_of: str
    attendance: str
    attended: str
    unwritten_parties: str
    statement_made: str
    statements_made: str
    on_behalf: str
    circulated_as: str
    with_article: str
    considered_with: str
    decision: str
    decision_text: str
    decision_status: str
    adopted_on: str
    unwritten_number: str
    proceedings: str
    unwritten_agenda: str
    titled: str
    indicators: str
    indicator: str
    target: str
    observation: str
    counted_of_unit: str
    counted_of: str
    counted_unit: str
    observed_on: str
    source: str
    unwritten_observation: str
    decimal: str
    thousands: str
    article: str
    articles: str
    rule: str
    rules: str
    chapter: str
    chapters: str
    paragraph: str
    paragraphs: str
