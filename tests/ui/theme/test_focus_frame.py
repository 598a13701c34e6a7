from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.focus_frame import FocusFollower, FocusRing, wears_ring
from clerk_app.ui.theme.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(20, 20, 20, 20)
    for control in (QPushButton("One"), QCheckBox("Two"), QComboBox(), QLineEdit()):
        layout.addWidget(control)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.hide()


def ring() -> FocusRing:
    app = QApplication.instance()
    assert app is not None
    follower = app.findChild(FocusFollower)
    assert isinstance(follower, FocusFollower)
    return follower.ring


def control_of(window: QWidget, kind: type[QWidget]) -> QWidget:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


@pytest.mark.parametrize("kind", [QPushButton, QCheckBox, QComboBox])
def test_the_ring_goes_to_the_control_with_the_focus(window: QWidget, kind: type[QWidget]) -> None:
    control = control_of(window, kind)
    control.setFocus()
    assert ring().widget() is control
    assert ring().isVisible()


def test_the_ring_leaves_a_gap_of_its_own_width(window: QWidget) -> None:
    button = control_of(window, QPushButton)
    button.setFocus()
    around = ring().geometry()
    top_left = button.mapTo(window, QPoint(0, 0))
    assert (top_left.x() - around.x(), top_left.y() - around.y()) == (4, 4)
    assert around.width() == button.width() + 8


def test_a_text_field_shows_the_focus_itself(window: QWidget) -> None:
    control_of(window, QPushButton).setFocus()
    control_of(window, QLineEdit).setFocus()
    assert ring().widget() is None


def test_the_ring_is_drawn_in_the_focus_colour_of_the_theme(window: QWidget, theme: Theme) -> None:
    control_of(window, QPushButton).setFocus()
    for scheme in ("light", "dark"):
        theme.set_scheme("light" if scheme == "light" else "dark")
        image = ring().grab().toImage()
        assert image.pixelColor(image.width() // 2, 1).name().upper() == theme.tokens.focus


def test_the_ring_grows_with_the_text(window: QWidget, theme: Theme) -> None:
    button = control_of(window, QPushButton)
    button.setFocus()
    theme.set_text_size(200)
    QApplication.processEvents()
    assert ring().widget() is button
    assert ring().width() == button.width() + 16


def test_the_ring_is_seen_round_what_the_tab_key_scrolls_into_view(qtbot: QtBot, window: QWidget) -> None:
    area, held = QScrollArea(), QWidget()
    first, far = QPushButton("First", held), QPushButton("Far", held)
    first.move(20, 20)
    far.move(20, 800)
    held.resize(120, 900)
    area.setWidget(held)
    area.resize(200, 200)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert far.hasFocus()
    assert ring().widget() is far
    assert ring().visibleRegion().contains(ring().rect().center())
    assert ring().mapToGlobal(QPoint(4, 4)) == far.mapToGlobal(QPoint(0, 0))
    area.hide()


def test_the_ring_survives_the_window_it_lay_on(qtbot: QtBot, window: QWidget) -> None:
    dialog = QWidget()
    button = QPushButton("Close", dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    button.setFocus()
    assert ring().widget() is button
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    with qtbot.waitActive(window):
        window.activateWindow()
    control_of(window, QCheckBox).setFocus()
    assert ring().widget() is control_of(window, QCheckBox)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (QPushButton, True),
        (QToolButton, True),
        (QComboBox, True),
        (QTextEdit, False),
        (QListView, False),
        (QSpinBox, False),
    ],
)
def test_fields_and_lists_wear_no_ring(qtbot: QtBot, window: QWidget, kind: type[QWidget], *, expected: bool) -> None:
    widget = kind()
    widget.setParent(window)
    assert wears_ring(widget) is expected


def test_a_widget_can_say_that_it_shows_the_focus_itself(window: QWidget) -> None:
    button = control_of(window, QPushButton)
    button.setProperty("ownFocus", True)
    assert not wears_ring(button)
