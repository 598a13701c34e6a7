"""Autosave: when text goes to the disk, when its wording is kept, what is said meanwhile, and that nothing is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import EMPTY, RichText, typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.outcome import Outcome
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.autosave import Autosave, SavePhase, merged, without
from tests.counts import examples
from tests.ui.fake_timers import FakeTimers

pytestmark = pytest.mark.usefixtures("qapp")

MEETING, MINUTE = Id("e" * 32), Id("f" * 32)
A, B = Id("a" * 32), Id("b" * 32)
FULL = Trouble(TroubleCode.DISK_FULL)


class _Editor:
    """Text as an editor holds it: the changes since they were asked for last."""

    def __init__(self) -> None:
        self.put: dict[Id, Block] = {}
        self.removed: list[Id] = []

    def type(self, id_: Id, text: str) -> None:
        self.put[id_] = Block(id=id_, minute_id=MINUTE, position=0, text=typed(text))

    def remove(self, id_: Id) -> None:
        self.put.pop(id_, None)
        self.removed.append(id_)

    def take_changes(self) -> SaveBlocks | None:
        if not self.put and not self.removed:
            return None
        act = SaveBlocks(
            meeting_id=MEETING, minute_id=MINUTE, put=tuple(self.put.values()), removed=tuple(self.removed)
        )
        self.put, self.removed = {}, []
        return act


class _Lane:
    """A write lane that answers when told to, with a store that keeps what was committed."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[SaveBlocks, Callable[[Outcome], None] | None, Callable[[Exception], None] | None]] = (
            deque()
        )
        self.committed: list[SaveBlocks] = []
        self.store: dict[Id, str] = {}

    def submit(
        self,
        act: SaveBlocks,
        on_done: Callable[[Outcome], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.waiting.append((act, on_done, on_failed))

    def commit(self) -> SaveBlocks:
        act, on_done, _ = self.waiting.popleft()
        self.committed.append(act)
        self.store.update({block.id: block.text.plain for block in act.put})
        for id_ in act.removed:
            self.store.pop(id_, None)
        if on_done is not None:
            on_done(Outcome())
        return act

    def fail(self, error: Exception = FULL) -> None:
        _, _, on_failed = self.waiting.popleft()
        if on_failed is not None:
            on_failed(error)

    def commit_all(self) -> None:
        while self.waiting:
            self.commit()


class _Desk:
    def __init__(self) -> None:
        self.timers, self.lane, self.editor = FakeTimers(), _Lane(), _Editor()
        self.autosave = Autosave(self.editor, self.lane, self.timers, timers=self.timers)

    def type(self, text: str, id_: Id = A) -> None:
        self.editor.type(id_, text)
        self.autosave.text_changed()

    @property
    def phase(self) -> SavePhase:
        return self.autosave.state.phase


@pytest.fixture
def desk() -> _Desk:
    return _Desk()


def test_a_key_is_handed_over_well_within_a_fifth_of_a_second(desk: _Desk) -> None:
    desk.type("T")
    desk.timers.advance(99)
    assert not desk.lane.waiting
    desk.timers.advance(1)
    assert desk.lane.commit().put[0].text.plain == "T"


def test_keys_close_together_go_in_one_commit_that_later_keys_do_not_put_off(desk: _Desk) -> None:
    for length in range(1, 6):
        desk.type("Thank"[:length])
        desk.timers.advance(19)
    desk.timers.advance(5)
    assert [act.put[0].text.plain for act, _, _ in desk.lane.waiting] == ["Thank"]


def test_nothing_is_saved_where_nothing_was_typed(desk: _Desk) -> None:
    desk.autosave.flush(keep=True)
    desk.autosave.block_left()
    desk.timers.advance(60_000)
    assert not desk.lane.waiting


def test_the_saved_mark_changes_only_when_the_commit_has_returned(desk: _Desk) -> None:
    before = desk.autosave.state
    desk.type("T")
    desk.timers.advance(500)
    assert desk.autosave.state == before
    desk.lane.commit()
    assert desk.autosave.state.since == datetime(2020, 10, 2, 9, 48, 0, 500_000, tzinfo=UTC)


def test_the_saved_mark_follows_other_acts_unless_text_could_not_be_saved(desk: _Desk) -> None:
    desk.timers.advance(60_000)
    desk.autosave.note_commit()
    assert desk.autosave.state.since == datetime(2020, 10, 2, 9, 49, tzinfo=UTC)
    desk.type("T")
    desk.timers.advance(200)
    desk.lane.fail(FULL)
    refused = desk.autosave.state
    assert refused.phase is SavePhase.NOT_SAVED
    desk.timers.advance(1_000)
    desk.autosave.note_commit()
    assert desk.autosave.state == refused


def test_another_act_on_the_disk_says_nothing_of_words_that_are_on_their_way(desk: _Desk) -> None:
    before = desk.autosave.state
    desk.type("T")
    desk.timers.advance(100)
    desk.autosave.note_commit()
    assert desk.autosave.state == before
    desk.lane.commit()
    assert desk.autosave.state != before


def test_the_mark_stays_as_it_was_until_the_last_commit_under_way_has_returned(desk: _Desk) -> None:
    before = desk.autosave.state
    desk.type("T")
    desk.timers.advance(100)
    desk.type("Th")
    desk.timers.advance(100)
    desk.lane.commit()
    assert desk.autosave.state == before
    desk.lane.commit()
    assert desk.autosave.state != before


def test_saving_is_said_only_after_two_seconds(desk: _Desk) -> None:
    desk.type("T")
    desk.timers.advance(100 + 1999)
    phases = [desk.phase]
    desk.timers.advance(1)
    phases.append(desk.phase)
    desk.lane.commit()
    assert [*phases, desk.phase] == [SavePhase.SAVED, SavePhase.SAVING, SavePhase.SAVED]


def test_leaving_the_item_or_another_act_hands_over_at_once(desk: _Desk) -> None:
    desk.type("T")
    desk.autosave.flush(keep=True)
    act = desk.lane.commit()
    assert act.keep
    assert act.put[0].text.plain == "T"


def test_a_wording_is_kept_when_the_caret_leaves_its_block_although_it_was_saved_before(desk: _Desk) -> None:
    desk.type("The Chair thanked")
    desk.timers.advance(100)
    assert not desk.lane.commit().keep
    desk.autosave.block_left()
    assert not desk.lane.waiting  # whoever carries it out would hold up the painting of the key
    desk.timers.advance(0)
    kept = desk.lane.commit()
    assert kept.keep
    assert kept.put[0].text.plain == "The Chair thanked"


def test_leaving_a_block_whose_wording_is_kept_saves_nothing_again(desk: _Desk) -> None:
    desk.type("The Chair")
    desk.autosave.block_left()
    desk.timers.advance(0)
    desk.lane.commit()
    desk.autosave.block_left()
    desk.timers.advance(0)
    assert not desk.lane.waiting


@pytest.mark.parametrize(("words", "kept"), [(19, False), (20, True)])
def test_a_wording_is_kept_after_twenty_words(words: int, kept: bool, desk: _Desk) -> None:
    _type_words(desk, words)
    assert desk.lane.committed[-1].keep is kept


@pytest.mark.parametrize(
    ("kind", "update", "rows"),
    [
        (BlockKind.EARLIER_ACTION, typed("word " * 20), ()),
        (BlockKind.ANSWER, typed("word " * 20), ()),
        (BlockKind.TABLE, EMPTY, ((typed("word " * 20),),)),
    ],
)
def test_words_of_an_update_and_of_cells_count_too(
    desk: _Desk, kind: BlockKind, update: RichText, rows: tuple[tuple[RichText, ...], ...]
) -> None:
    desk.editor.put[A] = Block(id=A, minute_id=MINUTE, position=0, kind=kind)
    desk.autosave.flush()
    desk.editor.put[A] = Block(id=A, minute_id=MINUTE, position=0, kind=kind, update=update, rows=rows)
    desk.autosave.flush()
    desk.lane.commit_all()
    assert [act.keep for act in desk.lane.committed] == [False, True]


def test_the_count_of_words_begins_anew_when_wordings_were_kept(desk: _Desk) -> None:
    _type_words(desk, 21)
    assert not desk.lane.committed[-1].keep


def _type_words(desk: _Desk, words: int) -> None:
    for count in range(1, words + 1):
        desk.type(" ".join(["word"] * count))
        desk.timers.advance(100)
        desk.lane.commit()


def test_a_wording_is_kept_after_thirty_seconds(desk: _Desk) -> None:
    desk.type("T")
    desk.timers.advance(29_999)
    desk.lane.commit_all()
    assert not any(act.keep for act in desk.lane.committed)
    desk.timers.advance(1)
    assert desk.lane.commit().keep


def test_a_block_that_goes_is_kept_in_the_history_at_once(desk: _Desk) -> None:
    desk.type("T")
    desk.timers.advance(100)
    desk.lane.commit()
    desk.editor.remove(A)
    desk.autosave.text_changed()
    desk.timers.advance(100)
    act = desk.lane.commit()
    assert act.keep
    assert act.removed == (A,)
    assert act.put == ()


def test_a_failed_save_is_said_with_the_time_up_to_which_all_is_safe(desk: _Desk) -> None:
    safe = desk.autosave.state.since
    desk.type("T")
    desk.timers.advance(100)
    desk.lane.fail()
    assert desk.phase is SavePhase.NOT_SAVED
    assert desk.autosave.state.since == safe
    assert desk.autosave.state.error is FULL
    assert desk.autosave.has_unsaved


def test_it_is_tried_again_every_five_seconds_with_all_that_was_typed_meanwhile(desk: _Desk) -> None:
    desk.type("one")
    desk.timers.advance(100)
    desk.lane.fail()
    desk.type("two", B)
    desk.timers.advance(4_999)
    assert not desk.lane.waiting
    desk.timers.advance(1)
    desk.lane.fail()
    desk.type("three", B)
    desk.timers.advance(5_000)
    desk.lane.commit()
    assert desk.lane.store == {A: "one", B: "three"}
    assert desk.phase is SavePhase.SAVED
    assert not desk.autosave.has_unsaved


def test_trying_now_does_not_wait(desk: _Desk) -> None:
    desk.type("one")
    desk.timers.advance(100)
    desk.lane.fail()
    desk.autosave.try_now()
    desk.lane.commit()
    assert desk.lane.store == {A: "one"}
    desk.timers.advance(60_000)
    desk.lane.commit_all()
    assert [act.keep for act in desk.lane.committed] == [False, True]


def test_a_block_that_failed_once_is_not_written_over_by_its_older_wording(desk: _Desk) -> None:
    desk.type("old")
    desk.timers.advance(100)
    desk.type("new")
    desk.timers.advance(100)
    desk.lane.fail()
    desk.lane.commit()
    desk.timers.advance(5_000)
    desk.lane.commit_all()
    assert desk.lane.store == {A: "new"}
    assert desk.phase is SavePhase.SAVED


def test_a_retry_waits_while_a_save_is_still_under_way_and_comes_later(desk: _Desk) -> None:
    desk.type("one")
    desk.timers.advance(100)
    desk.type("two", B)
    desk.timers.advance(100)
    desk.lane.fail()
    desk.timers.advance(5_000)
    assert len(desk.lane.waiting) == 1
    desk.lane.commit()
    desk.timers.advance(5_000)
    desk.lane.commit()
    assert desk.lane.store == {A: "one", B: "two"}


def test_a_failed_wording_is_never_tried_again_behind_a_newer_one_under_way(desk: _Desk) -> None:
    desk.type("old")
    desk.timers.advance(100)
    desk.type("new")
    desk.timers.advance(100)
    desk.lane.fail()
    desk.autosave.flush(keep=True)
    desk.lane.commit_all()
    desk.timers.advance(5_000)
    desk.lane.commit_all()
    assert desk.lane.store == {A: "new"}
    assert desk.phase is SavePhase.SAVED


def test_when_the_newer_save_fails_too_its_wording_is_the_one_tried_again(desk: _Desk) -> None:
    desk.type("old")
    desk.timers.advance(100)
    desk.type("new")
    desk.timers.advance(100)
    desk.lane.fail()
    desk.lane.fail()
    desk.timers.advance(5_000)
    desk.lane.commit_all()
    assert desk.lane.store == {A: "new"}


def test_a_block_removed_after_its_save_failed_does_not_come_back(desk: _Desk) -> None:
    desk.type("one")
    desk.timers.advance(100)
    desk.lane.fail()
    desk.editor.remove(A)
    desk.autosave.flush()
    act = desk.lane.commit()
    assert act.put == ()
    assert act.removed == (A,)


_step = st.one_of(
    st.tuples(st.just("type"), st.sampled_from([A, B]), st.text("ab ", min_size=1, max_size=3)),
    st.tuples(st.just("remove"), st.sampled_from([A, B]), st.just("")),
    st.tuples(st.sampled_from(["wait", "commit", "fail", "leave", "act", "try"]), st.just(A), st.just("")),
)


@given(st.lists(_step, max_size=40))
@settings(max_examples=examples(50, 300), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_fails_in_between_the_store_ends_with_what_the_editor_shows(
    steps: list[tuple[str, Id, str]],
) -> None:
    desk = _Desk()
    shown: dict[Id, str] = {}
    for what, id_, text in steps:
        match what:
            case "type":
                shown[id_] = text
                desk.editor.removed = [gone for gone in desk.editor.removed if gone != id_]
                desk.type(text, id_)
            case "remove" if id_ in shown:
                del shown[id_]
                desk.editor.remove(id_)
                desk.autosave.text_changed()
            case "wait":
                desk.timers.advance(700)
            case "commit" if desk.lane.waiting:
                desk.lane.commit()
            case "fail" if desk.lane.waiting:
                desk.lane.fail()
            case "leave":
                desk.autosave.block_left()
            case "act":
                desk.autosave.flush(keep=True)
            case "try":
                desk.autosave.try_now()
    desk.autosave.flush(keep=True)
    desk.lane.commit_all()
    desk.timers.advance(5_000)
    desk.lane.commit_all()
    assert desk.lane.store == shown
    assert desk.phase is SavePhase.SAVED
    assert not desk.autosave.has_unsaved


def _save(*put: tuple[Id, str], removed: tuple[Id, ...] = ()) -> SaveBlocks:
    blocks = tuple(Block(id=id_, minute_id=MINUTE, position=0, text=typed(text)) for id_, text in put)
    return SaveBlocks(meeting_id=MEETING, minute_id=MINUTE, put=blocks, removed=removed)


def test_two_saves_make_one_in_which_the_newer_word_holds() -> None:
    assert merged(_save((A, "old"), (B, "b")), _save((A, "new"))) == _save((B, "b"), (A, "new"))
    assert merged(_save((A, "a")), _save(removed=(A,))) == _save(removed=(A,))
    assert merged(_save(removed=(A,)), _save((A, "back"))) == _save((A, "back"))


def test_what_a_later_save_settled_need_not_be_saved_again() -> None:
    assert without(_save((A, "old")), _save((A, "new"))) is None
    assert without(_save((A, "a"), (B, "b")), _save(removed=(A,))) == _save((B, "b"))


class _Several:
    """Changes of several minutes, made at once."""

    def __init__(self, *minutes: Id) -> None:
        self.minutes = list(minutes)

    def take_changes(self) -> SaveBlocks | None:
        if not self.minutes:
            return None
        minute_id = self.minutes.pop(0)
        block = Block(id=minute_id, minute_id=minute_id, position=0, text=typed("words"))
        return SaveBlocks(meeting_id=MEETING, minute_id=minute_id, put=(block,))


def test_minutes_changed_at_once_are_handed_over_one_by_one_so_that_keys_come_between() -> None:
    timers, lane, source = FakeTimers(), _Lane(), _Several(A, B)
    autosave = Autosave(source, lane, timers, timers=timers)
    autosave.text_changed()
    commit = next(timer for timer in timers.made if timer.is_running)
    timers.ms += 100
    commit.fire()
    assert [act.minute_id for act, _, _ in lane.waiting] == [A]
    timers.advance(0)
    assert [act.minute_id for act, _, _ in lane.waiting] == [A, B]


def test_at_a_resting_point_every_minute_is_handed_over() -> None:
    timers, lane, source = FakeTimers(), _Lane(), _Several(A, B)
    Autosave(source, lane, timers, timers=timers).flush(keep=True)
    assert [act.minute_id for act, _, _ in lane.waiting] == [A, B]
