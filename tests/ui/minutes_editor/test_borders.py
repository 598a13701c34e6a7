"""Keys at the borders of blocks, case by case."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from clerk_app.domain.minutes import Block, BlockKind
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import block_id, paragraph

K = BlockKind
ENTER, BACKSPACE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete


def blocks_of(*lines: str) -> list[Block]:
    """Blocks from short lines: "action: words", "+ words" a continuation, "* words" a list entry, else a paragraph."""
    return [_block_of(number, line) for number, line in enumerate(lines, start=1)]


def _block_of(number: int, line: str) -> Block:
    kind, colon, words = line.partition(": ")
    if line.startswith("+"):
        return paragraph(number, line[2:], numbered=False)
    if line.startswith("*"):
        return paragraph(number, line[2:], K.LIST_ENTRY)
    return paragraph(number, words, K(kind)) if colon else paragraph(number, line)


CASES = [
    # Enter
    (["One."], (0, 4), [ENTER], ["One.", ""], (1, 0)),
    (["One two."], (0, 4), [ENTER], ["One ", "two."], (1, 0)),
    (["One."], (0, 0), [ENTER], ["", "One."], (1, 0)),
    ([""], (0, 0), [ENTER], ["+ "], (0, 0)),
    (["One.", "+ "], (1, 0), [ENTER], ["One.", ""], (1, 0)),
    (["+ One two."], (0, 4), [ENTER], ["+ One ", "+ two."], (1, 0)),
    (["+ One."], (0, 4), [ENTER], ["+ One.", ""], (1, 0)),
    (["action: Do."], (0, 3), [ENTER], ["action: Do.", ""], (1, 0)),
    (["action: "], (0, 0), [ENTER], [""], (0, 0)),
    (["action: Do it."], (0, 3), [ENTER], ["action: Do ", "it."], (1, 0)),
    (["private_note: Do it."], (0, 3), [ENTER], ["private_note: Do ", "private_note: it."], (1, 0)),
    (["private_note: Do it."], (0, 6), [ENTER], ["private_note: Do it.", ""], (1, 0)),
    (["decision: That a."], (0, 7), [ENTER], ["decision: That a.", "decision: "], (1, 0)),
    (["decision: That a."], (0, 7), [ENTER, ENTER], ["decision: That a.", ""], (1, 0)),
    (["question: Why?"], (0, 4), [ENTER], ["question: Why?", ""], (1, 0)),
    (["* a"], (0, 1), [ENTER], ["* a", "* "], (1, 0)),
    (["* a"], (0, 1), [ENTER, ENTER], ["* a", "+ "], (1, 0)),
    (["* a"], (0, 1), [ENTER, ENTER, ENTER], ["* a", ""], (1, 0)),
    (["* a"], (0, 0), [ENTER], ["* ", "* a"], (1, 0)),
    (["quotation: So."], (0, 3), [ENTER, ENTER], ["quotation: So.", "+ "], (1, 0)),
    # Backspace
    (["One.", "Two."], (1, 0), [BACKSPACE], ["One.Two."], (0, 4)),
    (["One.", ""], (1, 0), [BACKSPACE], ["One."], (0, 4)),
    (["", "Two."], (1, 0), [BACKSPACE], ["Two."], (0, 0)),
    (["", "action: Do."], (1, 0), [BACKSPACE], ["action: Do."], (0, 0)),
    (["One.", "action: Do."], (1, 0), [BACKSPACE], ["One.", "Do."], (1, 0)),
    (["One.", "action: "], (1, 0), [BACKSPACE], ["One.", ""], (1, 0)),
    (["One.", "action: Do."], (1, 0), [BACKSPACE, BACKSPACE], ["One.Do."], (0, 4)),
    (["action: Do.", "Two."], (1, 0), [BACKSPACE], ["action: Do.Two."], (0, 3)),
    (["One.", "* a"], (1, 0), [BACKSPACE], ["One.", "+ a"], (1, 0)),
    (["One.", "private_note: Hush."], (1, 0), [BACKSPACE], ["One.", "private_note: Hush."], (0, 4)),
    (["private_note: Hush.", "One."], (1, 0), [BACKSPACE], ["private_note: Hush.", "One."], (0, 5)),
    (["private_note: Hush.", ""], (1, 0), [BACKSPACE], ["private_note: Hush."], (0, 5)),
    (["One."], (0, 0), [BACKSPACE], ["One."], (0, 0)),
    # Delete
    (["One.", "Two."], (0, 4), [DELETE], ["One.Two."], (0, 4)),
    (["", "action: Do."], (0, 0), [DELETE], ["action: Do."], (0, 0)),
    (["One.", "action: Do."], (0, 4), [DELETE], ["One.Do."], (0, 4)),
    (["action: Do.", "One."], (0, 3), [DELETE], ["action: Do.One."], (0, 3)),
    (["action: Do.", ""], (0, 3), [DELETE], ["action: Do."], (0, 3)),
    (["One.", "private_note: Hush."], (0, 4), [DELETE], ["One.", "private_note: Hush."], (0, 4)),
    (["One."], (0, 4), [DELETE], ["One."], (0, 4)),
]


@pytest.mark.parametrize(("before", "caret", "keys", "after", "at"), CASES)
def test_keys_at_the_borders_of_blocks(
    make_desk: DeskMaker,
    before: list[str],
    caret: tuple[int, int],
    keys: list[Qt.Key],
    after: list[str],
    at: tuple[int, int],
) -> None:
    desk = make_desk(*blocks_of(*before))
    desk.caret(*caret)
    for key in keys:
        desk.press(key)
    assert desk.words == after
    assert desk.at == at


@pytest.mark.parametrize(("before", "caret", "keys", "after", "at"), CASES)
def test_keys_at_the_borders_of_blocks_are_undone_and_done_again(
    make_desk: DeskMaker,
    before: list[str],
    caret: tuple[int, int],
    keys: list[Qt.Key],
    after: list[str],
    at: tuple[int, int],
) -> None:
    desk = make_desk(*blocks_of(*before))
    loaded, words = desk.text.snapshot(), desk.words
    desk.caret(*caret)
    for key in keys:
        desk.press(key)
    while desk.undo.stack.canUndo():
        desk.undo.undo()
    assert desk.words == words
    assert desk.text.order == [block.id for block in loaded]
    while desk.undo.stack.canRedo():
        desk.undo.redo()
    assert desk.words == after


@pytest.mark.parametrize(
    ("before", "caret", "key", "kept"),
    [
        (["One two."], (0, 4), ENTER, [1, None]),
        (["One."], (0, 0), ENTER, [None, 1]),
        (["One."], (0, 4), ENTER, [1, None]),
        (["One.", "Two."], (1, 0), BACKSPACE, [1]),
        (["", "Two."], (1, 0), BACKSPACE, [2]),
        (["One.", ""], (0, 4), DELETE, [1]),
        (["", "action: Do."], (0, 0), DELETE, [2]),
    ],
)
def test_the_half_that_keeps_the_text_keeps_the_id(
    make_desk: DeskMaker, before: list[str], caret: tuple[int, int], key: Qt.Key, kept: list[int | None]
) -> None:
    desk = make_desk(*blocks_of(*before))
    desk.caret(*caret)
    desk.press(key)
    expected = [None if number is None else block_id(number) for number in kept]
    loaded = {block_id(number) for number in range(1, len(before) + 1)}
    assert [found if found in loaded else None for found in desk.text.order] == expected


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.mark.parametrize(
    ("caret", "key", "at"),
    [
        ((1, 3), UP, (1, 0)),
        ((1, 0), UP, (0, 0)),
        ((0, 2), UP, (0, 0)),
        ((0, 0), UP, (0, 0)),
        ((0, 2), DOWN, (1, 0)),
        ((1, 0), DOWN, (2, 0)),
        ((2, 1), DOWN, (2, 6)),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.skipif(sys.platform == "darwin", reason="there these keys go to the ends of the text")
def test_control_with_an_arrow_goes_to_where_a_paragraph_begins(
    make_desk: DeskMaker, caret: tuple[int, int], key: Qt.Key, at: tuple[int, int], read_only: bool
) -> None:
    desk = make_desk(*blocks_of("First.", "* Second of them.", "Third."))
    desk.editor.setReadOnly(read_only)
    desk.caret(*caret)
    desk.press(key, CONTROL)
    assert desk.at == at
    assert not desk.editor.textCursor().hasSelection()


@pytest.mark.skipif(sys.platform == "darwin", reason="there these keys go to the ends of the text")
def test_with_shift_it_selects_to_there(make_desk: DeskMaker) -> None:
    desk = make_desk(*blocks_of("First.", "Second.", "Third."))
    desk.caret(1, 3)
    desk.press(UP, CONTROL | SHIFT)
    assert desk.editor.textCursor().selectedText() == "Sec"
    desk.press(DOWN, CONTROL | SHIFT)
    desk.press(DOWN, CONTROL | SHIFT)
    assert desk.at == (2, 6)
    assert desk.editor.textCursor().selectedText().startswith("ond.")


def test_shift_enter_goes_on_in_the_next_line_of_the_same_block(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One two."))
    desk.caret(0, 4)
    desk.press(ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert desk.words == ["One \ntwo."]


@pytest.mark.parametrize(
    ("before", "selection", "after"),
    [
        (["One two.", "Three."], (0, 4, 1, 6), ["One "]),
        (["One.", "Two.", "Three."], (0, 1, 2, 2), ["Oree."]),
        (["One.", "action: Do."], (0, 0, 1, 1), ["action: o."]),
        (["One.", "action: Do."], (0, 0, 1, 3), [""]),
        (["One.", "private_note: Hush now."], (0, 2, 1, 5), ["On", "private_note: now."]),
        (["private_note: Hush.", "Two.", "Three."], (0, 2, 2, 1), ["private_note: Hu", "hree."]),
    ],
)
def test_a_deleted_selection_keeps_kinds_and_never_mixes_private_with_public(
    make_desk: DeskMaker, before: list[str], selection: tuple[int, int, int, int], after: list[str]
) -> None:
    desk = make_desk(*blocks_of(*before))
    desk.select(*selection)
    desk.press(DELETE)
    assert desk.words == after


def test_typing_over_a_selection_of_several_blocks_takes_its_place_and_gives_it_back(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."))
    desk.select(0, 1, 1, 1)
    desk.type("xy")
    assert desk.words == ["Oxywo."]
    desk.undo.undo()
    assert desk.words == ["Owo."]
    desk.undo.undo()
    assert desk.words == ["One.", "Two."]


def alt_gr(desk: Desk) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(desk.editor, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_E, modifiers, "€"))


def hard_space(desk: Desk) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.editor, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_nobreakspace, none, "\xa0"))


def dead_key(desk: Desk) -> None:
    QApplication.sendEvent(desk.editor, QInputMethodEvent("´", []))
    desk.compose("é")


@pytest.mark.parametrize(("press", "typed"), [(alt_gr, "€"), (hard_space, "\xa0"), (dead_key, "é")])
def test_every_way_to_type_over_a_selection_keeps_private_words_apart(
    make_desk: DeskMaker, press: Callable[[Desk], None], typed: str
) -> None:
    desk = make_desk(*blocks_of("One.", "private_note: Hush now."))
    desk.select(0, 2, 1, 5)
    press(desk)
    assert desk.words == [f"On{typed}", "private_note: now."]
