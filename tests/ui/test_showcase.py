"""The one command on a machine without a display: the sample meeting is held, and its papers and picture are there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.cli import main, showcase
from clerk_app.cli.display import has_display
from clerk_app.domain.actions import Action
from clerk_app.domain.board import Board
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import CreateBoard
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui import hands as hands_module
from clerk_app.ui.hands import Hands, NothingHappened
from clerk_app.ui.sample_script import BOARD, SENTENCES
from tests.fakes import CountingIds


def _start(repository: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "clerk_app", "showcase", "--folder", str(folder)]
    return subprocess.run(command, cwd=repository, env=settings, capture_output=True, text=True, timeout=100)


@pytest.fixture(scope="module")
def held(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder after the command, and what it said."""
    folder = tmp_path_factory.mktemp("showcase") / "out"
    return folder, _start(repository, folder)


@pytest.fixture(scope="module")
def record(held: tuple[Path, subprocess.CompletedProcess[str]]) -> MeetingRecord:
    """The sample meeting as it is in the store afterwards."""
    folder, _ = held
    with bootstrap.closing(bootstrap.open_read_only(folder / showcase.PASSING_STORE)) as app:
        (board,) = [board for board in app.queries.where(Board) if board.names[0].name == BOARD]
        line = app.queries.meetings(board.id)[0]
        found = app.queries.meeting_record(line.meeting.id)
    assert found is not None
    return found


def test_it_ends_well_and_says_where_everything_is(held: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = held
    assert (done.returncode, done.stderr.replace("This plugin does not support raise()\n", "")) == (0, "")
    told = [Path(line.strip()) for line in done.stdout.splitlines() if line.startswith("  ")]
    assert [path.suffix for path in told] == [".docx", ".pdf", ".png"]
    assert all(path.parent == folder and path.stat().st_size > 5_000 for path in told)


def test_the_picture_shows_the_live_screen(held: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = held
    picture = QImage(str(folder / "live-meeting.png"))
    assert (picture.width(), picture.height()) == (1366, 690)
    assert len({picture.pixel(x, y) for x in range(0, 1366, 4) for y in range(0, 690, 4)}) > 20


def test_the_meeting_is_in_the_store_as_it_was_typed(record: MeetingRecord) -> None:
    kept = "\n".join(block.text.plain for block in record.blocks)
    assert [sentence for sentence in SENTENCES if sentence not in kept] == []
    kinds = {event.kind for event in record.events}
    assert {EventKind.STARTED, EventKind.LEFT, EventKind.ENDED} <= kinds


def test_the_roll_was_called_for_whom_it_was_meant(record: MeetingRecord) -> None:
    substitute = next(one for one in record.attendees if one.substitute_for is not None)
    principal = next(one for one in record.attendees if one.id == substitute.substitute_for)
    assert record.party_name(principal.who) == "Consultant in Public Health"
    (joined,) = (event for event in record.events if event.remote)
    remote = next(one for one in record.attendees if one.id == joined.attendee_id)
    assert record.party_name(remote.who) == "Clinical Commissioning Group representative"


def test_leading_words_became_actions_decisions_notes_and_declarations(record: MeetingRecord) -> None:
    kinds = [block.kind for block in record.by_id.values() if isinstance(block, Block)]
    counted = {kind: kinds.count(kind) for kind in set(kinds) - {BlockKind.PARAGRAPH}}
    assert counted == {
        BlockKind.ACTION: 2,
        BlockKind.DECISION: 2,
        BlockKind.PRIVATE_NOTE: 1,
        BlockKind.DECLARATION: 1,
    }
    owned = [entity for entity in record.by_id.values() if isinstance(entity, Action) and entity.owners]
    assert len([action for action in owned if action.due is not None]) == 2


@pytest.mark.slow
def test_a_second_run_replaces_no_paper(held: tuple[Path, subprocess.CompletedProcess[str]], repository: Path) -> None:
    folder, _ = held
    papers = sorted(folder.glob("*.docx"))
    papers[0].write_bytes(b"corrected by hand")
    assert _start(repository, folder).returncode == 0
    assert papers[0].read_bytes() == b"corrected by hand"
    assert len(list(folder.glob("*.docx"))) == 2


def test_what_is_typed_into_the_store_of_the_window_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showcase, "run", lambda launch: 0)
    assert showcase.in_window(tmp_path) == 0
    store = tmp_path / showcase.KEPT_STORE
    with bootstrap.closing(bootstrap.open_existing(store)) as app:
        app.execute(CreateBoard(board=Board(id=CountingIds(9).new(), names=(DatedName("Harbour Board"),))))
    assert showcase.in_window(tmp_path) == 0
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        assert len(app.queries.boards()) == 6


def test_papers_are_offered_beside_the_store(tmp_path: Path) -> None:
    showcase.make_store(tmp_path / "sample.clerk", bootstrap.system_clock())
    remembered = json.loads((tmp_path / "sample.clerk.window.json").read_text(encoding="utf-8"))
    assert remembered == {"export.folder": str(tmp_path), "export.formats": "docx,pdf"}


def test_a_store_that_is_open_elsewhere_is_not_removed(tmp_path: Path) -> None:
    store = tmp_path / showcase.PASSING_STORE
    opened = bootstrap.open_or_create(store)
    with pytest.raises(Trouble) as refused:
        showcase.remove_store(store)
    opened.close()
    assert refused.value.code is TroubleCode.STORE_LOCKED
    assert store.exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(Trouble) as refused:
        showcase.show(tmp_path / "out")
    assert refused.value.code is TroubleCode.NO_PERMISSION


@pytest.mark.parametrize(
    ("variables", "platform", "seen"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", True),
    ],
)
def test_a_display_is_known_by_its_session(variables: dict[str, str], platform: str, seen: bool) -> None:
    assert has_display(variables, platform) is seen


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_the_window_without_a_display_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    assert main(["--store", str(tmp_path / "records.clerk")]) == 1
    assert "There is no display here" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_meeting_that_cannot_be_held_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise NothingHappened("the meeting has ended")

    monkeypatch.setattr("clerk_app.ui.showcase.carry_through", fails)
    assert showcase.offscreen(tmp_path) == 1
    assert "it did not come about that the meeting has ended" in capsys.readouterr().err


def test_hands_type_press_and_lose_patience(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.show()
    hands = Hands(window, lambda: True)
    hands.take_up()
    field.setFocus()
    hands.write("Minutes, 2nd draft")
    hands.press("Home", "Delete", "M")
    assert field.text() == "minutes, 2nd draft"
    monkeypatch.setattr(hands_module, "PATIENCE_S", 0.0)
    with pytest.raises(NothingHappened, match="the field is empty"):
        hands.wait_until(lambda: not field.text(), "the field is empty")
