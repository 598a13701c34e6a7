from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.rows import Piece, RowDelegate, RowState, paint_pieces, paint_row
from tests.ui.pictures import shows

ROOM = QRect(0, 0, 200, 32)


def painted(theme: Theme, state: RowState, *, separator: bool = False) -> QImage:
    image = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    image.fill(theme.colour("base"))
    painter = QPainter(image)
    paint_row(painter, ROOM, state, theme, separator=separator)
    painter.end()
    return image


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_selected_row_is_soft_with_a_mark_at_its_left(theme: Theme, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    image = painted(theme, RowState(selected=True))
    assert image.pixelColor(1, 16) == theme.colour("mark")
    assert image.pixelColor(100, 16) == theme.colour("accent_soft")
    assert not shows(image, theme.tokens.accent, tolerance=2) or theme.tokens.accent == theme.tokens.mark


def test_a_selected_row_has_a_border_where_it_can_have_no_fill(theme: Theme) -> None:
    theme.set_scheme("contrast")
    assert painted(theme, RowState(selected=True)).pixelColor(100, 0) == theme.colour("mark")


def test_the_row_with_the_focus_has_a_ring_of_two_pixels(theme: Theme) -> None:
    image = painted(theme, RowState(selected=True, focused=True))
    assert [image.pixelColor(100, y) == theme.colour("focus") for y in range(4)] == [True, True, False, False]


def test_the_row_under_the_pointer_is_tinted(theme: Theme) -> None:
    assert painted(theme, RowState(hovered=True)).pixelColor(100, 16) == theme.colour("hover")


def test_the_row_under_the_pointer_has_a_border_where_it_can_have_no_fill(theme: Theme) -> None:
    theme.set_scheme("contrast")
    image = painted(theme, RowState(hovered=True))
    assert image.pixelColor(100, 0) == theme.colour("control")
    assert image.pixelColor(100, 16) == theme.colour("base")


def test_rows_are_parted_by_a_hairline(theme: Theme) -> None:
    image = painted(theme, RowState(), separator=True)
    assert [image.pixelColor(100, y) == theme.colour("line") for y in (30, 31)] == [False, True]


def test_pieces_of_a_line_follow_each_other(theme: Theme) -> None:
    image = QImage(400, 32, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pieces = [Piece("Dorset "), Piece("Pol", bold=True), Piece("ice")]
    width = paint_pieces(painter, QRect(0, 0, 400, 32), pieces, theme)
    cut = paint_pieces(painter, QRect(0, 0, 60, 32), pieces, theme)
    painter.end()
    plain, bold = QFontMetrics(theme.font(TextStyle.BODY)), QFontMetrics(theme.font(TextStyle.STRONG))
    assert width == plain.horizontalAdvance("Dorset ") + bold.horizontalAdvance("Pol") + plain.horizontalAdvance("ice")
    assert cut <= 60


def test_the_row_of_a_list_is_painted_by_its_delegate_and_scales(qtbot: QtBot, theme: Theme) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    model.appendRow(QStandardItem("Quorum"))
    view.setModel(model)
    view.setItemDelegate(RowDelegate(theme, parent=view))
    view.setCurrentIndex(model.index(0, 0))
    assert view.visualRect(model.index(0, 0)).height() == 32
    assert shows(view.grab().toImage(), theme.tokens.accent_soft, tolerance=2)
    theme.set_text_size(200)
    view.doItemsLayout()
    assert view.visualRect(model.index(0, 0)).height() == 64
