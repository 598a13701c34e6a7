"""What was typed does not reach the disk: the bar that says so, and the ways to keep the words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSaveFile, Signal
from PySide6.QtWidgets import QFileDialog

from clerk_app.domain.timeline import wall_time
from clerk_app.ui.actions import ActionId
from clerk_app.ui.autosave import SavePhase, SaveState
from clerk_app.ui.problems import Way, problem_of
from clerk_app.ui.screen import Commands
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.widgets.button import ButtonKind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say

_DATABASE = b"SQLite format 3\x00"
_BESIDE_A_DATABASE_IN_USE = ("-wal", "-journal")


class NotSaved(QObject):
    """The bar of one meeting, and what its buttons do."""

    saved = Signal()
    """What was typed is on the disk, or on its way to it."""
    ways_changed = Signal()
    """The bar came or went, and what it offers with it."""
    close_asked = Signal()
    """The words are given up and the window is to close."""

    def __init__(self, theme: Theme, room: LiveRoom) -> None:
        super().__init__(room)
        self._theme = theme
        self._room = room
        self._has_refused = False
        room.save_state_changed.connect(self._state_changed)

    def commands(self) -> Commands:
        """What the bar offers, for those who do not reach for its buttons; nothing while all is saved."""
        if self._room.pane.bar(BarPlace.NOT_SAVED) is None:
            return {}
        return {ActionId.TRY_SAVING: self._room.autosave.try_now, ActionId.SAVE_COPY: self._ask_where}

    def refuses_to_close(self) -> bool:
        """Whether words would be lost by closing; the bar then says so and offers every way."""
        self._has_refused = self._room.autosave.has_unsaved
        if self._has_refused:
            self._show_why_open(self._room.autosave.state.error)
        return self._has_refused

    def keep_copy(self, path: Path) -> None:
        """Write the texts to a file, or say that this did not work either: the bar stays, and so do the words."""
        if not self.write_copy(path):
            self._show(say("live.no_copy_title"), say("live.no_copy_text", file=path.name))

    def write_copy(self, path: Path) -> bool:
        """Write the texts as plain words to a file, whole or not at all; False where that did not work either.

        A file that holds records is never replaced.
        """
        if _holds_records(path):
            return False
        file = QSaveFile(str(path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly):
            file.write(self._room.texts.unsaved_text().encode())
            return file.commit()
        return False

    def _state_changed(self, state: SaveState) -> None:
        if state.phase is not SavePhase.NOT_SAVED:
            self._has_refused = False
            if self._room.pane.bar(BarPlace.NOT_SAVED) is not None:
                self._room.pane.take_bar(BarPlace.NOT_SAVED)
                self.ways_changed.emit()
            self.saved.emit()
            return
        if self._has_refused:
            self._show_why_open(state.error)
            return
        words = problem_of(state.error).words if state.error is not None else None
        why, do = (words.why, words.do) if words is not None else ("", "")
        local = wall_time(state.since, self._room.presenter.meeting.time_zone)[0]
        title = say("problems.not_saved", time=f"{local:%H:%M}", why=why)
        self._show(title, say("problems.not_saved_text", do=do))

    def _show_why_open(self, error: Exception | None) -> None:
        why = problem_of(error).words.why if error is not None else ""
        self._show(say("problems.not_closed_title"), say("problems.not_closed_text", why=why), may_close=True)

    def _show(self, title: str, text: str, *, may_close: bool = False) -> None:
        there = self._room.pane.bar(BarPlace.NOT_SAVED)
        if there is not None and (there.title, there.text) == (title, text):
            return
        bar = MessageBar(self._theme, "danger", title, text, slim=True)
        bar.add_button(Way.TRY_NOW.words).clicked.connect(self._room.autosave.try_now)
        bar.add_button(Way.SAVE_COPY.words, kind=ButtonKind.PRIMARY).clicked.connect(self._ask_where)
        if may_close:
            bar.add_button(Way.CLOSE_WITHOUT.words, kind=ButtonKind.DANGER).clicked.connect(self._close_without)
        self._room.pane.show_bar(BarPlace.NOT_SAVED, bar)
        self.ways_changed.emit()

    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._room, Way.SAVE_COPY.words, "", self.tr("Text (*.txt)"))
        if chosen:
            self.keep_copy(Path(chosen))

    def _close_without(self) -> None:
        self._room.autosave.give_up()
        self.close_asked.emit()


def _holds_records(path: Path) -> bool:
    """Whether it is a database; one in use is not opened to ask, for closing it lets go of SQLite's locks on it."""
    if any(path.with_name(f"{path.name}{ending}").exists() for ending in _BESIDE_A_DATABASE_IN_USE):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
