"""Words without markup stand where they say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccmtool.rules.running_text import COMPUTED, Linked, Marked, running_text

_MARKUP = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "](meeting:m)",
            "[^a]",
            "<meeting:m>",
            "\\*",
            "*",
            "\n",
            "\n\n",
            "\n- ",
            "a",
            " b",
        ]
    )
).map("".join)


@given(_MARKUP)
def test_every_word_has_its_place(text: str) -> None:
    found = running_text(text)
    places = [found.place_of(at) for at in range(len(found.words))]
    assert places == sorted(set(places))
    for word, place in zip(found.words, places, strict=True):
        assert text[place] == {COMPUTED: "<", " ": text[place]}.get(word, word)
    for link in found.links:
        start, end = found.place(link.start, link.end)
        assert 0 <= start <= end <= len(text)


def test_links_marks_and_line_ends() -> None:
    text = "The *[Second\n  Review](meeting:2rc)*[^a] met on\n\n<meeting:2rc/dates>."
    found = running_text(text)
    assert found.words == f"The Second   Review met on\n {COMPUTED}."
    assert found.links == [Linked("meeting", "2rc", 4, 19), Linked("meeting", "2rc/dates", 28, 29)]
    assert found.marks == [Marked("a", 19, 36, 40)]
    assert text[slice(*found.place(4, 19))] == "Second\n  Review"


def test_links_inside_passages_and_brackets() -> None:
    found = running_text("[to be *[asked](question:q)*] and [a [b](meeting:m) c](passage:p)")
    assert found.words == "to be asked and a b c"
    assert [(link.scheme, found.words[link.start : link.end]) for link in found.links] == [
        ("question", "asked"),
        ("meeting", "b"),
        ("passage", "a b c"),
    ]


def test_nothing_has_a_place_too() -> None:
    assert running_text("[](question:q)").place(0, 0) == (0, 0)


def test_emphasis_in_low_lines_is_no_word_but_low_lines_in_words_are() -> None:
    found = running_text("_CCM/MSP/2024/11_ and __bold__, a_b_c, ____ and “_x._”")
    assert found.words == "CCM/MSP/2024/11 and bold, a_b_c, ____ and “x.”"


def test_an_address_ends_where_the_markup_says() -> None:
    found = running_text("<https://x.example/a(b)> c")
    assert found.words == f"{COMPUTED} c"


def test_a_line_end_in_chinese_leaves_nothing_between_the_words() -> None:
    typed = "于2025年4月7日\n至8日在\nGeneva"
    found = running_text(typed)
    assert found.words == "于2025年4月7日至8日在 Geneva"
    start = found.words.index("至8日")
    first, last = found.place(start, start + 3)
    assert typed[first:last] == "至8日"
