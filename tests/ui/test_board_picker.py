"""The picker of the board shows the whole name over a few lines, and stays where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.ui.board_picker import BoardPicker, wrapped
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme

LONG = "Children and Young People’s Partnership Board"


@pytest.fixture
def picker(theme: Theme, qtbot: QtBot) -> BoardPicker:
    made = BoardPicker(theme)
    qtbot.addWidget(made)
    made.addItems(["Harbour Board", LONG])
    made.resize(192, 60)
    made.show()
    return made


def test_a_short_name_takes_one_line_and_a_long_one_more(picker: BoardPicker) -> None:
    assert picker.lines() == ["Harbour Board"]
    one_line = picker.sizeHint().height()
    picker.setCurrentIndex(1)
    assert picker.lines()[0].startswith("Children and")
    assert " ".join(picker.lines()) == LONG
    assert picker.sizeHint().height() > one_line


def test_only_what_no_longer_fits_in_the_third_line_is_cut(picker: BoardPicker, theme: Theme) -> None:
    metrics = QFontMetrics(theme.font(TextStyle.STRONG))
    assert " ".join(wrapped(LONG, metrics, 260)) == LONG
    narrow = wrapped(LONG, metrics, 90)
    assert len(narrow) == 3
    assert [line.endswith("…") for line in narrow] == [False, False, True]
    assert wrapped("", metrics, 120) == []


@pytest.mark.qt_log_ignore("This plugin does not support")  # raising and grabbing, as a list does that opens
@pytest.mark.parametrize("keys", [(Qt.Key.Key_Down, Qt.Key.Key_Down), (Qt.Key.Key_C,)])
def test_a_key_opens_the_list_and_only_enter_takes_a_board(
    picker: BoardPicker, qtbot: QtBot, keys: tuple[Qt.Key, ...]
) -> None:
    taken: list[int] = []
    picker.activated.connect(taken.append)
    picker.setFocus()
    QTest.keyClick(picker, keys[0])
    assert picker.view().isVisible()
    for key in keys[1:]:
        QTest.keyClick(picker.view(), key)
    assert (picker.currentIndex(), taken) == (0, [])
    QTest.keyClick(picker.view(), Qt.Key.Key_Return)
    assert (picker.currentIndex(), taken) == (1, [1])


@pytest.mark.qt_log_ignore("This plugin does not support")  # raising and grabbing, as a list does that opens
def test_arrows_that_a_system_counts_to_the_keypad_open_the_list_too(picker: BoardPicker) -> None:
    """On macOS every arrow key does."""
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down, Qt.KeyboardModifier.KeypadModifier)
    assert picker.view().isVisible()
    assert picker.currentIndex() == 0


def test_folded_it_is_its_sign_alone_and_opens_the_whole_names(picker: BoardPicker, theme: Theme) -> None:
    picker.set_folded(True)
    assert picker.lines() == []
    assert picker.sizeHint().width() <= theme.metrics.px(36)
    picker.resize(picker.sizeHint())
    assert picker.list_width() > QFontMetrics(picker.font()).horizontalAdvance(LONG)


def test_folded_there_is_no_second_sign_over_its_own(picker: BoardPicker) -> None:
    picker.set_folded(True)
    picker.resize(36, 32)
    image = picker.grab().toImage()
    columns = ([image.pixelColor(x, y).lightness() for y in range(8, 24)] for x in range(10, 26))
    inked = [sum(light < 128 for light in column) for column in columns]
    assert any(inked)
    assert inked == inked[::-1]


def test_what_is_offered_is_filled_in_once_and_anew_when_a_name_changes(picker: BoardPicker) -> None:
    filled: list[int] = []
    picker.model().rowsInserted.connect(lambda _parent, first, _last: filled.append(first))
    picker.offer((("Harbour Board", "b1"), (LONG, "b2")))
    picker.setCurrentIndex(1)
    picker.offer((("Harbour Board", "b1"), (LONG, "b2")))
    assert (filled, picker.currentText()) == ([0, 1], LONG)
    picker.offer((("Pier Board", "b1"), (LONG, "b2")))
    assert [(picker.itemText(row), picker.itemData(row)) for row in range(picker.count())] == [
        ("Pier Board", "b1"),
        (LONG, "b2"),
    ]
