"""The write lane carries acts out in their order, in a thread of its own, and answers in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import current_thread, get_ident, main_thread
from typing import cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act, DeleteMeeting, KeepVersion, SaveBlocks
from clerk_app.services.app import App
from clerk_app.services.outcome import Outcome
from clerk_app.ui.background.write_lane import WriteLane

MEETING = Id("m" * 32)


class _Store:
    """A store that remembers what it was asked, and in which thread."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.threads: set[int] = {get_ident()}
        self.refuses: Exception | None = None
        self.closed = False

    read_only = False

    @property
    def app(self) -> App:
        return cast(App, self)  # the lane asks it for nothing but `execute`

    def execute(self, act: Act) -> Outcome:
        self.threads.add(get_ident())
        if self.refuses is not None:
            raise self.refuses
        self.acts.append(act)
        return Outcome(made=Id(str(len(self.acts))))

    def mend(self, meeting_id: Id) -> frozenset[Id]:
        self.threads.add(get_ident())
        if self.refuses is not None:
            raise self.refuses
        return frozenset({meeting_id})

    def close(self) -> None:
        self.closed = True


class _Listener(QObject):
    """Receives answers and remembers them with the thread in which they came."""

    def __init__(self) -> None:
        super().__init__()
        self.mended_ids: list[frozenset[Id]] = []
        self.outcomes: list[Outcome] = []
        self.errors: list[Exception] = []
        self.threads: set[str] = set()

    def done(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.threads.add(current_thread().name)

    def mended(self, ids: frozenset[Id]) -> None:
        self.mended_ids.append(ids)
        self.threads.add(current_thread().name)

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.add(current_thread().name)


class _Opener:
    def __init__(self) -> None:
        self.store: _Store | None = None
        self.fails: Exception | None = None

    def __call__(self) -> _Store:
        if self.fails is not None:
            raise self.fails
        self.store = _Store()
        return self.store


@pytest.fixture
def opener() -> _Opener:
    return _Opener()


@pytest.fixture
def lane(opener: _Opener, qtbot: QtBot) -> Iterator[WriteLane]:
    lane = WriteLane()
    yield lane
    lane.close()


def _open(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> _Store:
    with qtbot.waitSignal(lane.opened):
        lane.start(opener)
    assert opener.store is not None
    return opener.store


def _keep(name: str) -> KeepVersion:
    return KeepVersion(meeting_id=MEETING, name=name)


def test_the_store_is_opened_and_used_in_one_thread_that_is_not_the_windows(
    lane: WriteLane, opener: _Opener, qtbot: QtBot
) -> None:
    store = _open(lane, opener, qtbot)
    with qtbot.waitSignal(lane.committed):
        lane.submit(_keep("a"))
    assert len(store.threads) == 1
    assert main_thread().ident not in store.threads


def test_a_meeting_is_mended_in_the_lane_and_its_failure_told_as_of_any_act(
    lane: WriteLane, opener: _Opener, qtbot: QtBot
) -> None:
    listener = _Listener()
    store = _open(lane, opener, qtbot)
    lane.mend(MEETING, listener.mended, listener.failed)
    assert not lane.is_idle
    qtbot.waitUntil(lambda: lane.is_idle)
    store.refuses = BrokenRule("not_found")
    lane.mend(MEETING, listener.mended, listener.failed)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert listener.mended_ids == [frozenset({MEETING})]
    assert [str(error) for error in listener.errors] == ["not_found"]
    assert listener.threads == {main_thread().name}
    assert main_thread().ident not in store.threads


def test_a_store_that_could_not_be_opened_mends_nothing(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    listener = _Listener()
    opener.fails = BrokenRule("not_found")
    lane.start(opener)
    lane.mend(MEETING, listener.mended, listener.failed)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert listener.errors == [opener.fails]


def test_acts_are_carried_out_in_the_order_they_were_asked_for(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    lane.start(opener)
    names = [str(number) for number in range(20)]
    for name in names:
        lane.submit(_keep(name))
    qtbot.waitUntil(lambda: lane.is_idle)
    assert opener.store is not None
    assert [act.name for act in opener.store.acts if isinstance(act, KeepVersion)] == names


def test_what_is_not_answered_yet_is_known_in_its_order(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    store = _open(lane, opener, qtbot)
    store.refuses = BrokenRule("not_found")
    under_way = []
    lane.failed.connect(lambda act, error: under_way.append(lane.under_way))
    lane.submit(_keep("a"))
    lane.mend(MEETING)
    lane.submit(_keep("b"))
    assert lane.under_way == (_keep("a"), _keep("b"))
    lane.drain()
    assert under_way == [(_keep("b"),), ()]
    assert lane.is_idle


def test_an_act_is_told_of_behind_what_was_typed_before_it(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    _open(lane, opener, qtbot)
    told: list[object] = []
    lane.submitted.connect(told.append)
    lane.set_before_act(lambda: told.append("typed"))
    lane.submit(_keep("a"))
    assert told == ["typed", _keep("a")]


def test_the_outcome_comes_back_in_the_thread_of_the_window(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    listener = _Listener()
    lane.start(opener)
    lane.submit(_keep("a"), listener.done, listener.failed)
    qtbot.waitUntil(lambda: bool(listener.outcomes))
    assert listener.outcomes == [Outcome(made=Id("1"))]
    assert listener.threads == {main_thread().name}
    assert listener.errors == []


def test_what_was_committed_is_announced_before_the_one_who_asked_hears_of_it(
    lane: WriteLane, opener: _Opener, qtbot: QtBot
) -> None:
    heard: list[str] = []

    class _Hub(QObject):
        def announce(self, act: Act, outcome: Outcome) -> None:
            heard.append("hub")

        def done(self, outcome: Outcome) -> None:
            heard.append("asker")

    hub = _Hub()
    lane.committed.connect(hub.announce)
    lane.start(opener)
    lane.submit(_keep("a"), hub.done)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert heard == ["hub", "asker"]


def test_an_act_that_breaks_a_rule_is_answered_with_the_error_and_the_next_one_is_done(
    lane: WriteLane, opener: _Opener, qtbot: QtBot
) -> None:
    store = _open(lane, opener, qtbot)
    listener = _Listener()
    store.refuses = BrokenRule("not_started")
    lane.submit(_keep("a"), listener.done, listener.failed)
    qtbot.waitUntil(lambda: lane.is_idle)
    store.refuses = None
    lane.submit(_keep("b"), listener.done, listener.failed)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert [str(error) for error in listener.errors] == ["not_started"]
    assert len(listener.outcomes) == 1


def test_a_bug_in_one_act_does_not_stop_the_saving_of_the_next(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    store = _open(lane, opener, qtbot)
    listener = _Listener()
    store.refuses = ZeroDivisionError()
    lane.submit(_keep("a"), None, listener.failed)
    qtbot.waitUntil(lambda: lane.is_idle)
    store.refuses = None
    lane.submit(SaveBlocks(meeting_id=MEETING, minute_id=MEETING), listener.done)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert isinstance(listener.errors[0], ZeroDivisionError)
    assert len(listener.outcomes) == 1


def test_a_store_that_cannot_be_opened_is_reported_and_acts_are_refused_with_the_reason(
    lane: WriteLane, opener: _Opener, qtbot: QtBot
) -> None:
    opener.fails = PermissionError("no")
    listener = _Listener()
    with qtbot.waitSignal(lane.open_failed) as caught:
        lane.start(opener)
    lane.submit(_keep("a"), listener.done, listener.failed)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert caught.args == [opener.fails]
    assert listener.errors == [opener.fails]


def test_closing_carries_out_all_that_waits_and_then_lets_go_of_the_store(opener: _Opener, qtbot: QtBot) -> None:
    lane = WriteLane()
    listener = _Listener()
    lane.start(opener)
    for name in "abcdef":
        lane.submit(_keep(name), listener.done)
    lane.close()
    assert len(listener.outcomes) == 6
    assert opener.store is not None
    assert opener.store.closed
    assert lane.is_idle


def test_closing_twice_or_without_a_start_does_nothing(opener: _Opener, qtbot: QtBot) -> None:
    lane = WriteLane()
    lane.close()
    lane.close()
    assert opener.store is None


@pytest.mark.parametrize(
    ("act", "called"),
    [
        (DeleteMeeting(meeting_id=MEETING), True),
        (SaveBlocks(meeting_id=MEETING, minute_id=MEETING), False),
    ],
)
def test_what_was_typed_is_handed_over_before_any_other_act(
    act: Act, called: bool, lane: WriteLane, opener: _Opener, qtbot: QtBot
) -> None:
    store = _open(lane, opener, qtbot)
    typed = SaveBlocks(meeting_id=MEETING, minute_id=MEETING, keep=True)

    class _Editor:
        def hand_over(self) -> None:
            lane.submit(typed)

    editor = _Editor()
    lane.set_before_act(editor.hand_over)
    lane.submit(act)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert store.acts == ([typed, act] if called else [act])


def test_an_answer_for_a_screen_that_is_gone_is_dropped(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    _open(lane, opener, qtbot)
    listener = _Listener()
    receiver: Callable[[Outcome], None] = listener.done
    lane.submit(_keep("a"), receiver)
    listener.deleteLater()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert listener.outcomes == []


def test_another_store_can_be_opened_in_place_of_the_first(lane: WriteLane, opener: _Opener, qtbot: QtBot) -> None:
    first = _open(lane, opener, qtbot)
    second = _open(lane, opener, qtbot)
    lane.submit(_keep("a"))
    lane.drain()
    assert first.closed
    assert (first.acts, second.acts) == ([], [_keep("a")])
