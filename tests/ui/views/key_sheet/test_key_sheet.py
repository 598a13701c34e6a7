from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.ui.actions import ACTIONS
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.views.key_sheet.presenter import KeyGroupRows, KeyRow, filtered
from clerk_app.ui.views.key_sheet.view import KeySheet, all_groups
from tests.ui.views.stage import Stage

GROUPS = (
    KeyGroupRows("Text", (KeyRow("Ctrl+Z", "undo"), KeyRow("Ctrl+Y", "redo"))),
    KeyGroupRows("People", (KeyRow("F8", "say the quorum and why"),)),
)


def test_a_key_is_found_by_its_name_its_words_or_its_heading() -> None:
    assert filtered(GROUPS, "f8") == (GROUPS[1],)
    assert filtered(GROUPS, "QUORUM say") == (GROUPS[1],)
    assert filtered(GROUPS, "text") == (GROUPS[0],)
    assert filtered(GROUPS, "redo") == (KeyGroupRows("Text", (KeyRow("Ctrl+Y", "redo"),)),)
    assert filtered(GROUPS, " ") == GROUPS
    assert filtered(GROUPS, "nonsense") == ()


def test_every_key_of_the_table_that_has_a_heading_is_on_the_sheet() -> None:
    shown = {row.keys for group in all_groups() for row in group.rows}
    assert {spec.key_text for spec in ACTIONS if spec.group is not None and spec.key_text} <= shown
    assert {"/a", "@", ";n", "Ctrl+1 … 9", "Shift+P"} <= shown


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[Stage], KeySheet]:
    """Opens the sheet over a text that had the focus."""

    def opened(stage: Stage) -> KeySheet:
        stage.cover_shown(QTextEdit("Some minutes"), (1366, 640), qtbot)
        stage.popups.furnish(stage.desk, {PopupName.KEYS: KeySheet})
        stage.popups.ask(Question(name=PopupName.KEYS))
        popup = stage.popups.current
        assert isinstance(popup, KeySheet)
        return popup

    return opened


def test_the_sheet_opens_with_the_line_to_find_a_key(stage: Stage, ask: Callable[[Stage], KeySheet]) -> None:
    popup = ask(stage)
    assert popup.field.hasFocus()
    QTest.keyClicks(popup.field, "roll")
    assert [row.words for row in popup.shown_rows()] == ["roll call"]
    QTest.keyClicks(popup.field, "zz")
    assert popup.nothing.text() == "No key or command matches “rollzz”."


def test_arrows_scroll_the_sheet_while_the_line_has_the_focus(stage: Stage, ask: Callable[[Stage], KeySheet]) -> None:
    stage.theme.set_text_size(200)
    popup = ask(stage)
    before = popup.scrolled()
    QTest.keyClick(popup.field, Qt.Key.Key_PageDown)
    assert popup.scrolled() > before


def test_esc_and_the_button_give_the_caret_back(stage: Stage, ask: Callable[[Stage], KeySheet]) -> None:
    popup = ask(stage)
    editor = popup.parentWidget()
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert isinstance(editor, QTextEdit)
    assert editor.hasFocus()
    again = ask(stage)
    again.close_button.click()
    assert stage.popups.current is None
