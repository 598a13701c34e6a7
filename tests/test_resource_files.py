"""Resources and migrations are found wherever the program lies."""

from __future__ import annotations

import os
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from clerk_app import resource_files
from tests.built import names_below, output_of

_SAY_WHERE = (
    "from clerk_app.resource_files import database_resource, resource\n"
    "print(resource('fonts'))\nprint(database_resource('migrations'))"
)
_WITH_THE_LIBRARIES_HERE = {"PYTHONPATH": sysconfig.get_path("purelib")}


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


@pytest.fixture(scope="module")
def installed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("installed")
    return _environment_with(_build_wheel(repository, folder / "wheel"), folder / "environment")


@pytest.mark.slow
def test_an_installed_wheel_finds_its_resources_and_migrations(
    installed: Path, repository: Path, tmp_path: Path
) -> None:
    said = output_of([str(installed / "python"), "-c", _SAY_WHERE], tmp_path, _WITH_THE_LIBRARIES_HERE)
    fonts, migrations = map(Path, said.splitlines())

    assert installed.parent in fonts.parents
    assert names_below(fonts) == names_below(repository / "resources" / "fonts")
    assert names_below(migrations) == names_below(repository / "db" / "migrations")


@pytest.mark.slow
def test_an_installed_wheel_brings_the_command(installed: Path, tmp_path: Path) -> None:
    said = output_of([str(installed / "clerk-app"), "--help"], tmp_path, _WITH_THE_LIBRARIES_HERE)

    assert "usage: clerk-app" in said


def _build_wheel(repository: Path, folder: Path) -> Path:
    source = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    output_of([sys.executable, "-c", source, str(folder)], repository)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _environment_with(wheel: Path, folder: Path) -> Path:
    """The folder of commands of a new environment that holds `wheel` and no library beside it."""
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [str(commands / "python"), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    output_of(install, folder)
    return commands
