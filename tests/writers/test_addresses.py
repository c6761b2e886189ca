"""Which addresses a link may have, whoever has typed them and however."""

from __future__ import annotations

import pytest

from ccmtool.writers.addresses import public


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "\ufeffjavascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "javascript\t:alert(1)",
        "\uff4aavascript:alert(1)",
        "javascript\uff1aalert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "%6aavascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "feed:javascript:x",
        "view-source:https://un.org",
        "blob:https://un.org/x",
        "filesystem:https://un.org/x",
        "file:///etc/passwd",
        "intent://x",
        "https:javascript:alert(1)",
        "https:///x",
        "http:\\\\un.org",
        "//un.org",
        "un.org",
        "#x",
        "",
        "https://[::1",
        "https://un.org/a b",
        "https://un.org\x00",
        "https://un.org/\r\nx",
        "mailto:",
        "mailto:?subject=x",
    ],
)
def test_any_but_the_web_and_a_mailbox_is_no_target(address: str) -> None:
    assert public(address) == ""


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("https://un.org/a?b=c&d#e", "https://un.org/a?b=c&d#e"),
        ("HTTPS://UN.ORG", "HTTPS://UN.ORG"),
        ("mailto:a@un.org", "mailto:a@un.org"),
        ('https://un.org/"onclick="x', "https://un.org/%22onclick=%22x"),
        ("https://un.org/<script>", "https://un.org/%3Cscript%3E"),
        ("https://un.org/`x`", "https://un.org/%60x%60"),
        ("https://un.org/\u202egpj", "https://un.org/%E2%80%AEgpj"),
    ],
)
def test_what_is_one_is_spelled_so_that_it_ends_nothing(address: str, spelled: str) -> None:
    assert public(address) == spelled
