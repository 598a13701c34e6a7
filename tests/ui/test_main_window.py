"""The frame of the window: menus, navigation, pop-ups, remembering, and closing without losing anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import ImportEntities
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.jobs import Jobs
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.menus import Menu
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import AskingPopup, Pane, PopupName, Question
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.ui_state import UiState
from clerk_app.ui.widgets.key_hints import Hint
from tests.ui.desk import open_desk, settle
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting


class _Screen(Screen):
    """A screen that remembers what happened to it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.heard: list[str] = []
        self.is_full = False
        self.has_words = False
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)

    def visit(self, place: Place) -> None:
        self.heard.append(f"visit {place.screen}")

    def leave(self) -> None:
        self.heard.append("leave")

    def refuses_to_close(self) -> bool:
        return self.has_words

    def title(self) -> str:
        return "Roll call: 2 October 2020"

    def commands(self) -> Commands:
        return {ActionId.NEXT_ITEM: self.next_item}

    def hints(self) -> Hints:
        return Hints((Hint(("P",), "present"),), lead="Attendance")

    def take_focus(self) -> None:
        self.field.setFocus()

    def set_full_screen(self, full: bool) -> None:
        if full is not self.is_full:
            self.is_full = full
            self.heard.append(f"full screen {full}")

    def next_item(self) -> None:
        self.heard.append("next item")


class _Popup(AskingPopup):
    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, "Arrived or left")
        self.field = QLineEdit()
        self.body.addWidget(self.field)

    def put(self, question: Question) -> None:
        self.field.setText(question.text)

    def first_field(self) -> QWidget:
        return self.field


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    with open_desk(theme, SampleMeeting(), qtbot) as desk:
        yield desk


@pytest.fixture
def window(theme: Theme, desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme, desk.state)
    qtbot.addWidget(window)
    desk.popups.furnish(desk, {PopupName.ARRIVED_OR_LEFT: _Popup})
    window.furnish(desk, {ScreenName.HOME: _Screen, ScreenName.ROLL_CALL: _Screen})
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def _screen(window: MainWindow) -> _Screen:
    shown = window.screen_shown
    assert isinstance(shown, _Screen)
    return shown


def _go(desk: Desk, screen: ScreenName) -> None:
    desk.navigation.go(Place(screen=screen, board_id=BOARD, meeting_id=MEETING))


def test_the_frame_is_whole_before_any_store_is_open(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme, UiState(None, None, Jobs()))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    menus = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert menus == ["&File", "&Edit", "&View"]
    assert window.windowTitle() == "Clerk"


def test_a_place_is_shown_on_its_screen_with_title_hints_and_focus(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    screen = _screen(window)
    assert screen.heard == ["visit roll_call"]
    assert window.windowTitle() == "Roll call: 2 October 2020 – Clerk"
    assert window.hints.text() == "Attendance. P: present"
    assert screen.field.hasFocus()


def test_a_screen_is_made_once_and_left_before_the_next_is_shown(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    first = _screen(window)
    _go(desk, ScreenName.HOME)
    _go(desk, ScreenName.ROLL_CALL)
    assert _screen(window) is first
    assert first.heard == ["visit roll_call", "leave", "visit roll_call"]


def test_a_place_without_a_screen_changes_nothing(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.HOME)
    _go(desk, ScreenName.RULES)
    assert _screen(window).heard == ["visit home"]


def test_back_shows_the_place_before(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.HOME)
    home = _screen(window)
    _go(desk, ScreenName.ROLL_CALL)
    desk.navigation.back()
    assert _screen(window) is home


def test_the_navigation_is_there_between_meetings_and_not_in_one(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.HOME)
    assert window.navigation.isVisible()
    assert window.navigation.boards.currentText() == "Children and Young People’s Partnership Board"
    _go(desk, ScreenName.ROLL_CALL)
    assert not window.navigation.isVisible()


def test_menus_show_what_works_on_the_screen_and_keys_reach_it(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    menus = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert menus == ["&File", "&Edit", "&Meeting", "&View"]
    QTest.keyClick(_screen(window).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _screen(window).heard[-1] == "next item"


def test_under_a_popup_its_keys_mean_what_its_buttons_show(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    desk.popups.ask(Question(name=PopupName.ARRIVED_OR_LEFT, text="police"))
    popup = desk.popups.current
    assert isinstance(popup, _Popup)
    assert popup.field.text() == "police"
    assert popup.field.hasFocus()
    with qtbot.waitSignal(popup.ctrl_entered):
        QTest.keyClick(popup.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "next item" not in _screen(window).heard


def test_esc_closes_a_popup_and_gives_the_focus_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    desk.popups.ask(Question(name=PopupName.ARRIVED_OR_LEFT))
    popup = desk.popups.current
    assert isinstance(popup, _Popup)
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert desk.popups.current is None
    assert _screen(window).field.hasFocus()
    assert ActionId.NEXT_ITEM in window.book.works_now()


def test_a_popup_gives_its_answer_to_whoever_asked(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    answers: list[object] = []
    desk.popups.ask(Question(name=PopupName.ARRIVED_OR_LEFT), answers.append)
    assert desk.popups.current is not None
    desk.popups.current.answer("Police")
    assert answers == ["Police"]
    assert desk.popups.current is None


def test_a_popup_that_is_not_there_is_not_opened(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    desk.popups.ask(Question(name=PopupName.KEYS))
    assert desk.popups.current is None
    assert ActionId.KEYS not in window.book.works_now()


def test_a_screen_may_say_where_its_popups_open(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    pane = QWidget(_screen(window))
    pane.setGeometry(100, 50, 800, 500)
    pane.show()
    desk.popups.set_pane(lambda: Pane(pane, column_left=76))
    desk.popups.ask(Question(name=PopupName.ARRIVED_OR_LEFT))
    assert desk.popups.current is not None
    assert desk.popups.current.parentWidget() is pane


def test_under_a_popup_the_keys_of_the_screen_are_not_offered(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    desk.popups.ask(Question(name=PopupName.ARRIVED_OR_LEFT))
    assert window.hints.text() == "Esc: close"
    desk.popups.close()
    assert window.hints.text() == "Attendance. P: present"


def test_the_keys_are_shown_over_the_whole_window(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    desk.popups.furnish(desk, {PopupName.KEYS: _Popup})
    desk.popups.set_pane(lambda: Pane(QWidget(_screen(window))))
    desk.popups.ask(Question(name=PopupName.KEYS))
    assert desk.popups.current is not None
    assert desk.popups.current.parentWidget() is window.stack


@pytest.mark.parametrize(
    ("action", "size"), [(ActionId.TEXT_LARGER, 175), (ActionId.TEXT_SMALLER, 125), (ActionId.TEXT_NORMAL, 100)]
)
def test_the_text_size_is_set_and_remembered(
    action: ActionId, size: int, window: MainWindow, desk: Desk, theme: Theme
) -> None:
    theme.set_text_size(150)
    window.book.run(action)
    assert theme.text_size == size
    assert desk.state.number("window.text_size", 100) == size


def test_colours_are_set_and_remembered_for_the_next_window(
    window: MainWindow, desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    window.book.run(ActionId.COLOURS_DARK)
    window.book.run(ActionId.TEXT_LARGER)
    theme.set_scheme("light")
    theme.set_text_size(100)
    another = MainWindow(theme, desk.state)
    qtbot.addWidget(another)
    assert (theme.scheme, theme.text_size) == ("dark", 110)


def test_the_size_of_the_window_is_remembered(window: MainWindow, desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    window.resize(1024, 620)  # the offscreen screen is no wider
    window.close()
    another = MainWindow(theme, desk.state)
    qtbot.addWidget(another)
    assert another.size() == QSize(1024, 620)


def test_the_smallest_window_is_1024_by_600(window: MainWindow) -> None:
    assert window.minimumSize() == QSize(1024, 600)


def test_full_screen_is_told_to_the_screen(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    window.book.run(ActionId.FULL_SCREEN)
    window.book.run(ActionId.FULL_SCREEN)
    assert _screen(window).heard[-2:] == ["full screen True", "full screen False"]


def test_a_screen_shown_while_the_window_is_full_is_told_so_and_when_it_no_longer_is(
    window: MainWindow, desk: Desk
) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    roll = _screen(window)
    _go(desk, ScreenName.HOME)
    window.book.run(ActionId.FULL_SCREEN)
    _go(desk, ScreenName.ROLL_CALL)
    assert roll.heard[-2:] == ["visit roll_call", "full screen True"]
    _go(desk, ScreenName.HOME)
    window.book.run(ActionId.FULL_SCREEN)
    _go(desk, ScreenName.ROLL_CALL)
    assert roll.heard[-2:] == ["visit roll_call", "full screen False"]


def test_a_remembered_size_that_makes_no_sense_counts_as_none(window: MainWindow, desk: Desk, theme: Theme) -> None:
    desk.state.remember("window.geometry", "größe")
    assert MainWindow(theme, desk.state).size() == QSize(1366, 690)


def test_closing_lets_the_screen_hand_over_what_it_holds(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    with qtbot.waitSignal(window.closing):
        assert window.close()
    assert _screen(window).heard[-1] == "leave"


def test_the_window_stays_open_while_something_is_not_saved(window: MainWindow) -> None:
    window.refuse_to_close(True)
    assert not window.close()
    assert window.isVisible()
    window.refuse_to_close(False)
    assert window.close()


def test_a_screen_with_words_of_one_board_that_are_not_saved_shows_no_other(window: MainWindow, desk: Desk) -> None:
    first, other = Place(screen=ScreenName.HOME, board_id=BOARD), Place(screen=ScreenName.HOME, board_id=Id("9" * 32))
    desk.navigation.go(first)
    _screen(window).has_words = True
    desk.navigation.go(other)
    assert desk.navigation.place == first
    _screen(window).has_words = False
    desk.navigation.go(other)
    assert desk.navigation.place == other


def test_copy_and_paste_reach_the_field_with_the_focus(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.ROLL_CALL)
    field = _screen(window).field
    field.setText("police")
    for action in (ActionId.SELECT_ALL, ActionId.CUT, ActionId.PASTE, ActionId.PASTE):
        window.book.run(action)
    assert field.text() == "policepolice"


def test_choosing_a_screen_in_the_navigation_goes_there_with_the_board(window: MainWindow, desk: Desk) -> None:
    _go(desk, ScreenName.HOME)
    window.navigation.screen_asked.emit("home")
    assert desk.navigation.place == Place(screen=ScreenName.HOME, board_id=BOARD)


def test_a_board_that_has_another_name_now_has_it_in_the_navigation_at_the_next_visit(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    _go(desk, ScreenName.HOME)
    board = desk.queries.entity(Board, BOARD)
    assert board is not None
    renamed = replace(board, names=(DatedName("Harbour Board"),))
    desk.lane.submit(ImportEntities(entities=(renamed,)))
    settle(desk, qtbot)
    _go(desk, ScreenName.HOME)
    assert window.navigation.boards.currentText() == "Harbour Board"


def test_every_menu_entry_has_a_text(window: MainWindow) -> None:
    entries: list[QAction] = [action for action in window.book.all() if not action.text()]
    assert entries == []
    assert len(window.menuBar().actions()) == len(Menu)


def test_the_icons_of_the_menus_are_drawn_when_the_first_menu_opens(window: MainWindow) -> None:
    before = window.book.action(ActionId.NEW_MEETING).icon().isNull()
    window.menus[Menu.FILE].aboutToShow.emit()
    assert (before, window.book.action(ActionId.NEW_MEETING).icon().isNull()) == (True, False)
