"""The window paints its frame before anything heavy is imported; what it opens comes after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app import bootstrap

HEAVY = (
    "sqlalchemy", "alembic", "reportlab", "docx", "lxml", "cattrs", "jsonschema",
    "sqlite3", "pypdfium2", "holidays", "rapidfuzz", "filelock",
)  # fmt: skip

PROGRAM = """
import gc, linecache, sys
from PySide6 import QtCore, QtGui, QtWidgets
from clerk_app.cli import main
from clerk_app.ui.quick_start import quick_start
quick_start()
from clerk_app.ui import app

class Watched(app.Program):
    def _open_store(self):  # what the first paint leads to
        print(sorted({heavy!r} & set(sys.modules)))
        print([name for name in sys.modules if name.startswith({rooms!r})])
        touched = {{name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)}}
        print(sorted({large!r} & touched))
        import xml.sax.saxutils
        print([name for name in linecache.cache if "saxutils" in name or name.endswith("ui/app.py")], gc.isenabled())
        self.window.close()

app.Program = Watched
sys.exit(main(["gui", "--store", sys.argv[1]]))
"""

ROOMS = (
    "clerk_app.ui.views.", "clerk_app.ui.minutes_editor.", "clerk_app.services.acts", "clerk_app.services.handlers",
    "clerk_app.documents.", "clerk_app.storage.", "clerk_app.plain.", "clerk_app.ui.window_contents",
    "clerk_app.ui.background.backup_keeper",
)  # fmt: skip

LARGE = ("Qt", "QStyle", "QIcon", "QKeySequence", "QPainter", "QComboBox")
"""Names of Qt whose first touch makes many enumerations: `Qt` alone makes 93."""


@pytest.fixture
def at_first_paint(repository: Path, tmp_path: Path) -> list[str]:
    """What the program, started as from the command line, has loaded once its frame is painted."""
    program = PROGRAM.format(heavy=set(HEAVY), rooms=ROOMS, large=set(LARGE))
    command = [sys.executable, "-c", program, str(tmp_path / "records.clerk")]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.splitlines()


def test_no_heavy_library_and_nothing_of_the_record_is_loaded_before_the_first_paint(at_first_paint: list[str]) -> None:
    assert at_first_paint[:2] == ["[]", "[]"]


def test_the_first_paint_touches_no_large_class_of_qt(at_first_paint: list[str]) -> None:
    assert at_first_paint[2] == "[]"


def test_what_is_imported_is_neither_read_for_features_nor_swept(at_first_paint: list[str]) -> None:
    assert at_first_paint[3] == "[] False"


LEFT_AND_BACK = """
import sys
from clerk_app.cli import main
from clerk_app.ui.quick_start import quick_start
quick_start()
from PySide6.QtCore import QTimer
from clerk_app.ui import app

class Left(app.Program):
    def show(self):
        self.window.windowTitleChanged.connect(self.leave)
        super().show()

    def leave(self, title):
        if self.window.screen_shown is not None and title.startswith("Home"):
            QTimer.singleShot(0, self.window.close)

class Back(app.Program):
    def _start_lane(self):  # what the first sight of Home leads to
        print(self._sight is not None)
        print(sorted({heavy!r} & set(sys.modules)))
        print([name for name in sys.modules if name.startswith({record!r})])
        self.window.close()

app.Program = {{"left": Left, "back": Back}}[sys.argv[2]]
sys.exit(main(["gui", "--store", sys.argv[1]]))
"""

RECORD = (
    "clerk_app.domain.board", "clerk_app.domain.meeting", "clerk_app.domain.record", "clerk_app.services.acts",
    "clerk_app.storage.store", "clerk_app.plain.", "clerk_app.documents.",
)  # fmt: skip


def test_home_as_it_was_left_is_shown_before_anything_of_the_record_is_loaded(repository: Path, tmp_path: Path) -> None:
    store = tmp_path / "records.clerk"
    with bootstrap.closing(bootstrap.open_or_create(store)) as app:
        bootstrap.load_samples(app, bootstrap.system_clock().now().date())
    program = LEFT_AND_BACK.format(heavy=set(HEAVY) - {"sqlite3"}, record=RECORD)
    for part, told in (("left", []), ("back", ["True", "[]", "[]"])):
        command = [sys.executable, "-c", program, str(store), part]
        done = subprocess.run(command, cwd=repository, capture_output=True, text=True, timeout=60, check=True)
        assert done.stdout.splitlines() == told
