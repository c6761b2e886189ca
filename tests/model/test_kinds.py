"""What a file of each kind may hold, and what is said of what it may not."""

from __future__ import annotations

import pytest

from ccmtool.layout.kinds import LAYOUTS
from ccmtool.model.base import Doubtful, Model, kebab
from ccmtool.model.kinds import DOCUMENT_KINDS, KINDS, REGISTER_KINDS
from tests.small_corpora import corpus, problems

PLAN = "kind: work-plan\nid: p\nperiod: 2025\n"
ACTIVITIES = PLAN + "sections:\n- section: activities\n  title: A\n  items:\n"
AGENDA = "kind: agenda\nid: a\nmeeting: m\n"
MEETINGS = "kind: meetings\nentries:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: a", "STR01 `kind` is missing. Begin the file with `kind:` and one of: agenda,"),
        ("kind: agneda", "STR01 `agneda` is no kind of document. Did you mean `agenda`"),
        ("kind: [agenda]", "STR01 `kind` is to be one word. Write one of: agenda,"),
        ("kind:", "STR01 `kind` is to be one word. Write one of: agenda,"),
        ("kind: agenda\nid: a", "STR01 `meeting` is missing. Add `meeting:` with its value."),
        (AGENDA + "tilte: x", "STR01 `tilte` is no field here."),
        (AGENDA + "covr: {title: x}", "STR01 `covr` is no field here. Did you mean `cover`?"),
        (AGENDA + "cover: words", "STR01 `cover` is to hold fields, but there is only text."),
        (AGENDA + "cover: {title: }", "STR01 `title` is empty. Give it a value, or leave"),
        (AGENDA + "cover: {title: [x]}", "STR01 `title` is to be words, but YAML reads a list"),
        (AGENDA + "cover: {title: {a: b}}", "STR01 `title` is to be words, but YAML reads fields"),
        (AGENDA + "items: words", "STR01 `items` is to be a list."),
        (AGENDA + "items:\n- title: x", "STR01 `id` is missing."),
        (AGENDA + "items:\n- {id: X}", "STR02 `X` is no id"),
        (AGENDA + "items:\n- {id: x, provisional: titel}", "or `all`; `titel` is no field here"),
        (AGENDA + "extract: yes", "STR01 write `true` or `false`"),
        (
            "kind: work-plan\nid: p\nperiod: soon",
            "STR01 `soon` is no period of days; write a date",
        ),
        (
            "kind: work-plan\nid: p\nperiod: [2025]",
            "STR01 `period` is to be a single value, but YAML reads a list here."
            " Write the value itself behind `period:`.",
        ),
        ("kind: work-plan\nid: p\nperiod:", "STR01 `period` is empty."),
        (AGENDA + "date: {a: b}", "`date` is to be a single value, but YAML reads fields here."),
        ("kind: work-plan\nid: p\nperiod: ongoing", "STR01 `ongoing` is no period of days;"),
        (
            PLAN + "sections:\n- title: x",
            "STR01 `section` is missing. Say what the section is: activities,",
        ),
        (PLAN + "sections:\n- {section: actvities, title: x}", "Did you mean `activities`?"),
        (PLAN + "sections:\n- {section: [x], title: x}", "STR01 `section` is to be one word."),
        (PLAN + "sections:\n- {section: , title: x}", "STR01 `section` is to be one word."),
        (PLAN + "sections:\n- words", "STR01 "),
        (ACTIVITIES + "  - {id: x, text: y, when: soon}", "STR01 `soon` is no time; write"),
        (ACTIVITIES + "  - {id: x}", "STR01 `text` is missing."),
        (ACTIVITIES + "  - words", "STR01 "),
        (MEETINGS + "- {id: x}", "STR01 `name` is missing."),
        (
            MEETINGS + "- {id: x, name: y, dates: 2025, parts: [{dates: 2025}]}",
            "in `parts` has its",
        ),
    ],
)
def test_what_is_said(text: str, expected: str) -> None:
    found = problems(corpus(text))
    assert len(found) == 1
    assert expected in found[0]


def test_every_problem_of_a_file_is_told_at_its_place() -> None:
    (entry,) = corpus(AGENDA + "items:\n- {id: a, titel: x}\n- {id: B}\n").entries
    routes = [finding.route for _, finding in entry.problems]
    assert routes == [("items", 0, "titel"), ("items", 1, "id")] or routes == [
        ("items", 0),
        ("items", 1, "id"),
    ]


def test_every_kind_of_document_has_a_layout() -> None:
    assert list(LAYOUTS) == list(DOCUMENT_KINDS)
    assert list(KINDS) == [*DOCUMENT_KINDS, *REGISTER_KINDS]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_its_name(kind: str) -> None:
    assert KINDS[kind].model_fields["kind"].annotation.__args__ == (kind,)  # type: ignore[union-attr]


def test_the_names_of_fields_are_typed_with_hyphens() -> None:
    stack: list[type[Model]] = [Model]
    while stack:
        model = stack.pop()
        stack += model.__subclasses__()
        if model.__module__.startswith("ccmtool.") and model not in (Model, Doubtful):
            model.model_rebuild()
            assert all(info.alias == kebab(name) for name, info in model.model_fields.items())
