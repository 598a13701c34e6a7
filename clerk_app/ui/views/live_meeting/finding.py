"""Finding words in one meeting's minutes and replacing them: from place to place, through one minute or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from clerk_app.domain.identity import Id
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.replacing import FoundPlace, found_in, replace_found
from clerk_app.ui.minutes_editor.spot import select
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.screen import Commands
from clerk_app.ui.utf16 import utf16_length
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.replacing_all import Replaced, ReplacingAll
from clerk_app.ui.views.live_meeting.word_places import WordPlaces
from clerk_app.wording.catalogue import say


@dataclass(slots=True)
class FindChoices:
    """How words are looked for, kept from meeting to meeting while the program runs."""

    match_case: bool = False
    whole_words: bool = False
    everywhere: bool = False


class Finding(QObject):
    """What the find bar of a meeting does; finding works in every meeting, replacing where its text may change."""

    looked = Signal()
    """Another item is shown."""

    def __init__(self, room: LiveRoom, choices: FindChoices) -> None:
        super().__init__(room)
        self._room = room
        self._choices = choices
        self._bar = room.pane.find_bar
        self._places = WordPlaces(room.presenter, room.texts)
        self._replacing = ReplacingAll(room)
        self._undone_below: int | None = None
        self._was_everywhere = False
        self._bar.choose(match_case=choices.match_case, whole_words=choices.whole_words, everywhere=choices.everywhere)
        self._bar.search_changed.connect(self._search_anew)
        self._bar.next_asked.connect(self.find_next)
        self._bar.replace_asked.connect(self._replace)
        self._bar.replace_all_asked.connect(self._replace_all)
        self._replacing.finished.connect(self._tell_replaced)
        room.refreshed.connect(self._offer_replacing)
        room.undo.index_changed.connect(self._note_step)

    @property
    def is_replacing(self) -> bool:
        """True while some minutes wait for their words to be replaced, or given back."""
        return self._room.to_do.are_left

    def commands(self) -> Commands:
        """What can be asked for."""
        return {
            ActionId.FIND: self.find,
            ActionId.REPLACE: self.replace,
            ActionId.FIND_NEXT: self.find_next,
            ActionId.FIND_PREVIOUS: self.find_previous,
        }

    def find(self) -> None:
        """Open the bar for words to find."""
        self._bar.show_finding()
        self._bar.begin(self._selected_words())

    def replace(self) -> None:
        """Open the bar with its second line; asked for among words to find already, go on to what replaces them."""
        is_there = self._bar.isVisible() and self._bar.isAncestorOf(QApplication.focusWidget() or self._room)
        self._bar.show_replacing(self._why_not())
        if is_there and self._bar.search and self._room.is_editable:
            self._bar.begin_replacing()
        else:
            self._bar.begin(self._selected_words())

    def find_next(self) -> None:
        """Go to the next place, from the beginning again after the last."""
        self._find(backward=False)

    def find_previous(self) -> None:
        """Go to the place before, from the end again after the first."""
        self._find(backward=True)

    # From place to place

    def _find(self, *, backward: bool, said_before: str = "") -> None:
        if not self._bar.search:
            self.find()
            return
        round_word = self._go(backward=backward)
        where = self._where()
        if round_word and where != say("live.finding.not_found"):
            where = say(f"live.finding.{round_word}", where=where)
        self._bar.say(say(said_before, where=where) if said_before else where)

    def _go(self, *, backward: bool) -> str:
        """Select the next place, or the one before; gives how it came round where it did, else an empty word."""
        here = self._found_here()
        ahead = self._ahead(here, backward=backward)
        if ahead is not None:
            self._select(ahead)
            return ""
        minute_id = self._next_minute(backward=backward)
        if minute_id is None:
            if here:
                self._select(here[-1 if backward else 0])
            return "round_end" if backward else "round_top"
        order, shown = self._room.presenter.order, self._room.presenter.shown
        comes_round = shown is not None and (order.index(minute_id) > order.index(shown)) == backward
        self._look_at(minute_id)
        found = self._found_here()
        if found:
            self._select(found[-1 if backward else 0])
        if not comes_round:
            return ""
        return "round_last" if backward else "round_first"

    def _ahead(self, here: Sequence[FoundPlace], *, backward: bool) -> FoundPlace | None:
        cursor = self._room.editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if backward:
            return next((place for place in reversed(here) if place.end <= start), None)
        return next((place for place in here if place.start >= end), None)

    def _next_minute(self, *, backward: bool) -> Id | None:
        """The next minute, in the agenda's order and round it, that has the words; None where no other has."""
        shown, order = self._room.presenter.shown, self._room.presenter.order
        if not self._bar.is_everywhere or shown not in order:
            return None
        place = order.index(shown)
        round_it = (*order[place + 1 :], *order[:place])
        search = self._bar.search
        ways = reversed(round_it) if backward else round_it
        return next((minute_id for minute_id in ways if self._places.count(minute_id, search)), None)

    def _look_at(self, minute_id: Id) -> None:
        self._room.written.lift_here()
        self._room.look_at(minute_id)
        self.looked.emit()

    def _select(self, place: FoundPlace) -> None:
        editor = self._room.editor
        cursor = editor.textCursor()
        select(cursor, place.start, place.end)
        editor.setTextCursor(cursor)
        editor.keep_in_middle()

    def _stand_at(self, position: int) -> None:
        cursor = self._room.editor.textCursor()
        cursor.setPosition(position)
        self._room.editor.setTextCursor(cursor)

    def _found_here(self) -> list[FoundPlace]:
        return found_in(self._room.editor.text, self._bar.search)

    def _selected_words(self) -> str:
        selected = self._room.editor.textCursor().selectedText()
        return selected if len(selected.splitlines()) == 1 else ""

    def _search_anew(self) -> None:
        """Words are typed: go to the first place from the caret on; another minute is shown when it is asked for."""
        bar, choices = self._bar, self._choices
        choices.match_case, choices.whole_words = bar.search.match_case, bar.search.whole_words
        choices.everywhere = bar.is_everywhere
        here = self._found_here() if bar.search else []
        start = self._room.editor.textCursor().selectionStart()
        if here:
            self._select(next((place for place in here if place.start >= start), here[0]))
        else:
            self._stand_at(start)  # letters that were found before are no longer what is looked for
        bar.say(self._where() if bar.search else "")

    # What is said

    def _where(self) -> str:
        """Which place it is of how many."""
        here, cursor = self._found_here(), self._room.editor.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        place = next((n for n, found in enumerate(here, start=1) if (found.start, found.end) == ends), None)
        all_in_all = sum(self._places.counts(self._bar.search).values()) if self._bar.is_everywhere else len(here)
        if not all_in_all:
            return say("live.finding.not_found")
        key = "counted" if place is None else "at_place"
        where = say(f"live.finding.{key}", place=place, count=len(here))
        return say("live.finding.in_all", here=where, all=all_in_all) if self._bar.is_everywhere else where

    # Replacing

    def _why_not(self) -> str:
        """Why words cannot be replaced; empty where they can."""
        if self._room.is_editable:
            return ""
        if self._room.only_reads:
            return say("live.finding.read_only")
        return say("live.finding.damaged" if self._room.presenter.is_editable else "live.finding.approved")

    def _offer_replacing(self) -> None:
        """The text may be changed, or no longer."""
        if self._bar.shows_second:
            self._bar.show_replacing(self._why_not())

    def _replace(self) -> None:
        """Replace the place that is selected and go on to the next; where none is, go to the first."""
        if not self._room.is_editable or not self._bar.search:
            return
        self._room.to_do.finish()
        cursor = self._room.editor.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        place = next((place for place in self._found_here() if (place.start, place.end) == ends), None)
        if place is None:
            self._find(backward=False)
            return
        with self._room.undo.named(Step.REPLACING):
            replace_found(self._room.editor.text, (place,), self._bar.words)
        cursor = self._room.editor.textCursor()
        cursor.setPosition(place.start + utf16_length(self._bar.words))
        self._room.editor.setTextCursor(cursor)
        self._find(backward=False, said_before="live.finding.replaced_one")

    def _replace_all(self) -> None:
        search, shown = self._bar.search, self._room.presenter.shown
        if not self._room.is_editable or not search or shown is None:
            return
        self._room.to_do.finish()
        minutes = tuple(self._places.counts(search)) if self._bar.is_everywhere else (shown,)
        if not any(self._places.count(minute_id, search) for minute_id in minutes):
            self._bar.say(say("live.finding.not_found"))
            return
        self._was_everywhere = self._bar.is_everywhere
        self._bar.say(say("live.finding.replacing"))
        self._replacing.start(minutes, search, self._bar.words)

    def _tell_replaced(self, done: Replaced) -> None:
        if not done.places:
            self._bar.say(say("live.finding.same_already"))
            return
        items = say("live.finding.items", count=done.minutes)
        key = "replaced_everywhere" if self._was_everywhere else "replaced_here"
        sentence = say(f"live.finding.{key}", number=done.places, items=items)
        self._bar.say(sentence)
        self._undone_below = self._room.undo.stack.index()
        self._room.offer_undo(sentence, "pencil", self._room.undo.last_step)

    def _note_step(self, index: int) -> None:
        """What was replaced is taken back: nothing offers to do that any longer."""
        if self._undone_below is not None and index < self._undone_below:
            self._undone_below = None
            self._room.pane.take_undo_back()
