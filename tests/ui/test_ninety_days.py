"""Ninety days of typing, removing and bringing back, as the editor hands it over: every wording can be had back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from clerk_app.bootstrap import Opened, open_existing
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, Minute
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.outcome import Outcome
from clerk_app.storage.backup_series import back_up_in_turn
from clerk_app.ui.autosave import Autosave
from tests.fakes import CountingIds, SetClock
from tests.kill.test_killed_window import a_meeting_under_way
from tests.ui.fake_timers import FakeTimers

DAYS, DAYS_OPEN = 90, 9
SEED = 20220124
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WORDS = ("tolls", "moorings", "dredging", "harbour", "pilots", "noted", "agreed")
WRONG = (timedelta(days=-400), timedelta(days=4000), timedelta(hours=-1))
"""By how much the clock is wrong on some days."""

pytestmark = pytest.mark.usefixtures("qapp")


class Typist:
    """Somebody who types in one minute of a meeting through the autosave."""

    def __init__(self, path: Path, random: Random) -> None:
        self._path, self._random, self._ids = path, random, CountingIds(1 << 90)
        self._clock = SetClock(MORNING)
        self._texts: dict[Id, str] = {}
        self._put: dict[Id, Block] = {}
        self._removed: list[Id] = []
        self.wordings: dict[Id, list[str]] = defaultdict(list)
        """What each paragraph said whenever somebody rested, one after another."""
        self.removed: dict[Id, str] = {}
        """The paragraphs that are gone, in their last wording."""

    def work(self, days: Iterable[int], sessions: int) -> None:
        """Some days' work in a window that stays open; the clock is right, or wrong on some days."""
        self._opened = open_existing(self._path, self._clock, self._ids)
        try:
            self._minute = self._opened.app.queries.where(Minute)[0]
            for day in days:
                wrong = self._random.choice(WRONG) if self._random.random() < 0.1 else timedelta()
                self._clock.set(MORNING + timedelta(days=day) + wrong)
                self._timers = FakeTimers(self._clock.now())
                self._autosave = Autosave(self, self, self._timers, timers=self._timers)
                for _ in range(sessions):
                    self._some_way_to_work()()
        finally:
            self._opened.close()

    def take_changes(self) -> SaveBlocks | None:
        """As the editor does."""
        if not (self._put or self._removed):
            return None
        put, removed, self._put, self._removed = tuple(self._put.values()), tuple(self._removed), {}, []
        minute = self._minute
        return SaveBlocks(meeting_id=minute.meeting_id, minute_id=minute.id, put=put, removed=removed)

    def submit(
        self,
        act: SaveBlocks,
        on_done: Callable[[Outcome], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """As the write lane does, at once."""
        outcome = self._opened.app.execute(act)
        if on_done is not None:
            on_done(outcome)

    def _some_way_to_work(self) -> Callable[[], None]:
        ways = [self._begin_a_paragraph, self._go_on_typing, self._write_anew, self._remove, self._bring_back]
        return self._random.choice(ways) if self._texts else self._begin_a_paragraph

    def _begin_a_paragraph(self) -> None:
        block_id = self._ids.new()
        self._texts[block_id] = ""
        self._type(block_id, self._sentence())
        self._rest(block_id)

    def _go_on_typing(self) -> None:
        block_id = self._random.choice(list(self._texts))
        for _ in range(self._random.randint(1, 3)):
            self._type(block_id, f"{self._texts[block_id]} {self._sentence()}")
            self._timers.advance(self._random.choice((50, 150, 700)))
        self._rest(block_id)

    def _write_anew(self) -> None:
        block_id = self._random.choice(list(self._texts))
        self._type(block_id, self._sentence())
        self._rest(block_id)

    def _remove(self) -> None:
        block_id = self._random.choice(list(self._texts))
        self._put.pop(block_id, None)
        self._removed.append(block_id)
        self.removed[block_id] = self._texts.pop(block_id)
        self._autosave.text_changed()
        self._timers.advance(1_000)

    def _bring_back(self) -> None:
        if self.removed:
            block_id = self._random.choice(list(self.removed))
            self._texts[block_id] = ""
            self._type(block_id, self.removed.pop(block_id))
            self._rest(block_id)

    def _type(self, block_id: Id, text: str) -> None:
        self._texts[block_id] = text
        place = POSITION_GAP * (1 + list(self._texts).index(block_id))
        self._put[block_id] = Block(id=block_id, minute_id=self._minute.id, position=place, text=typed(text))
        self._autosave.text_changed()

    def _rest(self, block_id: Id) -> None:
        """The caret leaves, or nothing is typed for half a minute: what stands there is a wording."""
        if self._random.random() < 0.5:
            self._autosave.block_left()
            self._timers.advance(0)
        else:
            self._timers.advance(31_000)
        said = self.wordings[block_id]
        if said[-1:] != [self._texts[block_id]]:
            said.append(self._texts[block_id])

    def _sentence(self) -> str:
        return " ".join(self._random.choice(WORDS) for _ in range(self._random.randint(2, 9)))


def check_all_can_be_had_back(opened: Opened, typist: Typist) -> int:
    """How many wordings there are; fails where one is lacking, or a paragraph that is gone."""
    queries = opened.app.queries
    assert queries.damage() == ()
    for block_id, wordings in typist.wordings.items():
        kept = [revision.block.text.plain for revision in reversed(queries.revisions(block_id).found)]
        remaining = iter(kept)
        assert all(wording in remaining for wording in wordings), (wordings, kept)
    (meeting,) = queries.where(Meeting)
    gone = {removed.block.id: removed.block.text.plain for removed in queries.removed_blocks(meeting.id).found}
    assert gone == typist.removed
    return sum(map(len, typist.wordings.values()))


def ninety_days(path: Path, sessions: int) -> None:
    a_meeting_under_way(path)
    typist = Typist(path, Random(SEED))
    for first in range(0, DAYS, DAYS_OPEN):
        typist.work(range(first, first + DAYS_OPEN), sessions)
    opened = open_existing(path, SetClock(MORNING + timedelta(days=DAYS)), CountingIds(1 << 100))
    wordings = check_all_can_be_had_back(opened, typist)
    backup = back_up_in_turn(path, MORNING + timedelta(days=DAYS))
    (meeting,) = opened.app.queries.where(Meeting)
    come_back = [removed.block for removed in opened.app.queries.removed_blocks(meeting.id).found]
    for block in come_back:
        opened.app.execute(SaveBlocks(meeting_id=meeting.id, minute_id=block.minute_id, put=(block,)))
        assert opened.app.queries.entity(Block, block.id) == block
    opened.close()
    from_backup = open_existing(backup.path, SetClock(), CountingIds(1 << 100))
    assert check_all_can_be_had_back(from_backup, typist) == wordings
    from_backup.close()
    print(
        f"{DAYS} days (seed {SEED}): {wordings} wordings of {len(typist.wordings)} paragraphs, of which"
        f" {len(come_back)} were gone, and each could be had back"
    )
    assert wordings > DAYS


def test_every_wording_of_ninety_days_can_be_had_back_and_every_paragraph_that_was_removed(tmp_path: Path) -> None:
    ninety_days(tmp_path / "minutes.clerk", 2)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_wording_of_ninety_long_days_can_be_had_back_and_every_paragraph_that_was_removed(
    tmp_path: Path,
) -> None:
    ninety_days(tmp_path / "minutes.clerk", 20)
