"""The table of actions: complete, without clashes, and alive only where something answers."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from clerk_app.resource_files import resource
from clerk_app.ui.action_book import ActionBook
from clerk_app.ui.actions import ACTIONS, ActionId, spec_of
from clerk_app.ui.menus import Menu, translated
from clerk_app.ui.theme.theme import Theme

KEYS_OF_THE_DESIGN = {
    "Ctrl+Return": ActionId.NEXT_ITEM,
    "Ctrl+PgDown": ActionId.LOOK_NEXT,
    "Ctrl+PgUp": ActionId.LOOK_PREVIOUS,
    "Ctrl+1": ActionId.LOOK_1,
    "Ctrl+9": ActionId.LOOK_9,
    "Ctrl+J": ActionId.JUMP,
    "F6": ActionId.NEXT_PANEL,
    "Shift+F6": ActionId.PREVIOUS_PANEL,
    "Ctrl+Shift+A": ActionId.ADD_ACTION,
    "Ctrl+Shift+D": ActionId.ADD_DECISION,
    "Ctrl+Shift+B": ActionId.ADD_VOTE,
    "Ctrl+Shift+I": ActionId.ADD_INTEREST,
    "Ctrl+Shift+W": ActionId.OUT_OR_BACK,
    "Ctrl+Shift+N": ActionId.ADD_PRIVATE_NOTE,
    "Ctrl+Shift+M": ActionId.ADD_PERSON,
    "Ctrl+;": ActionId.ADD_TIME,
    "Alt+Shift+Up": ActionId.PARAGRAPH_UP,
    "Alt+Shift+Down": ActionId.PARAGRAPH_DOWN,
    "Alt+Shift+Right": ActionId.LEVEL_IN,
    "Alt+Shift+Left": ActionId.LEVEL_OUT,
    "Ctrl+Shift+T": ActionId.AMENDED,
    "Ctrl+B": ActionId.BOLD,
    "Ctrl+I": ActionId.ITALIC,
    "Ctrl+U": ActionId.UNDERLINE,
    "Ctrl+L": ActionId.LINK,
    "F1": ActionId.HELP,
    "Ctrl+Shift+L": ActionId.ARRIVED_OR_LEFT,
    "Ctrl+Shift+R": ActionId.ROLL_CALL,
    "F8": ActionId.SAY_QUORUM,
    "F9": ActionId.PAUSE_TIMER,
    "Shift+F9": ActionId.ADJOURN,
    "Ctrl+Shift+X": ActionId.EXEMPT,
    "Ctrl+P": ActionId.PREVIEW,
    "Ctrl+Shift+E": ActionId.EXPORT,
    "Ctrl+K": ActionId.COMMANDS,
    "Ctrl+/": ActionId.KEYS,
    "Ctrl+Z": ActionId.UNDO,
    "Ctrl+Y": ActionId.REDO,
    "Ctrl+Shift+Z": ActionId.REDO,
    "Ctrl+S": ActionId.KEEP_VERSION,
    "Ctrl+F": ActionId.FIND,
    "F3": ActionId.FIND_NEXT,
    "Shift+F3": ActionId.FIND_PREVIOUS,
    "F2": ActionId.EDIT_ITEM,
    "F5": ActionId.ROOM_DISPLAY,
    "Shift+F5": ActionId.BLANK_ROOM,
    "F11": ActionId.FULL_SCREEN,
    "Ctrl+=": ActionId.TEXT_LARGER,
    "Ctrl+-": ActionId.TEXT_SMALLER,
    "Ctrl+0": ActionId.TEXT_NORMAL,
}


class _Answers:
    def __init__(self) -> None:
        self.count = 0

    def answer(self) -> None:
        self.count += 1


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_every_key_of_the_design_asks_for_its_action() -> None:
    given = {keys: spec.id for spec in ACTIONS for keys in spec.keys}
    assert {keys: given.get(keys) for keys in KEYS_OF_THE_DESIGN} == KEYS_OF_THE_DESIGN


def test_no_key_is_given_twice() -> None:
    counts = Counter(keys for spec in ACTIONS for keys in spec.keys)
    assert [keys for keys, count in counts.items() if count > 1] == []


def test_every_action_is_in_the_table_once_and_every_key_is_one_that_qt_knows() -> None:
    assert Counter(spec.id for spec in ACTIONS) == Counter(ActionId)
    assert all(not QKeySequence(keys).isEmpty() for spec in ACTIONS for keys in (*spec.keys, *spec.mac_keys))


def test_every_icon_of_the_table_has_a_drawing() -> None:
    assert [spec.icon for spec in ACTIONS if spec.icon and not resource("icons", f"{spec.icon}.svg").is_file()] == []


@pytest.mark.parametrize("menu", list(Menu))
def test_no_mnemonic_is_used_twice_in_a_menu(menu: Menu) -> None:
    texts = [translated(spec.text) for spec in ACTIONS if spec.menu is menu]
    letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_titles_have_no_mnemonic_and_no_dots() -> None:
    assert spec_of(ActionId.ARRIVED_OR_LEFT).title == "Arrived or left"
    assert spec_of(ActionId.ARRIVED_OR_LEFT).key_text == "Ctrl+Shift+L"
    assert spec_of(ActionId.LOOK_3).title == "Look at item 3"


def test_only_what_something_answers_to_is_shown_and_enabled(theme: Theme, window: QMainWindow) -> None:
    book, answers = ActionBook(theme, window), _Answers()
    book.set_commands({ActionId.EXPORT: answers.answer})
    shown = [action.data() for action in book.all() if action.isVisible() and action.isEnabled()]
    assert shown == ["export"]
    assert book.works_now() == {ActionId.EXPORT}


def test_an_action_runs_what_answers_to_it_now(theme: Theme, window: QMainWindow) -> None:
    book, first, second = ActionBook(theme, window), _Answers(), _Answers()
    book.set_commands({ActionId.EXPORT: first.answer})
    book.set_commands({ActionId.EXPORT: second.answer})
    book.action(ActionId.EXPORT).trigger()
    book.run(ActionId.QUIT)
    assert (first.count, second.count) == (0, 1)
