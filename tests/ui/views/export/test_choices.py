"""The choices beside the pages, where there is little room for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.services.choices import PaperKind
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.export.choices import ChoicesPane
from tests.ui.fitting import cut_off

NAME = "Harbour City Children's Partnership decisions 2025-09-18"


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ChoicesPane:
    made = ChoicesPane(theme)
    qtbot.addWidget(made)
    made.offer_papers([PaperKind.MINUTES, PaperKind.DECISIONS], PaperKind.MINUTES)
    made.show_name(NAME)
    made.show_start("Export", "Ctrl+Shift+E")
    return made


def show(pane: ChoicesPane, size: QSize) -> None:
    pane.resize(size)
    pane.show()
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()


def test_what_an_edition_is_about_goes_on_in_the_next_line_where_it_has_no_room(
    theme: Theme, pane: ChoicesPane
) -> None:
    show(pane, QSize(372, 546))
    button = pane.papers[PaperKind.DECISIONS]
    in_one_line = button.height()
    theme.set_text_size(200)
    show(pane, QSize(512, 494))
    assert button.height() > 2 * in_one_line
    assert button.height() == button.heightForWidth(button.width())
    assert cut_off(pane) == []


def test_a_name_of_a_file_has_its_label_above_it_where_it_has_no_room_beside_it(pane: ChoicesPane) -> None:
    pane.show_name("Board 2025-09-18")
    show(pane, QSize(372, 546))
    assert pane.name.x() > 0
    assert not pane.whole_name.isVisible()
    pane.show_name("Harbour Partnership decisions 2025-09-18")
    show(pane, QSize(372, 546))
    assert pane.name.x() == 0
    assert not pane.whole_name.isVisible()


def test_a_name_that_is_longer_than_the_pane_can_be_read_whole_below(theme: Theme, pane: ChoicesPane) -> None:
    theme.set_text_size(200)
    show(pane, QSize(512, 494))
    assert pane.whole_name.text() == NAME
    assert not pane.whole_name.isHidden()


def test_where_there_is_little_height_all_but_the_main_button_scrolls_and_comes_back_with_the_height(
    theme: Theme, pane: ChoicesPane
) -> None:
    show(pane, QSize(372, 546))
    assert pane.print_button.parentWidget() is pane.start.parentWidget()
    theme.set_text_size(200)
    show(pane, QSize(512, 494))
    assert pane.print_button.parentWidget() is not pane.start.parentWidget()
    assert pane.start.visibleRegion().boundingRect() == pane.start.rect()
    theme.set_text_size(100)
    show(pane, QSize(372, 546))
    assert pane.print_button.parentWidget() is pane.start.parentWidget()
    assert pane.print_button.geometry().bottom() > pane.start.y(), "they stand in one line"
    assert pane.name.isVisible()
