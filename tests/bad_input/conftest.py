"""A store with the sample boards, made once, and copies of it to be harmed."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from clerk_app.cli import main
from tests.bad_input.commands import Commands


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store; only copies of it may be harmed."""
    store = tmp_path_factory.mktemp("sampled") / "records.clerk"
    assert main(["sample", "--store", str(store)]) == 0
    return store


@pytest.fixture(scope="session")
def everything(sampled: Path) -> Path:
    """All of it as an interchange file."""
    file = sampled.with_name("everything.json")
    assert main(["export", "--store", str(sampled), "--format", "json", "--output", str(file)]) == 0
    return file


@pytest.fixture
def store(sampled: Path, tmp_path: Path) -> Path:
    """A copy in a folder of its own."""
    folder = tmp_path / "office"
    folder.mkdir()
    return Path(shutil.copy(sampled, folder / "records.clerk"))


@pytest.fixture
def open_to_all(sampled: Path) -> Iterator[Path]:
    """A copy that anybody can reach and read, in a folder that anybody can write in."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        store = Path(shutil.copy(sampled, folder / "records.clerk"))
        store.chmod(0o644)
        yield store


@pytest.fixture
def clerk() -> Commands:
    """The command line."""
    return Commands()
