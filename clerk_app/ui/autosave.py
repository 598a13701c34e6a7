"""Autosave: hands what was typed to the write lane soon after each key, and tells the truth about what is on the disk.

Keys are gathered for a moment, so that one commit covers several of them. A wording is kept in the block's history when
the caret leaves the block, at any other act, after 20 words or 30 seconds. What a failed commit could not store is held
here and goes with the next try; a newer wording of the same block takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.actions import Action
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import Block
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.outcome import Outcome
from clerk_app.services.ports import Clock
from clerk_app.ui.timers import QtTimers, Timers

COMMIT_AFTER_MS = 100
"""From the first key to the commit: half of the fifth of a second within which everything is to be on the disk."""
KEEP_AFTER_MS = 30_000
KEEP_AFTER_WORDS = 20
SLOW_AFTER_MS = 2_000
RETRY_AFTER_MS = 5_000


class SavePhase(StrEnum):
    """What can be said of what was typed."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not_saved"


@dataclass(frozen=True, slots=True)
class SaveState:
    """Whether what was typed is on the disk; `since` is the UTC time of the last commit, `error` what prevents one."""

    phase: SavePhase
    since: datetime
    error: Exception | None = None


class TextSource(Protocol):
    """Where the text comes from: the editor."""

    def take_changes(self) -> SaveBlocks | None:
        """What has changed in one minute since it was asked last, then taken as handed over; None when nothing has."""
        ...


class SaveLane(Protocol):
    """Where the text goes to: the write lane."""

    def submit(
        self,
        act: SaveBlocks,
        on_done: Callable[[Outcome], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue the save behind what waits; answers come in order."""
        ...


class Autosave(QObject):
    """Saves the text of one source, and knows how far the saving is."""

    state_changed = Signal(object)
    """The SaveState from now on."""

    def __init__(
        self,
        source: TextSource,
        lane: SaveLane,
        clock: Clock,
        *,
        timers: Timers | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source, self._lane, self._clock = source, lane, clock
        make = timers or QtTimers(self)
        self._commit_timer = make(self._commit_is_due)
        self._keep_timer = make(self._keep_is_due)
        self._slow_timer = make(self._is_slow)
        self._retry_timer = make(self.try_now)
        self._under_way: list[SaveBlocks] = []
        self._held: dict[Id, SaveBlocks] = {}
        self._unkept: dict[Id, SaveBlocks] = {}
        self._words = _WordCount()
        self._given_up = False
        self._state = SaveState(SavePhase.SAVED, clock.now())

    @property
    def state(self) -> SaveState:
        """How far the saving is."""
        return self._state

    @property
    def has_unsaved(self) -> bool:
        """True while something typed is not on the disk, as far as it was handed over."""
        return bool(self._under_way or self._held) and not self._given_up

    @property
    def held(self) -> tuple[SaveBlocks, ...]:
        """What could not be saved so far, one for each minute."""
        return tuple(self._held.values())

    def text_changed(self) -> None:
        """A key changed the text."""
        if self._state.phase is not SavePhase.NOT_SAVED and not self._commit_timer.is_running:
            self._commit_timer.start(COMMIT_AFTER_MS)
        if not self._keep_timer.is_running:
            self._keep_timer.start(KEEP_AFTER_MS)

    def block_left(self) -> None:
        """The caret went to another block: what the last one says is kept in its history, once the key is shown."""
        self._keep_timer.start(0)

    def flush(self, *, keep: bool = False) -> None:
        """Hand over at once whatever is not handed over yet: on leaving the item, before another act, on closing."""
        if self._given_up:
            return
        self._commit_timer.stop()
        while self._take():
            pass
        self._hand_over(keep=keep)

    def _hand_over(self, *, keep: bool = False) -> None:
        """Submit what was taken, with what could not be saved before."""
        keep = keep or self._words.unkept >= KEEP_AFTER_WORDS
        for minute_id in tuple(self._held):
            self._submit(self._held.pop(minute_id), keep)
        if keep:
            self._keep_the_rest()
            self._keep_timer.stop()
            self._words.all_kept()

    def give_up(self) -> None:
        """Save nothing from now on, and let go of what could not be saved, as somebody chose to."""
        self._given_up = True
        for timer in (self._commit_timer, self._keep_timer, self._slow_timer, self._retry_timer):
            timer.stop()

    def try_now(self) -> None:
        """Try again to save what could not be saved."""
        self._retry_timer.stop()
        if self._under_way:
            self._retry_timer.start(RETRY_AFTER_MS)
        else:
            self.flush()

    def _commit_is_due(self) -> None:
        """Hand one minute over, and the next in its turn: where many changed at once, no key waits for all of them."""
        if self._take():
            self._commit_timer.start(0)
        self._hand_over()

    def _keep_is_due(self) -> None:
        self.flush(keep=True)

    def _take(self) -> bool:
        """Take what changed in one minute; False where nothing did in any."""
        taken = self._source.take_changes()
        if taken is None:
            return False
        self._words.note(taken.put)
        self._hold(taken)
        return True

    def _hold(self, save: SaveBlocks) -> None:
        before = self._held.get(save.minute_id)
        self._held[save.minute_id] = save if before is None else merged(before, save)

    def _submit(self, save: SaveBlocks, keep: bool) -> None:
        # A block that goes takes its wording with it, so that wording is kept at once.
        save = self._with_unkept(replace(save, keep=keep or save.keep or bool(save.removed)))
        self._under_way.append(save)
        if not self._slow_timer.is_running:
            self._slow_timer.start(SLOW_AFTER_MS)
        answer = _Answer(self, save)
        self._lane.submit(save, answer.saved, answer.failed)

    def _with_unkept(self, save: SaveBlocks) -> SaveBlocks:
        before = self._unkept.pop(save.minute_id, None)
        whole = save if before is None else merged(before, save)
        if save.keep:
            return whole
        self._unkept[save.minute_id] = replace(whole, removed=(), subjects=())
        return save

    def _keep_the_rest(self) -> None:
        for minute_id in tuple(self._unkept):
            self._submit(self._unkept[minute_id], keep=True)

    def saved(self, save: SaveBlocks) -> None:
        """A save is on the disk; called by its answer."""
        self._under_way.remove(save)
        for minute_id, held in tuple(self._held.items()):
            rest = without(held, save) if minute_id == save.minute_id else held
            if rest is None:
                del self._held[minute_id]
            else:
                self._held[minute_id] = rest
        if self._under_way or self._held:
            return
        self._slow_timer.stop()
        self._retry_timer.stop()
        self._say(SaveState(SavePhase.SAVED, self._clock.now()))

    def note_commit(self) -> None:
        """Something else than text is on the disk; that speaks of no words that are still on their way there."""
        if self._state.phase is SavePhase.SAVED and not self.has_unsaved:
            self._say(SaveState(SavePhase.SAVED, self._clock.now()))

    def failed(self, save: SaveBlocks, error: Exception) -> None:
        """A save could not be made; called by its answer."""
        self._under_way.remove(save)
        rest = self._unsaid_later(save)
        if rest is not None:
            self._hold(rest)
        self._slow_timer.stop()
        self._commit_timer.stop()
        self._retry_timer.start(RETRY_AFTER_MS)
        self._say(SaveState(SavePhase.NOT_SAVED, self._state.since, error))

    def _unsaid_later(self, failed: SaveBlocks) -> SaveBlocks | None:
        """What of a failed save no later save under way says anew: tried again behind that one, it would undo it."""
        rest: SaveBlocks | None = failed
        for later in self._under_way:
            if rest is not None and later.minute_id == failed.minute_id:
                rest = without(rest, later)
        return rest

    def _is_slow(self) -> None:
        if self._under_way and self._state.phase is SavePhase.SAVED:
            self._say(SaveState(SavePhase.SAVING, self._state.since))

    def _say(self, state: SaveState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


class _Answer:
    """Knows which save the lane answers."""

    def __init__(self, autosave: Autosave, save: SaveBlocks) -> None:
        self._autosave, self._save = autosave, save

    def saved(self, outcome: Outcome) -> None:
        self._autosave.saved(self._save)

    def failed(self, error: Exception) -> None:
        self._autosave.failed(self._save, error)


class _WordCount:
    """How many words were typed since wordings were kept last; a block counts by how much its number of words moved."""

    def __init__(self) -> None:
        self.unkept = 0
        self._words: dict[Id, int] = {}

    def note(self, blocks: Iterable[Block]) -> None:
        """Count what was typed in these blocks since they were noted last."""
        for block in blocks:
            words = _words_in(block)
            self.unkept += abs(words - self._words.get(block.id, words - 1))
            self._words[block.id] = words

    def all_kept(self) -> None:
        """Begin to count anew."""
        self.unkept = 0


def _words_in(block: Block) -> int:
    texts = (block.text, block.update, *(cell for row in block.rows for cell in row))
    return sum(len(text.plain.split()) for text in texts)


Subject = Action | Decision | Vote | Declaration | Proposal
H = TypeVar("H", Block, Subject)


def merged(older: SaveBlocks, newer: SaveBlocks) -> SaveBlocks:
    """Two saves of one minute as one: the newer word on each block holds."""
    put_now = {block.id for block in newer.put}
    put = [block for block in older.put if block.id not in put_now and block.id not in newer.removed]
    removed = [id_ for id_ in older.removed if id_ not in put_now and id_ not in newer.removed]
    named = {subject.id for subject in newer.subjects}
    subjects = [subject for subject in older.subjects if subject.id not in named]
    return replace(
        newer,
        put=(*put, *newer.put),
        removed=(*removed, *newer.removed),
        subjects=(*subjects, *newer.subjects),
        keep=older.keep or newer.keep,
    )


def without(held: SaveBlocks, saved: SaveBlocks) -> SaveBlocks | None:
    """What is left to save when a later save has gone through; None when nothing is."""
    settled = {block.id for block in saved.put} | set(saved.removed)
    said = {subject.id for subject in saved.subjects}
    rest = replace(
        held,
        put=tuple(block for block in held.put if block.id not in settled),
        removed=tuple(id_ for id_ in held.removed if id_ not in settled),
        subjects=tuple(subject for subject in held.subjects if subject.id not in said),
    )
    return rest if rest.put or rest.removed or rest.subjects else None
