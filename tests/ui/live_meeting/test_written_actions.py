"""Owner and due date typed into an action: shown while they are typed, lifted out of the words afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.actions import Action, Due, DueKind
from clerk_app.domain.board import Board, HolidayChange
from clerk_app.domain.capture import PlaceKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import NewAction
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD, MEETING

CHAIR = "Interim Chair"
FRIDAY_30 = date(2020, 10, 30)


def _written(live: Live) -> tuple[Block, Action]:
    """The last action of item 4 as it is stored, and its block."""
    block = [b for b in live.record.blocks_of[live.meeting.minutes[4]] if b.kind is BlockKind.ACTION][-1]
    action = live.record.by_id[block.action_id or Id("")]
    assert isinstance(action, Action)
    return block, action


def _type_action(live: Live, words: str) -> None:
    live.press("Return")
    live.type(f"/a {words}")


def _lift(live: Live) -> None:
    """Whatever waits for the key to be done with is done."""
    QApplication.processEvents()


def _details(live: Live) -> list[str]:
    """What the second line of the card of the caret says, as far as it was told."""
    decoration = live.room.around_text.decorations.card(live.room.editor.caret_block_id)
    return [detail.words for detail in decoration.details] if decoration is not None else []


def test_going_to_another_item_right_after_enter_lifts_them_too(live: Live) -> None:
    _type_action(live, "Interim Chair to circulate the notes by end of oct")
    live.press("Return")
    live.press("Ctrl+PgDown")
    block, action = _written(live)
    assert block.text.plain == "To circulate the notes."
    assert [owner.words for owner in action.owners] == [CHAIR]


def test_enter_lifts_owner_and_due_date_out_of_the_words(live: Live) -> None:
    _type_action(live, "Interim Chair to circulate the notes by end of oct")
    live.press("Return")
    _lift(live)
    block, action = _written(live)
    assert block.text.plain == "To circulate the notes."
    assert [owner.words for owner in action.owners] == [CHAIR]
    assert action.owners[0].party == live.record.by_id[live.meeting.attendees[CHAIR]].who  # type: ignore[union-attr]
    assert action.due == Due(kind=DueKind.DATE, on=FRIDAY_30, words="end of oct")


def test_the_caret_stays_where_it_went_and_typing_goes_on_there(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    live.press("Return")
    _lift(live)
    live.type("It was noted")
    assert live.texts(4)[-2:] == ["Circulate the notes.", "It was noted"]


def test_the_caret_stays_further_down_while_the_words_above_it_become_fewer(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["families"])
    _type_action(live, "Interim Chair to circulate the notes by end of oct")
    live.room.editor.go_to_block(live.meeting.blocks["note"])
    _lift(live)
    live.type(" Ask twice.")
    assert "Check this figure with Public Health before drafting. Ask twice." in live.texts(4)
    assert "To circulate the notes." in live.texts(4)


def test_undo_gives_back_exactly_what_was_typed_and_it_stays_until_it_changes(live: Live) -> None:
    words = "Interim Chair to circulate the notes by end of oct"
    _type_action(live, words)
    live.press("Return")
    _lift(live)
    live.press("Ctrl+Z")
    block, action = _written(live)
    assert (block.text.plain, action.owners, action.due) == (words, (), None)
    live.press("Up")
    live.press("Ctrl+End")
    _lift(live)
    assert _written(live)[0].text.plain == words
    live.room.editor.go_to_block(block.id)
    live.type("ober")
    live.press("Ctrl+End")
    _lift(live)
    block, action = _written(live)
    assert block.text.plain == "To circulate the notes."
    assert action.due == Due(kind=DueKind.DATE, on=FRIDAY_30, words="end of october")


def test_redo_lifts_again(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    live.press("Return")
    _lift(live)
    live.press("Ctrl+Z")
    _lift(live)
    live.press("Ctrl+Y")
    block, action = _written(live)
    assert block.text.plain == "Circulate the notes."
    assert action.due is not None


@pytest.mark.parametrize("words", ["Circulate the notes by hook or by crook", "Somebody to write it down", CHAIR])
def test_words_that_name_nobody_and_no_date_and_words_that_leave_nothing_stay(words: str, live: Live) -> None:
    _type_action(live, words)
    live.press("Return")
    _lift(live)
    block, action = _written(live)
    assert (block.text.plain, action.owners, action.due) == (words, (), None)


def test_a_paragraph_keeps_its_dates(live: Live) -> None:
    live.press("Return")
    live.type("The notes would be out by end of oct")
    live.press("Return")
    _lift(live)
    assert live.texts(4)[-2] == "The notes would be out by end of oct"


def test_an_action_of_the_record_stays_as_it_is_until_its_words_change(live: Live) -> None:
    block = live.meeting.record.by_id[live.meeting.blocks["asked"]]
    assert isinstance(block, Block)
    live.room.editor.go_to_block(block.id)
    live.press("Up")
    live.press("Ctrl+End")
    _lift(live)
    assert live.record.by_id[block.id] == block


def test_moving_the_meeting_lifts_first_so_that_undo_takes_back_the_move_before_the_words(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    live.press("Ctrl+Return")
    live.settle()
    block, action = _written(live)
    assert (block.text.plain, action.due is not None) == ("Circulate the notes.", True)
    live.press("Ctrl+Z")
    live.settle()
    assert live.room.presenter.current == live.meeting.minutes[4]
    assert _written(live)[0].text.plain == "Circulate the notes."


def test_looking_elsewhere_and_leaving_the_screen_lift(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    live.press("Ctrl+PgDown")
    assert _written(live)[0].text.plain == "Circulate the notes."
    live.press("Ctrl+PgUp")
    assert live.room.editor.caret_block_id == _written(live)[0].id
    _type_action(live, "Print the notes by end of oct")
    live.screen.leave()
    live.desk.lane.drain()
    assert live.texts(4)[-1] == "Print the notes."


def test_an_act_in_the_midst_of_a_sentence_leaves_the_line_alone(live: Live) -> None:
    _type_action(live, "Interim Chair to send the")
    live.press("F9")
    live.settle()
    live.type(" notes")
    assert live.texts(4)[-1] == "Interim Chair to send the notes"


def test_while_typing_the_card_says_what_would_be_recognised(live: Live) -> None:
    _type_action(live, "Circulate the notes")
    assert _details(live) == []
    live.type(" by end of oct")
    assert _details(live) == [
        "No owner yet",
        "Fri 30 Oct, 20 working days (31 October is a Saturday)",
    ]
    live.settle()
    assert _details(live)[1].startswith("Fri 30 Oct, 20 working days")
    live.press("Return")
    _lift(live)
    live.press("Up")
    assert _details(live) == ["No owner yet", "Fri 30 Oct"]


def test_the_card_is_told_of_what_was_recognised_once_and_not_at_every_key(live: Live) -> None:
    told: list[list[str]] = []
    live.room.written.reading_changed.connect(lambda: told.append(_details(live)))
    _type_action(live, "Interim Chair to circulate the notes to everybody")
    assert told == [[CHAIR, "No due date yet"]]


def _marked(live: Live) -> list[str]:
    """What is tinted and underlined in the minutes."""
    parts = live.room.editor.extraSelections()
    assert all(part.format.fontUnderline() for part in parts)
    return [part.cursor.selectedText() for part in parts]


def test_owner_and_date_are_tinted_and_underlined_while_they_are_typed(live: Live) -> None:
    _type_action(live, "Interim Chair to circulate the notes")
    assert _marked(live) == [CHAIR]
    live.type(" by end of oct")
    assert _marked(live) == [CHAIR, "by end of oct"]
    live.press("Return")
    _lift(live)
    assert _marked(live) == []


def test_what_stays_as_it_is_is_not_marked(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    live.press("Return")
    _lift(live)
    live.press("Ctrl+Z")
    assert _marked(live) == []
    live.press("Return")
    live.type("The notes would be out by end of oct")
    assert _marked(live) == []


def test_the_marks_of_one_minute_are_not_shown_in_another(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    live.press("Ctrl+PgDown")
    assert _marked(live) == []


def test_the_marks_follow_the_colours(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    (light,) = live.room.editor.extraSelections()
    live.desk.theme.set_scheme("dark")
    (dark,) = live.room.editor.extraSelections()
    assert light.format.background().color() != dark.format.background().color()


def test_a_second_owner_is_added_by_a_plus(live: Live) -> None:
    _type_action(live, "Interim Chair to circulate the notes")
    block_id = live.room.editor.caret_block_id
    live.press("Return")
    _lift(live)
    live.room.editor.go_to_block(block_id)
    live.type(" +Schools representative")
    live.press("Ctrl+End")
    _lift(live)
    block, action = _written(live)
    assert block.text.plain == "To circulate the notes."
    assert [owner.words for owner in action.owners] == [CHAIR, "Schools representative"]


def test_somebody_added_whose_whole_name_was_typed_joins_the_owners_at_once_and_never_the_words(live: Live) -> None:
    _type_action(live, "Write a plan. ")
    for name in ("@Interim Chair", "+@Schools representative"):
        live.type(name)
        live.press("Return")
    block, action = _written(live)
    assert live.room.editor.caret_block_id == block.id
    assert [owner.words for owner in action.owners] == [CHAIR, "Schools representative"]
    assert block.text.plain.rstrip() == "Write a plan."


def test_a_date_typed_later_takes_the_place_of_the_one_before(live: Live) -> None:
    _type_action(live, "Circulate the notes by end of oct")
    block_id = live.room.editor.caret_block_id
    live.press("Return")
    _lift(live)
    live.room.editor.go_to_block(block_id)
    live.type(" by next meeting")
    live.press("Ctrl+End")
    _lift(live)
    _, action = _written(live)
    assert action.due == Due(kind=DueKind.NEXT_MEETING, words="next meeting")


def test_the_holidays_of_the_board_are_left_out(live: Live) -> None:
    asked: list[tuple[str, list[int]]] = []

    def holidays_of(calendar: str, years: Iterable[int]) -> Set[date]:
        asked.append((calendar, list(years)))
        return {FRIDAY_30}

    screen = LiveScreen(replace(live.desk, holidays_of=holidays_of))
    live.qtbot.addWidget(screen)
    screen.visit(Place(screen=ScreenName.LIVE, meeting_id=MEETING))
    live.desk.jobs.finish()
    QTest.keyClick(screen.room.editor, Qt.Key.Key_Return)
    QTest.keyClicks(screen.room.editor, "/a Circulate the notes by 30 oct")
    screen.leave()
    live.desk.lane.drain()
    _, action = _written(live)
    assert action.due == Due(kind=DueKind.DATE, on=date(2020, 10, 29), words="30 oct")
    assert asked == [("GB-ENG", [2018, 2019, 2020, 2021, 2022])]


def test_an_action_is_due_before_a_day_on_which_the_boards_office_is_closed(live: Live) -> None:
    board = live.desk.queries.entity(Board, BOARD)
    assert board is not None
    closed = HolidayChange(day=FRIDAY_30, name="Staff day")
    live.desk.lane.submit(SaveSetup(put=(replace(board, holiday_changes=(closed,)),)))
    live.desk.lane.drain()
    screen = LiveScreen(replace(live.desk, holidays_of=lambda calendar, years: frozenset()))
    live.qtbot.addWidget(screen)
    screen.visit(Place(screen=ScreenName.LIVE, meeting_id=MEETING))
    live.desk.jobs.finish()
    QTest.keyClick(screen.room.editor, Qt.Key.Key_Return)
    QTest.keyClicks(screen.room.editor, "/a Circulate the notes by 30 oct")
    screen.leave()
    live.desk.lane.drain()
    _, action = _written(live)
    assert action.due == Due(kind=DueKind.DATE, on=date(2020, 10, 29), words="30 oct")


def test_words_read_by_the_popup_are_not_read_again(live: Live) -> None:
    live.screen.asked.text.add_written_action(NewAction(words=typed("Write to all whose term ends by Friday.")))
    block_id = next(b for b in reversed(live.room.editor.text.order) if b != live.room.editor.caret_block_id)
    live.room.editor.go_to_block(block_id)
    live.press("Up")
    live.press("Ctrl+End")
    _lift(live)
    assert "Write to all whose term ends by Friday." in live.texts(4)


def _labels(live: Live) -> list[str]:
    """What the cards of the actions of item 4 are called, from above."""
    text = live.room.editor.text
    pairs = zip(text.order, text.facts, strict=True)
    return [live.card(one).label for one, facts in pairs if facts.kind is BlockKind.ACTION]


def _places(live: Live) -> list[tuple[str, str]]:
    places = live.room.presenter.places()
    return [(place.number, place.title) for place in places if place.kind is PlaceKind.ACTION]


def test_an_action_is_numbered_from_its_first_word_on_and_those_below_make_room(live: Live) -> None:
    asked = "To ask the youth parliament about the priorities."
    live.room.editor.go_to_block(live.meeting.blocks["families"])
    live.press("Return")
    live.type("/a ")
    live.settle()
    assert _labels(live) == ["ACTION", "ACTION 1"]
    assert _places(live) == [("1", asked)]
    live.type("W")
    live.settle()
    assert _labels(live) == ["ACTION 1", "ACTION 2"]
    assert _places(live) == [("1", "W"), ("2", asked)]
    live.press("Backspace")
    live.settle()
    assert _labels(live) == ["ACTION", "ACTION 1"]
    assert _places(live) == [("1", asked)]
    live.press("Ctrl+Z")
    live.settle()
    assert _labels(live) == [f"ACTION {place}" for place, _ in _places(live)]


def test_a_minute_that_is_looked_at_again_numbers_an_action_worded_in_another(live: Live) -> None:
    live.press("Return")
    live.type("/a ")
    live.settle()
    assert _labels(live) == ["ACTION 1", "ACTION"]
    live.type("Write")
    live.press("Ctrl+5")
    live.settle()
    live.press("Ctrl+4")
    assert _labels(live) == ["ACTION 1", "ACTION 2"]
