"""Minutes parted, joined and made exempt in part, and paragraphs moved to other items, at the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.decisions import Decision
from clerk_app.domain.identity import Id
from clerk_app.domain.timeline import sittings
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor import minutes_pane
from clerk_app.ui.minutes_editor.spot import select
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.confirm.view import ConfirmPopup
from clerk_app.ui.views.live_meeting import agenda_pane
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.exempt_popup import ExemptPopup
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from tests.ui.live_meeting.live import Live

PLAN, FAMILIES, NOTE, ACTION, DECISION, ASKED = range(6)
"""The places of the paragraphs of item 4."""


@pytest.fixture
def live(live: Live) -> Live:
    popups = {PopupName.PICK: PickPopup, PopupName.EXEMPT: ExemptPopup, PopupName.CONFIRM: ConfirmPopup}
    live.desk.popups.furnish(live.desk, popups)
    live.screen.commands_changed.emit()
    return live


def stand(live: Live, place: int, offset: int = 0) -> None:
    cursor = QTextCursor(live.room.editor.text.document.findBlockByNumber(place))
    cursor.setPosition(cursor.position() + offset)
    live.room.editor.setTextCursor(cursor)


def choose(live: Live, first: int, last: int) -> None:
    """Select from the beginning of one paragraph to the end of another."""
    document, cursor = live.room.editor.text.document, live.room.editor.textCursor()
    end = document.findBlockByNumber(last)
    select(cursor, document.findBlockByNumber(first).position(), end.position() + end.length() - 1)
    live.room.editor.setTextCursor(cursor)


def words_by_caret(live: Live) -> tuple[str, str]:
    cursor = live.room.editor.textCursor()
    text = cursor.block().text()
    return text[: cursor.positionInBlock()], text[cursor.positionInBlock() :]


def words(live: Live) -> list[list[str]]:
    """The words of each part of item 4 in the store."""
    record = live.record
    item = next(minute for minute in record.minutes if minute.id == live.meeting.minutes[4]).item_ids
    return [[b.text.plain for b in record.blocks_of[m.id]] for m in record.minutes if m.item_ids == item]


def rows(live: Live) -> list[tuple[str, str]]:
    return [(row.number, row.title) for row in live.room.presenter.agenda()][3:6]


def test_a_minute_is_split_at_the_caret_which_stays_at_its_words(live: Live) -> None:
    before = words(live)[0]
    stand(live, ACTION, 3)
    live.press("Ctrl+Shift+K")
    assert words(live) == [before[:ACTION], before[ACTION:]]
    assert words_by_caret(live) == ("To ", "ask the youth parliament about the priorities.")
    assert live.focus() is live.room.editor
    assert rows(live)[:2] == [
        ("4", "Children and Young People’s Plan: first draft"),
        ("4", "Children and Young People’s Plan: first draft (continued)"),
    ]
    assert live.room.pane.undo_bar.accessibleName() == "Item 4 has a further part from here on."
    live.room.pane.undo_bar.button.click()
    assert words(live) == [before]


def test_what_could_not_be_done_is_no_longer_said_once_something_else_is_done(live: Live) -> None:
    stand(live, 0)
    live.press("Ctrl+Shift+K")
    assert live.bar(BarPlace.PROBLEM)
    stand(live, ACTION)
    live.press("Ctrl+Shift+K")
    assert live.bar(BarPlace.PROBLEM) == ""


def test_the_paragraphs_keep_their_numbers_and_the_meeting_goes_on_with_the_part(live: Live) -> None:
    asked = live.meeting.blocks["asked"]
    number = live.room.editor.number_of(asked)
    stand(live, DECISION)
    live.press("Ctrl+Shift+K")
    assert live.room.editor.number_of(asked) == number
    assert live.room.presenter.current == live.room.presenter.shown
    assert live.bar(BarPlace.ELSEWHERE) == ""
    assert live.room.presenter.next_number() == "5"


def test_a_list_that_is_cut_in_two_counts_on_in_the_further_part(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(minutes_pane, "announce", lambda _, sentence: said.append(sentence))
    for keys in ("End", "Return", "Alt+Shift+Right"):
        live.press(keys)
    live.type("Books")
    live.press("Return")
    live.type("Bread and boats")
    stand(live, ASKED + 2, 5)
    live.press("Ctrl+Shift+K")
    live.press("End")
    live.press("Return")
    live.type("Bells")
    said.clear()
    live.press("Up")
    live.press("Down")
    assert said == ["List entry c, level 1", "List entry d, level 1"]


def test_one_undo_takes_the_split_back_and_redo_does_it_again(live: Live) -> None:
    stand(live, FAMILIES, 6)
    before, whole = words(live), live.meeting.store.state()
    live.press("Ctrl+Shift+K")
    parted, after = words(live), live.meeting.store.state()
    assert parted[0][1] == "It was"
    assert parted[1][0].startswith("noted that")
    live.press("Ctrl+Z")
    assert words(live) == before
    assert live.meeting.store.state() == whole
    assert words_by_caret(live)[0] == "It was"
    live.press("Ctrl+Y")
    assert words(live) == parted
    assert live.meeting.store.state() == after


def test_what_was_typed_before_and_after_is_undone_in_its_order(live: Live) -> None:
    before = words(live)
    live.type(" first")
    live.settle()
    stand(live, DECISION)
    live.press("Ctrl+Shift+K")
    live.room.editor.go_to_block(live.meeting.blocks["asked"])
    live.type(" second")
    live.press("Return")
    live.type("A new one.")
    live.settle()
    for _ in range(10):
        live.press("Ctrl+Z")
    live.settle()
    assert words(live) == before
    for _ in range(10):
        live.press("Ctrl+Y")
    live.settle()
    assert [part[-1] for part in words(live)] == [before[0][NOTE + 1], "A new one."]
    assert words(live)[1][-2].endswith("asked that first second")


def test_typing_into_an_empty_further_part_and_taking_all_back_leaves_the_minute_as_it_was(live: Live) -> None:
    live.press("End")
    live.press("Ctrl+Shift+K")
    whole = words(live)[0]
    live.type("Now closed.")
    live.settle()
    assert words(live) == [whole, ["Now closed."]]
    live.press("Ctrl+Z")
    live.press("Ctrl+Z")
    assert words(live) == [whole]


def test_at_the_first_words_there_is_nothing_to_split(live: Live) -> None:
    stand(live, PLAN)
    live.press("Ctrl+Shift+K")
    assert live.bar(BarPlace.PROBLEM).startswith("Nothing is written before the caret")
    assert len(words(live)) == 1


def test_parts_are_joined_again(live: Live) -> None:
    before = words(live)
    live.window.book.run(ActionId.JOIN_MINUTE)
    assert live.bar(BarPlace.PROBLEM).startswith("This minute does not go on")
    stand(live, ACTION, 3)
    live.press("Ctrl+Shift+K")
    live.window.book.run(ActionId.JOIN_MINUTE)
    assert words(live) == before
    assert words_by_caret(live)[0] == "To "
    live.press("Ctrl+Z")
    assert len(words(live)) == 2


def test_what_is_selected_is_made_exempt_with_its_own_reason(live: Live) -> None:
    before = words(live)[0]
    choose(live, FAMILIES, NOTE)
    live.window.book.run(ActionId.EXEMPT_PART)
    live.type("Information about one family")
    live.press("Return")
    assert words(live) == [before[:1], before[FAMILIES:ACTION], before[ACTION:]]
    record = live.record
    parts = [minute for minute in record.minutes if minute.item_ids == record.minutes[3].item_ids]
    reasons = [minute.exempt for minute in parts]
    assert reasons == [None, Exemption(reason="Information about one family", public_title="Private item"), None]
    assert [title for _, title in rows(live)][1].endswith("(exempt)")
    assert record.exemption_of(record.items[3]) is None
    live.press("Ctrl+Z")
    assert words(live) == [before]


def test_what_the_public_reads_of_it_is_typed_with_the_reason_and_can_be_changed(live: Live) -> None:
    choose(live, FAMILIES, NOTE)
    live.window.book.run(ActionId.EXEMPT_PART)
    live.type("Information about one family")
    live.press("Tab")
    live.press("Ctrl+A")
    live.type("A family")
    live.press("Tab")
    live.type("Help was agreed.")
    live.press("Ctrl+Return")
    closed = next(minute for minute in live.record.minutes if minute.exempt is not None)
    assert closed.exempt == Exemption(
        reason="Information about one family", public_title="A family", public_summary="Help was agreed."
    )
    live.window.book.run(ActionId.EXEMPT_PART)
    popup = live.desk.popups.current
    assert isinstance(popup, ExemptPopup)
    assert popup.summary.toPlainText() == "Help was agreed."
    live.press("Ctrl+A")
    live.type("Personal data")
    live.press("Return")
    changed = next(minute for minute in live.record.minutes if minute.id == closed.id)
    assert changed.exempt == replace(closed.exempt, reason="Personal data")


def test_without_a_selection_the_rest_is_made_exempt(live: Live) -> None:
    stand(live, DECISION)
    live.window.book.run(ActionId.EXEMPT_PART)
    live.press("Return")
    popup = live.desk.popups.current
    assert isinstance(popup, ExemptPopup)
    assert popup.note.text().startswith("Write why")
    live.type("Legal advice")
    live.press("Return")
    record = live.record
    assert [minute.exempt is not None for minute in record.minutes[3:5]] == [False, True]
    QApplication.processEvents()
    assert live.window.book.action(ActionId.UNDO).text() == "&Undo making the part exempt"


def test_paragraphs_go_to_an_item_that_is_found_by_letters(live: Live) -> None:
    before = words(live)[0]
    choose(live, ACTION, DECISION)
    live.press("Ctrl+Shift+O")
    live.type("exclu")
    live.press("Return")
    assert words(live) == [[*before[:ACTION], before[ASKED]]]
    moved = live.record.blocks_of[live.meeting.minutes[7]]
    assert [block.id for block in moved] == [live.meeting.blocks["action"], live.meeting.blocks["decision"]]
    assert moved[0].action_id is not None
    assert not any(action.withdrawn for action in live.record.actions)
    decision = live.record.by_id[moved[1].decision_id or Id("")]
    assert isinstance(decision, Decision)
    assert decision.minute_id == live.meeting.minutes[7]
    assert live.room.pane.undo_bar.accessibleName() == "2 paragraphs moved to item 7."
    assert live.room.presenter.shown == live.meeting.minutes[4]
    assert words_by_caret(live) == (before[ASKED], "")
    live.press("Ctrl+Z")
    assert words(live) == [before]
    assert live.record.blocks_of[live.meeting.minutes[7]] == ()


def test_moving_all_of_a_minute_leaves_an_empty_paragraph_to_go_on_in(live: Live) -> None:
    before = words(live)[0]
    choose(live, PLAN, ASKED)
    live.press("Ctrl+Shift+O")
    live.type("7")
    live.press("Return")
    live.type("Here again.")
    assert words(live) == [["Here again."]]
    live.press("Ctrl+Z")
    live.press("Ctrl+Z")
    assert words(live) == [before]


def test_exempt_words_become_public_only_where_that_is_agreed(live: Live) -> None:
    live.press("Ctrl+Shift+X")
    live.settle()
    before = words(live)[0]
    for key, moves in (("Escape", False), ("Tab", True)):
        choose(live, ASKED, ASKED)
        live.press("Ctrl+Shift+O")
        live.type("7")
        live.press("Return")
        popup = live.desk.popups.current
        assert isinstance(popup, ConfirmPopup)
        live.press(key)
        if moves:
            live.press("Return")
        assert words(live) == [before[:ASKED] if moves else before]


def test_what_goes_to_an_exempt_item_is_said_to_be_exempt_with_it(live: Live) -> None:
    live.press("Ctrl+7")
    live.press("Ctrl+Shift+X")
    live.press("Ctrl+4")
    live.settle()
    choose(live, PLAN, FAMILIES)
    live.press("Ctrl+Shift+O")
    live.type("7")
    live.press("Return")
    assert live.room.pane.undo_bar.accessibleName() == "2 paragraphs moved to item 7, and exempt with it."


def test_what_is_dragged_onto_an_item_of_the_agenda_goes_there(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda_pane, "source_of", lambda event: live.room.editor)  # an event of ours has none
    choose(live, FAMILIES, FAMILIES)
    data = QMimeData()
    event = dropped(live, live.room.agenda.model.row_of(live.meeting.minutes[5]), data)
    live.room.agenda.view.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.CopyAction
    live.qtbot.waitUntil(lambda: live.room.presenter.record.blocks_of[live.meeting.minutes[5]] != ())
    assert [b.id for b in live.record.blocks_of[live.meeting.minutes[5]]] == [live.meeting.blocks["families"]]


def dropped(live: Live, row: int, data: QMimeData) -> QDropEvent:
    """What Qt tells of something that is dropped on a row of the agenda; it does not keep the data."""
    view = live.room.agenda.view
    where = QPointF(view.visualRect(view.model().index(row, 0)).center())
    move, left, none = (
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event = QDropEvent(where, move, data, left, none)
    event.ignore()
    return event


def test_what_is_dragged_from_elsewhere_is_not_taken(live: Live) -> None:
    data = QMimeData()
    event = dropped(live, 5, data)
    live.room.agenda.view.dropEvent(event)
    assert not event.isAccepted()


# The meeting out of the agenda's order


def test_the_meeting_moves_to_the_item_that_is_looked_at_and_back(live: Live) -> None:
    live.press("Ctrl+7")
    live.meeting.at("10:50")
    live.press("Ctrl+Shift+Return")
    live.settle()
    assert live.room.presenter.current == live.meeting.minutes[7]
    assert live.bar(BarPlace.ELSEWHERE) == ""
    live.press("Ctrl+4")
    live.meeting.at("11:05")
    live.press("Ctrl+Shift+Return")
    live.type(" again.")
    live.settle()
    held = [(one.minute_id, f"{one.start:%H:%M}") for one in sittings(live.record.events)][-3:]
    assert held == [
        (live.meeting.minutes[4], "10:26"),
        (live.meeting.minutes[7], "10:50"),
        (live.meeting.minutes[4], "11:05"),
    ]
    live.press("Ctrl+Shift+Return")
    assert live.bar(BarPlace.PROBLEM) == "The meeting is on this item already."


def test_what_was_out_of_order_is_said_where_the_meeting_moved(live: Live) -> None:
    live.press("Ctrl+7")
    live.meeting.at("10:50")
    live.press("Ctrl+Shift+Return")
    live.type("Seven.")
    live.settle()
    assert [line.text for line in live.room.presenter.happenings()] == []
    live.press("Ctrl+5")
    live.meeting.at("11:05")
    live.press("Ctrl+Shift+Return")
    live.settle()
    live.press("Ctrl+7")
    lines = [line.text for line in live.room.presenter.happenings()]
    assert lines == ["This item was taken before item 5, Terms of reference and board members."]
    live.meeting.at("11:20")
    live.press("Ctrl+Shift+Return")
    live.settle()
    returned = live.room.presenter.happenings()[-1]
    assert returned.text == "The meeting returned to this item at 11:20."
    assert returned.after_block_id == live.record.blocks_of[live.meeting.minutes[7]][-1].id


def test_the_next_item_is_the_one_that_was_passed_over_and_what_was_taken_early_is_not_taken_again(live: Live) -> None:
    live.press("Ctrl+7")
    live.press("Ctrl+Shift+Return")
    live.settle()
    assert live.room.presenter.next_number() == "8"
    live.press("Ctrl+5")
    live.press("Ctrl+Shift+Return")
    live.settle()
    assert live.room.presenter.next_number() == "6"
    for number in ("6", "8", "9", "10"):
        live.press("Ctrl+Return")
        live.settle()
        assert live.room.presenter.number(live.room.presenter.current) == number
    assert live.room.presenter.next_number() == ""


def test_after_the_last_item_those_that_were_passed_over_are_named(live: Live) -> None:
    for number in ("7", "8", "9"):
        live.press(f"Ctrl+{number}")
        live.press("Ctrl+Shift+Return")
        live.settle()
    live.press("Ctrl+Return")
    live.settle()
    assert live.room.presenter.number(live.room.presenter.current) == "10"
    assert live.room.presenter.next_number() == ""
    live.press("Ctrl+Return")
    bar = live.room.pane.bar(BarPlace.PROBLEM)
    assert bar is not None
    assert bar.title == "This is the last item."
    assert bar.text.startswith("Items 5 and 6 were passed over: look at one, and ")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_split_joined_moved_and_typed_is_undone_to_the_beginning_and_done_again(
    live: Live, seed: int
) -> None:
    chance = Random(seed)
    before = told_of(live)

    def stand_anywhere() -> None:
        end = live.room.editor.text.document.characterCount() - 1
        cursor = live.room.editor.textCursor()
        select(cursor, *sorted((chance.randint(0, end), chance.randint(0, end))))
        if chance.random() < 0.6:
            cursor.clearSelection()
        live.room.editor.setTextCursor(cursor)

    def move() -> None:
        live.press("Ctrl+Shift+O")
        live.type(chance.choice(["5", "7", "4"]))
        live.press("Return")
        if live.desk.popups.current is not None:
            live.press("Escape")

    def make_exempt() -> None:
        live.window.book.run(ActionId.EXEMPT_PART)
        if live.desk.popups.current is not None:
            live.type("Because")
            live.press("Return")

    acts: list[Callable[[], None]] = [
        lambda: live.type("words "),
        lambda: live.press("Return"),
        lambda: live.press("Backspace"),
        lambda: live.press("Ctrl+Shift+K"),
        lambda: live.window.book.run(ActionId.JOIN_MINUTE),
        lambda: live.press("Alt+Shift+Up"),
        move,
        make_exempt,
        lambda: live.press(chance.choice(["Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+4"])),
        lambda: live.press("Ctrl+Z"),
    ]
    for _ in range(25):
        stand_anywhere()
        chance.choice(acts)()
    told = told_of(live)
    live.room.pane.take_bar(BarPlace.PROBLEM)
    steps = live.room.undo.stack.index()
    for _ in range(steps):
        live.press("Ctrl+Z")
    problem = live.room.pane.bar(BarPlace.PROBLEM)
    assert problem is None, problem.text
    assert told_of(live) == before
    for _ in range(steps):
        live.press("Ctrl+Y")
    assert told_of(live) == told


def told_of(live: Live) -> list[tuple[str, bool, list[tuple[str, str]]]]:
    """What the store holds: each minute's heading, whether it is exempt, and its blocks that have words."""
    record = live.record
    return [
        (minute.heading, minute.exempt is not None, [(b.kind, b.words) for b in record.blocks_of[minute.id] if b.words])
        for minute in record.minutes
    ]
