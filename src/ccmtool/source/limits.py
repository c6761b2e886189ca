"""How much of anything a file may hold; no document that people write comes near."""

from __future__ import annotations

MAX_BYTES = 1 << 20
"""Bytes of a file."""

MAX_DEPTH = 50
"""Lists and groups of keys in one another. At some 30,000 libyaml would crash the process."""

MAX_NODES = 50_000
"""Keys and values of a file, lists and groups of keys among them."""

MAX_TEXT = 64 << 10
"""Bytes of a text."""

MAX_KEY = 200
"""Characters of a key. To normalise a very long one takes the square of its length."""

MAX_FINDINGS = 20
"""Findings of a file that are told; the rest is counted."""
