"""Controls break into lines as words do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.wrapping import WrappingLayout


class _Box(QWidget):
    """Wants to be 100 by 20, and wider where it may."""

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, 20)


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _laid(row: QWidget, lines: list[list[QWidget]], width: int) -> list[tuple[int, int, int]]:
    """From the left, from the top and how wide, box by box."""
    layout = row.layout()
    if layout is None:
        layout = WrappingLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.set_line_spacing(5)
    assert isinstance(layout, WrappingLayout)
    layout.arrange(lines)
    for box in (box for line in lines for box in line):
        if not box.isHidden():
            box.show()
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    return [(box.x(), box.y(), box.width()) for line in lines for box in line]


def test_what_has_no_more_room_begins_a_line(row: QWidget) -> None:
    assert _laid(row, [[_Box(), _Box(), _Box()]], 250) == [(0, 0, 100), (110, 0, 100), (0, 25, 100)]
    layout = row.layout()
    assert layout is not None
    assert [layout.heightForWidth(width) for width in (320, 250, 100)] == [20, 45, 70]


def test_what_wants_to_be_wide_takes_what_is_left_of_its_line(row: QWidget) -> None:
    assert _laid(row, [[_Box(wide=True), _Box()], [_Box(wide=True)]], 300) == [(0, 0, 190), (200, 0, 100), (0, 25, 300)]


def test_what_is_hidden_takes_no_room_and_its_line_still_begins_anew(row: QWidget) -> None:
    first, hidden, last = _Box(), _Box(), _Box()
    _laid(row, [[first], [hidden, last]], 400)
    hidden.hide()
    _laid(row, [[first], [hidden, last]], 400)
    assert [(box.x(), box.y()) for box in (first, last)] == [(0, 0), (0, 25)]


def test_nothing_is_wider_than_the_room(row: QWidget) -> None:
    assert _laid(row, [[_Box()]], 60) == [(0, 0, 60)]
