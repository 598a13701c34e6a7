from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStyle,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.popup import VEIL_OPACITY, Popup
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.pictures import picture


class Desk(QWidget):
    """An editor, a button beside it, and a pop-up over the editor."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.editor = QTextEdit("The typing line")
        self.beside = QPushButton("Room display")
        layout = QVBoxLayout(self)
        layout.addWidget(self.beside)
        layout.addWidget(self.editor)
        self.popup = Popup(theme, self.editor, "Arrived or left")
        self.popup.set_title("Arrived or left", icon="users", aside="Time now 10:48.")
        self.field = QLineEdit()
        self.choice = ActionButton(theme, "Arrived")
        self.popup.body.addWidget(self.field)
        self.popup.body.addWidget(self.choice)
        self.popup.foot.addWidget(TextLabel(theme, "You can undo this."))

    def open(self) -> None:
        self.popup.open_at(60, 40, self.field)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    desk = Desk(theme)
    qtbot.addWidget(desk)
    desk.resize(900, 600)
    with qtbot.waitExposed(desk):
        desk.show()
    with qtbot.waitActive(desk):
        desk.activateWindow()
    desk.editor.setFocus()
    yield desk
    desk.hide()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def test_it_opens_with_the_focus_inside(desk: Desk) -> None:
    desk.open()
    assert desk.popup.isVisible()
    assert desk.field.hasFocus()


def test_its_text_is_flush_with_the_text_column(desk: Desk) -> None:
    desk.open()
    left = desk.field.mapTo(desk.editor, desk.field.rect().topLeft()).x()
    assert left == 60
    assert desk.popup.card.width() == 642
    assert desk.popup.card.y() == 40


def test_escape_closes_it_and_gives_the_focus_back_to_the_exact_widget(qtbot: QtBot, desk: Desk) -> None:
    cursor = desk.editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(10, cursor.MoveMode.KeepAnchor)
    desk.editor.setTextCursor(cursor)
    desk.open()
    with qtbot.waitSignal(desk.popup.closed):
        press(Qt.Key.Key_Escape)
    assert not desk.popup.isVisible()
    assert desk.editor.hasFocus()
    assert (desk.editor.textCursor().anchor(), desk.editor.textCursor().position()) == (4, 10)


def test_enter_in_a_field_means_the_likely_thing(qtbot: QtBot, desk: Desk) -> None:
    desk.open()
    with qtbot.waitSignal(desk.popup.entered):
        press(Qt.Key.Key_Return)


def test_control_and_enter_mean_something_else(qtbot: QtBot, desk: Desk) -> None:
    desk.open()
    with qtbot.assertNotEmitted(desk.popup.entered), qtbot.waitSignal(desk.popup.ctrl_entered):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_on_a_button_presses_that_button(qtbot: QtBot, desk: Desk) -> None:
    desk.open()
    desk.choice.setFocus()
    with qtbot.assertNotEmitted(desk.popup.entered), qtbot.waitSignal(desk.choice.clicked):
        press(Qt.Key.Key_Return)


def test_enter_in_a_watched_text_of_several_lines_does_not_break_the_line(qtbot: QtBot, desk: Desk) -> None:
    text = QTextEdit("contact the workers")
    desk.popup.body.addWidget(text)
    desk.popup.watch(text)
    desk.popup.open_at(60, 40, text)
    with qtbot.waitSignal(desk.popup.entered):
        press(Qt.Key.Key_Return)
    assert text.toPlainText() == "contact the workers"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" in text.toPlainText()


def test_keys_never_reach_the_editor_under_the_veil(desk: Desk) -> None:
    desk.open()
    desk.choice.setFocus()
    press(Qt.Key.Key_X)
    assert desk.editor.toPlainText() == "The typing line"


def test_tab_goes_round_inside(desk: Desk) -> None:
    desk.open()
    press(Qt.Key.Key_Tab)
    assert desk.choice.hasFocus()
    press(Qt.Key.Key_Tab)
    assert desk.field.hasFocus()
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.choice.hasFocus()


def test_a_field_in_the_head_is_the_first_stop_and_the_remark_beside_it_goes_where_there_is_no_room(
    desk: Desk,
) -> None:
    asks = QLineEdit()
    remark = next(label for label in desk.popup.findChildren(TextLabel) if label.text() == "Time now 10:48.")
    desk.popup.ask_in_head(asks)
    desk.popup.open_at(60, 40, asks)
    assert remark.isVisible()
    assert not any(
        label.isVisible() for label in desk.popup.findChildren(TextLabel) if label.text() == "Arrived or left"
    )
    press(Qt.Key.Key_Tab)
    assert desk.field.hasFocus()
    press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert asks.hasFocus()
    desk.resize(340, 600)
    QApplication.processEvents()
    assert not remark.isVisible()
    assert asks.isVisible()


def test_closing_it_takes_no_focus_from_a_place_chosen_since(desk: Desk) -> None:
    desk.open()
    desk.beside.setFocus()
    desk.popup.close_popup()
    assert desk.beside.hasFocus()


def test_closed_while_another_window_is_at_work_it_gives_the_focus_back_all_the_same(qtbot: QtBot, desk: Desk) -> None:
    desk.open()
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.setFocus()
    assert QApplication.focusWidget() is other
    desk.popup.close_popup()
    assert desk.focusWidget() is desk.editor


def test_it_closes_where_the_focus_goes_to_something_that_it_covers(qtbot: QtBot, desk: Desk) -> None:
    under = QLineEdit(desk.editor)
    under.show()
    desk.open()
    with qtbot.waitSignal(desk.popup.closed):
        under.setFocus()
    assert not desk.popup.isVisible()
    assert under.hasFocus()


def test_opening_it_again_still_goes_back_to_the_first_place(desk: Desk) -> None:
    desk.open()
    desk.popup.open_at(60, 80, desk.choice)
    desk.popup.close_popup()
    assert desk.editor.hasFocus()


def test_closing_what_is_closed_says_nothing(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.assertNotEmitted(desk.popup.closed):
        desk.popup.close_popup()


def test_the_veil_dims_the_pane_but_leaves_it_to_be_seen(desk: Desk, theme: Theme) -> None:
    desk.editor.setStyleSheet("QTextEdit { background: #000000; }")
    desk.open()
    under_the_veil = QPoint(desk.editor.width() - 20, desk.editor.height() - 20)
    through = picture(desk.editor).pixelColor(under_the_veil).red()
    assert through == pytest.approx(255 * VEIL_OPACITY, abs=2)


def test_it_moves_with_its_pane(desk: Desk) -> None:
    desk.open()
    desk.resize(500, 300)
    QApplication.processEvents()
    assert desk.popup.size() == desk.editor.size()
    assert desk.editor.rect().contains(desk.popup.card.geometry())


def test_a_tall_pop_up_scrolls_inside_with_its_foot_in_view(desk: Desk, theme: Theme) -> None:
    for _ in range(40):
        desk.popup.body.addWidget(TextLabel(theme, "One more line"))
    desk.open()
    QApplication.processEvents()
    card = desk.popup.card
    foot = desk.popup.foot.parentWidget()
    assert foot is not None
    assert desk.editor.rect().contains(card.geometry())
    assert card.rect().contains(foot.geometry())


def test_it_grows_with_the_text(desk: Desk, theme: Theme) -> None:
    desk.resize(1800, 900)
    desk.open()
    theme.set_text_size(200)
    assert desk.popup.card.width() == 1284


def test_what_is_in_the_window_outlives_a_popup_in_which_tab_was_pressed(qtbot: QtBot, theme: Theme) -> None:
    window, desk = QMainWindow(), Desk(theme)
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("File")
    window.setCentralWidget(desk)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desk.open()
    press(Qt.Key.Key_Tab)
    assert desk.choice.hasFocus()
    delete(desk.popup)
    assert isValid(menu)


@pytest.mark.parametrize("size", [100, 200])
def test_the_focus_ring_of_what_stands_first_is_drawn_whole(desk: Desk, theme: Theme, size: int) -> None:
    theme.set_text_size(size)
    first = QPushButton("For decision")
    desk.popup.body.insertWidget(0, first)
    desk.popup.open_at(60, 40, first)
    ring = first.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameVMargin)
    in_the_part_that_scrolls = first.mapTo(desk.popup.card.content, QPoint()).y()
    assert in_the_part_that_scrolls >= ring


@pytest.mark.parametrize("size", [100, 200])
def test_the_focus_ring_of_what_tab_scrolls_to_is_drawn_whole(desk: Desk, theme: Theme, size: int) -> None:
    theme.set_text_size(size)
    boxes = [QCheckBox(f"Ballot {number}") for number in range(40)]
    for box in boxes:
        desk.popup.body.addWidget(box)
    desk.popup.open_at(60, 40, boxes[0])
    ring = boxes[0].style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameVMargin)
    seen = desk.popup.card._scroll.viewport()
    for box in boxes[1:]:
        press(Qt.Key.Key_Tab)
        assert box.hasFocus()
        assert seen.rect().contains(QRect(box.mapTo(seen, QPoint(0, -ring)), QSize(1, box.height() + 2 * ring)))
