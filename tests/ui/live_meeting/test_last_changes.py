"""After a stop, what was written, changed or removed in the minutes before it can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.last_changes import last_changes, shown_changes
from clerk_app.ui.views.live_meeting.last_changes_popup import LastChangesPopup
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from tests.ui.desk import open_desk
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting

ASKED = "The Clinical Commissioning Group representative asked that"


def _shown(meeting: SampleMeeting) -> list[tuple[str, str, str, str]]:
    queries = meeting.store.queries
    found = last_changes(meeting.record, queries.journal_of(MEETING, 200), queries.last_revisions(MEETING))
    shown = shown_changes(found, LivePresenter(meeting.record, meeting.clock.now()))
    return [(one.time, one.number, one.what, one.words) for one in shown]


def _save(
    meeting: SampleMeeting, clock: str, key: str, words: str, *, keep: bool, kind: BlockKind | None = None
) -> None:
    block = meeting.store.queries.entity(Block, meeting.blocks[key])
    assert block is not None
    put = replace(block, text=typed(words), kind=kind or block.kind)
    meeting.do(clock, SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(put,), keep=keep))


def test_what_was_kept_in_the_last_minutes_is_told_in_order_and_nothing_older(meeting: SampleMeeting) -> None:
    assert _shown(meeting) == [
        ("10:39", "item 4", "Written", "To ask the youth parliament about the priorities."),
        ("10:44", "4.3", "Written", "That the draft go to scrutiny in January."),
        ("10:47", "4.4", "Written", ASKED),
    ]


def test_an_older_paragraph_is_changed_and_one_written_since_stays_written(meeting: SampleMeeting) -> None:
    _save(meeting, "10:50", "plan", "The first draft was presented.", keep=True)
    _save(meeting, "10:51", "asked", f"{ASKED} the figures be checked.", keep=True)
    assert _shown(meeting)[-2:] == [
        ("10:50", "4.1", "Changed", "The first draft was presented."),
        ("10:51", "4.4", "Written", f"{ASKED} the figures be checked."),
    ]


def test_an_answer_that_changed_under_its_question_is_told(meeting: SampleMeeting) -> None:
    block = meeting.store.queries.entity(Block, meeting.blocks["asked"])
    assert block is not None
    for clock, words in (("10:50", "All."), ("10:51", "Nobody.")):
        put = replace(block, kind=BlockKind.ANSWER, update=typed(words))
        meeting.do(clock, SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(put,), keep=True))
    assert _shown(meeting)[-1] == ("10:51", "item 4", "Written", f"{ASKED}\nNobody.")


def test_words_typed_after_the_last_resting_point_come_last_of_all(meeting: SampleMeeting) -> None:
    _save(meeting, "10:49", "families", "It was noted that one child in six", keep=False)
    _save(meeting, "10:49", "asked", f"{ASKED} the", keep=False)
    assert _shown(meeting)[-2:] == [
        ("last of all", "4.2", "Changed", "It was noted that one child in six"),
        ("last of all", "4.4", "Written", f"{ASKED} the"),
    ]


def test_a_paragraph_just_begun_and_never_kept_is_told_and_an_empty_one_is_not(meeting: SampleMeeting) -> None:
    for key, words in (("new", "The Chair thanked"), ("empty", "  ")):
        block = meeting._block("10:48", 5, key, words, BlockKind.PARAGRAPH)
        meeting.do("10:48", SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(block,)))
    assert _shown(meeting)[-1] == ("last of all", "5.1", "Written", "The Chair thanked")


def test_a_paragraph_that_is_gone_is_told_with_the_words_it_had(meeting: SampleMeeting) -> None:
    minute = meeting.minutes[4]
    gone = (meeting.blocks["families"], meeting.blocks["asked"])
    meeting.do("10:49", SaveBlocks(meeting_id=MEETING, minute_id=minute, removed=gone, keep=True))
    words = "It was noted that one child in seven lived in a family with a low income."
    assert _shown(meeting)[-1] == ("10:49", "item 4", "Removed", words)
    assert ASKED not in [words for *_, words in _shown(meeting)]


def test_a_paragraph_that_only_moved_has_not_changed(meeting: SampleMeeting) -> None:
    block = meeting.store.queries.entity(Block, meeting.blocks["plan"])
    assert block is not None
    moved = replace(block, position=block.position + 1)
    meeting.do("10:49", SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(moved,), keep=True))
    assert "4.1" not in [number for _, number, *_ in _shown(meeting)]


def test_without_a_journal_nothing_is_told(meeting: SampleMeeting) -> None:
    assert last_changes(meeting.record, (), ()) == ()


@pytest.fixture
def interrupted(theme: Theme, meeting: SampleMeeting, qtbot: QtBot) -> Iterator[Desk]:
    with open_desk(theme, meeting, qtbot, was_interrupted=True) as desk:
        desk.popups.furnish(desk, {PopupName.LAST_CHANGES: LastChangesPopup})
        yield desk


def _open(theme: Theme, desk: Desk, meeting: SampleMeeting, qtbot: QtBot) -> LiveScreen:
    window = MainWindow(theme, desk.state)
    qtbot.addWidget(window)
    window.furnish(desk, {ScreenName.LIVE: LiveScreen})
    window.resize(1366, 690)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    place = Place(
        screen=ScreenName.LIVE,
        board_id=BOARD,
        meeting_id=MEETING,
        minute_id=meeting.minutes[4],
        block_id=meeting.blocks["asked"],
    )
    desk.navigation.go(place)
    assert isinstance(window.screen_shown, LiveScreen)
    return window.screen_shown


def _buttons(screen: LiveScreen) -> dict[str, QPushButton]:
    bar = screen.room.pane.bar(BarPlace.BROUGHT_BACK)
    assert bar is not None
    return {button.text(): button for button in bar.findChildren(QPushButton)}


def test_the_bar_leads_to_what_changed_and_esc_back_to_the_text(
    theme: Theme, interrupted: Desk, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    screen = _open(theme, interrupted, meeting, qtbot)
    before = meeting.store.state()
    _buttons(screen)["See what changed"].click()
    popup = interrupted.popups.current
    assert isinstance(popup, LastChangesPopup)
    words = popup.list.toPlainText()
    assert "10:47" in words
    assert ASKED in words
    assert popup.close_button.hasFocus()
    QTest.keyClicks(popup.list, "x")
    assert popup.list.toPlainText() == words
    popup.close_button.click()
    assert interrupted.popups.current is None
    assert screen.room.editor.hasFocus()
    assert meeting.store.state() == before


def test_a_long_list_scrolls_by_the_keys(theme: Theme, interrupted: Desk, meeting: SampleMeeting, qtbot: QtBot) -> None:
    for number in range(12):
        meeting.write("10:49", 4, f"more {number}", f"Paragraph {number} of what was said about the draft.")
    screen = _open(theme, interrupted, meeting, qtbot)
    _buttons(screen)["See what changed"].click()
    popup = interrupted.popups.current
    assert isinstance(popup, LastChangesPopup)
    QTest.keyClick(popup.close_button, Qt.Key.Key_PageDown)
    assert popup.list.verticalScrollBar().value() > 0
    QTest.keyClick(popup.close_button, Qt.Key.Key_Escape)
    assert interrupted.popups.current is None


def test_it_is_said_once_that_words_were_brought_back(
    theme: Theme, interrupted: Desk, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    screen = _open(theme, interrupted, meeting, qtbot)
    _buttons(screen)["Go to 4.4"].click()
    place = interrupted.navigation.place
    assert place is not None
    interrupted.navigation.go(place)
    assert screen.room.pane.bar(BarPlace.BROUGHT_BACK) is None


def test_the_time_of_the_stop_is_that_of_the_last_words_kept(
    theme: Theme, interrupted: Desk, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    _save(meeting, "10:55", "asked", f"{ASKED} the figures be checked.", keep=True)
    bar = _open(theme, interrupted, meeting, qtbot).room.pane.bar(BarPlace.BROUGHT_BACK)
    assert bar is not None
    assert bar.text.startswith("The program stopped at 10:55.")


def test_a_damaged_history_leaves_the_bar_without_that_button(
    theme: Theme, interrupted: Desk, meeting: SampleMeeting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(meeting_id: str, most: int) -> None:
        raise Trouble(TroubleCode.STORE_DAMAGED)

    monkeypatch.setattr(meeting.store.queries, "journal_of", damaged)
    assert list(_buttons(_open(theme, interrupted, meeting, qtbot))) == ["Go to 4.4"]
