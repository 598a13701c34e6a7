"""An agenda from a file or the clipboard is looked at first, and taken over as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app import bootstrap
from clerk_app.domain.agenda import Purpose
from clerk_app.domain.agenda_list import AgendaDoubt, AgendaList, ItemDoubt, ListedItem
from clerk_app.domain.doubts import Place, doubt
from clerk_app.domain.member_list import LeftOver
from clerk_app.services.acts import Act, CreateMeeting, ImportEntities
from clerk_app.services.exporting import Exporting
from clerk_app.services.ports import Ids, Queries
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.files import Files
from clerk_app.ui.place import Place as WhereToGo
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.agenda import view as agenda_view
from clerk_app.ui.views.agenda.presenter import is_only_titles
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.views.agenda_proposal.presenter import proposal_page
from clerk_app.ui.views.agenda_proposal.view import AgendaProposal
from tests.ui.views.agenda.typing import Opener, agenda, focused, press, settle, write
from tests.ui.views.stage import BOARD, Stage

WRITTEN = """1. Welcome (Chair)
2. Parking in the harbour – Harbour Master
   For decision
3. Close
"""


def _no_exports(queries: Queries) -> Exporting:
    raise NotImplementedError


def _no_writing(path: Path, data: bytes) -> None:
    raise NotImplementedError


def _no_acts(queries: Queries, ids: Ids) -> tuple[Act, ...]:
    raise NotImplementedError


def _no_import(path: Path, queries: Queries, ids: Ids) -> Act:
    raise NotImplementedError


def _locked(path: Path) -> AgendaList:
    raise Trouble(TroubleCode.FILE_NOT_READ, reason="locked", path=str(path))


READING = Files(
    exporting=_no_exports,
    write=_no_writing,
    sample_acts=_no_acts,
    import_act=_no_import,
    read_agenda=bootstrap.read_agenda,
    read_pasted_agenda=bootstrap.read_pasted_agenda,
)


@pytest.fixture
def open_reading(open_agenda: Opener) -> Callable[..., AgendaScreen]:
    """Shows the screen where agendas are read."""

    def opened(stage: Stage, files: Files = READING) -> AgendaScreen:
        stage.desk = replace(stage.desk, files=files)
        screen = open_agenda(stage)
        stage.popups.furnish(stage.desk, {PopupName.AGENDA_PROPOSAL: AgendaProposal})
        return screen

    return opened


def _chooser(file: Path) -> Callable[[QWidget], Path]:
    """A dialog in which this file is chosen."""

    def choose(parent: QWidget) -> Path:
        return file

    return choose


def paste(stage: Stage, text: str) -> None:
    """Ctrl+V of this text, read by its job."""
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    stage.jobs.finish()


def proposal(stage: Stage) -> AgendaProposal:
    popup = stage.popups.current
    assert isinstance(popup, AgendaProposal)
    return popup


def test_an_agenda_that_is_pasted_is_looked_at_and_taken_over_with_enter(
    blank: Stage, open_reading: Callable[..., AgendaScreen]
) -> None:
    screen = open_reading(blank)
    before = blank.store.state()
    paste(blank, WRITTEN)
    popup = proposal(blank)
    assert [row.words.text() for row in popup.rows] == ["1  Welcome", "2  Parking in the harbour", "3  Close"]
    assert popup.rows[0].box.hasFocus()
    assert popup.rows[0].box.accessibleName() == "1  Welcome"
    assert popup.button.text() == "Put 3 items on the agenda"
    settle(blank, screen)
    assert blank.store.state() == before, "looking at it changes nothing"
    press(Qt.Key.Key_Return)
    settle(blank, screen)
    assert agenda(blank) == ["1 Welcome", "2 Parking in the harbour", "3 Close"]
    parking = blank.items()[1]
    assert [lead.words for lead in parking.leads] == ["Harbour Master"]
    assert parking.purpose is Purpose.DECISION
    assert len(blank.minutes()) == 3
    assert screen.undo_bar.accessibleName() == "3 items were added."
    assert len(blank.acts) == 1
    screen.commands()[ActionId.UNDO]()
    settle(blank, screen)
    assert blank.store.state() == before


def test_what_is_not_ticked_is_left_out(blank: Stage, open_reading: Callable[..., AgendaScreen]) -> None:
    screen = open_reading(blank)
    paste(blank, WRITTEN)
    popup = proposal(blank)
    press(Qt.Key.Key_Space)
    assert popup.button.text() == "Put 2 items on the agenda"
    press(Qt.Key.Key_Return)
    settle(blank, screen)
    assert [item.title for item in blank.items()] == ["Parking in the harbour", "Close"]


def test_esc_takes_nothing(blank: Stage, open_reading: Callable[..., AgendaScreen]) -> None:
    screen = open_reading(blank)
    paste(blank, WRITTEN)
    press(Qt.Key.Key_Escape)
    settle(blank, screen)
    assert blank.acts == []
    assert focused() is screen.sheet.rows[0].cells[next(iter(screen.sheet.rows[0].cells))]


def test_without_anything_ticked_there_is_nothing_to_take(
    blank: Stage, open_reading: Callable[..., AgendaScreen]
) -> None:
    open_reading(blank)
    paste(blank, "1. Welcome\n2. Close")
    popup = proposal(blank)
    for row in popup.rows:
        row.box.setChecked(False)
    assert not popup.button.isEnabled()
    press(Qt.Key.Key_Return)
    assert blank.popups.current is popup


def test_lines_that_no_reader_takes_for_an_agenda_are_items_all_the_same(
    blank: Stage, open_reading: Callable[..., AgendaScreen]
) -> None:
    def refuse(text: str, html: str) -> AgendaList:
        raise Trouble(TroubleCode.FILE_NOT_READ, reason="no_items", pasted=1)

    screen = open_reading(blank, replace(READING, read_pasted_agenda=refuse))
    paste(blank, "Welcome\nClose")
    settle(blank, screen)
    assert agenda(blank) == ["1 Welcome", "2 Close"]


@pytest.mark.parametrize("text", [WRITTEN, "Welcome\nClose"])
def test_what_is_read_too_late_is_put_on_no_other_agenda(
    blank: Stage, open_reading: Callable[..., AgendaScreen], text: str
) -> None:
    other = blank.made(CreateMeeting(board_id=BOARD, date=date(2024, 11, 1), start=time(10)))
    screen = open_reading(blank)
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    screen.visit(WhereToGo(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=other))
    blank.jobs.finish()
    settle(blank, screen)
    assert blank.popups.current is None
    assert blank.acts == []


def test_an_agenda_in_a_file_is_put_behind_what_is_there(
    stage: Stage, open_reading: Callable[..., AgendaScreen], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "agenda.txt"
    file.write_text(WRITTEN, encoding="utf-8")
    monkeypatch.setattr(agenda_view, "choose_agenda", _chooser(file))
    screen = open_reading(stage)
    write(" for absence")
    screen.commands()[ActionId.AGENDA_FROM_FILE]()
    assert screen.message.title == "The agenda is being read …"
    settle(stage, screen)
    stage.jobs.finish()
    assert not screen.message.isVisible()
    press(Qt.Key.Key_Return)
    settle(stage, screen)
    assert [item.title for item in stage.items()][-3:] == ["Welcome", "Parking in the harbour", "Close"]
    assert stage.items()[0].title == "Welcome and apologies for absence"
    assert isinstance(stage.acts[-1], ImportEntities)


def test_a_file_that_cannot_be_read_is_told(
    stage: Stage, open_reading: Callable[..., AgendaScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda_view, "choose_agenda", _chooser(Path("locked.docx")))
    screen = open_reading(stage, replace(READING, read_agenda=_locked))
    screen.commands()[ActionId.AGENDA_FROM_FILE]()
    stage.jobs.finish()
    assert "“locked.docx” is locked by a password." in screen.message.text
    assert stage.popups.current is None


def test_where_nothing_reads_files_none_is_asked_for(stage: Stage, open_agenda: Opener) -> None:
    assert ActionId.AGENDA_FROM_FILE not in open_agenda(stage).commands()


def test_what_a_reader_doubts_stands_at_its_item_and_over_all() -> None:
    found = AgendaList(
        items=(
            ListedItem(
                place=Place(line=1),
                title="Parking",
                number="4A",
                part_of=0,
                minutes=15,
                doubts=(doubt(ItemDoubt.LEAD_FROM_DASH, words="Harbour Master"),),
            ),
        ),
        left_over=tuple(LeftOver(place=Place(line=number), words=f"Line {number}") for number in range(2, 7)),
        doubts=(doubt(AgendaDoubt.NO_NUMBERS),),
    )
    page = proposal_page(found)
    assert page.doubts.splitlines()[0].startswith("Nothing is numbered")
    assert page.doubts.splitlines()[1] == (
        "Not understood, and left out: Line 2 (line 2); Line 3 (line 3); Line 4 (line 4), and 2 more."
    )
    (line,) = page.lines
    assert (line.words, line.note, line.is_part) == ("4A  Parking", "15 min", True)
    assert line.doubts == "“Harbour Master” behind the dash is taken for who leads."


def test_titles_alone_need_no_look() -> None:
    titles = tuple(ListedItem(place=Place(line=n), title=f"Item {n}") for n in (1, 2))
    assert is_only_titles(AgendaList(items=titles, doubts=(doubt(AgendaDoubt.NO_NUMBERS),)))
    assert not is_only_titles(AgendaList(items=(replace(titles[0], minutes=5), titles[1])))
    assert not is_only_titles(AgendaList(items=titles, titles=("Agenda",)))
