"""Links and ids to what they lead to."""

from __future__ import annotations

import pytest

from ccmtool.corpus.lookups import date_of
from ccmtool.corpus.references import SCHEMES, references
from ccmtool.corpus.resolution import Found, Missing
from tests.small_corpora import corpus, follow, only

REGISTERS = """
kind: meetings
entries:
- id: m
  name: The Meeting
  aliases: [TM]
  dates: 2025-04-07..2025-04-08
  city: Geneva
  venue: Palais
  venue-aliases: PdN
  room: XXI
  presidency: Us
- id: two
  name: Two Parts
  provisional: city
  parts:
  - {dates: 2020-11-25..2020-11-27, city: virtual}
  - {dates: 2021-09-20..2021-09-21, city: Geneva}
- {id: vague, name: Vague, dates: 2026-09, provisional: dates}
- {id: blank, name: Blank}
"""
ROLES = """
kind: parties
entries:
- id: r
  name: The Party
  holders:
  - {period: 2023..2024, names: [A, B]}
  - {period: 2025, names: [B, C, D], provisional: names}
- {id: vacant, name: Vacant}
"""
OTHERS = {
    "plans": """
        kind: action-plans
        entries:
        - id: lap
          name: Lausanne Action Plan
          abbreviation: LAP
          period: 2021
          number-of-actions: 50
          indicators: [{id: i, text: Of *12* Parties}]
    """,
    "instruments": """
        kind: instruments
        entries:
        - id: ccm
          name: Convention
          abbreviation: CCM
          provisions:
          - {number: 6, title: Cooperation}
          - {number: 7}
          - {number: 7 bis}
          - {type: chapter, number: V}
        - id: rop
          type: rules-of-procedure
          name: Rules of procedure
          symbol: A/B/1
          provisions: [{type: rule, number: 9}, {type: rule, number: 12}]
    """,
    "themes": "kind: themes\nentries:\n- {id: t, name: A Theme}",
    "terms": "kind: terms\nentries:\n- {id: x, term: In Full, abbreviation: IF}",
    "docs": """
        kind: documents
        address: https://d/{symbol}
        entries:
        - {id: d, symbol: A/B/1, title: Title}
        - {id: e, title: Only}
    """,
}
AGENDA = """
kind: agenda
id: a
meeting: m
labels: ["(a)", "1."]
cover: {title: "Agenda of the <meeting:m>"}
items:
- {id: one, title: First}
- {id: typed, label: X, title: Typed}
- id: two
  title: Second
  children: [{id: under, text: x}]
- {id: free, prose: words}
"""
NOTE = "kind: concept-note\nid: n\nmeeting: m\n"
ALL = corpus(NOTE, AGENDA, meetings=REGISTERS, parties=ROLES, **OTHERS)


@pytest.mark.parametrize(
    ("link", "text", "accepted"),
    [
        ("meeting:m", "The Meeting", ("The Meeting", "TM")),
        ("meeting:m/dates", "7 and 8 April 2025", ()),
        ("meeting:m/month", "April 2025", ()),
        ("meeting:m/quarter", "Second quarter of 2025", ("Q2-2025",)),
        ("meeting:m/year", "2025", ()),
        ("meeting:m/venue", "Palais", ("PdN",)),
        ("meeting:m/room", "XXI", ()),
        ("meeting:m/city", "Geneva", ()),
        ("meeting:m/presidency", "Us", ()),
        ("meeting:two/dates", "25 to 27 November 2020 and 20 and 21 September 2021", ()),
        ("meeting:two/month", "November 2020 and September 2021", ()),
        ("meeting:two/year", "2020-2021", ()),
        (
            "meeting:two/quarter",
            "Fourth quarter of 2020 and Third quarter of 2021",
            ("Q4-2020, Q3-2021",),
        ),
        ("meeting:two/city", "virtual and Geneva", ()),
        ("meeting:vague/dates", "September 2026", ()),
        ("party:r", "The Party", ()),
        ("holders:r", "B, C and D", ()),
        ("holders:vacant", "not established", ()),
        ("action:lap/38", "LAP Action 38", ()),
        ("action:lap/38..42", "LAP Actions 38 to 42", ()),
        ("action:lap/99999999999999", "LAP Action 99999999999999", ()),
        ("article:ccm/6", "Article 6", ()),
        ("indicator:lap/i", "Of 12 Parties", ()),
        ("article:ccm/7-bis", "Article 7 bis", ()),
        ("article:ccm/6..7-bis", "Articles 6 to 7 bis", ()),
        ("article:ccm/7..7-bis", "Articles 7 and 7 bis", ()),
        ("rule:rop/12", "Rule 12", ()),
        ("rule:rop/9..12", "Rules 9 to 12", ()),
        ("chapter:ccm/V", "Chapter V", ()),
        ("chapter:ccm/v", "Chapter V", ()),
        ("instrument:ccm", "Convention", ("CCM",)),
        ("instrument:rop", "Rules of procedure", ("A/B/1",)),
        ("paragraph:d/84", "A/B/1, paragraph 84", ()),
        ("paragraph:d/84..86", "A/B/1, paragraphs 84 to 86", ()),
        ("paragraph:d/84..85", "A/B/1, paragraphs 84 and 85", ()),
        ("paragraph:d/84..84", "A/B/1, paragraph 84", ()),
        ("paragraph:d/3-bis", "A/B/1, paragraph 3 bis", ()),
        ("paragraph:e/1", "Only, paragraph 1", ()),
        ("paragraph:rop/2", "A/B/1, paragraph 2", ()),
        ("paragraph:ccm/2", "CCM, paragraph 2", ()),
        ("paragraph:a/2", "Agenda of the The Meeting, paragraph 2", ()),
        ("theme:t", "A Theme", ()),
        ("term:x", "In Full", ("IF",)),
        ("action-plan:lap", "Lausanne Action Plan", ("LAP",)),
        ("doc:d", "A/B/1", ("Title",)),
        ("doc:e", "Only", ("Only",)),
        ("doc:a", "Agenda of the The Meeting", ()),
        ("doc:n", "n", ()),
        ("item:m/one", "(a)", ("First",)),
        ("item:a/two", "(b)", ("Second",)),
        ("item:a/typed", "X", ("Typed",)),
        ("item:a/under", "(b) 1", ()),
        ("item:a/one..two", "(a) to (b)", ()),
        ("item:a/free", "free", ()),
        ("https://a.b/c", "https://a.b/c", ()),
        ("mailto:a@b.c", "mailto:a@b.c", ()),
    ],
)
def test_what_a_link_prints(link: str, text: str, accepted: tuple[str, ...]) -> None:
    found = follow(ALL, link)
    assert isinstance(found, Found)
    assert found.text == text
    for words in accepted:
        assert words in found.accepted


@pytest.mark.parametrize(
    ("link", "document", "anchor"),
    [
        ("item:m/one", "a", "item-one"),
        ("item:a/free", "a", "item-free"),
        ("doc:a", "a", ""),
        ("meeting:m", "", ""),
    ],
)
def test_where_a_link_leads(link: str, document: str, anchor: str) -> None:
    found = follow(ALL, link)
    assert isinstance(found, Found)
    assert (found.document, found.anchor) == (document, anchor)


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("meting:m", "`meting:` is no kind of link. Did you mean `meeting`?"),
        ("meeting:mm", "no meeting with the id `mm` is registered. Did you mean `m`?"),
        ("meeting:", "no meeting with the id `` is registered. Known: blank, m, two, vague."),
        ("meeting:m/date", "nothing that the register knows of a meeting. Did you mean `dates`?"),
        ("meeting:m/a/b", "nothing that the register knows of a meeting"),
        (
            "meeting:blank/dates",
            "gives no dates for the meeting `blank`. Enter it there as `dates:`",
        ),
        ("meeting:blank/quarter", "gives no dates for the meeting `blank`"),
        ("meeting:vague/room", "gives no room for the meeting `vague`"),
        ("holders:x", "no role with the id `x` is registered"),
        ("action:lap", "`lap` names no action. Write the plan and the number"),
        ("action:lap/x", "`lap/x` names no action"),
        ("indicator:lap", "`lap` names no indicator. Write the plan and the indicator: `lap/i`."),
        ("indicator:lap/j", "the action plan `lap` has no indicator `j`. Known: i."),
        ("indicator:dap/i", "no action plan with the id `dap` is registered"),
        ("action:lap/1..2..3", "names no action"),
        ("action:lap/²", "names no action"),
        ("action:38", "no action plan with the id `38` is registered"),
        ("article:ccm/8", "no article `8` of `ccm`. Enter it there under `provisions:`."),
        ("article:ccm/7-bi", "no article `7-bi` of `ccm`. Did you mean `7-bis`?"),
        ("article:ccm", "no article `` of `ccm`"),
        ("article:ccm/V", "no article `V` of `ccm`"),
        ("article:cmc/6", "no instrument with the id `cmc` is registered. Did you mean `ccm`?"),
        ("rule:rop/12..9", "`12..9` ends before it begins. Did you mean `9..12`?"),
        ("paragraph:d/86..84", "`86..84` ends before it begins. Did you mean `84..86`?"),
        ("paragraph:d", "`d` names no paragraph. Write the document and the number: `d/84`"),
        ("paragraph:d/x", "`d/x` names no paragraph"),
        ("paragraph:d/1..", "`d/1..` names no paragraph"),
        ("paragraph:d/999999", "`d/999999` names no paragraph"),
        ("paragraph:dd/1", "no document has the id `dd`"),
        ("instrument:cmc", "no instrument with the id `cmc` is registered"),
        ("doc:aa", "no document has the id `aa`. Did you mean `a`?"),
        ("item:x", "`n` has no item `x`"),
        ("item:../x", "`n` has no item ``"),
        ("item:a/ones", "`a` has no item `ones`. Did you mean `one`?"),
        ("item:a/one..x", "`a` has no item `x`"),
        ("item:b/one", "no document `b` is in the corpus"),
        ("item:vague/one", "the corpus has no agenda of the meeting `vague`"),
        ("activity:a/x", "`a` has no activity `x`"),
        ("text of:a/x", "`a` has no text `x`"),
        ("question:q", "not among the `questions:` of this document. Add `q:` there"),
    ],
)
def test_a_link_to_nothing_says_what_may_be_meant(link: str, message: str) -> None:
    found = follow(ALL, link)
    assert isinstance(found, Missing)
    assert message in f"{found.message}. {found.help}"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "target", ["../x", "/", "//", "..", "a/..", "..a", "a/b/c", "%00", "𝕏", "a" * 999]
)
def test_no_target_is_too_strange(scheme: str, target: str) -> None:
    follow(ALL, f"{scheme}:{target}")


@pytest.mark.parametrize(
    ("link", "provisional"),
    [
        ("meeting:vague/dates", True),
        ("meeting:vague/quarter", True),
        ("meeting:vague", False),
        ("meeting:two/city", True),
        ("meeting:two/dates", False),
        ("holders:r", True),
        ("party:r", False),
    ],
)
def test_a_text_from_a_field_in_doubt_says_so(link: str, provisional: bool) -> None:
    found = follow(ALL, link)
    assert isinstance(found, Found)
    assert found.provisional is provisional


@pytest.mark.parametrize(
    ("head", "holders"),
    [
        ("kind: concept-note\nid: n\ndate: 2024-12-31\n", "A and B"),
        ("kind: concept-note\nid: n\ndate: 2023-01-01\nmeeting: m\n", "A and B"),
        ("kind: concept-note\nid: n\nmeeting: m\n", "B, C and D"),
        ("kind: work-plan\nid: n\nperiod: 2024..2025\n", "A and B"),
        ("kind: concept-note\nid: n\ndate: 2022-12-31\n", "not established"),
        ("kind: concept-note\nid: n\n", "not established"),
    ],
)
def test_holders_are_those_of_the_date_of_the_document(head: str, holders: str) -> None:
    found = follow(corpus(head, meetings=REGISTERS, parties=ROLES), "holders:r")
    assert isinstance(found, Found)
    assert found.text == holders


def test_a_register_has_no_date() -> None:
    found = corpus(ROLES)
    assert date_of(found, only(found)) is None


def test_references_of_a_file_in_order() -> None:
    plan = """
        kind: work-plan
        id: p
        coordinators: r
        period: 2025
        sections:
        - section: activities
          title: "About [x](theme:t)"
          items: [{id: a, text: "<meeting:m>", when: before m, outputs: o}]
        questions: {q: {answer: meeting:m/dates}}
    """
    found = references(only(corpus(plan)))
    assert [(one.scheme, one.target, one.words) for one in found] == [
        ("meeting", "m/dates", None),
        ("party", "r", None),
        ("theme", "t", "x"),
        ("meeting", "m", None),
        ("meeting", "m", None),
        ("output", "o", None),
    ]


def test_words_that_are_borrowed_are_not_borrowed_again() -> None:
    note = """
        kind: concept-note
        id: n
        body:
        - {id: own, text: words}
        - {id: one, text-of: n/own}
        - {id: circle, text-of: n/circle}
        - {id: around, text: x, children: [{text-of: n/own}]}
        - {id: marked, text: "[these](passage:these) words", text-of: n/own}
    """
    found = corpus(note)
    for target in ("own", "these"):
        assert isinstance(follow(found, f"text of:n/{target}"), Found)
    for target in ("one", "circle", "around", "marked"):
        missing = follow(found, f"text of:n/{target}")
        assert isinstance(missing, Missing)
        assert "itself takes words from elsewhere" in missing.message


def test_many_wrong_links_take_no_long_time() -> None:
    entries = "\n".join(f"- {{id: meeting-{n}, name: M}}" for n in range(2000))
    found = corpus(NOTE, meetings=f"kind: meetings\nentries:\n{entries}")
    for number in range(500):
        missing = follow(found, f"meeting:meetin-{number}")
        assert isinstance(missing, Missing)
        assert len(missing.help) < 200


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("third", "3"),
        ("third-b", "3 (b)"),
        ("deep", "3 (b) (ii)"),
        ("third-a..third-b", "3 (a) and (b)"),
        ("third-a..third-c", "3 (a) to (c)"),
        ("first..third", "1 to 3"),
        ("first..second", "1 and 2"),
        ("second..third-b", "2 to 3 (b)"),
        ("loose", "Any other business"),
    ],
)
def test_a_link_to_an_item_prints_the_labels_around_it(target: str, text: str) -> None:
    agenda = """
        kind: agenda
        id: a
        meeting: m
        labels: ["1.", "(a)", "(i)"]
        items:
        - {id: first, title: First}
        - {id: second, title: Second}
        - id: third
          title: Third
          children:
          - {id: third-a, title: A}
          - {id: third-b, title: B, children: [{title: x}, {id: deep, title: y}]}
          - {id: third-c, title: C}
        - {id: loose, title: Any other business, label: none}
    """
    found = follow(corpus(agenda), f"item:a/{target}")
    assert isinstance(found, Found)
    assert found.text == text


def test_an_id_typed_as_a_name_is_answered_with_the_id() -> None:
    for link, help in (
        ("meeting:The Meeting", "Write its id: `m`."),
        ("doc:a/b/1", "Write its id: `d`."),
        ("party:r, vacant", "Several ids stand in brackets: `[r, vacant]`."),
    ):
        found = follow(ALL, link)
        assert isinstance(found, Missing)
        assert found.help == help
