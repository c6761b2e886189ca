"""What the tests share: golden files, and the flag that rewrites them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ccmtool.corpus.corpus import Corpus, read

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "data").rglob("*.yaml"))
"""The files of the project's own corpus."""
EXTRACTS = ("12msp-agenda",)
RENDERED = sorted(
    path.stem for path in FILES if path.parent.name != "registers" and path.stem not in EXTRACTS
)
"""The ids of its documents that are rendered: each stands in a file of its name."""

# The first example of a test may compile templates; a slow machine is no failure.
settings.register_profile("ccmtool", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=100_000)
settings.load_profile("ccmtool")
_CI = 2_000


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or leaves anything in the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


Golden = Callable[[str, str], None]
Test = Callable[..., None]


def fuzzed(share: int = 1) -> Callable[[Test], Test]:
    """A property that is tried far more often in CI than here, and by `make fuzz` more often still.

    Of those examples, one that is dear takes only its share.
    """

    def mark(test: Test) -> Test:
        profile = settings.default or settings()
        most = max(profile.max_examples, _CI if os.environ.get("CI") else 0)
        return pytest.mark.fuzz(settings(max_examples=max(20, most // share))(test))

    return mark


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="rewrite the golden files with what is printed now; read their diff before a commit",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(name, actual)`: `actual` is the text of `goldens/NAME` beside the test file."""
    folder = request.path.parent / "goldens"

    def compare(name: str, actual: str) -> None:
        path = Path(os.path.normpath(folder / name))
        if request.config.getoption("--update-goldens"):
            _rewrite(path, actual)
        assert path.is_file(), f"no golden {path}: run pytest with --update-goldens"
        assert actual == path.read_bytes().decode(), f"{path} differs: see --update-goldens"

    return compare


def _rewrite(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)


@pytest.fixture(scope="session")
def own_corpus() -> Corpus:
    """The project's own corpus."""
    return read({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in FILES})
