"""What depends on position: levels, notes, paragraph numbers, contents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccmtool.doctree.nodes import (
    Block,
    Break,
    ContentsEntry,
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
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from ccmtool.doctree.numbering import number
from ccmtool.doctree.rebuild import walk


def document(*blocks: Block, notes: tuple[Note, ...] = (), cover: Inlines = ()) -> Document:
    return Document("d", "kind", "en", (CoverLine("title", cover),), blocks, notes)


def paragraph(*children: Inline) -> Paragraph:
    return Paragraph(children)


def notes(*keys: str) -> tuple[Note, ...]:
    return tuple(Note(key, (Text(f"note {key}"),)) for key in keys)


def labels(tree: Document) -> dict[str, str]:
    return {note.key: note.label for note in tree.notes}


def marks(tree: Document) -> list[tuple[str, str, int]]:
    found = (node for node in walk(tree) if isinstance(node, NoteMark))
    return [(mark.key, mark.label, mark.occurrence) for mark in found]


def test_levels_count_nested_sections_only_and_stop_at_six() -> None:
    tree: Block = Section((), ())
    for _ in range(7):
        tree = Section((), (List((Item("", (Quote((tree,)),)),)),))

    numbered = number(document(tree))

    assert [node.level for node in walk(numbered) if isinstance(node, Section)] == (
        [2, 3, 4, 5, 6, 6, 6, 6]
    )


def test_notes_are_labelled_in_the_order_of_their_first_marks() -> None:
    tree = document(
        paragraph(NoteMark("b")),
        paragraph(NoteMark("a"), NoteMark("b")),
        notes=notes("a", "b"),
    )

    numbered = number(tree)

    assert [(note.key, note.label, note.marks) for note in numbered.notes] == [
        ("b", "1", 2),
        ("a", "2", 1),
    ]
    assert marks(numbered) == [("b", "1", 1), ("a", "2", 1), ("b", "1", 2)]


def test_marks_count_wherever_they_stand_as_the_page_is_read() -> None:
    tree = document(
        Section(
            (NoteMark("title"),),
            (
                Table(
                    head=((NoteMark("head"),),),
                    rows=(((Emphasis((NoteMark("cell"),)),),),),
                    caption=(NoteMark("caption"),),
                ),
                Fields((((NoteMark("name"),), (NoteMark("value"),)),)),
                List((Item("a)", (paragraph(Flag((NoteMark("item"),), "question")),)),)),
                Quote((paragraph(Link((NoteMark("quote"),), "https://a.b")),)),
            ),
        ),
        cover=(NoteMark("cover"),),
        notes=notes("quote", "item", "value", "name", "cell", "head", "caption", "title", "cover"),
    )

    assert list(labels(number(tree))) == (
        ["cover", "title", "caption", "head", "cell", "name", "value", "item", "quote"]
    )


def test_a_key_of_asterisks_is_its_own_label_and_uses_no_number() -> None:
    tree = document(
        paragraph(NoteMark("*"), NoteMark("a"), NoteMark("**"), NoteMark("a*")),
        notes=notes("a", "*", "**", "a*"),
    )

    assert labels(number(tree)) == {"*": "*", "a": "1", "**": "**", "a*": "2"}


def test_a_note_that_is_never_marked_goes_last_and_has_a_number() -> None:
    tree = document(paragraph(NoteMark("b")), notes=notes("a", "b", "c"))

    numbered = number(tree)

    assert labels(numbered) == {"b": "1", "a": "2", "c": "3"}
    assert [note.marks for note in numbered.notes] == [1, 0, 0]


def test_a_mark_without_a_note_keeps_an_empty_label() -> None:
    tree = document(paragraph(NoteMark("a"), NoteMark("b")), notes=notes("b"))

    assert marks(number(tree)) == [("a", "", 0), ("b", "1", 1)]


def test_a_note_may_lead_to_another_one() -> None:
    first = Note("a", (NoteMark("c"),))
    tree = document(paragraph(NoteMark("a"), NoteMark("b")), notes=(*notes("c", "b"), first))

    numbered = number(tree)

    assert labels(numbered) == {"a": "1", "b": "2", "c": "3"}
    assert numbered.notes[2].marks == 1


def test_of_two_notes_with_one_key_the_first_is_meant() -> None:
    tree = document(paragraph(NoteMark("a")), notes=(*notes("a"), Note("a", (Text("again"),))))

    assert [(note.label, note.marks) for note in number(tree).notes] == [("1", 1), ("2", 0)]


def test_numbered_paragraphs_run_through_the_document() -> None:
    one = Paragraph((Text("x"),), numbered=True)
    tree = document(one, Section((), (one, paragraph())), List((Item("a)", (one,)),)))

    numbers = [node.number for node in walk(number(tree)) if isinstance(node, Paragraph)]

    assert numbers == ["1", "2", "", "3"]


def test_contents_are_the_anchored_sections_without_marks_links_and_breaks() -> None:
    title = (
        CrossReference((Text("The"),), anchor="x"),
        Break(),
        Emphasis((Text("plan"), NoteMark("a"))),
        NoteMark("a"),
    )
    inner = Section((Text("Inner"),), (Section((Text("Led to by nothing"),), ()),), anchor="inner")
    tree = document(Section(title, (inner,), label="1.", anchor="plan"), notes=notes("a"))

    numbered = number(tree)

    assert numbered.contents == (
        ContentsEntry("plan", "1.", (Text("The"), Text(" "), Emphasis((Text("plan"),))), 2),
        ContentsEntry("inner", "", (Text("Inner"),), 3),
    )
    assert numbered.notes[0].marks == 2


def test_numbering_changes_nothing_else_and_settles_at_once() -> None:
    tree = document(paragraph(Text("a"), NoteMark("*")), notes=notes("*"))
    numbered = number(tree)

    assert number(numbered) == numbered
    assert tree == document(paragraph(Text("a"), NoteMark("*")), notes=notes("*"))


@given(st.lists(st.sampled_from(["a", "b", "c", "*", "**", "gone"])))
def test_labels_follow_the_text_whatever_the_marks(keys: list[str]) -> None:
    tree = number(document(*(paragraph(NoteMark(key)) for key in keys), notes=notes(*"abc", "*")))
    met = [label for _, label, _ in marks(tree) if label.isdigit()]
    numbers = [note.label for note in tree.notes if note.label != "*"]

    assert numbers == ["1", "2", "3"]
    assert list(dict.fromkeys(met)) == numbers[: len(set(met))]
    assert sum(note.marks for note in tree.notes) == len(keys) - sum(
        key in ("gone", "**") for key in keys
    )


def test_the_contents_know_the_language_of_what_is_foreign() -> None:
    inner = Foreign((Section((Text("c"),), (), anchor="c"),), "en")
    tree = Foreign((Section((Text("b"),), (inner,), anchor="b"),), "ar")
    found = number(document(Section((Text("a"),), (tree,), anchor="a"))).contents
    assert [(entry.anchor, entry.language, entry.level) for entry in found] == [
        ("a", "", 2),
        ("b", "ar", 3),
        ("c", "en", 4),
    ]
