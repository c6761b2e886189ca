"""The peers: where their programs are, and the same data in the form that each of them reads."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(sys.executable).parent


def program(name: str) -> str | None:
    """The program of a peer, in this environment or on the path."""
    beside = _FOLDER / name
    if name == "hugo":
        # The package's own launcher is a Python script; only the program itself is the peer.
        found = sorted(_FOLDER.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
        return str(found[0]) if found else shutil.which(name)
    return str(beside) if beside.exists() else shutil.which(name)


def versions() -> Iterator[str]:
    """The peers that are there, each in its own words."""
    for name, option in (
        ("check-jsonschema", "--version"),
        ("mkdocs", "--version"),
        ("hugo", "version"),
        ("jq", "--version"),
    ):
        found = program(name)
        if found:
            told = subprocess.run([found, option], capture_output=True, text=True, check=True)
            yield told.stdout.split("\n")[0].partition(" from ")[0][:60].strip()


_TEMPLATE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>
{{ $agenda := index hugo.Data.agenda .Params.agenda }}
{{ range $i, $item := $agenda.items }}
<section id="item-{{ $item.id }}"><h2>{{ add $i 1 }}. {{ $item.title }}</h2>
<dl><dt>Lead</dt><dd>{{ $item.lead }}</dd><dt>Actions</dt><dd>{{ $item.actions }}</dd></dl>
{{ $item.text | markdownify }}
{{ range $item.children }}<p id="item-{{ .id }}">{{ .text | markdownify }}</p>{{ end }}
</section>
{{ end }}
<ol>{{ range $key, $note := $agenda.notes }}<li id="{{ $key }}">{{ $note }}</li>{{ end }}</ol>
</body></html>
"""
_PAGES = """{{ range $name, $agenda := hugo.Data.agenda }}
{{ $params := dict "agenda" $name }}
{{ $.AddPage (dict "kind" "page" "path" $name "title" $agenda.cover.title "params" $params) }}
{{ end }}
"""


def hugo_site(site: Path, corpus: Path) -> None:
    """A site that makes a page of every agenda, read as data files."""
    shutil.copytree(corpus / "data/agenda", site / "data/agenda")
    (site / "layouts/_default").mkdir(parents=True)
    (site / "layouts/_default/single.html").write_text(_TEMPLATE)
    (site / "content").mkdir()
    (site / "content/_content.gotmpl").write_text(_PAGES)
    (site / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\n'
        'disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]\n'
    )


def plans(corpus: Path) -> list[Any]:
    """The work plans as plain data."""
    files = sorted((corpus / "data/workplans").glob("*.yaml"))
    return [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in files]
