"""Every kind of block over every other: what each act at the border between the two makes of them, stated by hand.

A row of a table is the kind above, a letter of it the kind below, in the order of KINDS. The block above holds "Ab",
the one below "Ef"; what has two parts, and a row of a table, holds "cd" and "gh" besides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import OF_TWO_PARTS, Block, BlockKind, ListMarker
from clerk_app.domain.richtext import typed
from tests.often import in_turn
from tests.ui.minutes_editor.conftest import Desk, DeskMaker, TextMaker
from tests.ui.minutes_editor.samples import paragraph

K = BlockKind
KINDS = (
    K.PARAGRAPH, K.LIST_ENTRY, K.QUOTATION, K.TABLE, K.ACTION, K.EARLIER_ACTION, K.DECISION, K.VOTE, K.DECLARATION,
    K.QUESTION, K.ANSWER, K.WATCHING_BRIEF, K.PRIVATE_NOTE, K.LATER_NOTE,
)  # fmt: skip
DIVIDED = OF_TWO_PARTS | {K.TABLE}
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
SUBJECTS = {
    K.ACTION: "action_id",
    K.DECISION: "decision_id",
    K.VOTE: "vote_id",
    K.DECLARATION: "declaration_id",
    K.ANSWER: "question_id",
}

# J: the two are one, which is what the block above was. +: the block below is a paragraph that goes on. P: it is a
# numbered paragraph. <: nothing changes, and the caret goes to the end of the block above.
#                        paragraph, list, quotation, table, action, earlier, decision, vote, declaration, question,
#                        answer, watching brief, private note, later note
BACKSPACE = {
    K.PARAGRAPH:         "J++<P<PPPP<P<P",
    K.LIST_ENTRY:        "J++<P<PPPP<P<P",
    K.QUOTATION:         "J++<P<PPPP<P<P",
    K.TABLE:             "<++<P<PPPP<P<P",
    K.ACTION:            "J++<P<PPPP<P<P",
    K.EARLIER_ACTION:    "<++<P<PPPP<P<P",
    K.DECISION:          "J++<P<PPPP<P<P",
    K.VOTE:              "J++<P<PPPP<P<P",
    K.DECLARATION:       "J++<P<PPPP<P<P",
    K.QUESTION:          "J++<P<PPPP<P<P",
    K.ANSWER:            "<++<P<PPPP<P<P",
    K.WATCHING_BRIEF:    "J++<P<PPPP<P<P",
    K.PRIVATE_NOTE:      "<++<P<PPPP<P<P",
    K.LATER_NOTE:        "J++<P<PPPP<P<P",
}  # fmt: skip

# J: the two are one, which is what the block above was. .: they stay apart. For Delete at the end of the block above,
# and for whatever takes the place of a selection from the midst of one to the midst of the other.
JOINING = {
    K.PARAGRAPH:         "JJJ.J.JJJJ.J.J",
    K.LIST_ENTRY:        "JJJ.J.JJJJ.J.J",
    K.QUOTATION:         "JJJ.J.JJJJ.J.J",
    K.TABLE:             "..............",
    K.ACTION:            "JJJ.J.JJJJ.J.J",
    K.EARLIER_ACTION:    "..............",
    K.DECISION:          "JJJ.J.JJJJ.J.J",
    K.VOTE:              "JJJ.J.JJJJ.J.J",
    K.DECLARATION:       "JJJ.J.JJJJ.J.J",
    K.QUESTION:          "JJJ.J.JJJJ.J.J",
    K.ANSWER:            "..............",
    K.WATCHING_BRIEF:    "JJJ.J.JJJJ.J.J",
    K.PRIVATE_NOTE:      "............J.",
    K.LATER_NOTE:        "JJJ.J.JJJJ.J.J",
}  # fmt: skip

# What Enter begins behind the kind, and what behind its words "y" of two pasted lines "x" and "y" is; "" is a numbered
# paragraph, None says that all stays in the block.
BEHIND: dict[BlockKind, tuple[str | None, str | None]] = {
    K.PARAGRAPH: ("", ""),
    K.LIST_ENTRY: ("* ", "* "),
    K.QUOTATION: ("quotation: ", "quotation: "),
    K.TABLE: (None, None),
    K.ACTION: ("", ""),
    K.EARLIER_ACTION: ("", None),
    K.DECISION: ("decision: ", ""),
    K.VOTE: ("", ""),
    K.DECLARATION: ("", ""),
    K.QUESTION: ("", ""),
    K.ANSWER: ("", None),
    K.WATCHING_BRIEF: ("", ""),
    K.PRIVATE_NOTE: ("", "private_note: "),
    K.LATER_NOTE: ("", ""),
}


@dataclass
class Border:
    """Two blocks in the editor, and what they are called."""

    desk: Desk
    above: BlockKind
    below: BlockKind

    def end(self, place: int) -> None:
        """Stand behind the last words of a block."""
        kind = self.above if place == 0 else self.below
        self.desk.caret(place, -2 if kind in DIVIDED else -1)


def block_of(number: int, kind: BlockKind, words: str, more: str) -> Block:
    made = paragraph(number, "" if kind is K.TABLE else words, kind)
    if kind is K.TABLE:
        made = replace(made, rows=((typed(words), typed(more)),))
    if kind in OF_TWO_PARTS:
        made = replace(made, update=typed(more))
    if kind in SUBJECTS:
        subject = {SUBJECTS[kind]: Id(f"{number}" + "a" * 31)}
        made = replace(made, **subject)  # type: ignore[arg-type]  # each of these fields is an id
    return made


def said(kind: BlockKind, words: str, more: str) -> str:
    """A block of this kind as `Desk.words` has it."""
    match kind:
        case K.PARAGRAPH:
            return words
        case K.LIST_ENTRY:
            return f"* {words}"
        case K.TABLE:
            return f"{words} | {more}"
        case K.EARLIER_ACTION:
            return f"earlier: {words} > {more}"
        case K.ANSWER:
            return f"answer: {words} > {more}"
        case _:
            return f"{kind}: {words}"


Act = Callable[[Border], None]
Expected = Callable[[BlockKind, BlockKind], tuple[list[str], tuple[int, int]]]


def end_of(kind: BlockKind, words: str = "Ab", more: str = "cd") -> int:
    return len(words) + 1 + len(more) if kind in DIVIDED else len(words)


# The acts


def backspace(border: Border) -> None:
    border.desk.caret(1, 0)
    border.desk.press(Qt.Key.Key_Backspace)


def delete(border: Border) -> None:
    border.end(0)
    border.desk.press(Qt.Key.Key_Delete)


def delete_across(border: Border) -> None:
    border.desk.select(0, 1, 1, 1)
    border.desk.press(Qt.Key.Key_Delete)


def cut_across(border: Border) -> None:
    border.desk.select(0, 1, 1, 1)
    border.desk.editor.cut()


def type_across(border: Border) -> None:
    border.desk.select(0, 1, 1, 1)
    border.desk.type("x")


def enter_behind(border: Border) -> None:
    border.end(0)
    border.desk.press(Qt.Key.Key_Return)


def enter_before(border: Border) -> None:
    border.desk.caret(1, 0)
    border.desk.press(Qt.Key.Key_Return)


def paste_behind(border: Border) -> None:
    border.end(0)
    source = QMimeData()
    source.setText("x\ny")
    border.desk.editor.insertFromMimeData(source)


def drag_up(border: Border) -> None:
    border.desk.select(1, 0, 1, 1)
    border.desk.editor.move_selection(border.desk.cursor(0, 0).position())


def move_up(border: Border) -> None:
    border.desk.caret(1, 1)
    border.desk.press(Qt.Key.Key_Up, _MOVING)


def move_down(border: Border) -> None:
    border.desk.caret(0, 1)
    border.desk.press(Qt.Key.Key_Down, _MOVING)


# What is to come of them


def after_backspace(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    first, second = said(above, "Ab", "cd"), said(below, "Ef", "gh")
    match BACKSPACE[above][KINDS.index(below)]:
        case "J":
            return [said(above, "AbEf", "")], (0, 2)
        case "+":
            return [first, "+ Ef"], (1, 0)
        case "P":
            return [first, "Ef"], (1, 0)
        case _:
            return [first, second], (0, end_of(above))


def after_delete(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    if JOINING[above][KINDS.index(below)] == "J":
        return [said(above, "AbEf", "")], (0, 2)
    return [said(above, "Ab", "cd"), said(below, "Ef", "gh")], (0, end_of(above))


def after_across(above: BlockKind, below: BlockKind, put: str = "") -> tuple[list[str], tuple[int, int]]:
    at = (0, 1 + len(put))
    if JOINING[above][KINDS.index(below)] == "J":
        return [said(above, f"A{put}f", "")], at
    return [said(above, f"A{put}", ""), said(below, "f", "gh")], at


def after_typing(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    return after_across(above, below, "x")


def after_enter(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    begun, second = BEHIND[above][0], said(below, "Ef", "gh")
    if begun is None:
        return ["Ab | cd /  | ", second], (0, len("Ab|cd|"))
    return [said(above, "Ab", "cd"), begun, second], (1, 0)


def after_enter_before(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    first, second = said(above, "Ab", "cd"), said(below, "Ef", "gh")
    if below is K.TABLE:
        return [first, "Ef | gh /  | "], (1, len("Ef|gh|"))
    if below in OF_TWO_PARTS:
        return [first, second], (1, len("Ef|"))
    return [first, "* " if below is K.LIST_ENTRY else "", second], (2, 0)


def after_pasting(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    goes_on, second = BEHIND[above][1], said(below, "Ef", "gh")
    if goes_on is None:
        return [said(above, "Ab", "cdx\ny"), second], (0, end_of(above, more="cdx\ny"))
    return [said(above, "Abx", ""), f"{goes_on}y", second], (1, 1)


def after_dragging(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    return [said(above, "EAb", "cd"), said(below, "f", "gh")], (0, 1)


def after_moving_up(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    return [said(below, "Ef", "gh"), said(above, "Ab", "cd")], (0, 1)


def after_moving_down(above: BlockKind, below: BlockKind) -> tuple[list[str], tuple[int, int]]:
    return [said(below, "Ef", "gh"), said(above, "Ab", "cd")], (1, 1)


ACTS: dict[str, tuple[Act, Expected, str]] = {
    "Backspace": (backspace, after_backspace, "deleting"),
    "Delete": (delete, after_delete, "deleting"),
    "Delete across": (delete_across, after_across, "deleting"),
    "cut across": (cut_across, after_across, "cutting"),
    "type across": (type_across, after_typing, "typing"),
    "Enter behind": (enter_behind, after_enter, "the new paragraph"),
    "Enter before": (enter_before, after_enter_before, "the new paragraph"),
    "paste": (paste_behind, after_pasting, "pasting"),
    "drag": (drag_up, after_dragging, "moving the words"),
    "move up": (move_up, after_moving_up, "moving the paragraph"),
    "move down": (move_down, after_moving_down, "moving the paragraph"),
}


def test_the_tables_speak_of_every_kind() -> None:
    assert set(KINDS) == set(BlockKind)
    for table in (BACKSPACE, JOINING):
        assert {kind: len(row) for kind, row in table.items()} == dict.fromkeys(KINDS, len(KINDS))
    assert set(BEHIND) == set(KINDS)


@pytest.mark.parametrize(("name", "above"), in_turn(ACTS, tuple(KINDS)))
def test_an_act_at_a_border_is_as_stated_and_is_undone_and_done_again(
    make_desk: DeskMaker, make_text: TextMaker, name: str, above: BlockKind
) -> None:
    act, expected, step = ACTS[name]
    desk = make_desk(paragraph(9))
    for below in KINDS:
        first, second = block_of(1, above, "Ab", "cd"), block_of(2, below, "Ef", "gh")
        desk.text = make_text(first, second)
        desk.editor.show_text(desk.text, "4")
        desk.undo.stack.clear()
        before, facts = desk.words, list(desk.text.facts)
        act(Border(desk, above, below))
        words, at = expected(above, below)
        assert (desk.words, desk.at) == (words, at), f"{above} over {below}"
        names = [desk.undo.stack.text(place) for place in range(desk.undo.stack.count())]
        assert set(names) <= {step}, f"{above} over {below}"
        assert words == before or names, f"{above} over {below}"
        while desk.undo.stack.canUndo():
            desk.undo.undo()
        assert (desk.words, desk.text.facts) == (before, facts), f"{above} over {below}"
        assert desk.text.order == [first.id, second.id]
        while desk.undo.stack.canRedo():
            desk.undo.redo()
        assert desk.words == words, f"{above} over {below}"


def test_what_was_cut_across_a_border_is_on_the_clipboard(make_desk: DeskMaker) -> None:
    desk = make_desk(block_of(1, K.ACTION, "Ab", ""), block_of(2, K.PRIVATE_NOTE, "Ef", ""))
    cut_across(Border(desk, K.ACTION, K.PRIVATE_NOTE))
    assert QApplication.clipboard().text() == "b\nE"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_keeps_what_it_shows_when_it_is_moved(make_desk: DeskMaker, kind: BlockKind) -> None:
    blocks = [block_of(1, K.PARAGRAPH, "Ab", ""), block_of(2, kind, "Ef", "gh"), block_of(3, K.QUOTATION, "Ij", "")]
    desk = make_desk(*blocks)
    move_up(Border(desk, K.PARAGRAPH, kind))
    moved = {block.id: replace(block, position=0, at=None) for block in desk.text.snapshot()}
    assert moved == {block.id: replace(block, position=0, at=None) for block in blocks}
    assert desk.text.order == [blocks[1].id, blocks[0].id, blocks[2].id]


@pytest.mark.parametrize(("up", "expected"), [(True, [2, 3, 4, 1, 5]), (False, [1, 5, 2, 3, 4])])
def test_several_selected_blocks_move_together_across_lists_levels_tables_and_decisions(
    make_desk: DeskMaker, up: bool, expected: list[int]
) -> None:
    entry = replace(block_of(2, K.LIST_ENTRY, "Ab", ""), marker=ListMarker.DECIMAL)
    inner = replace(block_of(3, K.LIST_ENTRY, "Cd", ""), marker=ListMarker.LETTER, level=1, restart=True)
    blocks = [
        block_of(1, K.DECISION, "First", ""),
        entry,
        inner,
        replace(block_of(4, K.TABLE, "Ef", "gh"), rows=((typed("Ef"), typed("gh")), (typed("ij"), typed("kl")))),
        block_of(5, K.EARLIER_ACTION, "Last", "done"),
    ]
    desk = make_desk(*blocks)
    desk.select(1, 1, 3, 3)
    desk.press(Qt.Key.Key_Up if up else Qt.Key.Key_Down, _MOVING)
    assert desk.text.order == [blocks[number - 1].id for number in expected]
    moved = {block.id: replace(block, position=0, at=None) for block in desk.text.snapshot()}
    assert moved == {block.id: replace(block, position=0, at=None) for block in blocks}
    cursor = desk.editor.textCursor()
    first = desk.text.document.findBlock(cursor.selectionStart()).blockNumber()
    last = desk.text.document.findBlock(cursor.selectionEnd()).blockNumber()
    assert (first, last) == ((0, 2) if up else (2, 4))
    desk.undo.undo()
    assert desk.text.order == [block.id for block in blocks]
