"""Backups as the window speaks of them, on a real store, up to the records that are what a backup was."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.cli.gui import launch_on
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import CreateBoard
from clerk_app.services.backups import Backup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup_series import backups_of, folder_of
from clerk_app.ui.actions import ActionId
from clerk_app.ui.app import Launch, Program
from clerk_app.ui.background.backup_keeper import BackupNews
from clerk_app.ui.background.write_lane import StoreOpener
from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.confirm.view import ConfirmPopup
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from clerk_app.ui.widgets.message_bar import MessageBar
from tests.ui.running import CLOCK, Running, running

NEW_BOARD = Board(id=Id("f" * 32), names=(DatedName("Harbour Panel"),))


def store_of(window: Running) -> Path:
    return window.store_path


def foot(window: Running) -> str:
    return window.window.navigation._kept.text()


def news(window: Running) -> MessageBar | None:
    bar = window.window.contents.backups.bar
    return bar if bar.isVisible() else None


def run(window: Running, action: ActionId) -> None:
    window.window.book.run(action)
    window.hands.settle()


def test_the_foot_of_the_navigation_says_when_the_last_backup_was_made(window: Running) -> None:
    assert foot(window) == "Kept on this computer."
    window.hands.wait_until(lambda: foot(window) == "Kept on this computer.\nNo backup yet", "backups are looked for")
    window.window.book.run(ActionId.BACK_UP)
    assert foot(window) == "Kept on this computer.\nA backup is being made…"
    window.hands.settle()
    assert foot(window).startswith("Kept on this computer.\nLast backup today ")
    made = backups_of(store_of(window))
    assert len(made) == 1
    bar = news(window)
    assert bar is not None
    assert bar.title == f"A backup was made: {made[0].path.name}."
    bar.buttons()[-1].click()
    assert news(window) is None


def test_whoever_goes_back_to_a_backup_finds_the_records_as_they_were_and_the_others_kept(
    window: Running, theme: Theme, qtbot: QtBot
) -> None:
    boards = len(window.queries.boards())
    run(window, ActionId.BACK_UP)
    window.program.lane.submit(CreateBoard(board=NEW_BOARD))
    window.hands.settle()
    assert len(window.queries.boards()) == boards + 1
    run(window, ActionId.GO_BACK)
    assert isinstance(window.program.popups.current, PickPopup)
    window.hands.press("Return")
    asked = window.program.popups.current
    assert isinstance(asked, ConfirmPopup)
    assert asked.keep.hasFocus()
    asked.act.click()
    window.hands.settle()
    launch = window.program.next
    assert launch is not None
    window.program.close()
    after = Program(launch, theme)
    qtbot.addWidget(after.window)
    again = Running(after)
    assert len(again.queries.boards()) == boards
    bar = news(again)
    assert bar is not None
    assert bar.title == "You are back at the backup."
    [kept] = store_of(window).parent.glob("records.replaced-*.clerk")
    assert kept.name in bar.text
    after.window.close()
    after.close()


def test_words_that_the_disk_lost_from_the_log_are_told_of_with_the_file_that_keeps_the_rest(
    themed_application: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    store = a_crash_with_a_damaged_log(tmp_path)
    launch = replace(launch_on(store, CLOCK, tmp_path / "look.json"), heavy_modules=())
    program = Program(launch, themed_application)
    qtbot.addWidget(program.window)
    running = Running(program)
    bar = news(running)
    assert bar is not None
    assert bar.title == "The last words before Clerk ended may be missing."
    assert "“records.clerk.damaged-log”" in bar.text
    program.window.close()
    program.close()


def test_whoever_brings_back_what_is_whole_goes_on_with_it_and_the_damaged_file_is_kept(
    themed_application: Theme, sample_store: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    store = tmp_path / "records.clerk"
    with bootstrap.closing(bootstrap.open_read_only(sample_store)) as app:
        boards = [board.id for board in app.queries.boards()]
    store.write_bytes(bytes(4096) + sample_store.read_bytes()[4096:])
    launch = launch_on(store, CLOCK, tmp_path / "look.json")
    assert launch.salvaging is not None
    after = Program(replace(launch.salvaging(), heavy_modules=()), themed_application)
    qtbot.addWidget(after.window)
    again = Running(after)
    assert [board.id for board in again.queries.boards()] == boards
    bar = news(again)
    assert bar is not None
    assert bar.title == "What was whole of the damaged records is here."
    [kept] = tmp_path.glob("records.replaced-*.clerk")
    assert bar.text.endswith(f"The damaged records are kept in “{kept.name}”, in the same folder.")
    assert " entries are as they were written." in bar.text
    after.window.close()
    after.close()


def test_the_records_are_looked_through_for_damage_however_they_were_opened(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, backup = tmp_path / "records.clerk", tmp_path / "backup.clerk"
    for copy in (store, backup):
        shutil.copy(sample_store, copy)
    monkeypatch.setattr(bootstrap.Opened, "quick_damage", _opened_read_only)
    plain = launch_on(store, CLOCK, tmp_path / "look.json")
    assert plain.open_read_only is not None
    assert plain.salvaging is not None
    assert plain.going_back is not None
    assert facts_once_opened(plain, plain.open_store) == ("read-only: False",)
    assert facts_once_opened(plain, plain.open_read_only) == ("read-only: True",)
    salvaging, going_back = plain.salvaging(), plain.going_back(backup)
    assert facts_once_opened(salvaging, salvaging.open_store) == ("read-only: False",)
    assert facts_once_opened(going_back, going_back.open_store) == ("read-only: False",)


def test_a_window_that_only_reads_tells_of_damage_too_but_brings_nothing_back(
    sample_store: Path, tmp_path: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copy(sample_store, tmp_path / "records.clerk"))
    monkeypatch.setattr(bootstrap.Opened, "quick_damage", _opened_read_only)
    launch = launch_on(store, CLOCK, tmp_path / "look.json")
    assert launch.open_read_only is not None
    program = Program(replace(launch, open_store=launch.open_read_only, heavy_modules=(), backups=None), theme)
    qtbot.addWidget(program.window)
    reading = Running(program)
    reading.hands.wait_until(lambda: news(reading) is not None, "the damage is told")
    bar = news(reading)
    assert bar is not None
    assert bar.title == "The disk has damaged these records."
    assert not bar.buttons()[1].isVisible()
    program.window.close()
    program.close()


def _opened_read_only(opened: bootstrap.Opened) -> tuple[str, ...]:
    return (f"read-only: {opened.read_only}",)


def facts_once_opened(launch: Launch, opener: StoreOpener) -> tuple[str, ...]:
    """What a look through the store finds after it was opened so."""
    opened = opener()
    try:
        assert launch.find_damage is not None
        return launch.find_damage()
    finally:
        opened.close()


def a_crash_with_a_damaged_log(folder: Path) -> Path:
    """A store with a log of several commits, one of which the disk has changed."""
    (folder / "crashed").mkdir()
    path, crashed = folder / "records.clerk", folder / "crashed" / "records.clerk"
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        for number in range(9):
            app.execute(
                CreateBoard(board=replace(NEW_BOARD, id=Id(f"{number:032x}"), names=(DatedName(f"Panel {number}"),)))
            )
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{crashed}{ending}")
    log = crashed.with_name("records.clerk-wal")
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes(content)
    return crashed


def test_esc_leaves_the_records_as_they_are(window: Running) -> None:
    run(window, ActionId.BACK_UP)
    run(window, ActionId.GO_BACK)
    window.hands.press("Return", "Escape")
    assert window.program.popups.current is None
    assert window.program.next is None
    assert window.window.isVisible()


def test_a_backup_that_cannot_be_made_is_told_with_what_is_safe(window: Running) -> None:
    folder_of(store_of(window)).write_text("no folder", encoding="utf-8")
    run(window, ActionId.BACK_UP)
    bar = news(window)
    assert bar is not None
    assert bar.title.startswith("No backup could be made. ")
    assert "What is safe: " in bar.text
    assert foot(window).startswith("Kept on this computer.\nNo backup yet: ")


def test_damage_stays_told_until_it_is_read_though_a_backup_fails_meanwhile(window: Running) -> None:
    window.hands.settle()
    window.window.contents.backups.say_damaged(lambda: None)
    bar = news(window)
    assert bar is not None
    told, (_, bring_back, close) = bar.title, bar.buttons()
    assert window.program.backups is not None
    failed = BackupNews(error=Trouble(TroubleCode.STORE_DAMAGED, file="records.clerk"))
    window.program.backups.told.emit(failed)
    assert (bar.title, bring_back.isVisible()) == (told, True)
    window.go(ScreenName.LIVE)
    assert news(window) is bar
    window.go(ScreenName.MEETINGS)
    close.click()
    assert bar.title.startswith("No backup could be made. ")
    assert not bring_back.isVisible()


@pytest.mark.parametrize("fails", [True, False])
def test_damage_comes_back_after_the_answer_to_whoever_asked_for_a_backup(window: Running, *, fails: bool) -> None:
    window.hands.settle()
    window.window.contents.backups.say_damaged(lambda: None)
    bar = news(window)
    assert bar is not None
    told, (_, bring_back, close) = bar.title, bar.buttons()
    tell_of_a_backup_asked_for(window, fails=fails)
    assert bar.title.startswith("No backup could be made. " if fails else "A backup was made: ")
    assert not bring_back.isVisible()
    close.click()
    assert (bar.title, bring_back.isVisible()) == (told, True)
    close.click()
    assert news(window) is None


@pytest.mark.parametrize("fails", [True, False])
def test_a_meeting_shows_the_damage_whatever_became_of_a_backup(window: Running, *, fails: bool) -> None:
    window.hands.settle()
    window.window.contents.backups.say_damaged(lambda: None)
    bar = news(window)
    assert bar is not None
    told, (_, bring_back, close) = bar.title, bar.buttons()
    tell_of_a_backup_asked_for(window, fails=fails)
    window.go(ScreenName.LIVE)
    assert news(window) is bar
    assert (bar.title, bring_back.isVisible()) == (told, True)
    tell_of_a_backup_asked_for(window, fails=fails)
    assert (bar.title, bring_back.isVisible()) == (told, True)
    close.click()
    assert news(window) is None


def test_of_two_urgent_news_each_is_told_until_it_is_read(window: Running) -> None:
    window.hands.settle()
    backups = window.window.contents.backups
    backups.say_damaged_log("records.clerk.damaged-log")
    backups.say_damaged(None)
    bar = news(window)
    assert bar is not None
    assert bar.title == "The last words before Clerk ended may be missing."
    bar.buttons()[-1].click()
    assert bar.title == "The disk has damaged these records."


def test_a_failure_that_waits_to_be_told_is_not_told_once_a_backup_was_made(window: Running) -> None:
    window.hands.settle()
    window.window.contents.backups.say_damaged(None)
    assert window.program.backups is not None
    window.program.backups.told.emit(BackupNews(error=Trouble(TroubleCode.DISK_FULL, file="records.clerk")))
    made = Backup(path=store_of(window), taken=CLOCK.now(), size=1)
    window.program.backups.told.emit(BackupNews(made=made))
    bar = news(window)
    assert bar is not None
    bar.buttons()[-1].click()
    assert news(window) is None


def tell_of_a_backup_asked_for(window: Running, *, fails: bool) -> None:
    assert window.program.backups is not None
    failed = BackupNews(error=Trouble(TroubleCode.DISK_FULL, file="records.clerk"), was_asked=True)
    made = BackupNews(made=Backup(path=store_of(window), taken=CLOCK.now(), size=1), was_asked=True)
    window.program.backups.told.emit(failed if fails else made)


def test_good_news_is_gone_with_the_screen_on_which_it_was_told(window: Running) -> None:
    run(window, ActionId.BACK_UP)
    window.go(ScreenName.MEETINGS)
    assert news(window) is None


def test_in_a_meeting_nothing_moves_the_text_until_the_meeting_is_left(window: Running) -> None:
    folder_of(store_of(window)).write_text("no folder", encoding="utf-8")
    window.go(ScreenName.LIVE)
    run(window, ActionId.BACK_UP)
    assert news(window) is None
    window.go(ScreenName.MEETINGS)
    assert news(window) is not None


def test_a_copy_that_was_left_beside_the_records_is_told_and_can_be_opened(
    sample_store: Path, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    store, copy = (Path(shutil.copy(sample_store, tmp_path / name)) for name in ("records.clerk", "records (1).clerk"))
    with running(store, theme, qtbot) as window:
        window.hands.wait_until(lambda: news(window) is not None, "the copy is told")
        assert window.program.backups is not None
        bar = news(window)
        assert bar is not None
        assert bar.title == "There is a copy of these records beside them: “records (1).clerk”."
        window.program.backups.told.emit(BackupNews(made=Backup(path=copy, taken=CLOCK.now(), size=1)))
        assert news(window) is bar
        opened, _, close = bar.buttons()
        close.click()
        assert news(window) is None
        run(window, ActionId.BACK_UP)
        assert opened.isHidden()
    with running(store, theme, qtbot) as window:
        window.hands.wait_until(lambda: news(window) is not None, "the copy is told again")
        bar = news(window)
        assert bar is not None
        bar.buttons()[0].click()
        assert window.program.next is not None
    assert copy.read_bytes() == sample_store.read_bytes()


def test_without_a_backup_there_is_no_way_back(window: Running) -> None:
    works = window.window.book.works_now()
    assert ActionId.BACK_UP in works
    assert ActionId.GO_BACK not in works
