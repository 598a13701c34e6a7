"""Trying a rule by keys: letters in the list, what is asked below, and the pane's place beside or below the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import Election, Question, Tie, VotingRule
from clerk_app.domain.seats import Member, Suspension
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.delegates.attendance import two_lines
from clerk_app.ui.forms.rows import FindingRow, SayingRow, StandingRow
from clerk_app.ui.presenting.rules.trial import QUORUM_LETTERS, TrialRow
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.rules.trial_list import TrialList
from clerk_app.ui.views.rules.view import RulesScreen
from tests.ui.views.forms import focused, press, settle, undo
from tests.ui.views.rules.editing import board_of, fill, opened, put
from tests.ui.views.stage import Stage, board_entities, known_id

DOWN, SPACE, ENTER, BACKSPACE = Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backspace
WIDE, NARROW = (1180, 640), (800, 600)


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    stage = make_stage().with_board()
    put(stage, replace(board_of(stage), voting=VotingRule(questions=(Question(tie=Tie.CASTING_VOTE),))))
    return stage


def verdict(screen: RulesScreen) -> str:
    cards = [row for row in screen.trial.form.rows if isinstance(row, StandingRow)]
    return cards[0].card.accessibleName()


def reasons(screen: RulesScreen) -> list[str]:
    return [row.words for row in screen.trial.form.rows if isinstance(row, SayingRow)]


def into(seats: TrialList) -> TrialList:
    seats.setFocus(Qt.FocusReason.TabFocusReason)
    return seats


def test_who_is_there_is_ticked_by_letters_and_the_verdict_follows(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    assert verdict(screen).startswith("Quorate, 5 of 5.")
    seats = into(screen.trial.room)
    assert len(seats.spoken()) == 12  # the minute taker does not sit on the board
    press(*(Qt.Key.Key_A, DOWN) * 8)
    assert verdict(screen).startswith("Not quorate, 0 of 5.")
    assert seats.spoken()[0] == "Director of Children’s Services, away, does not count"
    press(Qt.Key.Key_A)
    assert "Independent Chair, away, does not count" in seats.spoken()
    assert not screen.trial._trial.chair  # with who presides the chair is empty
    assert board_of(board).quorum is not None


def test_space_is_here_or_away_and_shift_p_everybody(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    seats = into(screen.trial.room)
    press(SPACE)
    assert ", away," in seats.spoken()[0]
    press(ENTER)
    assert ", in the room," in seats.spoken()[0]
    press(Qt.Key.Key_A, DOWN, Qt.Key.Key_R, DOWN, Qt.Key.Key_V)
    assert [line.split(", ")[1] for line in seats.spoken()[:3]] == ["away", "remote", "away"]
    QTest.keyClick(seats, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert [", in the room" in line for line in seats.spoken()] == [True, True, False, *(True for _ in range(9))]
    assert focused() is seats


def test_buttons_empty_and_fill_the_room(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    assert screen.trial.form.go_to("try/nobody")
    press(SPACE)
    assert verdict(screen).startswith("Not quorate, 0 of 5.")
    assert screen.trial.form.go_to("try/everybody")
    press(SPACE)
    assert verdict(screen).startswith("Quorate, 5 of 5.")


def test_the_trial_follows_the_rule_while_it_is_edited(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    into(screen.trial.room)
    press(Qt.Key.Key_A)
    fill(board, screen, "quorum/tree/rules/0/amount/number", "6")
    assert verdict(screen).startswith("Not quorate, 5 of 5.")
    assert ", away, " in screen.trial.room.spoken()[0]  # who is there stays as it was ticked
    undo(board, screen)
    assert verdict(screen).startswith("Quorate, 5 of 5.")


def test_common_cases_are_worked_out_beside_the_rule(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    cases = [row.words for row in screen.trial.form.rows if isinstance(row, FindingRow)]
    assert cases == [
        "Everybody here: Quorate",
        "One away, whoever it is: Quorate",
        "Everybody, nobody as Chair: Not quorate",
        "Everybody remote: Quorate",
        "The fewest: 3: Quorate",
        "One fewer than these: Not quorate",
    ]


def test_a_vote_is_tried_with_letters_and_its_tie_is_broken(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    seats = into(screen.trial.votes)
    press(Qt.Key.Key_F, DOWN, Qt.Key.Key_A, DOWN, Qt.Key.Key_B)
    assert verdict(screen).startswith("Tied, 1 to 1.")
    assert reasons(screen)[0] == "More than half of the votes cast vote for it: 1 of 2, it takes 2. Not met."
    assert screen.trial.form.go_to("try/tie_broken")
    press(DOWN)
    assert verdict(screen).startswith("Carried, 1 to 1.")
    into(seats)
    press(BACKSPACE, SPACE, DOWN, Qt.Key.Key_X)
    assert seats.spoken()[2] == "Head of Quality, for"
    assert seats.spoken()[3] == "Housing representative, no vote, away, may not vote"
    assert verdict(screen).startswith("Carried, 2 to 1.")


def test_counts_are_typed_and_what_is_none_is_said_in_its_place(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    form = screen.trial.form
    assert form.go_to("try/how")
    press(DOWN)
    assert form.go_to("try/count/ayes")
    QTest.keyClicks(focused(), "4")
    assert verdict(screen).startswith("Carried, 4 to 0.")
    assert form.go_to("try/count/noes")
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert verdict(screen).startswith("Carried, 4 to 2.")
    QTest.keyClicks(focused(), "x")
    press(ENTER)
    assert focused().accessibleDescription() == "“x” is no number from 0 to 9999. Type one."


def test_where_there_is_room_it_stands_beside_the_form_else_below_it(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    screen.resize(*WIDE)
    beside = screen.trial.mapTo(screen, screen.trial.rect().topLeft())
    assert beside.x() > screen.form.mapTo(screen, screen.form.rect().topRight()).x()
    into(screen.trial.room)
    screen.resize(*NARROW)
    assert focused() is screen.trial.room
    top, form = (part.mapTo(screen, part.rect().topLeft()) for part in (screen.trial, screen.form))
    assert top.x() == form.x()
    assert top.y() >= form.y() + screen.form.height()
    press(Qt.Key.Key_Escape)
    assert focused() is screen.sections.list
    screen.sections.go_to("formats")
    assert not screen.trial.isVisible()


def test_a_board_without_seats_says_what_is_missing(make_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = make_stage().with_board(board_entities(seats=()))
    screen = opened(stage, qtbot)
    assert reasons(screen) == ["The board has no seats yet. Add its members, and try the rule with them."]
    assert not screen.trial.room.isVisible()


def test_vacant_seats_and_who_is_suspended_begin_as_they_are_today(board: Stage, qtbot: QtBot) -> None:
    gone, suspended = (known_id("f", number) for number in (0, 1))
    former, away = (one for one in board.all(Member) if one.id in (gone, suspended))
    until = replace(former, until=date(2024, 9, 1))
    barred = replace(away, suspensions=(Suspension(since=date(2024, 9, 1)),))
    board.execute(SaveSetup(put=(until, barred)))
    screen = opened(board, qtbot)
    assert screen.trial.room.spoken()[:3] == (
        "Director of Children’s Services, away, seat vacant, does not count",
        "Lead Member for Children, in the room, suspended, does not count",
        "Head of Quality, in the room, counts",
    )


def test_another_rule_has_its_cases_worked_out_anew(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), quorum=None))
    screen = opened(board, qtbot)
    assert not any(isinstance(row, FindingRow) for row in screen.trial.form.rows)
    press(Qt.Key.Key_Tab)
    assert screen.form.go_to("quorum/start")
    press(DOWN, ENTER)
    settle(board, screen)
    rule = board_of(board).quorum
    assert rule is not None
    assert rule.tree == voting_members(3)
    assert any(isinstance(row, FindingRow) for row in screen.trial.form.rows)


LONG = "Community and Voluntary Sector representative"


def listed(qtbot: QtBot, theme: Theme, *names: str, width: int = 276) -> TrialList:
    """A list of this width with a seat of each name."""
    seats = TrialList(theme, QUORUM_LETTERS, "Seats")
    qtbot.addWidget(seats)
    seats.resize(width, 300)
    rows = [
        TrialRow(seat_id=known_id("1", place), name=name, letter="P", aside="", counts=True, spoken=name)
        for place, name in enumerate(names)
    ]
    seats.show_rows(rows)
    seats.show()
    return seats


def test_a_name_that_would_be_cut_has_a_second_line(qtbot: QtBot, theme: Theme) -> None:
    seats = listed(qtbot, theme, "Interim Chair", LONG)
    assert seats.has_two_lines
    words = QFontMetrics(theme.font(TextStyle.ATTENDANCE))
    room = 276 - theme.metrics.px(7 + 28 + 16 + 10 + 14)
    lines = two_lines(LONG, room, words)
    assert lines == ("Community and Voluntary", "Sector representative")
    assert all(words.horizontalAdvance(line) <= room for line in lines)
    heights = {seats.visualRect(seats._model.index(place, 0)).height() for place in range(2)}
    assert heights == {theme.metrics.attendance_row_height + theme.writer(TextStyle.ATTENDANCE).height}


def test_where_every_name_fits_each_has_one_line_also_after_the_list_grew(qtbot: QtBot, theme: Theme) -> None:
    assert not listed(qtbot, theme, "Interim Chair", "Police").has_two_lines
    seats = listed(qtbot, theme, "Interim Chair", LONG)
    seats.resize(600, 300)
    assert not seats.has_two_lines
    assert seats.visualRect(seats._model.index(1, 0)).height() == theme.metrics.attendance_row_height


def test_an_election_is_tried_while_its_candidates_are_typed(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), voting=VotingRule(questions=(Question(election=Election()),))))
    screen = opened(board, qtbot, "votes")
    assert screen.trial.form.go_to("try/candidates")
    typing = focused()
    QTest.keyClicks(typing, "Ann 3")
    press(ENTER)
    QTest.keyClicks(typing, "Ben 3")
    assert focused() is typing
    assert verdict(screen).startswith("A tie, to be broken")
    QTest.keyClicks(typing, "*")
    assert verdict(screen).startswith("Elected")
    assert "Elected: Ben." in reasons(screen)
