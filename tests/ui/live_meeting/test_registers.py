"""Paragraphs marked for a register in the live meeting: by a sign or a command, shown below them and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clerk_app.domain.meeting import MinutesState, StatusStep
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.register import RegisterEntry, RegisterKind, RegisterNote
from clerk_app.services.acts import NoteInRegister
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from tests.ui.live_meeting.live import Live

ITEM = 5


@pytest.fixture
def live(live: Live) -> Live:
    live.press(f"Ctrl+{ITEM}")
    return live


def kept(live: Live) -> list[tuple[str, RegisterKind | None]]:
    live.settle()
    words = {block.id: block.text.plain for block in live.record.blocks}
    return [(words[one.block_id], one.kind) for one in live.meeting.store.queries.where(RegisterEntry)]


def lines(live: Live) -> list[str]:
    """What stands below paragraphs about them alone."""
    live.settle()
    return [line.words for line in live.room.around_text.decorations.events if line.at is None]


@pytest.mark.parametrize(
    ("sign", "kind", "line"),
    [
        ("/c", RegisterKind.CHALLENGE, "Challenge"),
        ("/i", RegisterKind.ISSUE, "Issue"),
        ("/s", RegisterKind.STATEMENT, "Agreed statement"),
    ],
)
def test_a_sign_at_its_beginning_marks_the_paragraph_which_stays_what_it_is(
    live: Live, sign: str, kind: RegisterKind, line: str
) -> None:
    live.type(f"{sign} The Police did not agree.")
    assert kept(live) == [("The Police did not agree.", kind)]
    assert live.record.blocks_of[live.meeting.minutes[ITEM]][0].kind is BlockKind.PARAGRAPH
    assert lines(live) == [line]


def test_a_command_marks_the_paragraph_and_asked_again_takes_the_mark_away(live: Live) -> None:
    live.type("The Police did not agree.")
    live.window.book.run(ActionId.MARK_CHALLENGE)
    assert kept(live) == [("The Police did not agree.", RegisterKind.CHALLENGE)]
    live.window.book.run(ActionId.MARK_ISSUE)
    assert kept(live) == [("The Police did not agree.", RegisterKind.ISSUE)]
    live.window.book.run(ActionId.MARK_ISSUE)
    assert (kept(live), lines(live)) == ([("The Police did not agree.", None)], [])


def test_the_one_undo_takes_the_mark_back_by_its_name_and_does_it_again(live: Live) -> None:
    live.type("The Police did not agree.")
    live.window.book.run(ActionId.MARK_CHALLENGE)
    live.settle()
    assert live.screen.undo_words()[0] == "the mark for a register"
    live.press("Ctrl+Z")
    assert (kept(live), lines(live)) == ([], [])
    assert live.texts(ITEM) == ["The Police did not agree."]
    live.press("Ctrl+Y")
    assert lines(live) == ["Challenge"]


def test_a_marked_paragraph_that_is_taken_away_comes_back_marked(live: Live) -> None:
    live.type("More.")
    live.press("Return")
    live.type("/c The Police did not agree.")
    live.settle()
    live.press("Shift+Home")
    live.press("Backspace")
    live.press("Backspace")
    assert (kept(live), live.texts(ITEM)) == ([], ["More."])
    live.press("Ctrl+Z")
    live.press("Ctrl+Z")
    assert kept(live) == [("The Police did not agree.", RegisterKind.CHALLENGE)]
    assert lines(live) == ["Challenge"]


def test_the_line_says_who_raised_it_with_whom_it_is_kept_and_what_was_noted_last(live: Live) -> None:
    live.type("/i Calls go unanswered.")
    live.settle()
    note = RegisterNote(on=date(2021, 3, 4), words="They will report in May.")
    block_id = live.room.editor.caret_block_id
    live.desk.lane.submit(
        NoteInRegister(block_id=block_id, raised_by="Director of Health", kept_with="Police, Health", notes=(note,))
    )
    assert lines(live) == [
        "Issue, raised by Director of Health, kept with Police, Health. 4 March 2021: They will report in May"
    ]


def test_the_card_of_a_question_says_once_it_was_answered_since(live: Live) -> None:
    live.type("/q When will it open?")
    live.settle()
    block_id = live.room.editor.caret_block_id
    live.desk.lane.submit(NoteInRegister(block_id=block_id, closed_on=date(2021, 3, 4)))
    assert lines(live) == ["Question. Answered on 4 March 2021"]
    assert live.card(block_id).after_label == "answered since"


def test_a_paragraph_is_shown_in_its_register_and_one_that_is_in_none_nowhere(live: Live) -> None:
    live.type("Said.")
    live.window.book.run(ActionId.SHOW_IN_REGISTER)
    assert live.bar(BarPlace.PROBLEM).startswith("This paragraph stands in no register.")
    live.window.book.run(ActionId.MARK_STATEMENT)
    live.settle()
    live.window.book.run(ActionId.SHOW_IN_REGISTER)
    place = live.desk.navigation.place
    assert place is not None
    assert (place.screen, place.section, place.block_id) == (
        ScreenName.REGISTERS,
        "statement",
        live.room.editor.caret_block_id,
    )


def test_approved_minutes_may_be_marked_too(live: Live) -> None:
    live.type("The Board agreed that carers come first.")
    live.settle()
    meeting = live.record.meeting
    step = StatusStep(state=MinutesState.APPROVED, on=date(2021, 3, 4), recorded_at=datetime(2021, 3, 4, 9, tzinfo=UTC))
    live.meeting.store.shelf.entities["meetings", meeting.id] = replace(meeting, steps=(step,))
    live.room.reload(live.meeting.record)
    assert live.room.editor.isReadOnly()
    live.screen.commands_changed.emit()
    live.window.book.run(ActionId.MARK_STATEMENT)
    assert lines(live) == ["Agreed statement"]
