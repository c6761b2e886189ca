"""What the tool prints around the words of an author, in the six languages."""

from __future__ import annotations

import pytest

from ccmtool.corpus.resolution import Found
from tests.small_corpora import corpus, follow, markdown

INSTRUMENTS = """
kind: instruments
entries:
- {id: c, name: C, provisions: [{number: 6, title: T}, {number: 7}, {number: 9}]}
- {id: r, name: R, symbol: A/1, provisions: [{type: rule, number: 5}]}
"""
MEETING = "kind: meetings\nentries: [{id: m, name: M, dates: 2025-04-07..2025-04-08}]\n"


@pytest.mark.parametrize(
    ("language", "labels", "links"),
    [
        ("ar", ["المرفق الأول", "المرفق الثاني"], ["المرفق الأول", "المرفق الثاني"]),
        ("en", ["Annex I", "Annex II"], ["annex I", "annex II"]),
        ("es", ["Anexo I", "Anexo II"], ["anexo I", "anexo II"]),
        ("fr", ["Annexe I", "Annexe II"], ["annexe I", "annexe II"]),
        ("ru", ["Приложение I", "Приложение II"], ["приложение I", "приложение II"]),
        ("zh", ["附件一", "附件二"], ["附件一", "附件二"]),
    ],
)
def test_annexes(language: str, labels: list[str], links: list[str]) -> None:
    note = f"kind: concept-note\nid: n\nlanguage: {language}\n"
    found = corpus(note + "annexes: [{id: x, title: T}, {id: y, title: U}]\n")
    for label, place in zip(labels, "xy", strict=True):
        assert f"## {label}<br>" in markdown(found)
        to = follow(found, f"annex:{place}")
        assert isinstance(to, Found)
        assert to.text == links["xy".index(place)]


@pytest.mark.parametrize(
    ("language", "one", "two", "several", "paragraph"),
    [
        ("ar", "المادة 6", "المادتان 6 و7", "المواد 6 إلى 9", "A/1، الفقرات 84 إلى 86"),
        ("es", "artículo 6", "artículos 6 y 7", "artículos 6 a 9", "A/1, párrs. 84 a 86"),
        ("fr", "article 6", "articles 6 et 7", "articles 6 à 9", "A/1, par. 84 à 86"),
        ("ru", "статья 6", "статьи 6 и 7", "статьи 6–9", "A/1, пункты 84–86"),
        ("zh", "第6条", "第6和7条", "第6至9条", "A/1，第84至86段"),
    ],
)
def test_provisions(language: str, one: str, two: str, several: str, paragraph: str) -> None:
    found = corpus(f"kind: concept-note\nid: n\nlanguage: {language}\n", i=INSTRUMENTS)
    links = ("article:c/6", "article:c/6..7", "article:c/6..9", "paragraph:r/84..86")
    said = [to.text for link in links if isinstance(to := follow(found, link), Found)]
    assert said == [one, two, several, paragraph]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ar", "المادة 6: T"),
        ("en", "Article 6: T"),
        ("es", "Artículo 6: T"),
        ("fr", "Article 6\u00a0: T"),
        ("ru", "Статья 6: T"),
        ("zh", "第6条：T"),
    ],
)
def test_an_article_as_a_title(language: str, title: str) -> None:
    report = f"""
        kind: progress-report
        id: n
        language: {language}
        meeting: m
        action-plan: p
        sections: [{{section: article, id: a, article: c/6}}]
    """
    assert f"\n## {title} " in markdown(corpus(report, i=INSTRUMENTS, m=MEETING))


AGENDA = """
kind: agenda
id: n
language: {language}
meeting: m
items:
- id: one
  title: One
  documents: [{{symbol: A/2, title: T, stage: draft, submitted-by: p, purpose: for use}}]
programme:
  days:
  - date: 2025-04-07
    title: First
    sessions:
    - at: 10:00-11:00
      title: S
      slots: [{{items: one, room: R, chair: p}}]
"""
PARTIES = "kind: parties\nentries: [{id: p, name: P}, {id: q, name: Q}]\n"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", ["A/2، T (مسودة)، وثيقة مقدمة من: P – for", "First – الاثنين، 7", "10:00–11:00، S"]),
        ("en", ["A/2, T (draft), submitted by P – for", "First – Monday, 7", "10:00–11:00, S"]),
        ("es", ["A/2, T (proyecto), documento presentado por: P – for", "10:00–11:00, S"]),
        ("fr", ["A/2, T (projet), document présenté par\u00a0: P – for", "10:00–11:00, S"]),
        ("ru", ["A/2, T (проект), автор(ы): P – for", "10:00–11:00, S"]),
        ("zh", ["A/2，T（草案），由P提交——for", "First——", "10:00–11:00，S"]),
    ],
)
def test_punctuation(language: str, expected: list[str]) -> None:
    page = markdown(corpus(AGENDA.format(language=language), m=MEETING, p=PARTIES))
    for words in expected:
        assert words in page


PLAN = """
kind: work-plan
id: n
language: {language}
period: 2025
sections:
- section: activities
  title: A
  layout: table
  show: [when, implementers]
  items:
  - id: one
    text: x
    when: Q1-2025
    condition: c
    implementers: [{{party: p, as: lead}}, {{party: q, as: support, condition: d}}]
"""


@pytest.mark.parametrize(
    ("language", "head", "row"),
    [
        ("ar", "الموعد", "2025 (c) | P (جهة رائدة)؛<br>Q (جهة داعمة)، d |"),
        ("en", "Time", "2025 (c) | P (lead);<br>Q (support), d |"),
        ("es", "Fecha", "2025 (c) | P (responsable principal);<br>Q (apoyo), d |"),
        ("fr", "Date", "2025 (c) | P (chef de file)\u00a0;<br>Q (appui), d |"),
        ("ru", "Срок", "2025 года (c) | P (ведущая роль);<br>Q (поддержка), d |"),
        ("zh", "时间", "2025年第一季度（c） | P（牵头）；<br>Q（协助），d |"),
    ],
)
def test_times_and_parties_of_activities(language: str, head: str, row: str) -> None:
    page = markdown(corpus(PLAN.format(language=language), m=MEETING, p=PARTIES))
    assert f"| {head} |" in page
    assert row in page
