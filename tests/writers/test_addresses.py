"""Public addresses: whatever is typed, a browser is led to the web or to a mailbox, or nowhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccmtool.doctree.nodes import CrossReference
from ccmtool.writers.addresses import public, target
from tests.attacks import ADDRESSES

PUBLIC = {"http", "https", "mailto"}
BLANKS = [*map(chr, range(0x21)), *"\x7f\x85\u00a0\u00ad\u1680\u2003\u200b\u2028\u202e\u3000\ufeff"]
SCHEMES = ("javascript", "vbscript", "data", "blob", "filesystem", "file", "view-source", "about")
CASES = (str.lower, str.upper, str.title, str.swapcase)


def scheme(address: str) -> str:
    """The scheme of an address as the URL standard has it, empty where it has none.

    A browser takes off control characters and blanks at both ends, then takes out tabs and line
    ends anywhere, then reads up to the first colon.
    """
    bare = re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(0x21)))))
    found = re.match("([A-Za-z][A-Za-z0-9+.-]*):", bare)
    return found[1].lower() if found else ""


@pytest.mark.parametrize("name", SCHEMES)
def test_other_schemes_lead_nowhere(name: str) -> None:
    for case in CASES:
        for rest in (
            "x",
            "//x.invalid/x",
            "%0ax",
            "//x.invalid/%0ax",
            "text/html,x",
            "x@x.invalid",
        ):
            assert public(f"{case(name)}:{rest}") == ""


@pytest.mark.parametrize("blank", BLANKS)
def test_no_blank_hides_a_scheme(blank: str) -> None:
    for at in range(len("javascript:")):
        assert public(f"{'javascript:'[:at]}{blank}{'javascript:'[at:]}x()") == ""
    assert public(f"https{blank}://x.invalid/") == ""
    assert public(f"{blank}https://x.invalid/") == ""


@pytest.mark.parametrize(
    "address",
    [
        *("ｊavascript:x()", "javaſcript:x()", "javascript：x()", "javascript&colon;x()"),
        *("&#106;avascript:x()", "java&Tab;script:x()", "java%09script:x()", "%6aavascript:x()"),
        *(
            "//x.invalid",
            "/\\x.invalid",
            "\\\\x.invalid",
            "/x",
            "x",
            "?x",
            "#x",
            ".",
            "",
            ":",
            "://",
        ),
        *("https:javascript:x()", "https:x.invalid", "https:/x.invalid", "https:\\\\x.invalid"),
        *(
            "https://",
            "https:///x",
            "https://?x",
            "https://#x",
            "https://[",
            "https://[x",
            "mailto:",
        ),
        *("x:https://x.invalid", "url(javascript:x())", "feed:https://x.invalid", "ws://x.invalid"),
        *(address for address in ADDRESSES if not address.startswith("https://")),
    ],
)
def test_what_is_no_public_address_leads_nowhere(address: str) -> None:
    assert public(address) == ""


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("https://x.org/a?b=1&c=%20#d", "https://x.org/a?b=1&c=%20#d"),
        (
            "https://x.org/\"onclick='x()'<>`{}|\\^",
            "https://x.org/%22onclick='x()'%3C%3E%60%7B%7D%7C%5C%5E",
        ),
        ("HTTP://X.ORG", "HTTP://X.ORG"),
        ("https://javascript:x@x.org/", "https://javascript:x@x.org/"),
        ("https://x.org/javascript:x()", "https://x.org/javascript:x()"),
        ("https://пример.рф/ё", "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/%D1%91"),
        ("mailto:a@x.org?subject=b c", ""),
        ("mailto:a@x.org", "mailto:a@x.org"),
    ],
)
def test_public_addresses_are_spelled_in_plain_letters(address: str, spelled: str) -> None:
    assert public(address) == spelled


PIECES = st.sampled_from(
    [*BLANKS, *SCHEMES, *PUBLIC, *":/\\?#@[]%&;\"'<>ｊſ：", "//", "://", "x.org"]
)
TYPED = st.lists(PIECES | st.text(max_size=3), max_size=8).map("".join)


@settings(max_examples=2000)
@given(TYPED | st.builds("{}{}".format, st.sampled_from(["https://", "mailto:"]), TYPED))
def test_what_a_browser_reads_is_public(typed: str) -> None:
    spelled = public(typed)
    if spelled:
        assert scheme(typed) in PUBLIC
        assert scheme(spelled) == scheme(typed)
        assert re.fullmatch(r"[\x21-\x7e]+", spelled)
        assert not set('"<>\\^`{|}') & set(spelled)
        assert public(spelled) == spelled


@given(TYPED, TYPED)
def test_a_link_within_the_corpus_stays_there(document: str, anchor: str) -> None:
    address = target(CrossReference((), document=document, anchor=anchor), "html")
    assert scheme(address) == ""
    assert not re.match(r"[/\\]", address)
    assert not re.search(r"[\s\"<>\\]", address)
