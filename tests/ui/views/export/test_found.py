"""What was found in a draft, beside its pages: by kind, closed, each with the way to its paragraph."""

from __future__ import annotations

from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.domain.checks import every
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.paper_place import Purpose
from clerk_app.ui.views.export.found import MOST_LETTERS, found_groups, has_a_draft, place_in_minutes, shortened
from tests.builders import RecordBuilder
from tests.ui.views.export.computer import Computer, Opened, open_screen
from tests.ui.views.stage import Stage, known_id

SLIPS = (
    "The the boat sank.",
    "It it rose.",
    "It was agreed that the pier be shut. All left.",
    "The tide was a short fall.",
)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def write(stage: Stage, *paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Id]:
    minute = stage.minutes()[1]
    put = tuple(
        Block(id=known_id("9", number), minute_id=minute.id, position=number << 32, text=typed(words), kind=kind)
        for number, words in enumerate(paragraphs, start=1)
    )
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=put))
    return [block.id for block in put]


def told(opened: Opened) -> list[str]:
    opened.settle()
    return [line.words.text() for line in opened.screen.choices.found.lines()]


def heads(opened: Opened) -> list[str]:
    opened.settle()
    shown = (view.head for view in opened.screen.choices.found.groups() if not view.head.isHidden())
    return [head.words.text() for head in shown]


def test_kinds_with_several_findings_are_closed_with_their_count_and_one_alone_is_a_line(
    stage: Stage, computer: Computer, qtbot: QtBot
) -> None:
    write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot)
    assert heads(opened) == ["1 agreed point that is no decision", "2 things typed twice"]
    assert told(opened) == ["“short fall” is usually “shortfall”."]


def test_a_kind_opens_and_closes_by_the_keys_and_by_a_click_and_says_so(
    stage: Stage, computer: Computer, qtbot: QtBot
) -> None:
    write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot)
    opened.settle()
    twice = opened.screen.choices.found.groups()[1]
    assert twice.head.button.accessibleName() == "2 things typed twice, closed"
    twice.head.button.setFocus()
    QTest.keyClick(twice.head.button, Qt.Key.Key_Space)
    assert [line.words.text() for line in twice.lines()] == [
        "“The” stands twice in a row.",
        "“It” stands twice in a row.",
    ]
    assert twice.head.button.accessibleName() == "2 things typed twice, open"
    assert twice.head.button.hasFocus()
    QTest.mouseClick(twice.head.words, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert twice.lines() == ()


def test_show_in_an_open_kind_goes_to_the_paragraph(stage: Stage, computer: Computer, qtbot: QtBot) -> None:
    _, second, *_ = write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot)
    opened.settle()
    twice = opened.screen.choices.found.groups()[1]
    twice.head.button.click()
    line = twice.lines()[1]
    assert line.button.accessibleName() == "Show: “It” stands twice in a row."
    line.button.click()
    place = opened.screen.pages.place
    assert place is not None
    assert place.source == second


def test_what_is_open_stays_open_while_the_draft_changes(stage: Stage, computer: Computer, qtbot: QtBot) -> None:
    ids = write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot)
    opened.settle()
    twice = opened.screen.choices.found.groups()[1]
    twice.head.button.click()
    minute = stage.minutes()[1].id
    third = Block(id=known_id("9", 9), minute_id=minute, position=9 << 32, text=typed("A gale gale blew."))
    stage.lane.submit(SaveBlocks(meeting_id=stage.meeting, minute_id=minute, put=(third,)))
    stage.done()
    opened.timers.advance(1000)
    opened.settle()
    assert twice.head.words.text() == "3 things typed twice"
    assert len(twice.lines()) == 3
    gone = tuple(ids)
    stage.lane.submit(SaveBlocks(meeting_id=stage.meeting, minute_id=minute, removed=gone))
    stage.done()
    opened.timers.advance(1000)
    assert told(opened) == ["“gale” stands twice in a row."]


def test_what_was_agreed_in_passing_is_selected_in_the_minutes_where_one_key_makes_it_a_decision(
    stage: Stage, computer: Computer, qtbot: QtBot
) -> None:
    ids = write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot)
    opened.settle()
    agreed = opened.screen.choices.found.groups()[0]
    agreed.head.button.click()
    (line,) = agreed.lines()
    assert line.offer.text() == "Make it a decision…"
    sentence = "“It was agreed that the pier be shut.” is no decision yet."
    assert line.offer.accessibleName() == f"Make it a decision…: {sentence}"
    line.offer.click()
    place = opened.stage.desk.navigation.place
    assert place is not None
    assert (place.screen, place.block_id) == (ScreenName.LIVE, ids[2])
    assert (place.selected, place.after_caret) == (len("It was agreed that the pier be shut."), len(" All left."))


def test_an_action_of_two_tasks_is_gone_to_at_the_second_and_places_count_as_qt_does() -> None:
    build = RecordBuilder()
    build.minute("The pier")
    action = build.action("Count the 🚤. Send a list to the 🚤 crew.", "Pilot")
    record = build.record()
    (finding,) = [one for one in every.findings(record) if one.check is CheckName.SEVERAL_TASKS]
    place = place_in_minutes(record, finding)
    assert place is not None
    assert (place.block_id, place.selected) == (action.id, 0)
    assert place.after_caret == len("Send a list to the 🚤 crew.") + 1
    (group,) = found_groups([finding])
    assert group.lines[0].offer == "Split it…"
    assert "Split the action in two" in group.hint


def test_a_body_in_both_lists_is_shown_in_the_roll_where_the_pages_do_not_have_it(
    stage: Stage, computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    attendee = stage.record().attendees[0]
    both = Finding(check=CheckName.HERE_AND_AWAY, code="here_and_away", source=attendee.id, values={"name": "Police"})
    monkeypatch.setattr(every, "findings", lambda record, only: (both,))
    opened = open_screen(stage, computer, qtbot)
    assert told(opened) == ["Police is both present and among the apologies."]
    monkeypatch.setattr(opened.screen.pages, "go_to_source", lambda source: False)
    opened.screen.choices.found.lines()[0].button.click()
    place = opened.stage.desk.navigation.place
    assert place is not None
    assert place.screen is ScreenName.ROLL_CALL


def test_the_draft_is_looked_through_once_for_each_state_of_it_beside_the_window(
    stage: Stage, computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Id | None] = []
    threads: set[bool] = set()

    def look(record: MeetingRecord, only: Id | None) -> tuple[Finding, ...]:
        looks.append(only)
        threads.add(current_thread() is main_thread())
        return ()

    monkeypatch.setattr(every, "findings", look)
    opened = open_screen(stage, computer, qtbot)
    opened.settle()
    opened.screen.choices.boxes[FileFormat.PDF].click()
    opened.settle()
    assert looks == [None]
    opened.screen.choices.papers[PaperKind.EXTRACT].click()
    opened.settle()
    assert looks[1:] == [opened.screen.choices.item.currentData()]
    assert threads == {False}


def test_a_draft_that_goes_out_without_its_discussion_is_not_looked_through(
    stage: Stage, computer: Computer, qtbot: QtBot
) -> None:
    write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot)
    assert told(opened)
    opened.screen.choices.papers[PaperKind.PUBLIC].click()
    assert told(opened) == heads(opened) == []
    assert opened.screen.choices.found.isHidden()
    record = stage.record()
    assert has_a_draft(record, PaperKind.ACTIONS, [FileFormat.PDF], full=True)
    assert not has_a_draft(record, PaperKind.ACTIONS, [FileFormat.PDF], full=False)
    assert not has_a_draft(record, PaperKind.MINUTES, [FileFormat.JSON], full=False)


def test_approved_minutes_are_settled_and_not_looked_through() -> None:
    build = RecordBuilder()
    build.minute("The pier")
    assert has_a_draft(build.record(), PaperKind.MINUTES, [FileFormat.PDF], full=False)
    build.reach(MinutesState.APPROVED)
    assert not has_a_draft(build.record(), PaperKind.MINUTES, [FileFormat.PDF], full=False)


def test_checking_a_draft_begins_at_the_first_kind_and_says_where_there_is_nothing(
    stage: Stage, computer: Computer, qtbot: QtBot
) -> None:
    clean = open_screen(stage, computer, qtbot, purpose=Purpose.CHECK)
    assert told(clean) == []
    nothing = clean.screen.choices.found.nothing
    assert nothing.isVisible()
    assert nothing.words.text() == "The checks found nothing to look at again."
    write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot, purpose=Purpose.CHECK)
    opened.settle()
    assert opened.screen.choices.found.groups()[0].head.button.hasFocus()


def test_long_words_are_quoted_from_their_beginning_and_only_three_places_of_a_paragraph() -> None:
    assert shortened("word " * 30) == ("word " * 18).rstrip() + "…"
    assert shortened("w" * 100) == "w" * MOST_LETTERS + "…"
    assert shortened("a\nb") == "a b"
    slips = Finding(check=CheckName.TENSE, code="tense", quotes=("a is b", "c is d", "e is f", "g is h"))
    (group,) = found_groups([slips])
    assert group.lines[0].check.words == "“a is b”, “c is d” and “e is f”: not in the past tense."


def test_what_was_found_in_one_meeting_is_not_shown_beside_another(
    stage: Stage, computer: Computer, qtbot: QtBot
) -> None:
    write(stage, *SLIPS)
    opened = open_screen(stage, computer, qtbot)
    assert told(opened)
    opened.screen.visit(Place(screen=ScreenName.EXPORT, meeting_id=known_id("c", 99)))
    assert told(opened) == []
    assert opened.screen.choices.found.isHidden()
