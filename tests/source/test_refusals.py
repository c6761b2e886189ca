"""Every refusal with its line, its column and its words."""

from __future__ import annotations

import pytest

from ccmtool.diagnostics import Span
from ccmtool.source import read

FOUND = list[tuple[int, int, str]]


def found(content: bytes | str) -> FOUND:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    source = read("data/a.yaml", raw)
    assert {p.path for p in source.problems} <= {"data/a.yaml"}
    placed = [(source.span_of(p), p.message) for p in source.problems]
    return [(span.line, span.column, message) for span, message in placed]


CONSTRUCTS: list[tuple[str, FOUND]] = [
    ("a: &x b\n", [(1, 4, "`&x` is taken for the name of a passage; no file may hold one")]),
    ("a: *x\n", [(1, 4, "`*x` is a reference to another passage; none is followed")]),
    (
        "a:\n  - !!str b\n",
        [(2, 5, "`!!str` is taken for the name of a data type; no file may hold one")],
    ),
    (
        "a: &x !!map\n  b: c\n",
        [
            (1, 4, "`&x` is taken for the name of a passage; no file may hold one"),
            (1, 7, "`!!map` is taken for the name of a data type; no file may hold one"),
        ],
    ),
    (
        "a: ! 'b'\n",
        [(1, 4, "`!` is taken for the name of a data type; no file may hold one")],
    ),
    ("a: b\n<<: {c: d}\n", [(2, 1, "`<<` merges entries from elsewhere, which is not done here")]),
    ("%YAML 1.1\n---\na: b\n", [(1, 1, "`%YAML` is an instruction to YAML; none is read")]),
    (
        "%TAG ! b\n%TAG !c! d\n---\na: b\n",
        [
            (1, 1, "`%TAG` is an instruction to YAML; none is read"),
            (2, 1, "`%TAG` is an instruction to YAML; none is read"),
        ],
    ),
    ("a: b\n? [c]\n: d\n", [(2, 3, "a list or a group of keys stands where a key must")]),
    ("a: b\n{c: d}: e\n", [(2, 1, "a list or a group of keys stands where a key must")]),
    ("a: b\nnull: c\n", [(2, 1, "a value stands here without a key")]),
    ("a: {null: c}\n", [(1, 5, "a value stands here without a key")]),
    ("a: b\nc: d\n'a': e\n", [(3, 1, "the key `a` stands here again; the first is on line 1")]),
    (
        "ab:\n  c: d\n  ｃ: e\n",
        [(3, 3, "the key `ｃ` differs from the key on line 2 only in its font")],
    ),
    (
        "a: b\n\u00a0\u00a0c: d\n",
        [(2, 1, "a special space from another program stands in front of the key")],
    ),
    ("a: b\n---\nc: d\n", [(2, 1, "a second document begins here; a file holds one")]),
    ("# a\n- b\n", [(2, 1, "the file does not consist of keys with their values")]),
    ("words\n", [(1, 1, "the file does not consist of keys with their values")]),
    ("[]", [(1, 1, "the file does not consist of keys with their values")]),
    ("''", [(1, 1, "the file does not consist of keys with their values")]),
    ("", [(1, 1, "the file is empty")]),
    ("\ufeff \n\n", [(1, 1, "the file is empty")]),
    ("---\n", [(1, 1, "the file holds nothing but comments")]),
    ("# a\n", [(1, 1, "the file holds nothing but comments")]),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTS, ids=[repr(c[0]) for c in CONSTRUCTS])
def test_constructs(text: str, expected: FOUND) -> None:
    assert found(text) == expected


CHARACTERS: list[tuple[str, str]] = [
    ("\x00", "a control character (U+0000)"),
    ("\x07", "a control character (U+0007)"),
    ("\x1b", "a control character (U+001B)"),
    ("\x7f", "a control character (U+007F)"),
    ("\x9b", "a control character (U+009B)"),
    ("\r", "a line break that editors do not show as one (U+000D)"),
    ("\x85", "a line break that editors do not show as one (U+0085)"),
    ("\u2028", "a line break that editors do not show as one (U+2028)"),
    ("\u2029", "a line break that editors do not show as one (U+2029)"),
    ("\u202a", "an invisible character that turns the direction of the text (U+202A)"),
    ("\u202e", "an invisible character that turns the direction of the text (U+202E)"),
    ("\u2066", "an invisible character that turns the direction of the text (U+2066)"),
    ("\u2069", "an invisible character that turns the direction of the text (U+2069)"),
    ("\u200e", "an invisible direction mark outside right-to-left text (U+200E)"),
    ("\u200f", "an invisible direction mark outside right-to-left text (U+200F)"),
    ("\u061c", "an invisible direction mark outside right-to-left text (U+061C)"),
    ("\ufeff", "a byte order mark inside the file (U+FEFF)"),
    ("\uf05b", "a private-use character, which prints differently in every font (U+F05B)"),
    ("\U000f0000", "a private-use character, which prints differently in every font (U+F0000)"),
    ("\U0010fffd", "a private-use character, which prints differently in every font (U+10FFFD)"),
    ("\ufffe", "a code that is no character (U+FFFE)"),
    ("\ufdd0", "a code that is no character (U+FDD0)"),
    ("\U0001ffff", "a code that is no character (U+1FFFF)"),
    ("\u200b", "an invisible joiner or space outside the scripts that need it (U+200B)"),
    ("\u200c", "an invisible joiner or space outside the scripts that need it (U+200C)"),
    ("\u200d", "an invisible joiner or space outside the scripts that need it (U+200D)"),
    ("\u00ad", "an invisible optional hyphen (U+00AD)"),
    ("\u2060", "an invisible character (U+2060)"),
    ("\u3164", "an invisible character (U+3164)"),
    ("\ufe0f", "an invisible character (U+FE0F)"),
    ("\U000e0041", "an invisible character (U+E0041)"),
    ("\U000e0100", "an invisible character (U+E0100)"),
    ("\ufffc", "a placeholder for a picture that was not pasted (U+FFFC)"),
]


@pytest.mark.parametrize(
    ("character", "message"), CHARACTERS, ids=[ascii(c[0]) for c in CHARACTERS]
)
def test_characters(character: str, message: str) -> None:
    in_value = f"a: b\nc: dé{character}e\nf: g\n"
    in_comment = f"a: b # é{character}e\n"
    in_key = f"a: b\né{character}e: g\n"
    assert found(in_value) == [(2, 6, message)]
    assert found(in_comment) == [(1, 9, message)]
    assert found(in_key) == [(2, 2, message)]


@pytest.mark.parametrize(
    ("escape", "message"),
    [
        (r"\x07", r"a control character (U+0007) written as `\x07`"),
        (r"\0", r"a control character (U+0000) written as `\0`"),
        (r"\e", r"a control character (U+001B) written as `\e`"),
        (r"\r", r"a line break that editors do not show as one (U+000D) written as `\r`"),
        (r"\N", r"a line break that editors do not show as one (U+0085) written as `\N`"),
        (r"\L", r"a line break that editors do not show as one (U+2028) written as `\L`"),
        (
            r"\u202E",
            r"an invisible character that turns the direction of the text (U+202E)"
            r" written as `\u202E`",
        ),
        (
            r"\U000F0000",
            "a private-use character, which prints differently in every font (U+F0000)"
            r" written as `\U000F0000`",
        ),
        (r"\ud83d", r"`\ud83d` stands for no character"),
        (r"\udc00", r"`\udc00` stands for no character"),
        (r"\U00110000", r"`\U00110000` stands for no character"),
    ],
)
def test_escapes(escape: str, message: str) -> None:
    assert found(f'a: b\nc: "d \\t \\x20\n  é\\n{escape}e"\n') == [(3, 6, message)]


def test_only_the_first_byte_order_mark_is_one() -> None:
    assert found("\ufeff\ufeffa: b\n") == [(1, 1, "a byte order mark inside the file (U+FEFF)")]


def test_an_escape_is_refused_beside_the_same_character_that_may_stand_there() -> None:
    assert [place[:2] for place in found('a: "x\u200e\\u200e"\nb: ن\n')] == [(1, 7)]


def test_every_place_is_told() -> None:
    assert [place[:2] for place in found("a: \x07b\x07\nc: \u202e\n")] == [(1, 4), (1, 6), (2, 4)]
    assert [place[:2] for place in found('a: "\\x07b\\x07"\n')] == [(1, 5), (1, 10)]


def test_from_the_twenty_first_on_problems_are_counted() -> None:
    told = found("a:\n" + "  - \x07\n" * 30 + "a: b\n")
    assert len(told) == 21
    assert told[19] == (21, 5, "a control character (U+0007)")
    assert read("a.yaml", ("a:\n" + "  - \x07\n" * 30 + "a: b\n").encode()).unshown == 10
    assert len(found("a:\n" + "  - \x07\n" * 21)) == 21
    assert found("a:\n" + "  - \x07\n" * 21)[20][2] == "a control character (U+0007)"
    assert read("a.yaml", b"a: b\n" * 1001).unshown == 979


FILES: list[tuple[bytes, int, int, str]] = [
    (b"PK\x03\x04 a.txt", 1, 1, "this is a zip archive, not a YAML file"),
    (b"PK\x03\x04 word/document.xml", 1, 1, "this is a Word file, not a YAML file"),
    (b"PK\x03\x04 xl/workbook.xml", 1, 1, "this is an Excel file, not a YAML file"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        1,
        1,
        "this is an old Word or Excel file, not a YAML file",
    ),
    (b"{\\rtf1 a}", 1, 1, "this is a Word file (rich text), not a YAML file"),
    (b"%PDF-1.7", 1, 1, "this is a PDF file, not a YAML file"),
    (b"\x1f\x8b\x08", 1, 1, "this is a gzip archive, not a YAML file"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", 1, 1, "this is not a text file"),
    ("a: b\n".encode("utf-16"), 1, 1, "the file is stored as UTF-16, not as UTF-8"),
    ("a: b\n".encode("utf-16-le"), 1, 1, "the file is stored as UTF-16, not as UTF-8"),
    ("a: b\n".encode("utf-16-be"), 1, 1, "the file is stored as UTF-16, not as UTF-8"),
    ("a: b\n".encode("utf-32"), 1, 1, "the file is stored as UTF-32, not as UTF-8"),
    ("a: b\n".encode("utf-32-be"), 1, 1, "the file is stored as UTF-32, not as UTF-8"),
    (
        "é: b\nc: dé".encode() + b"\xe9\nf: \xff\n",
        2,
        6,
        "the file is not stored as UTF-8: the byte 0xE9 stands here"
        " (where it is probably a Windows `é`)",
    ),
    (b"a: \x81\n", 1, 4, "the file is not stored as UTF-8: the byte 0x81 stands here"),
    (
        b"\xef\xbb\xbfa: \xed\xa0\x80\n",
        1,
        4,
        "the file is not stored as UTF-8: the byte 0xED stands here"
        " (where it is probably a Windows `í`)",
    ),
    (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
        1,
        1,
        "this is a Git LFS pointer; the file itself is not here",
    ),
    (b"\n  <!DOCTYPE html>\n<html>", 2, 3, "this is a web page (HTML or XML), not a YAML file"),
    (b"<?xml version='1.0'?>", 1, 1, "this is a web page (HTML or XML), not a YAML file"),
    (
        b"a: b\n<<<<<<< HEAD\nc: d\n||||||| 1\nc: f\n=======\nc: e\n>>>>>>> main\n",
        2,
        1,
        "`<<<<<<<` marks two versions of the file that were not merged",
    ),
    (b"a: b\n=======\n", 2, 1, "`=======` marks two versions of the file that were not merged"),
    (
        b"a: b\r\n>>>>>>> x\r\n",
        2,
        1,
        "`>>>>>>>` marks two versions of the file that were not merged",
    ),
    (
        b"a: b\n" + b"#" * (1 << 20),
        1,
        1,
        "the file has more than 1 MiB, which is the most that is read",
    ),
    (b"a: b\nc: d\n" + b"e: " + b"f" * 65_537, 3, 4, "this text is longer than 64 KiB"),
    (
        b"a:\n" + b"- b\n" * 49_999,
        49_999,
        3,
        "the file holds more than 50,000 values; the rest is not read",
    ),
    (
        b"a: b\nc: " + b"[" * 60,
        2,
        53,
        "the file is nested more than 50 levels deep; the rest is not read",
    ),
    (
        b"".join(b" " * level + b"a:\n" for level in range(60)),
        51,
        51,
        "the file is nested more than 50 levels deep; the rest is not read",
    ),
]


@pytest.mark.parametrize(
    ("content", "line", "column", "message"), FILES, ids=[repr(f[0][:20]) for f in FILES]
)
def test_files(content: bytes, line: int, column: int, message: str) -> None:
    assert found(content) == [(line, column, message)]


def test_a_problem_spans_what_it_is_about() -> None:
    spans = [p.span for p in read("a.yaml", b'a: &xyz "\\u202e"\nb: c\nb: d\n').problems]
    assert spans == [Span(1, 4, 1, 8), Span(3, 1, 3, 2)]


def test_the_symbol_font_is_named() -> None:
    help_ = read("a.yaml", "a: \uf05bb\n".encode()).problems[0].help
    assert help_ == (
        "It was probably pasted from Word's Symbol font, where it shows `[`: type the sign itself."
    )
