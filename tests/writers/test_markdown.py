"""Markdown: readable as raw text and on a forge; text never turns into markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.doctree.nodes import (
    Break,
    CoverLine,
    CrossReference,
    Emphasis,
    Fields,
    Flag,
    Foreign,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteMark,
    Numbering,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from tests.conftest import Golden
from tests.writers.reading import by_tag, markdown, rendered, tags, text, words
from tests.writers.specimen import (
    APART,
    ARABIC,
    SPECIMEN,
    document,
    inline,
    item,
    paragraph,
    section,
)
from tests.writers.strategies import BLOCKS, INLINES, TEXTS

NOTES = (
    Note("one", inline("First note.")),
    Note("two", inline("# Second")),
    Note("*", inline("Third")),
)


def line(*parts: str | Inline) -> str:
    """The raw line of one paragraph."""
    return markdown(document(paragraph(*parts))).splitlines()[2]


def footnote_marks(page: str) -> list[str]:
    links = by_tag(rendered(page), "a")
    return [text(link) for link in links if link.get("data-footnote-ref") is not None]


def test_the_specimen_is_its_golden(golden: Golden) -> None:
    golden("specimen.md", markdown(SPECIMEN))
    golden("arabic.md", markdown(ARABIC))
    golden("apart.md", markdown(APART))


def test_lines_end_in_newlines_and_the_file_in_exactly_one() -> None:
    page = markdown(SPECIMEN)

    assert "\r" not in page
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    assert "\n\n\n" not in page
    assert not re.search(r"[ \t]$", page, re.MULTILINE)


def test_a_paragraph_is_one_line() -> None:
    assert line("One\nand two\r\nand", Break(), "three.") == "One and two and<br>three."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("[to be elaborated]", r"\[to be elaborated\]"),
        ("Status & Operation, R&D", "Status & Operation, R&D"),
        ("&lt; is an entity, AT&T is none; &#42;", r"\&lt; is an entity, AT&T is none; \&#42;"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("<b>bold</b>", r"\<b>bold\</b>"),
        ("LAP Actions #38 to #42", "LAP Actions #38 to #42"),
        ("# no heading #", r"\# no heading \#"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("2 * 3", r"2 \* 3"),
        ("US$ 5 | ~4 | `x`", r"US\$ 5 \| \~4 \| \`x\`"),
        ("1. first", r"1\. first"),
        ("2025) x", r"2025\) x"),
        ("7.2.1 x", "7.2.1 x"),
        ("- dash", r"\- dash"),
        ("-5 degrees - or so", "-5 degrees - or so"),
        ("---", r"\---"),
        ("+ plus", r"\+ plus"),
        ("> quoted", r"\> quoted"),
        ("=== x", r"\=== x"),
        (r"C:\path \[x] end\ ".rstrip() + "\\", r"C:\path \\\[x\] end\\\\"),
        ("https://a.b/*c www.d.e a: //", r"https\://a.b/\*c www\.d.e a: //"),
        ("1-2 presentations (of 3): yes!", "1-2 presentations (of 3): yes!"),
    ],
)
def test_text_is_escaped_only_where_it_could_be_markup(typed: str, printed: str) -> None:
    assert line(typed) == printed


@pytest.mark.parametrize(
    ("parts", "printed"),
    [
        (("(x", Emphasis(inline("ab")), "y)"), "(x*ab*y)"),
        ((Emphasis(inline("ends."), strong=True), " Next"), "**ends.** Next"),
        (("a", Emphasis(inline("(b)")), "c"), "a<em>(b)</em>c"),
        ((Emphasis(inline(" spaced ")),), "<em> spaced </em>"),
        ((Emphasis(inline("a")), Emphasis(inline("b"))), "<em>a</em><em>b</em>"),
        ((Emphasis(inline(Emphasis(inline("a")))),), "<em><em>a</em></em>"),
        (("Attention!", Link(inline("x"), "https://a.b")), r"Attention\![x](https://a.b)"),
        ((Link(inline("x"), "https://a.b/c_(d)"),), r"[x](https://a.b/c_\(d\))"),
        ((Link(inline("x"), "javascript:alert(1)"),), "x"),
        ((CrossReference(inline("x"), anchor="y"),), "[x](#y)"),
        ((CrossReference(inline("x"), anchor="y", document="z"),), "[x](z.md#y)"),
        ((CrossReference(inline("x"), document="z"),), "[x](z.md)"),
        ((CrossReference(inline("x")),), "x"),
        ((Flag(inline("Room XXI"), "provisional"),), r"Room XXI \[provisional\]"),
        ((Flag(inline("when?"), "question"),), "**when?**"),
        ((Flag(inline("late"), "remark"),), r"**\[late\]**"),
        ((Flag(inline("write"), "prompt"),), r"*\[write\]*"),
    ],
)
def test_inline_nodes(parts: tuple[Inline | str, ...], printed: str) -> None:
    assert line(*parts) == printed


def test_a_note_mark_before_a_bracket_or_a_colon_stays_one() -> None:
    page = markdown(
        document(
            paragraph("Conference", NoteMark("one"), "(2RC)"),
            paragraph(NoteMark("one"), ": as noted"),
            notes=NOTES[:1],
        )
    )

    assert "Conference[^1]\\(2RC)" in page
    assert "[^1]\\: as noted" in page
    assert footnote_marks(page) == ["1", "1"]


def test_labels_are_text_and_nested_points_are_indented() -> None:
    inner = List((item("(i)", "inner", "more"),))
    page = markdown(document(List((item("1)", "outer", inner, "after"), item("-", "dash")))))

    assert page.splitlines()[2::2] == [
        r"1\) outer",
        "&emsp;(i) inner",
        "&emsp;&emsp;more",
        "&emsp;after",
        r"\- dash",
    ]
    assert not {"ol", "ul", "li"} & tags(rendered(page))


def test_a_point_without_a_paragraph_keeps_its_label_and_its_anchor() -> None:
    page = markdown(document(List((Item("a)", (), "here"), Item("", (paragraph("x"),), "there")))))

    assert page.splitlines()[2::2] == ['a) <a id="here"></a>', '<a id="there"></a>x']


@pytest.mark.parametrize(
    ("numbering", "printed"),
    [
        (Numbering("number", after="."), r"1\. x"),
        (Numbering("number", after=")"), r"1\) x"),
        (Numbering("number"), "1 x"),
        (Numbering("number", before="[", after="]"), r"\[1\] x"),
        (Numbering("arabic-indic-number", after="-"), "١- x"),
        (Numbering(), "x"),
    ],
)
def test_numbers_of_paragraphs_are_text(numbering: Numbering, printed: str) -> None:
    page = markdown(document(paragraph("x"), numbering=numbering))

    assert page.splitlines()[2] == printed
    assert not {"ol", "ul", "li"} & tags(rendered(page))


def test_headings_are_nested_and_carry_their_anchors() -> None:
    page = markdown(document(section("A", section("B"), label="1.", anchor="a")))

    assert page.splitlines()[2::2] == ['## 1. A <a id="a"></a>', "### B"]


def test_the_cover_stands_around_the_title() -> None:
    cover = (
        CoverLine("from", inline("The Presidency")),
        CoverLine("title", inline("Note #")),
        CoverLine("dateline", inline("7 April")),
    )

    assert markdown(document(cover=cover)) == "The Presidency\n\n# Note \\#\n\n*7 April*\n"


def test_a_table_has_a_cell_for_every_cell() -> None:
    table = Table((inline("A"),), ((inline("a|b"), inline("c")), ()), inline("Caption"))
    page = markdown(document(table))

    assert page.splitlines()[2:] == [
        "**Caption**",
        "",
        "| A | |",
        "| --- | --- |",
        r"| a\|b | c |",
        "| | |",
    ]
    assert [text(cell) for cell in by_tag(rendered(page), "td")] == ["a|b", "c", "", ""]


@pytest.mark.parametrize("head", [(), (inline(" "),), ((), ()), ((), inline("B"))])
def test_a_table_whose_head_is_empty_keeps_its_rows(head: tuple[tuple[Text, ...], ...]) -> None:
    root = rendered(markdown(document(Table(head, ((inline("-"), inline(":-")), (inline("-"),))))))

    assert [text(cell) for cell in by_tag(root, "td")] == ["-", ":-", "-", ""]


def test_fields_and_quotations() -> None:
    fields = Fields(((inline("Lead"), inline("Freedonia")),))
    page = markdown(document(fields, Quote((paragraph("q"),))))

    assert page.splitlines()[2:] == ["**Lead**: Freedonia", "", "> q"]


def test_notes_are_footnotes_whose_numbers_a_forge_would_give() -> None:
    page = markdown(SPECIMEN)

    assert footnote_marks(page) == ["1", "2", "1", "2", "3"]
    assert "CCM/MSP/2024/11, paragraph 87" in text(rendered(page))


def test_notes_that_a_forge_would_drop_or_number_are_text() -> None:
    page = markdown(SPECIMEN)

    assert "# WORK PLAN 2025-2026[\\*](#note-.2a.)\n" in page
    assert '\\* <a id="note-.2a."></a>A note to the title, whose mark is its key.\n' in page
    assert '4 <a id="note-never"></a>A note that nothing marks.\n' in page
    assert "A note that nothing marks." in text(rendered(page))


def test_notes_of_an_annex_and_a_table_are_text_below_them() -> None:
    page = markdown(APART)
    lines = page.splitlines()
    root = rendered(page)
    targets = {a.get("href", "")[1:] for a in by_tag(root, "a") if "#notes-" in a.get("href", "")}

    assert footnote_marks(page) == ["1", "2", "1"]
    assert "| Freedonia<sup>[c](#notes-table-1.20.paid)</sup> | 12 |" in lines
    assert 'c <a id="notes-table-1.20.paid"></a>Paid in part.' in lines
    assert '2 <a id="notes-annex-1.20.source"></a>As told by the *Secretariat*.' in lines
    assert lines.index('## Annex I[\\*](#notes-annex-1.20..2a.) <a id="annex-1"></a>') > 0
    assert targets == {a.get("id") for a in by_tag(root, "a") if "notes-" in a.get("id", "")}


def test_right_to_left_pages_say_so() -> None:
    page = markdown(ARABIC)

    assert page.startswith('<div dir="rtl">\n\n')
    assert page.endswith("\n\n</div>\n")
    assert [text(h) for h in by_tag(rendered(page), "h1")] == ["خطة العمل للفترة 2024-2025"]


def test_a_part_in_another_language_is_read_as_markdown() -> None:
    part = Foreign((section("H", paragraph(Emphasis(inline("x")))), Quote((paragraph("q"),))), "ar")
    page = markdown(document(paragraph("before"), part, paragraph("after")))

    assert page.splitlines()[2:] == [
        *("before", "", '<div lang="ar" dir="rtl">', ""),
        *("## H", "", "*x*", "", "> q", "", "</div>", "", "after"),
    ]
    root = rendered(page)
    (division,) = by_tag(root, "div")
    assert [text(node) for node in by_tag(division, "h2", "em", "blockquote")] == ["H", "x", "q"]
    assert text(by_tag(root, "p")[-1]) == "after"


def test_a_point_wholly_in_another_language_takes_its_label_along() -> None:
    points = List((item("(a)", Foreign((paragraph("x"),), "fr"), anchor="here"), item("(b)", "y")))

    assert markdown(document(points)).splitlines()[2::2] == [
        *('<div lang="fr" dir="ltr">', '(a) <a id="here"></a>x', "</div>", "(b) y"),
    ]


@pytest.mark.parametrize(("language", "side"), [("en", "right"), ("ar", "left")])
def test_the_end_of_a_column_is_where_the_language_ends(language: str, side: str) -> None:
    cells = (inline("a"), inline("1"))
    tree = document(Table(cells, (cells,), align=("start", "end")), language=language)

    cells_read = by_tag(rendered(markdown(tree)), "td")
    assert [cell.get("align") for cell in cells_read] == [None, side]


def test_what_stands_apart_has_its_label_on_a_line_of_its_own() -> None:
    parts = (
        Section(inline("T"), (), "Annex", "x", apart=True),
        Section((), (paragraph("y"),), "Annex", apart=True),
    )

    assert markdown(document(*parts)).splitlines()[2:6:2] == [
        *('## Annex<br>T <a id="x"></a>', "## Annex"),
    ]


@given(TEXTS)
def test_any_text_comes_back_word_for_word(typed: str) -> None:
    root = rendered(markdown(document(paragraph(typed))))

    assert words(root) == ["Title", *typed.split()]
    assert tags(root) <= {"h1", "p"}


@given(TEXTS, TEXTS)
def test_any_text_comes_back_in_every_place(first: str, second: str) -> None:
    page = markdown(
        document(
            section(first, Quote((paragraph(second),)), List((item(first, second),)), label=second),
            Table((inline(first),), ((inline(second),),), inline(first)),
            paragraph("x", NoteMark("n")),
            cover=(CoverLine("title", inline(second)), CoverLine("from", inline(first))),
            notes=(Note("n", inline(second)),),
        )
    )
    parts = [second, first, second, first, second, first, second, first, first, second, "x", second]

    assert words(rendered(page), without=("sup", "footnote-backref")) == " ".join(parts).split()


@given(TEXTS)
def test_a_forge_that_links_bare_addresses_keeps_the_words(typed: str) -> None:
    root = rendered(markdown(document(paragraph(typed))), "autolink")

    assert words(root) == ["Title", *typed.split()]


@given(INLINES)
def test_any_inline_content_comes_back_word_for_word(content: tuple[Inline, ...]) -> None:
    tree = document(Paragraph(content), notes=NOTES)
    root = rendered(markdown(tree))
    expected = "".join(_spelled(content)).split()
    printed = words(root, without=("sup", "footnotes"))

    assert printed[1 : len(expected) + 1] == expected
    assert tags(root) <= {"h1", "p", "em", "strong", "a", "sup", "section", "ol", "li"}


@given(BLOCKS)
def test_any_tree_is_written_the_same_way_twice(blocks: tuple[Paragraph, ...]) -> None:
    tree = document(*blocks, notes=NOTES)

    assert markdown(tree) == markdown(tree)


@given(st.integers(min_value=1, max_value=150))
def test_any_depth_keeps_its_words(depth: int) -> None:
    nested: Paragraph | List | Quote = paragraph("bottom")
    for level in range(depth):
        nested = List((item(f"{level})", "x", nested),)) if level % 2 else Quote((nested,))
    spelled = words(rendered(markdown(document(nested))))

    assert spelled.count("x") == depth // 2
    assert spelled[-1] == "bottom"


def _spelled(content: tuple[Inline, ...]) -> list[str]:
    """The words that content should print."""
    out = []
    for node in content:
        match node:
            case Text(typed):
                out.append(typed)
            case Flag(children, "prompt" | "remark"):
                out.append("".join(["[", *_spelled(children), "]"]))
            case Emphasis(children) | Link(children) | CrossReference(children) | Flag(children):
                out.extend(_spelled(children))
    return out


def test_rows_of_a_table_can_be_led_to_and_columns_aligned() -> None:
    table = Table(
        (inline("Name"), inline("Sum")),
        ((inline("Group"),), (inline("a"), inline("1"))),
        align=("start", "end"),
        anchors=("", "here"),
        headings=(0,),
    )
    lines = markdown(document(table)).splitlines()
    assert lines[2:] == [
        "| Name | Sum |",
        "| --- | ---: |",
        "| Group | |",
        '| <a id="here"></a>a | 1 |',
    ]
