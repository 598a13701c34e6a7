"""Who leads an item is offered by the letters that are typed, and taken only where somebody was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.people import Party, Post
from clerk_app.ui.views.agenda.values import Column
from clerk_app.ui.views.agenda.view import AgendaScreen
from tests.ui.views.agenda.typing import Opener, focused, go, press, settle, write
from tests.ui.views.stage import Stage

DOWN, UP, ENTER, TAB, ESC = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape,
)  # fmt: skip


@pytest.fixture
def screen(stage: Stage, open_agenda: Opener) -> AgendaScreen:
    """The agenda with the focus on who leads its second item, where nothing stands."""
    shown = open_agenda(stage)
    go(shown, 1, Column.LEAD)
    cell = shown.sheet.rows[1].cells[Column.LEAD]
    cell.selectAll()
    press(Qt.Key.Key_Backspace)
    return shown


def offered(screen: AgendaScreen) -> list[str]:
    choices = screen.lead_offers.choices
    return [choices.choice(row).words for row in range(choices.count)] if choices.isVisible() else []


def typed(screen: AgendaScreen) -> str:
    return screen.sheet.rows[1].cells[Column.LEAD].text()


def second(stage: Stage) -> AgendaItem:
    return sorted(stage.all(AgendaItem), key=lambda item: item.position)[1]


def test_letters_offer_whom_they_find_and_an_arrow_with_enter_takes_them(stage: Stage, screen: AgendaScreen) -> None:
    write("pol")
    assert offered(screen) == ["Police representative"]
    press(DOWN)
    press(ENTER)
    assert (typed(screen), offered(screen)) == ("Police representative", [])
    assert focused() is screen.sheet.rows[1].cells[Column.LEAD]
    settle(stage, screen)
    post = next(one for one in stage.all(Post) if one.names[0].name == "Police representative")
    assert [lead.party for lead in second(stage).leads] == [Party(post_id=post.id)]


def test_with_tab_whoever_was_chosen_is_taken_and_the_time_is_next(stage: Stage, screen: AgendaScreen) -> None:
    write("pol")
    press(DOWN)
    press(TAB)
    assert typed(screen) == "Police representative"
    assert focused() is screen.sheet.rows[1].cells[Column.TIME]


@pytest.mark.parametrize("key", [ENTER, TAB])
def test_what_nobody_was_chosen_for_stays_as_it_is_typed(stage: Stage, screen: AgendaScreen, key: Qt.Key) -> None:
    write("pol")
    press(key)
    assert typed(screen) == "pol"
    assert offered(screen) == []
    settle(stage, screen)
    assert [(lead.words, lead.party) for lead in second(stage).leads] == [("pol", None)]


def test_esc_puts_the_list_away_and_leaves_the_screen_open(stage: Stage, screen: AgendaScreen) -> None:
    write("pol")
    press(ESC)
    assert (typed(screen), offered(screen)) == ("pol", [])
    assert screen.isVisible()
    write("i")
    assert offered(screen) == ["Police representative"]


def test_behind_a_semicolon_another_is_offered_and_the_first_stays(stage: Stage, screen: AgendaScreen) -> None:
    write("The auditors; pol")
    press(UP)
    press(ENTER)
    assert typed(screen) == "The auditors; Police representative"


def test_a_name_that_is_typed_whole_is_not_offered_again(stage: Stage, screen: AgendaScreen) -> None:
    write("Police representative")
    assert offered(screen) == []


def test_a_click_takes_somebody(stage: Stage, screen: AgendaScreen) -> None:
    write("pol")
    choices = screen.lead_offers.choices
    place = choices.visualRect(choices.model().index(0, 0)).center()
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert typed(screen) == "Police representative"


def test_arrows_go_from_item_to_item_where_nobody_is_offered(stage: Stage, screen: AgendaScreen) -> None:
    write("zzz")
    press(DOWN)
    assert focused() is screen.sheet.rows[2].cells[Column.LEAD]


@pytest.mark.parametrize("height", [220, 300, 400])
@pytest.mark.parametrize("row", [0, 3, 6])
def test_in_a_small_window_the_list_is_within_the_screen_and_not_over_the_line(
    stage: Stage, screen: AgendaScreen, height: int, row: int
) -> None:
    screen.resize(700, height)
    go(screen, row, Column.LEAD)
    write("r")
    choices, cell = screen.lead_offers.choices, focused()
    assert choices.isVisible()
    assert screen.rect().contains(choices.geometry())
    assert not choices.geometry().intersects(QRect(cell.mapTo(screen, QPoint(0, 0)), cell.size()))
