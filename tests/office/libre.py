"""LibreOffice as another reader of our files: one process turns a whole folder of them into another format."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

WORD, OPEN_DOCUMENT = "docx:MS Word 2007 XML", "odt:writer8"
TAGGED_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

_LONGEST = 900
"""Seconds that one batch of files may take; half a minute is usual."""

_BATCH = 60
"""Files that are named to it at once: where their names are longer than 16 kB it leaves out the last without a word."""


def turned_into(form: str, files: Sequence[Path], folder: Path) -> None:
    """Writes all files into the folder in another format; fails the test with LibreOffice's own words."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.fail("LibreOffice is not here: sudo apt-get install libreoffice-writer-nogui")
    # A profile of its own: another LibreOffice that is open would take the order and answer nothing.
    with tempfile.TemporaryDirectory(prefix="clerk-office-", ignore_cleanup_errors=True) as profile:
        for first in range(0, len(files), _BATCH):
            _turn(program, form, files[first : first + _BATCH], folder, Path(profile))


def _turn(program: str, form: str, files: Sequence[Path], folder: Path, profile: Path) -> None:
    done = subprocess.run(
        [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
         "--convert-to", form, "--outdir", str(folder), *map(str, files)],
        capture_output=True, text=True, errors="replace", timeout=_LONGEST, check=False,
        env={**os.environ, "HOME": str(profile), "SAL_USE_VCLPLUGIN": "svp"},
    )  # fmt: skip
    missing = [file.stem for file in files if not (folder / f"{file.stem}.{form.partition(':')[0]}").is_file()]
    if done.returncode or missing:
        pytest.fail(f"LibreOffice ended with {done.returncode} and wrote no {missing[:9]}: {done.stderr[-2000:]}")
