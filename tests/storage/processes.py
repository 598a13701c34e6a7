"""Starting the children."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

REPOSITORY = Path(__file__).resolve().parents[2]


def start(name: str, path: Path, *, nobody: bool = False) -> subprocess.Popen[str]:
    """A child that is running; its standard input and output are pipes."""
    return subprocess.Popen(
        command(name, path, nobody=nobody), cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def ask(name: str, path: Path, *, nobody: bool = False) -> list[str]:
    """The lines that a child says until it ends by itself."""
    with start(name, path, nobody=nobody) as child:
        said, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    return said.splitlines()


def command(name: str, path: Path, *, nobody: bool = False) -> list[str]:
    """The command line of a child."""
    return [sys.executable, "-m", "tests.storage.children", name, str(path), *(["nobody"] if nobody else [])]


def can_be_nobody() -> bool:
    """True if a child can become a user who owns nothing."""
    return os.name == "posix" and os.geteuid() == 0


def can_mount() -> bool:
    """True if a child may mount drives that only it sees."""
    with TemporaryDirectory() as folder:
        mount = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", folder]
        return can_be_nobody() and subprocess.run(mount, capture_output=True, check=False).returncode == 0


def has_strace() -> bool:
    """True if the calls of a child can be watched."""
    strace = shutil.which("strace")
    return (
        strace is not None and subprocess.run([strace, "-f", "true"], capture_output=True, check=False).returncode == 0
    )
