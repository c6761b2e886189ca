"""The configuration of a corpus, read as strictly as the corpus itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from ccmtool.cli.failure import Misuse
from ccmtool.corpus.parsing import complaints
from ccmtool.diagnostics import Diagnostic, Finding, Location, Severity
from ccmtool.files import CONFIGURATION
from ccmtool.model.configuration import Configuration
from ccmtool.source import Source, read


class ConfigurationProblem(Misuse):
    """A configuration that could not be read; the first problem is told."""

    def __init__(self, source: Source, findings: Sequence[Finding]) -> None:
        self.diagnostics = tuple(_diagnostic(source, finding) for finding in findings)
        first, *others = self.diagnostics
        place = f"{first.location.path}:{first.location.span.line}:{first.location.span.column}"
        more = f" ({len(others) + source.unshown} more in this file)" if others else ""
        super().__init__(f"{place}: {first.message}{more}", first.help)


def _diagnostic(source: Source, finding: Finding) -> Diagnostic:
    location = Location(CONFIGURATION, source.span_of(finding))
    # What could be read has no span of its own yet.
    code, name = ("STR03", "unreadable-yaml") if finding.span else ("STR01", "invalid-field")
    return Diagnostic(code, name, Severity.ERROR, location, finding.message, finding.help)


def parse(root: Path, content: bytes | None) -> Configuration:
    """The settings in the bytes of `ccmtool.yaml`; the defaults where there is none."""
    # Every setting has a default, so unlike a document it may hold nothing but comments.
    if content is None or all(line.strip()[:1] in (b"", b"#") for line in content.splitlines()):
        return Configuration()
    source = read(CONFIGURATION, content)
    if source.problems or source.data is None:
        raise ConfigurationProblem(source, source.problems)
    findings = [finding for _, finding in complaints(CONFIGURATION, source.data, Configuration)]
    if not findings:
        configuration = Configuration.model_validate(source.data)
        findings = list(_astray(root, configuration.templates))
    if findings:
        raise ConfigurationProblem(source, findings)
    return configuration


def _astray(root: Path, templates: str | None) -> Iterator[Finding]:
    """What speaks against a folder of templates: it must be there, and within the corpus."""
    if templates is None:
        return
    named = PurePath(templates)
    inside = Path(os.path.realpath(root / named)).is_relative_to(os.path.realpath(root))
    if named.is_absolute() or ".." in named.parts or not inside:
        message = f"the folder `{named}` does not lie in the corpus"
        help = "Name a folder beside `data`, such as `templates: templates`."
        yield Finding(CONFIGURATION, message, help, ("templates",))
    elif not (root / named).is_dir():
        yield Finding(CONFIGURATION, f"there is no folder `{named}`", "", ("templates",))
