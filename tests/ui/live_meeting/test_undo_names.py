"""What undo would take back is said beside it: no step is without a name."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import Act, MarkAttendance
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.presenting.act_names import name_of_kind
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING


@pytest.mark.parametrize("kind", get_args(Act), ids=lambda kind: kind.__name__)
def test_every_act_has_a_name(kind: type[Act]) -> None:
    assert name_of_kind(kind)


@pytest.mark.parametrize("step", Step)
def test_every_step_of_the_text_has_a_name(step: Step) -> None:
    assert step.words.strip(".") == step.words != ""


def says(live: Live) -> tuple[str, str]:
    """What the menu says of the step to be taken back, and of the one to be done again, once the key is shown."""
    QApplication.processEvents()
    book = live.window.book
    return book.action(ActionId.UNDO).text(), book.action(ActionId.REDO).text()


def test_the_menu_says_what_would_be_undone_step_by_step(live: Live) -> None:
    assert says(live) == ("&Undo", "&Redo")
    live.type(" it be printed.")
    assert says(live) == ("&Undo typing", "&Redo")
    live.press("Return")
    assert says(live)[0] == "&Undo the new paragraph"
    live.room.editor.mark_paragraph(BlockKind.DECISION)
    assert says(live)[0] == "&Undo making it another kind"
    attendee = live.record.attendees[0]
    live.desk.lane.submit(MarkAttendance(meeting_id=MEETING, attendee_id=attendee.id, kind=EventKind.LEFT))
    live.settle()
    assert says(live)[0] == "&Undo the mark of attendance"
    live.press("Ctrl+Z")
    live.press("Ctrl+Z")
    live.settle()
    assert says(live) == ("&Undo the new paragraph", "&Redo making it another kind")


def test_a_name_in_a_step_marks_no_letter_of_the_menu(live: Live) -> None:
    live.window.book.say_step(ActionId.UNDO, "adding Research & policy fellow")
    assert says(live)[0] == "&Undo adding Research && policy fellow"


def test_no_step_is_nameless_whatever_was_done(live: Live) -> None:
    editor, stack = live.room.editor, live.room.undo.stack
    live.type(" it be so. ")
    editor.toggle_bold()
    editor.insert_time()
    live.press("Return")
    live.type("/a Print it by Friday")
    live.press("Return")
    live.press("Alt+Shift+Up")
    live.press("Alt+Shift+Right")
    live.press("Backspace")
    editor.selectAll()
    editor.toggle_italic()
    editor.cut()
    editor.paste()
    live.press("Ctrl+Shift+X")
    live.press("Ctrl+Return")
    live.settle()
    names = [stack.text(place) for place in range(stack.count())]
    assert len(names) > 10
    assert all(names)
