"""The text of one minute: what goes in comes out, and only what was touched is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from clerk_app.domain.actions import Due, DueKind, Owner
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import EMPTY, Marks, typed
from clerk_app.ui.minutes_editor.block_text import holds_words
from clerk_app.ui.minutes_editor.capture_keys import begin_block
from clerk_app.ui.minutes_editor.facts import BlockFacts, SubjectFields, id_and_facts
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from tests.counts import examples
from tests.fakes import CountingIds
from tests.ui.minutes_editor.conftest import MINUTE, NOW, TextMaker
from tests.ui.minutes_editor.samples import block_id, blocks_of_a_minute, paragraph


def cursor_at(text: MinuteText, place: int, offset: int = 0) -> QTextCursor:
    block = text.document.findBlockByNumber(place)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + offset)
    return cursor


@settings(max_examples=examples(25, 120), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks_of_a_minute())
def test_every_block_comes_out_as_it_went_in(qtbot: QtBot, blocks: tuple[Block, ...]) -> None:
    text = MinuteText(MINUTE, CountingIds(1000), lambda: NOW)
    text.load(blocks)
    assert text.snapshot() == blocks


def test_an_empty_paragraph_behind_bold_words_is_filled_without_their_mark(make_text: TextMaker) -> None:
    bold = typed("Agreed.", Marks(bold=True))
    text = make_text(replace(paragraph(1), text=bold), paragraph(2), paragraph(3, "Noted."))
    cursor_at(text, 1).insertText("It rained.")
    assert [block.text for block in text.snapshot()] == [bold, typed("It rained."), typed("Noted.")]


@settings(max_examples=examples(15, 60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks_of_a_minute())
def test_filling_writes_nothing_and_cannot_be_undone(qtbot: QtBot, blocks: tuple[Block, ...]) -> None:
    text = MinuteText(MINUTE, CountingIds(1000), lambda: NOW)
    with qtbot.assertNotEmitted(text.changed):
        text.load(blocks)
    assert not text.take_changes()
    assert not text.document.isUndoAvailable()


def test_a_block_of_the_record_is_one_block_of_the_text_whatever_ends_lines_in_it(make_text: TextMaker) -> None:
    ends = "one\r\ntwo\u2029three\rfour\nfive"
    text = make_text(paragraph(1, ends), paragraph(2, "After."))
    assert text.document.blockCount() == 2
    assert [block.text.plain for block in text.snapshot()] == ["one\ntwo\nthree\nfour\nfive", "After."]


def test_a_number_that_is_pinned_as_empty_stays_so(make_text: TextMaker) -> None:
    text = make_text(replace(paragraph(1, "Words"), pinned_number=""))
    cursor_at(text, 0, 5).insertText(".")
    (block,) = text.take_changes().put
    assert block.pinned_number == ""


def test_what_is_known_of_a_filled_text_is_what_its_document_holds(make_text: TextMaker) -> None:
    cells = ((typed("Pier"), EMPTY), (EMPTY, EMPTY))
    blocks = (
        paragraph(1, "Words."), paragraph(2, " \n "), replace(paragraph(3, "", BlockKind.TABLE), rows=cells),
        replace(paragraph(4, "Mend it.", BlockKind.EARLIER_ACTION), update=typed("Done.")), paragraph(5),
        replace(paragraph(6), update=typed("belongs to no paragraph")), paragraph(7, "Do.", BlockKind.ACTION),
    )  # fmt: skip
    text = make_text(*blocks)
    held = [text.document.findBlockByNumber(place) for place in range(len(blocks))]
    assert [(found, facts) for found, facts in zip(text.order, text.facts, strict=True)] == list(
        map(id_and_facts, held)
    )
    assert text.worded == list(map(holds_words, held)) == [True, False, True, True, False, False, True]


def test_a_text_that_is_not_shown_has_no_lines(make_text: TextMaker) -> None:
    text = make_text(*(paragraph(number, "Words that go on. " * 20) for number in range(1, 30)))
    cursor_at(text, 3, 5).insertText("more ")
    assert {text.document.findBlockByNumber(place).layout().lineCount() for place in range(29)} == {0}


def test_an_empty_minute_is_one_empty_paragraph_that_is_not_saved_until_something_is_typed(
    make_text: TextMaker,
) -> None:
    text = make_text()
    assert not text.take_changes()
    cursor_at(text, 0).insertText("First words.")
    (block,) = text.take_changes().put
    assert (block.kind, block.text, block.at) == (BlockKind.PARAGRAPH, typed("First words."), NOW)


def test_showing_an_empty_minute_and_typing_what_is_deleted_at_once_is_no_change(make_text: TextMaker) -> None:
    text = make_text()
    font = text.document.defaultFont()
    font.setPointSizeF(font.pointSizeF() + 1)
    text.document.setDefaultFont(font)
    assert not text.has_changes
    cursor_at(text, 0).insertText("x")
    cursor_at(text, 0).deleteChar()
    assert not text.take_changes()
    assert not text.has_changes


def test_an_empty_paragraph_that_became_something_else_is_a_change(make_text: TextMaker) -> None:
    text = make_text()
    text.set_facts(text.document.firstBlock(), BlockFacts(kind=BlockKind.PRIVATE_NOTE))
    (block,) = text.take_changes().put
    assert block.kind is BlockKind.PRIVATE_NOTE


def test_a_minute_whose_words_were_saved_and_deleted_is_empty_in_the_record_too(make_text: TextMaker) -> None:
    text = make_text()
    cursor_at(text, 0).insertText("x")
    assert text.take_changes()
    cursor_at(text, 0).deleteChar()
    (block,) = text.take_changes().put
    assert block.text.plain == ""


def test_only_the_block_that_was_typed_in_is_put(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "One."), paragraph(2, "Two."), paragraph(3, "Three."))
    cursor_at(text, 1, 4).insertText(" More.")
    changes = text.take_changes()
    assert [(block.id, block.text.plain) for block in changes.put] == [(block_id(2), "Two. More.")]
    assert changes.removed == ()
    assert not text.take_changes()


def test_text_taken_back_to_what_it_was_is_no_change(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "One."))
    cursor_at(text, 0).insertText("x")
    cursor_at(text, 0).deleteChar()
    assert not text.take_changes()


def test_the_time_a_block_was_begun_stays(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "One."))
    cursor_at(text, 0).insertText("x")
    (block,) = text.take_changes().put
    assert block.at == paragraph(1, "One.").at


def test_text_pasted_by_qt_itself_gets_new_ids_in_the_same_undo_step(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "One."), paragraph(2, "Two."))
    cursor_at(text, 0, 4).insertText("\nand\nmore")
    assert text.order == [block_id(1), Id(f"{1000:032x}"), Id(f"{1001:032x}"), block_id(2)]
    text.undo_step()
    assert text.order == [block_id(1), block_id(2)]
    assert not text.take_changes()


def test_the_copy_that_has_the_text_keeps_the_id(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "One."))
    cursor_at(text, 0, 0).insertBlock()
    assert text.order[1] == block_id(1)
    assert text.order[0] != block_id(1)


def test_a_block_that_comes_back_by_undo_is_put_again_in_its_place(make_text: TextMaker) -> None:
    first, second, third = paragraph(1, "One."), paragraph(2, "Two."), paragraph(3, "Three.")
    text = make_text(first, second, third)
    cursor = cursor_at(text, 0, 4)
    cursor.setPosition(cursor_at(text, 1, 4).position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert text.take_changes().removed == (second.id,)
    text.undo_step()
    changes = text.take_changes()
    assert changes.put == (second,)
    assert text.snapshot() == (first, second, third)


def test_a_block_typed_and_deleted_between_two_savings_is_never_told(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "One."))
    cursor_at(text, 0, 4).insertText("\nTwo.")
    text.undo_step()
    assert not text.take_changes()


def test_new_blocks_stand_between_their_neighbours(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "One."), paragraph(2, "Two."))
    cursor_at(text, 0, 4).insertText("\na\nb")
    put = text.take_changes().put
    assert [block.text.plain for block in put] == ["a", "b"]
    one, two = paragraph(1).position, paragraph(2).position
    assert one < put[0].position < put[1].position < two


def test_all_blocks_are_put_when_there_is_no_room_between_neighbours(make_text: TextMaker) -> None:
    first = paragraph(1, "One.")
    crowded = Block(id=block_id(2), minute_id=MINUTE, position=first.position + 1, text=typed("Two."))
    text = make_text(first, crowded)
    cursor_at(text, 0, 4).insertText("\nbetween")
    put = text.take_changes().put
    assert [block.text.plain for block in put] == ["One.", "between", "Two."]
    positions = [block.position for block in put]
    assert positions == sorted(set(positions))


def test_words_of_a_table_outside_its_rows_become_a_row_of_their_own(make_text: TextMaker) -> None:
    loose = replace(paragraph(1, "Caption.", BlockKind.TABLE), rows=((typed("a"), typed("b")),))
    text = make_text(loose)
    cursor_at(text, 0).insertText("x")
    (block,) = text.take_changes().put
    assert (block.text.plain, block.rows) == ("", ((typed("xCaption."),), (typed("a"), typed("b"))))


def test_a_table_taken_back_to_a_paragraph_leaves_no_rows_behind(make_text: TextMaker) -> None:
    text = make_text(paragraph(1))
    with text.one_step() as cursor:
        begin_block(cursor, BlockFacts(kind=BlockKind.TABLE))
    assert text.take_changes().put[0].rows == ((EMPTY, EMPTY),)
    text.undo_step()
    (block,) = text.take_changes().put
    assert (block.kind, block.rows, block.text) == (BlockKind.PARAGRAPH, (), EMPTY)


def test_owner_and_due_date_are_told_beside_the_block(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "To write.", BlockKind.ACTION))
    owner = Owner(words="Head of Schools", party=Party(post_id=Id("a" * 32)))
    fields = SubjectFields(owners=(owner,), due=Due(kind=DueKind.DATE, on=date(2022, 2, 4), words="4 February"))
    facts = text.facts[0]
    text.set_facts(text.document.firstBlock(), type(facts)(kind=facts.kind, fields=fields))
    changes = text.take_changes()
    assert changes.put == ()
    assert changes.fields == {block_id(1): fields}
    text.undo_step()
    assert text.take_changes().fields == {block_id(1): SubjectFields()}
