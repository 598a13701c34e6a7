"""Makes the pictures of the README anew, from the real window on the sample boards: `python -m tests.readme`.

They are small: the window as narrow as it may be, in a palette of few colours.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parents[2] / "docs"
DAY = date(2026, 10, 2)
WIDTH, HEIGHT = 1024, 640
COLOURS = 192
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRect  # noqa: E402 -- Qt is told before where to draw
from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: E402

from clerk_app.cli.gui import launch_on  # noqa: E402
from clerk_app.cli.showcase import make_store  # noqa: E402
from clerk_app.ui.app import Launch, Program  # noqa: E402
from clerk_app.ui.place import ScreenName  # noqa: E402
from clerk_app.ui.showcase import RoomClock, carry_through  # noqa: E402
from clerk_app.ui.theme.theme import Theme  # noqa: E402
from clerk_app.ui.views.rules.view import RulesScreen  # noqa: E402
from tests.ui.running import Running  # noqa: E402


def main() -> None:
    """Writes the pictures and says where."""
    app = QApplication(["clerk-app"])
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for path in (live_meeting(Path(name) / "live"), *before_the_meeting(Path(name) / "before", Theme(app))):
            print(kept_small(path))


def live_meeting(folder: Path) -> Path:
    """The sample meeting while it is held, as the showcase takes it."""
    clock, launch = started(folder)
    return carry_through(launch, clock, folder).picture


def before_the_meeting(folder: Path, theme: Theme) -> tuple[Path, Path]:
    """The agenda of that meeting, and how its board becomes quorate, an hour before."""
    clock, launch = started(folder)
    clock.show(-60)
    program = Program(replace(launch, heavy_modules=()), theme)
    running = Running(program)
    running.go(ScreenName.AGENDA)
    agenda = taken(running, folder / "agenda.png")
    running.go(ScreenName.RULES)
    screen = program.window.screen_shown
    assert isinstance(screen, RulesScreen)
    screen.sections.go_to("quorum")
    rules = taken(running, folder / "board-rules.png")
    program.window.close()
    program.close()
    return agenda, rules


def started(folder: Path) -> tuple[RoomClock, Launch]:
    """The samples on the day of their meeting, and a window on them of the size of the pictures."""
    folder.mkdir()
    clock, store, look = RoomClock(DAY), folder / "sample.clerk", folder / "look.json"
    make_store(store, clock)
    window = QMainWindow()
    window.setGeometry(QRect(0, 0, WIDTH, HEIGHT))
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    look.write_text(json.dumps({"window.geometry": geometry}), encoding="utf-8")
    return clock, launch_on(store, clock, look_file=look)


def taken(running: Running, path: Path) -> Path:
    """The window as it is now."""
    running.hands.settle()
    assert running.window.grab().save(str(path))
    return path


def kept_small(path: Path) -> Path:
    """The picture in `docs`, in few colours."""
    small = DOCS / path.name
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, optimize=True)
    return small


if __name__ == "__main__":
    main()
