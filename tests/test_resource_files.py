"""Resources and migrations are found wherever the program lies."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from clerk_app import resource_files

_SAY_WHERE = (
    "from clerk_app.resource_files import database_resource, resource\n"
    "print(resource('fonts'))\nprint(database_resource('migrations'))"
)


def test_a_checkout_keeps_resources_and_db_beside_the_package(repository: Path) -> None:
    assert resource_files.resource() == repository / "resources"
    assert resource_files.database_resource() == repository / "db"


def test_parts_of_a_path_are_joined_below_the_root(repository: Path) -> None:
    assert resource_files.resource("icons", "x.svg") == repository / "resources" / "icons" / "x.svg"
    assert resource_files.database_resource("migrations") == repository / "db" / "migrations"


def test_a_package_that_carries_its_data_is_asked_first(tmp_path: Path) -> None:
    package = tmp_path / "clerk_app"
    (package / "_data").mkdir(parents=True)

    assert resource_files.data_root(package) == package / "_data"


def test_a_package_without_data_looks_beside_itself(tmp_path: Path) -> None:
    assert resource_files.data_root(tmp_path / "clerk_app") == tmp_path


@pytest.mark.slow
def test_an_installed_wheel_finds_its_resources_and_migrations(repository: Path, tmp_path: Path) -> None:
    wheel = _build_wheel(repository, tmp_path / "wheel")
    python = _environment_with(wheel, tmp_path / "environment")

    fonts, migrations = _lines_from(python, tmp_path)

    assert (tmp_path / "environment") in fonts.parents
    assert _names_below(fonts) == _names_below(repository / "resources" / "fonts")
    assert _names_below(migrations) == _names_below(repository / "db" / "migrations")


def _build_wheel(repository: Path, folder: Path) -> Path:
    source = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    _output_of([sys.executable, "-c", source, str(folder)], repository)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _environment_with(wheel: Path, folder: Path) -> Path:
    """A venv that holds the wheel and borrows every other library from the one running the tests."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _output_of([str(python), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)], folder)
    return python


def _lines_from(python: Path, folder: Path) -> tuple[Path, Path]:
    fonts, migrations = _output_of([str(python), "-c", _SAY_WHERE], folder).splitlines()
    return Path(fonts), Path(migrations)


def _output_of(command: list[str], folder: Path) -> str:
    borrowed = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    ended = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=borrowed, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def _names_below(folder: Path) -> set[str]:
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if "__pycache__" not in path.parts}
    assert names, f"{folder} holds nothing"
    return names
