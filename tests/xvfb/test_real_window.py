"""The program under a real X server: a meeting is held by key events alone, and the store has what was typed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.cli.gui import LOOK_FILE, state_file
from clerk_app.cli.showcase import make_store
from clerk_app.domain.actions import Action
from clerk_app.domain.board import Board
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.timeline import Event, EventKind
from tests.xvfb.display import Display, display, remembered, running, wait_until

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(180)]

OPENED = "The Chair opened the meeting and welcomed everyone."
WENT_ON = " The meeting went on."
ASKED = "Ask young people whether the priorities are right"


class Records:
    """What is committed in a store that somebody else has open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self, kind: type[Entity]) -> list[Entity]:
        """Every entity of a kind."""
        with bootstrap.closing(bootstrap.open_read_only(self._path)) as app:
            return list(app.queries.where(kind))

    def papers(self) -> set[str]:
        """The endings of the papers that lie beside the store."""
        return {path.suffix for path in self._path.parent.iterdir()} & {".docx", ".pdf"}

    def has_event(self, kind: EventKind) -> bool:
        """Whether something of this kind was recorded."""
        return any(isinstance(event, Event) and event.kind is kind for event in self.all(Event))

    def texts(self, kind: BlockKind) -> list[str]:
        """The words of all blocks of a kind."""
        return [one.text.plain for one in self.all(Block) if isinstance(one, Block) and one.kind is kind]


@pytest.fixture
def pictures() -> Path:
    """A folder that outlives the test, so that somebody can look."""
    return Path(tempfile.mkdtemp(prefix="clerk-pictures-"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the sample boards, one of which meets today; papers are exported beside it."""
    path = tmp_path / "records.clerk"
    make_store(path, bootstrap.system_clock())
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder of whoever sits at the display."""
    return tmp_path / "home"


@pytest.fixture
def screen(home: Path, pictures: Path) -> Iterator[Display]:
    with display(home, pictures) as started:
        yield started


def test_a_meeting_is_held_by_keys_in_the_real_window(
    screen: Display, home: Path, store: Path, pictures: Path, repository: Path
) -> None:
    print(f"Pictures: {pictures}")
    records = Records(store)
    with running(screen, repository, "clerk_app", "--store", str(store)):
        _hold(screen, records)
        _show_the_room(screen, records)
        _enlarge(screen, home)
        screen.press("ctrl+q")
    assert OPENED in records.texts(BlockKind.PARAGRAPH)
    assert [text for text in records.texts(BlockKind.ACTION) if text.startswith(ASKED)]
    assert records.all(Action)
    assert records.has_event(EventKind.LEFT)


def test_the_first_run_is_shown_where_there_are_no_records(
    screen: Display, home: Path, tmp_path: Path, pictures: Path, repository: Path
) -> None:
    print(f"Pictures: {pictures}")
    store = tmp_path / "records.clerk"
    with running(screen, repository, "clerk_app", "--store", str(store)):
        screen.give_focus("Clerk")
        wait_until(lambda: remembered(state_file(store), "place.screen") == "first_run", "the first run is shown")
        screen.press("alt+v", "d")
        wait_until(lambda: remembered(_look(home), "window.colours") == "dark", "the colours are dark")
        screen.picture("01-first-run-dark")
        screen.press("Tab", "Tab", "Return")
        _reached(screen, "Home", "02-home-dark")
        screen.press("ctrl+q")
    assert len(Records(store).all(Board)) == 5


def _show_the_room(screen: Display, records: Records) -> None:
    """The room display comes and goes while the keys stay with the minutes."""
    title = screen.title()
    screen.press("F5")
    wait_until(lambda: screen.shows("Room display"), "the room display is shown")
    screen.picture("12-room-display")
    assert screen.title() == title
    screen.write(WENT_ON)
    wait_until(lambda: records.texts(BlockKind.DECISION)[-1].endswith(WENT_ON), "what is typed beside it is saved")
    screen.press("shift+F5")
    screen.press("F5")
    wait_until(lambda: not screen.shows("Room display"), "the room display is gone")
    assert screen.title() == title


def _hold(screen: Display, records: Records) -> None:
    screen.give_focus("Clerk")
    _reached(screen, "Children and Young People", "01-home")
    screen.press("Return")
    _reached(screen, "Roll call", "02-roll-call-empty")
    screen.press("p", "p", "p", "p", "r", "shift+p")
    wait_until(lambda: len(_arrivals(records)) >= 10, "everybody is marked")
    screen.picture("03-roll-call")
    screen.press("ctrl+Return")
    _reached(screen, "Live meeting", "04-live-empty")
    screen.write(OPENED)
    screen.press("Return")
    screen.write(f"/a {ASKED} @comm")
    screen.press("Return", "Return")
    wait_until(lambda: bool(records.all(Action)), "the action is recorded")
    screen.press("ctrl+shift+l")
    screen.write("police")
    screen.picture("05-arrived-or-left")
    screen.press("Return")
    wait_until(lambda: records.has_event(EventKind.LEFT), "the departure is recorded")
    screen.write("/r That the draft go to scrutiny.")
    wait_until(lambda: any(records.texts(BlockKind.DECISION)), "the decision is saved")
    screen.picture("06-live")
    screen.press("ctrl+k")
    screen.write("roll")
    screen.picture("07-commands")
    screen.press("Escape", "ctrl+slash")
    screen.picture("08-keys")
    screen.press("Escape", "ctrl+shift+e")
    screen.picture("09-export")
    screen.press("Return")
    wait_until(lambda: records.papers() == {".docx", ".pdf"}, "Word and PDF are written")
    screen.picture("10-exported")
    screen.press("Return", "Escape")
    wait_until(lambda: "Preview and export" not in screen.title(), "the meeting is shown again")


def _enlarge(screen: Display, home: Path) -> None:
    screen.press(*["ctrl+equal"] * 5)
    wait_until(lambda: remembered(_look(home), "window.text_size") == 200, "the text is at 200 %")
    screen.picture("11-live-200")


def _look(home: Path) -> Path:
    return bootstrap.data_folder({"XDG_DATA_HOME": str(home)}, "linux") / LOOK_FILE


def _reached(screen: Display, title: str, name: str) -> None:
    wait_until(lambda: title in screen.title(), f"“{title}” is in the window’s title")
    screen.picture(name)


def _arrivals(records: Records) -> list[Event]:
    events = [event for event in records.all(Event) if isinstance(event, Event)]
    latest = max((one for one in records.all(Meeting) if isinstance(one, Meeting)), key=lambda one: one.date)
    return [event for event in events if event.kind is EventKind.ARRIVED and event.meeting_id == latest.id]
