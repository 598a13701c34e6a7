"""What a report asks of the board: questions of an item and their answers, its summary and its sponsors."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.agenda import AgendaItem, ItemQuestion, ItemState, Lead, Paper
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import (
    AddMinute,
    BringForward,
    DeleteMeeting,
    DescribeItem,
    RemoveItem,
    SaveBlocks,
    SetItemState,
    TakeTogether,
)
from tests.services.scene import Scene, broken_rule, known_id

SPONSORS = (Lead(words="Director of Health", party=Party(post_id=known_id("d", 2))), Lead(words="Head of Police"))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def question(scene: Scene, number: int, text: str = "", source: str = "") -> ItemQuestion:
    return ItemQuestion(
        id=known_id("7", number), item_id=scene.items[0], position=0, text=text or f"Question {number}?", source=source
    )


def answer(scene: Scene, number: int, minute: int = 0) -> Block:
    block = scene.block(number, f"Question {number}?")
    return replace(
        block,
        minute_id=scene.minutes[minute],
        kind=BlockKind.ANSWER,
        update=typed(f"Answer {number}."),
        question_id=known_id("7", number),
    )


def save(scene: Scene, block: Block) -> None:
    scene.app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=block.minute_id, put=(block,), keep=True))


def ask(scene: Scene, *numbers: int) -> None:
    questions = tuple(question(scene, number) for number in numbers)
    scene.app.execute(DescribeItem(item_id=scene.items[0], questions=questions))


def asked(scene: Scene, item_id: Id | None = None) -> list[str]:
    return [one.text for one in scene.all(ItemQuestion, item_id=item_id or scene.items[0])]


def test_an_item_says_what_its_report_says_and_who_sponsors_it(scene: Scene) -> None:
    summary = " The plan for the year.\n\nIt costs no more. "
    scene.app.execute(DescribeItem(item_id=scene.items[0], summary=summary, sponsors=SPONSORS))
    item = scene.get(AgendaItem, scene.items[0])
    assert (item.summary, item.sponsors) == ("The plan for the year.\n\nIt costs no more.", SPONSORS)


def test_questions_stand_as_given_and_undo_takes_them_back(scene: Scene) -> None:
    questions = (question(scene, 2, source="Appendix 1"), question(scene, 1, "Who\npays?"))
    outcome = scene.app.execute(DescribeItem(item_id=scene.items[0], questions=questions))
    found = scene.all(ItemQuestion, item_id=scene.items[0])
    assert [(one.text, one.source) for one in found] == [("Question 2?", "Appendix 1"), ("Who\npays?", "")]
    scene.undo(outcome)
    assert asked(scene) == []


def test_a_question_has_words(scene: Scene) -> None:
    wordless = replace(question(scene, 1), text=" ")
    assert broken_rule(scene, DescribeItem(item_id=scene.items[0], questions=(wordless,))) == "name_is_empty"


def test_a_question_that_is_answered_stays_but_may_be_reworded(scene: Scene) -> None:
    ask(scene, 1, 2)
    save(scene, answer(scene, 1))
    assert broken_rule(scene, DescribeItem(item_id=scene.items[0], questions=())) == "question_is_answered"
    assert asked(scene) == ["Question 1?", "Question 2?"]
    scene.app.execute(DescribeItem(item_id=scene.items[0], questions=(question(scene, 1, "In other words?"),)))
    assert asked(scene) == ["In other words?"]
    (block,) = scene.all(Block, question_id=known_id("7", 1))
    assert block.text.plain == "Question 1?"


def test_a_question_is_free_again_when_its_answer_is_taken_out(scene: Scene) -> None:
    ask(scene, 1)
    block = answer(scene, 1)
    save(scene, block)
    scene.app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=block.minute_id, removed=(block.id,)))
    scene.app.execute(DescribeItem(item_id=scene.items[0]))
    assert asked(scene) == []


def test_an_item_stays_while_another_minute_answers_one_of_its_questions(scene: Scene) -> None:
    ask(scene, 1)
    save(scene, answer(scene, 1, minute=1))
    assert broken_rule(scene, RemoveItem(item_id=scene.items[0])) == "question_is_answered"
    assert asked(scene) == ["Question 1?"]


def test_an_item_goes_with_its_questions_and_undo_brings_them_back(scene: Scene) -> None:
    ask(scene, 1, 2)
    outcome = scene.app.execute(RemoveItem(item_id=scene.items[0]))
    assert asked(scene) == []
    scene.undo(outcome)
    assert asked(scene) == ["Question 1?", "Question 2?"]


def test_an_answer_that_comes_back_brings_its_question_back(scene: Scene) -> None:
    ask(scene, 1)
    block = answer(scene, 1)
    save(scene, block)
    scene.app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=block.minute_id, removed=(block.id,)))
    scene.app.execute(DescribeItem(item_id=scene.items[0]))
    save(scene, block)
    assert asked(scene) == ["Question 1?"]
    assert scene.all(Block) == (block,)


def test_an_answer_whose_item_is_gone_is_kept_without_it(scene: Scene) -> None:
    scene.app.execute(TakeTogether(minute_id=scene.minutes[1], item_ids=(scene.items[0],), heading="Both"))
    ask(scene, 1)
    block = replace(answer(scene, 1), minute_id=scene.minutes[1])
    save(scene, block)
    scene.app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=block.minute_id, removed=(block.id,)))
    scene.app.execute(RemoveItem(item_id=scene.items[0]))
    save(scene, block)
    (kept,) = scene.all(Block)
    assert (kept.text, kept.update, kept.question_id) == (block.text, block.update, None)


def test_a_question_of_another_meeting_is_not_answered_here(scene: Scene) -> None:
    ask(scene, 1)
    other = scene.new_meeting(date(2022, 3, 1))
    minute_id = scene.made(AddMinute(meeting_id=other, heading="Questions"))
    block = replace(answer(scene, 1), minute_id=minute_id)
    act = SaveBlocks(meeting_id=other, minute_id=minute_id, put=(block,))
    assert broken_rule(scene, act) == "subject_of_another_meeting"


def test_an_item_that_comes_back_brings_summary_sponsors_and_questions_beside_its_papers(scene: Scene) -> None:
    late = scene.items[0]
    paper = Paper(id=known_id("8", 1), item_id=late, position=0, title="Draft plan")
    questions = (question(scene, 1, source="Appendix 1"), question(scene, 2))
    scene.app.execute(
        DescribeItem(item_id=late, summary="A plan.", sponsors=SPONSORS, questions=questions, papers=(paper,))
    )
    scene.app.execute(SetItemState(item_id=late, state=ItemState.DEFERRED))
    new = scene.new_meeting(date(2022, 3, 1))
    scene.app.execute(BringForward(meeting_id=new))
    (back,) = (item for item in scene.all(AgendaItem, meeting_id=new) if item.continues == late)
    assert (back.summary, back.sponsors) == ("A plan.", SPONSORS)
    copies = scene.all(ItemQuestion, item_id=back.id)
    assert [(one.text, one.source) for one in copies] == [("Question 1?", "Appendix 1"), ("Question 2?", "")]
    assert {one.id for one in copies}.isdisjoint(one.id for one in questions)
    assert asked(scene) == ["Question 1?", "Question 2?"]


def test_a_meeting_goes_with_its_questions_and_their_answers(scene: Scene) -> None:
    ask(scene, 1)
    save(scene, answer(scene, 1))
    scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))
    assert scene.all(ItemQuestion) == ()
    assert scene.all(Block) == ()
