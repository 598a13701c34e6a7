"""Home as it was left, in the window before the store is open: what is asked of it meanwhile waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.body import HomeBody
from clerk_app.ui.views.home.kept import KeptHome
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.wording.catalogue import say


class FirstSight(QObject):
    """The body of Home with a page that was kept, and what somebody has asked for there already."""

    painted = Signal()
    """The page is on the screen for the first time."""

    def __init__(self, theme: Theme, kept: KeptHome, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kept = kept
        self.body = HomeBody(theme)
        self.body.show_page(kept.page, can_make=True, can_tick=True)
        self._asked: list[Callable[[], None]] = []
        self.body.opened.connect(self._ask_to_open)
        self.body.new_asked.connect(self._ask_for_new)
        self.body.done.connect(self._ask_to_tick)
        self.body.installEventFilter(self)

    def title(self) -> str:
        """What the window's title bar says before the name of the program."""
        return say("home.title", board=self.kept.page.board)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work now."""
        return self.body.hints(self.kept.page, can_tick=True)

    def take_focus(self) -> None:
        """Put the focus where work begins."""
        self.body.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_screen(self, name: str, section: str = "") -> None:
        """Another screen was asked for in the navigation."""
        self._ask_to_open(Place(screen=ScreenName(name), board_id=self.kept.board_id, section=section))

    def hand_over(self) -> None:
        """From now on the body belongs to the screen, which is told what was asked for, once it stands."""
        self.body.opened.disconnect(self._ask_to_open)
        self.body.new_asked.disconnect(self._ask_for_new)
        self.body.done.disconnect(self._ask_to_tick)
        for ask in self._asked:
            QTimer.singleShot(0, self.body, ask)
        self._asked.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.body.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False

    def _ask_to_open(self, place: Place) -> None:
        self._asked.append(partial(self.body.opened.emit, place))

    def _ask_for_new(self) -> None:
        self._asked.append(self.body.new_asked.emit)

    def _ask_to_tick(self, action_id: str) -> None:
        self._asked.append(partial(self.body.done.emit, action_id))
