"""Files that somebody made, or mangled, so that the reader stumbles: shared by tests and drills.

`REFUSED` are small, one for each thing that is refused, with what is to be said of it;
`FLOODS` fill a file to the brim with one thing, and are refused or read at once.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import NamedTuple

MOST_SECONDS = 2
MOST_MEBIBYTES = 200
"""What a command may cost that is given one of these files."""

MEBIBYTE = 1 << 20
HEAD = b"kind: paper\nid: n\n"
BODY = HEAD + b"body:\n"


class Refused(NamedTuple):
    """A file, and the one finding that it gives: where, under which code, how it begins."""

    name: str
    content: bytes
    line: int
    column: int
    message: str
    code: str = "STR03"


def _after(name: str, more: str | bytes, column: int, message: str, line: int = 4) -> Refused:
    """A file that is in order up to its fourth line."""
    rest = more.encode("utf-8", "surrogatepass") if isinstance(more, str) else more
    return Refused(name, HEAD + b"body: []\n" + rest, line, column, message)


def _value(name: str, kind: str, rest: str, line: int, column: int, message: str) -> Refused:
    """A file of a kind that holds a value which its field does not take."""
    return Refused(name, f"kind: {kind}\n{rest}".encode(), line, column, message, "STR01")


def _blocks(levels: int) -> bytes:
    return b"".join(b" " * level + b"a:\n" for level in range(levels))


_DEEP = "the file is nested more than 50 levels deep; the rest is not read"
_MANY = "the file holds more than 50,000 values; the rest is not read"
_BREAK = "a line break that editors do not show as one"
_DOCUMENT = "id: n\nbody: []\n"

REFUSED: tuple[Refused, ...] = (
    # --- another sort of file
    Refused("empty", b"", 1, 1, "the file is empty"),
    Refused("blank", b" \n\n", 1, 1, "the file is empty"),
    Refused("comments", b"# a\n", 1, 1, "the file holds nothing but comments"),
    Refused("zip", b"PK\x03\x04\x14\x00", 1, 1, "this is a zip archive, not a YAML file"),
    Refused("docx", b"PK\x03\x04 word/document.xml", 1, 1, "this is a Word file"),
    Refused("xlsx", b"PK\x03\x04 xl/workbook.xml", 1, 1, "this is an Excel file"),
    Refused("gzip", b"\x1f\x8b\x08", 1, 1, "this is a gzip archive"),
    Refused("bzip2", b"BZh91AY", 1, 1, "this is a bzip2 archive"),
    Refused("xz", b"\xfd7zXZ\x00", 1, 1, "this is an xz archive"),
    Refused("7z", b"7z\xbc\xaf\x27\x1c", 1, 1, "this is a 7-Zip archive"),
    Refused("rar", b"Rar!\x1a\x07\x01\x00", 1, 1, "this is a RAR archive"),
    Refused("zstd", b"\x28\xb5\x2f\xfd\x00", 1, 1, "this is a Zstandard archive"),
    Refused("tar", b"a.yaml".ljust(257, b"\0") + b"ustar", 1, 1, "this is a tar archive"),
    Refused("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1, 1, "this is an old Word or Excel file"),
    Refused("rtf", b"{\\rtf1 a}", 1, 1, "this is a Word file (rich text)"),
    Refused("pdf", b"%PDF-1.7\n", 1, 1, "this is a PDF file"),
    Refused("picture", b"\x89PNG\r\n\x1a\n\x00\x00\xff", 1, 1, "this is not a text file"),
    Refused(
        "pointer",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        *(1, 1, "this is a Git LFS pointer; the file itself is not here"),
    ),
    Refused("html", b"\n <!DOCTYPE html>\n<p>", 2, 2, "this is a web page (HTML or XML)"),
    Refused("html fragment", b"<div class='a'>\n", 1, 1, "this is a web page (HTML or XML)"),
    Refused("html comment", b"<!-- saved -->\n<html>", 1, 1, "this is a web page (HTML or XML)"),
    Refused("xml", b"\xef\xbb\xbf<?xml version='1.0'?>", 1, 1, "this is a web page (HTML or XML)"),
    _after("conflict", "<<<<<<< a\nb: c\n=======\nb: d\n>>>>>>> e\n", 1, "`<<<<<<<` marks two"),
    _after("half a conflict", "a: b\n=======\n", 1, "`=======` marks two versions", line=5),
    _after("end of a conflict", ">>>>>>> a\r\n", 1, "`>>>>>>>` marks two versions"),
    # --- bytes and characters
    Refused("UTF-16", "a: é\n".encode("utf-16"), 1, 1, "the file is stored as UTF-16"),
    Refused("UTF-16 unmarked", "a: é\n".encode("utf-16-be"), 1, 1, "the file is stored as UTF-16"),
    Refused("UTF-32", "a: é\n".encode("utf-32"), 1, 1, "the file is stored as UTF-32"),
    _after("Latin 1", b"# d\xe9j\xc3\xa0\n", 4, "the file is not stored as UTF-8: the byte 0xE9"),
    _after("overlong UTF-8", b"# \xc0\xaf\n", 3, "the file is not stored as UTF-8: the byte 0xC0"),
    _after("cut UTF-8", b"# \xe4\xb8", 3, "the file is not stored as UTF-8: the byte 0xE4"),
    _after("half a pair", "# \ud83d\n", 3, "the file is not stored as UTF-8: the byte 0xED"),
    _after("half an escape", '"a\\ud83d": b\n', 3, "`\\ud83d` stands for no character"),
    _after("zero", "# \x00\n", 3, "a control character (U+0000)"),
    _after("bell", "# \x07\n", 3, "a control character (U+0007)"),
    _after("escape sequence", "# \x1b[2J\n", 3, "a control character (U+001B)"),
    _after("C1 control", "# \x9b\n", 3, "a control character (U+009B)"),
    Refused(
        "escaped control",
        BODY + b'- {id: a, text: "b\\x1b"}\n',
        *(4, 19, "a control character (U+001B) written as `\\x1b`"),
    ),
    Refused(
        "escaped override",
        BODY + b'- {id: a, text: "b\\u202e"}\n',
        *(4, 19, "an invisible character that turns the direction of the text (U+202E) written"),
    ),
    _after("override", "# \u202e\n", 3, "an invisible character that turns the direction"),
    _after("isolate", "# \u2066\n", 3, "an invisible character that turns the direction"),
    _after("direction mark", "# \u200f\n", 3, "an invisible direction mark outside"),
    _after("line separator", "# a\u2028b: c\n", 4, f"{_BREAK} (U+2028)"),
    _after("paragraph separator", "# a\u2029b: c\n", 4, f"{_BREAK} (U+2029)"),
    _after("next line", "# a\x85b: c\n", 4, f"{_BREAK} (U+0085)"),
    _after("carriage return", "# a\rb: c\n", 4, f"{_BREAK} (U+000D)"),
    _after("second byte order mark", "# \ufeff\n", 3, "a byte order mark inside the file (U+FEFF)"),
    _after("private use", "# \uf05b\n", 3, "a private-use character, which prints differently"),
    _after("private plane", "# \U0010fffd\n", 3, "a private-use character"),
    _after("no character", "# \uffff\n", 3, "a code that is no character (U+FFFF)"),
    _after("tag character", "# \U000e0041\n", 3, "an invisible character (U+E0041)"),
    _after("zero width", "# a\u200bb\n", 4, "an invisible joiner or space"),
    # --- constructs of YAML
    Refused("anchor", HEAD + b"body: &a []\n", 3, 7, "`&a` is taken for the name of a passage"),
    Refused(
        "alias", HEAD + b"body: []\ndate: *a\n", 4, 7, "`*a` is a reference to another passage"
    ),
    Refused(
        "tag", HEAD + b"body: !!seq []\n", 3, 7, "`!!seq` is taken for the name of a data type"
    ),
    Refused(
        "tag of Python",
        HEAD + b"body: !!python/object/apply:os.system []\n",
        *(3, 7, "`!!python/object/apply:os.system` is taken for the name of a data type"),
    ),
    _after("merge key", "<<: {a: b}\n", 1, "`<<` merges entries from elsewhere"),
    Refused("directive", b"%YAML 1.2\n---\n" + HEAD + b"body: []\n", 1, 1, "`%YAML` is an instr"),
    Refused("tag directive", b"%TAG ! a\n---\n" + HEAD + b"body: []\n", 1, 1, "`%TAG` is an instr"),
    _after("list as key", "? [a]\n: b\n", 3, "a list or a group of keys stands where a key must"),
    _after("null as key", "null: b\n", 1, "a value stands here without a key"),
    _after("nothing as key", "? \n: b\n", 2, "a value stands here without a key"),
    _after("second key", "'id': m\n", 1, "the key `id` stands here again; the first is on line 2"),
    _after("second key, escaped", '"i\\x64": m\n', 1, "the key `id` stands here again"),
    _after(
        "second key, wide", "ｉｄ: m\n", 1, "the key `ｉｄ` differs from the key on line 2 only"
    ),
    Refused(
        "second key, composed otherwise",
        HEAD + "body: [{prose: 'a[^e\u0301]'}]\nnotes:\n  e\u0301: a\n  \xe9: b\n".encode(),
        *(6, 3, "the key `é` differs from the key on line 5 only"),
    ),
    _after("key too long", f"? {'a' * 201}\n: b\n", 3, "this key is longer than 200 characters"),
    _after("second document", "---\na: b\n", 1, "a second document begins here; a file holds one"),
    Refused("list", b"- a\n", 1, 1, "the file does not consist of keys with their values"),
    Refused("empty list", b"[]\n", 1, 1, "the file does not consist of keys with their values"),
    Refused("words", b"# a\nb\n", 2, 1, "the file does not consist of keys with their values"),
    Refused("empty words", b"''\n", 1, 1, "the file does not consist of keys with their values"),
    Refused("zero as a file", b"0\n", 1, 1, "the file does not consist of keys with their values"),
    Refused(
        "false as a file", b"false", 1, 1, "the file does not consist of keys with their values"
    ),
    Refused("null", b"null\n", 1, 1, "the file holds nothing but comments"),
    Refused("empty mapping", b"{}\n", 1, 1, "`kind` is missing", "STR01"),
    _after("words cut off", "cover:\n  title: a #b\n", 12, "the text ends before `#b`", line=5),
    _after("unclosed", 'title: "a\n', 8, "the quotation mark that opens here is not closed"),
    _after("tab", "cover:\n\ttitle: a\n", 1, "a tab stands where only spaces may", line=5),
    # --- limits
    Refused("too large", HEAD + b"#" * MEBIBYTE, 1, 1, "the file has more than 1 MiB"),
    Refused("too deep, brackets", b"a: " + b"[" * 60, 1, 53, _DEEP),
    Refused("too deep, braces", b"{a: " * 60, 1, 201, _DEEP),
    Refused("too deep, lines", _blocks(60), 51, 51, _DEEP),
    Refused("too deep, dashes", b"- " * 60, 1, 101, _DEEP),
    Refused("too deep, keys", b"? " * 60, 1, 101, _DEEP),
    Refused("30,000 brackets", b"[" * 30_000 + b"]" * 30_000, 1, 51, _DEEP),
    Refused("30,000 braces", b"{a: " * 30_000 + b"}" * 30_000, 1, 201, _DEEP),
    Refused("30,000 dashes", b"- " * 30_000, 1, 101, _DEEP),
    Refused("1,400 lines, each deeper", _blocks(1_400), 51, 51, _DEEP),
    Refused("too many values", BODY + b"- b\n" * 50_000, 49_997, 3, _MANY),
    Refused(
        "too many keys", HEAD + b"".join(b"k%d: v\n" % n for n in range(30_000)), 25_000, 9, _MANY
    ),
    Refused(
        "too long a text",
        BODY + b"- {id: a, text: " + b"b" * 65_537 + b"}\n",
        4,
        17,
        "this text is",
    ),
    # --- values that other readers of YAML make something of
    _value("date: 0", "paper", f"date: 0\n{_DOCUMENT}", 2, 7, "`0` is no date"),
    _value("date: NO", "paper", f"date: NO\n{_DOCUMENT}", 2, 7, "`NO` is no date"),
    _value("no day", "paper", f"date: 2025-02-30\n{_DOCUMENT}", 2, 7, "`2025-02-30` is no date"),
    _value("date: 12:30", "paper", f"date: 12:30\n{_DOCUMENT}", 2, 7, "`12:30` is no date"),
    _value("kind: empty", "", "id: n\n", 1, 6, "`kind` is to be one word"),
    _value("kind: a list", "[paper]", "", 1, 7, "`kind` is to be one word"),
    _value("text for a list", "paper", "id: n\nbody: a\n", 3, 7, "`body` is to be a list"),
    _value("list for a text", "paper", f"date: [a]\n{_DOCUMENT}", 2, 7, "`date` is to be"),
)


def _filled(unit: str | bytes, before: bytes = b"") -> bytes:
    """A mebibyte of one thing."""
    raw = unit.encode() if isinstance(unit, str) else unit
    return (before + raw * (MEBIBYTE // len(raw) + 1))[:MEBIBYTE]


def _numbered(line: bytes, before: bytes = b"") -> bytes:
    """A mebibyte of lines that differ in a number."""
    lines = (line % number for number in count())
    found, size = [before], len(before)
    while size + len(one := next(lines)) <= MEBIBYTE:
        found.append(one)
        size += len(one)
    return b"".join(found)


def _texts(line: str) -> bytes:
    """A document whose texts are as long as they may be, and as many as there is room for."""
    text = "- prose: |\n" + f"    {line}\n" * (65_000 // (len(line.encode()) + 1))
    return BODY + text.encode() * ((MEBIBYTE - len(BODY)) // len(text.encode()))


_UNITS: tuple[str | bytes, ...] = (
    *(
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "&a ",
        "*a ",
        "!a ",
        "\t",
        " ",
        "\n",
        '"',
        "'",
        "|\n",
        "#",
        "[{",
    ),
    *(
        " #a",
        "- a #b\n",
        "a: b\n",
        "a\n",
        "\r",
        "\x00",
        "\x01",
        b"\xff",
        b"\xed\xa0\x80",
        "a: b\r\nc: d\n",
    ),
    *(
        "%TAG !a! b\n",
        "%FOO\n",
        "---\n",
        "...\n",
        "<<<<<<< \n",
        "- &a\n",
        "- |\n",
        '- "\\x01"\n',
        "{a: ",
    ),
    *(
        "\ue000",
        "\u200e",
        "\u200d",
        "\ufdfa",
        "\xa0",
        "\ufeff",
        "א\u200e",
        "\u200c\ufe0f\u202e",
        "ｋ: v\nk: v\n",
    ),
)

FLOODS: dict[str, Callable[[], bytes]] = {
    **{f"{unit!r}": lambda unit=unit: _filled(unit) for unit in _UNITS},  # type: ignore[misc]
    "directives, all different": lambda: _numbered(b"%%TAG !a%d! b\n"),
    "anchors, all different": lambda: _numbered(b"- &a%d x\n", BODY),
    "aliases, all different": lambda: _numbered(b"- *a%d\n", BODY),
    "tags, all different": lambda: _numbered(b"- !t%d x\n", BODY),
    "laughs": lambda: _numbered(b"k%d: &k [*k,*k,*k,*k,*k,*k,*k,*k]\n", b"a: &k [x]\n"),
    "a long tag": lambda: HEAD + b"body: !<" + b"%41" * 300_000 + b"> x\n",
    "a long anchor": lambda: HEAD + b"body: &" + b"a" * 1_000_000 + b" x\n",
    "a long key": lambda: HEAD + b"a" * 1_000_000 + b": x\n",
    "long keys of accents": lambda: _filled("? a" + "\u0301\u0327" * 15_000 + "\n: x\n", HEAD),
    "long keys of ligatures": lambda: _filled("? " + "\ufdfa" * 20_000 + "\n: x\n", HEAD),
    "short keys of accents": lambda: _numbered(
        ("? %d" + "\u0301\u0327" * 90 + "\n: x\n").encode(), HEAD
    ),
    "a long line of values": lambda: HEAD + b"body: [" + b"a," * 49_000 + b"]\n",
    "a long line, not closed": lambda: _filled("a,", HEAD + b"body: ["),
    "a long comment": lambda: HEAD + b"body: []\n#" + b"x" * 1_000_000,
    "many comments": lambda: _filled("#x\n", HEAD + b"body: []\n"),
    "hashes": lambda: HEAD + b"body: a" + b"#" * 60_000 + b"\n",
    "blanks in a text": lambda: HEAD + b"title: a" + b" " * 1_000_000 + b"b\n",
    "blank lines in a text": lambda: HEAD + b"title: a" + b"\n" * 1_000_000 + b"  b\n",
    "blank lines in quotes": lambda: HEAD + b'title: "a' + b"\n" * 1_000_000 + b'  b"\n',
    "a far margin": lambda: HEAD + b"title: |\n" + b" " * 1_000_000 + b"b\n",
    "escapes": lambda: _numbered(b'k%d: "' + b"\\x41" * 15_000 + b'"\n', HEAD),
    "refused escapes": lambda: _numbered(b'k%d: "' + b"\\x07" * 15_000 + b'"\n', HEAD),
    "escaped marks": lambda: _numbered(b'k%d: "' + b"\\u200e" * 10_000 + b'"\n', HEAD),
    "unknown keys": lambda: HEAD + b"".join(b"key%d: v\n" % number for number in range(24_000)),
    "values that do not fit": lambda: BODY + b"- x\n" * 49_990,
    "values that are missing": lambda: BODY + b"- {}\n" * 49_990,
    "one id for all": lambda: BODY + b"- {id: a}\n" * 16_000,
    "a timeline of centuries": lambda: (
        b"kind: work-plan\nid: n\nperiod: 1800..2199\nsections:\n"
        b"- section: timeline\n  title: b\n  items:\n"
        + b"  - {when: 1800..2199, text: a}\n"
        * 9_000
    ),
    "digits": lambda: b"kind: work-plan\nid: n\nperiod: " + b"9" * 60_000 + b"\n",
    "a web page far down": lambda: b"\n" * 1_000_000 + b"<html>",
    "broken links": lambda: _texts("<meeting:x>"),
    "links in links": lambda: _texts("<a:" * 20_000),
    "brackets in texts": lambda: _texts("[" * 60_000),
    "half links in texts": lambda: _texts("[a](" * 15_000),
    "half notes in texts": lambda: _texts("[^a" * 20_000),
    "emphasis in texts": lambda: _texts("*a_ " * 15_000),
    "quotations in texts": lambda: _texts("> " * 30_000),
    "lists in texts": lambda: _texts("- " * 30_000),
    "symbols in texts": lambda: _texts("CCM/MSP/2024/11 " * 4_000),
    "slashes in texts": lambda: _texts("A/" * 30_000),
    "digits in texts": lambda: _texts("1" * 60_000),
    "accents in texts": lambda: _texts("a" + "\u0301\u0327" * 15_000),
    "accents in titles": lambda: _filled("- {id: a, title: a" + "\u0301\u0327" * 450 + "}\n", BODY),
}
