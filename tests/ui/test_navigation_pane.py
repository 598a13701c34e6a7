from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from clerk_app.ui.navigation_pane import NavigationPane
from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.theme import Theme


def _gap(pane: NavigationPane) -> int:
    """What lies between the board and the first screen."""
    QApplication.processEvents()
    first = min(pane.findChildren(QToolButton), key=lambda entry: entry.mapTo(pane, QPoint()).y())
    return first.mapTo(pane, QPoint()).y() - pane.boards.geometry().bottom()


def test_text_that_was_larger_for_a_while_leaves_the_navigation_as_it_was(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(200)
    pane = NavigationPane(theme)
    qtbot.addWidget(pane)
    pane.resize(400, 900)
    with qtbot.waitExposed(pane):
        pane.show()
    large = _gap(pane)
    theme.set_text_size(100)
    fresh = NavigationPane(theme)
    qtbot.addWidget(fresh)
    fresh.resize(400, 900)
    fresh.show()
    assert large > _gap(fresh)
    assert _gap(pane) == _gap(fresh)


def test_a_screen_that_is_not_in_the_navigation_marks_none(theme: Theme, qtbot: QtBot) -> None:
    pane = NavigationPane(theme)
    qtbot.addWidget(pane)
    for screen, marked in ((ScreenName.HOME, "Home"), (ScreenName.IN_WRITING, ""), (ScreenName.MEMBERS, "Members")):
        pane.set_screen(screen)
        assert "".join(one.text() for one in pane.findChildren(QToolButton) if one.isChecked()) == marked
