"""Any text and any inline content, rich in what the formats take for markup."""

from __future__ import annotations

from hypothesis import strategies as st

from ccmtool.doctree.nodes import (
    Block,
    CrossReference,
    Emphasis,
    Flag,
    Foreign,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)

# The reader refuses control, surrogate and private-use characters in a corpus.
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"))

MARKUP = st.sampled_from(
    [
        *"*_[]()<>&\\`~$|#!^:;-+=.\"'{}@/1 a\t\n",
        *["1. ", "2) ", "- ", "# ", "> ", "```", "~~~", "    ", "---", "===", "](", "]: ", "[^1]"],
        *[
            "<script>",
            "</p>",
            "</style>",
            "<!--",
            "-->",
            "&amp;",
            "&#42;",
            "&lt;",
            "<b>",
            "<a@b.c>",
        ],
        *["**a**", "_a_", "![a](b)", "[a]: b", "[^1]: a", "| a |", "| --- |", ":-", "https://a.b"],
        *["{{ a }}", "{% a %}"],
    ]
)

TEXTS = st.lists(st.one_of(MARKUP, st.text(CHARACTERS, max_size=4)), max_size=8).map("".join)

LABELS = st.sampled_from(
    ["", "1.", "1)", "a)", "(i)", "-", "*", "#", ">", "+", "7.2.1", "项目1", "[^1]:"]
)
ADDRESSES = st.sampled_from(["https://un.org/a_(b)*c*?d=1&copy=2|3", "javascript:x"])
ANCHORS = st.sampled_from(["", "here", '*<">'])

INLINES: st.SearchStrategy[Inlines] = st.deferred(lambda: st.lists(INLINE, max_size=5).map(tuple))

INLINE: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, TEXTS),
    st.builds(Text, st.sampled_from(["word", " word ", "(word)", "word."])),
    st.builds(Emphasis, INLINES, st.booleans()),
    st.builds(Link, INLINES, ADDRESSES),
    st.builds(CrossReference, INLINES, ANCHORS, st.sampled_from(["", "x"])),
    st.builds(NoteMark, st.sampled_from(["one", "two", "missing"])),
    st.builds(Flag, INLINES, st.sampled_from(["question", "prompt", "remark"])),
)

BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.deferred(
    lambda: st.lists(BLOCK, max_size=3).map(tuple)
)

BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, INLINES),
    st.builds(List, st.lists(st.builds(Item, LABELS, BLOCKS, ANCHORS), max_size=3).map(tuple)),
    st.builds(Quote, BLOCKS),
    st.builds(
        Table,
        st.lists(INLINES, max_size=3).map(tuple),
        st.lists(st.lists(INLINES, max_size=3).map(tuple), max_size=3).map(tuple),
        INLINES,
    ),
    st.builds(Section, INLINES, BLOCKS, LABELS, ANCHORS, apart=st.booleans()),
    st.builds(Foreign, BLOCKS, st.sampled_from(["ar", "fr"])),
)
