"""The live screen says how the meeting stands, never moves the focus by itself, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import AdvanceMinutes, MarkAttendance, TimeMeeting
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.folding import Fold, fold_for
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from clerk_app.ui.views.live_meeting.small_popups import JumpPopup
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.desk import open_desk
from tests.ui.fake_timers import FakeTimers
from tests.ui.fitting import cut_off
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD, DAY, MEETING, SampleMeeting

FULL = Trouble(TroubleCode.DISK_FULL, path="minutes.clerk")


def test_filling_the_screen_writes_nothing(live: Live) -> None:
    before = live.meeting.store.state()
    for item in range(1, 10):
        live.press(f"Ctrl+{item}")
    live.room.show_everything()
    live.screen.leave()
    live.settle()
    assert live.meeting.store.state() == before
    assert not live.room.autosave.has_unsaved


@pytest.mark.parametrize("clock", ["10:49", "12:05"])
def test_the_clock_goes_on_by_itself(clock: str, live: Live) -> None:
    live.meeting.at(clock)
    live.room.tick()
    assert live.room.presenter.top_bar().clock == clock


def test_a_later_departure_is_told_and_the_caret_stays(live: Live) -> None:
    place = live.room.editor.textCursor().position()
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        live.desk.lane.submit(_leaves(live, who))
        live.settle()
    assert live.bar(BarPlace.QUORUM) == "Not quorate since 10:48."
    assert live.room.right.card.accessibleName().startswith("Not quorate, 2 of 5.")
    assert live.focus() is live.room.editor
    assert live.room.editor.textCursor().position() == place


def _leaves(live: Live, who: str) -> MarkAttendance:
    return MarkAttendance(meeting_id=MEETING, attendee_id=live.meeting.attendees[who], kind=EventKind.LEFT)


def test_the_undo_bar_offers_the_way_back_only_while_it_leads_there(live: Live) -> None:
    live.press("Ctrl+Return")
    live.settle()
    button = live.room.pane.undo_bar.button
    assert button.isVisible()
    live.type("x")
    assert live.room.pane.undo_bar.isVisible()
    assert not button.isVisible(), "Undo would take back the letter"
    live.press("Ctrl+Z")
    assert button.isVisible()


def test_the_undo_bar_goes_with_what_it_offered(live: Live) -> None:
    live.press("Ctrl+Return")
    live.settle()
    assert live.room.pane.undo_bar.isVisible()
    live.room.pane.undo_bar.button.click()
    live.settle()
    assert not live.room.pane.undo_bar.isVisible()
    assert live.room.presenter.current == live.meeting.minutes[4]


def test_a_button_of_a_bar_that_goes_gives_the_caret_back(live: Live) -> None:
    live.press("Ctrl+Return")
    live.settle()
    live.room.pane.undo_bar.button.setFocus()
    live.press("Space")
    live.settle()
    assert live.focus() is live.room.editor
    live.screen.tell(problem_of(FULL))
    bar = live.room.pane.bar(BarPlace.PROBLEM)
    assert bar is not None
    bar.findChildren(QPushButton)[0].setFocus()
    live.press("Return")
    assert live.bar(BarPlace.PROBLEM) == ""
    assert live.focus() is live.room.editor


def test_a_click_on_a_button_of_a_bar_leaves_the_caret_where_it_is(live: Live) -> None:
    live.screen.tell(problem_of(FULL))
    bar = live.room.pane.bar(BarPlace.PROBLEM)
    assert bar is not None
    QTest.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert live.bar(BarPlace.PROBLEM) == ""
    assert live.focus() is live.room.editor


def test_a_failed_save_is_a_bar_and_typing_goes_on(live: Live) -> None:
    live.meeting.store.fail_next_commit = FULL
    live.type(" one")
    live.settle()
    assert live.bar(BarPlace.NOT_SAVED) == "Not saved since 10:48. The disk is full."
    assert live.room.pane.top.saved.words == "Not saved since 10:48"
    assert live.focus() is live.room.editor
    live.type(" two")
    live.room.autosave.try_now()
    live.settle()
    assert live.bar(BarPlace.NOT_SAVED) == ""
    assert live.texts(4)[-1].endswith("asked that one two")


def test_what_the_bar_of_unsaved_words_offers_can_be_asked_for_as_a_command(live: Live) -> None:
    ways = {ActionId.TRY_SAVING, ActionId.SAVE_COPY}
    assert not ways & set(live.window.book.works_now())
    live.meeting.store.fail_next_commit = FULL
    live.type(" one")
    live.settle()
    assert ways <= set(live.window.book.works_now())
    live.window.book.run(ActionId.TRY_SAVING)
    live.settle()
    assert live.texts(4)[-1].endswith("asked that one")
    assert not ways & set(live.window.book.works_now())


def test_a_window_with_unsaved_words_stays_open_until_they_are_saved_or_given_up(live: Live) -> None:
    live.meeting.store.fail_next_commit = FULL
    live.type(" one")
    live.settle()
    assert live.screen.refuses_to_close()
    assert live.bar(BarPlace.NOT_SAVED) == "Clerk has stayed open"
    bar = live.room.pane.bar(BarPlace.NOT_SAVED)
    assert bar is not None
    words = [button.text() for button in bar.findChildren(QPushButton)]
    assert words == ["Try now", "Save a copy…", "Close without them"]
    live.room.autosave.give_up()
    assert not live.screen.refuses_to_close()


def test_the_way_to_close_without_the_words_stays_for_as_long_as_they_are_not_saved(live: Live) -> None:
    live.meeting.store.fail_next_commit = FULL
    live.type(" one")
    live.settle()
    assert live.screen.refuses_to_close()
    live.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_ERROR)
    live.room.autosave.try_now()
    live.settle()
    bar = live.room.pane.bar(BarPlace.NOT_SAVED)
    assert bar is not None
    assert (bar.title, bar.findChildren(QPushButton)[-1].text()) == ("Clerk has stayed open", "Close without them")
    live.room.autosave.try_now()
    live.settle()
    assert live.bar(BarPlace.NOT_SAVED) == ""
    live.meeting.store.fail_next_commit = FULL
    live.type(" two")
    live.settle()
    assert live.bar(BarPlace.NOT_SAVED).startswith("Not saved since")


def test_a_copy_of_the_text_can_be_kept_elsewhere(live: Live, tmp_path: Path) -> None:
    live.type(" this too")
    assert live.screen.not_saved.write_copy(tmp_path / "copy.txt")
    words = (tmp_path / "copy.txt").read_text(encoding="utf-8")
    assert words.startswith("Children and Young People’s Plan: first draft\n")
    assert words.rstrip().endswith("asked that this too")
    assert not live.screen.not_saved.write_copy(tmp_path / "no such folder" / "copy.txt")


def test_a_copy_that_cannot_be_written_is_told_and_the_words_are_held_on(live: Live, tmp_path: Path) -> None:
    live.meeting.store.fail_next_commit = FULL
    live.type(" one")
    live.settle()
    live.screen.not_saved.keep_copy(tmp_path / "no such folder" / "copy.txt")
    assert live.bar(BarPlace.NOT_SAVED) == "The copy was not written"
    assert live.room.autosave.has_unsaved


def test_a_copy_never_takes_the_place_of_records(live: Live, tmp_path: Path) -> None:
    records = tmp_path / "board.clerk"
    records.write_bytes(b"SQLite format 3\x00 and all that follows")
    assert not live.screen.not_saved.write_copy(records)
    assert records.read_bytes() == b"SQLite format 3\x00 and all that follows"


def test_records_in_use_are_told_by_the_log_beside_them_and_not_opened(live: Live, tmp_path: Path) -> None:
    """To open and close them in this process would let go of the locks on them."""
    records = tmp_path / "board.clerk"
    records.write_bytes(b"not looked at")
    records.with_name("board.clerk-wal").touch()
    assert not live.screen.not_saved.write_copy(records)
    assert records.read_bytes() == b"not looked at"


def test_leaving_hands_over_what_was_typed_and_remembers_the_place(live: Live) -> None:
    live.type(" more")
    live.screen.leave()
    live.desk.lane.drain()
    assert live.meeting.record.blocks_of[live.meeting.minutes[4]][-1].text.plain.endswith("asked that more")
    place = live.desk.state.last_place()
    assert place is not None
    assert (place.screen, place.minute_id) == (ScreenName.LIVE, live.meeting.minutes[4])
    assert place.block_id == live.meeting.blocks["asked"]
    assert place.after_caret == 0


def test_the_place_remembered_before_the_last_words_leads_behind_them(live: Live) -> None:
    live.screen.place.remember()
    before = live.desk.state.last_place()
    assert before is not None
    live.type(" more")
    live.room.editor.moveCursor(QTextCursor.MoveOperation.Start)
    live.screen.place.stand_at(before)
    cursor = live.room.editor.textCursor()
    assert cursor.block().text()[: cursor.positionInBlock()].endswith(" more")


def test_words_to_be_put_right_are_selected_and_one_key_makes_them_a_decision(live: Live) -> None:
    live.screen.visit(replace(_place_of_the_last_words(live.meeting), after_caret=0))
    live.screen.take_focus()
    live.room.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    live.type(" It was agreed to sail. All left.")
    place = replace(_place_of_the_last_words(live.meeting), after_caret=10, selected=len("It was agreed to sail."))
    live.screen.visit(place)
    live.screen.take_focus()
    assert live.room.editor.textCursor().selectedText() == "It was agreed to sail."
    live.press("Ctrl+Shift+D")
    live.settle()
    blocks = live.record.blocks_of[live.meeting.minutes[4]]
    assert "It was agreed to sail." in [block.text.plain for block in blocks if block.kind is BlockKind.DECISION]


def test_coming_back_finds_the_same_text_and_undo(live: Live) -> None:
    live.type(" more")
    room = live.room
    live.screen.leave()
    live.screen.visit(Place(screen=ScreenName.LIVE, meeting_id=MEETING))
    live.screen.take_focus()
    live.press("Ctrl+Z")
    assert live.room is room
    assert live.texts(4)[-1].endswith("asked that")


def _window(theme: Theme, desk: Desk, qtbot: QtBot, place: Place) -> tuple[MainWindow, LiveScreen]:
    window = MainWindow(theme, desk.state)
    qtbot.addWidget(window)
    window.furnish(desk, {ScreenName.LIVE: LiveScreen})
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desk.navigation.go(place)
    assert isinstance(window.screen_shown, LiveScreen)
    return window, window.screen_shown


@pytest.fixture
def interrupted(theme: Theme, meeting: SampleMeeting, qtbot: QtBot) -> Iterator[Desk]:
    with open_desk(theme, meeting, qtbot, was_interrupted=True) as desk:
        yield desk


def test_after_a_power_cut_the_same_place_is_open_and_it_is_said(
    theme: Theme, meeting: SampleMeeting, interrupted: Desk, qtbot: QtBot
) -> None:
    _, screen = _window(theme, interrupted, qtbot, _place_of_the_last_words(meeting))
    bar = screen.room.pane.bar(BarPlace.BROUGHT_BACK)
    assert bar is not None
    assert bar.title == "We have brought back your last words."
    assert bar.text.startswith("The program stopped at 10:47. Everything typed by then is in paragraph 4.4.")
    assert screen.room.editor.caret_block_id == meeting.blocks["asked"]
    cursor = screen.room.editor.textCursor()
    assert cursor.block().text()[cursor.positionInBlock() :] == " that"
    bar.findChildren(QPushButton)[0].click()
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is None


def test_where_paragraphs_have_no_numbers_it_is_the_item_that_words_were_brought_back_in(
    theme: Theme, meeting: SampleMeeting, interrupted: Desk, qtbot: QtBot
) -> None:
    board = meeting.record.board
    meeting.store.shelf.entities["boards", board.id] = replace(board, house_style="item-table")
    bar = _brought_back(theme, meeting, interrupted, qtbot)
    assert "Everything typed by then is in item 4." in bar.text
    assert bar.findChildren(QPushButton)[0].text() == "Go to item 4"


def test_that_words_were_brought_back_is_no_longer_said_once_the_meeting_has_moved_on(
    theme: Theme, meeting: SampleMeeting, interrupted: Desk, qtbot: QtBot
) -> None:
    place = _place_of_the_last_words(meeting)
    window, screen = _window(theme, interrupted, qtbot, place)
    screen.room.reload(meeting.record)
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is not None
    window.book.run(ActionId.NEXT_ITEM)
    interrupted.lane.drain()
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is None


def test_that_words_were_brought_back_is_no_longer_said_once_another_paragraph_is_begun(
    theme: Theme, meeting: SampleMeeting, interrupted: Desk, qtbot: QtBot
) -> None:
    _, screen = _window(theme, interrupted, qtbot, _place_of_the_last_words(meeting))
    QTest.keyClicks(screen.room.editor, "the quay")
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is not None
    QTest.keyClick(screen.room.editor, Qt.Key.Key_End)
    QTest.keyClick(screen.room.editor, Qt.Key.Key_Return)
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is None


def _brought_back(theme: Theme, meeting: SampleMeeting, desk: Desk, qtbot: QtBot) -> MessageBar:
    _, screen = _window(theme, desk, qtbot, _place_of_the_last_words(meeting))
    bar = screen.room.pane.bar(BarPlace.BROUGHT_BACK)
    assert bar is not None
    return bar


def _place_of_the_last_words(meeting: SampleMeeting) -> Place:
    return Place(
        screen=ScreenName.LIVE,
        board_id=BOARD,
        meeting_id=MEETING,
        minute_id=meeting.minutes[4],
        block_id=meeting.blocks["asked"],
        after_caret=5,
    )


def test_who_types_in_a_second_window_is_told_that_it_is_not_kept(
    theme: Theme, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    meeting.read_only = True
    with open_desk(theme, meeting, qtbot) as desk:
        place = Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING)
        window, screen = _window(theme, desk, qtbot, place)
        live = Live(window, screen, desk, meeting, qtbot)
        for key in ("Down", "Ctrl+C", "Space"):
            live.press(key)
        assert live.bar(BarPlace.READ_ONLY) == "You are reading only."
        live.type("w")
        assert live.bar(BarPlace.READ_ONLY) == "What is typed here is not kept."
        bar = live.room.pane.bar(BarPlace.READ_ONLY)
        assert bar is not None
        assert "other one" in bar.text
        live.type("ords")
        assert live.bar(BarPlace.READ_ONLY) == "What is typed here is not kept."


def test_who_types_in_approved_minutes_is_told_how_they_are_corrected(
    theme: Theme, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    meeting.approve()
    with open_desk(theme, meeting, qtbot) as desk:
        place = Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING)
        window, screen = _window(theme, desk, qtbot, place)
        live = Live(window, screen, desk, meeting, qtbot)
        live.type("w")
        bar = live.room.pane.bar(BarPlace.READ_ONLY)
        assert bar is not None
        assert bar.title == "What is typed here is not kept."
        assert "later notes" in bar.text


def test_a_second_window_shows_everything_and_changes_nothing(
    theme: Theme, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    meeting.read_only = True
    before = meeting.store.state()
    with open_desk(theme, meeting, qtbot) as desk:
        place = Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING)
        window, screen = _window(theme, desk, qtbot, place)
        live = Live(window, screen, desk, meeting, qtbot)
        assert live.bar(BarPlace.READ_ONLY) == "You are reading only."
        live.type("words")
        live.room.right.list.setFocus()
        for key in ("L", "P", "Backspace", "S", "I"):
            live.press(key)
        live.press("Ctrl+Return")
        live.press("Ctrl+Shift+X")
        live.room.pane.heading.chip.click()
        live.press("Ctrl+7")
        assert live.room.presenter.shown == meeting.minutes[7]
        assert "Ctrl+Shift+I" not in " ".join(label.text() for label in live.room.right.findChildren(TextLabel))
        live.press("F5", live.room.editor)
        display = screen.asked.room_display.display
        assert display is not None
        assert display.values.title == "Children and Young People’s Plan: first draft"
        live.settle()
        works = window.book.works_now()
        assert window.windowTitle().endswith("(read only) – Clerk")
    assert meeting.store.state() == before
    assert ActionId.NEXT_ITEM not in works
    assert ActionId.FIND in works


def test_who_may_only_read_is_not_offered_to_record_who_comes_and_goes(
    theme: Theme, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        meeting.mark("10:48", who, EventKind.LEFT)
    meeting.read_only = True
    with open_desk(theme, meeting, qtbot) as desk:
        _, screen = _window(theme, desk, qtbot, Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING))
        bar = screen.room.pane.bar(BarPlace.QUORUM)
        assert bar is not None
        assert bar.title == "Not quorate since 10:48."
        assert bar.findChildren(QPushButton) == []


def test_approved_minutes_are_read_only_and_say_so(theme: Theme, meeting: SampleMeeting, qtbot: QtBot) -> None:
    meeting.do("12:30", TimeMeeting(meeting_id=MEETING, kind=EventKind.ENDED))
    states = [MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED]
    for state in states:
        meeting.do("12:31", AdvanceMinutes(meeting_id=MEETING, state=state, on=DAY))
    with open_desk(theme, meeting, qtbot) as desk:
        _, screen = _window(theme, desk, qtbot, Place(screen=ScreenName.LIVE, meeting_id=MEETING))
        bar = screen.room.pane.bar(BarPlace.READ_ONLY)
        assert bar is not None
        assert bar.title == "These minutes are approved."
        assert screen.room.editor.isReadOnly()


@pytest.mark.parametrize(
    ("width", "fold"),
    [(1366, Fold.NOTHING), (1180, Fold.NOTHING), (1179, Fold.ATTENDANCE), (900, Fold.ATTENDANCE), (899, Fold.BOTH)],
)
def test_panes_fold_by_the_width_their_text_leaves(width: int, fold: Fold) -> None:
    assert fold_for(width) is fold
    assert fold_for(width, editor_only=True) is Fold.BOTH


def test_at_200_percent_the_panes_are_buttons_and_open_over_the_text(live: Live) -> None:
    live.desk.theme.set_text_size(200)
    QApplication.processEvents()
    room = live.room
    assert not room.agenda.isVisible()
    assert not room.right.isVisible()
    assert room.pane.top.agenda_button.text() == "Agenda, 4 of 10"
    room.pane.top.quorum_button.click()
    assert live.focus() is room.right.list
    room.pane.top.agenda_button.click()
    assert (live.focus(), room.right.isVisible()) == (room.agenda.view, False)
    live.press("Escape")
    assert (live.focus(), room.agenda.isVisible()) == (room.editor, False)


def test_choosing_in_a_folded_agenda_closes_it_and_goes_to_the_text(live: Live) -> None:
    live.desk.theme.set_text_size(200)
    QApplication.processEvents()
    live.room.pane.top.agenda_button.click()
    live.press("Down")
    live.press("Return")
    assert live.room.presenter.shown == live.meeting.minutes[5]
    assert live.focus() is live.room.editor
    assert not live.room.agenda.isVisible()


@pytest.mark.parametrize(("percent", "size"), [(100, (1366, 690)), (100, (1024, 600)), (200, (1366, 690))])
def test_bars_keep_all_their_words_and_the_text_gives_way(percent: int, size: tuple[int, int], live: Live) -> None:
    live.desk.theme.set_text_size(percent)
    live.window.resize(*size)
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        live.desk.lane.submit(_leaves(live, who))
    live.settle()
    live.press("Ctrl+7")
    QApplication.processEvents()
    assert live.window.height() == size[1]
    for place in (BarPlace.QUORUM, BarPlace.ELSEWHERE):
        bar = live.room.pane.bar(place)
        assert bar is not None
        words = bar.findChildren(TextLabel)[0]
        assert words.height() >= words.heightForWidth(words.width())
        assert bar.accessibleName().startswith(bar.title)
    assert live.room.editor.height() >= live.room.editor.fontMetrics().height()


def test_the_line_to_find_words_has_room_among_bars(live: Live) -> None:
    live.desk.theme.set_text_size(200)
    live.window.resize(1024, 600)
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        live.desk.lane.submit(_leaves(live, who))
    live.settle()
    live.press("Ctrl+7")
    live.press("Ctrl+F")
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()
    assert live.room.pane.find_bar.isVisible()
    assert cut_off(live.window) == []
    live.press("Escape")
    assert live.room.pane.bar(BarPlace.ELSEWHERE) is not None


def test_tab_out_of_a_folded_pane_leads_to_nothing_that_it_covers(live: Live) -> None:
    live.desk.theme.set_text_size(200)
    QApplication.processEvents()
    live.room.pane.top.quorum_button.click()
    for _ in range(6):
        live.press("Tab")
        if live.focus() is live.room.editor:
            break
    assert live.focus() is live.room.editor
    assert not live.room.right.isVisible()


def test_a_pop_up_over_a_folded_pane_leads_back_to_it(live: Live) -> None:
    live.desk.theme.set_text_size(200)
    QApplication.processEvents()
    live.room.pane.top.quorum_button.click()
    live.press("Ctrl+J")
    assert isinstance(live.desk.popups.current, JumpPopup)
    live.press("Escape")
    assert live.focus() is live.room.right.list
    assert live.room.right.isVisible()


def test_a_bar_that_tells_how_things_stand_has_all_its_words_where_there_is_room(live: Live) -> None:
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        live.desk.lane.submit(_leaves(live, who))
    live.settle()
    bar = live.room.pane.bar(BarPlace.QUORUM)
    assert bar is not None
    (words,) = bar.findChildren(TextLabel)
    assert "the rule needs 3" in words.text()
    live.desk.theme.set_text_size(200)
    QApplication.processEvents()
    assert "the rule needs 3" not in words.text()
    assert "the rule needs 3" in bar.accessibleName()
    assert "the rule needs 3" in bar.toolTip()


@pytest.mark.parametrize(("percent", "size"), [(100, (1366, 690)), (100, (1024, 600)), (200, (1366, 690))])
def test_nothing_needs_more_width_than_the_window_has(percent: int, size: tuple[int, int], live: Live) -> None:
    live.desk.theme.set_text_size(percent)
    live.window.resize(*size)
    QApplication.processEvents()
    assert live.window.width() == size[0]
    assert live.screen.minimumSizeHint().width() <= size[0]
    assert live.window.height() == size[1]


def test_the_splitter_is_remembered_at_any_text_size(live: Live) -> None:
    live.room.panes.splitter.setSizes([300, 666, 400])
    live.room.panes.splitter.splitterMoved.emit(300, 1)
    agenda, _, right = live.room.panes.splitter.sizes()
    assert live.desk.state.number("live.agenda") == agenda
    assert live.desk.state.number("live.right") == right


def test_the_splitter_is_remembered_while_a_folded_pane_lies_over_the_text(live: Live) -> None:
    panes = live.room.panes
    live.window.resize(1100, 690)
    QApplication.processEvents()
    panes.open_attendance()
    panes.splitter.setSizes([240, 860])
    panes.splitter.splitterMoved.emit(240, 1)
    assert live.desk.state.number("live.agenda") == live.room.agenda.width()
    assert live.desk.state.number("live.right") == 0


def test_the_row_chosen_with_arrows_in_the_agenda_stays_while_the_clock_goes_on(live: Live) -> None:
    live.press("Shift+F6")
    live.press("Down")
    live.press("Down")
    live.meeting.at("10:49")
    live.room.tick()
    assert live.room.agenda.view.currentIndex().row() == 5
    live.press("Escape")
    assert live.room.agenda.view.currentIndex().row() == 3


def test_the_models_keep_qts_rules_while_the_meeting_goes_on(live: Live) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(live.room.agenda.model, fatal),
        QAbstractItemModelTester(live.room.right.list.attendance, fatal),
    ]
    live.press("Ctrl+Return")
    live.settle()
    live.press("F6")
    for letter in ("L", "P", "A", "N"):
        live.press(letter)
        live.settle()
    live.press("G")
    live.type("Head of Early Help")
    live.press("Return")
    live.settle()
    assert len(testers) == 2
    assert live.room.right.list.attendance.rowCount(QModelIndex()) == 3


def test_only_rows_that_changed_are_announced(live: Live, qtbot: QtBot) -> None:
    model = live.room.right.list.attendance
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        live.press("F6")
        live.room.right.list.go_to(live.meeting.attendees["DHUFT representative"])
        live.press("L")


def test_every_control_has_a_name(live: Live) -> None:
    QAccessible.setActive(True)
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit)
    controls = [one for kind in kinds for one in live.window.findChildren(kind) if one.isVisibleTo(live.window)]
    nameless = []
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        if not interface.text(QAccessible.Text.Name):
            nameless.append(control)
    assert nameless == []
    assert len(controls) >= 3


def test_the_undo_bar_stays_ten_seconds_and_until_the_next_command(
    theme: Theme, meeting: SampleMeeting, desk: Desk, qtbot: QtBot
) -> None:
    timers = FakeTimers()
    screen = LiveScreen(desk, timers=timers)
    qtbot.addWidget(screen)
    screen.visit(Place(screen=ScreenName.LIVE, meeting_id=MEETING))
    pane = screen.room.pane
    pane.offer_undo("Moved to item 5 at 10:52", "arrow-right", None)
    pane.note_command()
    early = pane.undo_bar.isVisibleTo(screen)
    timers.advance(10_000)
    late = pane.undo_bar.isVisibleTo(screen)
    pane.note_command()
    assert (early, late, pane.undo_bar.isVisibleTo(screen)) == (True, True, False)
