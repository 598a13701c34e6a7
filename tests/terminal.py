"""The command line as somebody at a terminal meets it: what it says on both streams, and with which exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from clerk_app.cli import main


@dataclass(frozen=True)
class Said:
    """An exit code, and what was said on both streams."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was said of a trouble, line by line."""
        assert "Traceback" not in self.err, self.err
        return self.err.splitlines()


def clerk(*arguments: str | Path) -> Said:
    """A command in this process, which is quick."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = _exit_code([str(argument) for argument in arguments])
    return Said(code, _read(out), _read(err))


def clerk_alone(*arguments: str | Path, environment: dict[str, str] | None = None) -> Said:
    """A command in a process of its own, as it is started by hand; a warning fails it."""
    child = subprocess.run(
        [sys.executable, "-W", "error", "-m", "clerk_app", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, **(environment or {})},
    )
    return Said(child.returncode, child.stdout, child.stderr)


def done(*arguments: str | Path) -> str:
    """What a command said that was carried out."""
    said = clerk(*arguments)
    assert (said.code, said.err) == (0, ""), said.err
    return said.out


def refused(*arguments: str | Path) -> str:
    """What was said of a command that could not be carried out."""
    said = clerk(*arguments)
    assert (said.code, said.out) == (1, "")
    assert "Traceback" not in said.err
    return said.err


def _exit_code(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as answered:  # by the parser itself
        return int(answered.code or 0)


def _read(stream: TextIOWrapper) -> str:
    written = stream.buffer
    assert isinstance(written, BytesIO)
    return written.getvalue().decode()
