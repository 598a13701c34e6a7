"""Other business on the agenda: who gave notice of it is typed with the item, and what came late says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from clerk_app.domain.agenda import AgendaItem, Notice
from clerk_app.domain.board import Board
from clerk_app.domain.other_business import NoticeNeeded, OtherBusinessRule
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.actions import ActionId
from clerk_app.ui.presenting.times import read_past_date
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.views.item_details.view import ItemDetailsPopup
from tests.ui.views.agenda.typing import Opener, focused, go, press, settle, write
from tests.ui.views.stage import Stage

CTRL = Qt.KeyboardModifier.ControlModifier
MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
TWO_DAYS = OtherBusinessRule(notice=NoticeNeeded.DAYS, days=2)
"""Before the meeting of Friday 4 October 2024: Wednesday 2 October."""


def with_rule(stage: Stage, rule: OtherBusinessRule) -> None:
    (board,) = stage.all(Board)
    stage.execute(SaveSetup(put=(replace(board, other_business=rule),)))


def raise_below(stage: Stage, screen: AgendaScreen) -> None:
    """An item of other business with one below it, both typed."""
    write("Any other business")
    press(Qt.Key.Key_Return)
    write("Heating in the hall")
    settle(stage, screen)
    press(Qt.Key.Key_Right, MOVE)
    settle(stage, screen)


def open_details(stage: Stage, screen: AgendaScreen, place: int) -> ItemDetailsPopup:
    go(screen, place)
    screen.commands()[ActionId.EDIT_ITEM]()
    popup = stage.popups.current
    assert isinstance(popup, ItemDetailsPopup)
    return popup


def raised(stage: Stage) -> AgendaItem:
    return next(item for item in stage.items() if item.title == "Heating in the hall")


def told(screen: AgendaScreen) -> str:
    """What the row says to assistants beside its words, which is what it paints below them."""
    return screen.sheet.rows[1].accessibleDescription()


def test_what_is_raised_without_notice_says_so_and_notice_is_typed_with_the_item(
    blank: Stage, open_agenda: Opener
) -> None:
    with_rule(blank, TWO_DAYS)
    screen = open_agenda(blank)
    raise_below(blank, screen)
    assert told(screen) == "Without notice: it was due by 2 October 2024."
    popup = open_details(blank, screen, 1)
    assert popup.notice_by.isVisible()
    popup.notice_by.setFocus()
    write("Head of Schools")
    press(Qt.Key.Key_Tab)
    assert focused() is popup.notice_on
    write("2 October 2024")
    press(Qt.Key.Key_Return, CTRL)
    settle(blank, screen)
    assert raised(blank).notice == Notice(by="Head of Schools", on=date(2024, 10, 2))
    assert told(screen) == "Notice by Head of Schools on 2 October 2024"
    screen.commands()[ActionId.UNDO]()
    settle(blank, screen)
    assert raised(blank).notice is None


def test_notice_that_came_late_is_flagged_in_words_and_kept(blank: Stage, open_agenda: Opener) -> None:
    with_rule(blank, TWO_DAYS)
    screen = open_agenda(blank)
    raise_below(blank, screen)
    popup = open_details(blank, screen, 1)
    popup.notice_on.setFocus()
    write("3 October 2024")
    press(Qt.Key.Key_Return, CTRL)
    settle(blank, screen)
    assert told(screen) == "Notice on 3 October 2024. Late notice: it was due by 2 October 2024."
    popup = open_details(blank, screen, 1)
    assert (popup.notice_by.text(), popup.notice_on.text()) == ("", "3 October")


def test_a_day_that_is_none_is_said_and_the_rest_stays(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    raise_below(blank, screen)
    popup = open_details(blank, screen, 1)
    popup.notice_on.setFocus()
    write("soon")
    press(Qt.Key.Key_Return, CTRL)
    assert popup.wrong.text() == "“soon” is no day. Type when notice came, like 2 December, or leave it empty."
    assert focused() is popup.notice_on
    assert blank.popups.current is popup


def test_an_item_that_is_no_other_business_is_not_asked_for_notice(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    raise_below(blank, screen)
    popup = open_details(blank, screen, 0)
    assert not popup.notice_by.isVisible()
    assert not popup.notice_on.isVisible()
    assert told(screen) == ""  # the board asks for nothing


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2 October", date(2024, 10, 2)),
        ("4 October", date(2024, 10, 4)),
        ("5 October", date(2023, 10, 5)),
        ("30 December", date(2023, 12, 30)),
        ("5 October 2024", date(2024, 10, 5)),
        ("5/10/24", date(2024, 10, 5)),
        ("5/10", date(2023, 10, 5)),
        ("2024-10-05", date(2024, 10, 5)),
        ("today", date(2024, 10, 4)),
        ("Wednesday", date(2024, 10, 2)),
        ("tomorrow", date(2024, 10, 5)),
        ("soon", None),
    ],
)
def test_a_day_of_something_that_has_been_is_the_last_such_day(typed: str, read: date | None) -> None:
    assert read_past_date(typed, date(2024, 10, 4)) == read
