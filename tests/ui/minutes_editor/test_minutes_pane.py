"""How minutes are set, numbered, decorated and announced; all of it outside the text and its undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage, QPainter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.domain.minutes import Block, BlockKind, ListMarker
from clerk_app.domain.numbering import NumberingScheme, paragraph_numbers
from clerk_app.domain.richtext import typed
from clerk_app.ui.minutes_editor import minute_text, minutes_layout
from clerk_app.ui.minutes_editor.announcing import spoken
from clerk_app.ui.minutes_editor.block_text import rich_text
from clerk_app.ui.minutes_editor.context_menu import ContextMenu
from clerk_app.ui.minutes_editor.decoration import BlockDecoration, Decorations, Detail, EventLine
from clerk_app.ui.minutes_editor.dress import Dress
from clerk_app.ui.minutes_editor.facts import BlockFacts
from clerk_app.ui.minutes_editor.frames import column_for
from clerk_app.ui.minutes_editor.line_breaking import Rows, break_paragraph
from clerk_app.ui.minutes_editor.minutes_layout import Place
from clerk_app.ui.minutes_editor.numbers import Numbers
from clerk_app.ui.minutes_editor.painting import BlockPainter
from clerk_app.ui.theme.theme import Theme
from tests.ui.minutes_editor.conftest import Desk, DeskMaker, TextMaker
from tests.ui.minutes_editor.samples import block_id, paragraph

K = BlockKind
SCHEME = NumberingScheme(frozenset({K.PARAGRAPH, K.DECISION}))


def tops(desk: Desk) -> list[float]:
    return [desk.editor.outer_rect(found).top() for found in desk.text.order]


def entry(number: int, marker: ListMarker = ListMarker.LETTER, level: int = 0, *, restart: bool = False) -> Block:
    return replace(paragraph(number, "x", K.LIST_ENTRY), marker=marker, level=level, restart=restart)


def test_numbers_are_those_of_the_domain_after_any_change(make_text: TextMaker) -> None:
    blocks = [paragraph(number, "x", K.ACTION if number % 7 == 0 else K.PARAGRAPH) for number in range(1, 90)]
    blocks[20] = replace(blocks[20], pinned_number="4.40A")
    blocks[50] = replace(blocks[50], pinned_number="A")
    text = make_text(*blocks)
    numbers = Numbers(text)
    numbers.set_minute("4", SCHEME)
    for place in (0, 10, 30, 60):
        cursor = QTextCursor(text.document.findBlockByNumber(place))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText("\nmore")
        expected = paragraph_numbers("4", text.snapshot(), SCHEME)
        found = {found: numbers.number(at) for at, found in enumerate(text.order)}
        assert {found: number for found, number in found.items() if number} == expected


def test_lines_are_not_broken_anew_once_there_is_something_to_scroll(make_desk: DeskMaker, qtbot: QtBot) -> None:
    desk = make_desk(paragraph(1, "Rain."))
    bar, room = desk.editor.verticalScrollBar(), desk.editor.viewport().width()
    qtbot.waitUntil(lambda: not bar.isEnabled())
    desk.type("\nmore" * 40)
    qtbot.waitUntil(bar.isEnabled)
    assert desk.editor.viewport().width() == room


def test_marks_of_lists_and_of_several_resolutions(make_text: TextMaker) -> None:
    roman = ListMarker.ROMAN
    text = make_text(
        entry(1), entry(2, roman, 1), entry(3, roman, 1), entry(4), entry(5, restart=True), paragraph(6, "x"),
        paragraph(7, "x", K.DECISION), paragraph(8, "x", K.DECISION), paragraph(9, "x"), paragraph(10, "x", K.DECISION),
    )  # fmt: skip
    numbers = Numbers(text)
    assert [numbers.mark(place) for place in range(10)] == ["a.", "i.", "ii.", "b.", "a.", "", "1)", "2)", "", ""]


def test_blocks_stand_one_under_the_other_and_growing_moves_those_below(make_desk: DeskMaker, theme: Theme) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Do.", K.ACTION), paragraph(3, "Three."))
    before = tops(desk)
    assert before == sorted(before)
    desk.caret(0, -1)
    desk.type(" More words than there is room for in one line." * 3)
    after = tops(desk)
    lines = desk.text.document.firstBlock().layout().lineCount()
    assert lines > 1
    assert (after[1] - after[0]) - (before[1] - before[0]) == (lines - 1) * Dress(theme).row
    assert after[2] - after[1] == before[2] - before[1]


def test_a_key_sets_and_reads_one_block_however_long_the_minute_is(
    make_desk: DeskMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(*(paragraph(number, f"Paragraph {number}.") for number in range(1, 300)))
    desk.caret(150, -1)
    desk.type("x")
    set_again, read = [0], [0]

    def count(counter: list[int], work: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object) -> object:
            counter[0] += 1
            return work(*arguments)

        return counted

    monkeypatch.setattr(minutes_layout, "break_paragraph", count(set_again, break_paragraph))
    monkeypatch.setattr(minute_text, "rich_text", count(read, rich_text))
    desk.type("y")
    assert (set_again, read) == ([1], [0])
    assert len(desk.text.take_changes().put) == 1
    assert read == [1]


def test_a_key_draws_again_the_lines_that_it_may_have_changed_and_no_margin(make_desk: DeskMaker, theme: Theme) -> None:
    sentence = "The board noted the report and thanked the officers. "
    desk = make_desk(paragraph(1, sentence), paragraph(2, sentence * 8), paragraph(3, sentence))
    desk.caret(1, -1)
    desk.type("x")
    QApplication.processEvents()
    areas: list[QRectF] = []
    layout = desk.text.document.documentLayout()
    assert isinstance(layout, minutes_layout.MinutesLayout)
    layout.repaint_wanted.connect(areas.append)
    desk.type("y")
    (area,) = areas
    column, block = column_for(desk.editor.viewport().width(), Dress(theme)), desk.text.document.findBlockByNumber(1)
    lines = block.layout().lineCount()
    assert lines > 3
    assert area.top() == layout.blockBoundingRect(block).top() + block.layout().lineAt(lines - 2).y()
    assert area.bottom() == layout.blockBoundingRect(block).bottom()
    assert 0 < column.left - area.left() < 10
    assert column.time_right is not None
    assert area.right() < column.time_right - 20


def test_neighbours_get_another_frame_without_being_broken_into_lines_again(
    make_desk: DeskMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(*(paragraph(number, f"Paragraph {number}.") for number in range(1, 10)))
    desk.caret(4, -1)
    broken: list[int] = []

    def note(block: QTextBlock, width: float, rows: Rows) -> float:
        broken.append(block.blockNumber())
        return break_paragraph(block, width, rows)

    monkeypatch.setattr(minutes_layout, "break_paragraph", note)
    desk.type("\n")
    assert set(broken) == {4, 5}


def test_a_key_in_a_table_draws_its_row_alone(make_desk: DeskMaker) -> None:
    cells = tuple((typed(f"Pier {row}"), typed("Long")) for row in range(4))
    desk = make_desk(replace(paragraph(1, ""), kind=K.TABLE, rows=cells), paragraph(2, "After."))
    desk.caret(0, 1)
    desk.type("x")
    areas: list[QRectF] = []
    layout = desk.text.document.documentLayout()
    assert isinstance(layout, minutes_layout.MinutesLayout)
    layout.repaint_wanted.connect(areas.append)
    desk.type("y")
    (area,) = areas
    whole = layout.blockBoundingRect(desk.text.document.firstBlock())
    assert area.top() == whole.top()
    assert area.height() == whole.height() / len(cells)


def test_what_keys_draw_is_what_a_whole_painting_draws(make_desk: DeskMaker) -> None:
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    cells = ((typed("Pier"), typed("Long")),)
    desk = make_desk(
        paragraph(1, "The pier."), replace(entry(2), text=typed("One.")), paragraph(3, "Mend it.", K.ACTION),
        replace(paragraph(4, ""), kind=K.TABLE, rows=cells), paragraph(5, "Not for paper.", K.PRIVATE_NOTE),
    )  # fmt: skip
    for place in range(5):
        desk.caret(place, -2)
        for words in (" words that go on until another line begins" * 3, "x"):
            desk.type(words)
            QApplication.processEvents()
        shown = desk.editor.screen().grabWindow(desk.editor.winId()).toImage()
        assert shown.convertToFormat(QImage.Format.Format_RGB32) == desk.editor.grab().toImage().convertToFormat(
            QImage.Format.Format_RGB32
        )
    QApplication.setCursorFlashTime(flash)


def test_only_the_block_that_a_key_changes_is_drawn(make_desk: DeskMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk(*(paragraph(number, f"Paragraph {number}.") for number in range(1, 10)))
    desk.caret(4, -1)
    desk.type("x")
    QApplication.processEvents()
    drawn: list[int] = []
    paint = BlockPainter.paint

    def note(painter: BlockPainter, device: QPainter, place: Place) -> None:
        drawn.append(place.number)
        paint(painter, device, place)

    layout = desk.text.document.documentLayout()
    assert isinstance(layout, minutes_layout.MinutesLayout)
    own = layout._paint_block.__self__  # type: ignore[attr-defined]
    monkeypatch.setattr(layout, "_paint_block", partial(note, own))
    desk.type("y")
    QApplication.processEvents()
    assert drawn
    assert set(drawn) == {4}


def test_a_key_in_a_block_draws_no_event_beside_it(make_desk: DeskMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."))
    at = datetime(2022, 1, 24, 15, 10)
    events = tuple(EventLine(after=after, at=at, words="The chair left.") for after in (None, block_id(1)))
    desk.editor.set_decorations(Decorations({}, events))
    desk.caret(0, -1)
    QApplication.processEvents()
    drawn: list[str] = []
    draw = BlockPainter._event

    def note(painter: BlockPainter, device: QPainter, place: Place, event: EventLine, top: float) -> None:
        drawn.append(event.words)
        draw(painter, device, place, event, top)

    monkeypatch.setattr(BlockPainter, "_event", note)
    desk.type("x")
    QApplication.processEvents()
    assert drawn == []
    desk.editor.viewport().grab()
    assert len(drawn) == len(events)


def test_enter_and_backspace_in_the_first_paragraph_draw_no_event_above_it(
    make_desk: DeskMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."))
    at = datetime(2022, 1, 24, 15, 10)
    desk.editor.set_decorations(Decorations({}, (EventLine(after=None, at=at, words="The chair left."),)))
    desk.caret(0, -1)
    QApplication.processEvents()
    drawn: list[str] = []
    draw = BlockPainter._event

    def note(painter: BlockPainter, device: QPainter, place: Place, event: EventLine, top: float) -> None:
        drawn.append(event.words)
        draw(painter, device, place, event, top)

    monkeypatch.setattr(BlockPainter, "_event", note)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace):
        desk.press(key)
        QApplication.processEvents()
    assert drawn == []
    desk.editor.set_decorations(Decorations({}, (EventLine(after=None, at=at, words="The chair came back."),)))
    QApplication.processEvents()
    assert drawn == ["The chair came back."]


def test_what_enter_and_backspace_draw_below_events_is_what_a_whole_painting_draws(make_desk: DeskMaker) -> None:
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    desk = make_desk(
        paragraph(1, "The pier."), replace(entry(2), text=typed("One.")), paragraph(3, "Mend it.", K.ACTION),
        paragraph(4, "Carried.", K.DECISION), paragraph(5, "Done."),
    )  # fmt: skip
    at = datetime(2022, 1, 24, 15, 10)
    events = tuple(EventLine(after=after, at=at, words="The chair left.") for after in (None, block_id(2)))
    desk.editor.set_decorations(Decorations({}, events))
    for place in (0, 1, 2, 3, 4):
        desk.caret(place, -2)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Down):
            desk.press(key)
            QApplication.processEvents()
            shown = desk.editor.screen().grabWindow(desk.editor.winId()).toImage()
            assert shown.convertToFormat(QImage.Format.Format_RGB32) == desk.editor.grab().toImage().convertToFormat(
                QImage.Format.Format_RGB32
            )
    QApplication.setCursorFlashTime(flash)


def test_decorations_and_text_size_are_no_edits(make_desk: DeskMaker, theme: Theme) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Do.", K.ACTION))
    label = BlockDecoration("ACTION 3", (Detail("user-round", "Head of Schools"),))
    event = EventLine(after=block_id(1), at=datetime(2022, 1, 24, 15, 10), words="The chair left.")
    height = desk.editor.outer_rect(block_id(1)).height()
    desk.editor.set_decorations(Decorations({block_id(2): label}, (event,)))
    assert desk.editor.outer_rect(block_id(1)).height() > height
    theme.set_text_size(200)
    theme.set_scheme("dark")
    assert not desk.text.take_changes()
    assert not desk.undo.stack.canUndo()
    assert not desk.text.document.isUndoAvailable()


def test_showing_a_minute_tells_of_no_change(
    make_desk: DeskMaker, make_text: TextMaker, qtbot: QtBot, theme: Theme
) -> None:
    desk, other = make_desk(paragraph(1, "One.")), make_text(paragraph(2, "Two."))
    with qtbot.assertNotEmitted(desk.editor.changed), qtbot.assertNotEmitted(other.changed):
        desk.editor.show_text(other, "5")
        theme.set_text_size(150)
        desk.editor.resize(500, 400)
        desk.editor.show_text(desk.text, "4")
    assert not desk.text.has_changes
    assert not other.has_changes


def test_an_event_whose_block_is_gone_follows_the_last_one_begun_by_then(make_desk: DeskMaker) -> None:
    early, late = paragraph(1, "One."), replace(paragraph(3, "Three."), at=datetime(2022, 1, 24, 16, 0))
    desk = make_desk(early, paragraph(2, "Two."), late)
    event = EventLine(after=block_id(2), at=datetime(2022, 1, 24, 15, 10), words="The chair left.")
    desk.editor.set_decorations(Decorations({}, (event,)))
    height = desk.editor.outer_rect(block_id(1)).height()
    desk.select(1, 0, 2, 0)
    desk.press(Qt.Key.Key_Delete)
    assert desk.text.order == [block_id(1), block_id(3)]
    assert desk.editor.outer_rect(block_id(1)).height() > height


def test_a_click_finds_the_character_under_it(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), replace(paragraph(2, "", K.TABLE), rows=()), paragraph(3, "Three."))
    desk.caret(1)
    desk.type("a")
    layout = desk.text.document.documentLayout()
    for place in range(3):
        cursor = desk.cursor(place, 1)
        desk.editor.setTextCursor(cursor)
        spot = QPointF(desk.editor.cursorRect().center())
        spot.setY(spot.y() + desk.editor.verticalScrollBar().value())
        assert layout.hitTest(spot, Qt.HitTestAccuracy.FuzzyHit) == cursor.position()


def test_the_measure_is_at_most_eighty_characters(theme: Theme) -> None:
    dress = Dress(theme)
    assert column_for(3000, dress).width <= dress.measure
    assert column_for(744, dress).time_right is not None
    assert column_for(420, dress).time_right is None


@pytest.mark.parametrize("percent", [100, 200])
def test_the_typing_line_stays_in_the_middle_third(make_desk: DeskMaker, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    desk = make_desk(*(paragraph(number, f"Paragraph {number}.") for number in range(1, 60)))
    height = desk.editor.viewport().height()
    desk.type("x\nmore")
    line = desk.editor.cursorRect()
    assert height // 3 <= line.top()
    assert line.bottom() <= height * 2 // 3 + 1


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)],
)
def test_with_the_caret_in_the_first_line_the_room_above_it_is_seen_too(
    make_desk: DeskMaker, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    desk = make_desk(*(paragraph(number, f"Paragraph {number}.") for number in range(1, 60)))
    desk.type("x")
    bar = desk.editor.verticalScrollBar()
    assert bar.value() > bar.minimum()
    for _ in range(70):
        desk.press(key, held)
    assert bar.value() == bar.minimum()


@pytest.mark.parametrize("place", [10, 59])
def test_the_caret_stays_in_sight_when_the_pane_becomes_another_size(make_desk: DeskMaker, place: int) -> None:
    desk = make_desk(*(paragraph(number, f"Paragraph {number} goes on and on. " * 5) for number in range(1, 61)))
    desk.caret(place)
    desk.type("x")
    for width, height in ((420, 300), (900, 160), (300, 500)):
        desk.editor.resize(width, height)
        QApplication.processEvents()
        line = desk.editor.cursorRect()
        assert line.top() >= 0
        assert line.bottom() <= desk.editor.viewport().height()


def test_where_the_caret_was_out_of_sight_another_size_does_not_scroll_to_it(make_desk: DeskMaker) -> None:
    desk = make_desk(*(paragraph(number, f"Paragraph {number}.") for number in range(1, 61)))
    desk.caret(59)
    desk.type("x")
    desk.editor.verticalScrollBar().setValue(0)
    desk.editor.resize(desk.editor.width(), desk.editor.height() - 40)
    QApplication.processEvents()
    assert desk.editor.verticalScrollBar().value() == 0


def test_the_caret_and_the_place_are_kept_for_each_minute(make_desk: DeskMaker, make_text: TextMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."))
    desk.caret(0, 2)
    desk.editor.show_text(make_text(paragraph(3, "Three.")), "5")
    assert desk.at == (0, 6)
    desk.editor.show_text(desk.text, "4")
    assert desk.at == (0, 2)


def test_leaving_a_block_and_entering_another_are_told(make_desk: DeskMaker, qtbot: QtBot) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Do.", K.ACTION))
    desk.caret(0)
    with qtbot.waitSignal(desk.editor.block_left) as left, qtbot.waitSignal(desk.editor.caret_block_changed) as entered:
        desk.caret(1)
    assert left.args == [block_id(1)]
    assert entered.args == [block_id(2), "", K.ACTION]


def test_a_minute_that_is_shown_is_entered_once_where_the_caret_stands(
    make_desk: DeskMaker, make_text: TextMaker
) -> None:
    desk = make_desk(paragraph(1, "One."))
    left: list[str] = []
    entered: list[tuple[object, ...]] = []
    desk.editor.block_left.connect(left.append)
    desk.editor.caret_block_changed.connect(lambda *told: entered.append(told))
    desk.editor.show_text(make_text(paragraph(2, "Two."), paragraph(3, "Three."), paragraph(4, "Do.", K.ACTION)), "5")
    assert left == [block_id(1)]
    assert entered == [(block_id(4), "", K.ACTION)]


def test_only_what_is_seen_of_a_minute_is_broken_into_lines_to_show_it(
    make_desk: DeskMaker, make_text: TextMaker
) -> None:
    desk = make_desk(paragraph(1, "One."))
    long = make_text(*(paragraph(number, "Rain at noon.") for number in range(2, 202)))
    desk.editor.show_text(long, "5")
    broken = [place for place in range(200) if long.document.findBlockByNumber(place).layout().lineCount()]
    height = desk.editor.viewport().height()
    assert broken == list(range(broken[0], 200))
    assert desk.editor.outer_rect(long.order[broken[0]]).top() <= 0
    assert desk.editor.outer_rect(long.order[broken[0]]).bottom() >= -height / 2


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_nothing_changes_minutes_that_can_only_be_read(make_desk: DeskMaker, qtbot: QtBot) -> None:
    table = replace(paragraph(3, kind=K.TABLE), rows=((typed("a"), typed("b")),))
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."), table)
    desk.editor.setReadOnly(True)
    before = desk.words
    with qtbot.assertNotEmitted(desk.text.changed):
        desk.caret(1, 0)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            desk.press(key)
        desk.press(Qt.Key.Key_Semicolon, CTRL)
        desk.press(Qt.Key.Key_Up, ALT | SHIFT)
        desk.press(Qt.Key.Key_Right, ALT | SHIFT)
        desk.select(0, 0, 1, 2)
        desk.press(Qt.Key.Key_X, CTRL)
        desk.press(Qt.Key.Key_B, CTRL)
        desk.type("x")
        desk.compose("é")
        desk.editor.insertFromMimeData(desk.editor.createMimeDataFromSelection())
    assert desk.words == before


def test_minutes_that_can_only_be_read_are_read_and_copied_by_key(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."))
    desk.editor.setReadOnly(True)
    desk.caret(0, 0)
    desk.press(Qt.Key.Key_Down)
    assert desk.at == (1, 0)
    desk.press(Qt.Key.Key_End, SHIFT)
    assert desk.editor.textCursor().selectedText() == "Two."


def test_keys_go_through_the_table_of_minutes_that_can_only_be_read_and_on(make_desk: DeskMaker) -> None:
    table = replace(paragraph(1, kind=K.TABLE), rows=((typed("a"), typed("b")), (typed("c"), typed("d"))))
    desk = make_desk(table, paragraph(2, "Below."))
    desk.editor.setReadOnly(True)
    desk.caret(0, 1)
    visited = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right):
        desk.press(key)
        visited.append(desk.at)
    assert visited == [(0, 5), (0, 6), (0, 7), (1, 0)]


def test_the_menu_of_minutes_that_can_only_be_read_offers_to_copy_and_to_look_back_alone(make_desk: DeskMaker) -> None:
    desk = make_desk(replace(paragraph(1, kind=K.TABLE), rows=((typed("a"), typed("b")),)))
    desk.type("x")
    desk.editor.setReadOnly(True)
    desk.select(0, 0, 0, 1)
    offered = [action.text() for action in ContextMenu(desk.editor).actions() if action.isEnabled() and action.text()]
    past = ["&History of this paragraph…", "Paragraphs that were re&moved…"]
    assert offered == ["&Copy", "Select &all", *past]


def test_going_to_a_block_shows_its_end(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."))
    assert desk.editor.go_to_block(block_id(1))
    assert desk.at == (0, 4)
    assert not desk.editor.go_to_block(block_id(9))


@pytest.mark.parametrize(
    ("second", "sentence"), [(paragraph(2, "Two."), "Paragraph 4.2"), (entry(2), "List entry a, level 1")]
)
def test_entering_a_paragraph_says_its_number_politely(
    make_desk: DeskMaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, second: Block, sentence: str
) -> None:
    desk = make_desk(paragraph(1, "One."), second)
    with qtbot.waitActive(desk.editor):
        desk.editor.activateWindow()
    desk.editor.setFocus()
    desk.caret(0)
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk.caret(1)
    assert said == [(sentence, QAccessible.AnnouncementPoliteness.Polite)]


@pytest.mark.parametrize(
    ("number", "facts", "decoration", "sentence"),
    [
        ("4.2", BlockFacts(), None, "Paragraph 4.2"),
        ("", BlockFacts(numbered=False), None, "Paragraph without a number"),
        ("ii.", BlockFacts(kind=K.LIST_ENTRY, level=1), None, "List entry ii, level 2"),
        ("•", BlockFacts(kind=K.LIST_ENTRY), None, "List entry, level 1"),
        ("", BlockFacts(kind=K.TABLE), None, "Table"),
        (
            "",
            BlockFacts(kind=K.ACTION),
            BlockDecoration("ACTION 3", (Detail("user-round", "Head of Schools"), Detail("calendar", "Fri 30 Oct"))),
            "Action 3, Head of Schools, Fri 30 Oct",
        ),
        (
            "",
            BlockFacts(kind=K.PRIVATE_NOTE),
            BlockDecoration("PRIVATE NOTE", (), "never exported"),
            "Private note, never exported",
        ),
    ],
)
def test_what_is_painted_in_the_margins_is_spoken(
    number: str, facts: BlockFacts, decoration: BlockDecoration | None, sentence: str
) -> None:
    assert spoken(number, facts, decoration) == sentence


def test_every_kind_of_block_can_be_drawn_in_every_theme(make_desk: DeskMaker, theme: Theme) -> None:
    kinds = [paragraph(number, "Words.", kind) for number, kind in enumerate(K, start=1) if kind is not K.TABLE]
    desk = make_desk(*kinds)
    pictures = []
    for scheme in ("light", "dark", "contrast"):
        theme.set_scheme(scheme)
        pictures.append(desk.editor.grab().toImage())
    assert all(one != other for one, other in combinations(pictures, 2))
