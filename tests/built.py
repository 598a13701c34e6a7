"""What a built program says and carries."""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

from clerk_app.storage.migrate import copy_path
from tests.storage.earlier import first_version

MEETING = "Corporate Parenting Board, 2025-03-17"


def output_of(command: Sequence[str], folder: Path) -> str:
    """What `command` prints when it is run in `folder`; the test fails with its complaint when it ends badly.

    Neither this checkout nor the libraries of these tests are in the way of what was built.
    """
    without = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=without, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def go_through_the_commands(clerk: str, folder: Path) -> None:
    """Makes records, checks them, writes a paper of every kind, and takes a backup back, all in `folder`."""
    store = ["--store", "records.clerk"]
    output_of([clerk, "sample", *store], folder)
    for kind in ("docx", "pdf", "html", "txt"):
        output_of([clerk, "export", *store, "--meeting", MEETING, "--format", kind, "--output", f"it.{kind}"], folder)
    with zipfile.ZipFile(folder / "it.docx") as word:
        assert b"Shadowing" in word.read("word/document.xml")
    assert (folder / "it.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert b"Lato" in (folder / "it.pdf").read_bytes()
    assert "Shadowing" in (folder / "it.html").read_text(encoding="utf-8")
    assert "Shadowing" in (folder / "it.txt").read_text(encoding="utf-8")
    output_of([clerk, "backup", *store, "--output", "backup.clerk"], folder)
    output_of([clerk, "restore", "backup.clerk", *store], folder)
    assert output_of([clerk, "check", *store], folder) == "records.clerk is sound.\n"


def bring_up_to_date(clerk: str, folder: Path) -> None:
    """Records of the first version are opened by what was built, which brings them up to date after a copy."""
    store = folder / "records.clerk"
    store.write_bytes(first_version())
    output_of([clerk, "sample", "--store", "records.clerk"], folder)
    assert output_of([clerk, "check", "--store", "records.clerk"], folder) == "records.clerk is sound.\n"
    assert copy_path(store, 1).is_file()


def names_below(folder: Path) -> set[str]:
    """The relative path of everything in `folder` but compiled modules; the test fails when there is nothing."""
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if "__pycache__" not in path.parts}
    assert names, f"{folder} holds nothing"
    return names
