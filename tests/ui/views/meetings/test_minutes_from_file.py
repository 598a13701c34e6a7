"""Minutes of another program become those of the meeting of their day, or of a new one, after they were looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block
from clerk_app.domain.minutes_list import MinutesList
from clerk_app.services.acts import ImportEntities
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui import minutes_from_file
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.views.meetings.view import MeetingsScreen
from clerk_app.ui.views.minutes_proposal.view import MinutesProposal
from tests.ui.views.agenda.test_taking_over import READING
from tests.ui.views.stage import BOARD, DAY, Stage

WRITTEN = """Minutes of the Harbour Board
{day}
Apologies: Cy
1. Welcome
All were welcome.
2. Dredging
ACTION: Harbour Master to ask for prices.
"""
Opener = Callable[[type[MeetingsScreen | AgendaScreen]], MeetingsScreen | AgendaScreen]


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    stage = make_stage()
    stage.with_meeting()
    stage.desk = replace(stage.desk, files=replace(READING, read_minutes=bootstrap.read_minutes))
    return stage


@pytest.fixture
def opened(stage: Stage, qtbot: QtBot) -> Opener:
    """Shows a screen where minutes are read."""

    def opener(kind: type[MeetingsScreen | AgendaScreen]) -> MeetingsScreen | AgendaScreen:
        screen = kind(stage.desk)
        qtbot.addWidget(screen)
        screen.resize(1100, 640)
        stage.cover(screen)
        stage.popups.furnish(stage.desk, {PopupName.MINUTES_PROPOSAL: MinutesProposal})
        name = ScreenName.MEETINGS if kind is MeetingsScreen else ScreenName.AGENDA
        screen.visit(Place(screen=name, board_id=BOARD, meeting_id=stage.meeting))
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.take_focus()
        settle(stage)
        return screen

    return opener


def settle(stage: Stage) -> None:
    stage.done()
    stage.jobs.finish()
    stage.done()


def ask(
    stage: Stage, screen: QWidget, monkeypatch: pytest.MonkeyPatch, file: Path, day: str = "7 February 2019"
) -> None:
    """Ask for the minutes in a file of that day, and wait until they are read."""
    file.write_text(WRITTEN.format(day=day), encoding="utf-8")
    monkeypatch.setattr(minutes_from_file, "choose_minutes", lambda _: file)
    assert isinstance(screen, (MeetingsScreen, AgendaScreen))
    screen.commands()[ActionId.MINUTES_FROM_FILE]()
    settle(stage)


def proposal(stage: Stage) -> MinutesProposal:
    popup = stage.popups.current
    assert isinstance(popup, MinutesProposal)
    return popup


def enter(stage: Stage) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    settle(stage)


def words(stage: Stage, meeting: Meeting) -> list[str]:
    record = stage.store.queries.meeting_record(meeting.id)
    assert record is not None
    return [block.text.plain for minute in record.minutes for block in record.blocks_of[minute.id]]


def test_minutes_of_a_day_without_a_meeting_become_a_new_draft_of_that_day(
    stage: Stage, opened: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = opened(MeetingsScreen)
    assert isinstance(screen, MeetingsScreen)
    ask(stage, screen, monkeypatch, tmp_path / "minutes.txt")
    popup = proposal(stage)
    assert popup.said.text().startswith("This is what was read. It becomes a new meeting of Thursday 7 February 2019")
    assert "Minutes of the Harbour Board" in popup.doubts.text()
    assert [row.box.isChecked() for row in popup.rows] == [True, True]
    enter(stage)
    new = next(one for one in stage.all(Meeting) if one.date == date(2019, 2, 7))
    assert words(stage, new) == ["Apologies: Cy", "All were welcome.", "To ask for prices."]
    assert screen.undo_bar.accessibleName().startswith("2 minutes were taken over into the meeting of")
    assert isinstance(stage.acts[-1], ImportEntities)
    screen.commands()[ActionId.UNDO]()
    settle(stage)
    assert date(2019, 2, 7) not in [one.date for one in stage.all(Meeting)]


def test_minutes_of_a_day_with_a_meeting_become_that_meetings(
    stage: Stage, opened: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = opened(MeetingsScreen)
    ask(stage, screen, monkeypatch, tmp_path / "minutes.txt", f"{DAY:%d %B %Y}")
    assert "Nothing is in the minutes of" in proposal(stage).said.text()
    enter(stage)
    assert len(stage.all(Meeting)) == 1
    assert words(stage, stage.the_meeting())[-1] == "To ask for prices."


def test_on_an_agenda_they_become_those_of_its_meeting_whatever_day_they_name(
    stage: Stage, opened: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = opened(AgendaScreen)
    ask(stage, screen, monkeypatch, tmp_path / "minutes.txt")
    proposal(stage).rows[0].box.setChecked(False)
    enter(stage)
    assert len(stage.all(Meeting)) == 1
    assert [item.title for item in stage.all(AgendaItem, meeting_id=stage.meeting)][-1] == "Dredging"
    assert [block.text.plain for block in stage.all(Block)] == ["To ask for prices."]


def test_a_file_that_holds_no_minutes_is_told_and_nothing_is_changed(
    stage: Stage, opened: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(path: Path) -> MinutesList:
        raise Trouble(TroubleCode.FILE_NOT_READ, reason="locked", path=str(path))

    stage.desk = replace(stage.desk, files=replace(READING, read_minutes=refused))
    screen = opened(MeetingsScreen)
    assert isinstance(screen, MeetingsScreen)
    ask(stage, screen, monkeypatch, tmp_path / "minutes.docx")
    assert stage.popups.current is None
    assert "is locked by a password" in screen.message.text
    assert stage.acts == []
