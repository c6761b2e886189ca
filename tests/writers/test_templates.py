"""A corpus's own templates: they win file by file, and their faults are told in one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ccmtool.doctree.nodes import Document, Paragraph
from ccmtool.formats import FORMATS
from ccmtool.writers import WRITERS, TemplateProblem, html, markdown
from ccmtool.writers.templating import built_in_templates
from tests.writers.specimen import SPECIMEN, document, inline, paragraph

Write = Callable[..., str]

# Here, and not in a process of its own, which `test_confined.py` is about.
WRITING = {"markdown": markdown.write, "html": html.write}

HOSTILE = document(paragraph("<b> *x* & {{ 7 * 7 }}"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for folder in ("markdown", "html"):
        (tmp_path / folder).mkdir()
    return tmp_path


@pytest.fixture
def write(own: Path) -> Write:
    """`write(name, text, tree)`: the page of a tree with one template of its own."""

    def written(name: str, text: str, tree: Document = HOSTILE) -> str:
        (own / name).write_text(text, encoding="utf-8")
        kind = name.partition("/")[0]
        return WRITING[kind](tree, own).decode()

    return written


def problem(action: Callable[[], object]) -> str:
    with pytest.raises(TemplateProblem) as caught:
        action()
    assert str(caught.value) == caught.value.message
    assert "\n" not in caught.value.message
    return caught.value.message


def test_importing_the_writers_loads_no_template_engine() -> None:
    code = "import sys, ccmtool.writers; sys.exit('jinja2' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_format_has_a_writer_with_an_extension_and_a_folder_of_its_own() -> None:
    assert tuple(WRITERS) == FORMATS
    assert len({writer.extension for writer in WRITERS.values()}) == len(FORMATS)
    assert all((built_in_templates() / name).is_dir() for name in FORMATS)


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_an_empty_folder_changes_nothing(name: str, own: Path) -> None:
    assert WRITERS[name].write(SPECIMEN, own) == WRITERS[name].write(SPECIMEN)


def test_the_built_in_templates_are_found_in_the_checkout_and_in_a_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (built_in_templates() / "markdown" / "document.md.j2").is_file()

    packed = tmp_path / "ccmtool" / "templates"
    packed.mkdir(parents=True)
    monkeypatch.setattr(
        "ccmtool.writers.templating.__file__", str(tmp_path / "ccmtool" / "writers" / "x.py")
    )
    assert built_in_templates() == packed


def test_own_files_win_one_by_one(write: Write) -> None:
    page = write("markdown/paragraph.md.j2", "§ {{ inlines(node.children) }}")

    assert page == "# Title\n\n§ \\<b> \\*x\\* & {{ 7 \\* 7 }}\n"


def test_a_kind_may_have_its_own_frame(write: Write) -> None:
    frame = '{% extends "document.md.j2" %}{% block notes %}END{% endblock %}'

    assert write("markdown/specimen.md.j2", frame).endswith("END\n")


def test_an_own_template_can_extend_the_one_it_replaces(write: Write) -> None:
    frame = '{% extends "built-in/document.html.j2" %}{% block notes %}<p>END</p>{% endblock %}'

    assert "<p>END</p></body>" in write("html/document.html.j2", frame)


def test_an_own_style_sheet_is_inlined_and_admitted(write: Write) -> None:
    page = write("html/style.css", "a{#b{} }\r\n</style><script>{{ x }}")

    assert "<style>a{#b{} }\n<\\/style><script>{{ x }}</style>" in page


def test_templates_are_read_again_when_they_change(own: Path, write: Write) -> None:
    assert "first" in write("markdown/paragraph.md.j2", "first")
    assert "the second" in write("markdown/paragraph.md.j2", "the second")

    (own / "markdown" / "paragraph.md.j2").unlink()
    assert "second" not in WRITERS["markdown"].write(HOSTILE, own).decode()


@pytest.mark.parametrize(
    "expression",
    [
        "text",
        "text[:5]",
        "text | upper",
        "text | truncate(6, true, '')",
        "text | replace('x', 'y')",
        "text ~ mark",
        "mark ~ text",
        "mark + text",
        "text + mark",
        "[text, mark] | join('')",
        "text | list | join(mark)",
        "'%s' % text",
        "mark % text",
        "'{}'.format(text)",
        "text | escape",
        "text | string",
        "(text ~ mark)[:30]",
        "text | first ~ mark",
        "text | indent(2)",
        "inlines(node.children)[:6]",
    ],
)
@pytest.mark.parametrize("name", ["markdown", "html"])
def test_no_filter_and_no_operator_loses_the_escaping(
    name: str, expression: str, write: Write
) -> None:
    extension = WRITERS[name].extension
    page = write(
        f"{name}/paragraph.{extension}.j2",
        "{% set mark %}M%s{% endset %}{% set text = node.children[0].text %}\n"
        f"<i>{{{{ {expression} }}}}</i>",
    )
    shown = page[page.index("<i>") + 3 : page.index("</i>")]

    assert "<" not in shown.replace("\\<", "")
    assert name == "html" or "*" not in shown.replace("\\*", "")


@pytest.mark.parametrize("filter_name", ["safe", "tojson", "xmlattr", "urlize", "random"])
def test_filters_that_lose_the_escaping_are_not_there(filter_name: str, write: Write) -> None:
    told = problem(lambda: write("html/paragraph.html.j2", f"{{{{ 'x' | {filter_name} }}}}"))

    assert told == f"html/paragraph.html.j2:1: No filter named '{filter_name}'."


def test_escaping_cannot_be_turned_off(write: Write) -> None:
    off = "x\n{%- autoescape false %}{{ node.children[0].text }}{% endautoescape %}"

    assert problem(lambda: write("html/paragraph.html.j2", off)) == (
        "html/paragraph.html.j2:2: escaping cannot be turned off"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n{% if %}", "2: Expected an expression, got 'end of statement block'"),
        ("\n\n{{ nothing }}", "3: 'nothing' is undefined"),
        ("{{ node.x }}", "1: 'ccmtool.doctree.nodes.Paragraph object' has no attribute 'x'"),
        ("{{ ''.__class__ }}", "1: access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ [].append(1) }}", "1: access to attribute 'append' of 'list' object is unsafe."),
        ("\n{{ 1 / 0 }}", "2: division by zero"),
        ("{{ render(3) }}", "1: no template int.md.j2"),
        ("{{ blocks([node]) }}", "1: the templates call one another without end"),
        ("{% include 'x.md.j2' %}", "1: no template x.md.j2"),
        ("{% include '../html/item.html.j2' %}", "1: no template ../html/item.html.j2"),
        ("{% include '/etc/passwd' %}", "1: no template /etc/passwd"),
        ("{% autoescape false %}{% endautoescape %}", "1: escaping cannot be turned off"),
        ("{{ 2 ** 3 ** 9999 }}", "1: Exceeds the limit"),
        ("{{ lipsum() }}", "1: 'lipsum' is undefined"),
        ("{{ range(10000000) }}", "1: Range too big. The sandbox blocks ranges larger than"),
    ],
)
def test_a_fault_is_told_with_template_and_line(text: str, told: str, write: Write) -> None:
    message = problem(lambda: write("markdown/paragraph.md.j2", text))

    assert message.startswith(f"markdown/paragraph.md.j2:{told}")


@pytest.mark.parametrize(
    "expression",
    [
        "node.__class__",
        "node['__class__']",
        "node.__init__.__globals__",
        "node.__dataclass_fields__",
        "render.__self__",
        "render.__func__",
        "words.__globals__",
        "words.__code__",
        "phrases.__class__",
        "namespace.__init__",
        "'{0.__class__}'.format(node)",
        "'{0.__class__}'.format_map({'0': node})",
        "[node] | map(attribute='__class__') | first",
        "[node, node] | sort(attribute='__class__')",
        "(node.children | map('string')).gi_frame",
        "node | attr('__class__')",
        "node | tojson",
        "'<b>' | safe",
        "[1] | random",
        "self.__init__",
        "self._TemplateReference__context",
        "caller",
        "cycler('a')",
        "joiner()",
        "dict()",
        "lipsum()",
        "environment",
        "config",
        "[].append(1)",
        "{}.update({})",
        "'safe' is filter",
        "'eq' is test",
        "render is callable",
    ],
)
def test_a_template_reaches_nothing_but_its_tree(expression: str, write: Write) -> None:
    message = problem(lambda: write("html/paragraph.html.j2", f"{{{{ {expression} }}}}"))

    assert message.startswith("html/paragraph.html.j2:1: ")


def test_a_template_changes_nothing_in_its_tree(write: Write) -> None:
    for statement in ("{% set node.anchor = 'x' %}", "{% set document.id = 'x' %}"):
        assert problem(lambda text=statement: write("html/paragraph.html.j2", text))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x" * 262_145, ": larger than 256 KiB"),
        ("{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}", ": nested too deeply"),
        ("{{ " + "1+" * 30_000 + "1 }}", ": nested too deeply"),
        ("{{ x" + ".a" * 40_000 + " }}", ": nested too deeply"),
        ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, ": nested too deeply"),
        ("{{ " + "1" * 5000 + " }}", ": Exceeds the limit"),
        ("{{ " + "x" * 5000 + " }}", f":1: '{'x' * 199} …"),
    ],
    ids=["large", "brackets", "sums", "attributes", "loops", "number", "name"],
)
def test_what_cannot_be_compiled_is_told_in_a_line_of_this_template(
    text: str, told: str, write: Write
) -> None:
    message = problem(lambda: write("markdown/paragraph.md.j2", text))

    assert message.startswith(f"markdown/paragraph.md.j2{told}")
    assert len(message) < 300


def test_a_name_that_no_file_can_have(write: Write) -> None:
    text = f"{{% include '{'x' * 300}' %}}"

    assert problem(lambda: write("markdown/paragraph.md.j2", text)) == (
        f"markdown/{'x' * 200} …: File name too long"
    )


def test_where_not_even_a_line_can_be_found_any_more_the_template_is_named(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hoard(_: object) -> object:
        raise MemoryError

    def find_no_line(*_: object) -> object:
        raise SystemError("no memory")

    monkeypatch.setattr(html, "words", hoard)
    monkeypatch.setattr("jinja2.environment.Environment.handle_exception", find_no_line)

    assert problem(lambda: html.write(HOSTILE, own)) == (
        "html/document.html.j2: takes too much memory to write"
    )


def test_the_innermost_template_is_named(write: Write) -> None:
    tree = document(Paragraph(inline("x")))

    assert problem(lambda: write("markdown/cover-line.md.j2", "\n{{ x }}", tree)) == (
        "markdown/cover-line.md.j2:2: 'x' is undefined"
    )


def test_a_template_that_is_no_text(own: Path) -> None:
    (own / "html" / "item.html.j2").write_bytes(b"a\nb\xff")
    (own / "html" / "paragraph.html.j2").write_bytes(b"\xff")

    assert problem(lambda: html.write(HOSTILE, own)) == "html/paragraph.html.j2:1: not UTF-8"


def test_a_template_that_cannot_be_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (own / "html" / "document.html.j2").touch()
    monkeypatch.setattr(Path, "read_bytes", refused)

    assert problem(lambda: html.write(HOSTILE, own)) == "html/style.css: Permission denied"


def test_a_template_cannot_lie_outside_the_folder(
    own: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("secret", encoding="utf-8")
    (own / "markdown" / "paragraph.md.j2").symlink_to(secret)

    assert problem(lambda: markdown.write(HOSTILE, own)) == (
        "markdown/paragraph.md.j2: leads out of the template folder"
    )


def test_a_folder_of_templates_that_is_not_there(tmp_path: Path) -> None:
    assert problem(lambda: WRITERS["html"].write(HOSTILE, tmp_path / "gone")) == (
        "gone: no such template folder"
    )


def test_own_templates_meet_every_block(write: Write) -> None:
    """A template of one's own is handed what the built-in one is."""
    page = write(
        "markdown/item.md.j2",
        "{{ node.label }} {{ blocks(node.blocks) }} {{ anchor(node.anchor) }} {{ document.id }}"
        " {{ phrases.notes }} {{ indent }} {{ direction }}",
        SPECIMEN,
    )

    assert "specimen Notes 0 ltr" in page
