"""Names in one language or in several: what is read, what prints where, what is refused."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from ccmtool.corpus.resolution import Found, Missing
from ccmtool.model.base import Model, Name, OneOrMore
from ccmtool.model.texts import Line
from ccmtool.model.walking import walk
from tests.model.test_base import accept, refuse
from tests.small_corpora import corpus, follow, markdown, only, problems


def read(value: object) -> Name:
    name = accept(Name, value)
    assert isinstance(name, Name)
    return name


def test_a_name_in_one_language_prints_in_every_document() -> None:
    name = read("13MSP")
    assert name == name.within("fr") == name.within("en") == "13MSP"
    assert name.every == ("13MSP",)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fr", "Genève"),
        ("fr-CH", "Genève"),
        ("FR", "Genève"),
        ("es", "Geneva"),
        ("zh-Hant", "日內瓦"),
        ("zh", "日內瓦"),
        ("pt-BR", "Genebra"),
        ("pt", "Genebra"),
    ],
)
def test_a_name_prints_in_the_language_of_the_document_or_in_english(
    language: str, printed: str
) -> None:
    name = read({"fr": "Genève", "en": "Geneva", "zh-Hant": "日內瓦", "pt-BR": "Genebra"})
    assert name.within(language) == printed
    assert name == "Geneva"


def test_without_english_the_first_prints() -> None:
    name = read({"ru": "Женева", "fr": "Genève"})
    assert name == name.within("zh") == "Женева"
    assert name.language("zh") == "ru"


def test_the_routes_of_a_name_are_those_of_the_file() -> None:
    class Place(Model):
        name: Name
        halls: OneOrMore[Name]

    value = {"name": {"en": "Geneva", "fr": "Genève"}, "halls": ["XX", {"fr": "Salle XXI"}]}
    found = list(walk(Place.model_validate(value)))
    lines = [(route, text) for route, text in found if isinstance(text, Line)]
    assert lines == [
        (("name", "en"), "Geneva"),
        (("name", "fr"), "Genève"),
        (("halls", 0), "XX"),
        (("halls", 1, "fr"), "Salle XXI"),
    ]
    assert (("name",), value["name"]) in found


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "no language is given here; write `fr: ...` below it"),
        ({"français": "Genève"}, "`français` is no language; write en, fr, ar or zh-Hans"),
        ({"fr": "x" * 1001}, "at most 1000 characters"),
        ({"fr": ["Genève"]}, "valid string"),
        (["Genève"], "valid string"),
    ],
)
def test_what_is_no_name(value: object, message: str) -> None:
    assert message in refuse(Name, value)


def test_a_wrong_name_is_told_at_its_language() -> None:
    found = problems(corpus("kind: meetings\nentries:\n- {id: m, name: {fr: }}"))
    assert found == ["STR01 `fr` is empty. Give it a value, or leave the field out."]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("13MSP", True),
        (13, True),
        ({"en": "Thirteenth Meeting", "zh-Hans": "第十三次会议"}, True),
        ({}, False),
        ({"in French": "Treizième Assemblée"}, False),
        ({"fr": {}}, False),
        (["13MSP"], False),
    ],
)
def test_the_schema_allows_both_forms(value: object, fits: bool) -> None:
    schema = TypeAdapter(Name).json_schema()
    assert Draft202012Validator(schema).is_valid(value) is fits


REGISTERS = {
    "meetings": """
        kind: meetings
        entries:
        - id: m
          name: {en: Meeting of the Parties, fr: Réunion des Parties}
          aliases: MOP
          dates: 2025-04-07..2025-04-08
          parts: []
          city: {en: Port Lucia, fr: Port-Lucie}
          venue: {fr: Maison de la mer}
          room: {en: Lantern Hall, fr: "Salle de la *lanterne*"}
          presidency: {en: the Republic of Ruritania, fr: la République de Ruritanie}
    """,
    "parties": """
        kind: parties
        entries:
        - id: r
          name: {en: Coordinators, fr: Coordonnateurs}
          holders: {period: 2025, names: [{en: Arcadia, fr: l’Arcadie}, {fr: la Ruritanie}]}
    """.replace("holders: {", "holders: [{").replace("}]}", "}]}]"),
    "themes": """
        kind: themes
        entries: [{id: t, name: {en: Lamps, fr: Lampes}}]
    """,
    "plans": """
        kind: action-plans
        entries:
        - id: plan
          name: {en: Skagen Action Plan, fr: Plan d’action de Skagen}
          abbreviation: {en: SKAP, fr: PAS}
          period: 2025
          number-of-actions: 9
    """,
    "terms": """
        kind: terms
        entries: [{id: x, term: {en: In full, fr: En entier}, abbreviation: {en: IF, fr: EE}}]
    """,
    "docs": """
        kind: documents
        entries: [{id: d, title: {en: Paper on lamps, fr: Note sur les lampes}}]
    """,
}
NOTES = [
    f"kind: concept-note\nid: {name}\nmeeting: m\nlanguage: {name}\n" for name in ("fr", "en", "zh")
]
ALL = corpus(*NOTES, **REGISTERS)


@pytest.mark.parametrize(
    ("link", "french", "english"),
    [
        ("meeting:m", "Réunion des Parties", "Meeting of the Parties"),
        ("meeting:m/city", "Port-Lucie", "Port Lucia"),
        ("meeting:m/venue", "Maison de la mer", "Maison de la mer"),
        ("meeting:m/room", "Salle de la lanterne", "Lantern Hall"),
        ("meeting:m/presidency", "la République de Ruritanie", "the Republic of Ruritania"),
        ("meeting:m/dates", "7 et 8 avril 2025", "7 and 8 April 2025"),
        ("party:r", "Coordonnateurs", "Coordinators"),
        ("holders:r", "l’Arcadie et la Ruritanie", "Arcadia and la Ruritanie"),
        ("theme:t", "Lampes", "Lamps"),
        ("action-plan:plan", "Plan d’action de Skagen", "Skagen Action Plan"),
        ("action:plan/4", "PAS, action 4", "SKAP Action 4"),
        ("action:plan/4..8", "PAS, actions 4 à 8", "SKAP Actions 4 to 8"),
        ("term:x", "En entier", "In full"),
        ("doc:d", "Note sur les lampes", "Paper on lamps"),
    ],
)
def test_a_link_prints_the_name_in_the_language_of_its_document(
    link: str, french: str, english: str
) -> None:
    found = [follow(ALL, link, path) for path in ("0", "1")]
    assert [one.text for one in found if isinstance(one, Found)] == [french, english]


def test_an_abbreviation_that_is_not_translated_gives_way_to_a_name_that_is() -> None:
    plans = """
        kind: action-plans
        entries:
        - id: plan
          name: {en: Skagen Action Plan, zh: 《斯卡恩行动计划》}
          abbreviation: SKAP
          period: 2025
          number-of-actions: 9
    """
    found = corpus(*NOTES, plans=plans)
    texts = [follow(found, "action:plan/4", path) for path in ("0", "1", "2")]
    assert [one.text for one in texts if isinstance(one, Found)] == [
        "SKAP, action 4",
        "SKAP Action 4",
        "《斯卡恩行动计划》第4项行动",
    ]


def test_names_of_other_languages_are_no_aliases() -> None:
    found = follow(ALL, "meeting:m", "0")
    assert isinstance(found, Found)
    assert found.accepted == ("Réunion des Parties", "MOP")


@pytest.mark.parametrize("typed", ["réunion des parties", "Meeting of the Parties", "mop"])
def test_an_id_typed_as_a_name_in_any_language_is_answered_with_the_id(typed: str) -> None:
    missing = follow(ALL, f"meeting:{typed}", "1")
    assert isinstance(missing, Missing)
    assert missing.help == "Write its id: `m`."


def test_a_document_prints_names_and_its_own_words_in_its_language() -> None:
    agenda = """
        kind: agenda
        id: a
        meeting: m
        language: fr
        items: [{id: one, title: Ouverture, lead: r, documents: d, actions: plan/4}]
        programme:
          days:
          - date: 2025-04-07
            sessions: [{at: "10:00-", slots: [{at: 10:00-11:00, items: one}]}]
    """
    page = markdown(corpus(agenda, **REGISTERS))
    for words in (
        "**Documents**\u00a0: Note sur les lampes",
        "**Responsable**\u00a0: Coordonnateurs (l’Arcadie et la Ruritanie)",
        "Programme de travail",
        "à partir de 10:00",
        "| Horaire | Point |",
    ):
        assert words in page
    assert only(ALL, "0").document
