"""A mistake of ours, wherever: what the editor holds is saved, it is said in plain words, and the meeting goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.services.acts import AddItem
from clerk_app.services.outcome import Outcome
from clerk_app.ui.app import _ExceptionHook
from clerk_app.ui.autosave import Autosave, SavePhase
from clerk_app.ui.going_on import going_on
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.view import HomeScreen
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from clerk_app.ui.views.live_meeting.place_keeping import PlaceKeeping
from clerk_app.ui.views.live_meeting.written_actions import WrittenActions
from tests.bad_input.window import Started

Method = tuple[type, str]

AFTER_AN_ACT: tuple[Method, ...] = (
    (LiveScreen, "_note_act"),
    (LiveScreen, "_refetch"),
    (LiveScreen, "_note_asked"),
    (LiveScreen, "_before_act"),
    (LiveRoom, "refetch"),
    (LiveRoom, "hand_over"),
)
ON_LEAVING: tuple[Method, ...] = ((WrittenActions, "lift_here"), (LiveRoom, "hand_over"), (PlaceKeeping, "remember"))
TOLD = "Something went wrong in Clerk."


class Bugs:
    """Methods of which one raises, while it is said to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._there: Method | None = None

    def may_be_in(self, *methods: Method) -> None:
        """Have these methods raise while it is said; before the window is made, which connects them."""
        for owner, name in dict.fromkeys(methods):
            self._monkeypatch.setattr(owner, name, self._with_a_bug(owner, name))

    @contextmanager
    def being_in(self, method: Method) -> Iterator[None]:
        """This method raises until the end of the block."""
        self._there = method
        yield
        self._there = None

    def _with_a_bug(self, owner: type, name: str) -> Callable[..., object]:
        sound: Callable[..., object] = getattr(owner, name)

        def method(*values: object, **named: object) -> object:
            if self._there == (owner, name):
                raise ZeroDivisionError(name)
            return sound(*values, **named)

        return method


class InMeeting:
    """The live meeting, shown, and somebody who types in it."""

    def __init__(self, started: Started) -> None:
        self.started = started
        started.show()
        self.screen, self.room = started.live()
        self._typed = 0

    def type(self) -> str:
        """A few more words, which nobody has handed over yet; gives them."""
        self._typed += 1
        words = f" The ferry is {self._typed} minutes late."
        QTest.keyClicks(self.room.editor, words)
        return words

    def act(self) -> None:
        """Something else is done in the meeting; a slot of Qt's would have told what is raised."""
        with going_on():
            self.started.program.lane.submit(AddItem(meeting_id=self.room.meeting_id, title="Tolls"))
        self.started.program.lane.drain()

    def go_home(self) -> None:
        board_id = self.room.presenter.record.board.id
        self.started.program.navigation.go(Place(screen=ScreenName.HOME, board_id=board_id))
        self.started.program.lane.drain()

    def come_back(self) -> None:
        record = self.room.presenter.record
        place = Place(screen=ScreenName.LIVE, board_id=record.board.id, meeting_id=record.meeting.id)
        self.started.program.navigation.go(place)

    def told(self) -> str:
        """The title of the bar that tells of a problem, which is taken away."""
        bar = self.room.pane.bar(BarPlace.PROBLEM)
        title = bar.title if bar is not None else ""
        self.room.pane.take_bar(BarPlace.PROBLEM)
        return title

    def goes_on(self) -> None:
        """Fails where what is typed next is not saved, or the screen does not follow the meeting any more."""
        items = len(self.room.presenter.record.items)
        words = self.type()
        self.act()
        assert words in self.started.words_on_disk(), "what is typed is on the disk before another act"
        assert len(self.room.presenter.record.items) == items + 1
        assert self.room.autosave.state.phase is SavePhase.SAVED
        assert self.told() == ""


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> Bugs:
    return Bugs(monkeypatch)


@pytest.fixture
def started(store: Path, themed_application: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    started = Started(store, themed_application, qtbot)
    monkeypatch.setattr(sys, "excepthook", _ExceptionHook(started.program))
    yield started
    started.end()


def test_a_mistake_in_what_follows_an_act_costs_no_words_and_the_meeting_goes_on(bugs: Bugs, started: Started) -> None:
    bugs.may_be_in(*AFTER_AN_ACT)
    meeting = InMeeting(started)
    for method in AFTER_AN_ACT:
        words = meeting.type()
        with bugs.being_in(method):
            meeting.act()
        started.program.lane.drain()
        assert words in started.words_on_disk(), method
        assert meeting.told() == TOLD, method
        meeting.goes_on()


def test_a_mistake_on_the_way_to_another_screen_costs_no_words_and_the_meeting_goes_on(
    bugs: Bugs, started: Started
) -> None:
    bugs.may_be_in(*ON_LEAVING, (HomeScreen, "visit"))
    meeting = InMeeting(started)
    for method in ON_LEAVING:
        words = meeting.type()
        with bugs.being_in(method):
            meeting.go_home()
        assert words in started.words_on_disk(), method
        assert isinstance(started.window.screen_shown, HomeScreen)
        meeting.come_back()
        assert meeting.told() == TOLD, method
        meeting.goes_on()
    place, words = started.program.navigation.place, meeting.type()
    with bugs.being_in((HomeScreen, "visit")):
        meeting.go_home()
    assert words in started.words_on_disk()
    assert started.window.screen_shown is meeting.screen
    assert started.program.navigation.place == place
    assert meeting.told() == TOLD
    meeting.goes_on()


@pytest.mark.parametrize("method", ON_LEAVING[:2])
def test_a_mistake_while_the_window_closes_costs_no_words(method: Method, bugs: Bugs, started: Started) -> None:
    bugs.may_be_in(method)
    words = InMeeting(started).type()
    with bugs.being_in(method):
        assert started.window.close()
    assert words in started.words_on_disk()


def test_words_that_cannot_be_handed_over_or_saved_keep_the_window_open_and_the_meeting_goes_on(
    bugs: Bugs, started: Started
) -> None:
    from clerk_app.storage.unit_of_work import SqlUnit  # noqa: PLC0415 -- the window loads it after it has painted

    flushing, putting = (Autosave, "flush"), (SqlUnit, "put")
    bugs.may_be_in(flushing, putting)
    meeting = InMeeting(started)
    words = meeting.type()
    with bugs.being_in(flushing):
        assert not started.window.close()
        assert words in meeting.room.editor.toPlainText()
        assert meeting.told() == TOLD
    meeting.goes_on()

    words = meeting.type()
    with bugs.being_in(putting):
        meeting.room.autosave.flush()
        started.program.lane.drain()
        bar = meeting.room.pane.bar(BarPlace.NOT_SAVED)
        assert bar is not None
        assert bar.title.endswith(TOLD)
        assert meeting.room.autosave.state.phase is SavePhase.NOT_SAVED
        assert not started.window.close()
    assert words in meeting.room.editor.toPlainText()
    meeting.room.autosave.try_now()
    started.program.lane.drain()
    assert words in started.words_on_disk()
    meeting.goes_on()


def test_a_mistake_in_an_answer_or_a_key_keeps_nothing_else_from_being_done(started: Started) -> None:
    meeting, answered = InMeeting(started), list[Outcome]()

    def broken(*outcome: object) -> None:
        raise ZeroDivisionError

    words = meeting.type()
    act = AddItem(meeting_id=meeting.room.meeting_id, title="Tolls")
    started.program.lane.submit(act, broken)
    started.program.lane.submit(act, answered.append)
    started.program.lane.drain()
    assert len(answered) == 1
    assert words in started.words_on_disk()
    assert meeting.told() == TOLD
    meeting.goes_on()

    meeting.room.editor.textChanged.connect(broken)
    words = meeting.type()
    meeting.room.editor.textChanged.disconnect(broken)
    started.program.lane.drain()
    assert words in started.words_on_disk()
    assert meeting.told() == TOLD
    meeting.goes_on()
