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
    tba: str
    not_applicable: str
    during: str
    before: str
    after: str
    from_: str
    until: str
    from_until: str
    the_meeting: str
    documents: str
    no_documents: str
    lead: str
    in_lead: str
    in_support: str
    as_partner: str
    unnamed: str
    mandates: str
    actions: str
    programme: str
    time: str
    item: str
    activity: str
    activities: str
    for_activities: str
    outputs: str
    no_outputs: str
    implementers: str
    partners: str
    condition: str
    indicator: str
    baseline: str
    target: str
    budget: str
    budget_line: str
    amount: str
    amounts_in: str
    amount_in: str
    total: str
    subtotal: str
    incomplete: str
    source: str
    secured: str
    is_secured: str
    is_partly_secured: str
    is_not_secured: str
    of_which_secured: str
    of_which_partly_secured: str
    of_which_not_secured: str
    of_which_not_stated: str
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
    unwritten_amount: str
    unwritten_currency: str
    unwritten_secured: str
    timeline: str
    no_quarter: str
    nothing_planned: str
    off_timeline: str
    open_questions: str
    no_time: str
    open_end: str
