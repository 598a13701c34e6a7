from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import Act, CreateBoard, ImportEntities
from clerk_app.services.exporting import Exporting
from clerk_app.services.ports import Ids, Queries
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.files import Files
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.first_run.presenter import is_interchange
from clerk_app.ui.views.first_run.view import FirstRunScreen
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.ui.views.stage import BOARD, Stage, board_entities, known_id


def _sample(queries: Queries, ids: Ids) -> tuple[Act, ...]:
    return (ImportEntities(entities=board_entities()), CreateBoard(board=_board("Second sample", 2)))


def _import(path: Path, queries: Queries, ids: Ids) -> Act:
    if path.name == "broken.json":
        raise Trouble(TroubleCode.FILE_NOT_INTERCHANGE, path=str(path))
    return ImportEntities(entities=board_entities())


def _board(name: str, number: int) -> Board:
    return Board(id=known_id("b", number), names=(DatedName(name),))


class _FilePicker:
    """Stands for the computer's own dialog."""

    def __init__(self) -> None:
        self.chosen: Path | None = None

    def __call__(self, parent: QWidget) -> Path | None:
        return self.chosen


@pytest.fixture
def picker() -> _FilePicker:
    return _FilePicker()


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def show(qtbot: QtBot, picker: _FilePicker, opened: list[Path]) -> Callable[[Stage], FirstRunScreen]:
    """Shows the first run over a store."""

    def shown(stage: Stage) -> FirstRunScreen:
        def no_exports(queries: Queries) -> Exporting:
            raise AssertionError

        def no_writing(path: Path, data: bytes) -> None:
            raise AssertionError

        files = Files(exporting=no_exports, write=no_writing, sample_acts=_sample, import_act=_import)
        desk = replace(stage.desk, files=files, open_other=opened.append)
        screen = FirstRunScreen(desk, None, picker)
        qtbot.addWidget(screen)
        screen.resize(1366, 640)
        screen.visit(Place(screen=ScreenName.FIRST_RUN))
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.take_focus()
        return screen

    return shown


def answered(stage: Stage) -> None:
    """Wait for the job and for every act that follows from it."""
    stage.jobs.finish()
    for _ in range(3):
        stage.done()


def test_only_interchange_files_are_brought_in() -> None:
    assert is_interchange(Path("board.JSON"))
    assert not is_interchange(Path("records.clerk"))


def test_the_focus_starts_on_setting_up_a_board(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    assert show(stage).set_up.hasFocus()
    stage.done()
    assert stage.acts == []


def test_enter_a_name_and_enter_make_a_board_and_lead_to_its_members(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    QTest.keyClick(screen.set_up, Qt.Key.Key_Return)
    assert screen.name.hasFocus()
    QTest.keyClicks(screen.name, "Harbour Board")
    QTest.keyClick(screen.name, Qt.Key.Key_Return)
    stage.done()
    (board,) = stage.all(Board)
    assert (board.names, board.chair_title) == ((DatedName("Harbour Board"),), "Chair")
    assert (stage.places[-1].screen, stage.places[-1].board_id) == (ScreenName.MEMBERS, board.id)


def test_the_chair_of_the_board_may_be_called_otherwise(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    screen.set_up.click()
    QTest.keyClicks(screen.name, "Harbour Board")
    QTest.keyClick(screen.name, Qt.Key.Key_Tab)
    assert screen.chair.hasFocus()
    QTest.keyClicks(screen.chair, "Convener")
    QTest.keyClick(screen.chair, Qt.Key.Key_Return)
    stage.done()
    (board,) = stage.all(Board)
    assert board.chair_title == "Convener"


def test_enter_pressed_twice_makes_one_board(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    screen.set_up.click()
    QTest.keyClicks(screen.name, "Harbour Board")
    QTest.keyClick(screen.name, Qt.Key.Key_Return)
    QTest.keyClick(screen.name, Qt.Key.Key_Return)
    stage.done()
    assert len(stage.all(Board)) == 1


def test_a_missing_name_is_asked_for_and_esc_goes_back(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    screen.set_up.click()
    QTest.keyClick(screen.name, Qt.Key.Key_Return)
    assert screen.message.title == "Type the name of the board, as its minutes should print it."
    QTest.keyClick(screen.name, Qt.Key.Key_Escape)
    assert screen.set_up.hasFocus()
    assert not screen.name_row.isVisible()
    assert stage.acts == []


def test_the_sample_boards_are_put_in_one_act_after_another(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    screen.sample.click()
    assert screen.message.isVisible()
    assert not screen.set_up.isEnabled()
    answered(stage)
    assert [type(act) for act in stage.acts] == [ImportEntities, CreateBoard]
    assert stage.places[-1].screen is ScreenName.HOME


def test_records_are_opened_in_place_of_these(
    make_stage: Callable[..., Stage],
    show: Callable[[Stage], FirstRunScreen],
    picker: _FilePicker,
    opened: list[Path],
) -> None:
    stage = make_stage()
    screen = show(stage)
    screen.open_records.click()
    assert opened == []
    picker.chosen = Path("/somewhere/records.clerk")
    screen.open_records.click()
    assert opened == [picker.chosen]
    assert stage.acts == []


def test_an_interchange_file_is_brought_in(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen], picker: _FilePicker
) -> None:
    stage = make_stage()
    screen = show(stage)
    picker.chosen = Path("board.json")
    screen.open_records.click()
    answered(stage)
    assert stage.places[-1] == Place(screen=ScreenName.HOME, board_id=BOARD)


def test_a_file_that_cannot_be_read_changes_nothing_and_is_told(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen], picker: _FilePicker
) -> None:
    stage = make_stage()
    screen = show(stage)
    picker.chosen = Path("broken.json")
    screen.open_records.click()
    answered(stage)
    assert stage.places == []
    assert stage.acts == []
    assert "Nothing was taken over." in screen.message.text
    assert screen.set_up.isEnabled()


def test_what_could_not_be_saved_is_told_and_may_be_tried_again(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    screen.set_up.click()
    QTest.keyClicks(screen.name, "Harbour Board")
    screen.name_button.click()
    stage.done()
    assert screen.message.title
    assert stage.places == []
    screen.name_button.click()
    stage.done()
    assert stage.places[-1].screen is ScreenName.MEMBERS


def test_text_size_and_colours_are_applied_at_once_and_remembered(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    assert screen.comfort.sizes[0].isChecked()
    screen.comfort.sizes[2].click()
    assert stage.theme.text_size == 150
    assert stage.desk.state.number("window.text_size") == 150
    screen.comfort.schemes["dark"].click()
    assert stage.theme.tokens.scheme == "dark"
    assert stage.desk.state.text("window.colours") == "dark"


def test_a_size_chosen_elsewhere_is_shown(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    stage.theme.set_text_size(125)
    assert [segment.isChecked() for segment in screen.comfort.sizes] == [False, True, False, False]
    stage.theme.set_text_size(110)
    assert not any(segment.isChecked() for segment in screen.comfort.sizes)


def test_short_forms_are_expanded_until_that_is_switched_off(
    qtbot: QtBot, make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    box = screen.comfort.typing["typing.short_forms"]
    assert box.isChecked()
    box.click()
    assert stage.desk.state.number("typing.short_forms", 1) == 0
    stage.with_meeting()
    live = LiveScreen(stage.desk)
    qtbot.addWidget(live)
    live.visit(stage.place())
    assert live.room.editor.typing.short_forms == {}
    live.leave()


def test_reading_only_can_open_other_records_and_nothing_else(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage(read_only=True)
    screen = show(stage)
    assert screen.open_records.hasFocus()
    assert not screen.set_up.isEnabled()
    assert not screen.sample.isEnabled()
    assert screen.message.title.startswith("You are reading only.")


def test_in_a_narrow_window_everything_is_still_there(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    stage = make_stage()
    screen = show(stage)
    stage.theme.set_text_size(200)
    QApplication.processEvents()
    assert screen.comfort.isVisible()
    assert screen.comfort.geometry().top() > screen.sample.geometry().bottom()
    assert screen.minimumSizeHint().height() < 640


def test_every_control_says_what_it_is(
    make_stage: Callable[..., Stage], show: Callable[[Stage], FirstRunScreen]
) -> None:
    screen = show(make_stage())
    reachable = [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) >= 12
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in reachable)
