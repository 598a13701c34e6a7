"""Words are found and replaced in the minute that is shown, and in all minutes of the meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import AdvanceMinutes, TimeMeeting
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.replacing import FoundPlace, replace_found
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting import find_bar, live_room, replacing_all
from clerk_app.ui.views.live_meeting.find_bar import FindBar
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.ui.desk import open_desk
from tests.ui.fitting import cut_off
from tests.ui.live_meeting.live import POPUPS, Live
from tests.ui.sample_meeting import BOARD, DAY, MEETING, SampleMeeting, on_item_4

EVERYWHERE = 1


@pytest.fixture
def meeting() -> SampleMeeting:
    """Item 4 has the letters "draft" three times, item 5 twice, item 7 once, in an action."""
    made = on_item_4()
    made.write("10:48", 5, "terms", "The draft terms were read, and the Draft was noted.")
    made.raise_action("10:48", 7, "send", "To send the draft to every school.")
    return made


@pytest.fixture
def bar(live: Live) -> FindBar:
    return live.room.pane.find_bar


def _selected(live: Live) -> str:
    return live.room.editor.textCursor().selectedText()


def _shown(live: Live) -> int:
    return next(item for item, minute_id in live.meeting.minutes.items() if minute_id == live.room.presenter.shown)


def _search(live: Live, words: str, by: str | None = None, *, everywhere: bool = False) -> None:
    """Ask for words to find, or to replace, from the top of the minute."""
    cursor = live.room.editor.textCursor()
    cursor.setPosition(0)
    live.room.editor.setTextCursor(cursor)
    live.press("Ctrl+F" if by is None else "Ctrl+H")
    bar = live.room.pane.find_bar
    bar.field.setText(words)
    if by is not None:
        bar.replacement.setText(by)
    bar.scope.setCurrentIndex(EVERYWHERE if everywhere else 0)


def _replace_all(live: Live, words: str, by: str, *, everywhere: bool = True) -> None:
    _search(live, words, by, everywhere=everywhere)
    live.room.pane.find_bar.replace_all_button.click()
    live.qtbot.waitUntil(_is_through(live))


def _is_through(live: Live) -> Callable[[], bool]:
    return lambda: not live.screen.asked.finding.is_replacing


def _blocks(live: Live) -> tuple[Block, ...]:
    return tuple(sorted(live.record.blocks, key=lambda block: block.id))


# Finding


def test_the_place_is_counted_among_those_in_this_minute(live: Live, bar: FindBar) -> None:
    _search(live, "draft")
    assert bar.result.text() == "1 of 3 in this minute"
    live.press("F3")
    assert bar.result.text() == "2 of 3 in this minute"


def test_behind_the_last_place_it_goes_on_from_the_top_and_says_so(live: Live, bar: FindBar) -> None:
    _search(live, "draft")
    for _ in range(3):
        live.press("Return")
    assert bar.result.text() == "From the top again: 1 of 3 in this minute"
    live.press("Shift+F3")
    assert bar.result.text() == "From the end again: 3 of 3 in this minute"


def test_find_next_goes_on_into_the_next_minute_that_has_the_words(live: Live, bar: FindBar) -> None:
    _search(live, "draft", everywhere=True)
    assert bar.result.text() == "1 of 3 in this minute, 6 in all"
    seen = []
    for _ in range(6):
        live.press("Return")
        seen.append((_shown(live), bar.result.text()))
    assert seen == [
        (4, "2 of 3 in this minute, 6 in all"),
        (4, "3 of 3 in this minute, 6 in all"),
        (5, "1 of 2 in this minute, 6 in all"),
        (5, "2 of 2 in this minute, 6 in all"),
        (7, "1 of 1 in this minute, 6 in all"),
        (4, "From the first item again: 1 of 3 in this minute, 6 in all"),
    ]
    assert live.focus() is bar.field
    live.press("Shift+F3")
    assert (_shown(live), bar.result.text()) == (7, "From the last item again: 1 of 1 in this minute, 6 in all")


def test_typing_what_to_find_leaves_the_minute_that_is_shown(live: Live, bar: FindBar) -> None:
    _search(live, "school", everywhere=True)
    assert (_shown(live), bar.result.text()) == (4, "0 in this minute, 1 in all")
    live.press("Return")
    assert (_shown(live), _selected(live)) == (7, "school")


def test_case_and_whole_words_are_kept_for_the_session(live: Live, bar: FindBar) -> None:
    _search(live, "draft", everywhere=True)
    bar.whole_words.click()
    assert bar.result.text().endswith("2 in this minute, 5 in all")
    bar.match_case.click()
    assert bar.result.text().endswith("2 in this minute, 4 in all")
    other = on_item_4().record
    live.screen._open(type(live.room)(live.desk, other, None, parent=live.screen))
    again = live.room.pane.find_bar
    assert (again.match_case.isChecked(), again.whole_words.isChecked(), again.is_everywhere) == (True, True, True)


def test_esc_leaves_to_the_text_with_the_last_place_selected(live: Live, bar: FindBar) -> None:
    _search(live, "draft", "paper")
    live.press("Tab")
    live.press("Escape")
    assert live.focus() is live.room.editor
    assert not bar.isVisible()
    assert _selected(live) == "draft"


def test_what_was_found_is_said_aloud(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def announce(source: QWidget, sentence: str) -> None:
        said.append(sentence)

    monkeypatch.setattr(find_bar, "announce", announce)
    _search(live, "draft", "paper")
    live.press("Return")
    _replace_all(live, "draft", "paper")
    assert said[-1] == "6 replaced in 3 items"
    assert "2 of 3 in this minute" in said


# Replacing one


def test_ctrl_h_opens_the_second_line_and_enter_in_it_replaces_and_goes_on(live: Live, bar: FindBar) -> None:
    live.press("Ctrl+F")
    assert bar.replacement.isHidden()
    _search(live, "draft", "paper")
    assert bar.replacement.isVisible()
    live.press("Tab")
    assert live.focus() is bar.replacement
    live.press("Return")
    assert live.texts(4)[0] == "The Service Director, Quality and Commissioning presented a first paper."
    assert bar.result.text() == "Replaced. 1 of 2 in this minute"
    assert _selected(live) == "draft"
    live.press("Escape")
    live.press("Ctrl+Z")
    assert live.texts(4)[0].endswith("a first draft.")


def test_letters_that_are_found_no_longer_do_not_stay_selected(live: Live, bar: FindBar) -> None:
    _search(live, "draft")
    place = live.room.editor.textCursor().selectionStart()
    bar.field.setText("draftsman")
    assert bar.result.text() == "Not found"
    assert _selected(live) == ""
    assert live.room.editor.textCursor().position() == place
    bar.field.setText("draft")
    assert _selected(live) == "draft"
    bar.field.setText("")
    assert (_selected(live), bar.result.text()) == ("", "")


def test_words_that_hold_what_they_replace_are_not_found_in_themselves(live: Live, bar: FindBar) -> None:
    _search(live, "first", "very first")
    bar.replace_button.click()
    assert live.texts(4)[0].endswith("a very first draft.")
    assert bar.result.text() == "Replaced. From the top again: 1 of 1 in this minute"


def test_ctrl_h_among_words_to_find_goes_on_to_what_replaces_them(live: Live, bar: FindBar) -> None:
    _search(live, "draft")
    live.press("Ctrl+H")
    assert live.focus() is bar.replacement


def test_replace_goes_on_into_the_next_minute(live: Live, bar: FindBar) -> None:
    _search(live, "terms", "rules", everywhere=True)
    bar.replace_button.click()
    assert (_shown(live), _selected(live)) == (5, "terms")
    bar.replace_button.click()
    assert live.texts(5) == ["The draft rules were read, and the Draft was noted."]


# Replacing all


def test_replace_all_in_this_minute_is_one_step_of_undo(live: Live, bar: FindBar) -> None:
    before = _blocks(live)
    _replace_all(live, "draft", "paper", everywhere=False)
    assert bar.result.text() == "3 replaced in this minute"
    assert [text for text in live.texts(4) if "draft" in text] == []
    assert "draft" in live.texts(5)[0]
    live.press("Escape")
    live.press("Ctrl+Z")
    assert _blocks(live) == before


def test_replace_all_reaches_minutes_that_were_not_opened_and_is_saved(live: Live, bar: FindBar) -> None:
    _replace_all(live, "draft", "paper")
    assert bar.result.text() == "6 replaced in 3 items"
    assert live.texts(5) == ["The paper terms were read, and the paper was noted."]
    assert live.texts(7) == ["To send the paper to every school."]
    assert _shown(live) == 4


def test_what_is_replaced_elsewhere_is_saved_without_another_key(live: Live) -> None:
    _replace_all(live, "every school", "all schools")

    def is_saved() -> bool:
        blocks = live.meeting.record.blocks_of[live.meeting.minutes[7]]
        return [block.text.plain for block in blocks] == ["To send the draft to all schools."]

    live.qtbot.waitUntil(is_saved)


def test_many_blocks_that_changed_at_once_are_not_asked_for_one_by_one(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[type] = []
    entity = live.desk.queries.entity

    def note(kind: type, entity_id: Id) -> object:
        asked.append(kind)
        return entity(kind, entity_id)

    monkeypatch.setattr(live.desk.queries, "entity", note)
    _replace_all(live, "draft", "paper")
    live.settle()
    assert sorted(live.room.record().blocks, key=lambda block: block.id) == list(_blocks(live))
    assert Block not in asked


def test_many_places_are_replaced_some_at_a_time_and_taken_back_as_one(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing_all, "AT_ONCE", 1)
    done: list[int] = []

    def note(text: MinuteText, places: Sequence[FoundPlace], words: str) -> int:
        done.append(len(places))
        return replace_found(text, places, words)

    monkeypatch.setattr(replacing_all, "replace_found", note)
    before = _blocks(live)
    _replace_all(live, "draft", "draft draft")
    assert done == [3, 1, 1, 1]
    assert live.room.pane.find_bar.result.text() == "6 replaced in 3 items"
    assert live.texts(5) == ["The draft draft terms were read, and the draft draft was noted."]
    live.press("Ctrl+Z")
    assert _blocks(live) == before
    live.press("Ctrl+Y")
    assert live.texts(5) == ["The draft draft terms were read, and the draft draft was noted."]


def test_very_many_words_that_were_saved_are_fetched_some_at_a_time(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_room, "MANY_BLOCKS", 1)
    fetched: list[int] = []
    where_in = live.desk.queries.where_in

    def note(kind: type, field: str, values: Iterable[str]) -> object:
        fetched.append(len(list(values)))
        return where_in(kind, field, values)

    monkeypatch.setattr(live.desk.queries, "where_in", note)
    paragraphs = frozenset(block.id for block in _blocks(live) if block.kind is BlockKind.PARAGRAPH)
    live.room.refetch({"blocks": paragraphs})
    live.qtbot.waitUntil(lambda: len(fetched) >= len(paragraphs) - 1)
    assert len(paragraphs) > 2
    assert set(fetched) == {1}
    assert sorted(live.room.record().blocks, key=lambda block: block.id) == list(_blocks(live))


def test_an_action_whose_words_are_replaced_stays_the_action_it_is(live: Live) -> None:
    before = {action.id: action for action in live.record.actions}
    numbers = dict(live.record.action_numbers)
    _replace_all(live, "to", "TO")
    assert {action.id: action for action in live.record.actions} == before
    assert dict(live.record.action_numbers) == numbers
    (block,) = live.record.blocks_of[live.meeting.minutes[7]]
    assert (block.kind, block.text.plain) == (BlockKind.ACTION, "TO send the draft TO every school.")
    live.press("Ctrl+7")
    assert live.room.editor.text.facts[0].kind is BlockKind.ACTION


def test_ctrl_z_takes_everything_back_wherever_the_caret_is_and_shows_a_minute_that_changed(live: Live) -> None:
    before = _blocks(live)
    _replace_all(live, "draft", "paper")
    live.press("Escape")
    live.press("Ctrl+8")
    live.press("Ctrl+Z")
    assert _shown(live) == 4
    assert _blocks(live) == before
    live.press("Ctrl+Y")
    assert live.texts(7) == ["To send the paper to every school."]
    assert live.texts(4)[0].endswith("a first paper.")


def test_ctrl_z_takes_it_back_from_the_field_as_well(live: Live, bar: FindBar) -> None:
    before = _blocks(live)
    _search(live, "draft", "paper", everywhere=True)
    live.press("Tab")
    bar.replace_all_button.click()
    live.settle()
    assert live.focus() is bar.replacement
    live.press("Ctrl+Z")
    assert _blocks(live) == before
    assert bar.replacement.text() == "paper"


def test_undo_stays_at_the_minute_that_is_shown_where_that_changed_too(live: Live) -> None:
    _replace_all(live, "draft", "paper")
    live.press("Ctrl+7")
    live.press("Ctrl+Z")
    assert _shown(live) == 7


def test_what_is_typed_between_is_taken_back_first(live: Live) -> None:
    _replace_all(live, "draft", "paper")
    live.press("Escape")
    live.press("Ctrl+5")
    live.type("More.")
    live.press("Ctrl+Z")
    assert live.texts(5) == ["The paper terms were read, and the paper was noted."]
    live.press("Ctrl+Z")
    assert live.texts(5) == ["The draft terms were read, and the Draft was noted."]


def test_a_minute_looked_at_before_its_turn_has_it_then(live: Live, bar: FindBar) -> None:
    _search(live, "draft", "paper", everywhere=True)
    bar.replace_all_button.click()
    assert not _is_through(live)()
    live.press("Ctrl+5")
    assert _is_through(live)()
    live.type(" More.")
    live.press("Ctrl+Z")
    live.press("Ctrl+Z")
    assert live.texts(5) == ["The draft terms were read, and the Draft was noted."]
    assert live.texts(7) == ["To send the draft to every school."]


def test_undo_before_the_last_minute_had_its_turn_takes_all_of_it_back(live: Live, bar: FindBar) -> None:
    before = _blocks(live)
    _search(live, "draft", "paper", everywhere=True)
    bar.replace_all_button.click()
    live.room.editor.undo()
    assert _blocks(live) == before


def test_the_way_back_is_offered_by_name_until_it_is_taken(live: Live) -> None:
    _replace_all(live, "draft", "paper")
    undo_bar = live.room.pane.undo_bar
    assert undo_bar.accessibleName() == "6 replaced in 3 items"
    assert undo_bar.isVisible()
    undo_bar.button.click()
    assert live.texts(7) == ["To send the draft to every school."]
    assert not undo_bar.isVisible()


def test_words_that_stand_there_already_change_nothing_and_it_is_said(live: Live, bar: FindBar) -> None:
    _replace_all(live, "draft terms", "draft terms")
    assert bar.result.text() == "Nothing to replace: these words stand there already."
    assert not live.room.editor.can_undo


def test_titles_of_items_are_not_searched(live: Live, bar: FindBar) -> None:
    _search(live, "Reducing exclusions", everywhere=True)
    assert bar.result.text() == "Not found"
    assert bar.field.accessibleDescription() == "The text of the minutes is searched; titles of items are not."


# Where nothing may be changed


def _open(theme: Theme, desk: Desk, meeting: SampleMeeting, qtbot: QtBot) -> Live:
    window = MainWindow(theme, desk.state)
    qtbot.addWidget(window)
    desk.popups.furnish(desk, POPUPS)
    window.furnish(desk, {ScreenName.LIVE: LiveScreen})
    window.resize(1366, 690)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desk.navigation.go(Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING, minute_id=_item(meeting, 4)))
    assert isinstance(window.screen_shown, LiveScreen)
    return Live(window, window.screen_shown, desk, meeting, qtbot)


def _item(meeting: SampleMeeting, number: int) -> Id:
    return meeting.minutes[number]


def _why_not(live: Live) -> str:
    """What the bar says where words can be found and not replaced."""
    _search(live, "draft", "paper", everywhere=True)
    bar = live.room.pane.find_bar
    assert bar.result.text() == "1 of 3 in this minute, 6 in all"
    assert not bar.replacement.isVisible()
    assert not bar.replace_all_button.isVisible()
    bar.replace_asked.emit()
    bar.replace_all_asked.emit()
    assert live.texts(4)[0].endswith("draft.")
    return bar.why_not.text()


def test_in_a_window_that_only_reads_words_are_found_and_it_says_why_they_stay(
    theme: Theme, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    meeting.read_only = True
    with open_desk(theme, meeting, qtbot) as desk:
        why = _why_not(_open(theme, desk, meeting, qtbot))
    assert why == "Words can be found, not replaced: this window only reads."


def test_in_approved_minutes_words_are_found_and_it_says_why_they_stay(
    theme: Theme, meeting: SampleMeeting, qtbot: QtBot
) -> None:
    meeting.do("12:30", TimeMeeting(meeting_id=MEETING, kind=EventKind.ENDED))
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        meeting.do("12:31", AdvanceMinutes(meeting_id=MEETING, state=state, on=DAY))
    with open_desk(theme, meeting, qtbot) as desk:
        why = _why_not(_open(theme, desk, meeting, qtbot))
    assert why == "Words can be found, not replaced: these minutes are approved."


# How it fits


def test_both_lines_have_room_beside_the_bars_of_the_meeting_in_a_small_window(live: Live) -> None:
    live.desk.theme.set_text_size(200)
    live.window.resize(1024, 600)
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    live.press("Ctrl+5")
    _search(live, "draft", "paper", everywhere=True)
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()
    assert cut_off(live.window) == []
    live.press("Escape")
    assert live.room.pane.heading.isVisible()
    live.desk.theme.set_text_size(100)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1024, 600), (1366, 690), (1920, 1000)])
def test_both_lines_have_room_in_every_window(live: Live, percent: int, size: tuple[int, int]) -> None:
    live.desk.theme.set_text_size(percent)
    live.window.resize(*size)
    _search(live, "draft", "paper", everywhere=True)
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()
    assert live.room.pane.find_bar.isVisible()
    assert cut_off(live.window) == []
    live.desk.theme.set_text_size(100)


def _small(live: Live) -> None:
    """A small window with large letters."""
    live.desk.theme.set_text_size(200)
    live.window.resize(1024, 600)


def _settle_layout() -> None:
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()


def test_in_a_small_window_two_lines_of_text_are_seen_below_what_is_replaced(live: Live, bar: FindBar) -> None:
    _small(live)
    _search(live, "draft", "paper")
    _settle_layout()
    assert live.room.editor.height() >= 2 * live.room.editor.fontMetrics().lineSpacing()
    tops = {part.y() for part in bar.children() if isinstance(part, QAbstractButton) and part.isVisible()}
    assert len(tops) == 2
    live.desk.theme.set_text_size(100)


def test_how_to_look_is_folded_in_a_small_window_until_it_is_asked_for(live: Live, bar: FindBar) -> None:
    _small(live)
    _search(live, "draft", "paper")
    _settle_layout()
    options = (bar.match_case, bar.whole_words, bar.scope)
    assert not any(option.isVisible() for option in options)
    bar.options_button.setFocus(Qt.FocusReason.TabFocusReason)
    live.press("Return")
    _settle_layout()
    assert all(option.isVisible() for option in options)
    assert cut_off(live.window) == []
    live.press("Tab")
    assert live.focus() is bar.match_case
    live.desk.theme.set_text_size(100)
    live.window.resize(1366, 1000)
    _settle_layout()
    assert all(option.isVisible() for option in options)
    assert not bar.options_button.isVisible()


def test_an_option_that_has_the_focus_stays_when_the_window_gets_small(live: Live, bar: FindBar) -> None:
    live.window.resize(1366, 1000)
    _search(live, "draft", "paper")
    bar.whole_words.setFocus(Qt.FocusReason.TabFocusReason)
    _small(live)
    _settle_layout()
    assert live.focus() is bar.whole_words
    assert bar.whole_words.isVisible()
    live.desk.theme.set_text_size(100)


def test_tab_goes_from_field_to_field_and_on_to_the_buttons(live: Live, bar: FindBar) -> None:
    _search(live, "draft", "paper")
    order = []
    for _ in range(8):
        live.press("Tab")
        order.append(live.focus())
    assert order == [
        bar.replacement,
        bar.replace_button,
        bar.replace_all_button,
        bar.next_button,
        bar.close_button,
        bar.match_case,
        bar.whole_words,
        bar.scope,
    ]


def test_enter_presses_the_button_that_has_the_focus(live: Live, bar: FindBar) -> None:
    _search(live, "draft", "paper")
    bar.replace_all_button.setFocus(Qt.FocusReason.TabFocusReason)
    live.press("Return")
    assert bar.result.text() == "3 replaced in this minute"
