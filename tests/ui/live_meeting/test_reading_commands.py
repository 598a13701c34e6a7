"""What the commands that only read ask of the pop-ups."""

from __future__ import annotations

import pytest
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
