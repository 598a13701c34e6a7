"""The commands of the text: moving paragraphs, making them actions, decisions or votes, putting in people and times."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.minutes import BlockKind
from clerk_app.services.outcome import Outcome
from clerk_app.services.ports import Queries
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.write_lane import WriteLane
from clerk_app.ui.minutes_editor.facts import SubjectFields
from clerk_app.ui.minutes_editor.marking import Mark
from clerk_app.ui.popup_host import NewAction, PopupName
from clerk_app.ui.screen import Commands
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.vote_taking import VoteTaking


class TextCommands(QObject):
    """What changes the minutes at the caret."""

    act_made = Signal(object)
    """The board is to be asked in writing about what was voted on."""
    failed = Signal(object)
    """The error that kept somebody from being added to the meeting."""

    def __init__(self, room: LiveRoom, asking: Asking, lane: WriteLane, queries: Queries) -> None:
        super().__init__(room)
        self._room = room
        self._asking = asking
        self._lane = lane
        self._votes = VoteTaking(room, asking, queries)
        self._votes.act_made.connect(self.act_made)
        room.editor.prefix_used.connect(self._block_made)
        room.editor.guest_wanted.connect(self._add_guest)

    def commands(self) -> Commands:
        """What can be asked for."""
        return {
            ActionId.UNDO: self.undo,
            ActionId.REDO: self._room.editor.redo,
            ActionId.PARAGRAPH_UP: self._paragraph_up,
            ActionId.PARAGRAPH_DOWN: self._paragraph_down,
            ActionId.LEVEL_IN: self._level_in,
            ActionId.LEVEL_OUT: self._level_out,
            ActionId.BOLD: self._bold,
            ActionId.ITALIC: self._italic,
            ActionId.UNDERLINE: self._underline,
            ActionId.AMENDED: self._room.editor.toggle_amended,
            ActionId.ADD_ACTION: self._add_action,
            ActionId.ADD_DECISION: self._add_decision,
            ActionId.ADD_VOTE: self._votes.ask,
            ActionId.ADD_PRIVATE_NOTE: self._add_private_note,
            ActionId.ADD_PERSON: self._room.editor.ask_for_person,
            ActionId.ADD_TIME: self._room.editor.insert_time,
        }

    def undo(self) -> None:
        """Take the last step of the meeting back."""
        self._room.editor.undo()

    # Paragraphs

    def _paragraph_up(self) -> None:
        self._room.editor.move_paragraph(up=True)

    def _paragraph_down(self) -> None:
        self._room.editor.move_paragraph(up=False)

    def _level_in(self) -> None:
        self._room.editor.change_level(inward=True)

    def _level_out(self) -> None:
        self._room.editor.change_level(inward=False)

    # Marks

    def _bold(self) -> None:
        self._toggle(Mark.BOLD)

    def _italic(self) -> None:
        self._toggle(Mark.ITALIC)

    def _underline(self) -> None:
        self._toggle(Mark.UNDERLINE)

    def _toggle(self, mark: Mark) -> None:
        self._room.panes.go_to_text()
        self._room.editor.toggle(mark)

    # What a paragraph is

    def _add_action(self) -> None:
        if self._asking.knows(PopupName.NEW_ACTION) and self._is_mid_sentence():
            self._ask_action()
        else:
            self._mark(BlockKind.ACTION)

    def _add_decision(self) -> None:
        self._mark(BlockKind.DECISION)

    def _add_private_note(self) -> None:
        self._mark(BlockKind.PRIVATE_NOTE)

    def _mark(self, kind: BlockKind) -> None:
        self._room.panes.go_to_text()
        self._room.editor.mark_paragraph(kind)

    def _block_made(self, kind: BlockKind, block_id: str) -> None:
        if kind is BlockKind.VOTE:
            self._votes.ask()

    def _is_mid_sentence(self) -> bool:
        cursor = self._room.editor.textCursor()
        text, place = cursor.block().text(), cursor.positionInBlock()
        before, after = text[:place].strip(), text[place:].strip()
        return bool(before) and (bool(after) or not before.endswith((".", "!", "?", ":")))

    # Paragraphs of their own

    def _ask_action(self) -> None:
        self._asking.ask(PopupName.NEW_ACTION, self.add_written_action)

    def add_written_action(self, written: object) -> None:
        """Put in the action that was written in its pop-up, and ask for another where one is to follow."""
        if isinstance(written, NewAction):
            fields = SubjectFields(owners=written.owners, due=written.due)
            block_id = self._room.editor.add_block(BlockKind.ACTION, written.words, fields)
            self._room.written.leave_as_it_is(block_id)
            if written.another:
                self._ask_action()

    # People

    def _add_guest(self, name: str) -> None:
        self._lane.submit(self._room.acts.add_guest(name), self._guest_added, self._not_added)

    def _guest_added(self, outcome: Outcome) -> None:
        found = self._room.presenter.attendee(outcome.made)
        if found is not None:
            self._room.editor.insert_person(self._room.presenter.name(found.id), found.who)

    def _not_added(self, error: Exception) -> None:
        self.failed.emit(error)
