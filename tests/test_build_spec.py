"""The frozen bundle starts, and finds its resources and migrations where a wheel finds them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.importers import READ_FROM_OUTSIDE
from tests.built import names_below, output_of
from tests.importers.files import word_file

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform.startswith("linux") and not shutil.which("objdump"), reason="needs binutils"),
]


@pytest.fixture(scope="module")
def bundle(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `build.spec` makes."""
    made = tmp_path_factory.mktemp("bundle")
    folders = ["--distpath", str(made / "dist"), "--workpath", str(made / "work")]
    output_of([sys.executable, "-m", "PyInstaller", "--noconfirm", *folders, "build.spec"], repository)
    return made / "dist" / "clerk-app"


def test_the_bundle_starts_away_from_the_repository(bundle: Path, tmp_path: Path) -> None:
    assert "usage: clerk-app" in output_of([str(bundle / "clerk-app"), "--help"], tmp_path)


def test_the_bundle_becomes_the_process_that_opens_files_from_outside(bundle: Path, tmp_path: Path) -> None:
    data = word_file("<w:p><w:r><w:t>1. Welcome</w:t></w:r></w:p>")
    command = [str(bundle / "clerk-app"), READ_FROM_OUTSIDE, "word"]
    done = subprocess.run(command, input=data, cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(done.stdout)["found"]["pieces"] == [[1, 0, "1. Welcome"]]


@pytest.mark.parametrize("folder", ["resources", "db"])
def test_the_bundle_carries_what_the_checkout_holds(bundle: Path, repository: Path, folder: str) -> None:
    assert names_below(bundle / "_internal" / "clerk_app" / "_data" / folder) == names_below(repository / folder)


def test_the_bundle_carries_the_library_that_reads_the_dictionary(bundle: Path) -> None:
    names = names_below(bundle / "_internal" / "hunspell")
    assert [name for name in names if Path(name).name.startswith("hunspell.")] != []
