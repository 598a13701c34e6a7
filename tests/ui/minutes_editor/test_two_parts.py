"""Blocks of two parts, whichever they are: begun with what is known, and held together at every border."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import OF_TWO_PARTS, Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.ui.minutes_editor.decoration import second_part_hint
from clerk_app.ui.minutes_editor.earlier_actions import tell_of
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.two_parts import answer
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import paragraph

ENTER, BACKSPACE = Qt.Key.Key_Return, Qt.Key.Key_Backspace
ONE, TWO = Id("1" * 32), Id("2" * 32)
BOTH = pytest.mark.parametrize("kind", sorted(OF_TWO_PARTS))


def block(kind: BlockKind, text: str = "Who pays?", update: str = "", number: int = 1) -> Block:
    return replace(paragraph(number, text, kind), update=typed(update))


def parts(desk: Desk) -> list[tuple[str, str]]:
    return [(one.text.plain, one.update.plain) for one in desk.text.snapshot()]


def begin_answer(desk: Desk, question: Id = ONE, wording: str = "Who pays?") -> None:
    with desk.editor.step(Step.TYPING) as cursor:
        answer(cursor, question, typed(wording), desk.text.ids)


@BOTH
def test_enter_goes_to_the_second_part_and_from_there_to_the_next_paragraph(
    make_desk: DeskMaker, kind: BlockKind
) -> None:
    desk = make_desk(block(kind))
    desk.caret(0, 3)
    desk.press(ENTER)
    desk.type("The council.")
    desk.press(ENTER)
    desk.type("Next.")
    assert parts(desk) == [("Who pays?", "The council."), ("Next.", "")]


@BOTH
def test_backspace_never_joins_the_parts_nor_the_block_with_the_one_before(
    make_desk: DeskMaker, kind: BlockKind
) -> None:
    desk = make_desk(paragraph(1, "Before."), block(kind, update="Yes.", number=2))
    desk.caret(1, len("Who pays?") + 1)
    desk.press(BACKSPACE)
    desk.caret(1, 0)
    desk.press(BACKSPACE)
    assert parts(desk) == [("Before.", ""), ("Who pays?", "Yes.")]
    assert desk.at == (0, len("Before."))


@BOTH
def test_what_is_pasted_into_a_part_stays_in_it(make_desk: DeskMaker, kind: BlockKind) -> None:
    desk = make_desk(block(kind, update="Yes."))
    desk.caret(0, -1)
    desk.editor.insert_words(" And no.")
    assert parts(desk) == [("Who pays?", "Yes. And no.")]


@BOTH
def test_as_a_paragraph_it_keeps_the_words_of_both_parts(make_desk: DeskMaker, kind: BlockKind) -> None:
    desk = make_desk(block(kind, update="Yes."))
    desk.caret(0)
    desk.editor.mark_paragraph(BlockKind.PARAGRAPH)
    assert desk.words == ["Who pays?\nYes."]


def test_an_answer_is_begun_with_the_question_and_typed_behind_it(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    begin_answer(desk)
    desk.type("The council.")
    assert desk.words == ["answer: Who pays? > The council."]
    assert desk.text.snapshot()[0].question_id == ONE


def test_one_step_of_undo_takes_the_answer_back_and_redo_brings_it_again(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "Before."))
    begin_answer(desk)
    assert desk.words == ["Before.", "answer: Who pays? > "]
    desk.editor.undo()
    assert desk.words == ["Before."]
    desk.editor.redo()
    assert desk.words == ["Before.", "answer: Who pays? > "]
    assert desk.text.snapshot()[1].question_id == ONE


def test_the_next_question_gets_a_block_of_its_own(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    begin_answer(desk)
    desk.type("The council.")
    begin_answer(desk, TWO, "When?")
    desk.type("Now.")
    assert desk.words == ["answer: Who pays? > The council.", "answer: When? > Now."]
    assert [one.question_id for one in desk.text.snapshot()] == [ONE, TWO]


def test_an_earlier_action_that_is_told_of_keeps_what_it_is_about(make_desk: DeskMaker) -> None:
    desk = make_desk(replace(block(BlockKind.EARLIER_ACTION, "To write.", "Done."), action_id=ONE))
    with desk.editor.step(Step.TYPING) as cursor:
        tell_of(cursor, TWO, typed("To print."), desk.text.ids)
    assert desk.words == ["earlier: To write. > Done.", "earlier: To print. > "]
    assert [one.action_id for one in desk.text.snapshot()] == [ONE, TWO]


def test_an_answer_that_becomes_a_paragraph_answers_nothing_any_more(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    begin_answer(desk)
    desk.editor.mark_paragraph(BlockKind.PARAGRAPH)
    assert desk.text.snapshot()[0].question_id is None


def test_an_empty_second_part_says_what_belongs_there() -> None:
    assert second_part_hint(BlockKind.ANSWER) == "What did the board answer?"
    assert second_part_hint(BlockKind.EARLIER_ACTION) == "What has become of it?"
