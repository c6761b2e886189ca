"""The words the tool itself prints, per language of a document.

English only for now; a language is one more row of `PHRASES`.
"""

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
    documents: str
    no_documents: str
    lead: str
    mandates: str
    actions: str
    programme: str
    time: str
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


_ENGLISH = Phrases(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    quarters=("First", "Second", "Third", "Fourth"),
    quarter="{ordinal} quarter of {year}",
    conjunction="and",
    range="{first} to {last}",
    contents="Contents",
    notes="Notes",
    back="Back to the text",
    provisional="provisional",
    unknown="not established",
    on_request="Upon request",
    ongoing="Ongoing",
    tbc="To be confirmed",
    during="During the {meeting}",
    before="Before the {meeting}",
    after="After the {meeting}",
    documents="Documents",
    no_documents="None",
    lead="Lead",
    mandates="Mandate",
    actions="Actions",
    programme="Programme of work",
    time="Time",
    item="Item",
    activity="Activity",
    activities="Planned activities",
    outputs="Expected outputs",
    status="Status",
    progress="Progress",
    challenges="Challenges",
    questions="Questions for discussion",
    conclusions="Joint conclusions by the coordinators",
    introduction="Introduction",
    action_plan="Action plan",
    meeting="Meeting",
    meetings="Meetings",
    reporting_period="Reporting period",
    coordinators="Coordinators",
    unwritten="{part}: to be written",
    unwritten_item="Item of the provisional agenda: to be entered",
    unwritten_period="to be entered",
    unwritten_status="to be reported",
    unwritten_time="not stated",
    unwritten_holders="not established",
    timeline="Timeline",
    no_quarter="Without a quarter",
    nothing_planned="Nothing is planned.",
    off_timeline="not on the plan’s own timeline",
    open_questions="open questions: {n}",
    no_time="no time stated",
    open_end="from {start}",
)

PHRASES: dict[str, Phrases] = {"en": _ENGLISH}


def phrases(language: str) -> Phrases:
    """The phrases of a language, English where it has none yet."""
    return PHRASES.get(language.partition("-")[0].lower(), _ENGLISH)


def has_phrases(language: str) -> bool:
    """Whether the tool knows the months, weekdays and so on of a language."""
    return language.partition("-")[0].lower() in PHRASES


def is_english(language: str) -> bool:
    """Whether a language is English, of whatever country."""
    return language.partition("-")[0].lower() == "en"


_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))


def direction(language: str) -> str:
    """Which way a language runs, whether or not the tool has phrases for it: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
