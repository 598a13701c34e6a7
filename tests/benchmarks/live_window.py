"""The program in this process, on a store whose meeting is under way, beside a bare editor in a window of its own.

Both tell when they were painted last, by the clock and by the CPU time of their thread. What is measured has the whole
program around it: its lanes, its timers, its sweeping of garbage.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic, perf_counter, thread_time

from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from clerk_app.cli.gui import launch_on
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.services.ports import Queries
from clerk_app.ui.app import FIRST_STYLE, Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting import live_room
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.benchmarks.long_meeting import BOARD, CLOCK, MEETING

WINDOW = (1366, 690)
PATIENCE_S = 60.0


class BareEditor(QTextEdit):
    """What any program has."""

    painted = (0.0, 0.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = perf_counter(), thread_time()


class WatchedEditor(MinutesEditor):
    """The editor of the minutes, which tells when it was painted."""

    painted = (0.0, 0.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = perf_counter(), thread_time()


class LiveWindow:
    """The program, showing its meeting."""

    def __init__(self, store: Path, *, with_libraries: bool = True) -> None:
        """Started; `with_libraries` waits until those that are heavy are loaded."""
        application = QApplication.instance()
        app = application if isinstance(application, QApplication) else QApplication(["clerk", *FIRST_STYLE])
        setattr(live_room, "MinutesEditor", WatchedEditor)  # noqa: B010 -- the room makes its editor by this name
        self.theme = Theme(app, frame_first=True)
        self.program = Program(launch_on(store, CLOCK, store.with_name("look.json")), self.theme)
        self._store: OpenStore | None = None
        self.program.lane.opened.connect(self._opened)
        self.program.window.resize(*WINDOW)
        self.program.show()
        wait_until(self._is_filled)
        self.program.window.resize(*WINDOW)
        self.program.window.activateWindow()
        if with_libraries:
            wait_until(self.has_libraries)

    def show(self, minute_id: Id) -> None:
        """Show a minute of the meeting, the keys going to its text."""
        self.program.navigation.go(
            Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING, minute_id=minute_id)
        )
        self.room.panes.go_to_text()
        self.settle()

    @property
    def queries(self) -> Queries:
        """What is committed."""
        assert self._store is not None
        return self._store.app.queries

    @property
    def room(self) -> LiveRoom:
        """The meeting that is shown."""
        screen = self.program.window.screen_shown
        assert isinstance(screen, LiveScreen)
        return screen.room

    @property
    def editor(self) -> WatchedEditor:
        """Where it is typed."""
        assert isinstance(self.room.editor, WatchedEditor)
        return self.room.editor

    def settle(self) -> None:
        """Wait until everything is answered."""
        self.room.autosave.flush()
        wait_until(self.is_idle)

    def _opened(self, store: OpenStore) -> None:
        self._store = store

    def _is_filled(self) -> bool:
        return self.program.window.screen_shown is not None

    def has_libraries(self) -> bool:
        """True once the heavy libraries are loaded and backups were looked for."""
        backups = self.program.backups
        return backups is not None and backups.news is not None and self.is_idle()

    def is_idle(self) -> bool:
        """True while nothing that was asked for is under way."""
        backups = self.program.backups
        return self.program.lane.is_idle and self.program.jobs.is_idle and (backups is None or backups.is_idle)


def bare_editor(blocks: Sequence[Block], beside: LiveWindow) -> BareEditor:
    """A bare editor as large as that of the window, with the same words in the same type."""
    editor = BareEditor()
    editor.setFont(beside.theme.font(TextStyle.WRITING))
    editor.setPlainText(plain_words(blocks))
    editor.resize(beside.editor.size())
    editor.move(QPoint(0, 0))
    editor.show()
    QTest.qWaitForWindowExposed(editor)
    editor.setFocus()
    QApplication.processEvents()
    return editor


def plain_words(blocks: Sequence[Block]) -> str:
    """The words of the blocks, a line for each."""
    return "\n".join(block.words.replace("\n", " ") for block in blocks)


def stand_in(editor: QTextEdit, place: int) -> None:
    """Put the caret at the end of a block."""
    cursor = QTextCursor(editor.document().findBlockByNumber(place))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    QApplication.processEvents()


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the window work until the condition holds."""
    until = monotonic() + PATIENCE_S
    while not condition():
        if monotonic() > until:
            raise TimeoutError(condition)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QApplication.processEvents()
