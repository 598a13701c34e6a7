"""Putting words in place of others in many minutes: the one that is shown at once, the others one by one behind it.

The window goes on between them. All of it is one entry of the meeting's undo, which holds only while no text is typed
in before its turn: whatever shows another minute, takes a step back or leaves has the rest done first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.domain.word_search import Search
from clerk_app.ui.minutes_editor.replacing import found_in, replace_found
from clerk_app.ui.minutes_editor.undo_stack import StepsCommand
from clerk_app.ui.timers import QtTimers, Timers
from clerk_app.ui.views.live_meeting.live_room import LiveRoom


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were changed, and in how many minutes."""

    places: int = 0
    minutes: int = 0


class ReplacingAll(QObject):
    """Replaces words in the minutes of one meeting."""

    finished = Signal(object)
    """Everything is replaced: what came of it, as Replaced."""

    def __init__(self, room: LiveRoom, timers: Timers | None = None) -> None:
        super().__init__(room)
        self._room = room
        self._timer = (timers or QtTimers(self))(self._go_on)
        self._to_do: list[Id] = []
        self._search, self._words = Search(""), ""
        self._steps: StepsCommand | None = None
        self._done = Replaced()
        room.rest_wanted.connect(self.finish)
        room.undo.answers_wanted.connect(self.finish)

    @property
    def is_under_way(self) -> bool:
        """True while some minutes wait for their turn."""
        return bool(self._to_do)

    def start(self, minutes: Sequence[Id], search: Search, words: str) -> None:
        """Put words in place of what is found in these minutes, the one that is shown first."""
        self.finish()
        shown = self._room.presenter.shown
        self._to_do = sorted(minutes, key=lambda minute_id: minute_id != shown)
        self._search, self._words = search, words
        self._steps, self._done = self._room.undo.one_of_many(), Replaced()
        self._go_on()

    def finish(self) -> None:
        """Do at once what is left to do."""
        while self._to_do:
            self._replace_next()

    def _go_on(self) -> None:
        if self._to_do:
            self._replace_next()
        if self._to_do:
            self._timer.start(0)

    def _replace_next(self) -> None:
        minute_id = self._to_do.pop(0)
        if self._steps is not None and minute_id in self._room.presenter.order:
            text = self._room.texts.text_of(minute_id)
            self._room.undo.watch(text)
            with self._room.undo.gathered_in(self._steps):
                places = replace_found(text, found_in(text, self._search), self._words)
            self._done = Replaced(self._done.places + places, self._done.minutes + bool(places))
        if not self._to_do:
            self._timer.stop()
            self.finished.emit(self._done)
