from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.scrolling import scrolling


def test_what_has_the_focus_stays_in_sight_when_there_is_less_room(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    buttons = [QPushButton(str(number)) for number in range(10)]
    for button in buttons:
        button.setMinimumHeight(40)
        column.addWidget(button)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(200, 600)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    buttons[-1].setFocus()
    area.resize(200, 120)
    QApplication.processEvents()
    assert buttons[-1].visibleRegion().boundingRect() == buttons[-1].rect()
