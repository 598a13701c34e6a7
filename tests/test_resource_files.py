"""Resources and migrations are found wherever the program lies."""

from __future__ import annotations

import os
import sys
import sysconfig
import tomllib
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from clerk_app import __version__, resource_files
from tests.built import bring_up_to_date, go_through_the_commands, names_below, output_of

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


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    output_of([sys.executable, "-c", source, str(folder)], repository)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment with the wheel, which finds its libraries where these tests do."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    libraries = sysconfig.get_path("purelib", "venv", {"base": str(folder)})
    # Not one of the .pth files there is followed from here, so that this checkout stays out of sight.
    Path(libraries, "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [str(commands / "python"), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    output_of(install, folder)
    return commands


@pytest.mark.slow
def test_the_wheel_asks_for_the_libraries_that_the_project_names_and_bears_its_version(
    wheel: Path, repository: Path
) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        said = message_from_bytes(packed.read(name))
    assert said["Version"] == __version__
    assert set(map(Requirement, said.get_all("Requires-Dist", []))) == set(map(Requirement, project["dependencies"]))


@pytest.mark.slow
def test_an_installed_wheel_finds_its_resources_and_migrations(
    installed: Path, repository: Path, tmp_path: Path
) -> None:
    said = output_of([str(installed / "python"), "-c", _SAY_WHERE], tmp_path)
    fonts, migrations = map(Path, said.splitlines())

    assert installed.parent in fonts.parents
    assert names_below(fonts) == names_below(repository / "resources" / "fonts")
    assert names_below(migrations) == names_below(repository / "db" / "migrations")


@pytest.mark.slow
def test_an_installed_wheel_brings_the_command_and_all_that_it_does(installed: Path, tmp_path: Path) -> None:
    go_through_the_commands(str(installed / "clerk-app"), tmp_path)


@pytest.mark.slow
def test_an_installed_wheel_brings_earlier_records_up_to_date(installed: Path, tmp_path: Path) -> None:
    bring_up_to_date(str(installed / "clerk-app"), tmp_path)
