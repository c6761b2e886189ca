"""The configuration of a corpus: `ccmtool.yaml`, beside `data/`."""

from __future__ import annotations

from typing import Literal

from ccmtool.model.base import Model, OneOrMore


class Configuration(Model):
    """Settings that hold for the whole corpus."""

    name: str | None = None
    """What the corpus is, in a few words."""
    formats: OneOrMore[Literal["markdown", "html"]] = ("markdown", "html")
    """The formats that `render` writes unless told otherwise."""
    templates: str | None = None
    """A folder of templates, relative to this file; its files win over the built-in ones."""
