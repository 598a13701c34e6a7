"""What the commands that only read ask of the pop-ups, and what is heard of them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from clerk_app.services.choices import PaperKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import AskingPopup, PopupName, Question
from clerk_app.ui.presenting.paper_place import Purpose, section_of
from clerk_app.ui.screen import Desk
from tests.ui.live_meeting.live import Live


class Heard(AskingPopup):
    """A pop-up that remembers what it was asked."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, "heard")

    def put(self, question: Question) -> None:
        self.question = question

    def first_field(self) -> QWidget:
        return self


@pytest.mark.parametrize(
    ("action", "section"),
    [
        (ActionId.PREVIEW, section_of(PaperKind.MINUTES, Purpose.READ)),
        (ActionId.CHECK_DRAFT, section_of(PaperKind.MINUTES, Purpose.CHECK)),
        (ActionId.EXPORT, section_of(PaperKind.MINUTES, Purpose.EXPORT)),
        (ActionId.EXPORT_ITEM, section_of(PaperKind.EXTRACT, Purpose.EXPORT)),
    ],
)
def test_the_pages_begin_with_their_paper_and_the_paragraph_of_the_caret(
    live: Live, action: ActionId, section: str
) -> None:
    live.desk.popups.furnish(live.desk, {PopupName.EXPORT: Heard})
    live.screen.commands_changed.emit()
    live.press("Ctrl+5")
    live.type("The terms were read.")
    caret = live.screen.room.editor.caret_block_id
    live.window.book.run(action)
    place = live.desk.navigation.place
    assert place is not None
    assert (place.screen, place.section) == (ScreenName.EXPORT, section)
    assert (place.minute_id, place.block_id) == (live.meeting.minutes[5], caret)


def test_plain_words_are_written_of_the_item_that_is_shown(live: Live) -> None:
    live.desk.popups.furnish(live.desk, {PopupName.EXPORT: Heard})
    live.screen.commands_changed.emit()
    live.press("Ctrl+5")
    live.press("Shift+F7")
    place = live.desk.navigation.place
    assert place is not None
    assert (place.screen, place.minute_id) == (ScreenName.PLAIN_WORDS, live.meeting.minutes[5])


def test_a_screen_reader_hears_which_item_is_shown_and_whether_it_is_exempt(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent) and event.message().startswith("Item"):
            said.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    live.press("Ctrl+5")
    live.press("Ctrl+5")
    polite = QAccessible.AnnouncementPoliteness.Polite
    assert said == [("Item 5: Terms of reference and board members", polite)]
    live.window.book.run(ActionId.EXEMPT)
    live.settle()
    live.press("Ctrl+4")
    live.press("Ctrl+5")
    assert said[-1] == ("Item 5: Terms of reference and board members (exempt)", polite)
