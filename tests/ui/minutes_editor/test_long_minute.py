"""A long minute is set as it comes into sight: what is not set yet is never missed, and moves nothing that is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.domain.word_search import Search
from clerk_app.ui.minutes_editor.minutes_layout import MinutesLayout
from clerk_app.ui.minutes_editor.replacing import found_in, replace_found
from clerk_app.ui.theme.theme import Theme
from tests.ui.minutes_editor.conftest import Desk, DeskMaker, TextMaker
from tests.ui.minutes_editor.samples import block_id, paragraph

K = BlockKind
COUNT = 400
KINDS = (K.PARAGRAPH, K.PARAGRAPH, K.LIST_ENTRY, K.ACTION, K.DECISION, K.PRIVATE_NOTE)
SENTENCE = "The board noted the report and thanked the officers. "
ALL_SENTENCES = sum(1 + number % 7 for number in range(1, COUNT + 1))
CTRL = Qt.KeyboardModifier.ControlModifier


def long_minute() -> list[Block]:
    return [
        paragraph(number, SENTENCE * (1 + number % 7), KINDS[number % len(KINDS)]) for number in range(1, COUNT + 1)
    ]


def layout_of(desk: Desk) -> MinutesLayout:
    layout = desk.editor.document().documentLayout()
    assert isinstance(layout, MinutesLayout)
    return layout


def set_all(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: layout_of(desk).is_set)


def seen(desk: Desk) -> QImage:
    return desk.editor.viewport().grab().toImage()


def lines_of(desk: Desk, place: int) -> int:
    return desk.text.document.findBlockByNumber(place).layout().lineCount()


@pytest.fixture
def steady_caret(qtbot: QtBot) -> Callable[[], None]:
    """The caret does not flash, so that two pictures can be compared."""
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    return lambda: QApplication.setCursorFlashTime(flash)


@pytest.fixture
def desk(make_desk: DeskMaker, make_text: TextMaker) -> Desk:
    """An editor that has just been given a long minute: nothing has happened since."""
    made = make_desk(paragraph(9000, "Before."))
    made.text = make_text(*long_minute())
    made.editor.show_text(made.text, "5")
    return made


def test_what_is_not_seen_is_not_set_yet(desk: Desk) -> None:
    assert lines_of(desk, COUNT - 1) > 0
    assert {lines_of(desk, place) for place in range(1, COUNT // 2)} == {0}
    bar = desk.editor.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert desk.editor.viewport().rect().contains(desk.editor.cursorRect())


def test_the_rest_is_set_by_and_by_and_moves_nothing_that_is_seen(
    desk: Desk, qtbot: QtBot, steady_caret: Callable[[], None]
) -> None:
    before, caret = seen(desk), desk.editor.cursorRect()
    assert not layout_of(desk).is_set
    set_all(desk, qtbot)
    assert desk.editor.cursorRect() == caret
    assert seen(desk) == before
    assert min(lines_of(desk, place) for place in range(COUNT)) > 0
    bar = desk.editor.verticalScrollBar()
    assert bar.value() == bar.maximum()
    steady_caret()


def test_once_set_it_stands_as_a_minute_that_was_set_at_once(
    desk: Desk, make_desk: DeskMaker, qtbot: QtBot, theme: Theme
) -> None:
    set_all(desk, qtbot)
    whole = make_desk(*long_minute())
    set_all(whole, qtbot)
    for place in range(COUNT):
        layout_of(whole)._set(place)
    tops = [[layout_of(one).top(place) for place in range(COUNT + 1)] for one in (desk, whole)]
    assert tops[0] == tops[1]
    assert tops[0] == sorted(tops[0])


def test_a_minute_that_is_not_set_yet_is_whole_to_whoever_saves_it(desk: Desk) -> None:
    assert desk.text.snapshot() == tuple(long_minute())
    assert not desk.text.take_changes()
    desk.type(" More.")
    (changed,) = desk.text.take_changes().put
    assert changed.text == typed(SENTENCE * (1 + COUNT % 7) + " More.")
    assert len(desk.text.snapshot()) == COUNT


@pytest.mark.parametrize("far", [0, 17, 200, COUNT - 2])
def test_a_jump_to_what_is_not_set_shows_it_and_stays_there(
    desk: Desk, qtbot: QtBot, far: int, steady_caret: Callable[[], None]
) -> None:
    assert desk.editor.go_to_block(block_id(far + 1))
    height = desk.editor.viewport().height()
    line = desk.editor.cursorRect()
    assert desk.at[0] == far
    assert line.top() >= 0
    assert line.bottom() <= height * 2 // 3 + 1
    before = seen(desk)
    set_all(desk, qtbot)
    assert desk.editor.cursorRect() == line
    assert seen(desk) == before
    steady_caret()


def test_found_words_are_in_sight(desk: Desk) -> None:
    cursor = desk.cursor(100, 4)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    desk.editor.setTextCursor(cursor)
    desk.editor.viewport().grab()
    assert desk.editor.viewport().rect().contains(desk.editor.cursorRect())


def test_keys_go_through_what_is_not_set(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Home, CTRL)
    assert (desk.at, desk.editor.verticalScrollBar().value()) == ((0, 0), 0)
    for _ in range(30):
        desk.press(Qt.Key.Key_PageDown)
    place = desk.at[0]
    assert 0 < place < COUNT - 1
    for _ in range(40):
        desk.press(Qt.Key.Key_Down)
        desk.editor.viewport().grab()
        assert desk.editor.viewport().rect().contains(desk.editor.cursorRect())
    assert place < desk.at[0] < COUNT - 1
    desk.press(Qt.Key.Key_End, CTRL)
    assert desk.at[0] == COUNT - 1


def test_scrolling_back_goes_on_from_what_is_seen(desk: Desk) -> None:
    bar, layout = desk.editor.verticalScrollBar(), layout_of(desk)
    for _ in range(60):
        uppermost = layout.places_between(bar.value(), bar.value() + 1)[0]
        stood = layout.top(uppermost) - bar.value()
        bar.setValue(bar.value() - 50)
        assert layout.top(uppermost) - bar.value() == stood + 50
    places = layout.places_between(bar.value(), bar.value() + desk.editor.viewport().height())
    assert places[-1] < COUNT - 10
    assert min(lines_of(desk, place) for place in places) > 0


def test_a_click_into_what_has_just_come_into_sight_finds_its_character(desk: Desk) -> None:
    bar = desk.editor.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    cursor = desk.editor.cursorForPosition(desk.editor.viewport().rect().center())
    place = cursor.blockNumber()
    assert 10 < place < COUNT - 10
    rect = desk.editor.cursorRect(cursor)
    assert desk.editor.viewport().rect().contains(rect)
    spot = QPointF(rect.center()) + QPointF(0, bar.value())
    assert layout_of(desk).hitTest(spot, Qt.HitTestAccuracy.FuzzyHit) == cursor.position()


def test_edits_far_from_what_is_set_are_taken_back_and_saved_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.caret(20, -1)
    desk.type(" x\nnew")
    assert desk.text.document.blockCount() == COUNT + 1
    assert {block.id for block in desk.text.take_changes().put} == {desk.text.order[20], desk.text.order[21]}
    while desk.editor.can_undo:
        desk.editor.undo()
    assert desk.text.snapshot() == tuple(long_minute())
    set_all(desk, qtbot)
    assert min(lines_of(desk, place) for place in range(COUNT)) > 0


def test_a_minute_is_left_before_it_is_set_and_found_as_it_was(
    desk: Desk, make_text: TextMaker, qtbot: QtBot, steady_caret: Callable[[], None]
) -> None:
    desk.editor.go_to_block(block_id(150))
    before, line = seen(desk), desk.editor.cursorRect()
    desk.editor.show_text(make_text(paragraph(8000, "Other.")), "6")
    qtbot.wait(1)
    desk.editor.show_text(desk.text, "5")
    assert desk.editor.cursorRect() == line
    assert seen(desk) == before
    set_all(desk, qtbot)
    assert desk.editor.cursorRect() == line
    assert desk.text.snapshot() == tuple(long_minute())
    steady_caret()


def test_in_a_pane_of_another_size_the_same_paragraph_is_seen(desk: Desk, qtbot: QtBot) -> None:
    set_all(desk, qtbot)
    bar, layout = desk.editor.verticalScrollBar(), layout_of(desk)
    bar.setValue(bar.maximum() // 3)
    place = layout.places_between(bar.value(), bar.value() + 1)[0]
    desk.editor.resize(500, 500)
    assert not layout.is_set
    assert layout.places_between(bar.value(), bar.value() + 1)[0] == place
    set_all(desk, qtbot)
    assert layout.places_between(bar.value(), bar.value() + 1)[0] == place


def test_very_many_changes_at_once_wait_until_they_are_seen(
    desk: Desk, qtbot: QtBot, steady_caret: Callable[[], None]
) -> None:
    set_all(desk, qtbot)
    with desk.text.one_step() as cursor:
        for place in range(COUNT):
            cursor.setPosition(desk.text.document.findBlockByNumber(place).position())
            cursor.insertText("Words that were put in make the paragraph longer by a line or so, as a rule. ")
    assert not layout_of(desk).is_set
    shown, line = seen(desk), desk.editor.cursorRect()
    assert desk.editor.viewport().rect().contains(line)
    set_all(desk, qtbot)
    assert (seen(desk), desk.editor.cursorRect()) == (shown, line)
    tops = [layout_of(desk).top(place) for place in range(COUNT + 1)]
    for place in range(COUNT):
        layout_of(desk)._set(place)
    layout_of(desk)._sizes_changed(0)
    assert tops == [layout_of(desk).top(place) for place in range(COUNT + 1)]
    steady_caret()


def test_another_text_size_sets_what_is_seen_and_then_the_rest(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    set_all(desk, qtbot)
    theme.set_text_size(150)
    assert not layout_of(desk).is_set
    line = desk.editor.cursorRect()
    assert desk.editor.viewport().rect().contains(line)
    set_all(desk, qtbot)
    assert desk.editor.cursorRect() == line
    assert not desk.text.has_changes


def test_a_minute_that_is_filled_anew_while_it_is_shown_is_seen(desk: Desk, qtbot: QtBot) -> None:
    set_all(desk, qtbot)
    desk.text.load(long_minute()[:COUNT])
    set_all(desk, qtbot)
    assert min(lines_of(desk, place) for place in range(COUNT)) > 0
    desk.text.load(long_minute()[:100])
    set_all(desk, qtbot)
    assert min(lines_of(desk, place) for place in range(100)) > 0


def test_lines_that_were_asked_for_are_asked_for_anew_in_a_pane_of_another_size(desk: Desk) -> None:
    place = 194  # seven sentences
    cursor = desk.cursor(place)
    desk.editor.cursorRect(cursor)
    wide = lines_of(desk, place)
    desk.editor.resize(400, 552)
    assert not layout_of(desk).is_set_at(place)
    desk.editor.cursorRect(cursor)
    asked = lines_of(desk, place)
    layout_of(desk)._set(place)
    assert asked == lines_of(desk, place) > wide


def test_lines_that_were_asked_for_are_forgotten_with_the_words_they_were_of(desk: Desk) -> None:
    place = 194
    desk.editor.cursorRect(desk.cursor(place))
    with desk.text.one_step() as cursor:
        for number in range(150, 250):
            cursor.setPosition(desk.text.document.findBlockByNumber(number).position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("Short.")
    assert not layout_of(desk).is_set_at(place)
    assert lines_of(desk, place) == 0
    desk.editor.cursorRect(desk.cursor(place, -1))
    assert lines_of(desk, place) == 1


def test_down_goes_through_the_lines_of_a_cell_that_is_not_set(make_desk: DeskMaker, qtbot: QtBot) -> None:
    blocks = long_minute()
    blocks[3] = replace(paragraph(4, kind=K.TABLE), rows=((typed(SENTENCE * 9), typed("b")), (typed("c"), typed("d"))))
    desk = make_desk(*blocks)
    set_all(desk, qtbot)
    desk.caret(3)
    bar = desk.editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    with desk.text.one_step() as cursor:
        for place in range(COUNT):
            cursor.setPosition(desk.text.document.findBlockByNumber(place).position())
            cursor.insertText("So ")
    assert not layout_of(desk).is_set_at(3)
    desk.press(Qt.Key.Key_Down)
    place, offset = desk.at
    assert (place, 0 < offset < len(SENTENCE * 9)) == (3, True)


def test_all_of_it_is_copied_cut_and_taken_back_before_it_is_set(desk: Desk) -> None:
    desk.editor.selectAll()
    desk.editor.copy()
    assert QApplication.clipboard().text().count(SENTENCE.strip()) == ALL_SENTENCES
    desk.editor.cut()
    assert QApplication.clipboard().text().count(SENTENCE.strip()) == ALL_SENTENCES
    while desk.editor.can_undo:
        desk.editor.undo()
    assert desk.text.snapshot() == tuple(long_minute())


def test_what_is_found_and_replaced_is_all_that_there_is(desk: Desk) -> None:
    assert not layout_of(desk).is_set
    found = found_in(desk.text, Search("officers"))
    assert len(found) == ALL_SENTENCES
    assert replace_found(desk.text, found, "staff") == ALL_SENTENCES
    assert len(desk.text.take_changes().put) == COUNT
    text = "\n".join(block.text.plain for block in desk.text.snapshot())
    assert (text.count("officers"), text.count("staff")) == (0, ALL_SENTENCES)
    desk.editor.undo()
    assert desk.text.snapshot() == tuple(long_minute())


def test_a_reader_of_the_screen_is_told_of_the_whole_minute(desk: Desk) -> None:
    told = QAccessible.queryAccessibleInterface(desk.editor).textInterface()
    assert told is not None
    everything = told.text(0, told.characterCount())
    assert told.characterCount() == desk.text.document.characterCount() - 1
    assert everything.count(SENTENCE.strip()) == ALL_SENTENCES
    assert not layout_of(desk).is_set_at(194)
    rects = [told.characterRect(desk.cursor(194, offset).position()) for offset in (0, 300)]
    assert rects[0].top() < rects[1].top()


def test_a_minute_that_is_never_set_is_written_to_as_one_that_is(
    make_desk: DeskMaker, make_text: TextMaker, qtbot: QtBot
) -> None:
    taken = []
    for is_set in (True, False):
        one = make_desk(paragraph(9000, "Before."))
        one.text = make_text(*long_minute())
        one.editor.show_text(one.text, "5")
        if is_set:
            set_all(one, qtbot)
        assert layout_of(one).is_set == is_set
        one.caret(7, 4)
        one.type(" x\n/a Ask ")
        one.select(20, 3, 260, 5)
        one.press(Qt.Key.Key_Delete)
        one.editor.undo()
        one.select(90, 0, 93, -1)
        one.press(Qt.Key.Key_Backspace)
        one.editor.undo()
        one.editor.redo()
        changes = one.text.take_changes()
        taken.append((one.text.snapshot(), len(changes.put), len(changes.removed), one.words))
    assert taken[0] == taken[1]
