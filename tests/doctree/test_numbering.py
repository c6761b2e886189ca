"""What depends on position: levels, notes, paragraph numbers, contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
    Numbering,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from ccmtool.doctree.numbering import number
from ccmtool.doctree.rebuild import walk

X = Paragraph((Text("x"),))


def document(
    *blocks: Block,
    notes: tuple[Note, ...] = (),
    cover: Inlines = (),
    numbering: Numbering | None = None,
) -> Document:
    lines = (CoverLine("title", cover),)
    return Document("d", "kind", "en", lines, blocks, notes, numbering=numbering or Numbering())


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


NUMBERED = Numbering("number", after=".")


def numbers(tree: Document) -> list[str]:
    found = (node for node in walk(number(tree)) if isinstance(node, Paragraph))
    return [node.number for node in found]


def test_paragraphs_have_no_numbers_unless_told_so() -> None:
    assert numbers(document(X, Section((), (X,)))) == ["", ""]


def test_numbers_run_through_the_document_and_its_sections_only() -> None:
    tree = document(
        X,
        Section((), (X, List((Item("a)", (X, Section((), (X,)))),)), Quote((X,)), X)),
        paragraph(),
        X,
        numbering=NUMBERED,
    )

    assert numbers(tree) == ["1.", "2.", "", "", "", "3.", "", "4."]


def test_numbers_may_start_elsewhere_and_look_as_the_author_wants() -> None:
    numbering = Numbering("roman", start=9, before="(", after=")")

    assert numbers(document(X, X, numbering=numbering)) == ["(ix)", "(x)"]


def test_numbers_may_begin_again_in_each_outermost_section() -> None:
    inner = Section((), (X, Section((), (X,)), X))
    numbering = replace(NUMBERED, by_section=True)

    assert numbers(document(inner, inner, numbering=numbering)) == ["1.", "2.", "3."] * 2
    assert numbers(document(X, inner, X, numbering=numbering)) == ["1.", "1.", "2.", "3.", "4."]
    late = replace(numbering, start=7)
    assert numbers(document(inner, inner, numbering=late)) == ["7.", "8.", "9.", "1.", "2.", "3."]


def test_a_part_that_stands_apart_has_numbers_of_its_own() -> None:
    annex = Section((), (X, Section((), (X,))), apart=True)

    assert numbers(document(X, annex, annex, X, numbering=NUMBERED)) == (
        ["1.", "1.", "2.", "1.", "2.", "2."]
    )


def test_a_number_typed_by_hand_prints_and_the_next_one_is_counted_without_it() -> None:
    bis, none = replace(X, typed="1 bis"), replace(X, typed="")

    assert numbers(document(X, bis, none, X, numbering=NUMBERED)) == ["1.", "1 bis", "", "2."]
    assert numbers(document(Quote((bis,)))) == ["1 bis"]


# --- notes by part and by table ------------------------------------------------------------------

APART = Numbering(notes_by_part=True, notes_by_table=True)


def table(*keys: str) -> Table:
    return Table((), ((tuple(map(NoteMark, keys)),),))


def annex(*blocks: Block, anchor: str = "annex") -> Section:
    return Section((), blocks, anchor=anchor, apart=True)


def scopes(tree: Document) -> dict[str, dict[str, str]]:
    """The labels of the notes by place and key."""
    found: dict[str, dict[str, str]] = {}
    for node in walk(number(tree)):
        if isinstance(node, Note):
            found.setdefault(node.scope, {})[node.key] = node.label
    return found


def test_notes_of_a_part_and_of_a_table_count_by_themselves() -> None:
    tree = document(
        paragraph(NoteMark("a"), NoteMark("b")),
        table("c", "b"),
        annex(paragraph(NoteMark("c"), NoteMark("a")), table("a"), paragraph(NoteMark("d"))),
        notes=notes(*"abcd"),
        numbering=APART,
    )

    assert scopes(tree) == {
        "": {"a": "1", "b": "2"},
        "table-1": {"c": "a", "b": "b"},
        "annex": {"c": "1", "a": "2", "d": "3"},
        "table-2": {"a": "a"},
    }
    assert [label for _, label, _ in marks(number(tree))] == [*"12ab12a3"]


def test_without_being_told_notes_run_through() -> None:
    tree = document(table("a"), annex(paragraph(NoteMark("b"))), notes=notes(*"ab"))

    assert scopes(tree) == {"": {"a": "1", "b": "2"}}


def test_a_note_that_a_note_of_a_table_marks_stands_there_too() -> None:
    tree = document(
        table("a"), notes=(Note("a", (NoteMark("b"),)), *notes("b", "never")), numbering=APART
    )

    assert scopes(tree) == {"table-1": {"a": "a", "b": "b"}, "": {"never": "1"}}


def test_two_parts_with_one_anchor_are_two_places() -> None:
    part = annex(paragraph(NoteMark("a")))
    tree = document(part, part, annex(paragraph(NoteMark("a")), anchor=""), numbering=APART)

    assert list(scopes(replace(tree, notes=notes("a")))) == ["annex", "part-1", "part-2"]


def test_asterisks_from_elsewhere_are_asterisks_and_each_sign_means_one_note() -> None:
    tree = document(
        paragraph(NoteMark("doc/*"), NoteMark("*"), NoteMark("a"), NoteMark("other/*")),
        notes=notes("*", "a", "doc/*", "other/*"),
    )

    assert labels(number(tree)) == {"doc/*": "**", "*": "*", "a": "1", "other/*": "***"}
    alone = document(paragraph(NoteMark("doc/*")), notes=notes("doc/*"))
    assert labels(number(alone)) == {"doc/*": "*"}


PLACES = st.sampled_from(["text", "table", "annex", "title"])


@given(st.lists(st.tuples(PLACES, st.sampled_from(["a", "b", "c", "*", "d/*", "gone"]))))
def test_numbering_twice_is_numbering_once(where: list[tuple[str, str]]) -> None:
    kinds: dict[str, Callable[[str], Block]] = {
        "text": lambda key: paragraph(NoteMark(key)),
        "table": lambda key: table(key, "b"),
        "annex": lambda key: annex(paragraph(NoteMark(key)), table(key)),
        "title": lambda key: Section((Text("x"), NoteMark(key)), (X,), anchor="s"),
    }
    blocks = [kinds[place](key) for place, key in where]
    keys = notes("a", "b", "c", "*", "d/*")
    tree = number(document(*blocks, notes=keys, numbering=replace(APART, style="number")))

    assert number(tree) == tree


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
