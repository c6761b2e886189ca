"""The constructs of YAML 1.2, chapter by chapter: read as PyYAML reads them, or refused."""

from __future__ import annotations

import pytest

from ccmtool.source import read
from tests.source.test_reading import agrees, check

READ = {
    # 5 characters
    "escapes": r'a: "\t\n\"\/\\ \x41\u00e9\U0001f600\_"' + "\n",
    "escaped line break": 'a: "b\\\n  c"\n',
    "escaped blank at a margin": 'a: "b\n  \\ c"\n',
    "byte order mark": "\ufeffa: b\n",
    "line ends of Windows": "a: b\r\nc: |\r\n  d\r\n\r\n  e\r\n",
    "tabs between tokens": "a:\tb\t# c\n",
    "indicators inside words": "a: b[c]{d}&e*f!g|h>i'j\"k%l@m`n,o?p:q#r-s\n",
    "indicators that begin words": "a: -b\nc: ?d\ne: :f\n",
    # 6 structure
    "indentation of one blank": "a:\n b:\n  c: d\n",
    "indentation of nine blanks": "a:\n         b: c\n         d: e\n",
    "each level its own indentation": "a:\n   b:\n    c: d\ne:\n b: c\n",
    "comments everywhere": "# a\na: # b\n  # c\n  - d # e\n# f\n  - g\n# h\n",
    "comment without a line end": "a: b # c",
    "no line end": "a: b",
    "blank lines": "\n\na: b\n\n\nc: d\n\n",
    "blanks at the end of lines": "a: b  \nc:  \n  - d \n",
    "folded lines of a plain text": "a: b\n  c\n\n  d\n   e\n",
    "plain text on the next line": "a:\n  b\n  c\n",
    # 7 flow
    "plain": "a: b c d\n",
    "plain with colons": "a: b:c ::d\n",
    "address": "a: https://example.org:80/b?c=d#e\n",
    "single quotes": "a: 'b ''c'' d'\n",
    "single quotes over lines": "a: 'b\n\n  c\n  d'\n",
    "double quotes over lines": 'a: "b\n\n  c\n  d"\n',
    "quoted keys": "'a b': c\n\"d: e\": f\n",
    "empty quotes": "a: ''\nb: \"\"\n",
    "flow list": "a: [b, 'c', \"d\", [e], {f: g}]\n",
    "flow list over lines": "a: [\n  b,\n  c,\n]\n",
    "flow list with a last comma": "a: [b, c, ]\n",
    "flow mapping": "a: {b: c, 'd': e, \"f\": g}\n",
    "flow mapping over lines": "a: {\n  b: c,\n  d: e\n  }\n",
    "keys without values": "a: {b, c: , d: e}\n",
    "adjacent values": 'a: {"b":c, "d": "e"}\n',
    "pair in a list": "a: [b: c]\n",
    "explicit key in flow": "a: {? b : c, ? d}\n",
    "empty collections": "a: []\nb: {}\n",
    "comment in flow": "a: [b, # c\n  d]\n",
    "root in braces": "{a: b, c: [d]}\n",
    # 8 blocks
    "literal": "a: |\n  b\n   c\n\n  d\n",
    "literal, stripped": "a: |-\n  b\n\n",
    "literal, kept": "a: |+\n  b\n\n\nc: d\n",
    "literal with its indentation": "a: |2\n   b\n  c\n",
    "literal, both signs": "a: |1-\n  b\n c\nd: |-1\n  e\n",
    "literal with a comment": "a: | # b\n  # no comment\n",
    "literal at the end of the file": "a: |\n  b",
    "literal of blank lines first": "a: |\n\n\n  b\n",
    "literal with signs of YAML": "a: |\n  - b: [c\n  'd #e\n  %f\n",
    "folded": "a: >\n  b\n  c\n\n  d\n    e\n   f\n  g\n",
    "folded, stripped": "a: >-\n  b\n  c\n\n",
    "folded, kept": "a: >+\n  b\n\nc: d\n",
    "list": "a:\n  - b\n  - c\n",
    "list at the column of its key": "a:\n- b\n- c\nd: e\n",
    "list of lists": "a:\n- - b\n  - c\n- - d\n",
    "list of mappings": "a:\n- b: c\n  d: e\n-\n  f: g\n",
    "empty entries": "a:\n-\n- b\n-\n",
    "mapping of mappings": "a:\n  b:\n    c: d\n  e: f\n",
    "explicit key": "? a\n: b\n? c\n",
    "explicit key in a block": "? |\n  a\n: b\n",
    "keys of every type": "1: a\ntrue: b\n2025-01-01: c\n1.5: d\n~: e\n",
    "empty values": "a:\nb:\n\nc: \n",
    "empty key in quotes": "'': a\n",
    # 9 streams
    "start of a document": "---\na: b\n",
    "end of a document": "a: b\n...\n",
    "start and end": "--- # c\na: b\n... # d\n# e\n",
    "mapping beside the start": "--- {a: b}\n",
    # 10 schemas: nothing is typed
    "integers": "a: [0, 12, -3, +4, 0o14, 0xC, 0123, 1_000]\n",
    "numbers with a point": "a: [1.0, 1.10, -.5, 1e3, 685.230_15e+03, .inf, -.INF, .NaN]\n",
    "truths": "a: [true, True, FALSE, yes, NO, on, Off, y, n]\n",
    "nothings": "a: [null, ~, Null, NULL]\nb:\n",
    "dates": "a: [2025-02-30, 2001-12-14t21:59:43.10-05:00, 12:30, 190:20:30]\n",
    "a very long number": f"a: {'1' * 4_000}\n",
    "an equals sign": "a: =\n",
}

REFUSED = {
    # 5 characters
    "byte order mark inside": "a: b\n\ufeffc: d\n",
    "reserved signs": "a: @b\n",
    "reserved back quote": "a: `b\n",
    "unknown escape": 'a: "\\q"\n',
    "short escape": 'a: "\\x4"\n',
    "line separators": "a: b\u2028c: d\n",
    # 6 structure
    "tab as indentation": "a:\n\tb: c\n",
    "tab behind a dash": "a:\n-\t- b\n",
    "directive": "%YAML 1.2\n---\na: b\n",
    "unknown directive": "%FOO bar\n---\na: b\n",
    "tag directive": "%TAG !e! tag:example.org,2000:\n---\na: !e!b c\n",
    "local tag": "a: !b c\n",
    "global tag": "a: !!str b\n",
    "verbatim tag": "a: !<tag:yaml.org,2002:str> b\n",
    "tag that types nothing": "a: ! b\n",
    "tag of a group": "a: !!map {b: c}\n",
    "anchor": "a: &b c\n",
    "anchor of a group": "a: &b\n  c: d\n",
    "anchor of a key": "&a b: c\n",
    "tag and anchor": "a: !!str &b c\n",
    # 7 flow
    "alias": "a: &b c\nd: *b\n",
    "alias as key": "a: &b c\n*b : d\n",
    "merge": "a: &b {c: d}\n<<: *b\n",
    "comma first": "a: [, b]\n",
    "two commas": "a: [b,, c]\n",
    "unclosed list": "a: [b, c\n",
    "unclosed mapping": "a: {b: c\n",
    "wrong bracket": "a: [b}\n",
    "words behind a bracket": "a: [b] c\n",
    "words behind quotes": "a: 'b' c\n",
    "unclosed quotes": "a: 'b\n",
    "document inside quotes": "a: 'b\n---\nc'\n",
    "list as key in flow": "{[a]: b}\n",
    "mapping as key": "{a: b}: c\n",
    "no key": ": a\n",
    "comment in a key": "a #b: c\n",
    "key over lines": "a\nb: c\n",
    # 8 blocks
    "words behind the sign": "a: | b\n  c\n",
    "wrong indentation sign": "a: |0\n  b\n",
    "two indentation signs": "a: |12\n  b\n",
    "text less indented": "a: |\n    b\n  c\n",
    "list as key": "? - a\n: b\n",
    "wrong column": "a:\n  b: c\n d: e\n",
    "key among entries": "a:\n- b\nc\n",
    "entry among keys": "a: b\n- c\n",
    "entry beside a key": "a: - b\n",
    "two keys on a line": "a: b: c\n",
    "key twice": "a: b\na: c\n",
    "key twice, quoted": "a: b\n'a': c\n",
    "key twice in flow": "a: {b: c, b: d}\n",
    "key null": "null: a\n",
    "empty block": "a: |\nb: c\n",
    # 9 streams
    "nothing": "",
    "only a start": "---\n",
    "only an end": "...\n",
    "two documents": "---\na: b\n---\nc: d\n",
    "two documents, ended": "a: b\n...\nc: d\n",
    "empty second document": "a: b\n---\n",
    "a word": "a\n",
    "a list": "- a\n- b\n",
    "a literal": "--- |\n  a\n",
}


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str) -> None:
    source = check(READ[name].encode())
    assert source.problems == ()
    assert agrees(source, READ[name])


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    assert check(REFUSED[name].encode()).problems


OF_THE_FILE = ("---", "\n...")
"""What belongs to a file as a whole, and means something else where it is indented."""


@pytest.mark.parametrize(
    "text", [text for text in READ.values() if not any(sign in text for sign in OF_THE_FILE)]
)
def test_a_construct_reads_the_same_further_down(text: str) -> None:
    lines = text.removeprefix("\ufeff").rstrip("\n").split("\n")
    whole = "x:\n - y:\n" + "".join(f"    {line}\n" if line else "\n" for line in lines)
    source = read("a.yaml", whole.encode())
    assert source.problems == ()
    assert agrees(source, whole)
