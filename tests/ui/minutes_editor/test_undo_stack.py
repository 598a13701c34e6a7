"""One undo for typing in several minutes and for every other act, in true order."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from shiboken6 import delete

from clerk_app.ui.minutes_editor import minutes_editor
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from tests.ui.minutes_editor.conftest import DeskMaker, TextMaker
from tests.ui.minutes_editor.samples import paragraph


class Door:
    """An attendance that can be taken back."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def arrive(self) -> None:
        self.log.append("arrived")

    def take_back(self) -> None:
        self.log.append("taken back")


def test_typing_and_acts_are_undone_in_the_order_in_which_they_were_done(make_desk: DeskMaker) -> None:
    desk, door = make_desk(paragraph(1)), Door()
    desk.type("one")
    desk.undo.add_act("the door", door.take_back, door.arrive)
    desk.type(" two")
    desk.undo.undo()
    assert (desk.words, door.log) == (["one"], [])
    desk.undo.undo()
    assert (desk.words, door.log) == (["one"], ["taken back"])
    desk.undo.undo()
    assert (desk.words, door.log) == ([""], ["taken back"])
    for _ in range(3):
        desk.undo.redo()
    assert (desk.words, door.log) == (["one two"], ["taken back", "arrived"])


def test_an_act_that_is_remembered_is_not_carried_out_again(make_desk: DeskMaker) -> None:
    desk, door = make_desk(paragraph(1)), Door()
    desk.undo.add_act("the door", door.take_back, door.arrive)
    assert door.log == []


def test_typing_after_an_undone_act_does_not_join_what_was_typed_before_it(make_desk: DeskMaker) -> None:
    desk, door = make_desk(paragraph(1)), Door()
    desk.type("one")
    desk.undo.add_act("the door", door.take_back, door.arrive)
    desk.undo.undo()
    desk.type(" two")
    assert not desk.undo.stack.canRedo()
    desk.undo.undo()
    assert desk.words == ["one"]


def test_acts_of_which_nothing_came_are_passed_over_when_what_was_done_before_is_taken_back(
    make_desk: DeskMaker,
) -> None:
    desk, door = make_desk(paragraph(1)), Door()
    desk.type("one")
    acts = [desk.undo.add_act("the door", door.take_back, door.arrive) for _ in range(2)]
    desk.type(" two")
    for act in acts:
        desk.undo.forget_act(act)
    desk.undo.undo()
    assert desk.words == ["one"]
    desk.undo.undo()
    assert (desk.words, door.log) == ([""], [])
    assert not desk.undo.stack.canUndo()


def test_how_acts_went_is_asked_for_before_a_step_is_chosen(make_desk: DeskMaker) -> None:
    desk, door = make_desk(paragraph(1)), Door()
    desk.type("one")
    act = desk.undo.add_act("the door", door.take_back, door.arrive)
    desk.undo.answers_wanted.connect(partial(desk.undo.forget_act, act), Qt.ConnectionType.SingleShotConnection)
    desk.undo.undo()
    assert (desk.words, door.log) == ([""], [])


def test_control_z_and_control_y_reach_the_same_undo(make_desk: DeskMaker) -> None:
    desk, door = make_desk(paragraph(1)), Door()
    desk.type("one")
    desk.undo.add_act("the door", door.take_back, door.arrive)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert door.log == ["taken back"]
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.words == [""]
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.words == ["one"]


def test_undo_in_another_minute_asks_for_it_first(make_desk: DeskMaker, make_text: TextMaker) -> None:
    desk = make_desk(paragraph(1))
    other = make_text(paragraph(2))
    wanted: list[MinuteText] = []
    desk.undo.minute_wanted.connect(wanted.append)
    desk.type("one")
    desk.editor.show_text(other, "5")
    desk.type("two")
    desk.editor.show_text(desk.text, "4")
    desk.undo.undo()
    assert wanted == [other]
    assert [block.text.plain for block in other.snapshot()] == [""]
    assert desk.words == ["one"]


def test_typing_in_one_minute_never_joins_what_was_typed_before_in_another(
    make_desk: DeskMaker, make_text: TextMaker
) -> None:
    desk = make_desk(paragraph(1))
    other = make_text(paragraph(2))
    desk.type("one")
    desk.editor.show_text(other, "5")
    desk.type("two")
    desk.editor.show_text(desk.text, "4")
    desk.type(" more")
    desk.undo.undo()
    assert desk.words == ["one"]


def test_the_caret_goes_where_the_step_was(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."))
    desk.caret(0, 4)
    desk.type(" More.")
    desk.caret(1, 4)
    desk.undo.undo()
    assert desk.at == (0, 4)


def test_a_pause_ends_a_step(make_desk: DeskMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk(paragraph(1))
    time = [100.0]
    monkeypatch.setattr(minutes_editor, "monotonic", lambda: time[0])
    desk.type("one ")
    time[0] += minutes_editor.PAUSE + 0.1
    desk.type("two")
    desk.undo.undo()
    assert desk.words == ["one "]


def test_twenty_words_end_a_step(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("a " * minutes_editor.WORDS_IN_STEP + "b")
    desk.undo.undo()
    assert desk.words == ["a " * minutes_editor.WORDS_IN_STEP]


def test_leaving_a_block_ends_a_step(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1), paragraph(2))
    desk.caret(0)
    desk.type("a")
    desk.caret(1)
    desk.caret(0, 1)
    desk.type("b")
    desk.undo.undo()
    assert desk.words == ["a", ""]


def test_an_undo_that_goes_with_its_window_tells_nobody_of_steps() -> None:
    told: list[int] = []
    undo = MeetingUndo()
    undo.index_changed.connect(told.append)
    undo.add_act("the mark", lambda: None, lambda: None)
    assert told == [1]
    delete(undo)
    assert told == [1]
