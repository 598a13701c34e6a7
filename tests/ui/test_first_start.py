"""Somebody starts Clerk for the first time: each way to begin leads to a board, by keys alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.cli.gui import launch_on
from clerk_app.services.interchange import export_store
from clerk_app.ui.app import Launch, Program
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import ScreenName
from clerk_app.ui.problems import Problem, Way
from clerk_app.ui.theme.theme import Theme
from tests.ui.running import CLOCK, Running, running


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where nothing is yet."""
    return tmp_path / "records.clerk"


@pytest.fixture
def first(store: Path, theme: Theme, qtbot: QtBot) -> Iterator[Running]:
    """The program, started where nothing is yet."""
    with running(store, theme, qtbot) as started:
        yield started


def _boards(window: Running) -> set[str]:
    return {board.names[0].name for board in window.queries.boards()}


class _FileChooser(QTimer):
    """Writes a path into the dialog that asks for a file, as soon as it asks."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.timeout.connect(self._choose)
        self.start(10)

    def _choose(self) -> None:
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(QLineEdit) if isinstance(dialog, QFileDialog) else None
        if field is not None:
            self.stop()
            field.setText(str(self._path))  # the dialog's own list under typed letters needs a display
            QTest.keySequence(field, QKeySequence("Return"))


def _open_file(window: Running, path: Path) -> None:
    """Choose the second way to begin, and this file."""
    chooser = _FileChooser(path)
    window.hands.press("Tab", "Return")
    assert not chooser.isActive()


def test_a_store_is_made_and_the_first_run_is_shown(first: Running, store: Path) -> None:
    assert first.place.screen is ScreenName.FIRST_RUN
    assert store.exists()


def test_a_board_is_set_up_by_its_name(first: Running) -> None:
    first.hands.press("Return")
    first.hands.write("Harbour Board")
    first.hands.press("Return")
    first.reach(ScreenName.MEMBERS)
    assert _boards(first) == {"Harbour Board"}


def test_the_sample_boards_are_brought_in(first: Running) -> None:
    first.hands.press("Tab", "Tab", "Return")
    first.reach(ScreenName.HOME)
    assert _boards(first) == {
        "Corporate Parenting Board",
        "Children and Young People's Partnership Board",
        "Strategic Partnership for Children",
        "Harbour City Children's Trust Board",
        "Health and Wellbeing Board",
    }


def test_an_interchange_file_is_taken_over(first: Running, tmp_path: Path) -> None:
    file = tmp_path / "board.json"
    with bootstrap.closing(bootstrap.open_or_create(tmp_path / "other.clerk", CLOCK)) as app:
        bootstrap.load_samples(app, CLOCK.now().date())
        file.write_text(export_store(app.queries), encoding="utf-8")
    _open_file(first, file)
    first.reach(ScreenName.HOME)
    assert len(_boards(first)) == 5


def test_a_file_that_is_none_of_ours_is_refused_in_words(first: Running, tmp_path: Path) -> None:
    file = tmp_path / "board.json"
    file.write_text("{}", encoding="utf-8")
    _open_file(first, file)
    assert first.place.screen is ScreenName.FIRST_RUN
    assert _boards(first) == set()
    screen = first.window.screen_shown
    assert screen is not None
    assert "board.json" in screen.message.accessibleName()  # type: ignore[attr-defined]


def test_other_records_are_opened_in_the_place_of_these(first: Running, tmp_path: Path) -> None:
    other = tmp_path / "other.clerk"
    bootstrap.open_or_create(other, CLOCK).close()
    _open_file(first, other)
    assert not first.window.isVisible()
    following = first.program.next
    assert isinstance(following, Launch)
    opened = following.open_store()
    assert isinstance(opened, bootstrap.Opened)
    assert opened.store.path == other
    opened.close()


def test_text_size_and_colours_are_kept_for_the_next_start(store: Path, theme: Theme, qtbot: QtBot) -> None:
    with running(store, theme, qtbot) as started:
        started.hands.press("Ctrl+=", "Ctrl+=")
    theme.set_text_size(100)
    with running(store, theme, qtbot):
        assert theme.text_size == 125


def test_heavy_libraries_come_by_themselves_but_only_after_the_first_screen(
    store: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with running(store, theme, qtbot, heavy_modules=("colorsys",)) as started:
        assert "colorsys" not in sys.modules
        started.hands.wait_until(lambda: "colorsys" in sys.modules, "the library is there")


def test_only_where_nobody_named_the_store_can_new_records_be_begun_in_its_stead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "default_store", lambda: tmp_path / "records.clerk")
    assert launch_on(tmp_path / "other.clerk").new_place is None
    begin = launch_on(tmp_path / "records.clerk").new_place
    assert begin is not None
    assert begin() == tmp_path / "records-2.clerk"


class _Answers:
    """Chooses this way, as somebody does with the mouse."""

    def __init__(self, way: Way) -> None:
        self._way = way

    def __call__(self, theme: Theme, problem: Problem, ways: tuple[Way, ...], window: MainWindow) -> Way:
        assert self._way in ways
        return self._way


@pytest.mark.parametrize("way", [Way.OPEN_OTHER, Way.BEGIN_NEW])
def test_a_file_that_is_no_store_leads_to_other_records_through_the_computers_own_dialog(
    way: Way, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    foreign, other = tmp_path / "letter.clerk", tmp_path / "other.clerk"
    foreign.write_bytes(b"no records")
    if way is Way.OPEN_OTHER:
        bootstrap.open_or_create(other).close()
    launch = replace(
        launch_on(foreign, CLOCK, tmp_path / "look.json"), new_place=partial(bootstrap.free_place, foreign)
    )
    program = Program(launch, theme, _Answers(way))
    qtbot.addWidget(program.window)
    chooser = _FileChooser(other)
    program.show()
    qtbot.waitUntil(lambda: program.next is not None)
    program.close()
    assert not chooser.isActive()
    assert program.next is not None
    program.next.open_store().close()
    assert other.is_file()
    assert foreign.read_bytes() == b"no records"
