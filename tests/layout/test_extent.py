"""What is small in its file and would be endless in print."""

from __future__ import annotations

import pytest

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus
from ccmtool.doctree.extent import LONGEST, TooLong
from tests.small_corpora import MEETING, corpus, markdown, only

LONG = "word " * 12_000
NOTE = "kind: concept-note\nid: n\n"
PLAN = "kind: work-plan\nid: p\nperiod: 2025\ncover: {title: T}\nsections:\n"
CELLS = "  - ['','','','']\n" * 1000


def times(count: int, words: str) -> str:
    return f"[{','.join([words] * count)}]"


ENDLESS = {
    "a text": NOTE + f"body: [{{id: t, prose: '{LONG}'}}, {{text-of: {times(1000, 'n/t')}}}]\n",
    "a table of empty cells": (
        NOTE + f"body:\n- id: t\n  rows:\n{CELLS}- {{text-of: {times(1000, 'n/t')}}}\n"
    ),
    "an output": (
        PLAN
        + "- section: activities\n  title: A\n  show: outputs\n  items:\n"
        + f"  - {{id: a, text: A, outputs: {times(1000, 'o')}}}\n"
        + f"- section: outputs\n  title: O\n  items: [{{id: o, text: '{LONG}'}}]\n"
    ),
    "the members of a group": (
        PLAN
        + "- section: activities\n  title: A\n  show: implementers\n  items:\n"
        + f"  - {{id: a, text: A, implementers: {times(3000, '{party: g, show-members: true}')}}}\n"
    ),
    "a note of each table": (
        NOTE
        + "numbering: {table-notes-by: table}\n"
        + f"notes: {{k: '{LONG}'}}\nbody:\n"
        + "- rows: [['a[^k]']]\n" * 200
    ),
    "a link": NOTE + f"body: [{{prose: '{'<meeting:m/dates> ' * 3500}'}}]\n",
}
GROUP = (
    "kind: parties\nentries:\n- {id: s, name: A State of some length}\n"
    f"- {{id: g, name: G, type: group, members: {times(1000, 's')}}}\n"
)
PARTS = MEETING.replace("dates: 2025-04-07..2025-04-08", f"parts: {times(400, '{dates: 2025}')}")


def endless(case: str) -> Corpus:
    return corpus(ENDLESS[case], group=GROUP, meeting=PARTS)


@pytest.mark.parametrize("case", ENDLESS)
def test_what_would_print_endlessly_is_refused(case: str) -> None:
    found = endless(case)
    with pytest.raises(TooLong, match=r"^0\.yaml: it would come to more than 5,000,000 characters"):
        compiler.lay_out(found, only(found))


def test_a_file_as_long_as_can_be_read_prints() -> None:
    words = "word " * 13_000
    text = NOTE + "body:\n" + f"- prose: {words}\n" * 15
    assert len(markdown(corpus(text))) > 15 * len(words) - 100
    assert LONGEST > 1 << 20
