"""The window paints its frame before anything heavy is imported; what it opens comes after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlalchemy", "alembic", "reportlab", "docx", "lxml", "sqlite3", "pypdfium2", "holidays", "rapidfuzz")

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from clerk_app.ui.app import Furniture, Launch, Program
from clerk_app.ui.theme.theme import Theme

app = QApplication([])
loaded = []

def painted():
    loaded.append([name for name in {heavy!r} if name in sys.modules])
    loaded.append([name for name in sys.modules if name.startswith("clerk_app.ui.views.")])

def open_store():
    raise OSError("no store in this test")

def ask(*_):
    return "quit"

program = Program(Launch(open_store=open_store, clock=None, furniture=Furniture), Theme(app), ask)
program.window.painted.connect(painted)
program.lane.open_failed.connect(app.quit)
program.show()
app.exec()
program.close()
print(loaded)
"""


def test_no_heavy_library_and_no_screen_is_imported_before_the_first_paint(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(heavy=HEAVY)],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[[], []]"
