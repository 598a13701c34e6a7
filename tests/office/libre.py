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
"""Seconds that a folder of a hundred files may take; half a minute is usual."""


def turned_into(form: str, files: Sequence[Path], folder: Path) -> None:
    """Writes all files into the folder in another format; fails the test with LibreOffice's own words."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.fail("LibreOffice is not here: sudo apt-get install libreoffice-writer-nogui")
    # A profile of its own: another LibreOffice that is open would take the order and answer nothing.
    with tempfile.TemporaryDirectory(prefix="clerk-office-", ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
             "--convert-to", form, "--outdir", str(folder), *map(str, files)],
            capture_output=True, text=True, errors="replace", timeout=_LONGEST, check=False,
            env={**os.environ, "HOME": profile, "SAL_USE_VCLPLUGIN": "svp"},
        )  # fmt: skip
    missing = [file.stem for file in files if not (folder / f"{file.stem}.{form.partition(':')[0]}").is_file()]
    if done.returncode or missing:
        pytest.fail(f"LibreOffice ended with {done.returncode} and wrote no {missing[:9]}: {done.stderr[-2000:]}")
