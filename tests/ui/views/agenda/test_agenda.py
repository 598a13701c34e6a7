from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import AgendaItem, Lead, Paper
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import Minute
from clerk_app.domain.partial_date import Slot
from clerk_app.services.acts import (
    Act,
    AddItem,
    AdvanceMinutes,
    DescribeItem,
    EditItem,
    MoveItem,
    RemoveItem,
    StartMeeting,
)
from clerk_app.services.outcome import Outcome
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.background.write_lane import WriteLane
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.agenda.keeper import PAUSE_MS, Wish
from clerk_app.ui.views.agenda.values import Column
from clerk_app.ui.views.agenda.view import AgendaScreen
from tests.ui.views.agenda.typing import ALT_SHIFT, Opener, agenda, focused, go, press, settle, shown, write
from tests.ui.views.stage import BOARD, Stage, known_id, utc


def rub_out() -> None:
    """Everything in the line, and then Backspace once more."""
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)


def type_while_the_disk_is_full(stage: Stage) -> None:
    """Words behind the first title that are tried to be kept once, in vain."""
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    write(" for absence")
    press(Qt.Key.Key_Down)
    stage.done()


def test_an_agenda_is_typed_item_by_item(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    for title in ("Welcome", "Parking in the harbour", "Close"):
        write(title)
        press(Qt.Key.Key_Return)
    settle(blank, screen)
    assert agenda(blank) == ["1 Welcome", "2 Parking in the harbour", "3 Close"]
    assert [minute.heading for minute in blank.minutes()] == ["Welcome", "Parking in the harbour", "Close"]
    assert shown(screen) == ["1 Welcome", "2 Parking in the harbour", "3 Close", ""]
    assert focused() is screen.sheet.rows[-1].cells[Column.TITLE]


class SlowLane(WriteLane):
    """A lane that carries out one act when it is told to."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.lane)
        self._stage = stage
        self._waiting: deque[tuple[Act, Callable[[Outcome], None] | None]] = deque()

    def submit(
        self,
        act: Act,
        on_done: Callable[[Outcome], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._waiting.append((act, on_done))

    def answer(self) -> bool:
        """Carry out the act that waits longest; False where none does."""
        if not self._waiting:
            return False
        act, on_done = self._waiting.popleft()
        outcome = self._stage.execute(act)
        if on_done is not None:
            on_done(outcome)
        return True


def test_what_is_typed_while_answers_are_awaited_is_kept_whole(blank: Stage, qtbot: QtBot) -> None:
    lane = SlowLane(blank)
    screen = AgendaScreen(replace(blank.desk, lane=lane))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.visit(Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=blank.meeting))
    screen.take_focus()
    for beginning, end in (("Previous minutes", " and actions"), ("Close", " of the meeting")):
        write(beginning)
        screen.keeper.flush()
        write(end)
        press(Qt.Key.Key_Return)
    lane.answer()
    screen.keeper.flush()
    while lane.answer():
        pass
    assert agenda(blank) == ["1 Previous minutes and actions", "2 Close of the meeting"]
    assert shown(screen) == [*agenda(blank), ""]
    assert not screen.refuses_to_close()


def test_who_leads_and_how_long_are_typed_with_tab_between(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    for words in ("Welcome", "Independent Chair", "10"):
        write(words)
        press(Qt.Key.Key_Tab)
    write("Parking")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("10:10 to 10:30")
    settle(blank, screen)
    welcome, parking = blank.items()
    chair = next(a.who for a in blank.attendees() if blank.name(a.id) == "Independent Chair")
    assert (welcome.leads, welcome.minutes_planned) == ((Lead(words="Independent Chair", party=chair),), 10)
    assert (parking.leads, parking.slot) == ((), Slot(start=time(10, 10), end=time(10, 30)))


def test_a_title_is_written_on_and_a_time_written_over(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    write(" for absence")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("15")
    settle(stage, screen)
    item = stage.items()[0]
    assert (item.title, item.minutes_planned) == ("Welcome and apologies for absence", 15)


def test_before_the_start_the_plan_counts_from_the_planned_start(stage: Stage, open_agenda: Opener) -> None:
    stage.clock.set(utc(10, 40))
    screen = open_agenda(stage)
    assert screen.sheet.rows[0].begins == "10:00"
    stage.start()
    screen = open_agenda(stage)
    assert screen.sheet.rows[1].begins == "10:45"


def test_what_is_typed_is_kept_after_a_pause_without_leaving_the_line(
    blank: Stage, open_agenda: Opener, qtbot: QtBot
) -> None:
    screen = open_agenda(blank)
    with qtbot.waitSignal(blank.hub.settled):
        write("Welcome")
    assert agenda(blank) == ["1 Welcome"]
    assert PAUSE_MS <= 200
    with qtbot.waitSignal(blank.hub.settled):
        write(" and apologies")
    assert agenda(blank) == ["1 Welcome and apologies"]
    assert focused() is screen.sheet.rows[0].cells[Column.TITLE]
    assert shown(screen) == ["1 Welcome and apologies", ""]


def test_enter_in_the_midst_begins_an_item_there(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 1)
    press(Qt.Key.Key_Return)
    write("Minutes of the last meeting")
    press(Qt.Key.Key_Return)
    write("Matters arising")
    settle(stage, screen)
    assert agenda(stage)[1:5] == [
        "2 Conflicts of interest",
        "3 Minutes of the last meeting",
        "4 Matters arising",
        "5 Actions of the workshop",
    ]
    assert shown(screen)[:8] == agenda(stage)


def test_a_row_begun_in_the_midst_and_left_empty_is_given_up_with_backspace(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    press(Qt.Key.Key_Return)
    assert len(screen.sheet.rows) == 8
    press(Qt.Key.Key_Backspace)
    assert focused() is screen.sheet.rows[0].cells[Column.TITLE]
    assert len(screen.sheet.rows) == 7
    settle(stage, screen)
    assert stage.acts == []


def test_items_are_moved_with_the_keys_that_move_a_paragraph(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 2)
    press(Qt.Key.Key_Up, ALT_SHIFT)
    settle(stage, screen)
    assert agenda(stage)[:3] == ["1 Welcome and apologies", "2 Actions of the workshop", "3 Conflicts of interest"]
    assert shown(screen)[:3] == agenda(stage)[:3]
    assert focused() is screen.sheet.rows[1].cells[Column.TITLE]
    press(Qt.Key.Key_Right, ALT_SHIFT)
    settle(stage, screen)
    assert agenda(stage)[:3] == ["1 Welcome and apologies", "1A Actions of the workshop", "2 Conflicts of interest"]
    press(Qt.Key.Key_Left, ALT_SHIFT)
    press(Qt.Key.Key_Down, ALT_SHIFT)
    settle(stage, screen)
    assert agenda(stage)[1:3] == ["2 Conflicts of interest", "3 Actions of the workshop"]
    assert [minute.heading for minute in stage.minutes()] == [one.partition(" ")[2] for one in agenda(stage)]


def test_a_new_item_goes_in_and_out_before_it_has_a_word(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 3)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right, ALT_SHIFT)
    write("Young people's words")
    press(Qt.Key.Key_Return)
    write("Money")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left, ALT_SHIFT)
    write("Transport")
    settle(stage, screen)
    assert agenda(stage)[3:8] == [
        "4 Children’s plan: first draft",
        "4A Young people's words",
        "4B Money",
        "5 Transport",
        "6 Reducing exclusions",
    ]
    assert shown(screen)[3:8] == agenda(stage)[3:8]


def test_an_item_rubbed_out_is_removed_and_can_be_had_back(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 1)
    rub_out()
    settle(stage, screen)
    assert agenda(stage)[:2] == ["1 Welcome and apologies", "2 Actions of the workshop"]
    assert screen.undo_bar.isVisible()
    assert screen.undo_bar.accessibleName() == "Removed “Conflicts of interest”."
    screen.commands()[ActionId.UNDO]()
    settle(stage, screen)
    assert agenda(stage)[:2] == ["1 Welcome and apologies", "2 Conflicts of interest"]
    assert shown(screen)[:2] == agenda(stage)[:2]


def test_a_title_rubbed_out_and_left_is_as_it_was(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 1)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Down)
    settle(stage, screen)
    assert shown(screen)[1] == "2 Conflicts of interest"
    assert stage.acts == []


def test_an_item_with_minutes_is_not_removed_and_stands_again(stage: Stage, open_agenda: Opener) -> None:
    stage.start()
    screen = open_agenda(stage)
    rub_out()
    settle(stage, screen)
    assert shown(screen)[0] == "1 Welcome and apologies"
    assert screen.message.isVisible()
    assert "Welcome and apologies" in screen.message.text


def test_an_item_is_removed_by_its_key_wherever_in_it_somebody_is(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 1, Column.TIME)
    screen.commands()[ActionId.REMOVE_ITEM]()
    settle(stage, screen)
    assert agenda(stage)[:2] == ["1 Welcome and apologies", "2 Actions of the workshop"]
    assert screen.undo_bar.accessibleName() == "Removed “Conflicts of interest”."
    screen.commands()[ActionId.UNDO]()
    settle(stage, screen)
    assert agenda(stage)[:2] == ["1 Welcome and apologies", "2 Conflicts of interest"]


def test_one_item_after_another_is_removed_downwards_without_going_anywhere(stage: Stage, open_agenda: Opener) -> None:
    before = agenda(stage)
    screen = open_agenda(stage)
    go(screen, 1)
    for _ in range(2):
        screen.commands()[ActionId.REMOVE_ITEM]()
        settle(stage, screen)
    assert agenda(stage)[:2] == [before[0], f"2 {before[3].split(' ', 1)[1]}"]
    assert focused() is screen.sheet.rows[1].cells[Column.TITLE]


def test_behind_the_last_item_one_key_too_many_removes_nothing(stage: Stage, open_agenda: Opener) -> None:
    before = agenda(stage)
    screen = open_agenda(stage)
    go(screen, len(before) - 1)
    screen.commands()[ActionId.REMOVE_ITEM]()
    settle(stage, screen)
    assert agenda(stage) == before[:-1]
    assert screen.sheet.row_here is screen.sheet.rows[-1]
    assert ActionId.REMOVE_ITEM not in screen.commands()


def test_on_an_agenda_without_items_there_is_nothing_to_rub_out(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    press(Qt.Key.Key_Backspace)
    assert shown(screen) == [""]
    assert focused() is screen.sheet.rows[0].cells[Column.TITLE]


def test_from_an_item_rubbed_out_one_goes_on_behind_the_words_before_it(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 2)
    rub_out()
    settle(stage, screen)
    assert focused() is screen.sheet.rows[1].cells[Column.TITLE]


def test_an_item_typed_a_moment_ago_is_removed_by_the_key(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    write("Welcome")
    screen.commands()[ActionId.REMOVE_ITEM]()
    settle(blank, screen)
    assert agenda(blank) == []
    assert shown(screen) == [""]


def test_what_goes_with_an_item_is_said(stage: Stage, open_agenda: Opener) -> None:
    item = stage.items()[1]
    below = known_id("8", 1)
    stage.execute(AddItem(meeting_id=stage.meeting, title="Shares", parent_id=item.id, item_id=below))
    stage.execute(AddItem(meeting_id=stage.meeting, title="Gifts", parent_id=item.id))
    paper = Paper(id=known_id("9", 1), item_id=below, position=0, title="Register")
    stage.execute(DescribeItem(item_id=below, papers=(paper,)))
    screen = open_agenda(stage)
    go(screen, 1)
    screen.commands()[ActionId.REMOVE_ITEM]()
    settle(stage, screen)
    assert screen.undo_bar.accessibleName() == "Removed “Conflicts of interest”, with 2 sub-items and 1 paper."


def test_an_item_with_minutes_stays_when_its_key_is_pressed_and_why_is_said(stage: Stage, open_agenda: Opener) -> None:
    stage.start()
    screen = open_agenda(stage)
    screen.commands()[ActionId.REMOVE_ITEM]()
    settle(stage, screen)
    assert agenda(stage)[0] == shown(screen)[0] == "1 Welcome and apologies"
    assert "Remove its minutes first, if they are wrong." in screen.message.text


def test_the_key_that_removes_an_item_stands_at_the_foot_and_on_its_button(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    keys = spec_of(ActionId.REMOVE_ITEM).key_text
    assert (keys,) in [hint.keys for hint in screen.hints().left]
    assert screen.head.buttons[Wish.REMOVE].toolTip() == f"Remove ({keys})"


def test_nothing_is_removed_where_no_item_is(blank: Stage, open_agenda: Opener) -> None:
    assert ActionId.REMOVE_ITEM not in open_agenda(blank).commands()


def test_one_undo_takes_back_what_was_typed_in_a_line(stage: Stage, open_agenda: Opener, qtbot: QtBot) -> None:
    screen = open_agenda(stage)
    go(screen, 0)
    press(Qt.Key.Key_End)
    for letters in (" of", " everybody"):
        with qtbot.waitSignal(stage.hub.settled):
            write(letters)
    assert sum(isinstance(act, EditItem) for act in stage.acts) == 2
    screen.commands()[ActionId.UNDO]()
    settle(stage, screen)
    assert agenda(stage)[0] == shown(screen)[0] == "1 Welcome and apologies"
    screen.commands()[ActionId.REDO]()
    settle(stage, screen)
    assert agenda(stage)[0] == shown(screen)[0] == "1 Welcome and apologies of everybody"


def test_undo_goes_back_over_typing_moving_and_adding_in_order(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    before = agenda(stage)
    go(screen, 6)
    write("Any other business")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up, ALT_SHIFT)
    settle(stage, screen)
    assert ActionId.REDO not in screen.commands()
    for _ in range(2):
        screen.commands()[ActionId.UNDO]()
    settle(stage, screen)
    assert agenda(stage) == before
    assert shown(screen) == [*before, ""]
    assert ActionId.UNDO not in screen.commands()
    for _ in range(2):
        screen.commands()[ActionId.REDO]()
    settle(stage, screen)
    assert agenda(stage)[4:] == ["5 Forward plan and next meeting", "6 Reducing exclusions", "7 Any other business"]


def test_ctrl_z_in_a_line_is_the_windows_own(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 6)
    write("x")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.sheet.rows[6].typed.title == "x"


def test_when_items_begin_and_the_meeting_ends_follows_the_typing(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    assert screen.foot.text() == "Type the first item; Enter begins the next one."
    for title, minutes in (("Welcome", "10"), ("Parking", "45")):
        write(title)
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Tab)
        write(minutes)
        press(Qt.Key.Key_Return)
    settle(blank, screen)
    assert [row.begins for row in screen.sheet.rows] == ["10:00", "10:10", ""]
    assert screen.foot.text() == "Likely finish 10:55; the meeting is planned until 11:00."
    write("Close")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("6")
    settle(blank, screen)
    assert screen.foot.text() == "Likely finish 11:01: 1 minute after the planned end, 11:00."


def test_a_time_that_is_none_is_said_and_stays_while_the_rest_is_kept(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 4, Column.TIME)
    write("soon")
    press(Qt.Key.Key_Tab)
    go(screen, 4)
    write(" by half")
    press(Qt.Key.Key_Down)
    settle(stage, screen)
    cell = screen.sheet.rows[4].cells[Column.TIME]
    assert (cell.text(), cell.property("invalid")) == ("soon", True)
    assert cell.accessibleDescription().startswith("“soon” is no time.")
    assert screen.foot.text().startswith("Item 5: “soon” is no time.")
    item = stage.items()[4]
    assert (item.title, item.slot) == ("Reducing exclusions by half", Slot(start=time(10, 45), end=time(11, 5)))
    go(screen, 4, Column.TIME)
    write("20")
    press(Qt.Key.Key_Down)
    settle(stage, screen)
    assert (cell.text(), cell.property("invalid"), cell.accessibleDescription()) == ("20 min", False, "")
    assert stage.items()[4].minutes_planned == 20


def test_what_could_not_be_kept_still_stands_and_is_tried_again(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    type_while_the_disk_is_full(stage)
    assert shown(screen)[0] == "1 Welcome and apologies for absence"
    assert agenda(stage)[0] == "1 Welcome and apologies"
    assert screen.message.isVisible()
    assert screen.refuses_to_close()
    settle(stage, screen)
    assert agenda(stage)[0] == "1 Welcome and apologies for absence"
    assert not screen.refuses_to_close()


def test_a_window_that_stays_open_says_why_and_can_be_closed_without_the_words(
    stage: Stage, open_agenda: Opener
) -> None:
    screen = open_agenda(stage)
    type_while_the_disk_is_full(stage)
    assert not screen.message.close_without.isVisible()
    assert screen.refuses_to_close()
    assert screen.message.title == "Clerk has stayed open"
    assert "The disk is full." in screen.message.text
    screen.message.close_without.click()
    assert not screen.isVisible()
    assert not screen.refuses_to_close()
    assert agenda(stage)[0] == "1 Welcome and apologies"


def test_a_window_that_stayed_open_can_be_closed_for_as_long_as_the_words_are_not_kept(
    stage: Stage, open_agenda: Opener
) -> None:
    screen = open_agenda(stage)
    type_while_the_disk_is_full(stage)
    assert screen.refuses_to_close()
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    settle(stage, screen)
    assert screen.message.close_without.isVisible()
    assert screen.message.title == "Clerk has stayed open"
    settle(stage, screen)
    assert not screen.message.isVisible()
    assert screen.message.close_without.isHidden()


def test_what_was_said_of_words_that_could_not_be_kept_goes_once_they_are(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    type_while_the_disk_is_full(stage)
    assert screen.message.isVisible()
    settle(stage, screen)
    assert not screen.message.isVisible()


def test_a_new_item_that_could_not_be_kept_is_added_when_there_is_room(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    blank.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    write("Welcome")
    press(Qt.Key.Key_Return)
    blank.done()
    write("Close")
    settle(blank, screen)
    assert agenda(blank) == ["1 Welcome", "2 Close"]
    assert shown(screen) == ["1 Welcome", "2 Close", ""]


def test_filling_the_rows_changes_nothing(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    for place in range(7):
        for column in Column:
            go(screen, place, column)
    screen.leave()
    stage.done()
    assert stage.acts == []


def test_the_screen_begins_on_the_first_row_and_esc_leads_back(stage: Stage, open_agenda: Opener) -> None:
    home = Place(screen=ScreenName.HOME, board_id=BOARD)
    stage.navigation.go(home)
    stage.navigation.go(Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=stage.meeting))
    screen = open_agenda(stage)
    assert focused() is screen.sheet.rows[0].cells[Column.TITLE]
    press(Qt.Key.Key_Escape)
    assert stage.places[-1] == home


def test_the_roll_call_is_a_chord_away(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    screen.commands()[ActionId.ROLL_CALL]()
    assert stage.places[-1] == Place(screen=ScreenName.ROLL_CALL, board_id=BOARD, meeting_id=stage.meeting)


def test_buttons_do_what_the_keys_do_to_the_row_one_was_in(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 1)
    for wish in (Wish.UP, Wish.DOWN, Wish.INWARDS, Wish.OUTWARDS, Wish.REMOVE):
        screen.head.buttons[wish].click()
        settle(stage, screen)
    assert [type(act) for act in stage.acts] == [MoveItem] * 4 + [RemoveItem]
    assert "Conflicts of interest" not in [item.title for item in stage.items()]


@pytest.mark.parametrize("how", ["read only", "approved"])
def test_an_agenda_that_may_not_change_is_shown_with_the_reason(
    make_stage: Callable[..., Stage], open_agenda: Opener, how: str
) -> None:
    stage = make_stage(read_only=how == "read only").with_meeting()
    if how == "approved":
        stage.start()
        for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
            stage.execute(AdvanceMinutes(meeting_id=stage.meeting, state=state, on=date(2024, 10, 4)))
    screen = open_agenda(stage)
    assert shown(screen) == agenda(stage)
    write("x")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up, ALT_SHIFT)
    settle(stage, screen)
    assert stage.acts == []
    assert shown(screen) == agenda(stage)
    assert screen.message.isVisible()
    assert not any(button.isVisible() for button in screen.head.buttons.values())


def test_items_are_added_while_the_meeting_is_held(stage: Stage, open_agenda: Opener) -> None:
    stage.execute(StartMeeting(meeting_id=stage.meeting))
    screen = open_agenda(stage)
    go(screen, 6)
    write("Any other business")
    settle(stage, screen)
    assert agenda(stage)[-1] == "7 Any other business"
    assert stage.minutes()[-1].heading == "Any other business"


def test_every_line_says_which_item_it_belongs_to(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    names = [[cell.accessibleName() for cell in row.cells.values()] for row in screen.sheet.rows]
    assert names[1] == ["Title of item 2", "Who leads item 2", "Time for item 2"]
    assert names[-1] == ["New item: Item", "New item: Who leads", "New item: Time"]


def test_tab_goes_from_line_to_line_and_row_to_row(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    press(Qt.Key.Key_Return)
    new = screen.sheet.rows[1]
    assert focused() is new.cells[Column.TITLE]
    reached = []
    for _ in range(3):
        press(Qt.Key.Key_Tab)
        reached.append(focused())
    assert reached == [new.cells[Column.LEAD], new.cells[Column.TIME], screen.sheet.rows[2].cells[Column.TITLE]]


def test_an_item_keeps_what_another_screen_gave_it(stage: Stage, open_agenda: Opener) -> None:
    item = stage.items()[3]
    stage.execute(EditItem(item_id=item.id, title=item.title, slot=item.slot, minutes_planned=30))
    screen = open_agenda(stage)
    go(screen, 3)
    press(Qt.Key.Key_End)
    write(" again")
    settle(stage, screen)
    kept = next(one for one in stage.all(AgendaItem) if one.id == item.id)
    assert (kept.slot, kept.minutes_planned) == (item.slot, 30)
    assert stage.all(Minute, meeting_id=stage.meeting)[3].heading == kept.title
    assert not any(isinstance(act, AddItem) for act in stage.acts)
