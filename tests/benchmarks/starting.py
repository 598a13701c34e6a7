"""One start of the window, measured from inside: `python -m tests.benchmarks.starting WHAT BEGAN [MEETING]`.

WHAT is `yardstick` (a bare window), `frame` (the first paint), `filled` (the first screen, painted), `left` (no figure:
the program is closed once it is filled, as at the end of a day) or the name of a screen (from the first screen until
that one, of MEETING where it is about one, is painted for the first time with what it shows); BEGAN is the monotonic
clock in nanoseconds when the process was asked for. Prints wall and CPU milliseconds, and MiB in memory. The store is
the one in the data folder.
"""

import os
import sys
import time
from pathlib import Path


def yardstick() -> None:
    """A window as any program has it: menus, a tree, a splitter, a plain editor."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 -- what is imported when is what is measured
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import (  # noqa: PLC0415
        QApplication,
        QMainWindow,
        QPlainTextEdit,
        QSplitter,
        QTreeWidget,
        QTreeWidgetItem,
    )

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, tell_and_leave)

    app = QApplication([])
    window = Window()
    for name in ("&File", "&Edit", "&Insert", "&Meeting", "&View", "&Help"):
        menu = window.menuBar().addMenu(name)
        for number in range(8):
            menu.addAction(f"Command {number}")
    tree = QTreeWidget()
    tree.addTopLevelItems([QTreeWidgetItem([f"Line {number}"]) for number in range(12)])
    splitter = QSplitter()
    splitter.addWidget(tree)
    splitter.addWidget(QPlainTextEdit())
    window.setCentralWidget(splitter)
    window.statusBar().showMessage("Ready")
    window.resize(1366, 690)
    window.show()
    app.exec()


def frame() -> None:
    """The program as it is started without arguments, until its frame is painted."""
    _load_as_the_command_does()
    from clerk_app.ui import app as program  # noqa: PLC0415

    class Measured(program.Program):
        def _open_store(self) -> None:  # what the first paint leads to
            tell_and_leave()

    _start(program, Measured)


def filled() -> None:
    """The program until the screen that it begins with is painted."""
    _load_as_the_command_does()
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

    from clerk_app.ui import app as program  # noqa: PLC0415

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, tell_and_leave)
            return False

    class Measured(program.Program):
        def show(self) -> None:
            self.watch = Watch(self)
            self.window.windowTitleChanged.connect(self.look)
            super().show()

        def look(self, title: str) -> None:
            # A screen names itself in the title once it knows what it shows.
            shown = self.window.stack.currentWidget()
            if shown is not None and title != "Clerk":
                shown.installEventFilter(self.watch)
                shown.update()

    _start(program, Measured)


def left() -> None:
    """The program until its first screen knows what it shows, then closed as somebody closes it."""
    _load_as_the_command_does()
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from clerk_app.ui import app as program  # noqa: PLC0415

    class Leaving(program.Program):
        def show(self) -> None:
            self.window.windowTitleChanged.connect(self.look)
            super().show()

        def look(self, title: str) -> None:
            if self.window.screen_shown is not None and title != "Clerk":
                QTimer.singleShot(0, self.window.close)

    _start(program, Leaving, ended=0)


def opened(wanted: str, meeting_id: str | None) -> None:
    """A screen, from when it is asked for on the first one until what it shows is painted."""
    _load_as_the_command_does()
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

    from clerk_app.domain.identity import Id  # noqa: PLC0415
    from clerk_app.ui import app as program  # noqa: PLC0415
    from clerk_app.ui.place import Place, ScreenName  # noqa: PLC0415

    class Watch(QObject):
        wall, cpu = 0, 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self.leave)
            return False

        def leave(self) -> None:
            tell_and_leave(self.wall, self.cpu)

    class Measured(program.Program):
        def show(self) -> None:
            self.watch = Watch(self)
            self.window.windowTitleChanged.connect(self.look)
            super().show()

        def look(self, title: str) -> None:
            # A screen names its board in the title once it knows what it shows.
            place, screen = self.navigation.place, self.window.screen_shown
            if title.count(" – ") < 2 or place is None or screen is None:
                return
            if place.screen == wanted:
                screen.installEventFilter(self.watch)
                screen.update()
            elif not self.watch.wall:
                QTimer.singleShot(0, self.ask)

        def ask(self) -> None:
            here = self.navigation.place
            assert here is not None
            meeting = Id(meeting_id) if meeting_id is not None else None
            place = Place(screen=ScreenName(wanted), board_id=here.board_id, meeting_id=meeting)
            self.watch.wall, self.watch.cpu = time.monotonic_ns(), time.process_time()
            self.navigation.go(place)

    _start(program, Measured)


def tell_and_leave(began: int = 0, cpu_before: float = 0.0) -> None:
    """Print the figures and end at once: nothing that comes later is measured."""
    wall = (time.monotonic_ns() - (began or int(sys.argv[2]))) / 1e6
    print(f"{wall:.2f} {(time.process_time() - cpu_before) * 1000:.2f} {resident():.2f}", flush=True)
    os._exit(0)


def resident() -> float:
    """MiB of memory this process holds now; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _load_as_the_command_does() -> None:
    """What the command `gui` loads and sets up before the program, which is to be replaced, is loaded."""
    import clerk_app.cli  # noqa: F401, PLC0415
    from clerk_app.cli.gui import set_up_quickly  # noqa: PLC0415

    set_up_quickly()


def _start(program: object, measured: type, ended: int = 1) -> None:
    from clerk_app.cli import main  # noqa: PLC0415

    setattr(program, "Program", measured)  # noqa: B010 -- the command line makes the program by its name
    # What is measured ends the process itself: coming back means, but for who is to leave, that nothing was printed.
    sys.exit(main([]) or ended)


if __name__ == "__main__":
    match sys.argv[1]:
        case "yardstick":
            yardstick()
        case "frame":
            frame()
        case "filled":
            filled()
        case "left":
            left()
        case screen:
            opened(screen, next(iter(sys.argv[3:]), None))
