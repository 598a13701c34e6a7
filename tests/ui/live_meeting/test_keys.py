"""Every key of the live meeting does what the design says, with the caret in the text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from clerk_app.domain.decisions import Vote
from clerk_app.domain.meeting import Snapshot
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.timeline import EventKind, Presence
from clerk_app.services.acts import AddItem, MoveToMinute, SaveBlocks, SetExempt, TakeTogether, Undo
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.problems import problem_of_act
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.command_palette.view import CommandPalette
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.small_popups import EditItemPopup, JumpPopup, KeepVersionPopup
from clerk_app.ui.views.vote.view import VotePopup
from tests.ui.live_meeting.live import POPUPS, Live
from tests.ui.sample_meeting import MEETING

POLICE = "Dorset Police representative"


def test_the_caret_is_at_the_end_of_the_item_and_letters_are_typed(live: Live) -> None:
    assert live.focus() is live.room.editor
    live.type(" this be looked at")
    assert live.texts(4)[-1] == "The Clinical Commissioning Group representative asked that this be looked at"


def test_ctrl_enter_moves_the_meeting_to_the_next_item_and_shows_it(live: Live) -> None:
    live.meeting.at("10:52")
    live.press("Ctrl+Return")
    live.settle()
    assert live.room.presenter.current == live.meeting.minutes[5]
    assert live.room.presenter.shown == live.meeting.minutes[5]
    assert live.room.pane.undo_bar.accessibleName() == "Moved to item 5 at 10:52"
    assert live.focus() is live.room.editor


def test_whoever_types_on_with_the_focus_on_a_button_is_back_in_the_minutes_with_every_letter(live: Live) -> None:
    before = live.texts(4)[-1]
    live.room.panes.room_buttons()[0].setFocus()
    for letter in " On we go":
        if letter != " " or live.focus() is live.room.editor:
            live.type(letter)
    live.settle()
    assert live.focus() is live.room.editor
    assert live.texts(4)[-1] == f"{before}On we go"


def test_a_window_that_only_reads_keeps_the_focus_where_letters_do_nothing(live: Live) -> None:
    live.room.editor.setReadOnly(True)
    live.room.panes.room_buttons()[0].setFocus()
    live.type("x")
    assert live.focus() is live.room.panes.room_buttons()[0]


def test_tab_behind_letters_that_name_nobody_stays_in_the_text(live: Live) -> None:
    live.type(" @zzz")
    live.press("Tab")
    assert live.focus() is live.room.editor
    live.type(" spoke")
    live.settle()
    assert live.texts(4)[-1].endswith(" @zzz spoke")


def test_tab_behind_other_words_goes_out_of_the_text(live: Live) -> None:
    live.press("Tab")
    assert live.focus() is not live.room.editor


def test_what_is_typed_right_after_ctrl_enter_stands_in_the_next_item_though_the_disk_is_slow(live: Live) -> None:
    before = live.texts(4)
    live.press("Ctrl+Return")
    assert not live.desk.lane.is_idle
    live.type("The figures were noted")
    assert live.bar(BarPlace.ELSEWHERE) == ""
    assert live.texts(5) == ["The figures were noted"]
    assert live.texts(4) == before
    assert live.room.presenter.current == live.room.presenter.shown == live.meeting.minutes[5]


def test_ctrl_enter_is_never_lost_while_the_move_before_is_on_its_way_to_the_disk(live: Live) -> None:
    before = live.kinds()
    for _ in range(3):
        live.press("Ctrl+Return")
    assert live.room.presenter.current == live.meeting.minutes[4]
    assert live.kinds()[len(before) :] == [EventKind.MOVED] * 3
    assert live.room.presenter.current == live.room.presenter.shown == live.meeting.minutes[7]
    assert live.bar(BarPlace.ELSEWHERE) == ""


def test_a_break_right_after_ctrl_enter_begins_in_the_next_item(live: Live) -> None:
    live.press("Ctrl+Return")
    live.press("Shift+F9")
    event = live.last_event()
    assert (event.kind, event.minute_id) == (EventKind.ADJOURNED, live.meeting.minutes[5])


def test_ctrl_enter_right_after_items_are_taken_together_goes_on_behind_both(live: Live) -> None:
    live.desk.lane.submit(_items_4_and_5_together(live))
    live.press("Ctrl+Return")
    live.type("The figures were noted")
    assert live.last_event().minute_id == live.meeting.minutes[6]
    assert live.texts(6) == ["The figures were noted"]


def test_ctrl_enter_right_after_a_move_is_taken_back_makes_the_same_move_again(live: Live) -> None:
    live.press("Ctrl+Return")
    live.settle()
    live.press("Ctrl+Z")
    live.press("Ctrl+Return")
    live.settle()
    assert live.room.presenter.current == live.room.presenter.shown == live.meeting.minutes[5]


def test_when_the_item_that_is_looked_at_goes_keys_go_to_the_one_that_is_said_to_be_shown(live: Live) -> None:
    live.press("Ctrl+5")
    live.desk.lane.submit(_items_4_and_5_together(live))
    live.settle()
    live.type(" that it be seen again")
    assert live.room.presenter.shown == live.meeting.minutes[4]
    assert live.texts(4)[-1].endswith("asked that that it be seen again")


def _items_4_and_5_together(live: Live) -> TakeTogether:
    other = next(minute for minute in live.record.minutes if minute.id == live.meeting.minutes[5])
    return TakeTogether(minute_id=live.meeting.minutes[4], item_ids=other.item_ids, heading="Both")


def test_whoever_looks_back_while_the_meeting_is_about_to_move_is_left_there(live: Live) -> None:
    live.press("Ctrl+Return")
    live.press("Ctrl+4")
    live.settle()
    assert live.room.presenter.current == live.meeting.minutes[5]
    assert live.room.presenter.shown == live.meeting.minutes[4]
    assert live.bar(BarPlace.ELSEWHERE) == "You are looking at item 4. The meeting is on item 5."


def test_a_move_that_fails_keeps_what_was_typed_ahead_and_says_where_the_meeting_is(live: Live) -> None:
    live.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    live.press("Ctrl+Return")
    live.type("The figures were noted")
    assert live.texts(5) == ["The figures were noted"]
    assert live.room.presenter.current == live.meeting.minutes[4]
    assert live.bar(BarPlace.PROBLEM)
    assert live.bar(BarPlace.ELSEWHERE) == "You are looking at item 5. The meeting is on item 4."
    live.press("Ctrl+Return")
    live.settle()
    assert live.room.presenter.current == live.room.presenter.shown == live.meeting.minutes[5]
    assert live.bar(BarPlace.ELSEWHERE) == ""


def test_what_was_typed_is_saved_before_the_meeting_moves(live: Live) -> None:
    live.type(" more")
    live.press("Ctrl+Return")
    live.settle()
    assert live.texts(4)[-1].endswith("asked that more")
    assert live.kinds()[-1] is EventKind.MOVED


def test_at_the_last_item_ctrl_enter_says_so_and_moves_nothing(live: Live) -> None:
    live.meeting.do("12:20", MoveToMinute(meeting_id=MEETING, minute_id=live.meeting.minutes[10]))
    live.room.reload(live.meeting.record)
    before = len(live.record.all_events)
    live.press("Ctrl+Return")
    assert len(live.record.all_events) == before
    assert live.bar(BarPlace.PROBLEM).startswith("This is the last item.")
    bar = live.room.pane.bar(BarPlace.PROBLEM)
    assert bar is not None
    bar.findChildren(QPushButton)[0].click()
    live.settle()
    assert live.kinds()[-1] is EventKind.ENDED
    assert live.bar(BarPlace.PROBLEM) == ""


def test_page_keys_look_at_the_neighbours_while_the_clock_stays(live: Live) -> None:
    live.press("Ctrl+PgDown")
    assert live.room.presenter.shown == live.meeting.minutes[5]
    assert live.room.presenter.current == live.meeting.minutes[4]
    assert live.bar(BarPlace.ELSEWHERE) == "You are looking at item 5. The meeting is on item 4."
    live.press("Ctrl+PgUp")
    assert live.room.presenter.shown == live.meeting.minutes[4]
    assert live.bar(BarPlace.ELSEWHERE) == ""


@pytest.mark.parametrize("number", range(1, 10))
def test_ctrl_and_a_figure_looks_at_that_item(number: int, live: Live) -> None:
    live.press(f"Ctrl+{number}")
    assert live.room.presenter.shown == live.meeting.minutes[number]
    assert live.focus() is live.room.editor


def test_each_item_keeps_its_own_caret(live: Live) -> None:
    live.press("Left")
    live.press("Left")
    place = live.room.editor.textCursor().position()
    live.press("Ctrl+7")
    live.press("Ctrl+4")
    assert live.room.editor.textCursor().position() == place


@pytest.mark.parametrize(
    ("typed", "item", "block"),
    [("7", 7, ""), ("10", 10, ""), ("4.2", 4, "families"), ("a1", 4, "action"), ("exclu", 7, "")],
)
def test_jump_finds_items_paragraphs_actions_and_titles(typed: str, item: int, block: str, live: Live) -> None:
    live.press("Ctrl+J")
    assert isinstance(live.desk.popups.current, JumpPopup)
    live.type(typed)
    live.press("Return")
    assert live.room.presenter.shown == live.meeting.minutes[item]
    assert live.focus() is live.room.editor
    if block:
        assert live.room.editor.caret_block_id == live.meeting.blocks[block]


def test_jump_goes_to_an_action_by_the_number_under_which_it_was_circulated(live: Live) -> None:
    live.meeting.circulate()
    live.meeting.raise_action("10:50", 2, "forgotten", "To keep the register of interests.")
    live.room.reload(live.meeting.record)
    for typed, block in (("a2", "forgotten"), ("a1", "action")):
        live.press("Ctrl+J")
        live.type(typed)
        live.press("Return")
        assert live.room.editor.caret_block_id == live.meeting.blocks[block]


def test_the_line_of_a_jump_is_like_that_of_every_pop_up_and_its_arrows_choose_a_row(live: Live) -> None:
    live.press("Ctrl+J")
    popup = live.desk.popups.current
    assert isinstance(popup, JumpPopup)
    live.type("4")
    live.desk.theme.set_text_size(150)
    assert popup.field.font() == live.desk.theme.font(TextStyle.WRITING)
    live.press("Down")
    live.press("Down")
    assert popup.choices.current == 2
    live.press("Return")
    assert live.room.editor.caret_block_id == live.meeting.blocks["families"]


def test_jump_and_enter_alone_goes_back_to_the_current_item(live: Live) -> None:
    live.press("Ctrl+8")
    live.press("Ctrl+J")
    live.press("Return")
    assert live.room.presenter.shown == live.meeting.minutes[4]


def test_an_item_clicked_beside_a_pop_up_is_shown_without_it(live: Live) -> None:
    live.press("Ctrl+J")
    rows = live.room.agenda.view
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(6, 0)).center())
    assert live.room.presenter.shown == live.meeting.minutes[7]
    assert live.desk.popups.current is None
    assert live.focus() is live.room.editor


def test_esc_leaves_the_jump_where_one_was(live: Live) -> None:
    live.press("Ctrl+J")
    live.type("7")
    live.press("Escape")
    assert live.room.presenter.shown == live.meeting.minutes[4]
    assert live.focus() is live.room.editor


def test_f6_goes_round_the_panels_and_back(live: Live) -> None:
    room = live.room
    room.right.commands.button.show()
    order = []
    for _ in range(4):
        live.press("F6")
        order.append(live.focus())
    assert order == [room.right.list, room.right.commands.button, room.agenda.view, room.editor]


def test_f6_comes_past_the_bars_over_the_minutes_while_they_offer_something(live: Live) -> None:
    live.screen.tell(problem_of_act(Trouble(TroubleCode.DISK_FULL)))
    (close,) = live.room.pane.bar_buttons()
    live.press("Shift+F6")
    live.press("Shift+F6")
    assert live.focus() is close
    live.press("F6")
    assert live.focus() is live.room.agenda.view
    live.press("Shift+F6")
    live.press("Space")
    assert live.bar(BarPlace.PROBLEM) == ""
    assert live.focus() is live.room.editor


def test_an_act_that_the_disk_refuses_was_not_recorded_and_the_bar_says_so(live: Live) -> None:
    live.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    live.press("Ctrl+Return")
    live.settle()
    assert live.bar(BarPlace.PROBLEM) == "That was not recorded. The disk is full."


def test_shift_f6_goes_the_other_way(live: Live) -> None:
    live.press("Shift+F6")
    assert live.focus() is live.room.agenda.view
    live.press("F6")
    assert live.focus() is live.room.editor


def test_esc_comes_back_to_the_very_caret_and_selection(live: Live) -> None:
    live.press("Shift+Left")
    live.press("Shift+Left")
    before = live.room.editor.textCursor()
    live.press("F6")
    live.press("Escape")
    after = live.room.editor.textCursor()
    assert live.focus() is live.room.editor
    assert (after.anchor(), after.position()) == (before.anchor(), before.position())


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("Ctrl+Shift+A", BlockKind.ACTION),
        ("Ctrl+Shift+D", BlockKind.DECISION),
        ("Ctrl+Shift+I", BlockKind.DECLARATION),
        ("Ctrl+Shift+N", BlockKind.PRIVATE_NOTE),
    ],
)
def test_a_chord_makes_the_paragraph_what_it_says(keys: str, kind: BlockKind, live: Live) -> None:
    live.press("Return")
    live.type("Some words")
    live.press(keys)
    block = live.record.blocks_of[live.meeting.minutes[4]][-1]
    assert (block.kind, block.text.plain) == (kind, "Some words")


def test_a_decision_pressed_again_is_of_the_boards_next_kind(live: Live) -> None:
    live.press("Return")
    live.type("That it be done.")
    kinds = []
    for _ in range(3):
        live.press("Ctrl+Shift+D")
        block = live.record.blocks_of[live.meeting.minutes[4]][-1]
        kinds += [decision.kind for decision in live.record.decisions if decision.id == block.decision_id]
    assert kinds == ["agreed", "approved", "resolved"]


def test_a_decision_made_now_is_judged_by_who_is_here(live: Live) -> None:
    live.press("Return")
    live.type("That it be done.")
    live.press("Ctrl+Shift+D")
    live.settle()
    card = live.room.editor.text.place_of(live.room.editor.caret_block_id)
    decision = live.record.decisions[-1]
    assert card is not None
    assert decision.verdict is not None
    assert decision.verdict.quorate


def test_a_vote_is_counted_in_place_and_counted_again(live: Live) -> None:
    live.press("Return")
    live.press("Ctrl+Shift+B")
    popup = live.desk.popups.current
    assert isinstance(popup, VotePopup)
    popup.counts["ayes"].setValue(4)
    popup.counts["noes"].setValue(1)
    live.press("Return", popup.counts["ayes"])
    assert _counts(live) == (4, 1, 0)
    assert live.focus() is live.room.editor
    live.press("Ctrl+Shift+B")
    again = live.desk.popups.current
    assert isinstance(again, VotePopup)
    assert again.counts["ayes"].value() == 4
    again.counts["abstentions"].setValue(2)
    live.press("Return", again.counts["abstentions"])
    assert _counts(live) == (4, 1, 2)


def _counts(live: Live) -> tuple[int, int, int]:
    (vote,) = live.record.votes
    assert isinstance(vote, Vote)
    return vote.votes_for, vote.votes_against, vote.abstentions


def test_ctrl_semicolon_types_the_time_in_the_room(live: Live) -> None:
    live.type(" ")
    live.press("Ctrl+;")
    assert live.texts(4)[-1].endswith("asked that 10:48")


def test_ctrl_shift_m_offers_the_people_of_the_meeting(live: Live) -> None:
    live.type(" ")
    live.press("Ctrl+Shift+M")
    live.type("pol")
    live.press("Return")
    block = live.record.blocks_of[live.meeting.minutes[4]][-1]
    assert block.text.plain.rstrip().endswith(f"asked that {POLICE}")
    assert block.text.runs[-1].marks.mention or block.text.runs[-2].marks.mention


def test_enter_and_shift_enter(live: Live) -> None:
    live.press("Return")
    live.type("One")
    live.press("Shift+Return")
    live.type("line")
    assert live.texts(4)[-1] == "One\nline"


def test_paragraphs_are_moved_up_and_down(live: Live) -> None:
    live.press("Alt+Shift+Up")
    assert live.texts(4)[-1] == "That the draft go to scrutiny in January."
    live.press("Alt+Shift+Down")
    assert live.texts(4)[-1].endswith("asked that")


def test_list_levels_go_in_and_out(live: Live) -> None:
    live.press("Alt+Shift+Right")
    assert live.record.blocks_of[live.meeting.minutes[4]][-1].kind is BlockKind.LIST_ENTRY
    live.press("Alt+Shift+Left")
    assert live.record.blocks_of[live.meeting.minutes[4]][-1].kind is BlockKind.PARAGRAPH


def test_words_that_the_board_put_in_are_marked_on_the_text_that_is_selected(live: Live) -> None:
    live.press("Shift+Home")
    live.press("Ctrl+Shift+T")
    last = live.record.blocks_of[live.meeting.minutes[4]][-1]
    assert {run.marks.amended for run in last.text.runs} == {True}
    live.press("Ctrl+Shift+T")
    last = live.record.blocks_of[live.meeting.minutes[4]][-1]
    assert not any(run.marks.amended for run in last.text.runs)


def test_f9_pauses_and_starts_the_timer_and_shift_f9_adjourns_and_resumes(live: Live) -> None:
    for keys in ("F9", "F9", "Shift+F9", "Shift+F9"):
        live.press(keys)
        live.settle()
    assert live.kinds()[-4:] == [
        EventKind.TIMER_PAUSED,
        EventKind.TIMER_STARTED,
        EventKind.ADJOURNED,
        EventKind.RESUMED,
    ]


def test_ctrl_shift_x_closes_the_item_to_the_public_and_opens_it_again(live: Live) -> None:
    live.press("Ctrl+Shift+X")
    live.settle()
    states = [live.room.pane.heading.chip.text()]
    live.press("Ctrl+Shift+X")
    live.settle()
    assert [*states, live.room.pane.heading.chip.text()] == ["Exempt", "Public"]


def test_undo_and_redo_take_words_and_acts_in_their_order(live: Live) -> None:
    live.type(" x")
    live.press("Ctrl+Shift+X")
    live.settle()
    live.type("y")
    live.press("Ctrl+Z")
    assert live.texts(4)[-1].endswith("asked that x")
    assert _is_exempt(live, 4)
    live.press("Ctrl+Z")
    assert not _is_exempt(live, 4)
    assert live.texts(4)[-1].endswith("asked that x")
    live.press("Ctrl+Z")
    assert live.texts(4)[-1].endswith("asked that")
    for _ in range(3):
        live.press("Ctrl+Y")
        live.settle()
    assert live.texts(4)[-1].endswith("asked that xy")
    assert _is_exempt(live, 4)


def _is_exempt(live: Live, item: int) -> bool:
    return live.record.minutes[item - 1].exempt is not None


def test_undoing_a_departure_brings_the_quorum_back(live: Live) -> None:
    live.press("F6")
    live.room.right.list.go_to(live.meeting.attendees["Schools representative"])
    live.press("L")
    live.settle()
    assert live.room.presenter.quorum().count == "3 of 5"
    live.press("Escape")
    live.press("Ctrl+Z")
    live.settle()
    assert live.room.presenter.quorum().count == "4 of 5"


def test_undo_of_words_in_another_item_goes_there_first(live: Live) -> None:
    live.press("Ctrl+5")
    live.type("Elsewhere")
    live.press("Ctrl+4")
    live.press("Ctrl+Z")
    assert live.room.presenter.shown == live.meeting.minutes[5]
    assert live.texts(5) in ([], [""])


def test_moving_on_can_be_undone_and_the_item_is_shown_again(live: Live) -> None:
    live.press("Ctrl+Return")
    live.settle()
    live.press("Ctrl+Z")
    live.settle()
    assert live.room.presenter.current == live.meeting.minutes[4]
    assert live.room.presenter.shown == live.meeting.minutes[4]
    assert not live.room.pane.undo_bar.isVisible()


def test_undo_right_after_ctrl_enter_takes_the_move_back_though_the_disk_is_slow(live: Live) -> None:
    live.type(" more")
    live.press("Ctrl+Return")
    assert not live.desk.lane.is_idle
    live.press("Ctrl+Z")
    assert live.texts(4)[-1].endswith("asked that more")
    assert live.room.presenter.current == live.room.presenter.shown == live.meeting.minutes[4]


def test_redo_right_after_undo_moves_the_meeting_again_though_the_disk_is_slow(live: Live) -> None:
    asked: list[type] = []
    live.desk.lane.submitted.connect(lambda act: asked.append(type(act)))
    live.type(" more")
    live.press("Ctrl+Return")
    live.press("Ctrl+Z")
    live.press("Ctrl+Y")
    assert [kind for kind in asked if kind is not SaveBlocks] == [MoveToMinute, Undo, Undo]
    assert live.texts(4)[-1].endswith("asked that more")
    assert live.room.presenter.current == live.room.presenter.shown == live.meeting.minutes[5]


def test_words_typed_before_an_act_is_answered_are_taken_back_before_it(live: Live) -> None:
    live.press("Ctrl+Return")
    live.type("The figures were noted")
    live.press("Ctrl+Z")
    assert live.texts(5) in ([], [""])
    assert live.room.presenter.current == live.meeting.minutes[5]
    live.press("Ctrl+Z")
    live.settle()
    assert live.room.presenter.current == live.meeting.minutes[4]


def test_an_act_parts_the_words_before_it_from_those_after_it_though_the_disk_is_slow(live: Live) -> None:
    live.type(" x")
    live.press("Ctrl+Shift+X")
    live.type("y")
    live.press("Ctrl+Z")
    assert live.texts(4)[-1].endswith("asked that x")
    live.press("Ctrl+Z")
    assert not _is_exempt(live, 4)
    assert live.texts(4)[-1].endswith("asked that x")


def test_undo_passes_over_a_move_that_failed(live: Live) -> None:
    live.type(" more")
    live.room.autosave.flush(keep=True)
    live.settle()
    live.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    live.press("Ctrl+Return")
    live.type("The figures were noted")
    live.press("Ctrl+Z")
    assert live.texts(5) in ([], [""])
    assert live.room.presenter.current == live.meeting.minutes[4]
    live.press("Ctrl+Z")
    assert live.texts(4)[-1].endswith("asked that")


def test_an_act_that_changed_nothing_leaves_nothing_to_take_back(live: Live) -> None:
    live.type(" more")
    live.desk.lane.submit(SetExempt(minute_id=live.meeting.minutes[4], exempt=None))
    live.press("Ctrl+Z")
    assert live.texts(4)[-1].endswith("asked that")


def test_ctrl_s_keeps_a_named_version(live: Live) -> None:
    live.press("Ctrl+S")
    popup = live.desk.popups.current
    assert isinstance(popup, KeepVersionPopup)
    assert popup.name.text() == "2 October 2020, 10:48"
    popup.name.setText("Before lunch")
    live.press("Return")
    live.settle()
    assert [snapshot.name for snapshot in _snapshots(live)] == ["Before lunch"]
    assert live.focus() is live.room.editor


def test_f2_edits_title_presenter_and_planned_minutes(live: Live) -> None:
    live.press("F2")
    popup = live.desk.popups.current
    assert isinstance(popup, EditItemPopup)
    assert (popup.title.text(), popup.minutes.value()) == ("Children and Young People’s Plan: first draft", 25)
    popup.title.setText("The Plan")
    popup.presenter.setText("Head of Policy")
    popup.minutes.setValue(40)
    live.press("Return", popup.title)
    live.settle()
    item = live.record.items[3]
    assert item.title == "The Plan"
    assert [lead.words for lead in item.leads] == ["Head of Policy"]
    assert live.room.presenter.heading().title == "The Plan"
    assert live.room.presenter.top_bar().minutes == "22 of 40 minutes"


def test_find_selects_in_this_minute_and_f3_goes_on(live: Live) -> None:
    live.press("Ctrl+F")
    live.type("the")
    assert live.room.editor.textCursor().selectedText().lower() == "the"
    first = live.room.editor.textCursor().position()
    live.press("F3")
    assert live.room.editor.textCursor().position() != first
    live.press("Shift+F3")
    assert live.room.editor.textCursor().position() == first
    live.press("Escape")
    assert live.focus() is live.room.editor
    assert not live.room.pane.find_bar.isVisible()


def test_what_is_not_there_is_not_found(live: Live) -> None:
    live.press("Ctrl+F")
    live.type("xyzzy")
    assert live.room.pane.find_bar.result.text() == "Not found"


def test_f8_says_the_quorum_and_pressed_again_goes_to_its_card(live: Live) -> None:
    room, order = live.room, []
    for keys in ("F8", "F8", "Escape"):
        live.press(keys)
        order.append(live.focus())
    assert order == [room.editor, room.right.card, room.editor]


def test_f8_says_the_quorum_again_when_it_has_changed_since(live: Live) -> None:
    live.press("F8")
    live.press("F6")
    live.room.right.list.go_to(live.meeting.attendees["Schools representative"])
    live.press("L")
    live.settle()
    live.press("Escape")
    live.press("F8")
    assert live.focus() is live.room.editor
    live.press("F8")
    assert live.focus() is live.room.right.card


@pytest.mark.parametrize("button", ["commands", "chip"])
def test_enter_presses_the_button_that_has_the_focus(button: str, live: Live) -> None:
    pressed = []
    buttons = {"commands": live.room.right.commands.button, "chip": live.room.pane.heading.chip}
    buttons[button].show()
    buttons[button].clicked.connect(lambda: pressed.append(button))
    buttons[button].setFocus()
    live.press("Return")
    assert pressed == [button]


@pytest.mark.parametrize(
    ("keys", "screen"), [("Ctrl+Shift+R", ScreenName.ROLL_CALL), ("Ctrl+Shift+G", ScreenName.AGENDA)]
)
def test_a_chord_leads_to_another_screen_of_the_meeting(live: Live, keys: str, screen: ScreenName) -> None:
    live.press(keys)
    assert live.desk.navigation.place == Place(screen=screen, board_id=live.record.board.id, meeting_id=MEETING)


def test_an_item_added_to_the_agenda_meanwhile_is_there_on_coming_back(live: Live) -> None:
    back = live.desk.navigation.place
    assert back is not None
    live.press("Ctrl+Shift+G")
    live.screen.leave()
    live.meeting.app.execute(AddItem(meeting_id=MEETING, title="A late item"))
    live.screen.visit(back)
    assert [row.title for row in live.room.presenter.agenda()][-1] == "A late item"


def test_ctrl_shift_l_goes_to_the_attendance_where_there_is_no_popup_for_it(live: Live) -> None:
    assert not live.desk.popups.knows(PopupName.ARRIVED_OR_LEFT)
    live.press("Ctrl+Shift+L")
    assert live.focus() is live.room.right.list


@pytest.mark.parametrize(("keys", "size"), [("Ctrl+=", 150), ("Ctrl+-", 110), ("Ctrl+0", 100)])
def test_the_text_size_follows_its_keys(keys: str, size: int, live: Live) -> None:
    live.desk.theme.set_text_size(125)
    live.press(keys)
    assert live.desk.theme.text_size == size
    assert live.focus() is live.room.editor


def test_f11_shows_the_editor_alone_with_the_quorum_in_the_top_bar(live: Live) -> None:
    live.press("F11")
    QApplication.processEvents()
    shown = (live.room.agenda.isVisible(), live.room.right.isVisible(), live.room.pane.top.quorum_button.isVisible())
    assert shown == (False, False, True)
    live.press("F11")
    QApplication.processEvents()
    assert live.room.right.isVisibleTo(live.window)


def test_no_key_of_the_table_types_anything_or_is_kept_by_the_text(live: Live) -> None:
    before = live.texts(4)
    for keys in ("Ctrl+K", "F1", "Ctrl+/", "F3", "F8", "Ctrl+PgDown", "Ctrl+PgUp"):
        live.press(keys)
        live.press("Escape")
    assert live.texts(4) == before


def test_the_key_of_all_commands_opens_them_from_the_text(live: Live) -> None:
    live.desk.popups.furnish(live.desk, {**POPUPS, PopupName.COMMANDS: CommandPalette})
    live.press("Ctrl+End")
    live.press("Ctrl+K")
    assert isinstance(live.desk.popups.current, CommandPalette)


def test_the_end_of_the_meeting_is_recorded_from_the_menu(live: Live) -> None:
    live.window.book.run(ActionId.END_MEETING)
    live.settle()
    assert live.kinds()[-1] is EventKind.ENDED
    assert live.room.presenter.top_bar().started == "Ended 10:48"


def test_a_meeting_that_is_ended_on_a_later_day_ended_when_it_was_planned_to(live: Live) -> None:
    live.meeting.clock.set(datetime(2020, 10, 5, 8, 10, tzinfo=UTC))
    live.room.tick()
    live.window.book.run(ActionId.END_MEETING)
    live.settle()
    event = live.last_event()
    assert (event.kind, event.at) == (EventKind.ENDED, datetime(2020, 10, 2, 12, 30))
    assert live.room.pane.undo_bar.accessibleName() == "Meeting ended on 2 October at 12:30, as planned"


def test_a_meeting_that_went_on_after_its_planned_end_and_is_ended_later_ended_with_what_was_recorded(
    live: Live,
) -> None:
    live.meeting.clock.set(datetime(2020, 10, 2, 11, 41, tzinfo=UTC))
    live.room.tick()
    live.window.book.run(ActionId.PAUSE_TIMER)
    live.settle()
    live.meeting.clock.set(datetime(2020, 10, 5, 8, 10, tzinfo=UTC))
    live.room.tick()
    live.window.book.run(ActionId.END_MEETING)
    live.settle()
    assert live.last_event().at == datetime(2020, 10, 2, 12, 41)
    assert live.room.pane.undo_bar.accessibleName() == "Meeting ended on 2 October at 12:41, the last time recorded"


def test_slash_in_opens_the_attendance_where_there_is_no_popup_for_it(live: Live) -> None:
    live.press("Return")
    live.type("/in police ")
    assert live.focus() is live.room.right.list
    assert live.room.presenter.standing(live.meeting.attendees[POLICE]).presence is Presence.LEFT


def _snapshots(live: Live) -> list[Snapshot]:
    live.settle()
    return list(live.meeting.store.queries.where(Snapshot, meeting_id=MEETING))
