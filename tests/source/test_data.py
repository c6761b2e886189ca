"""What is read: text, None, mappings and lists, whatever YAML would make of them."""

from __future__ import annotations

import pytest

from ccmtool.source import read


def data(text: str) -> object:
    source = read("a.yaml", text.encode())
    assert source.problems == ()
    return source.data


@pytest.mark.parametrize(
    "word", ["NO", "yes", "12:30", "1.10", "0123", "2025-02-30", "0x1F", ".inf", "~", "Null", "1e3"]
)
def test_nothing_is_typed(word: str) -> None:
    assert data(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize("nothing", ["", " null", "  # comment"])
def test_only_plain_nothing_and_plain_null_are_none(nothing: str) -> None:
    assert data(f"a:{nothing}\nb: c\n") == {"a": None, "b": "c"}


@pytest.mark.parametrize("quoted", ["''", '""', "'null'", '"null"'])
def test_quoted_nothing_is_text(quoted: str) -> None:
    assert data(f"a: {quoted}\n") == {"a": quoted[1:-1]}


def test_keys_are_text_too() -> None:
    assert data("1: a\ntrue: b\n2025-01-01: c\n'<<': d\n'null': e\n") == {
        "1": "a",
        "true": "b",
        "2025-01-01": "c",
        "<<": "d",
        "null": "e",
    }


def test_lists_and_mappings_nest() -> None:
    assert data("---\na:\n- b: {c: [d, e]}\n-\n  - f\n...\n") == {
        "a": [{"b": {"c": ["d", "e"]}}, ["f"]]
    }


def test_an_empty_mapping_is_a_mapping() -> None:
    assert data("{}") == {}


def test_windows_line_ends_and_a_byte_order_mark_at_the_start_are_fine() -> None:
    assert data("\ufeffa: b\r\nc: |\r\n  d\r\n  e\r\n") == {"a": "b", "c": "d\ne\n"}


@pytest.mark.parametrize(
    "words",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u200f\u0645\u0624\u062a\u0645\u0631 (2025)",
        "\u845b\U000e0100",
        "\u0e01\u200b\u0e02",
    ],
    ids=["Persian", "Devanagari", "Arabic", "Japanese", "Thai"],
)
def test_invisible_characters_are_kept_where_a_script_needs_them(words: str) -> None:
    assert data(f"a: {words}\n") == {"a": words}


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_direction_mark_may_stand_beside_right_to_left_text(quote: str) -> None:
    text = f"a: {quote}x\u200e{quote}\nb: ن\n"
    assert data(text) == {"a": "x\u200e", "b": "ن"}


def test_typographic_quotes_spaces_and_dashes_are_text() -> None:
    words = "“that the President of the\u00a0[next] MSP” – États, 第1条"
    assert data(f"a: {words}\n") == {"a": words}


def test_a_word_that_archives_hold_at_this_place_is_a_word() -> None:
    before = "a" * 254
    assert data(f"a: {before}ustar\n") == {"a": f"{before}ustar"}


def test_ordinary_comments_are_fine() -> None:
    assert data("# a\na: b # c\nd: # e\n  - f#1 #\n") == {"a": "b", "d": ["f#1"]}


def test_the_limits_themselves_are_allowed() -> None:
    deep = "a: " + "[" * 49 + "]" * 49
    assert read("a.yaml", deep.encode()).problems == ()
    assert data("a: " + "é" * (32 << 10)) == {"a": "é" * (32 << 10)}
    assert data(f"? {'a' * 200}\n: b\n") == {"a" * 200: "b"}
    values = read("a.yaml", ("a:\n" + "- b\n" * 49_997).encode())
    assert values.problems == ()


def test_a_broken_file_still_tells_its_first_entries() -> None:
    source = read("a.yaml", b"kind: agenda\nid: im-2025\ntitle: a: b\nlate: c\n")
    assert source.data is None
    assert source.head == {"kind": "agenda", "id": "im-2025", "title": "a"}


def test_refused_characters_do_not_travel_further() -> None:
    source = read("a.yaml", b'a: "x\\u202ey"\nb: x\xe2\x80\xaey\nc: \xff\n')
    assert source.data == {"a": "x\ufffdy", "b": "x\ufffdy", "c": "\ufffd"}


def test_the_first_of_repeated_keys_is_kept_and_the_walk_goes_on() -> None:
    source = read("a.yaml", b"a: 1\na: {b: [2]}\n<<: {c: 3}\n[d]: 4\nnull: 5\n*e : 6\nf: 7\n")
    assert source.data == {"a": "1", "f": "7"}
    assert [source.span_of(problem).line for problem in source.problems] == [2, 3, 4, 5, 6]


def test_an_overlong_text_is_cut() -> None:
    source = read("a.yaml", b"a: " + b"b" * 70_000 + b"\nc: d\n")
    assert source.data is not None
    assert len(source.data["a"]) == 16 << 10
    assert source.data["c"] == "d"
