"""The configuration of a corpus, read as strictly as the corpus itself."""

from __future__ import annotations

from pathlib import Path, PurePath

from ccmtool.cli.failure import Misuse
from ccmtool.corpus.parsing import complaints
from ccmtool.diagnostics import Diagnostic, Finding, Location, Severity, Span
from ccmtool.files import CONFIGURATION
from ccmtool.model.configuration import Configuration
from ccmtool.source import Source, read


class ConfigurationProblem(Misuse):
    """A configuration that could not be read; the first problem is told."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        first, *others = diagnostics
        place = f"{first.location.path}:{first.location.span.line}:{first.location.span.column}"
        more = f" ({len(others)} more in this file)" if others else ""
        super().__init__(f"{place}: {first.message}{more}", first.help)
        self.diagnostics = diagnostics


def parse(content: bytes | None) -> Configuration:
    """The settings in the bytes of `ccmtool.yaml`; the defaults where there is none."""
    # Every setting has a default, so unlike a document it may hold nothing but comments.
    if content is None or all(line.strip()[:1] in (b"", b"#") for line in content.splitlines()):
        return Configuration()
    source = read(CONFIGURATION, content)
    if source.problems or source.data is None:
        raise ConfigurationProblem(source.problems)
    found = complaints(CONFIGURATION, source.data, Configuration)
    if found:
        raise ConfigurationProblem(
            tuple(
                Diagnostic(
                    code,
                    "invalid-configuration",
                    Severity.ERROR,
                    Location(CONFIGURATION, _span(source, finding)),
                    finding.message,
                    finding.help,
                )
                for code, finding in found
            )
        )
    return Configuration.model_validate(source.data)


def templates(root: Path, configuration: Configuration) -> Path | None:
    """The folder of templates that the configuration names; it must lie in the corpus."""
    if configuration.templates is None:
        return None
    named = PurePath(configuration.templates)
    folder = root / named
    inside = folder.resolve().is_relative_to(root.resolve())
    if named.is_absolute() or ".." in named.parts or not inside:
        raise Misuse(
            f"{CONFIGURATION}: the folder `templates: {named}` does not lie in the corpus",
            "Name a folder beside `data`, such as `templates: templates`.",
        )
    if not folder.is_dir():
        raise Misuse(f"{CONFIGURATION}: there is no folder `{named}`, which `templates:` names")
    return folder


def _span(source: Source, finding: Finding) -> Span:
    return source.key_span(finding.route) if finding.key else source.span(finding.route)
