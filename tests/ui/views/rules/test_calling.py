"""Circulation, other business and times of meetings in the board rules: answered by keys, said in words, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.circulation import CirculatedPaper, Circulation, Receivers
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.names import DatedName
from clerk_app.domain.other_business import USUAL_TITLES, NoticeNeeded, OtherBusinessRule
from clerk_app.domain.scheduling import Frequency, Month, Rhythm, Scheduling, Weekday
from clerk_app.domain.seats import Category
from clerk_app.ui.forms.lines import FormChoice
from clerk_app.ui.views.rules.view import RulesScreen
from tests.ui.views.forms import answer, field, press, redo, settle, undo, write, wrong
from tests.ui.views.rules.editing import board_of, fill, note, opened, pick, put, said
from tests.ui.views.stage import DAY, Stage, board_entities, known_id

AGENDA, PAPERS, DRAFT = CirculatedPaper.AGENDA, CirculatedPaper.PAPERS, CirculatedPaper.DRAFT
UP, DOWN, SPACE, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    """A board without a meeting yet."""
    return make_stage().with_board(board_entities())


def adding(screen: RulesScreen, key: str) -> FormChoice:
    """What is offered to be added to several."""
    assert screen.form.go_to(key), key
    targets = field(screen, key).findChildren(FormChoice)
    assert len(targets) == 1
    targets[0].setFocus()
    return targets[0]


def add(stage: Stage, screen: RulesScreen, key: str, words: str) -> None:
    """Go down with the arrows to what is called so, and take it with Enter."""
    offered = adding(screen, key)
    place = next(row for row in range(offered.count()) if offered.itemText(row) == words)
    press(*(DOWN for _ in range(place)), ENTER)
    settle(stage, screen)


# Circulation


def test_whoever_receives_papers_is_added_by_letters_and_filled_by_keys(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "circulation")
    assert said(screen, "circulation/about") == "Nobody is on the list yet."
    fill(board, screen, "circulation/add", "obser")
    assert note(screen, "circulation/0") == "Agenda, notice and papers"
    answer(screen, "circulation/0/days", "10")
    settle(board, screen)
    add(board, screen, "circulation/0/receives", "Draft minutes")
    assert note(screen, "circulation/0") == (
        "Agenda, notice, papers and draft minutes, 10 working days before the meeting"
    )
    fill(board, screen, "circulation/add", "Press office")
    listed = (
        Circulation(to=Receivers.OBSERVERS, papers=(AGENDA, PAPERS, DRAFT), days=10),
        Circulation(to=Receivers.NAMED, name="Press office"),
    )
    assert board_of(board).circulation == listed
    undo(board, screen)
    assert board_of(board).circulation == listed[:1]
    redo(board, screen)
    assert board_of(board).circulation == listed
    pick(board, screen, "circulation/1/up", SPACE)
    assert board_of(board).circulation == listed[::-1]
    pick(board, screen, "circulation/0/remove", SPACE)
    assert board_of(board).circulation == listed[:1]


def test_categories_and_other_boards_are_offered_and_nobody_is_listed_twice(board: Stage, qtbot: QtBot) -> None:
    young = Category(id=known_id("c", 90), board_id=board_of(board).id, position=9, name="Young people")
    other = Board(id=known_id("b", 90), names=(DatedName("Youth Council"),))
    put(board, other)
    board.store.shelf.entities["categories", young.id] = young
    screen = opened(board, qtbot, "circulation")
    fill(board, screen, "circulation/add", "young")
    fill(board, screen, "circulation/add", "youth")
    assert board_of(board).circulation == (
        Circulation(to=Receivers.CATEGORY, category_id=young.id),
        Circulation(to=Receivers.BOARD, board_id=other.id),
    )
    answer(screen, "circulation/add", "young")
    assert wrong(screen, "circulation/add") == "Young people is on the list already."
    assert len(board_of(board).circulation) == 2


def test_a_number_of_days_that_is_none_is_said_and_an_empty_one_means_with_the_others(
    board: Stage, qtbot: QtBot
) -> None:
    put(board, replace(board_of(board), circulation=(Circulation(to=Receivers.GUESTS, days=3),)))
    screen = opened(board, qtbot, "circulation")
    pick(board, screen, "circulation/0", ENTER)
    answer(screen, "circulation/0/days", "soon")
    assert wrong(screen, "circulation/0/days").startswith("“soon” is not a number of working days")
    fill(board, screen, "circulation/0/days", "")
    assert board_of(board).circulation == (Circulation(to=Receivers.GUESTS),)


def test_a_shared_agenda_is_said_under_related_boards_and_stands_on_the_list(board: Stage, qtbot: QtBot) -> None:
    relation = Relation(kind=RelationKind.LINKED, name="Youth Council")
    put(board, replace(board_of(board), relations=(relation,)))
    screen = opened(board, qtbot, "relations")
    pick(board, screen, "relations/0", ENTER)
    answer(screen, "relations/0/agenda_days", "soon")
    assert wrong(screen, "relations/0/agenda_days").startswith("“soon” is not a number of working days")
    fill(board, screen, "relations/0/agenda_days", "10")
    assert board_of(board).relations == (replace(relation, agenda_days=10),)
    assert note(screen, "relations/0").endswith("agendas are shared 10 working days before the meeting")
    screen.sections.go_to("circulation")
    assert said(screen, "circulation/shared/0") == (
        "Youth Council: agenda, notice and papers, 10 working days before the meeting. "
        "This is said under Related boards."
    )


# Other business


def test_the_notice_that_other_business_needs_is_chosen_and_said_with_an_example(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "other_business")
    pick(board, screen, "other_business/needs", DOWN, DOWN, DOWN)
    assert board_of(board).other_business == OtherBusinessRule(notice=NoticeNeeded.DAYS)
    fill(board, screen, "other_business/days", "3")
    pick(board, screen, "other_business/count", UP)
    assert screen.form.go_to("other_business/source")
    write("Section 6.")
    settle(board, screen)
    rule = board_of(board).other_business
    assert rule == OtherBusinessRule(notice=NoticeNeeded.DAYS, days=3, count=DayCount.CLEAR, source="Section 6.")
    assert said(screen, "other_business/rule").startswith(
        "Notice of other business is given 3 clear days before the meeting. For a meeting on "
    )
    pick(board, screen, "other_business/needs", DOWN)
    assert said(screen, "other_business/rule").startswith("No other business is taken. What comes later")
    undo(board, screen)
    assert board_of(board).other_business == rule
    pick(board, screen, "other_business/needs", UP, UP, UP)
    assert board_of(board).other_business is None


def test_the_item_of_other_business_keeps_at_least_one_name(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), other_business=OtherBusinessRule(titles=("AOB",))))
    screen = opened(board, qtbot, "other_business")
    pick(board, screen, "other_business/titles", SPACE)
    assert board_of(board).other_business == OtherBusinessRule(titles=("AOB",))
    assert "AOB" in USUAL_TITLES


# Times of meetings


def test_how_often_and_when_a_board_meets_is_answered_by_keys(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "scheduling")
    pick(board, screen, "scheduling/frequency", DOWN)
    fill(board, screen, "scheduling/frequency/number", "8")
    pick(board, screen, "scheduling/longest", DOWN, DOWN)
    fill(board, screen, "scheduling/not_before", "15.30")
    add(board, screen, "scheduling/weekdays", "Tuesday")
    add(board, screen, "scheduling/months", "August")
    assert screen.form.go_to("scheduling/place")
    write("informal")
    settle(board, screen)
    rule = Scheduling(
        frequency=Frequency(number=8),
        longest=Frequency(number=3, rhythm=Rhythm.MONTHS),
        not_before=time(15, 30),
        weekdays=(Weekday.TUESDAY,),
        months_without=(Month.AUGUST,),
        place="informal",
    )
    assert board_of(board).scheduling == rule
    assert said(screen, "scheduling/rule") == (
        "The board meets every 8 weeks. No more than 3 months lie between two meetings. It meets on Tuesday. "
        "It does not meet in August. Meetings do not begin before 15:30. "
        "The board wants this kind of place: informal."
    )
    undo(board, screen)
    assert board_of(board).scheduling == replace(rule, place="")


def test_the_day_that_is_due_next_is_said_after_the_last_meeting(
    make_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    stage = make_stage().with_board(board_entities()).with_meeting(DAY)
    put(stage, replace(board_of(stage), scheduling=Scheduling(frequency=Frequency(number=6))))
    screen = opened(stage, qtbot, "scheduling")
    assert said(screen, "scheduling/rule") == (
        "The board meets every 6 weeks. "
        "After Friday 4 October 2024, the next meeting is due on Friday 15 November 2024."
    )


def test_what_is_no_time_or_number_is_said_and_hours_stand_in_order(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), scheduling=Scheduling(not_before=time(15, 30), frequency=Frequency(number=6))))
    screen = opened(board, qtbot, "scheduling")
    answer(screen, "scheduling/not_after", "late")
    assert wrong(screen, "scheduling/not_after").startswith("“late” is no time.")
    answer(screen, "scheduling/not_after", "15:00")
    assert wrong(screen, "scheduling/not_after") == ("It would have to be over by 15:00, before it may begin at 15:30.")
    answer(screen, "scheduling/frequency/number", "0")
    assert wrong(screen, "scheduling/frequency/number") == "“0” is not a number from 1 to 52."


def test_a_board_that_says_nothing_more_has_no_rule_of_times(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), scheduling=Scheduling(not_before=time(15, 30))))
    screen = opened(board, qtbot, "scheduling")
    fill(board, screen, "scheduling/not_before", "")
    assert board_of(board).scheduling is None
