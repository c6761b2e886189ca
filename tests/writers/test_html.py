"""HTML: one self-contained, accessible page; text never turns into markup."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccmtool.doctree.nodes import (
    Block,
    Break,
    CoverLine,
    CrossReference,
    Document,
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
    Quote,
    Table,
)
from ccmtool.language import PHRASES
from tests.conftest import Golden
from tests.writers.reading import body, by_role, by_tag, html, parsed, tags, text, words
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
from tests.writers.strategies import BLOCKS, TEXTS

FRAME = {"header", "main", "h1"}


def first_paragraph(*parts: str | Inline) -> str:
    """The HTML of one paragraph, without its element."""
    found = re.search(
        r"<main>\n<p>(.*?)</p>\n</main>", html(document(paragraph(*parts))), re.DOTALL
    )
    assert found is not None
    return found[1]


def test_the_specimen_is_its_golden(golden: Golden) -> None:
    golden("specimen.html", html(SPECIMEN))
    golden("arabic.html", html(ARABIC))
    golden("apart.html", html(APART))


def test_the_page_is_valid_to_a_strict_parser() -> None:
    parsed(html(SPECIMEN))
    parsed(html(ARABIC))
    parsed(html(APART))


def test_the_head_says_what_the_page_is() -> None:
    page = html(SPECIMEN)

    assert page.startswith('<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset=')
    assert "<title>WORK PLAN 2025-2026</title>" in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert page.endswith("</html>\n")
    assert "\r" not in page


def test_an_arabic_page_runs_from_the_right() -> None:
    assert '<html lang="ar" dir="rtl">' in html(ARABIC)


def test_the_policy_admits_the_one_style_sheet_and_nothing_else() -> None:
    page = html(SPECIMEN)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert style is not None
    assert policy is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()

    assert policy[1].split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_nothing_is_loaded_and_nothing_runs() -> None:
    root = parsed(html(SPECIMEN))
    attributes = {name for node in root.iter() for name in node.attrib}

    assert not {"script", "link", "img", "iframe", "object", "base"} & {n.tag for n in root.iter()}
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "style")}
    assert "url(" not in html(SPECIMEN)
    assert "@import" not in html(SPECIMEN)


def test_headings_begin_with_one_h1_and_skip_no_level() -> None:
    headings = by_tag(parsed(html(SPECIMEN)), *(f"h{level}" for level in range(1, 7)))
    levels = [int(heading.tag[1]) for heading in headings]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_there_is_a_landmark_for_each_part() -> None:
    children = [node.tag for node in body(parsed(html(SPECIMEN)))]

    assert children == ["header", "nav", "main", "footer"]


def test_short_documents_have_no_contents() -> None:
    four = [section(title, anchor=title) for title in "abcd"]

    assert "<nav" not in html(document(*four))
    assert "<nav" in html(document(*four, section("e", anchor="e")))
    assert "<nav" not in html(document(section("a", anchor="a"), *(section(t) for t in "bcde")))


def test_contents_leave_out_no_section_among_others() -> None:
    nav = by_tag(
        parsed(html(document(*(section(t, anchor=t) for t in "abc"), section("d"), section("e")))),
        "nav",
    )

    assert [text(line) for line in by_role(nav[0], "listitem")] == list("abcde")
    assert len(by_tag(nav[0], "a")) == 3


def test_the_contents_lead_to_their_sections() -> None:
    nav = by_tag(parsed(html(SPECIMEN)), "nav")[0]
    lines = by_role(nav, "listitem")

    assert nav.get("aria-label") == "Contents"
    assert [text(line) for line in lines[:3]] == ["1. Background", "2. Activities", "3. Open ends"]
    assert [link.get("href") for link in by_tag(lines[0], "a")] == ["#background"]
    assert [text(line) for line in lines if not by_tag(line, "a")] == [
        "Without a number or an anchor"
    ]


@pytest.mark.parametrize("tree", [SPECIMEN, APART])
def test_ids_are_unique_and_links_lead_to_them(tree: Document) -> None:
    root = parsed(html(tree))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    addresses = {link.get("href", "") for link in by_tag(root, "a")}

    assert len(ids) == len(set(ids))
    assert {address[1:] for address in addresses if address.startswith("#")} <= set(ids)


def test_labels_are_text() -> None:
    root = parsed(html(SPECIMEN))
    points = [item for item in by_role(root, "listitem") if item.get("id") == "activity-coalitions"]
    style = "".join(text(node) for node in by_tag(root, "style"))

    assert [text(point) for point in points] == ["b) The Coordinators will map coalitions."]
    assert not by_tag(root, "ul", "ol", "li"), "word processors number and dot native lists"
    assert "counter-" not in style
    assert "::marker" not in style


@pytest.mark.parametrize(
    ("label", "hang"),
    [
        ("1.", "short"),
        ("(a)", "medium"),
        ("一、", "medium"),
        ("（一）", "long"),
        ("4 bis.1", "long"),
    ],
)
def test_text_hangs_as_far_as_its_label_is_wide(label: str, hang: str) -> None:
    assert f'class="labelled {hang}"' in html(document(List((item(label, "x"),))))


def test_a_point_without_a_paragraph_keeps_its_label_and_its_anchor() -> None:
    page = html(document(List((Item("a)", (), "here"), item("b)", List((item("-", "x"),)))))))

    assert '<div role="listitem" id="here">\n<p><span class="label">a) </span></p>' in page
    assert words(parsed(page)) == ["Title", "a)", "b)", "-", "x"]


def test_each_mark_has_its_note_and_each_note_one_way_back_per_mark() -> None:
    root = parsed(html(SPECIMEN))
    marks = [a for a in by_tag(root, "a") if a.get("role") == "doc-noteref"]
    back = [a for a in by_tag(root, "a") if a.get("role") == "doc-backlink"]

    assert [text(mark) for mark in marks] == ["*", "1", "2", "1", "2", "3", "*"]
    assert sorted(f"#{mark.get('id')}" for mark in marks) == sorted(
        str(a.get("href")) for a in back
    )
    assert len({a.get("aria-label") for a in back}) == len(back)
    assert back[-1].get("aria-label") == "Back to the text: 3"


def test_notes_stand_at_the_end_in_their_order() -> None:
    notes = by_tag(parsed(html(SPECIMEN)), "footer")[0]

    assert [text(note).rstrip("↩\ufe0e 12") for note in by_role(notes, "listitem")] == [
        "* A note to the title, whose mark is its key.",
        "1 CCM/MSP/2024/11, paragraph 87",
        "2 e.g. universalisation, as noted.",
        "3 1. A note that opens like a list.",
        "4 A note that nothing marks.",
    ]
    assert [node.get("aria-label") for node in by_tag(notes, "section")] == ["Notes"]


def test_notes_of_an_annex_and_a_table_stand_with_them() -> None:
    root = parsed(html(APART))
    lists = [node for node in by_role(root, "list") if node.get("aria-label") == "Notes"]
    found = [
        [text(note).rstrip("↩\ufe0e 12") for note in by_role(one, "listitem")] for one in lists
    ]
    footer = by_tag(root, "footer")[0]

    assert found == [
        [
            "a As told by the Secretariat.",
            "b In guilders.",
            "c Paid in part.",
            "* Not yet confirmed.",
        ],
        ["* Not yet confirmed.", "1 As of 1 May.", "2 As told by the Secretariat."],
    ]
    assert [text(note).rstrip("↩\ufe0e 12") for note in by_role(footer, "listitem")] == [
        "1 As told by the Secretariat.",
        "2 In guilders.",
    ]


def test_each_mark_leads_to_the_note_of_its_place_and_back() -> None:
    root = parsed(html(APART))
    marks = [a for a in by_tag(root, "a") if a.get("role") == "doc-noteref"]
    back = [a.get("href") for a in by_tag(root, "a") if a.get("role") == "doc-backlink"]
    places = {node.get("id"): text(node)[0] for node in by_role(root, "listitem")}

    assert [text(mark) for mark in marks] == [*"12abc*1*121"]
    assert [places[str(mark.get("href"))[1:]] for mark in marks] == [text(mark) for mark in marks]
    assert sorted(f"#{mark.get('id')}" for mark in marks) == sorted(map(str, back))


def test_numbers_of_paragraphs_are_text_that_hangs() -> None:
    root = parsed(html(APART))
    numbered = [node for node in by_tag(root, "p") if node.get("class") == "numbered"]

    assert [text(node).partition("  ")[0][:6] for node in numbered] == [
        *("1. The", "1 bis ", "2. The", "1. The", "2. Two")
    ]


def test_a_document_without_notes_has_no_room_for_them() -> None:
    assert "<footer" not in html(document(paragraph("x")))


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://undocs.org/A", '<a href="https://undocs.org/A">x</a>'),
        ("http://un.org", '<a href="http://un.org">x</a>'),
        ("HTTPS://un.org", '<a href="HTTPS://un.org">x</a>'),
        ("mailto:a@b.org", '<a href="mailto:a@b.org">x</a>'),
        ("https://a.b/ü\"'<>", '<a href="https://a.b/%C3%BC%22&#39;%3C%3E">x</a>'),
        ("javascript:alert(1)", "x"),
        ("JavaScript:alert(1)", "x"),
        (" javascript:alert(1)", "x"),
        ("java\tscript:alert(1)", "x"),
        ("https:alert(1)", "x"),
        ("https://", "x"),
        ("http://[", "x"),
        ("mailto:", "x"),
        ("//a.b", "x"),
        ("data:text/html,x", "x"),
        ("file:///etc/passwd", "x"),
        ("https://a.b/\nc", "x"),
        ("", "x"),
    ],
)
def test_links_lead_to_the_web_and_to_mailboxes_only(address: str, printed: str) -> None:
    assert first_paragraph(Link(inline("x"), address)) == printed


@pytest.mark.parametrize(
    ("node", "printed"),
    [
        (CrossReference(inline("x"), anchor="y"), '<a href="#y">x</a>'),
        (CrossReference(inline("x"), anchor="y z", document="d"), '<a href="d.html#y.20.z">x</a>'),
        (CrossReference(inline("x"), document="d"), '<a href="d.html">x</a>'),
        (CrossReference(inline("x")), "x"),
        (
            Link(inline("a", Link(inline("b"), "https://b.c")), "https://a.b"),
            '<a href="https://a.b">ab</a>',
        ),
        (Emphasis(inline("x")), "<em>x</em>"),
        (Emphasis(inline("x"), strong=True), "<strong>x</strong>"),
        (Break(), "<br>"),
        (NoteMark("missing"), ""),
        (
            Flag(inline("x"), "provisional"),
            '<span class="provisional">x</span> <span class="flag">[provisional]</span>',
        ),
        (Flag(inline("x"), "question"), '<mark class="question">x</mark>'),
        (Flag(inline("x"), "remark"), '<mark class="question">[x]</mark>'),
        (Flag(inline("x"), "prompt"), '<em class="prompt">[x]</em>'),
    ],
)
def test_inline_nodes(node: Inline, printed: str) -> None:
    assert first_paragraph(node) == printed


def test_a_note_mark_inside_a_link_stands_beside_it() -> None:
    link = CrossReference(inline("the ", Emphasis(inline("a", NoteMark("n"), "b"))), anchor="x")
    page = html(document(paragraph(link), notes=(Note("n", inline("Note.")),)))

    assert '<a href="#x">the <em>a</em></a><a class="note-mark"' in page
    assert '</a><a href="#x"><em>b</em></a></p>' in page


def test_tables_have_heads_and_captions() -> None:
    root = parsed(html(SPECIMEN))
    table = by_tag(root, "table")[0]

    assert [text(node) for node in by_tag(table, "caption")] == ["Actions and where they stand"]
    assert [(text(th), th.get("scope")) for th in by_tag(table, "th")] == [
        ("Action", "col"),
        ("Status", "col"),
    ]
    assert {len(row) for row in by_tag(table, "tr")} == {3}


def test_tables_without_head_or_cells() -> None:
    page = html(document(Table((), ((inline("a"), inline("b")), (inline("c"),))), Table((), ())))
    root = parsed(page)

    assert by_tag(root, "thead") == []
    assert [text(td) for td in by_tag(root, "td")] == ["a", "b", "c", ""]
    assert len(by_tag(root, "table")) == 1


def test_fields_are_names_with_values() -> None:
    root = parsed(html(document(Fields(((inline("Lead"), inline("Freedonia")),)))))

    assert [text(node) for node in by_tag(root, "dt", "dd")] == ["Lead", "Freedonia"]


def test_cover_lines_carry_their_roles() -> None:
    cover = (CoverLine("from", inline("a")), CoverLine("title", inline("b")), CoverLine("x y", ()))
    page = html(document(cover=cover))

    assert '<p class="cover-from">a</p>\n<h1>b</h1>\n<p class="cover-x.20.y"></p>' in page


@given(TEXTS)
def test_any_text_comes_back_word_for_word(typed: str) -> None:
    root = parsed(html(document(paragraph(typed))), strict=False)

    assert words(root) == ["Title", *typed.split()]
    assert tags(root) <= FRAME | {"p"}


@given(TEXTS, TEXTS)
def test_hostile_text_never_becomes_markup(first: str, second: str) -> None:
    tree = document(
        section(first, List((item(first, second, anchor=first),)), label=second, anchor=second),
        Table((inline(first),), ((inline(second),),), inline(first)),
        paragraph(Flag(inline(first), "question"), Link(inline(second), first)),
        paragraph(CrossReference(inline(first), first, second), NoteMark(first)),
        cover=(CoverLine("title", inline(first)), CoverLine(first, inline(second))),
        notes=(Note(first, inline(second)),),
        language=first,
    )
    root = parsed(html(tree), strict=False)

    assert tags(root) <= FRAME | {
        *("section", "h2", "p", "span", "table", "caption", "thead", "tbody", "tr"),
        *("th", "td", "div", "mark", "a", "sup", "footer"),
    }
    assert {name for node in body(root).iter() for name in node.attrib} <= {
        *("class", "id", "href", "role", "tabindex", "scope", "aria-label", "aria-hidden"),
    }


@given(BLOCKS)
def test_any_tree_is_written_the_same_way_twice(blocks: tuple[Block, ...]) -> None:
    tree = document(*blocks, notes=(Note("one", inline("x")),))

    assert html(tree) == html(tree)
    parsed(html(tree), strict=False)


@given(st.integers(min_value=1, max_value=150))
def test_any_depth_keeps_its_words(depth: int) -> None:
    nested: Block = paragraph("bottom")
    for level in range(depth):
        nested = List((item(f"{level})", "x", nested),)) if level % 2 else Quote((nested,))
    spelled = words(parsed(html(document(nested))))

    assert spelled.count("x") == depth // 2
    assert spelled[-1] == "bottom"
    assert all(f"{level})" in spelled for level in range(1, depth, 2))


@given(st.integers(min_value=1, max_value=150))
def test_any_depth_of_emphasis_keeps_its_words(depth: int) -> None:
    nested: Inline = Emphasis(inline("bottom"))
    for _ in range(depth):
        nested = Emphasis((nested,), strong=True)

    assert words(parsed(html(document(paragraph(nested))))) == ["Title", "bottom"]


def test_a_control_character_is_not_written() -> None:
    assert first_paragraph("a\x00b\x1fc\ud800d") == "a\ufffdb\ufffdc\ufffdd"


def test_a_part_in_another_language_has_the_words_of_the_tool_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(PHRASES, "fr", replace(PHRASES["en"], provisional="provisoire"))
    doubt = paragraph(Flag(inline("x"), "provisional"))
    inner = Foreign((doubt, Foreign((doubt,), "en"), doubt), "fr")
    flags = re.findall(r"\[(\w+)\]</span>", html(document(doubt, inner, doubt)))

    assert flags == [*("provisional", "provisoire", "provisional", "provisoire", "provisional")]


def test_a_point_wholly_in_another_language_carries_it_with_its_label() -> None:
    blocks = (paragraph("x"), paragraph("y"))
    page = html(document(List((item("(a)", Foreign(blocks, "ar"), anchor="here"),))))

    assert (
        '<div role="listitem" id="here" class="foreign" lang="ar" dir="rtl">\n'
        '<p><span class="label">(a) </span>x</p>\n<p>y</p>\n</div>'
    ) in page


def test_columns_may_be_set_to_their_end() -> None:
    cells = (inline("a"), inline("1"))
    root = parsed(html(document(Table(cells, (cells, ()), align=("start", "end")))))

    assert [(text(cell), cell.get("class")) for cell in by_tag(root, "th", "td")] == [
        *(("a", None), ("1", "end"), ("a", None), ("1", "end"), ("", None), ("", None)),
    ]


def test_a_table_may_be_led_to() -> None:
    page = html(document(Table((), ((inline("x"),),), anchor="item-x")))

    assert [node.get("id") for node in parsed(page).iter() if node.get("id")] == ["item-x"]


def test_an_amount_keeps_its_order_among_words_that_run_from_the_right() -> None:
    table = Table((), ((inline("أ"), inline("1 200")), (inline("ب"), ())), align=("start", "end"))

    assert "<span" not in html(document(table))
    for tree in (document(table, language="ar"), document(Foreign((table,), "ar"))):
        spans = [node for node in parsed(html(tree)).iter() if node.get("dir") == "auto"]
        assert [text(node) for node in spans] == ["1 200"]


def test_rows_of_a_table_can_be_led_to_and_columns_aligned() -> None:
    rows = ((inline("Group"),), (inline("a"), inline("1")), (inline("b"), inline("2")))
    table = Table(
        (inline("Name"), inline("Sum")), rows, (), ("start", "end"), ("", "", "here*"), (0,)
    )
    root = parsed(html(document(table)))

    assert [row.get("id") for row in by_tag(root, "tr")] == [None, None, None, "here.2a."]
    cells = [(text(cell), cell.get("class"), cell.get("colspan")) for cell in by_tag(root, "td")]
    assert cells == [
        ("Group", None, "2"),
        ("a", None, None),
        ("1", "end", None),
        ("b", None, None),
        ("2", "end", None),
    ]
    assert [cell.get("class") for cell in by_tag(root, "th")] == [None, "end"]
