"""From the caret to the page and back, by keys in the running window."""

from __future__ import annotations

from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.export.view import ExportScreen
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.ui.running import Running

WORDS = "The ferry was late on four days of the week."


def live(window: Running) -> LiveScreen:
    screen = window.window.screen_shown
    assert isinstance(screen, LiveScreen)
    return screen


def pages(window: Running) -> ExportScreen:
    screen = window.window.screen_shown
    assert isinstance(screen, ExportScreen)
    return screen


def test_ctrl_p_shows_the_words_just_typed_and_esc_gives_the_caret_back(window: Running) -> None:
    window.go(ScreenName.LIVE)
    window.hands.write(WORDS)
    window.hands.press("Left", "Left")
    cursor = live(window).room.editor.textCursor()
    window.hands.press("Ctrl+P")
    window.reach(ScreenName.EXPORT)
    assert WORDS in pages(window).pages.place_words()
    assert window.window.windowTitle().startswith("Preview and export: ")
    window.hands.press("Escape")
    window.reach(ScreenName.LIVE)
    editor = live(window).room.editor
    assert editor.hasFocus()
    assert editor.textCursor().position() == cursor.position()
    window.hands.write("!")
    assert f"{WORDS[:-2]}!{WORDS[-2:]}" in editor.toPlainText()


def test_enter_edits_the_paragraph_that_was_gone_to_on_the_pages(window: Running) -> None:
    window.go(ScreenName.LIVE)
    window.hands.write(WORDS)
    window.hands.press("Return")
    window.hands.write("Nobody minded.")
    window.hands.press("Ctrl+P")
    window.reach(ScreenName.EXPORT)
    assert "Nobody minded." in pages(window).pages.place_words()
    window.hands.press("Up")
    window.hands.settle()
    window.hands.press("Return")
    window.reach(ScreenName.LIVE)
    editor = live(window).room.editor
    assert editor.hasFocus()
    assert editor.textCursor().block().text() == WORDS


def test_ctrl_p_then_the_zoom_keys_leave_the_size_of_the_text_alone(window: Running) -> None:
    window.go(ScreenName.LIVE)
    window.hands.press("Ctrl+P")
    window.reach(ScreenName.EXPORT)
    before = pages(window).pages.percent
    window.hands.press("Ctrl+=")
    window.hands.settle()
    assert pages(window).pages.percent > before
    assert window.program.state.number("window.text_size", 100) == 100
