"""What to try the reader with: signs of YAML, trees in odd styles, files edited badly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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

_WORDS = st.lists(
    st.sampled_from(
        ["a", "null", "NO", " ", "  ", "\n", "#", ": ", "- ", "'", '"', "é", "中", "\\", "~"]
    ),
    max_size=6,
).map("".join)
_SCALARS = st.tuples(_WORDS, st.sampled_from([None, "'", '"', "|", ">"]))
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.tuples(
        st.lists(inner, max_size=4) | st.lists(st.tuples(_SCALARS, inner), max_size=4).map(tuple),
        st.booleans(),
    ),
    max_leaves=12,
)
_ROOTS = st.tuples(st.lists(st.tuples(_SCALARS, _TREES), max_size=4).map(tuple), st.booleans())


def _events(node: Any) -> Iterator[yaml.Event]:
    """A tree as what PyYAML writes: pairs of a text and its style, or of a group and its."""
    held, style = node
    if isinstance(held, str):
        yield yaml.ScalarEvent(None, None, (True, True), held, style=style)
    elif isinstance(held, list):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=style)
        for child in held:
            yield from _events(child)
        yield yaml.SequenceEndEvent()
    else:
        yield yaml.MappingStartEvent(None, None, True, flow_style=style)
        for key, value in held:
            yield from _events(key)
            yield from _events(value)
        yield yaml.MappingEndEvent()


def _written(root: Any, indent: int, width: int, unicode: bool, line_break: str) -> str:
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(root),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    whole: str = yaml.emit(
        events, indent=indent, width=width, allow_unicode=unicode, line_break=line_break
    )
    return whole


DUMPED = st.builds(
    _written,
    _ROOTS,
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
