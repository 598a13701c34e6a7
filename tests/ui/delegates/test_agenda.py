"""Titles of the agenda on two lines, and rows as high as what is in them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.domain.forecast import Progress
from clerk_app.domain.identity import Id
from clerk_app.ui.delegates.agenda import title_lines
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.agenda_pane import AgendaPane
from clerk_app.ui.views.live_meeting.values import AgendaRow


def test_a_title_breaks_where_its_first_line_is_full_whatever_letters_it_has(theme: Theme) -> None:
    font = theme.font(TextStyle.BODY)
    width = QFontMetrics(font).horizontalAdvance("👩👩👩👩 and ")
    assert title_lines("👩👩👩👩 and boats", font, width) == ["👩👩👩👩 and", "boats"]
    assert title_lines("Boats", font, width) == ["Boats"]


def test_a_row_is_as_high_as_what_is_said_in_it_now(theme: Theme, qtbot: QtBot) -> None:
    pane = AgendaPane(theme)
    qtbot.addWidget(pane)
    pane.resize(280, 400)
    row = AgendaRow(minute_id=Id("a"), item_id=None, number="4", title="Harbour dues", aside="Now")
    pane.show_rows((row, replace(row, minute_id=Id("b"), number="5")), None)
    with qtbot.waitExposed(pane):
        pane.show()
    first, second = (pane.model.index(place) for place in range(2))
    caption = QFontMetrics(theme.font(TextStyle.CAPTION)).height()
    with_times = pane.view.visualRect(first).height()
    pane.show_rows((replace(row, aside="", progress=Progress.DONE), replace(row, minute_id=Id("b"), number="5")), None)
    QApplication.processEvents()
    assert pane.view.visualRect(first).height() == with_times - caption
    assert pane.view.visualRect(second).top() == pane.view.visualRect(first).bottom() + 1
    assert pane.view.visualRect(second).height() == with_times
