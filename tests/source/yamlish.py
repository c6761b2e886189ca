"""What to try the reader with: signs of YAML, trees in odd styles, files edited badly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml
from hypothesis import strategies as st

from tests.conftest import FILES, ROOT

PIECES = [
    *"[]{},:?-&*!|>'\"%@`#~<=\\ \t\n\r",
    *(
        ": ",
        "- ",
        " #",
        " #a",
        "\n  ",
        "\n",
        "\n- ",
        "\n    ",
        ":\n",
        "---\n",
        "...\n",
        "a",
        "b: c",
    ),
    *("<<", "null", "&a ", "*a ", "!a ", "!<%ED>", "%YAML 1.1\n", "%TAG ! a\n", "|\n", ">2-\n"),
    *("\\x07", "\\ud800", "\\U00110000", "\\ ", '"a"', "'b'", "<<<<<<<\n", "text: |\n", "key:x"),
    *("\x00", "\x07", "\x85", "\u00a0", "\u200d", "\u200e", "\u2028", "\u202e", "\ufeff", "\uf05b"),
    *(
        "\uffff",
        "\ufdfa",
        "ａ",
        "é",
        "e\u0301",
        "中",
        "\U0001f600",
        "ن",
        "\r\n",
        "? ",
        "\n\n",
        "|+\n",
    ),
]
"""Signs that mean something to YAML or to the reader, and a few that mean nothing."""

YAMLISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)

# --- node trees in odd styles ------------------------------------------------------------------

_WORDS = (
    *(
        "",
        "a",
        "null",
        "NO",
        " a",
        "a ",
        "a\n",
        "a\n\nb",
        "\na",
        "a\n b",
        "  ",
        "a  b",
        "é",
        "中",
        "\\",
    ),
    *(
        "#a",
        "a #b",
        "a: b",
        "a:b",
        "- a",
        "? a",
        "'",
        '"',
        "a'b",
        "[a",
        "{",
        "|",
        ", ",
        "&a",
        "*a",
        "!a",
    ),
    *("%a", "@", "`", "~", "---", "...", "<<", "=", "a" * 90 + " b"),
)
_STARTS = [
    start(None, None, True, flow_style=flow)
    for start in (yaml.SequenceStartEvent, yaml.MappingStartEvent)
    for flow in (True, False)
]
_TOKENS = st.lists(
    st.one_of(
        st.builds(
            lambda word, style: yaml.ScalarEvent(None, None, (True, True), word, style=style),
            st.sampled_from(_WORDS),
            st.sampled_from([None, "'", '"', "|", ">"]),
        ),
        st.sampled_from([*_STARTS, None, None]),
    ),
    max_size=20,
)
"""Texts, beginnings of lists and groups, and None where the innermost of these ends."""


def _events(tokens: Sequence[yaml.Event | None]) -> Iterator[yaml.Event]:
    """The tree as what PyYAML writes; what is open at the end is closed."""
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield yaml.MappingStartEvent(None, None, True, flow_style=False)
    opened = [[True, 0]]
    for token in tokens:
        if token is None:
            if len(opened) > 1:
                yield from _end(*opened.pop())
            continue
        opened[-1][1] += 1
        yield token
        if not isinstance(token, yaml.ScalarEvent):
            opened.append([isinstance(token, yaml.MappingStartEvent), 0])
    while opened:
        yield from _end(*opened.pop())
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _end(mapping: int, held: int) -> Iterator[yaml.Event]:
    if mapping and held % 2:
        yield yaml.ScalarEvent(None, None, (True, True), "z", style=None)
    yield yaml.MappingEndEvent() if mapping else yaml.SequenceEndEvent()


def _written(
    tokens: Sequence[yaml.Event | None], indent: int, width: int, unicode: bool, line_break: str
) -> str:
    whole: str = yaml.emit(
        _events(tokens),
        indent=indent,
        width=width,
        allow_unicode=unicode,
        line_break=line_break,
    )
    return whole


DUMPED = st.builds(
    _written,
    _TOKENS,
    st.integers(1, 9),
    st.integers(1, 80),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
"""YAML of a tree: every text and every group in a style of its own."""

# --- real files, edited badly ------------------------------------------------------------------

_REAL = [
    text
    for path in (*FILES, *sorted((ROOT / "docs/authoring/example").rglob("*.yaml")))
    if len(text := path.read_text("utf-8")) < 5_000
]
_EDITS = st.lists(
    st.tuples(st.integers(0, 5_000), st.integers(0, 30), st.sampled_from(["", *PIECES])),
    min_size=1,
    max_size=4,
)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    for at, length, piece in edits:
        start = at % (len(text) + 1)
        text = text[:start] + piece + text[start + length :]
    return text


EDITED = st.builds(_edited, st.sampled_from(_REAL), _EDITS)
"""A file of a corpus in which something was deleted, put in, or both, at a few places."""
