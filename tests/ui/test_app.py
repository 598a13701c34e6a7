"""The program from the first paint to the last saved word."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import TimeMeeting
from clerk_app.services.backups import Backup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.app import Launch, Program
from clerk_app.ui.background.backups import Backups
from clerk_app.ui.furniture import furniture
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import ScreenName
from clerk_app.ui.problems import Problem, Way
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.ui.sample_meeting import MEETING, SampleMeeting, on_item_4

STATE = """{"place.screen": "live", "place.meeting": "%s", "place.minute": "%s", "place.block": "%s",
    "place.after_caret": 4}"""


class _Asked:
    """Answers every question in the same way, and remembers what was asked."""

    def __init__(self, answer: Way = Way.QUIT) -> None:
        self.answer = answer
        self.then: list[Way] = []
        """Answers that come first."""
        self.titles: list[str] = []
        self.ways: list[tuple[Way, ...]] = []

    def __call__(self, theme: Theme, problem: Problem, ways: tuple[Way, ...], window: MainWindow) -> Way:
        self.titles.append(problem.words.title)
        self.ways.append(ways)
        return self.then.pop(0) if self.then else self.answer


class _Starter:
    """Starts programs on the sample meeting, and ends them with the test."""

    def __init__(self, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        self.meeting = on_item_4()
        self.state_file = folder / "window.json"
        self.look_file = folder / "look.json"
        self.asked = _Asked()
        self.before_answer = ""
        self.chosen: list[Path | None] = []
        self.suggested: list[Path | None] = []
        self.started_on: list[Path] = []
        self.new_place: Callable[[], Path] | None = None
        self.backups: tuple[Backup, ...] = ()
        self.gone_back_to: list[Path] = []
        self.is_going_back = False
        self.damaged_log: Path | None = None
        self.damage: tuple[str, ...] = ()
        self.opening: list[Exception] = []
        self._theme, self._qtbot = theme, qtbot
        self._programs: list[Program] = []

    def elsewhere(self, path: Path) -> Launch:
        self.started_on.append(path)
        return self._launch()

    def going_back(self, backup: Path) -> Launch:
        self.gone_back_to.append(backup)
        return self._launch()

    def _choose(self, parent: QWidget, new: Path | None) -> Path | None:
        self.suggested.append(new)
        return self.chosen.pop()

    def remember_place(self, block: str) -> None:
        place = {
            "place.screen": "live",
            "place.meeting": MEETING,
            "place.minute": self.meeting.minutes[4],
            "place.block": self.meeting.blocks[block],
            "place.after_caret": 4,
        }
        self.state_file.write_text(json.dumps(place), encoding="utf-8")

    def start(self) -> Program:
        program = Program(self._launch(), self._theme, self._ask, self._choose)
        self._programs.append(program)
        self._qtbot.addWidget(program.window)
        with self._qtbot.waitSignals([program.window.painted]):
            program.show()
        return program

    def start_on_live(self) -> tuple[Program, LiveScreen]:
        program = self.start()
        self._qtbot.waitUntil(lambda: program.window.screen_shown is not None)
        assert isinstance(program.window.screen_shown, LiveScreen)
        return program, program.window.screen_shown

    def end(self) -> None:
        for program in self._programs:
            program.close()

    def _launch(self) -> Launch:
        return Launch(
            open_store=self._open,
            open_read_only=self._open_read_only,
            clock=self.meeting.clock,
            furniture=furniture,
            state_file=self.state_file,
            look_file=self.look_file,
            safe_write=_write,
            elsewhere=self.elsewhere,
            new_place=self.new_place,
            backups=Backups(there=self._there, make=_make_none, is_newer=_never),
            going_back=self.going_back,
            as_before=self._open if self.is_going_back else None,
            damaged_log=self._damaged_log,
            salvaging=self._launch,
            find_damage=self._find_damage,
        )

    def _find_damage(self) -> tuple[str, ...]:
        return self.damage

    def _damaged_log(self) -> Path | None:
        return self.damaged_log

    def _there(self) -> tuple[Backup, ...]:
        return self.backups

    def _ask(self, theme: Theme, problem: Problem, ways: tuple[Way, ...], window: MainWindow) -> Way:
        if self.before_answer:
            self.remember_place(self.before_answer)
        return self.asked(theme, problem, ways, window)

    def _open(self) -> SampleMeeting:
        if self.opening:
            raise self.opening.pop()
        return self.meeting

    def _open_read_only(self) -> SampleMeeting:
        self.meeting.read_only = True
        return self.meeting


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _make_none(now: datetime, go_on: Callable[[], None]) -> Backup:
    raise Trouble(TroubleCode.DISK_FULL)


def _never(backup: Backup) -> bool:
    return False


@pytest.fixture
def starter(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[_Starter]:
    starter = _Starter(theme, tmp_path, qtbot)
    yield starter
    starter.end()


def test_a_meeting_under_way_is_open_again_at_the_very_place(starter: _Starter) -> None:
    starter.remember_place("families")
    _, screen = starter.start_on_live()
    assert screen.room.editor.caret_block_id == starter.meeting.blocks["families"]
    cursor = screen.room.editor.textCursor()
    assert len(cursor.block().text()) - cursor.positionInBlock() == 4


def test_a_meeting_that_has_ended_is_not_opened_by_itself(starter: _Starter, qtbot: QtBot) -> None:
    starter.remember_place("families")
    starter.meeting.do("12:30", TimeMeeting(meeting_id=MEETING, kind=EventKind.ENDED))
    program = starter.start()
    qtbot.waitUntil(lambda: program.navigation.place is not None)
    assert program.navigation.place is not None
    assert program.navigation.place.screen is ScreenName.HOME


def test_a_run_that_ends_as_it_should_is_not_taken_for_a_power_cut(starter: _Starter) -> None:
    starter.remember_place("asked")
    first, _ = starter.start_on_live()
    first.window.close()
    first.close()
    _, screen = starter.start_on_live()
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is None


def test_a_run_that_was_cut_off_is_told_to_the_next(starter: _Starter) -> None:
    starter.remember_place("asked")
    first, _ = starter.start_on_live()
    first.jobs.finish()
    _, screen = starter.start_on_live()
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is not None


def test_closing_the_window_saves_the_last_words(starter: _Starter) -> None:
    starter.remember_place("asked")
    program, screen = starter.start_on_live()
    QTest.keyClicks(screen.room.editor, "x")
    assert program.window.close()
    asked = starter.meeting.blocks["asked"]
    assert "x" in next(block for block in starter.meeting.record.blocks if block.id == asked).text.plain


def test_the_window_stays_open_while_its_last_words_cannot_be_saved(starter: _Starter) -> None:
    starter.remember_place("asked")
    program, screen = starter.start_on_live()
    QTest.keyClicks(screen.room.editor, "x")
    starter.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    assert not program.window.close()
    bar = screen.room.pane.bar(BarPlace.NOT_SAVED)
    assert bar is not None
    assert bar.title == "Clerk has stayed open"
    screen.room.autosave.try_now()
    program.lane.drain()
    assert program.window.close()


def test_a_bug_saves_what_was_typed_and_is_told_in_plain_words(starter: _Starter) -> None:
    starter.remember_place("asked")
    program, screen = starter.start_on_live()
    QTest.keyClicks(screen.room.editor, "x")
    program.rescue(ZeroDivisionError("x"))
    program.lane.drain()
    bar = screen.room.pane.bar(BarPlace.PROBLEM)
    assert bar is not None
    assert bar.title.startswith("Something went wrong in Clerk")
    assert not screen.room.autosave.has_unsaved


def test_a_store_that_another_window_holds_can_be_read(starter: _Starter) -> None:
    starter.remember_place("asked")
    starter.asked.answer = Way.READ_ONLY
    starter.opening.append(Trouble(TroubleCode.STORE_LOCKED))
    _, screen = starter.start_on_live()
    assert starter.asked.titles == ["Clerk is already open in another window"]
    assert screen.room.pane.bar(BarPlace.READ_ONLY) is not None


def test_a_window_that_reads_only_leaves_what_the_first_window_remembers_as_it_is(starter: _Starter) -> None:
    starter.remember_place("asked")
    first, _ = starter.start_on_live()
    first.jobs.finish()
    kept = starter.state_file.read_bytes()
    starter.asked.answer = Way.READ_ONLY
    starter.opening.append(Trouble(TroubleCode.STORE_LOCKED))
    second, screen = starter.start_on_live()
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is None
    screen.room.editor.go_to_block(starter.meeting.blocks["families"])
    second.window.close()
    second.close()
    assert starter.state_file.read_bytes() == kept


def test_a_window_that_reads_only_remembers_how_it_looks(starter: _Starter) -> None:
    starter.remember_place("asked")
    starter.asked.answer = Way.READ_ONLY
    starter.opening.append(Trouble(TroubleCode.STORE_LOCKED))
    program, _ = starter.start_on_live()
    program.state.remember("window.text_size", 125)
    program.window.close()
    program.close()
    assert json.loads(starter.look_file.read_text(encoding="utf-8"))["window.text_size"] == 125


def test_a_window_whose_store_was_not_opened_leaves_a_cut_off_run_to_be_told(starter: _Starter, qtbot: QtBot) -> None:
    starter.remember_place("asked")
    first, _ = starter.start_on_live()
    first.jobs.finish()
    starter.opening.append(Trouble(TroubleCode.STORE_BUSY))
    second = starter.start()
    qtbot.waitUntil(lambda: not second.window.isVisible())
    second.close()
    _, screen = starter.start_on_live()
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is not None


def test_whoever_is_back_in_a_meeting_is_told_there_that_the_disk_lost_words_until_it_was_read(
    starter: _Starter,
) -> None:
    starter.remember_place("asked")
    starter.damaged_log = Path("/records/records.clerk.damaged-log")
    program, screen = starter.start_on_live()
    bar = program.window.contents.backups.bar
    assert bar.isVisible()
    assert bar.title == "The last words before Clerk ended may be missing."
    assert "“records.clerk.damaged-log”" in bar.text
    assert screen.room.editor.hasFocus()
    bar.buttons()[-1].click()
    assert not bar.isVisible()


def test_damage_that_only_a_look_through_the_file_finds_is_told_where_one_is_with_the_way_to_what_is_whole(
    starter: _Starter, qtbot: QtBot
) -> None:
    starter.remember_place("asked")
    starter.damage = ("structure Tree 3 page 9: btreeInitPage() returns error code 11",)
    program, _ = starter.start_on_live()
    bar = program.window.contents.backups.bar
    assert not bar.isVisible()
    program._warm_up()
    qtbot.waitUntil(bar.isVisible)
    assert bar.title == "The disk has damaged these records."
    bring_back = next(button for button in bar.buttons() if button.isVisible())
    assert bring_back.text() == "Bring back what is whole"
    bring_back.click()
    assert not program.window.isVisible()
    assert program.next is not None


def test_a_window_that_waited_for_the_store_begins_where_the_other_was_last(starter: _Starter) -> None:
    starter.remember_place("asked")
    starter.before_answer = "families"
    starter.asked.answer = Way.TRY_AGAIN
    starter.opening.append(Trouble(TroubleCode.STORE_LOCKED))
    _, screen = starter.start_on_live()
    assert screen.room.editor.caret_block_id == starter.meeting.blocks["families"]


def test_a_store_that_could_not_be_opened_is_tried_again_when_asked(starter: _Starter) -> None:
    starter.remember_place("asked")
    starter.asked.answer = Way.TRY_AGAIN
    starter.opening.append(Trouble(TroubleCode.STORE_BUSY))
    starter.start_on_live()
    assert len(starter.asked.titles) == 1


def test_a_store_that_cannot_be_opened_closes_the_window_when_asked(starter: _Starter, qtbot: QtBot) -> None:
    starter.opening.append(Trouble(TroubleCode.STORE_NEWER))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.asked.titles == ["These records need a newer Clerk"]


OTHER, NEW = Path("/elsewhere/other.clerk"), Path("/elsewhere/new.clerk")


@pytest.mark.parametrize(
    ("code", "at_the_default_place", "ways"),
    [
        (TroubleCode.STORE_NOT_OURS, False, (Way.QUIT, Way.OPEN_OTHER)),
        (TroubleCode.STORE_NEWER, True, (Way.QUIT, Way.BEGIN_NEW, Way.OPEN_OTHER)),
        (TroubleCode.STORE_DAMAGED, True, (Way.QUIT, Way.BEGIN_NEW, Way.OPEN_OTHER, Way.SALVAGE)),
        (TroubleCode.MAY_NOT_READ, False, (Way.QUIT, Way.OPEN_OTHER, Way.TRY_AGAIN)),
        (TroubleCode.DISK_ERROR, True, (Way.QUIT, Way.BEGIN_NEW, Way.OPEN_OTHER, Way.TRY_AGAIN)),
        (TroubleCode.STORE_LOCKED, True, (Way.QUIT, Way.OPEN_OTHER, Way.TRY_AGAIN, Way.READ_ONLY)),
        (TroubleCode.STORE_READ_ONLY, False, (Way.QUIT, Way.OPEN_OTHER, Way.TRY_AGAIN, Way.READ_ONLY)),
    ],
)
def test_each_trouble_with_opening_has_its_ways_on_and_the_safe_one_last(
    starter: _Starter, qtbot: QtBot, code: TroubleCode, at_the_default_place: bool, ways: tuple[Way, ...]
) -> None:
    starter.new_place = _new_place if at_the_default_place else None
    starter.opening.append(Trouble(code))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.asked.ways == [ways]


BACKUP = Backup(path=Path("/records backups/last.clerk"), taken=datetime(2020, 10, 2, 8, tzinfo=UTC), size=1)


def test_damaged_records_of_which_there_is_a_backup_can_be_left_for_that(starter: _Starter, qtbot: QtBot) -> None:
    earlier = Backup(path=Path("/records backups/earlier.clerk"), taken=datetime(2020, 10, 1, tzinfo=UTC), size=1)
    starter.backups = (BACKUP, earlier)
    starter.asked.answer = Way.GO_BACK
    starter.opening.append(Trouble(TroubleCode.STORE_DAMAGED))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.asked.ways == [(Way.QUIT, Way.OPEN_OTHER, Way.SALVAGE, Way.GO_BACK)]
    assert starter.gone_back_to == [BACKUP.path]
    assert program.next is not None


def test_damaged_records_can_be_left_for_what_is_whole_of_them(starter: _Starter, qtbot: QtBot) -> None:
    starter.asked.answer = Way.SALVAGE
    starter.opening.append(Trouble(TroubleCode.STORE_DAMAGED))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.asked.ways == [(Way.QUIT, Way.OPEN_OTHER, Way.SALVAGE)]
    assert program.next is not None


def test_records_that_are_only_newer_are_not_given_up_for_a_backup(starter: _Starter, qtbot: QtBot) -> None:
    starter.backups = (BACKUP,)
    starter.opening.append(Trouble(TroubleCode.STORE_NEWER))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.asked.ways == [(Way.QUIT, Way.OPEN_OTHER)]


def test_where_a_backup_cannot_take_their_place_the_records_are_opened_as_they_were(starter: _Starter) -> None:
    starter.remember_place("asked")
    starter.is_going_back = True
    starter.asked.answer = Way.AS_BEFORE
    starter.opening.append(Trouble(TroubleCode.DISK_FULL))
    starter.start_on_live()
    assert starter.asked.ways == [(Way.QUIT, Way.OPEN_OTHER, Way.AS_BEFORE)]


def test_records_that_cannot_be_opened_as_they_were_either_have_their_own_ways_on(
    starter: _Starter, qtbot: QtBot
) -> None:
    starter.is_going_back = True
    starter.opening += [Trouble(TroubleCode.STORE_NEWER), Trouble(TroubleCode.DISK_FULL)]
    starter.asked.then = [Way.AS_BEFORE]
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.asked.ways[1] == (Way.QUIT, Way.OPEN_OTHER)


def _new_place() -> Path:
    return NEW


def test_other_records_can_be_opened_where_these_could_not(starter: _Starter, qtbot: QtBot) -> None:
    starter.asked.answer = Way.OPEN_OTHER
    starter.chosen = [OTHER]
    starter.opening.append(Trouble(TroubleCode.STORE_NOT_OURS))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.started_on == [OTHER]
    assert starter.suggested == [None]
    assert program.next is not None


def test_whoever_chooses_no_records_after_all_is_asked_again(starter: _Starter, qtbot: QtBot) -> None:
    starter.asked.answer = Way.OPEN_OTHER
    starter.chosen = [OTHER, None]
    starter.opening.append(Trouble(TroubleCode.STORE_NEWER))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert len(starter.asked.titles) == 2
    assert starter.started_on == [OTHER]


def test_new_records_can_be_begun_where_those_of_the_default_place_could_not_be_opened(
    starter: _Starter, qtbot: QtBot
) -> None:
    starter.new_place = _new_place
    starter.asked.answer = Way.BEGIN_NEW
    starter.chosen = [NEW]
    starter.opening.append(Trouble(TroubleCode.STORE_DAMAGED))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert starter.suggested == [NEW]
    assert starter.started_on == [NEW]


def test_a_store_read_in_an_older_version_is_not_offered_to_be_read_again(starter: _Starter, qtbot: QtBot) -> None:
    starter.opening.append(Trouble(TroubleCode.STORE_OLDER, version=0))
    program = starter.start()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert Way.READ_ONLY not in starter.asked.ways[0]
