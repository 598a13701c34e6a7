"""The pop-up that asks before a board is deleted. The answer is True where it is to go; Enter keeps it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.names import latest_name
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class DeleteBoardPopup(AskingPopup):
    """What goes and what stays; the safe button has the focus."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("delete_board.title"))
        self._desk = desk
        self.what, self.meetings = TextLabel(desk.theme), TextLabel(desk.theme)
        self.keep = ActionButton(desk.theme, say("delete_board.keep"), keys="Esc", compact=True)
        self.delete = ActionButton(desk.theme, say("delete_board.delete"), kind=ButtonKind.DANGER, compact=True)
        self.set_title(say("delete_board.title"), icon="triangle-alert", icon_colour="danger.text")
        for label in (self.what, self.meetings, TextLabel(desk.theme, say("delete_board.stays"), colour="text2")):
            self.body.addWidget(label)
        hints = KeyHintBar(desk.theme, margin=2)
        hints.set_hints((Hint(("Tab",), self.tr("to the other button")),))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.delete)
        self.foot.addWidget(self.keep)
        self.keep.clicked.connect(self.close_popup)
        self.delete.clicked.connect(self._confirm)

    def put(self, question: Question) -> None:
        board_id = question.place.board_id if question.place is not None else None
        board = self._desk.queries.entity(Board, board_id) if board_id is not None else None
        self.delete.setEnabled(board is not None)
        if board is None:
            return
        count = len(self._desk.queries.meeting_days(board.id))
        self.what.setText(say("delete_board.what", board=latest_name(board.names)))
        self.meetings.setText(say("delete_board.meetings", count=count))
        self.meetings.setVisible(count > 0)

    def first_field(self) -> QWidget:
        return self.keep

    def _confirm(self) -> None:
        self.answer(True)
