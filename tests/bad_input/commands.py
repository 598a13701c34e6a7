"""The command line as somebody at a terminal meets it: what it says, and with which exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.terminal import Said, clerk

REPOSITORY = Path(__file__).resolve().parents[2]
PARENTING = "Corporate Parenting Board, 17 March 2025"


class Commands:
    """Commands in this process, which is quick."""

    def __call__(self, *arguments: str | Path) -> Said:
        return clerk(*arguments)

    def refused(self, *arguments: str | Path) -> list[str]:
        """The lines of a command that could not be carried out."""
        said = self(*arguments)
        assert (said.code, said.out) == (1, "")
        return said.lines

    def done(self, *arguments: str | Path) -> str:
        """What a command said that was carried out."""
        said = self(*arguments)
        assert (said.code, said.err) == (0, ""), said.err
        return said.out


def as_nobody(*arguments: str | Path) -> Said:
    """A command in a process of its own, carried out by a user who owns nothing and may nothing."""
    child = subprocess.run(
        [sys.executable, "-m", "tests.bad_input.nobody", *map(str, arguments)],
        cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=60, check=False,
        env={**os.environ, "HOME": "/nonexistent", "XDG_DATA_HOME": ""},
    )  # fmt: skip
    return Said(child.returncode, child.stdout, child.stderr)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its name, with its bytes."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
