"""What a built program says and carries."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def output_of(command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """What `command` prints when it is run in `folder`; the test fails with its complaint when it ends badly."""
    surroundings = {**os.environ, **(variables or {})}
    ended = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=surroundings, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def names_below(folder: Path) -> set[str]:
    """The relative path of everything in `folder` but compiled modules; the test fails when there is nothing."""
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if "__pycache__" not in path.parts}
    assert names, f"{folder} holds nothing"
    return names
