"""Who is responsible, as it prints under an agenda item, an activity and among implementers."""

from __future__ import annotations

import pytest

from ccmtool import compiler
from ccmtool.corpus.references import references
from tests.small_corpora import MEETING, corpus, markdown, only, problems

PARTIES = """
kind: parties
entries:
- {id: chairs, name: Co-Chairs, holders: [{period: 2025, names: [Freedonia, Sylvania]}]}
- {id: nobody, name: Rapporteur}
- {id: freedonia, type: state, name: Freedonia}
- {id: sylvania, type: state, name: Republic of Sylvania}
- {id: group, type: group, name: Group of Two, members: [freedonia, sylvania]}
- {id: friends, type: group, name: Friends}
- {id: province, type: sub-national, name: Upper Sylvania, belongs-to: sylvania}
- {id: person, type: person, name: Ms. Teasdale, belongs-to: freedonia, provisional: belongs-to}
- {id: league, type: organisation, name: League}
- {id: isu, type: body, name: Unit}
"""
PLAN = """
kind: work-plan
id: p
period: 2025
sections:
- section: activities
  title: A
  show: implementers
  items:
  - id: one
    text: One.
    implementers: {involved}
"""
AGENDA = """
kind: agenda
id: a
meeting: m
items:
- id: one
  title: One
  lead: {involved}
"""


def printed(frame: str, involved: str) -> str:
    found = corpus(frame.replace("{involved}", involved), m=MEETING, parties=PARTIES)
    last = markdown(found).strip().splitlines()[-1]
    return last.replace("*", "").replace("\\", "").partition(": ")[2]


@pytest.mark.parametrize(
    ("involved", "expected"),
    [
        ("isu", "Unit"),
        ("[isu, league]", "Unit<br>League"),
        ("{party: isu, as: lead}", "Unit (lead)"),
        ("[{party: isu, as: lead}, {party: league, as: support}, freedonia]",
         "Unit (lead)<br>League (support)<br>Freedonia"),
        ("{party: league, as: co-lead}", "League (co-lead)"),
        ("{party: league, as: partner, condition: subject to funding}",
         "League (partner), subject to funding"),
        ('{party: league, condition: "if the [Parties](meeting:m) agree"}',
         "League, if the Parties agree"),
        ("chairs", "Co-Chairs"),
        ("{party: chairs, show-members: true}", "Co-Chairs (Freedonia and Sylvania)"),
        (
            "{party: chairs, as: lead, show-members: true}",
            "Co-Chairs (lead; Freedonia and Sylvania)",
        ),
        ("{party: nobody, as: lead, show-members: true}", "Rapporteur (lead) [not established]"),
        ("group", "Group of Two"),
        ("{party: group, show-members: true}", "Group of Two (Freedonia and Republic of Sylvania)"),
        ("{party: friends, show-members: true}", "Friends [not established]"),
        ("province", "Upper Sylvania (Republic of Sylvania)"),
        ("{party: person, as: support}", "Ms. Teasdale (support; Freedonia [provisional])"),
        ("{party: isu, as: lead, provisional: as}", "Unit (lead [provisional])"),
        ("{party: isu, as: lead, provisional: party}", "Unit [provisional] (lead)"),
        ("{to-be-named: a regional organisation}", "[a regional organisation: to be named]"),
        ("{to-be-named: a donor, as: support, condition: if any}",
         "[a donor: to be named] (support), if any"),
    ],
)  # fmt: skip
def test_the_implementers_of_an_activity(involved: str, expected: str) -> None:
    assert printed(PLAN, involved) == expected


@pytest.mark.parametrize(
    ("involved", "expected"),
    [
        ("chairs", "Co-Chairs (Freedonia and Sylvania)"),
        ("{party: chairs, as: lead}", "Co-Chairs (lead; Freedonia and Sylvania)"),
        ("nobody", "Rapporteur [not established]"),
        ("group", "Group of Two"),
        ("{to-be-named: a Vice-President}", "[a Vice-President: to be named]"),
    ],
)
def test_the_lead_of_an_agenda_item_prints_who_holds_a_role(involved: str, expected: str) -> None:
    assert printed(AGENDA, involved) == expected


def test_implementers_in_a_list_of_their_own() -> None:
    text = """
    kind: work-plan
    id: p
    period: 2025
    labels: [none, a)]
    sections:
    - section: implementers
      title: Who
      items:
      - {party: isu, as: lead}
      - {party: league, as: support, text: The League of all}
      - {to-be-named: a donor, condition: from 2026}
    """
    lines = markdown(corpus(text, parties=PARTIES)).strip().splitlines()[4::2]
    assert lines == [
        "a) Unit (lead)",
        "b) The League of all",
        "c) *\\[a donor: to be named\\]*, from 2026",
    ]


def test_nothing_prints_unless_asked() -> None:
    text = PLAN.replace("  show: implementers\n", "").replace("{involved}", "isu")
    assert "Unit" not in markdown(corpus(text, parties=PARTIES))


def test_whoever_is_not_named_yet_is_not_final() -> None:
    found = corpus(PLAN.replace("{involved}", "[isu, {to-be-named: a donor}]"), parties=PARTIES)
    (open_,) = compiler.unsettled(found, [only(found)])
    assert (open_.kind, open_.words, open_.location.span.line) == (
        "prompt",
        "a donor: to be named",
        12,
    )


@pytest.mark.parametrize(
    ("involved", "column"),
    [("nemo", 19), ("[isu, nemo]", 25), ("{party: nemo, as: lead}", 27), ("[{party: nemo}]", 28)],
)
def test_an_unknown_party_is_found_where_it_is_typed(involved: str, column: int) -> None:
    found = corpus(PLAN.replace("{involved}", involved), parties=PARTIES)
    entry = only(found)
    (reference,) = [one for one in references(entry) if one.target == "nemo"]
    span = entry.source.span(reference.route)
    assert (span.line, span.column) == (12, column)


@pytest.mark.parametrize(
    ("involved", "expected"),
    [
        ("{as: lead}", "`party` is missing"),
        ("{party: isu, of: x}", "`of` is no field here"),
        ("{party: isu, to-be-named: x}", "`party` is no field here"),
        ("[[isu]]", "is to be words, but YAML reads a list"),
        ("{party: isu, provisional: name}", "`name` is no field here"),
    ],
)
def test_what_is_said_of_a_slip(involved: str, expected: str) -> None:
    (problem,) = problems(corpus(PLAN.replace("{involved}", involved)))
    assert expected in problem
