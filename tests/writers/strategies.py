"""Any text and any inline content, rich in what the formats take for markup."""

from __future__ import annotations

from hypothesis import strategies as st

from ccmtool.doctree.nodes import (
    Block,
    CrossReference,
    Emphasis,
    Flag,
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
    list("*_[]()<>&\\`~$|#!^:;-+=.\"'{}@/1 a\t\n")
    + ["1. ", "2) ", "- ", "# ", "> ", "```", "~~~", "    ", "---", "===", "](", "]: ", "[^1]", "<b>"]
    + ["<script>", "</p>", "</style>", "<!--", "-->", "&amp;", "&#42;", "&lt;", "**a**", "_a_", "![a](b)"]
    + ["[a]: b", "[^1]: a", "| a |", "| --- |", ":-", "{{ a }}", "{% a %}", "https://a.b", "<a@b.c>"]
)

TEXTS = st.lists(st.one_of(MARKUP, st.text(CHARACTERS, max_size=4)), max_size=8).map("".join)

INLINES: st.SearchStrategy[Inlines] = st.deferred(
    lambda: st.lists(INLINE, max_size=5).map(tuple)
)

INLINE: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, TEXTS),
    st.builds(Text, st.sampled_from(["word", " word ", "(word)", "word."])),
    st.builds(Emphasis, INLINES, st.booleans()),
    st.builds(Link, INLINES, st.sampled_from(["https://un.org/a_(b)*c*?d=1&copy=2|3", "javascript:x"])),
    st.builds(CrossReference, INLINES, st.sampled_from(["", "a-b", "*"]), st.sampled_from(["", "x"])),
    st.builds(NoteMark, st.sampled_from(["one", "two", "*", "missing"])),
    st.builds(Flag, INLINES, st.sampled_from(["question", "prompt"]), TEXTS),
)

BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.deferred(
    lambda: st.lists(BLOCK, max_size=3).map(tuple)
)

LABELS = st.sampled_from(["", "1.", "1)", "a)", "(i)", "-", "*", "#", ">", "+", "7.2.1", "项目1", "[^1]:"])

ANCHORS = st.sampled_from(["", "here", "*<\">"])

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
    st.builds(Section, INLINES, BLOCKS, LABELS, ANCHORS),
)
