"""What a progress report and the report of a meeting may hold, and what is said of the rest."""

from __future__ import annotations

import pytest

from tests.small_corpora import corpus, only, problems

REPORT = "kind: progress-report\nid: r\nmeeting: m\naction-plan: p\n"
MEETING = "kind: meeting-report\nid: r\nmeeting: m\n"
ARTICLE = REPORT + "sections:\n- section: article\n  id: a\n  article: c/6\n"
OBSERVED = ARTICLE + "  observations:\n  - indicator: p/x\n"
PLANS = "kind: action-plans\nentries:\n- {id: p, name: P, period: 2025, number-of-actions: 9"


@pytest.mark.parametrize(
    ("text", "expected", "route"),
    [
        (
            REPORT + "sections: [{id: a, theme: x, stauts: y}]",
            "`stauts` is no field here. Did you mean `status`",
            ("sections", 0, "stauts"),
        ),
        (
            REPORT + "sections: [{id: a, section: thme, theme: x}]",
            "`thme` is no kind of section. Did you mean `theme`",
            ("sections", 0, "section"),
        ),
        (
            REPORT + "sections: [{id: a, section: chapter}]",
            "`chapter` is no kind of section. Known: action, article, text, theme.",
            ("sections", 0, "section"),
        ),
        (REPORT + "sections: [words]", "is to hold fields, but there is only", ("sections", 0)),
        (REPORT + "sections: [{id: a}]", "`theme` is missing", ("sections", 0)),
        (REPORT + "sections: [{id: a, section: action}]", "`actions` is missing", ("sections", 0)),
        (
            REPORT + "sections: [{section: text, id: a, title: x, body: [{txt: z}]}]",
            "`txt` is no field here",
            ("sections", 0, "body", 0, "txt"),
        ),
        (REPORT + "as-of: 30 June 2025", "`30 June 2025` is no date", ("as-of",)),
        (REPORT + "parts: chalenges", "Did you mean `challenges`", ("parts",)),
        (REPORT + "parts: [status, {part: x, title: y}]", "not `x`", ("parts", 1, "part")),
        (REPORT + "parts: [{title: x}]", "`part` is missing", ("parts", 0)),
        (MEETING + "parts: [items, itmes]", "not `itmes`", ("parts", 1)),
        (
            REPORT + "parts: [status, {part: status, title: y}]",
            "`status` stands twice in `parts`",
            ("parts",),
        ),
        (
            OBSERVED + "    value: 12 of 112",
            "`12 of 112` is no number; write 12, 1250 or 12.5",
            ("sections", 0, "observations", 0, "value"),
        ),
        (
            OBSERVED + "    value: " + "9" * 13,
            "is no number",
            ("sections", 0, "observations", 0, "value"),
        ),
        (
            OBSERVED + "    value: 12.5\n    base: 12",
            "`value` is 12.5, which is more than the 12 that it is out of (`base`)",
            ("sections", 0, "observations", 0),
        ),
        (
            PLANS + ", indicators: [{id: x, text: y, actions: 38-39}]}",
            "`38-39` is no range of numbers; write 38..42",
            ("entries", 0, "indicators", 0, "actions"),
        ),
        (MEETING + "items: [{itm: a}]", "Did you mean `item`", ("items", 0, "itm")),
        (
            MEETING + "items: [{item: a, decisions: [{number: 1}]}]",
            "`id` is missing",
            ("items", 0, "decisions", 0),
        ),
        (
            MEETING + "items: [{item: a, statements: [{text: words}]}]",
            "`by` is missing",
            ("items", 0, "statements", 0),
        ),
        (MEETING + "attendance: [{parties: a}]", "`category` is missing", ("attendance", 0)),
    ],
)
def test_what_is_said(text: str, expected: str, route: tuple[str | int, ...]) -> None:
    found = corpus(text)
    messages = problems(found)
    assert any(expected in message for message in messages), messages
    assert route in [finding.route for _, finding in found.entries[0].problems]


@pytest.mark.parametrize(
    "text",
    [
        OBSERVED + "    value: 12\n    base: 12",
        OBSERVED + "    value: 0",
        OBSERVED + "    value: 12.50\n    base: 13",
        OBSERVED,
        REPORT + "parts: status",
        REPORT + "sections: [{id: a, theme: t}, {section: theme, id: b, theme: t}]",
        PLANS + ", indicators: [{id: x, text: y, actions: 3}, {id: z, text: y, actions: 3..4}]}",
        MEETING + "items: [{item: a, with: [b, c], statements: [{by: x}]}]",
    ],
)
def test_what_is_in_order(text: str) -> None:
    only(corpus(text))
