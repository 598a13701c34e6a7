"""Membership in the board rules: the cap on co-option with its arithmetic, and when absences are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.membership import Absences, AbsenceYear, CoOption, MembershipRules
from clerk_app.domain.rules.amount import Rounding
from clerk_app.domain.seats import Seat
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.forms.rows import SayingRow
from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.rules.view import RulesScreen
from tests.ui.views.forms import answer, choose, settle, show, wrong
from tests.ui.views.stage import BOARD, Stage, board_entities, known_id

Opener = Callable[[Stage], RulesScreen]
FIFTEEN = CoOption(numerator=15, denominator=100)


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    """Twelve seats beside that of the minute taker."""
    return make_stage().with_board(board_entities())


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    """Shows the section."""

    def opener(stage: Stage) -> RulesScreen:
        screen = RulesScreen(stage.desk)
        show(screen, qtbot, ScreenName.RULES)
        screen.sections.go_to("membership")
        return screen

    return opener


def said(stage: Stage) -> MembershipRules | None:
    known = stage.store.queries.entity(Board, BOARD)
    assert known is not None
    return known.membership


def arithmetic(screen: RulesScreen) -> str:
    row = screen.form.row_of("membership/arithmetic")
    assert isinstance(row, SayingRow)
    return row.words


def test_the_cap_is_ticked_typed_and_rounded(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    choose(screen, "membership/co_option", Qt.Key.Key_Space)
    settle(board, screen)
    assert said(board) == MembershipRules(co_option=FIFTEEN)
    assert arithmetic(screen) == "15% of 12 other seats is 1.80, rounded down to 1. 0 are co-opted."
    answer(screen, "membership/share", "1/4")
    choose(screen, "membership/rounding", Qt.Key.Key_Up)
    choose(screen, "membership/base", Qt.Key.Key_Down)
    choose(screen, "membership/strict", Qt.Key.Key_Space)
    settle(board, screen)
    assert said(board) == MembershipRules(
        co_option=CoOption(numerator=1, denominator=4, rounding=Rounding.UP, of_filled_seats=True, strict=True)
    )
    assert arithmetic(screen) == "1/4 of 12 other seats that are filled is 3. 0 are co-opted."


@pytest.mark.parametrize("typed", ["0%", "101%", "5/4", "1/0", "some", ""])
def test_what_is_no_share_is_said_in_its_place(board: Stage, opened: Opener, typed: str) -> None:
    screen = opened(board)
    choose(screen, "membership/co_option", Qt.Key.Key_Space)
    settle(board, screen)
    answer(screen, "membership/share", typed)
    settle(board, screen)
    assert wrong(screen, "membership/share") == f"“{typed}” is no share. Type one, such as 15% or 1/4."
    assert said(board) == MembershipRules(co_option=FIFTEEN)


def test_above_the_cap_the_rules_say_so_too(board: Stage, opened: Opener) -> None:
    for number in (4, 6):
        seat = board.store.queries.entity(Seat, known_id("e", number))
        assert seat is not None
        board.execute(SaveSetup(put=(replace(seat, co_opted=True),)))
    screen = opened(board)
    choose(screen, "membership/co_option", Qt.Key.Key_Space)
    settle(board, screen)
    assert arithmetic(screen) == (
        "15% of 10 other seats is 1.50, rounded down to 1. 2 co-opted members, more than the 1 that the rule looks for."
    )


def test_absences_are_told_above_a_number_in_a_year_of_the_boards_choice(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    choose(screen, "membership/absences", Qt.Key.Key_Space)
    settle(board, screen)
    assert said(board) == MembershipRules(absences=Absences(more_than=3))
    answer(screen, "membership/more_than", "2")
    choose(screen, "membership/year", Qt.Key.Key_End)
    choose(screen, "membership/substitute", Qt.Key.Key_Space)
    settle(board, screen)
    assert said(board) == MembershipRules(
        absences=Absences(more_than=2, year=AbsenceYear.ROLLING, substitute_counts=False)
    )


def test_a_number_of_meetings_that_is_none_is_said_in_its_place(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    choose(screen, "membership/absences", Qt.Key.Key_Space)
    settle(board, screen)
    answer(screen, "membership/more_than", "many")
    settle(board, screen)
    assert wrong(screen, "membership/more_than") == "“many” is no number from 0 to 99. Type one, such as 3."


def test_what_is_no_longer_said_of_membership_is_gone(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    for part in ("co_option", "absences"):
        choose(screen, f"membership/{part}", Qt.Key.Key_Space)
        settle(board, screen)
        choose(screen, f"membership/{part}", Qt.Key.Key_Space)
        settle(board, screen)
    assert said(board) is None


@pytest.mark.parametrize("rounding", list(Rounding))
def test_every_way_of_rounding_has_its_words_and_its_arithmetic(
    board: Stage, opened: Opener, rounding: Rounding
) -> None:
    known = board.store.queries.entity(Board, BOARD)
    assert known is not None
    rules = MembershipRules(co_option=replace(FIFTEEN, rounding=rounding))
    board.execute(SaveSetup(put=(replace(known, membership=rules),)))
    screen = opened(board)
    most = 1 if rounding is Rounding.DOWN else 2  # 15% of 12 is 1.80
    assert f" {most}. 0 are co-opted." in arithmetic(screen)
