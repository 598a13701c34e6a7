"""What hands do on the agenda's screen, and what can be seen there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.domain.numbering import item_numbers
from clerk_app.ui.views.agenda.values import Column
from clerk_app.ui.views.agenda.view import AgendaScreen
from tests.ui.views.stage import Stage

Opener = Callable[[Stage], AgendaScreen]
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type this where the focus is."""
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifiers)


def settle(stage: Stage, screen: AgendaScreen) -> None:
    """All that was typed is kept, and what follows from it too."""
    screen.keeper.flush()
    while not stage.lane.is_idle:
        stage.done()


def agenda(stage: Stage) -> list[str]:
    """The agenda as it is committed: numbers and titles."""
    items = {item.id: item for item in stage.items()}
    return [f"{number} {items[item_id].title}" for item_id, number in item_numbers(tuple(items.values())).items()]


def shown(screen: AgendaScreen) -> list[str]:
    """The rows as they are shown: numbers and titles."""
    return [f"{row.number} {row.typed.title}".strip() for row in screen.sheet.rows]


def go(screen: AgendaScreen, place: int, column: Column = Column.TITLE) -> None:
    """Put the focus on a line of a row."""
    screen.sheet.go_to(screen.sheet.rows[place], column)
