"""Links to paragraphs print their numbers."""

from __future__ import annotations

import pytest

from ccmtool import compiler
from tests.small_corpora import corpus, markdown, only

NOTE = """
    kind: concept-note
    id: n
    numbering: {{paragraphs: "{sample}"}}
    body:
    - {{prose: "See <item:p1>, <item:p2>, <item:p1..p3>, <item:p3..p3> and [there](item:p2)."}}
    - {{id: p1, prose: "First.\\n\\nThen."}}
    - {{id: p2, number: 12 bis, prose: Second.}}
    - id: titled
      title: Titled
      children: [{{id: p3, prose: Third.}}]
    annexes:
    - {{id: x, title: X, body: [{{id: p4, prose: "In <item:p4>."}}]}}
"""


@pytest.mark.parametrize(
    ("sample", "first", "third", "annexed"),
    [("1.", "2", "4", "1"), ("[1]", r"\[2\]", r"\[4\]", r"\[1\]")],
)
def test_a_link_to_a_paragraph_prints_its_number(
    sample: str, first: str, third: str, annexed: str
) -> None:
    printed = markdown(corpus(NOTE.format(sample=sample)))
    one, three = f"[{first}](#item-p1)", f"[{third}](#item-p3)"
    two = "[12 bis](#item-p2)"
    assert f"See {one}, {two}, {one} to {three}, {three} and [there](#item-p2)." in printed
    assert '<a id="item-p1"></a>2' in printed.replace("\\", "") or sample != "1."
    assert f"In [{annexed}](#item-p4)." in printed


def test_the_paragraph_is_the_place_that_links_lead_to() -> None:
    found = corpus(NOTE.format(sample="1."))
    (page,) = compiler.render(found, [only(found)], ["html"])
    text = page.content.decode()
    assert text.count('id="item-p1"') == 1
    assert '<p id="item-p2" class="numbered"><span class="label">12 bis </span>Second.</p>' in text


def test_a_range_is_said_in_the_language_of_its_place() -> None:
    printed = markdown(
        corpus(NOTE.format(sample="1.").replace("id: n\n", "id: n\n    language: fr\n"))
    )
    assert "[2](#item-p1) à [4](#item-p3)" in printed


def test_what_has_no_number_prints_as_before() -> None:
    printed = markdown(corpus(NOTE.format(sample="none")))
    assert "See [p1](#item-p1)" in printed


def test_a_link_to_an_unlabelled_line_prints_its_title() -> None:
    plan = """
        kind: work-plan
        id: p
        period: 2025
        labels: ["A."]
        sections:
        - {section: budget, id: money, title: Money, text: "Of <item:travel>.", currency: EUR,
           lines: [{id: travel, title: Travel, amount: 4}]}
    """
    assert "Of [Travel](#item-travel)." in markdown(corpus(plan))
