"""A budget as a table."""

from __future__ import annotations

from ccmtool import compiler
from tests.small_corpora import corpus, markdown, only

HEAD = """
kind: work-plan
id: p
period: 2025
labels: "1."
sections:
- section: activities
  title: Activities
  labels: "a)"
  items:
  - {id: survey, text: Survey.}
- section: budget
  title: Costs
"""
PARTIES = "kind: parties\nentries: [{id: fund, type: body, name: Trust Fund}]\n"


def rows(text: str) -> list[list[str]]:
    """The cells of the only table, row by row, without the marks of bold and italic words."""
    found = markdown(corpus(HEAD + text, parties=PARTIES))
    lines = [line for line in found.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [[cell.replace("*", "").replace("\\", "") for cell in row] for row in cells]


def test_one_column() -> None:
    text = """
  text: In words first.
  currency: USD
  lines:
  - {title: Travel, amount: 12500.5}
  - {title: Rooms, amount: 1000}
"""
    assert rows(text) == [
        ["Budget line", "Amount"],
        ["---", "---:"],
        ["Travel", "12,500.5"],
        ["Rooms", "1,000.0"],
        ["Total", "13,500.5"],
    ]
    printed = markdown(corpus(HEAD + text))
    assert printed.index("In words first.") < printed.index("**Amounts in USD**")


def test_one_column_with_a_name() -> None:
    text = "  columns: Q1-2025\n  currency: EUR\n  lines: [{title: Rooms, amount: 3}]\n"
    assert rows(text)[0] == ["Budget line", "First quarter of 2025"]


def test_columns_groups_and_credits() -> None:
    text = """
  currency: EUR
  columns: [2025, Trust fund]
  labels: [A., "1."]
  lines:
  - title: Meetings
    lines:
    - {title: Rooms, amounts: {2025: 2000, Trust fund: 500}}
    - {title: Words, lines: [{title: Translation, amounts: {Trust fund: 100}}]}
  - {title: Credit, amounts: {2025: -300}}
"""
    assert rows(text)[2:] == [
        ["A. Meetings", "", "", ""],
        ["1. Rooms", "2,000", "500", "2,500"],
        ["2. Words", "", "", ""],
        ["Translation", "", "100", "100"],
        ["Subtotal, 2", "0", "100", "100"],
        ["Subtotal, A", "2,000", "600", "2,600"],
        ["B. Credit", "\u2212300", "", "\u2212300"],
        ["Total", "1,700", "600", "2,300"],
    ]


def test_what_the_source_states_prints() -> None:
    text = """
  currency: EUR
  total: 100
  lines:
  - {title: Rooms, total: 99, lines: [{title: One, amount: 40}]}
"""
    assert rows(text)[2:] == [
        ["Rooms", ""],
        ["One", "40"],
        ["Subtotal, Rooms", "99"],
        ["Total", "100"],
    ]


def test_a_total_may_be_all_that_is_known() -> None:
    assert rows("  currency: EUR\n  total: 100\n")[2:] == [["Total", "100"]]


def test_columns_of_words_are_there_where_something_is_in_them() -> None:
    text = """
  currency: EUR
  lines:
  - {title: One, amount: 4, secured: true, source: <party:fund>, activities: survey}
  - {title: Two, amount: 3, secured: part, condition: subject to funds}
  - {title: Three, amount: 2, secured: false, implementers: {party: fund, as: lead}}
  - {title: Four, amount: 1}
  - {title: Five, instead-of-amount: in kind}
"""
    assert rows(text) == [
        ["Budget line", "Amount", "Source", "Secured", "Activities", "Implementers"],
        ["---", "---:", "---", "---", "---", "---"],
        ["One", "4", "Trust Fund", "yes", "[a)](#activity-survey)", ""],
        ["Two, subject to funds", "3", "", "in part", "", ""],
        ["Three", "2", "", "no", "", "Trust Fund (lead)"],
        ["Four", "1", "", "[not stated]", "", ""],
        ["Five", "in kind", "", "", "", ""],
        ["Total", "10", "", "", "", ""],
        ["of which secured", "4", "", "", "", ""],
        ["of which secured in part", "3", "", "", "", ""],
        ["of which not secured", "2", "", "", "", ""],
        ["of which not stated", "1", "", "", "", ""],
    ]


def test_what_is_not_known_or_in_doubt_shows() -> None:
    text = """
  lines:
  - {title: One, amount: 4, provisional: amount}
  - {title: Two}
"""
    assert rows(text)[2:] == [
        ["One", "4 [provisional]"],
        ["Two", "[not established]"],
        ["Total", "4 [provisional] [incomplete]"],
    ]
    found = corpus(HEAD + text)
    open_ = [(one.kind, one.words) for one in compiler.unsettled(found, [only(found)])]
    assert ("prompt", "Currency: to be entered") in open_
    assert ("prompt", "Two: not established") in open_


def test_a_line_that_is_not_split() -> None:
    text = "  currency: EUR\n  columns: [2025, 2026]\n  lines:\n  - {title: One, total: 4}\n"
    assert rows(text)[2:] == [
        ["One", "", "", "4"],
        ["Total", "0 [incomplete]", "0 [incomplete]", "4"],
    ]


def test_a_link_leads_to_a_line() -> None:
    text = """
  text: "See [travel](item:travel)."
  currency: EUR
  lines: [{id: travel, title: Travel, amount: 4}]
"""
    found = corpus(HEAD + text)
    (page,) = compiler.render(found, [only(found)], ["html"])
    assert '<a href="#item-travel">travel</a>' in page.content.decode()
    assert (
        '<tr id="item-travel"><td>Travel</td><td class="end">4</td></tr>' in page.content.decode()
    )
    assert '| <a id="item-travel"></a>Travel | 4 |' in markdown(found)
