"""The text markup: what is a construct, what prints as typed, and where each construct stands."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccmtool.doctree.nodes import (
    Block,
    Break,
    Emphasis,
    Inline,
    Inlines,
    Item,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Table,
    Text,
)
from ccmtool.doctree.nodes import Link as Led
from ccmtool.doctree.rebuild import walk, words
from ccmtool.prose import Link, blocks, inlines, parse, passage, plain, reading
from ccmtool.prose.flat import constructs, paragraphs
from ccmtool.prose.parsing import parse_with_tokens


class Spelled:
    """A resolver that shows what it was asked for."""

    def link(self, link: Link, words: Inlines) -> Inlines:
        return (Led(words or (Text("computed"),), f"{link.scheme}:{link.target}"),)

    def mark(self, key: str) -> Inlines:
        return (NoteMark(key),)


def line(text: str) -> Inlines:
    return inlines(text, Spelled())


def block(text: str) -> Block:
    (found,) = blocks(text, Spelled())
    return found


def link(words: str, target: str) -> Led:
    return Led((Text(words),), target)


def item(label: str, *inside: Inline | Block) -> Item:
    inlines = tuple(node for node in inside if isinstance(node, Inline))
    return Item(label, (Paragraph(inlines), *(n for n in inside if not isinstance(n, Inline))))


# --- constructs ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("[the meeting](meeting:m/dates)", [link("the meeting", "meeting:m/dates")]),
        ("<meeting:13msp>", [link("computed", "meeting:13msp")]),
        ("[LAP](action:lap/38..42)", [link("LAP", "action:lap/38..42")]),
        ("<https://a.b/c?d=e&f>", [link("computed", "https://a.b/c?d=e&f")]),
        ("[(c)](item:x)", [link("(c)", "item:x")]),
        (
            "[two\nlines](item:x)",
            [Led((Text("two"), Text(" "), Text("lines")), "item:x")],
        ),
        ("word[^note]", [Text("word"), NoteMark("note")]),
        ("word[^*]", [Text("word"), NoteMark("*")]),
        (
            "*italic* **bold**",
            [Emphasis((Text("italic"),)), Text(" "), Emphasis((Text("bold"),), True)],
        ),
        ("one\\\ntwo", [Text("one"), Break(), Text("two")]),
        ("one\ntwo", [Text("one"), Text(" "), Text("two")]),
        (r"\*no\* \[x\]", [Text("*no* [x]")]),
    ],
)
def test_inline_constructs(text: str, nodes: list[Inline]) -> None:
    assert line(text) == tuple(nodes)
    assert block(text) == Paragraph(tuple(nodes))


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "[to be elaborated]",
        "[next] MSP",
        "# x",
        "one 1) x",
        "`code`",
        "![img](x)",
        "[words](x.pdf)",
        "[words][key]",
        "[key]: https://a.b",
        "&amp; &lt;",
        "https://a.b",
        "---",
        "***",
        "~~~",
        "[^two words]",
        "a < b > c",
        "…..",
        "5 * 3 * 2",
        "snake_case_word",
    ],
)
def test_what_is_no_markup_prints_as_typed(text: str) -> None:
    assert words(line(text)) == text
    assert not parse(text).slips


def test_words_that_wait_for_an_answer_may_hold_links() -> None:
    text = "[*Back to [NDM](meeting:ndm)?*](question:ndm) and [this[^a]](passage:p)"
    asked, _, passed = line(text)
    assert isinstance(asked, Led)
    assert asked.address == "question:ndm"
    assert link("NDM", "meeting:ndm") in list(walk(asked))
    assert NoteMark("a") in list(walk(passed))
    assert [(found.scheme, found.words) for found in parse(text).links] == [
        ("question", "*Back to [NDM](meeting:ndm)?*"),
        ("meeting", "NDM"),
        ("passage", "this[^a]"),
    ]
    assert not parse(text).slips


def test_a_passage_is_the_words_marked() -> None:
    text = "Before.\n\n[Two [a](item:b) words.](passage:p) After."
    assert passage(text, "p", Spelled()) == (Text("Two "), link("a", "item:b"), Text(" words."))
    assert passage(text, "q", Spelled()) is None


# --- blocks ----------------------------------------------------------------------------------


def test_labels_of_lists_print_as_typed() -> None:
    assert block("- a\n- b") == List((item("-", Text("a")), item("-", Text("b"))))
    assert block("* a") == List((item("•", Text("a")),))
    assert block("3) c\n7) d") == List((item("3)", Text("c")), item("7)", Text("d"))))
    assert block("- a\n  1. b") == List((item("-", Text("a"), List((item("1.", Text("b")),))),))


def test_quotations_and_tables() -> None:
    assert block("> words\n> more") == Quote((Paragraph((Text("words"), Text(" "), Text("more"))),))
    assert block("| When[^a] | What |\n|---|---|\n| 10:00 | [x](item:y) |") == Table(
        ((Text("When"), NoteMark("a")), (Text("What"),)),
        (((Text("10:00"),), (link("x", "item:y"),)),),
    )


def test_paragraphs() -> None:
    assert blocks("one\n\ntwo\n", Spelled()) == (
        Paragraph((Text("one"),)),
        Paragraph((Text("two"),)),
    )
    assert blocks("", Spelled()) == ()


@pytest.mark.parametrize("text", ["1. Opening", "- a dash", "1986) a year", "one\n\n- a\n- b"])
def test_a_title_keeps_what_looks_like_a_label(text: str) -> None:
    assert words(line(text)) == " ".join(text.split())


def test_plain_words_for_messages() -> None:
    assert plain("*The* [13 MSP](meeting:m)[^a],\n<meeting:m/dates>") == "The 13 MSP, m/dates"


# --- slips -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ('[a](meeting:x "title")', "](meeting:", "does not parse"),
        ("see [a] (meeting:x)", "] (meeting:", "does not parse"),
        ("[a](meeting: x)", "](meeting:", "does not parse"),
        ("[a](Meeting:x)", "](Meeting:", "does not parse"),
        ("[a](meeting:)", "](meeting:", "does not parse"),
        ("x <meeting:a b>", "<meeting:a", "does not parse"),
        (r"\* <meeting:a \*b>", "<meeting:a", "does not parse"),
        ("[one [two](item:b)](item:a)", "[two](item:b)", "inside another link"),
        ("[one <item:b>](item:a)", "<item:b>", "inside another link"),
        ("see [](item:a)", "[](item:a)", "has no words"),
    ],
)
def test_slips_stand_at_their_place(text: str, at: str, message: str) -> None:
    (slip,) = parse(text).slips
    assert message in slip.message
    assert text[slip.start : slip.end] == at
    assert slip.help


def test_each_slip_has_its_own_place() -> None:
    text = "<meeting:a b> and again <meeting:a b>"
    assert [slip.start for slip in parse(text).slips] == [0, text.rindex("<")]


@pytest.mark.parametrize("mark", ["> ", "- ", "> - ", "1. > "])
def test_words_too_deep_to_be_read_are_a_slip(mark: str) -> None:
    for depth in (10, 20, 30, 48, 49, 50, 60):
        text = mark * depth + "word"
        read = any(isinstance(node, Text) for node in walk(*blocks(text, Spelled())))
        assert read or "too deep" in parse(text).slips[0].message


@pytest.mark.parametrize("mark", ["*", "**"])
def test_emphasis_without_end_emphasises_no_more(mark: str) -> None:
    text = mark * 9_000 + "words" + mark * 9_000
    found = list(walk(*blocks(text, Spelled())))
    assert [node.text for node in found if isinstance(node, Text)] == ["words"]
    assert sum(isinstance(node, Emphasis) for node in found) == 50


# --- properties ------------------------------------------------------------------------------

_CONSTRUCTS = ("[a](item:b)", "<item:b>", "[^n]", "[q [a](item:b)](question:c)", "*", "**")
_SIGNS = (
    "\n",
    "\n\n",
    "- ",
    "> ",
    "1. ",
    "    ",
    "| ",
    "|\n|---|\n",
    "\\",
    "[",
    "](",
    ")",
    "<",
    "[^",
)
_PIECES = st.sampled_from([*_CONSTRUCTS, *_SIGNS, "word", " ", "é"])
_TEXTS = st.one_of(st.text(), st.lists(_PIECES).map("".join))


@given(_TEXTS)
@example("| a |\n|---|\n| \\| [a](item:b) |")
def test_any_text_is_read(text: str) -> None:
    found = parse(text)
    inside = list(walk(*blocks(text, Spelled())))
    line(text)
    places = [(place.start, place.end) for place in found.links]
    places += [(place.start, place.end) for place in found.marks]
    places += [(place.start, place.end) for place in found.slips]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert len([node for node in inside if isinstance(node, NoteMark)]) == len(found.marks)


_FLAT = (
    *("[a b](item:b)", "<https://a.b/c>", "[^n] ", "<question:c>", "[^two words](item:x)"),
    *("- ", "+ ", "1. ", "12) ", "> ", "\n", "\n\n", " \n", "  ", "\t", "\xa0", "\u3000", "\x1c"),
    *("word", "word word ", "Q1-2025", "é", "会议", "，"),
)


@given(st.one_of(_TEXTS, st.lists(st.sampled_from(_FLAT), max_size=12).map("".join)))
@example("- " * 60 + "[a](item:b)")
def test_what_the_parser_need_not_read_is_read_as_it_would(text: str) -> None:
    read = parse(text), blocks(text, Spelled()), line(text), plain(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "paragraphs", lambda _: None)
        patch.setattr(reading, "is_unmarked", lambda _: False)
        by_parser = blocks(text, Spelled()), line(text), plain(text)
    assert read == (parse_with_tokens(text)[0], *by_parser)


def test_most_texts_need_no_parser() -> None:
    text = "One\n  line.\n\nSee [a](item:b),\n<item:c>[^n].\n"
    read = paragraphs(text)
    assert read is not None
    typed = [
        [[piece if isinstance(piece, str) else piece[0] for piece in line] for line in lines]
        for lines in read
    ]
    assert typed == [
        [["One"], ["line."]],
        [["See ", "[a](item:b)", ","], ["<item:c>", "[^n]", "."]],
    ]
    found = constructs("- one [a](item:b)[^n] and\n<item:c>")
    assert found is not None
    assert [match[0] for match in found] == ["[a](item:b)", "[^n]", "<item:c>"]


@given(st.lists(st.lists(_PIECES.filter(lambda piece: "|" not in piece)).map("".join), min_size=1))
def test_offsets_point_at_the_construct(lines: list[str]) -> None:
    text = " ".join(lines)
    found = parse(text)
    for link in found.links:
        typed = text[link.start : link.end]
        if link.words is None:
            assert typed == f"<{link.scheme}:{link.target}>"
        else:
            assert typed.startswith("[" + link.words.split("\n")[0])
    for mark in found.marks:
        assert text[mark.start : mark.end] == f"[^{mark.key}]"
    starts = [place.start for place in found.links]
    assert starts == sorted(set(starts))


_WORDS = st.lists(st.from_regex(r"[A-Za-zéü]+[,.:;]?", fullmatch=True), min_size=1)


@given(st.lists(_WORDS, min_size=1), st.sampled_from([" ", "\n", "\n\n", "\n- ", "\n> "]))
def test_no_word_is_lost(parts: list[list[str]], between: str) -> None:
    text = between.join(" ".join(part) for part in parts)
    spelled = [node.text for node in walk(*blocks(text, Spelled())) if isinstance(node, Text)]
    assert " ".join(spelled).split() == [word for part in parts for word in part]


def test_long_texts_take_no_long_time() -> None:
    for piece in ("[", "[^", "[a](", "<a:", "[a [b]", "*a **", "<item:b> ", "[w](item:b) "):
        parse(piece * (60_000 // len(piece)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("会议将于\n日内瓦举行。", "会议将于日内瓦举行。"),
        ("会议举行，\nCPL 通过了", "会议举行，CPL 通过了"),
        ("根据\nCPL/2025/1", "根据 CPL/2025/1"),
        ("在*会议*\n**期间**", "在会议期间"),
        ("[会议](meeting:m)\n期间", "会议期间"),
        ("회의는\n제네바에서", "회의는 제네바에서"),
        ("The meeting\nin Geneva", "The meeting in Geneva"),
    ],
)
def test_a_line_end_is_no_blank_in_chinese(typed: str, printed: str) -> None:
    assert plain(typed) == printed
    assert words(line(typed)) == printed
