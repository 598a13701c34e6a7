"""The command that goes through the words of a minute that are not known."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from clerk_app.services.lexicon import Lexicon, lexicon_of
from clerk_app.services.ports import Queries
from clerk_app.services.trouble import Trouble
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.popup_host import AskingPopup, PopupName, Question
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.spelling_popup import SpellingPopup
from clerk_app.ui.views.live_meeting.spelling_presenter import SpellingPresenter
from clerk_app.ui.views.live_meeting.spelling_walk import SpellingWalk
from clerk_app.ui.words import OwnWords, Words
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class GatherWords:
    """The job that gathers what is known: the dictionary takes longer to load than a key may."""

    words: Words
    queries: Queries

    def __call__(self, reporter: Reporter) -> Lexicon:
        """The lexicon of the store; raises Trouble where there is no dictionary."""
        own = self.words.own.read() if self.words.own is not None else frozenset()
        return lexicon_of(self.words.load(), self.queries, own)


@dataclass(frozen=True, slots=True)
class AddWord:
    """The job that writes a word down as one of the clerk's own."""

    own: OwnWords
    word: str

    def __call__(self, reporter: Reporter) -> None:
        """Raises WordNotKept where it cannot be written."""
        try:
            self.own.add(self.word)
        except Trouble as trouble:
            raise WordNotKept(self.word, trouble) from trouble


class WordNotKept(Exception):
    """A word could not be written down, because of this trouble."""

    def __init__(self, word: str, trouble: Trouble) -> None:
        super().__init__(word)
        self.word = word
        self.trouble = trouble


class MeetingSpelling(QObject):
    """The spelling of one meeting on the screen."""

    all_known = Signal(str)
    """Every word was looked at; what is to be said then."""
    refused = Signal(str)
    """Why a word could not be kept."""
    failed = Signal(object)
    """The error that keeps the spelling from being checked."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._left: set[str] = set()
        self._walk: SpellingWalk | None = None
        self._is_gathering = False

    def commands(self) -> Commands:
        """What can be asked for, where there is a dictionary."""
        is_there = self._desk.words is not None and self._desk.popups.knows(PopupName.SPELLING)
        return {ActionId.SPELLING: self.check} if is_there else {}

    def check(self) -> None:
        """Go through the minute that is shown, from the caret on and round to it."""
        if self._desk.words is not None and not self._is_gathering:
            self._is_gathering = True
            self._desk.jobs.start(GatherWords(self._desk.words, self._desk.queries), self._begin, self._not_gathered)

    def _begin(self, lexicon: object) -> None:
        self._is_gathering = False
        if not isinstance(lexicon, Lexicon) or not self._room.is_editable or self._desk.popups.current is not None:
            return
        walk = SpellingWalk(self._desk.theme, self._room.editor, SpellingPresenter(lexicon, self._left))
        self._walk = walk
        if walk.finding is None:
            walk.stop()
            self.all_known.emit(walk.presenter.farewell())
            return
        self._desk.popups.ask(Question(name=PopupName.SPELLING, values={"walk": walk}), self._looked_at_all)
        self._watch(self._desk.popups.current)

    def _watch(self, popup: AskingPopup | None) -> None:
        if isinstance(popup, SpellingPopup):
            popup.added.connect(self._keep)
            popup.closed.connect(self._ended)

    def _not_gathered(self, error: Exception) -> None:
        self._is_gathering = False
        self.failed.emit(error)

    def _looked_at_all(self, answer: object) -> None:
        if self._walk is not None:
            self.all_known.emit(self._walk.presenter.farewell())

    def _ended(self) -> None:
        if self._walk is not None and self._walk.changed:
            self._room.autosave.flush(keep=True)

    def _keep(self, word: str) -> None:
        self._left.add(word)
        if self._desk.words is not None and self._desk.words.own is not None:
            self._desk.jobs.start(AddWord(self._desk.words.own, word), None, self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, WordNotKept):
            why = problem_of(error.trouble).words.why
            self.refused.emit(say("spelling.not_kept", word=error.word, why=why))
        else:
            self.failed.emit(error)
