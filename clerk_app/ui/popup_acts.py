"""Acts of a pop-up that closes before they are carried out: what fails is told by the screen it lay on."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from clerk_app.services.acts import Act
from clerk_app.ui.background.write_lane import WriteLane
from clerk_app.ui.problems import problem_of_act
from clerk_app.ui.screen import Screen


class PopupActs:
    """Submits acts; it outlives the pop-up, so that no failure goes unsaid."""

    def __init__(self, lane: WriteLane, pane: QWidget) -> None:
        self._lane = lane
        self._screen = _screen_of(pane)

    def submit(self, act: Act) -> None:
        """Have the act carried out."""
        self._lane.submit(act, None, self._failed)

    def _failed(self, error: Exception) -> None:
        if self._screen is not None and isValid(self._screen):
            self._screen.tell(problem_of_act(error))


def _screen_of(pane: QWidget) -> Screen | None:
    """The screen that the pane belongs to, or shows."""
    widget: QWidget | None = pane.currentWidget() if isinstance(pane, QStackedWidget) else pane
    while widget is not None and not isinstance(widget, Screen):
        widget = widget.parentWidget()
    return widget
