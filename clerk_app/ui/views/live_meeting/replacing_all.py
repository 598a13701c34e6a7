"""Putting words in place of others in many minutes: in the one that is shown at once, in the others one by one.

The window goes on between them. All of it is one entry of the meeting's undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.domain.word_search import Search
from clerk_app.ui.minutes_editor.replacing import FoundPlace, found_in, replace_found
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.undo_stack import StepsCommand
from clerk_app.ui.views.live_meeting.live_room import LiveRoom

AT_ONCE = 300
"""So many places of a minute that is not shown are changed at once without anybody noticing."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were changed, and in how many minutes."""

    places: int = 0
    minutes: int = 0


@dataclass(slots=True)
class _Task:
    """Words to be replaced, the steps that belong together, and what came of it so far."""

    search: Search
    words: str
    steps: StepsCommand
    to_go: int
    found: dict[Id, list[FoundPlace]] = field(default_factory=dict)
    places: int = 0
    changed: set[Id] = field(default_factory=set)


class ReplacingAll(QObject):
    """Replaces words in the minutes of one meeting."""

    finished = Signal(object)
    """Everything is replaced: what came of it, as Replaced."""

    def __init__(self, room: LiveRoom) -> None:
        super().__init__(room)
        self._room = room

    def start(self, minutes: Sequence[Id], search: Search, words: str) -> None:
        """Put words in place of what is found in these minutes, in the one that is shown first."""
        self._room.to_do.finish()
        task = _Task(search, words, self._room.undo.one_of_many(Step.REPLACING), len(minutes))
        for minute_id in sorted(minutes, key=lambda minute_id: minute_id != self._room.presenter.shown):
            if minute_id == self._room.presenter.shown:
                self._replace(minute_id, task)
            else:
                self._room.to_do.add(partial(self._open, minute_id))
                self._room.to_do.add(partial(self._replace, minute_id, task))

    def _open(self, minute_id: Id) -> None:
        """Filling a document takes about as long as changing it."""
        self._room.texts.text_of(minute_id)

    def _replace(self, minute_id: Id, task: _Task) -> None:
        """Replace the words in a minute from its end on; in one that is not shown, some of them for now."""
        text = self._room.texts.text_of(minute_id)
        if minute_id not in task.found:
            self._room.undo.watch(text)
            task.found[minute_id] = found_in(text, task.search)
        found = task.found[minute_id]
        count = len(found) if minute_id == self._room.presenter.shown else AT_ONCE
        some, task.found[minute_id] = found[-count:], found[:-count]
        with self._room.undo.gathered_in(task.steps):
            places = replace_found(text, some, task.words)
        task.changed |= {minute_id} if places else set()
        task.places += places
        if task.found[minute_id]:
            self._room.to_do.add_next(partial(self._replace, minute_id, task))
            return
        task.to_go -= 1
        if not task.to_go:
            self.finished.emit(Replaced(task.places, len(task.changed)))
