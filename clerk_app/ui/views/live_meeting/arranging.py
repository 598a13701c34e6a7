"""Acts that move text between minutes: what is shown goes over to the texts as they are after them, and back by undo.

The document of a minute cannot take such an act as a step of its own: it would be told once by the act and once by the
save. So the texts of the minutes that an act touches are put aside with all their steps, others are filled from the
record in their place, and undo puts the first ones back. Whoever is at the keys waits for the answer, so that no letter
falls between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.services.acts import Act, Undo
from clerk_app.services.outcome import Outcome
from clerk_app.ui.background.write_lane import WriteLane
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.views.live_meeting.live_room import LiveRoom

Texts = dict[Id, MinuteText | None]


@dataclass(slots=True)
class _Arranged:
    """An act that moved text: its row of the journal, the texts that are aside now, and what was shown then.

    `before` is what the texts that were there first had told the record when the act was carried out.
    """

    journal_id: Id
    aside: Texts
    shown: Id | None
    before: Mapping[Id, Sequence[Block]]
    is_done: bool = True


class Arranging(QObject):
    """Carries such acts out for one meeting."""

    failed = Signal(object)
    """The error that kept an act from being carried out, or from being taken back."""
    undone = Signal()
    """An act is taken back, or done again."""
    not_saved = Signal()
    """Words are not on the disk, so nothing is moved now."""

    def __init__(self, room: LiveRoom, lane: WriteLane) -> None:
        super().__init__(room)
        self._room = room
        self._lane = lane
        self._answers: list[Outcome] = []

    def carry_out(self, act: Act, minutes: Iterable[Id], name: str, show: Id) -> Outcome | None:
        """Have an act done that touches these minutes, and show one of them; None where it could not be done.

        `name` says what it does, to be read on after "Undo".
        """
        self._room.written.lift_here()
        if not self._is_all_saved():
            self.not_saved.emit()
            return None
        shown = self._room.presenter.shown
        outcome = self._ask(act)
        if outcome is None or outcome.journal_id is None:
            return None
        aside = self._room.texts.exchange(dict.fromkeys(minutes))
        before = {minute_id: text.told() for minute_id, text in aside.items() if text is not None}
        arranged = _Arranged(outcome.journal_id, aside, shown, before)
        back = _Back(self, arranged)
        self._room.pane.offer_leads_to(self._room.undo.add_act(name, back.go, back.go))
        self._room.show_anew(show)
        return outcome

    def go_back(self, arranged: _Arranged) -> None:
        """Take it back, or take its taking back back: the texts that are aside are shown, as they were then."""
        for minute_id in arranged.aside:
            text = self._room.texts.opened(minute_id)
            if text is not None:
                text.be_as(text.loaded if arranged.is_done else arranged.before.get(minute_id, text.loaded))
        shown = self._room.presenter.shown
        if not self._is_all_saved():
            self.not_saved.emit()
            return
        outcome = self._ask(Undo(journal_id=arranged.journal_id))
        if outcome is None or outcome.journal_id is None:
            return
        arranged.journal_id, arranged.is_done = outcome.journal_id, not arranged.is_done
        arranged.aside = self._room.texts.exchange(arranged.aside)
        back_to, arranged.shown = arranged.shown or shown, shown
        if back_to is not None:
            self._room.show_anew(back_to)
        self.undone.emit()

    def _is_all_saved(self) -> bool:
        """Hand over what is typed and wait for it: what is moved is what the store has."""
        self._room.hand_over()
        self._lane.drain()
        return not self._room.autosave.has_unsaved

    def _ask(self, act: Act) -> Outcome | None:
        """The outcome of an act, waited for."""
        self._answers.clear()
        self._lane.submit(act, self._answers.append, self._refused)
        self._lane.drain()
        return self._answers[0] if self._answers else None

    def _refused(self, error: Exception) -> None:
        self.failed.emit(error)


class _Back:
    """Knows which act is to be taken back, or done again."""

    def __init__(self, arranging: Arranging, arranged: _Arranged) -> None:
        self._go: Callable[[_Arranged], None] = arranging.go_back
        self._arranged = arranged

    def go(self) -> None:
        """Take it back; asked for again, do it again."""
        self._go(self._arranged)
