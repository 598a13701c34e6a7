"""From the meeting to its plain words, to their paper and back, by keys in the running window."""

from __future__ import annotations

from clerk_app.domain.plain_lines import PlainLine
from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.export.view import ExportScreen
from clerk_app.ui.views.plain_words.view import PlainWordsScreen
from tests.ui.running import Running

WORDS = "We talked about bread."


def test_words_that_are_written_from_the_meeting_are_on_the_paper_and_escape_leads_all_the_way_back(
    window: Running,
) -> None:
    window.go(ScreenName.LIVE)
    window.hands.write("The bakers were heard.")
    window.hands.press("Shift+F7")
    window.reach(ScreenName.PLAIN_WORDS)
    screen = window.window.screen_shown
    assert isinstance(screen, PlainWordsScreen)
    assert "The bakers were heard." in screen.subjects.formal.toPlainText()
    window.hands.press("Return")
    window.hands.write(WORDS)
    window.hands.press("Ctrl+P")
    window.reach(ScreenName.EXPORT)
    assert WORDS in [line.text for line in window.queries.where(PlainLine)]
    pages = window.window.screen_shown
    assert isinstance(pages, ExportScreen)
    assert pages.keeper.paper is not None
    assert pages.choices.paper() == "young_readers"
    window.hands.press("Escape")
    window.reach(ScreenName.PLAIN_WORDS)
    window.hands.press("Escape")
    window.reach(ScreenName.LIVE)


def test_from_the_pages_to_the_words_and_back_to_the_pages_and_the_meeting(window: Running) -> None:
    window.go(ScreenName.LIVE)
    window.hands.press("Ctrl+P")
    window.reach(ScreenName.EXPORT)
    window.hands.press("Shift+F7")
    window.reach(ScreenName.PLAIN_WORDS)
    window.hands.press("Escape")
    window.reach(ScreenName.EXPORT)
    window.hands.press("Escape")
    window.reach(ScreenName.LIVE)
