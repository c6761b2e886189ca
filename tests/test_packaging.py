"""What a user installs: the wheel, and the editable install of a checkout."""

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

import pytest

import ccmtool

REPO = Path(__file__).parents[1]
WORK_PLAN = "ica-2024-2025"
MARK = "<!-- from this very folder of templates -->"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build("wheel", REPO, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    """The files in the wheel."""
    with ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A working directory with nothing in it, outside every corpus."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def test_wheel_holds_every_template(names: frozenset[str]) -> None:
    built_in = {f"ccmtool/templates/{name}" for name in files_below(REPO / "templates")}
    assert built_in
    assert {name for name in names if name.startswith("ccmtool/templates/")} == built_in


def test_wheel_holds_the_whole_package_and_its_type_marker(names: frozenset[str]) -> None:
    package = {f"ccmtool/{name}" for name in files_below(REPO / "src" / "ccmtool")}
    assert "ccmtool/py.typed" in package
    assert {name for name in names if not name.startswith("ccmtool/templates/")} - package == {
        f"ccmtool-{ccmtool.__version__}.dist-info/{name}"
        for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }
    assert package <= names


def test_wheel_gives_the_command_its_name(wheel: Path) -> None:
    entry_points = ConfigParser()
    with ZipFile(wheel) as archive:
        name = f"ccmtool-{ccmtool.__version__}.dist-info/entry_points.txt"
        entry_points.read_string(archive.read(name).decode("utf-8"))
    assert dict(entry_points["console_scripts"]) == {"ccmtool": "ccmtool.__main__:main"}


def test_wheel_renders_from_an_empty_folder(
    wheel: Path, tmp_path: Path, empty_folder: Path
) -> None:
    installed = tmp_path / "site-packages"
    unpack(wheel, installed)
    mark_templates(installed / "ccmtool" / "templates")
    assert MARK in render_work_plan(installed, empty_folder)


def test_editable_install_renders_from_an_empty_folder(tmp_path: Path, empty_folder: Path) -> None:
    checkout = tmp_path / "checkout"
    copy_sources(checkout)
    installed = tmp_path / "site-packages"
    unpack(build("editable", checkout, tmp_path / "dist"), installed)

    # It copies nothing: one line says where the package is, and the templates stand beside it.
    assert [name for name in files_below(installed) if ".dist-info/" not in name] == [
        "_ccmtool.pth"
    ]
    assert (installed / "_ccmtool.pth").read_text("utf-8").splitlines() == [str(checkout / "src")]

    mark_templates(checkout / "templates")
    assert MARK in render_work_plan(checkout / "src", empty_folder)


def build(kind: str, checkout: Path, into: Path) -> Path:
    """Build with the project's own build backend, as pip does, but without the network."""
    into.mkdir(exist_ok=True)
    code = f"import sys, hatchling.build; print(hatchling.build.build_{kind}(sys.argv[1]))"
    built = run([sys.executable, "-c", code, str(into)], cwd=checkout)
    return into / built.splitlines()[-1]


def unpack(wheel: Path, target: Path) -> None:
    """Install without pip, which an environment that uv made does not have."""
    with ZipFile(wheel) as archive:
        archive.extractall(target)


def render_work_plan(package_folder: Path, cwd: Path) -> str:
    """Render the project's own work plan with the package in `package_folder`."""
    output = cwd.parent / "output"
    command = ["--corpus", str(REPO), "render", "work-plan", "--format", "html"]
    run(
        [sys.executable, "-m", "ccmtool", *command, "--output", str(output)],
        cwd=cwd,
        PYTHONPATH=str(package_folder),
    )
    assert [path.name for path in output.iterdir()] == [f"{WORK_PLAN}.html"]
    assert not list(cwd.iterdir())
    return (output / f"{WORK_PLAN}.html").read_text("utf-8")


def mark_templates(folder: Path) -> None:
    """Mark each page frame, so that the page itself tells which templates made it."""
    templates = [path for path in (folder / "html").rglob("*") if path.is_file()]
    assert templates
    for path in templates:
        path.write_text(path.read_text("utf-8") + MARK, encoding="utf-8")


def copy_sources(checkout: Path) -> None:
    """Copy what an installation needs of this checkout."""
    for name in ("src", "templates"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPO / name, checkout / name, ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPO / name, checkout / name)


def files_below(folder: Path) -> list[str]:
    """The files in a folder, by their paths in it, without what Python left there."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def run(command: list[str], *, cwd: Path, **environment: str) -> str:
    """Run a command to its end and return what it printed."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("CCMTOOL_")}
    ours.pop("PYTHONPATH", None)
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**ours, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
