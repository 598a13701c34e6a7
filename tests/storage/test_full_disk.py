"""A drive with room for so many pages and no more: whatever writes on it is refused or done, and nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.processes import REPOSITORY, can_mount

pytestmark = pytest.mark.skipif(not can_mount(), reason="needs the right to mount a small drive")


def points_swept(folder: Path, step: int) -> int:
    command = ["unshare", "-m", sys.executable, "-m", "tests.storage.full_disk_swept", str(folder), str(step)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    return int(done.stdout.split()[0])


def test_a_drive_that_fills_up_at_any_point_costs_nothing_and_all_goes_on_once_there_is_room(tmp_path: Path) -> None:
    assert points_swept(tmp_path, 27) > 8


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_drive_that_fills_up_at_over_two_hundred_points_costs_nothing(tmp_path: Path) -> None:
    assert points_swept(tmp_path, 1) > 200
