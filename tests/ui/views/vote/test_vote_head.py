from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.vote.rows import VoteHead, VoteRows, column_width


def test_the_words_over_the_rows_keep_clear_of_the_choices_beside_them(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_size(200)
    head = VoteHead(theme)
    qtbot.addWidget(head)
    head.words.setText("Agency, and who votes for it")
    head.resize(888, 100)
    head.show()
    end_of_words = head.words.geometry().left() + head.words.contentsRect().right()
    first_choice = head._columns[0].geometry().left()
    assert first_choice - end_of_words >= theme.metrics.gap_s


def head_of(qtbot: QtBot, theme: Theme, width: int) -> VoteHead:
    """The words over a list of this width, shown."""
    head = VoteHead(theme)
    qtbot.addWidget(head)
    head.words.setText("Agency, and who votes for it")
    head.resize(width, 160)
    head.show()
    return head


def test_names_have_room_beside_the_choices_in_a_narrow_window_with_large_letters(theme: Theme) -> None:
    theme.set_text_size(200)
    wide, narrow = 1226, 888
    room = narrow - 3 * column_width(theme, narrow) - theme.metrics.px(10) - theme.metrics.gap_s
    assert theme.writer(TextStyle.STRONG).width("Community and Voluntary Sector") <= room
    assert column_width(theme, wide) == theme.metrics.px(92)


@pytest.mark.parametrize("width", [888, 1226])
def test_each_choice_and_its_key_are_whole_and_stand_over_their_places(qtbot: QtBot, theme: Theme, width: int) -> None:
    theme.set_text_size(200)
    head, rows = head_of(qtbot, theme, width), VoteRows(theme)
    qtbot.addWidget(rows)
    rows.resize(width, 200)
    for column in head._columns:
        assert column.width() == column_width(theme, width)
        for part in column.findChildren(QWidget):
            assert QRect(column.rect()).contains(part.geometry())
            assert part.width() >= part.minimumSizeHint().width()
