"""The drive with the records is taken away while somebody types, and put back."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.processes import REPOSITORY, can_mount


@pytest.mark.slow
@pytest.mark.skipif(not can_mount(), reason="needs the right to mount a small drive")
def test_words_typed_while_the_drive_is_away_are_not_said_to_be_saved_and_are_once_it_is_back(tmp_path: Path) -> None:
    command = ["unshare", "-m", sys.executable, "-m", "tests.kill.unplugged_child", str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    print(done.stdout)
