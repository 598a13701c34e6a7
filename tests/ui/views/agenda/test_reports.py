"""What the report on an item says and asks, typed in the pop-up of the item by keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clerk_app.domain.agenda import ItemQuestion
from clerk_app.domain.board import Board
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.quorum import WhoCounts
from clerk_app.domain.rules.tree import BusinessIs, Where
from clerk_app.services.acts import DescribeItem, SaveBlocks
from clerk_app.ui.actions import ActionId
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.views.item_details.view import ItemDetailsPopup
from tests.ui.views.agenda.typing import Opener, go, press, settle, write
from tests.ui.views.stage import Stage, known_id

CTRL = Qt.KeyboardModifier.ControlModifier
MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
ITEM = 3


def open_details(stage: Stage, screen: AgendaScreen) -> ItemDetailsPopup:
    go(screen, ITEM)
    screen.commands()[ActionId.EDIT_ITEM]()
    popup = stage.popups.current
    assert isinstance(popup, ItemDetailsPopup)
    return popup


def keep(stage: Stage, screen: AgendaScreen) -> None:
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)


def asked(stage: Stage) -> list[tuple[str, str]]:
    found = sorted(stage.all(ItemQuestion), key=lambda question: question.position)
    return [(question.text, question.source) for question in found]


def with_questions(stage: Stage, *texts: str) -> tuple[ItemQuestion, ...]:
    item = stage.items()[ITEM]
    questions = tuple(
        ItemQuestion(id=known_id("7", place), item_id=item.id, position=place, text=text)
        for place, text in enumerate(texts)
    )
    stage.execute(DescribeItem(item_id=item.id, questions=questions))
    return questions


def answer(stage: Stage, question: ItemQuestion) -> None:
    minute = stage.minutes()[ITEM]
    block = Block(
        id=known_id("9", 1),
        minute_id=minute.id,
        position=0,
        kind=BlockKind.ANSWER,
        text=typed(question.text),
        update=typed("Yes."),
        question_id=question.id,
    )
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=(block,)))


def test_where_an_item_was_before_is_typed_and_comes_back(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    popup.reference.setFocus()
    write("Minute 7 of 15 October")
    keep(stage, screen)
    assert stage.items()[ITEM].reference == "Minute 7 of 15 October"
    assert open_details(stage, screen).reference.text() == "Minute 7 of 15 October"


def test_summary_and_sponsors_are_typed_and_kept_as_one_step(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    before = stage.store.state()
    popup = open_details(stage, screen)
    popup.sponsors.setFocus()
    write("Head of Quality; Somebody Else;")
    press(Qt.Key.Key_Tab)
    assert popup.summary.hasFocus()
    write("The plan for the year.")
    press(Qt.Key.Key_Return)
    write("It costs no more.")
    keep(stage, screen)
    item = stage.items()[ITEM]
    assert item.summary == "The plan for the year.\nIt costs no more."
    assert [sponsor.words for sponsor in item.sponsors] == ["Head of Quality", "Somebody Else"]
    screen.commands()[ActionId.UNDO]()
    settle(stage, screen)
    assert stage.store.state() == before


def test_the_kind_of_business_is_asked_for_where_the_rule_knows_kinds(stage: Stage, open_agenda: Opener) -> None:
    popup = open_details(stage, open_agenda(stage))
    assert not popup.business.isVisible()
    press(Qt.Key.Key_Escape)
    board = stage.all(Board)[0]
    assert board.quorum is not None
    hearing = Where(circumstance=BusinessIs(kinds=("hearing",)), then=board.quorum.tree, otherwise=None)
    counts = WhoCounts(remote_not_for=("hearing", "appeal"))
    rule = replace(board.quorum, tree=hearing, counts=counts)
    stage.store.shelf.entities["boards", board.id] = replace(board, quorum=rule)
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    assert [popup.business.itemText(row) for row in range(popup.business.count())] == [
        "no kind of its own",
        "hearing",
        "appeal",
    ]
    assert popup.business.accessibleName() == "Kind of business"
    popup.business.setCurrentIndex(2)
    keep(stage, screen)
    assert stage.items()[ITEM].business == "appeal"


def test_a_sponsor_with_a_known_post_is_that_post(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    presenter = screen.keeper.presenter
    assert presenter is not None
    post = presenter.record.posts[0]
    popup = open_details(stage, screen)
    popup.sponsors.setText(presenter.record.party_name(Party(post_id=post.id)))
    keep(stage, screen)
    assert [sponsor.party for sponsor in stage.items()[ITEM].sponsors] == [Party(post_id=post.id)]


def test_questions_are_typed_one_after_the_other_with_where_they_stand(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    popup.questions.add_button.click()
    write("Who pays?")
    press(Qt.Key.Key_Tab)
    write("Appendix 1")
    press(Qt.Key.Key_Return)
    write("Since when?")
    press(Qt.Key.Key_Return)
    assert [row.text.accessibleName() for row in popup.questions.rows] == ["Question 1", "Question 2", "Question 3"]
    keep(stage, screen)
    assert asked(stage) == [("Who pays?", "Appendix 1"), ("Since when?", "")]
    assert screen.sheet.rows[ITEM].note == "2 questions to the Board"


def test_lines_that_are_pasted_are_a_question_each(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    popup.questions.add_button.click()
    QApplication.clipboard().setText("Who pays?\n\n  Since   when?\nWho knows?\n")
    press(Qt.Key.Key_V, CTRL)
    keep(stage, screen)
    assert asked(stage) == [("Who pays?", ""), ("Since when?", ""), ("Who knows?", "")]


def test_questions_are_moved_by_the_keys_that_move_paragraphs(stage: Stage, open_agenda: Opener) -> None:
    with_questions(stage, "One?", "Two?", "Three?")
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    popup.questions.rows[2].text.setFocus()
    press(Qt.Key.Key_Up, MOVE)
    press(Qt.Key.Key_Up, MOVE)
    press(Qt.Key.Key_Up, MOVE)
    assert popup.questions.rows[0].text.hasFocus()
    popup.questions.rows[1].source.setFocus()
    press(Qt.Key.Key_Down, MOVE)
    assert popup.questions.rows[2].source.hasFocus()
    keep(stage, screen)
    assert [text for text, _ in asked(stage)] == ["Three?", "Two?", "One?"]
    assert [item.id for item in stage.items()][ITEM] == stage.all(ItemQuestion)[0].item_id


def test_a_question_goes_by_its_button_or_by_backspace_where_nothing_stands(stage: Stage, open_agenda: Opener) -> None:
    with_questions(stage, "One?", "Two?", "Three?")
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    popup.questions.rows[1].remove_button.click()
    assert popup.questions.rows[0].text.hasFocus()
    popup.questions.rows[1].text.setPlainText("")
    popup.questions.rows[1].text.setFocus()
    press(Qt.Key.Key_Backspace)
    keep(stage, screen)
    assert asked(stage) == [("One?", "")]


def test_the_last_question_that_goes_leaves_the_focus_on_the_button(stage: Stage, open_agenda: Opener) -> None:
    with_questions(stage, "One?")
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    popup.questions.rows[0].remove_button.click()
    assert popup.questions.add_button.hasFocus()


def test_the_button_for_a_first_question_stands_where_fields_do_and_questions_have_the_whole_width(
    stage: Stage, open_agenda: Opener
) -> None:
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    assert popup.questions.x() == popup.summary.x() == popup.papers.x()
    popup.questions.add_button.click()
    QApplication.processEvents()
    assert popup.questions.geometry().left() < popup.summary.x()
    assert popup.questions.geometry().right() == popup.summary.geometry().right()
    assert popup.papers.y() > popup.questions.geometry().bottom()


def test_a_question_that_is_answered_stays_and_says_why(stage: Stage, open_agenda: Opener) -> None:
    one, _ = with_questions(stage, "One?", "Two?")
    answer(stage, one)
    screen = open_agenda(stage)
    popup = open_details(stage, screen)
    popup.questions.rows[0].remove_button.click()
    row = popup.questions.rows[0]
    assert row.wrong.text().startswith("The minutes answer question 1, so it stays.")
    assert row.text.accessibleDescription() == row.wrong.text()
    assert popup.questions.rows[0].text.hasFocus()
    popup.questions.rows[0].text.setPlainText("")
    press(Qt.Key.Key_Return, CTRL)
    assert stage.popups.current is popup
    assert row.wrong.isVisible()
    write("The first?")
    keep(stage, screen)
    assert [text for text, _ in asked(stage)] == ["The first?", "Two?"]
    (block,) = stage.all(Block)
    assert block.text.plain == "One?"


def test_questions_that_nobody_touched_are_no_change(stage: Stage, open_agenda: Opener) -> None:
    (question,) = with_questions(stage, "One?")
    stage.execute(DescribeItem(item_id=question.item_id, questions=(replace(question, text="One?\nOr  two?"),)))
    screen = open_agenda(stage)
    acts = len(stage.acts)
    open_details(stage, screen)
    keep(stage, screen)
    assert len(stage.acts) == acts
