"""The questions that a report puts to the board, answered one by one over the live screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.agenda import ItemQuestion
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.services.acts import DescribeItem
from clerk_app.ui.actions import ActionId
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import SampleMeeting

QUESTIONS = ("Which partners pay?", "How are families told?", "What is not known yet?")
ITEM = 5


def question(meeting: SampleMeeting, place: int) -> ItemQuestion:
    minute = next(one for one in meeting.record.minutes if one.id == meeting.minutes[ITEM])
    source = "Appendix 1" if place == 1 else ""
    return ItemQuestion(
        id=Id(f"5{place:031x}"), item_id=minute.item_ids[0], position=place, text=QUESTIONS[place], source=source
    )


@pytest.fixture
def asked(meeting: SampleMeeting) -> tuple[ItemQuestion, ...]:
    found = tuple(question(meeting, place) for place in range(len(QUESTIONS)))
    meeting.store.shelf.entities.update({(kind_of(one).name, one.id): one for one in found})
    return found


@pytest.fixture
def live(asked: tuple[ItemQuestion, ...], live: Live) -> Live:
    live.desk.popups.furnish(live.desk, {PopupName.PICK: PickPopup})
    live.screen.commands_changed.emit()
    live.press(f"Ctrl+{ITEM}")
    return live


def answer(live: Live, letters: str, words: str) -> None:
    """Ask for the command by its keys, find the question by letters or its number and type the answer."""
    live.window.book.run(ActionId.ANSWER_QUESTION)
    live.type(letters)
    live.press("Return")
    live.type(words)
    live.settle()


def offered(live: Live) -> list[str]:
    live.settle()
    live.window.book.run(ActionId.ANSWER_QUESTION)
    popup = live.desk.popups.current
    assert isinstance(popup, PickPopup)
    found = [popup.choices.choice(row).words for row in range(popup.choices.count)]
    live.press("Escape")
    return found


def answers(live: Live) -> list[Block]:
    return [block for block in live.record.blocks if block.kind is BlockKind.ANSWER]


def heading(live: Live) -> str:
    live.settle()
    return live.room.pane.heading.questions.text()


def test_a_question_is_found_by_its_words_and_its_answer_is_typed_behind_it(
    live: Live, asked: tuple[ItemQuestion, ...]
) -> None:
    answer(live, "fami", "By letter.")
    (block,) = answers(live)
    assert (block.text.plain, block.update.plain, block.question_id) == (QUESTIONS[1], "By letter.", asked[1].id)
    assert offered(live) == ["1. Which partners pay?", "3. What is not known yet?"]


def test_a_question_is_found_by_its_number(live: Live) -> None:
    answer(live, "3", "Nobody said.")
    assert [block.text.plain for block in answers(live)] == [QUESTIONS[2]]


def test_the_heading_counts_what_is_still_to_be_answered_as_it_is_typed(live: Live) -> None:
    assert heading(live) == "3 questions still to be answered"
    answer(live, "1", "")
    assert heading(live) == "3 questions still to be answered"
    live.type("All.")
    assert heading(live) == "2 questions still to be answered"
    live.press("Return")
    answer(live, "2", "By letter.")
    live.press("Return")
    answer(live, "3", "Much.")
    assert heading(live) == "all 3 questions answered"
    for _ in "Much.":
        live.press("Backspace")
    assert heading(live) == "1 question still to be answered"
    live.press("Ctrl+1")
    assert heading(live) == ""


def test_words_that_cannot_be_saved_are_kept_with_the_answers(live: Live) -> None:
    answer(live, "2", "By letter.")
    assert f"{QUESTIONS[1]}\nBy letter.\n" in live.room.texts.unsaved_text()


def test_an_answer_says_where_the_question_stands(live: Live) -> None:
    answer(live, "2", "By letter.")
    (block,) = answers(live)
    card = live.card(block.id)
    assert (card.label, [detail.words for detail in card.details]) == ("ANSWER", ["Appendix 1"])


def test_without_questions_the_command_says_how_they_come(live: Live) -> None:
    live.press("Ctrl+1")
    live.window.book.run(ActionId.ANSWER_QUESTION)
    assert "F2" in live.bar(BarPlace.PROBLEM)


def test_questions_added_on_the_agenda_meanwhile_are_offered(live: Live, asked: tuple[ItemQuestion, ...]) -> None:
    new = replace(asked[0], id=Id("6" * 32), text="Since when?")
    live.desk.lane.submit(DescribeItem(item_id=new.item_id, questions=(*asked, new)))
    assert heading(live) == "4 questions still to be answered"
    assert offered(live)[-1] == "4. Since when?"


def test_undo_takes_an_answer_back_and_its_question_is_offered_again(live: Live) -> None:
    answer(live, "1", "All.")
    for _ in range(6):
        if answers(live):
            live.press("Ctrl+Z")
    assert answers(live) == []
    assert len(offered(live)) == 3
    assert heading(live) == "3 questions still to be answered"
