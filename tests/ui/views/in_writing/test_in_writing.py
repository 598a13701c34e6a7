"""Decisions in writing: asked, answered, counted by the voting rule, ended and taken back, by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult, Reply, Settlement, WrittenOutcome, WrittenProcedure
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.voting import Question, VotingRule
from clerk_app.services.reading import CommittedReader
from clerk_app.services.settling import end_of
from clerk_app.ui.forms.rows import DeedsRow, OpenerRow, SayingRow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.in_writing.view import InWritingScreen
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.views.forms import answer, choose, field, settle, show, undo, write, wrong
from tests.ui.views.stage import BOARD, Stage, known_id

DOWN, SPACE = Qt.Key.Key_Down, Qt.Key.Key_Space
Opener = Callable[[Stage], InWritingScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    def opener(stage: Stage) -> InWritingScreen:
        screen = InWritingScreen(stage.desk)
        show(screen, qtbot, ScreenName.IN_WRITING)
        return screen

    return opener


def the_one(stage: Stage) -> WrittenProcedure:
    (found,) = stage.all(WrittenProcedure)
    return found


def begun(stage: Stage, screen: InWritingScreen) -> str:
    """A procedure that has been begun; its key."""
    choose(screen, "add", SPACE)
    settle(stage, screen)
    return f"of/{the_one(stage).id}"


def says(screen: InWritingScreen, key: str) -> str:
    row = screen.form.row_of(key)
    assert isinstance(row, SayingRow)
    return " ".join(label.text() for label in row.findChildren(TextLabel))


def votes_by_agency(stage: Stage) -> None:
    board = stage.all(Board)[0]
    rule = VotingRule(questions=(Question(unit=Unit.AGENCIES),))
    stage.store.shelf.entities["boards", board.id] = replace(board, voting=rule)


def undecided(stage: Stage) -> Decision:
    minute = stage.minutes()[0]
    decision = Decision(
        id=known_id("5", 1),
        meeting_id=stage.meeting,
        minute_id=minute.id,
        kind="agreed",
        at=datetime(2024, 10, 4, 10, 30),
        result=DecisionResult.PROVISIONAL,
    )
    block = Block(
        id=known_id("5", 2),
        minute_id=minute.id,
        position=9,
        kind=BlockKind.DECISION,
        text=typed("That the plan be agreed."),
        decision_id=decision.id,
    )
    stage.store.shelf.entities.update({("decisions", decision.id): decision, ("blocks", block.id): block})
    return decision


def test_it_is_begun_and_filled_by_keys_and_taken_back(stage: Stage, opened: Opener) -> None:
    screen = opened(stage)
    key = begun(stage, screen)
    write("Grant for the depot")
    settle(stage, screen)
    screen.form.go_to(f"{key}/text")
    write("That the grant be paid.")
    settle(stage, screen)
    answer(screen, f"{key}/sent_on", "1 October 2024")
    settle(stage, screen)
    answer(screen, f"{key}/closes_on", "11 October 2024")
    settle(stage, screen)
    one = the_one(stage)
    assert (one.board_id, one.title, one.text) == (BOARD, "Grant for the depot", "That the grant be paid.")
    assert (one.sent_on, one.closes_on, one.outcome) == (date(2024, 10, 1), date(2024, 10, 11), None)
    undo(stage, screen)
    assert the_one(stage).closes_on is None


def test_a_day_to_close_before_it_was_sent_is_said_at_its_line(stage: Stage, opened: Opener) -> None:
    screen = opened(stage)
    key = begun(stage, screen)
    answer(screen, f"{key}/sent_on", "10 October 2024")
    settle(stage, screen)
    answer(screen, f"{key}/closes_on", "1 October 2024")
    settle(stage, screen)
    assert wrong(screen, f"{key}/closes_on").startswith("It would close before it was sent.")


def test_members_reply_one_by_one_and_the_voting_rule_says_what_it_comes_to(stage: Stage, opened: Opener) -> None:
    screen = opened(stage)
    key = begun(stage, screen)
    for seat, keys in ((0, (DOWN,)), (1, (DOWN,)), (2, (DOWN, DOWN))):
        choose(screen, f"{key}/seat/{known_id('e', seat)}", *keys)
        settle(stage, screen)
    assert [(reply.seat_id, reply.choice) for reply in the_one(stage).replies] == [
        (known_id("e", 0), Choice.FOR),
        (known_id("e", 1), Choice.FOR),
        (known_id("e", 2), Choice.AGAINST),
    ]
    told = says(screen, f"{key}/comes_to")
    assert told.startswith("By the replies so far it is agreed: 2 for, 1 against, 0 abstaining,")


def test_where_agencies_vote_each_of_them_replies_once(stage: Stage, opened: Opener) -> None:
    votes_by_agency(stage)
    screen = opened(stage)
    key = begun(stage, screen)
    for agency in (0, 1):
        choose(screen, f"{key}/agency/{known_id('a', agency)}", DOWN)
        settle(stage, screen)
    choose(screen, f"{key}/agency/{known_id('a', 2)}", DOWN, DOWN, DOWN)
    settle(stage, screen)
    assert says(screen, f"{key}/comes_to") == (
        "By the replies so far it is agreed: 2 for, 0 against, 1 abstaining, 2 without a reply."
    )
    choose(screen, f"{key}/agency/{known_id('a', 0)}", Qt.Key.Key_Up)
    settle(stage, screen)
    assert [reply.agency_id for reply in the_one(stage).replies] == [known_id("a", 1), known_id("a", 2)]


def test_a_button_ends_it_as_the_rule_says_and_another_end_can_be_chosen(stage: Stage, opened: Opener) -> None:
    screen = opened(stage)
    key = begun(stage, screen)
    choose(screen, f"{key}/close", SPACE)
    settle(stage, screen)
    assert (the_one(stage).outcome, the_one(stage).ended_on) == (WrittenOutcome.NOT_AGREED, date(2024, 10, 4))
    screen.sections.go_to("ended")
    choose(screen, f"{key}/outcome", DOWN)
    settle(stage, screen)
    assert the_one(stage).outcome is WrittenOutcome.LAPSED
    assert field(screen, f"{key}/reported_in").isVisible()


def test_a_provisional_decision_is_asked_about_and_ends_with_it(stage: Stage, opened: Opener) -> None:
    decision = undecided(stage)
    screen = opened(stage)
    choose(screen, f"settle/{decision.id}", SPACE)
    settle(stage, screen)
    one = the_one(stage)
    assert (one.title, one.text) == ("Provisional decision of 4 October 2024", "That the plan be agreed.")
    assert (one.settles_id, one.started_in) == (decision.id, stage.meeting)
    assert screen.form.row_of(f"settle/{decision.id}") is None
    reader = CommittedReader(stage.store.queries)
    assert end_of(reader, decision.id) is None
    stage.store.shelf.entities["written_procedures", one.id] = replace(
        one, replies=(Reply(choice=Choice.FOR, seat_id=known_id("e", 0)),)
    )
    screen.visit(Place(screen=ScreenName.IN_WRITING, board_id=BOARD))
    choose(screen, f"of/{one.id}/close", SPACE)
    settle(stage, screen)
    end = end_of(reader, decision.id)
    assert end is not None
    assert end.settled is Settlement.RATIFIED


def test_ended_ones_stand_apart_from_those_that_run(stage: Stage, opened: Opener) -> None:
    running = WrittenProcedure(id=known_id("9", 1), board_id=BOARD, title="The grant", closes_on=date(2024, 10, 11))
    ended = WrittenProcedure(id=known_id("9", 2), board_id=BOARD, title="The plan", outcome=WrittenOutcome.AGREED)
    for one in (running, ended):
        stage.store.shelf.entities["written_procedures", one.id] = one
    screen = opened(stage)
    assert _lines(screen) == ["The grant: closes 11 October 2024"]
    screen.sections.go_to("ended")
    assert _lines(screen) == ["The plan: Agreed"]
    assert not [row for row in screen.form.rows if isinstance(row, DeedsRow)]


def _lines(screen: InWritingScreen) -> list[str]:
    rows = [row for row in screen.form.rows if isinstance(row, OpenerRow)]
    return [f"{row.button.text()}: {row.findChildren(TextLabel)[0].text()}" for row in rows]
