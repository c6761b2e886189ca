"""Document symbols: the strict grammar, the looser one, and what in a text is meant as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.model.symbols import fits, leading, mentions, parse

FAMILIES = frozenset(["CCM/MSP", "CCM/CONF"])


@pytest.mark.parametrize(
    ("text", "family", "year", "base"),
    [
        ("CCM/MSP/2024/11", "CCM/MSP", 2024, "CCM/MSP/2024/11"),
        ("CCM/MSP/2024/WP.3", "CCM/MSP", 2024, "CCM/MSP/2024/WP.3"),
        ("CCM/MSP/2024/2/Rev.1/Corr.1", "CCM/MSP", 2024, "CCM/MSP/2024/2"),
        ("APLC/CONF/2019/5", "APLC/CONF", 2019, "APLC/CONF/2019/5"),
    ],
)
def test_strict_grammar(text: str, family: str, year: int, base: str) -> None:
    symbol = parse(text)
    assert symbol is not None
    assert (symbol.family, symbol.year, symbol.base) == (family, year, base)
    assert fits(text)


@pytest.mark.parametrize(
    "text",
    [
        "FCCC/KP/CMP/2017/1",
        "ECE/TRANS/SC.1/413",
        "CL 120/11",
        "SC45 Doc. 7.2.3A4 (Rev.1)",
        "A/RES/2997 (XXVII)",
        "2/CP.17",
        "PC-4/12",
        "GC(67)/RES/1",
        "WT/MIN(21)/DEC/2",
        "Resolution Conf. 14.8 (Rev. CoP17)",
    ],
)
def test_other_bodies_forms_are_accepted(text: str) -> None:
    assert parse(text) is None
    assert fits(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "final report",
        "The report of 2024",
        "CCM",
        "CCM//11",
        "1/2",
        "(A)/1",
        "A/(1",
        "A" * 90 + "/1",
    ],
)
def test_what_is_no_symbol(text: str) -> None:
    assert not fits(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "see CCM/MSP/2024/11, and (CCM/MSP/2024/2/Rev.1).",
            ["CCM/MSP/2024/11", "CCM/MSP/2024/2/Rev.1"],
        ),
        ("CCM/MSP/2025/3 to /7, CCM/MSP/2025/3-7", ["CCM/MSP/2025/3", "CCM/MSP/2025/3"]),
        ("CCM/CONF/2021/PM.1/2", ["CCM/CONF/2021/PM.1/2"]),
        ("A/RES/75/62; A/RES/2997 (XXVII); FCCC/KP/CMP/2017/1; ECE/TRANS/SC.1/413", None),
        ("CCM/MSP, CCM/MSP/2025, CCM/MSP/2025/... and CCM/APLC", []),
        ("and/or 2024/25, experiences/best practices, EU/US/UK 2024, ISO/IEC/27001", []),
        ("https://undocs.org/CCM/MSP/2024/11 and x@CCM/MSP/2024/11", []),
        ("见CCM/MSP/2024/11第40段", ["CCM/MSP/2024/11"]),
        ("الوثيقة CCM/MSP/2024/11، الفقرة 40", ["CCM/MSP/2024/11"]),
        ("éCCM/MSP/2024/11", []),
    ],
)
def test_sound_symbols_in_a_text(text: str, found: list[str] | None) -> None:
    expected = text.split("; ") if found is None else found
    mentioned = list(mentions(text, FAMILIES))
    assert [mention.text for mention in mentioned] == expected
    assert all(mention.sound for mention in mentioned)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentioned)


@pytest.mark.parametrize(
    "text",
    [
        "ccm/msp/2024/11",
        "CCM/MSP/ 2024/11",
        "CCM/MSP/24/11",
        "CCM/MSP/2024/WP3",
        "CCM/MSP/2024/WP/3",
        "CCM/MSP/2024/011",
        "CCM/MSP/2024/2/Rev1",
        "CCM/MSP/2024/2/ Rev.1",
        "CCM/MSP/2024/WP.xx",
    ],
)
def test_slips_in_a_known_family(text: str) -> None:
    (mention,) = mentions(f"see {text}, paragraph 3", FAMILIES)
    assert (mention.text, mention.sound) == (text, False)


def test_an_unknown_family_has_no_slips() -> None:
    assert list(mentions("XYZ/ABC/2024/WP3 and ccm/msp/2024/11", frozenset())) == []


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("CCM/MSP/2024/11, paragraph 87", "CCM/MSP/2024/11"),
        ("CCM/MSP/2024/11", "CCM/MSP/2024/11"),
        ("CCM/MSP/2024/2/Rev.1.", "CCM/MSP/2024/2/Rev.1"),
        ("SC45 Doc. 7.2.3A4 (Rev.1), page 2", "SC45 Doc. 7.2.3A4 (Rev.1)"),
        ("A/RES/2997 (XXVII), paragraph 3", "A/RES/2997 (XXVII)"),
        ("2/CP.17, paragraph 3", "2/CP.17"),
        ("PC-4/12", "PC-4/12"),
        ("PC-4/123", ""),
        ("CCM/MSP/2024/11，第87段", "CCM/MSP/2024/11"),
        ("CCM/MSP/2024/11، الفقرة 87", "CCM/MSP/2024/11"),
        ("CCM/MSP/2024/111", ""),
        ("See CCM/MSP/2024/11", ""),
        ("", ""),
    ],
)
def test_leading(text: str, symbol: str) -> None:
    known = {
        "CCM/MSP/2024/11",
        "CCM/MSP/2024/2",
        "CCM/MSP/2024/2/Rev.1",
        "SC45 Doc. 7.2.3A4 (Rev.1)",
        "A/RES/2997 (XXVII)",
        "2/CP.17",
        "PC-4/12",
    }
    assert leading(text, known) == symbol


@given(st.text(st.sampled_from("CMPSccm/2024WRev.13 ()IVX-:")))
def test_mentions_stand_where_they_say(text: str) -> None:
    for mention in mentions(text, FAMILIES):
        assert text[mention.start : mention.end] == mention.text
        assert any(character.isdigit() for character in mention.text)
