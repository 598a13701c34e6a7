"""What the commands that only read ask of the pop-ups, and what is heard of them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from clerk_app.services.choices import PaperKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.popup_host import AskingPopup, PopupName, Question
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
    ("action", "paper"), [(ActionId.EXPORT, PaperKind.MINUTES), (ActionId.EXPORT_ITEM, PaperKind.EXTRACT)]
)
def test_an_export_begins_with_its_paper_and_the_item_that_is_shown(
    live: Live, action: ActionId, paper: PaperKind
) -> None:
    live.desk.popups.furnish(live.desk, {PopupName.EXPORT: Heard})
    live.screen.commands_changed.emit()
    live.press("Ctrl+5")
    live.window.book.run(action)
    popup = live.desk.popups.current
    assert isinstance(popup, Heard)
    assert popup.question.place is not None
    assert popup.question.place.minute_id == live.meeting.minutes[5]
    assert popup.question.values["paper"] is paper


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
