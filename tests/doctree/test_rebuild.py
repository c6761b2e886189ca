"""Walking a tree, changing a copy of it, and taking it apart where it cannot be printed."""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

import pytest

from ccmtool.doctree.depth import flat, is_nested
from ccmtool.doctree.links import untangle, without_dangling
from ccmtool.doctree.nodes import (
    Break,
    CoverLine,
    CrossReference,
    Document,
    Emphasis,
    Fields,
    Flag,
    Foreign,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Node,
    NoteMark,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from ccmtool.doctree.rebuild import (
    NODE_TYPES,
    children,
    map_children,
    rebuild,
    unmarked,
    walk,
    words,
)

A, B, MARK = Text("a"), Text("b"), NoteMark("n")


def untangled(*inlines: Inline) -> Inlines:
    tree = untangle(Document("d", "k", "en", (CoverLine("title", inlines),), ()))
    return tree.cover[0].children


def test_children_come_as_they_are_read() -> None:
    table = Table(head=((A,),), rows=(((B,), ()),), caption=(MARK,))

    assert list(children(table)) == [MARK, A, B]
    assert list(children(A)) == []


@pytest.mark.parametrize("kind", NODE_TYPES)
def test_nodes_are_found_in_every_field_that_can_hold_them(kind: type) -> None:
    hints = get_type_hints(kind)
    node = kind(**{name: _marks_for(hint) for name, hint in hints.items()})
    expected = repr(node).count(repr(MARK))

    assert list(children(node)) == [MARK] * expected
    assert repr(MARK) not in repr(map_children(node, lambda _: A))


def _marks_for(hint: Any) -> Any:
    """A value of a type: tuples of one of each, with a mark for every node."""
    if get_origin(hint) is tuple:
        return tuple(_marks_for(part) for part in get_args(hint) if part is not ...)
    return MARK if {hint, *get_args(hint)} & {*NODE_TYPES} else ""


def test_walking_goes_as_deep_as_the_tree() -> None:
    tree: Inline = A
    for _ in range(5000):
        tree = Emphasis((tree,))

    assert sum(1 for _ in walk(tree)) == 5001


def test_a_changed_copy_keeps_what_did_not_change() -> None:
    paragraph = Paragraph((A, Emphasis((B,))))

    assert rebuild(paragraph, lambda node: node) is paragraph
    assert map_children(paragraph, lambda _: A) == Paragraph((A, A))


def test_a_node_may_give_way_to_several_or_to_none() -> None:
    def change(node: Node) -> Node | tuple[Node, ...]:
        return (A, B) if node == MARK else () if node == B else node

    table = Table(head=((MARK, B),), rows=(((B,), (MARK,)),))

    assert rebuild(table, change) == Table(head=((A, B),), rows=(((), (A, B)),))


def test_words_are_what_is_read_without_marks() -> None:
    assert words((A, MARK, Break(), Emphasis((B, Text("  c"))))) == "a b c"


def test_words_printed_again_have_no_marks() -> None:
    flagged = Flag((A, MARK), "provisional")
    assert unmarked((flagged, MARK, B)) == (Flag((A,), "provisional"), B)


def test_a_link_to_no_place_leaves_its_words() -> None:
    here, gone = CrossReference((A,), "here"), CrossReference((A,), "gone")
    elsewhere = CrossReference((B,), "gone", "other")
    section = Section((B,), (Paragraph((here, gone, elsewhere)),), anchor="here")
    (found,) = without_dangling(Document("d", "note", "en", (), (section,))).blocks
    assert isinstance(found, Section)
    assert found.blocks == (Paragraph((here, A, elsewhere)),)


def test_a_link_in_a_link_leaves_its_words() -> None:
    inner = CrossReference((B,), anchor="x")

    assert untangled(Link((A, Emphasis((inner,))), "https://a.b")) == (
        Link((A, Emphasis((B,))), "https://a.b"),
    )


def test_a_mark_in_a_link_parts_it() -> None:
    link = CrossReference((A, Emphasis((MARK, B)), MARK), anchor="x")

    assert untangled(link) == (
        CrossReference((A,), anchor="x"),
        MARK,
        CrossReference((Emphasis((B,)),), anchor="x"),
        MARK,
    )


def test_a_flag_in_a_link_stays_whole_and_its_marks_follow() -> None:
    link = Link((Flag((A, MARK, B), "prompt"),), "https://a.b")

    assert untangled(link) == (Link((Flag((A, B), "prompt"),), "https://a.b"), MARK)


def test_links_without_marks_are_left_alone() -> None:
    link = Link((A,), "https://a.b")

    assert untangled(Emphasis((MARK,)), link) == (Emphasis((MARK,)), link)


def test_what_lies_too_deep_keeps_its_words_and_labels() -> None:
    table = Table((), ())
    fields = Fields(())
    tree = Quote(
        (
            Foreign((Section((A,), (Paragraph((B,)),), label="1."),), "fr"),
            List(
                (
                    Item("a)", (Paragraph((A,)), Paragraph((B,)))),
                    Item("b)", (table,)),
                    Item("c)", ()),
                    Item("d)", (Section((B,), ()), fields)),
                    Item("e)", ()),
                )
            ),
        )
    )

    assert flat(tree) == (
        Paragraph((Text("1. "), A)),
        Paragraph((B,)),
        Paragraph((Text("a) "), A)),
        Paragraph((B,)),
        Paragraph((Text("b)"),)),
        table,
        Paragraph((Text("c)"),)),
        Paragraph((Text("d)"),)),
        Paragraph((B,)),
        fields,
        Paragraph((Text("e)"),)),
    )


def test_inline_content_too_deep_is_its_words() -> None:
    assert flat(Emphasis((A, Link((B,), "https://a.b")))) == (Text("ab"),)
    assert flat(table := Table((), ())) == (table,)
    assert not is_nested(table)


def test_foreign_blocks_too_deep_are_their_paragraphs() -> None:
    tree = Foreign((Quote((Paragraph((A,)), Paragraph((B,)))),), "fr")

    assert is_nested(tree)
    assert flat(tree) == (Paragraph((A,)), Paragraph((B,)))
