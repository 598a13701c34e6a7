"""The editor of votes by keys: questions, what each takes, who may vote, and what holds besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import EarlierRules
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.amount import Number, Rounding, Unit
from clerk_app.domain.rules.proxies import ProxyLimit, WeightCap
from clerk_app.domain.rules.selection import SeatGroup, Who
from clerk_app.domain.rules.tree import SeatsAreFilled
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import (
    AyesAtLeast,
    Ballots,
    NoesAtMost,
    Question,
    SecondMeeting,
    ShareFor,
    Silence,
    Split,
    Tie,
    VoteBase,
    VotingRule,
)
from clerk_app.ui.forms.phrase_row import PhraseRow
from tests.ui.views.forms import ALT_SHIFT, answer, choose, press, settle, undo, write
from tests.ui.views.forms import field as form_field
from tests.ui.views.rules.editing import (
    add,
    board_of,
    do,
    fill,
    note,
    opened,
    phrase,
    pick,
    put,
    quorum_of,
    said,
)
from tests.ui.views.stage import Stage, known_id

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""The offscreen platform says so of every menu."""

DOWN, UP, SPACE, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Return
POLICE = Who(agency_ids=(known_id("a", 3),))
FIRST = "votes/questions/0"


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    stage = make_stage().with_board()
    put(stage, replace(board_of(stage), voting=VotingRule()))
    return stage


def voting_of(stage: Stage) -> VotingRule:
    rule = board_of(stage).voting
    assert rule is not None
    return rule


def ordinary(stage: Stage) -> Question:
    return voting_of(stage).questions[0]


def test_a_board_without_a_rule_for_votes_starts_from_one_that_is_ready(
    make_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    stage = make_stage().with_board()
    screen = opened(stage, qtbot, "votes")
    assert said(screen, "votes/sentence") == "No rule for votes yet."
    pick(stage, screen, "votes/start", DOWN, ENTER)
    assert voting_of(stage) == VotingRule()
    assert said(screen, "votes/sentence") == (
        "Any question: Carried if more than half of the votes cast vote for it. A tie is lost."
    )
    undo(stage, screen)
    assert board_of(stage).voting is None


def test_what_carries_a_question_is_a_list_of_needs(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    fill(board, screen, f"{FIRST}/needs/0/share", "two thirds")
    pick(board, screen, f"{FIRST}/needs/0/more_than", DOWN)
    pick(board, screen, f"{FIRST}/needs/0/base", DOWN, DOWN, DOWN)
    pick(board, screen, f"{FIRST}/needs/0/unit", DOWN, DOWN, DOWN, DOWN, DOWN)
    pick(board, screen, f"{FIRST}/needs/add", SPACE)
    pick(board, screen, f"{FIRST}/needs/1/kind", DOWN, ENTER)
    fill(board, screen, f"{FIRST}/needs/1/number", "3")
    add(board, screen, f"{FIRST}/needs/1/within", "Police")
    share = ShareFor(numerator=2, denominator=3, base=VoteBase.SEATS, unit=Unit.WEIGHT)
    assert ordinary(board).needs == (share, AyesAtLeast(number=3, within=POLICE))
    assert phrase(screen, f"{FIRST}/needs/1").flaws == ("This can never be met: it asks for 3, and there are 1.",)
    do(board, screen, f"{FIRST}/needs/1", "Move up")
    assert ordinary(board).needs == (AyesAtLeast(number=3, within=POLICE), share)
    do(board, screen, f"{FIRST}/needs/0", "Remove what it takes")
    assert ordinary(board).needs == (share,)


def test_how_a_question_is_voted_on_is_answered_line_by_line(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    pick(board, screen, f"{FIRST}/unit", DOWN)
    pick(board, screen, f"{FIRST}/split", DOWN)
    add(board, screen, f"{FIRST}/eligible", "Police")
    pick(board, screen, f"{FIRST}/with_interest", SPACE)
    pick(board, screen, f"{FIRST}/proxies", SPACE)
    pick(board, screen, f"{FIRST}/tie", DOWN, DOWN)
    pick(board, screen, f"{FIRST}/other_breaker", SPACE)
    add(board, screen, f"{FIRST}/tie_breaker", "Police")
    pick(board, screen, f"{FIRST}/silence", DOWN)
    pick(board, screen, f"{FIRST}/ballots", DOWN, DOWN, DOWN)
    pick(board, screen, f"{FIRST}/in_writing", SPACE)
    pick(board, screen, f"{FIRST}/without_quorum", SPACE)
    pick(board, screen, f"{FIRST}/second_meeting", SPACE)
    fill(board, screen, f"{FIRST}/second_days", "28")
    pick(board, screen, f"{FIRST}/second_count", DOWN, DOWN, DOWN)
    pick(board, screen, f"{FIRST}/limbs/add", SPACE)
    write("it is affordable")
    settle(board, screen)
    assert ordinary(board) == Question(
        unit=Unit.AGENCIES,
        split=Split.MAJORITY,
        eligible=POLICE,
        with_interest=True,
        proxies=True,
        tie=Tie.CASTING_VOTE,
        tie_breaker=POLICE,
        silence=Silence.AGAINST,
        ballots=Ballots.SECRET,
        in_writing=True,
        without_quorum=True,
        second_meeting=SecondMeeting(days=28, count=DayCount.CLEAR_WORKING),
        limbs=("it is affordable",),
    )
    pick(board, screen, f"{FIRST}/limbs/0/remove", SPACE)
    assert ordinary(board).limbs == ()


def test_kinds_of_question_are_added_named_moved_and_removed(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    pick(board, screen, "votes/questions/add", SPACE)
    second = "votes/questions/1"
    assert phrase(screen, f"{second}/name").flaws == ("The name is missing, so this is never asked about.",)
    write("removal")
    settle(board, screen)
    fill(board, screen, f"{second}/needs/0/share", "3/4")
    assert [question.name for question in voting_of(board).questions] == ["", "removal"]
    press(UP, modifiers=ALT_SHIFT)
    settle(board, screen)
    assert [question.name for question in voting_of(board).questions] == ["removal", ""]
    assert isinstance(screen.form.row_of(f"{FIRST}/name"), PhraseRow)  # it stays open where it is now
    do(board, screen, f"{FIRST}/name".rpartition("/")[0], "Remove the kind of question")
    assert [question.name for question in voting_of(board).questions] == [""]


def test_consensus_comes_first_and_the_rules_own_words_stand_beside(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    pick(board, screen, "votes/consensus_first", SPACE)
    choose(screen, "votes/open/terms", SPACE)
    choose(screen, "votes/terms")
    write("By agreement, else by more than half.")
    settle(board, screen)
    answer(screen, "votes/source", "section 4")
    settle(board, screen)
    assert voting_of(board) == VotingRule(
        consensus_first=True, sentence="By agreement, else by more than half.", source="section 4"
    )
    assert said(screen, "votes/sentence").startswith("Consensus is sought first;")


def test_a_ready_made_rule_brings_its_questions_and_keeps_the_rules_own_words(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), voting=VotingRule(sentence="As agreed.")))
    screen = opened(board, qtbot, "votes")
    pick(board, screen, "votes/start", *(DOWN for _ in range(6)), ENTER)
    assert voting_of(board) == VotingRule(
        questions=(Question(needs=(NoesAtMost(), AyesAtLeast(number=1))),), sentence="As agreed."
    )


def test_other_rules_from_a_day_on_leave_earlier_meetings_theirs(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "quorum")
    before = quorum_of(board)
    assert note(screen, "quorum/earlier") == "None: all meetings go by the rules of now."
    choose(screen, "quorum/earlier", SPACE)
    answer(screen, "quorum/earlier/from", "1 September 2024")
    settle(board, screen)
    assert note(screen, "quorum/earlier") == "1 change of the rules is kept"
    put(board, replace(board_of(board), quorum=replace(before, tree=voting_members(4))))
    kept = board_of(board)
    assert kept.earlier_rules == (EarlierRules(until=date(2024, 8, 31), quorum=before, voting=VotingRule()),)
    assert kept.rules_on(date(2024, 8, 31)).quorum == before
    assert kept.rules_on(date(2024, 9, 1)).quorum != before
    choose(screen, "quorum/earlier", SPACE)
    answer(screen, "quorum/earlier/from", "1 August 2024")
    settle(board, screen)
    assert form_field(screen, "quorum/earlier/from").control.target.accessibleDescription() == (
        "Other rules held until 31 August 2024 already. Type a later day."
    )
    assert phrase(screen, "quorum/earlier/0").words.startswith("Until 31 August 2024: Quorate if 3 of these 5 agencies")
    pick(board, screen, "quorum/earlier/0/remove", SPACE)
    assert board_of(board).earlier_rules == ()


def test_for_how_many_others_one_person_votes_is_typed_beside_that_proxies_may(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    pick(board, screen, f"{FIRST}/proxies", SPACE)
    fill(board, screen, f"{FIRST}/proxies_each", "1")
    assert (ordinary(board).proxies, ordinary(board).proxies_each) == (True, 1)


def test_what_one_person_holds_and_casts_is_limited_by_keys(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), voting=VotingRule(questions=(Question(unit=Unit.WEIGHT, proxies=True),))))
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    pick(board, screen, f"{FIRST}/proxy_limits/add", SPACE)
    fill(board, screen, f"{FIRST}/proxy_limits/0/amount/number", "4")
    assert ordinary(board).proxy_limits == (ProxyLimit(amount=Number(number=4)),)
    pick(board, screen, f"{FIRST}/weight_cap/so", SPACE)
    fill(board, screen, f"{FIRST}/weight_cap/amount/number", "5")
    pick(board, screen, f"{FIRST}/weight_cap/within_others", SPACE)
    assert ordinary(board).weight_cap == WeightCap(amount=Number(number=5), within_others=True)
    pick(board, screen, f"{FIRST}/weight_cap/has_amount", SPACE)
    assert ordinary(board).weight_cap == WeightCap(within_others=True)
    pick(board, screen, f"{FIRST}/weight_cap/so", SPACE)
    assert ordinary(board).weight_cap is None


def test_a_majority_is_counted_by_weights_of_its_own(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    pick(board, screen, f"{FIRST}/needs/0/weights/add", SPACE)
    fill(board, screen, f"{FIRST}/needs/0/weights/0/votes", "7")
    weights = (SeatGroup(name="Group A", who=Who(), votes=7),)
    assert [one.weights for one in ordinary(board).needs if isinstance(one, ShareFor)] == [weights]
    assert "7 each" in said(screen, "votes/sentence")
    assert not screen.form.go_to(f"{FIRST}/needs/0/unit")
    pick(board, screen, f"{FIRST}/needs/0/weights/0/remove", SPACE)
    assert [one.weights for one in ordinary(board).needs if isinstance(one, ShareFor)] == [()]


def test_a_share_that_is_to_be_reached_is_rounded_as_is_chosen(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    assert not screen.form.go_to(f"{FIRST}/needs/0/rounding")
    pick(board, screen, f"{FIRST}/needs/0/more_than", DOWN, ENTER)
    pick(board, screen, f"{FIRST}/needs/0/rounding", DOWN, DOWN, DOWN, ENTER)
    (need,) = ordinary(board).needs
    assert need == ShareFor(numerator=1, denominator=2, rounding=Rounding.NEAREST)
    assert "half, to the nearest whole number, of the votes cast" in said(screen, "votes/sentence")


def test_who_has_an_interest_may_be_let_vote_where_something_is_so(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    pick(board, screen, f"{FIRST}/interest_where/so", SPACE)
    assert ordinary(board).interest_where == SeatsAreFilled(who=Who())
    pick(board, screen, f"{FIRST}/with_interest", SPACE)
    assert ordinary(board).with_interest


def test_votes_of_a_group_are_divided_among_those_who_are_there(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), voting=VotingRule(questions=(Question(unit=Unit.GROUPS),))))
    screen = opened(board, qtbot, "votes")
    choose(screen, FIRST, SPACE)
    pick(board, screen, f"{FIRST}/groups/add", SPACE)
    fill(board, screen, f"{FIRST}/groups/0/votes", "6")
    pick(board, screen, f"{FIRST}/split", DOWN, DOWN, DOWN, DOWN)
    assert (ordinary(board).groups[0].votes, ordinary(board).split) == (6, Split.SHARED)
