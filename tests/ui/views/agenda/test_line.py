from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.cell import Cell
from tests.ui.pictures import picture

LONG = "Head of Partnerships and Development for Children, Young People and Families"


@pytest.fixture
def cells(qtbot: QtBot, theme: Theme) -> Iterator[tuple[Cell, Cell]]:
    """Two lines of one width below each other; the second has the focus."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    made = Cell(is_prose=False), Cell(is_prose=False)
    for cell in made:
        cell.setFixedWidth(200)
        column.addWidget(cell)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    made[1].setFocus()
    yield made
    holder.hide()


def test_words_that_do_not_fit_end_in_an_ellipsis_until_they_are_written_on(cells: tuple[Cell, Cell]) -> None:
    cell, other = cells
    cell.show_text(LONG)
    cut = picture(cell)
    assert any(_shown(cell, f"{LONG[:end]}…") == cut for end in range(10, len(LONG)))
    cell.show_text(LONG)
    assert cell.toolTip() == LONG
    cell.setFocus(Qt.FocusReason.TabFocusReason)
    other.clearFocus()
    assert picture(cell) != cut


def test_words_that_fit_stand_as_they_are(cells: tuple[Cell, Cell]) -> None:
    cell, _ = cells
    cell.show_text("Chair")
    assert cell.toolTip() == ""
    cell.show_text(LONG)
    cell.setFixedWidth(1200)
    assert cell.toolTip() == ""


def _shown(cell: Cell, words: str) -> QImage:
    cell.show_text(words)
    return picture(cell)
