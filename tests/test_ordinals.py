"""How numbers and letters count: spelled and read back, in every style."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.ordinals import Style, read, spell


@given(st.sampled_from(get_args(Style)), st.integers(1, 99_999), st.booleans())
def test_what_is_spelled_reads_back(style: Style, place: int, combined: bool) -> None:
    assert read(style, spell(style, place, combined=combined), combined=combined) == place


@given(st.sampled_from(get_args(Style)), st.text(), st.booleans())
def test_any_text_is_read_or_refused(style: Style, text: str, combined: bool) -> None:
    place = read(style, text, combined=combined)
    assert place is None or place > 0


@given(st.sampled_from(get_args(Style)), st.integers(1, 10**6))
def test_no_sign_is_long(style: Style, place: int) -> None:
    assert len(spell(style, place)) <= 40


@pytest.mark.parametrize(
    ("style", "signs"),
    [
        ("number", "1 2 3"),
        ("letter", "a b c"),
        ("capital-letter", "A B C"),
        ("roman", "i ii iii iv v vi vii viii ix x"),
        ("capital-roman", "I II III IV"),
        ("arabic-indic-number", "١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ١٠"),
        ("arabic-letter", "أ ب ج د هـ و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ أأ بب"),
        ("arabic-ordinal", "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"),
        ("cyrillic-letter", "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ э ю я аа бб"),
        ("capital-cyrillic-letter", "А Б В"),
        ("greek-letter", "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω αα ββ"),
        ("capital-greek-letter", "\u0391 \u0392 Γ Δ"),
        ("chinese-number", "一 二 三 四 五 六 七 八 九 十 十一 十二"),
    ],
)
def test_the_first_signs(style: Style, signs: str) -> None:
    expected = signs.split()
    assert [spell(style, place) for place in range(1, len(expected) + 1)] == expected


@pytest.mark.parametrize(
    ("style", "place", "sign"),
    [
        ("letter", 26, "z"),
        ("letter", 27, "aa"),
        ("letter", 28, "bb"),
        ("letter", 53, "aaa"),
        ("roman", 444, "cdxliv"),
        ("arabic-ordinal", 11, "الحادي عشر"),
        ("arabic-ordinal", 20, "العشرون"),
        ("arabic-ordinal", 21, "21"),
        ("chinese-number", 20, "二十"),
        ("chinese-number", 99, "九十九"),
        ("chinese-number", 101, "一百零一"),
        ("chinese-number", 110, "一百一十"),
        ("chinese-number", 1010, "一千零一十"),
        ("chinese-number", 20_003, "二万零三"),
    ],
)
def test_later_signs(style: Style, place: int, sign: str) -> None:
    assert spell(style, place) == sign


def test_after_z_letters_may_combine() -> None:
    found = [spell("letter", place, combined=True) for place in (26, 27, 28, 52, 53, 702, 703)]
    assert found == ["z", "aa", "ab", "az", "ba", "zz", "aaa"]


@pytest.mark.parametrize(
    ("style", "typed", "place"),
    [("arabic-letter", "ا", 1), ("arabic-letter", "ه", 5), ("arabic-letter", "ﻫ", 5)],
)
def test_other_spellings_of_a_sign(style: Style, typed: str, place: int) -> None:
    assert read(style, typed) == place


@pytest.mark.parametrize(
    ("style", "typed"),
    [
        ("number", "١"),
        ("number", "01"),
        ("number", "0"),
        ("arabic-indic-number", "1"),
        ("arabic-indic-number", "١2"),
        ("letter", "ab"),
        ("letter", "A"),
        ("letter", "5"),
        ("letter", "а"),
        ("capital-roman", "i"),
        ("roman", "iiii"),
        ("roman", "iI"),
        ("cyrillic-letter", "ё"),
        ("chinese-number", "一十"),
        ("chinese-number", "一万万"),
        ("chinese-number", "百"),
        ("chinese-number", "零"),
    ],
)
def test_what_is_no_sign_of_a_style(style: Style, typed: str) -> None:
    assert read(style, typed) is None
