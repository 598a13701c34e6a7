"""The commands that change nothing: looking at items, going from pane to pane, hearing the quorum."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.capture import Place, PlaceKind
from clerk_app.domain.identity import Id
from clerk_app.services.choices import PaperKind
from clerk_app.ui.actions import LOOK_AT_ITEM, ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.paper_place import Purpose, section_of
from clerk_app.ui.screen import Commands
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.places import minute_of
from clerk_app.ui.widgets.announce import announce


class ReadingCommands(QObject):
    """What works in every meeting, also in one that may only be read."""

    looked = Signal()
    """Another item is shown."""
    said = Signal(str)
    """A sentence that somebody asked for."""

    def __init__(self, room: LiveRoom, asking: Asking) -> None:
        super().__init__(room)
        self._room = room
        self._asking = asking
        self._quorum_said = ""
        room.typed.connect(self._forget_quorum)

    def commands(self) -> Commands:
        """What can be asked for, by the pop-ups and items that there are."""
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.LOOK_NEXT: self._look_next,
            ActionId.LOOK_PREVIOUS: self._look_previous,
            ActionId.SAY_QUORUM: self._say_quorum,
            ActionId.NEXT_PANEL: self._room.panes.next_panel,
            ActionId.PREVIOUS_PANEL: self._room.panes.previous_panel,
        }
        minutes = self._room.presenter.by_number()
        for number, action in enumerate(LOOK_AT_ITEM, start=1):
            if str(number) in minutes:
                commands[action] = partial(self.look_at, minutes[str(number)])
        if self._asking.knows(PopupName.JUMP):
            commands[ActionId.JUMP] = self._ask_jump
        if self._asking.knows(PopupName.EXPORT):
            commands[ActionId.PREVIEW] = self._preview
            commands[ActionId.CHECK_DRAFT] = self._check_draft
            commands[ActionId.EXPORT] = self._ask_export
            commands[ActionId.EXPORT_ITEM] = self._ask_export_of_item
            commands[ActionId.PLAIN_WORDS] = self._write_plain_words
        return commands

    def ask_commands(self) -> None:
        """Open the list of every command, where there is one."""
        if self._asking.knows(PopupName.COMMANDS):
            self._asking.ask(PopupName.COMMANDS)

    # Looking

    def look_at(self, minute_id: str) -> None:
        """Show an item and go to its text."""
        self._room.written.lift_here()
        self._room.look_at(Id(minute_id))
        self._room.panes.go_to_text()
        self.looked.emit()

    def _look_next(self) -> None:
        self._look_by(1)

    def _look_previous(self) -> None:
        self._look_by(-1)

    def _look_by(self, step: int) -> None:
        minute_id = self._room.presenter.neighbour(step)
        if minute_id is not None:
            self.look_at(minute_id)

    def _ask_jump(self) -> None:
        self._asking.ask(PopupName.JUMP, self._jump, places=self._room.presenter.places())

    def _jump(self, chosen: object) -> None:
        presenter = self._room.presenter
        if not isinstance(chosen, Place):
            if presenter.headed_for is not None:
                self.look_at(presenter.headed_for)
            return
        is_item = chosen.kind is PlaceKind.ITEM
        minute_id = chosen.id if is_item else minute_of(presenter.record, chosen.id)
        if minute_id is not None:
            self.look_at(minute_id)
        if not is_item:
            self._room.editor.go_to_block(chosen.id)

    # The quorum

    def _say_quorum(self) -> None:
        """Say it; asked for again while it is the same and nothing was typed, go to its card."""
        card = self._room.presenter.quorum()
        sentence = f"{card.short}. {card.reason}"
        if sentence == self._quorum_said:
            self._quorum_said = ""
            self._room.panes.open_card()
            return
        if not self._room.right.isVisible():
            self.said.emit(sentence)
        announce(self._room.right.card, sentence, urgent=True)
        self._quorum_said = sentence

    def _forget_quorum(self) -> None:
        self._quorum_said = ""

    # Pages

    def _preview(self) -> None:
        self._show_pages(PaperKind.MINUTES, Purpose.READ)

    def _check_draft(self) -> None:
        self._show_pages(PaperKind.MINUTES, Purpose.CHECK)

    def _ask_export(self) -> None:
        self._show_pages(PaperKind.MINUTES, Purpose.EXPORT)

    def _ask_export_of_item(self) -> None:
        self._show_pages(PaperKind.EXTRACT, Purpose.EXPORT)

    def _write_plain_words(self) -> None:
        self._room.written.lift_here()
        self._room.hand_over()
        self._asking.go_to(ScreenName.PLAIN_WORDS, "")

    def _show_pages(self, paper: PaperKind, purpose: Purpose) -> None:
        self._room.written.lift_here()
        self._room.hand_over()
        self._asking.go_to(ScreenName.EXPORT, section_of(paper, purpose))
