"""The editor of the quorum by keys: every part of a rule is reached, changed, moved and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import ForwardPlanEntry
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency
from clerk_app.domain.rules.amount import BySize, Every, Number, Rounding, Share, SizeRow, Unit
from clerk_app.domain.rules.proxies import ProxyLimit
from clerk_app.domain.rules.quorum import Cap, Consequence, Follows, OfEach, QuorumRule, ReadAs, Substitutes, WhoCounts
from clerk_app.domain.rules.selection import VOTING, SeatGroup, Who
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    CallIs,
    ChairTaken,
    HeldAfter,
    HereAs,
    SeatsAreFilled,
    SeatsThat,
    ShareIs,
    Where,
)
from clerk_app.domain.rules.usual import (
    ChairPart,
    as_agencies_counted,
    share_of_voting_members,
    voting_members,
)
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.forms.rows import SayingRow
from clerk_app.wording.quorum_details import follows_in_words
from tests.ui.views.forms import ALT_SHIFT, choose, focused, press, redo, settle, undo, write
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
    typed_in,
    wrong,
)
from tests.ui.views.stage import Stage, known_id

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""The offscreen platform says so of every menu."""

DOWN, UP, SPACE, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Return
POLICE = known_id("a", 3)


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage().with_board()


def with_tree(stage: Stage, tree: object) -> None:
    put(stage, replace(board_of(stage), quorum=QuorumRule(tree=tree)))  # type: ignore[arg-type]  # any tree


def test_the_sentence_follows_every_number_and_stands_over_the_rules_own_words(board: Stage, qtbot: QtBot) -> None:
    rule = replace(quorum_of(board), sentence="Three of the five, and a chair.", source="section 9")
    put(board, replace(board_of(board), quorum=rule))
    screen = opened(board, qtbot)
    assert said(screen, "quorum/sentence").startswith("Quorate if 3 of these 5 agencies (Local Authority")
    fill(board, screen, "quorum/tree/rules/0/amount/number", "2")
    assert said(screen, "quorum/sentence").startswith("Quorate if 2 of these 5 agencies (Local Authority")
    row = screen.form.row_of("quorum/sentence")
    assert isinstance(row, SayingRow)
    assert row.beside == "The rule’s own words, section 9: “Three of the five, and a chair.”"


def test_the_arrows_change_a_number_and_each_step_can_be_taken_back(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    key = "quorum/tree/rules/0/amount/number"
    pick(board, screen, key, UP, UP)
    assert typed_in(screen, key) == "5"
    assert quorum_of(board).tree.rules[0].amount == Number(number=5)  # type: ignore[union-attr]  # all of two
    undo(board, screen)
    assert typed_in(screen, key) == "3"


def test_what_is_no_number_is_said_at_its_place_and_nothing_is_lost(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    before = quorum_of(board)
    key = "quorum/tree/rules/0/amount/number"
    fill(board, screen, key, "many")
    assert wrong(screen, key) == "“many” is no number from 0 to 9999. Type one."
    assert quorum_of(board) == before
    fill(board, screen, key, "4")
    assert wrong(screen, key) == ""


def test_a_number_becomes_a_share_that_is_typed_as_people_write_it(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/tree/amount/kind", DOWN, ENTER)
    assert quorum_of(board).tree == share_of_voting_members(1, 2)
    for typed, share in (("two thirds", (2, 3)), ("40%", (2, 5)), ("0.25", (1, 4)), ("3/7", (3, 7))):
        fill(board, screen, "quorum/tree/amount/share", typed)
        assert quorum_of(board).tree == share_of_voting_members(*share)
    fill(board, screen, "quorum/tree/amount/share", "3/2")
    assert wrong(screen, "quorum/tree/amount/share").startswith("“3/2” is more than the whole.")
    fill(board, screen, "quorum/tree/amount/share", "0/2")
    assert wrong(screen, "quorum/tree/amount/share").startswith("“0/2” is no share of anything.")
    fill(board, screen, "quorum/tree/amount/share", "most")
    assert wrong(screen, "quorum/tree/amount/share").startswith("“most” is no share.")
    assert quorum_of(board).tree == share_of_voting_members(3, 7)
    pick(board, screen, "quorum/tree/amount/rounding", DOWN, DOWN)
    fill(board, screen, "quorum/tree/amount/plus", "1")
    fill(board, screen, "quorum/tree/amount/at_least", "3")
    of_seven = Share(numerator=3, denominator=7, rounding=Rounding.MORE_THAN, plus=1, at_least=3)
    assert quorum_of(board).tree == AtLeast(amount=of_seven, who=VOTING)


def test_a_share_may_be_of_other_seats_than_are_counted(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, share_of_voting_members(1, 2))
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/tree/amount/other", SPACE)
    add(board, screen, "quorum/tree/amount/base_who", "Police")
    share = Share(numerator=1, denominator=2, base_who=Who(agency_ids=(POLICE,)))
    assert quorum_of(board).tree == AtLeast(amount=share, who=VOTING)


def test_a_table_by_size_gets_rows_and_loses_them(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/tree/amount/kind", DOWN, DOWN, ENTER)
    assert phrase(screen, "quorum/tree").flaws[0] == "Nothing stands in it yet."
    pick(board, screen, "quorum/tree/amount/rows/add", SPACE)
    write("5")
    press(ENTER)
    settle(board, screen)
    fill(board, screen, "quorum/tree/amount/rows/0/largest", "9")
    fill(board, screen, "quorum/tree/amount/rows/0/needed", "3")
    pick(board, screen, "quorum/tree/amount/rows/add", SPACE)
    fill(board, screen, "quorum/tree/amount/rows/1/smallest", "10")
    rows = (SizeRow(smallest=5, largest=9, needed=3), SizeRow(smallest=10, largest=None, needed=1))
    assert quorum_of(board).tree == AtLeast(amount=BySize(rows=rows), who=VOTING)
    pick(board, screen, "quorum/tree/amount/rows/0/remove", SPACE)
    assert quorum_of(board).tree == AtLeast(amount=BySize(rows=rows[1:]), who=VOTING)


def test_whom_it_counts_is_told_by_anything_that_tells_seats_apart(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, AtLeast(amount=Number(number=1)))
    screen = opened(board, qtbot)
    for letters in ("with", "Police", "category", "serving", "not"):
        add(board, screen, "quorum/tree/who", letters)
    tree = quorum_of(board).tree
    assert isinstance(tree, AtLeast)
    assert (tree.who.voting, tree.who.agency_ids, tree.who.not_presiding) == (True, (POLICE,), True)
    assert (len(tree.who.category_ids), len(tree.who.roles)) == (1, 1)
    chips = phrase(screen, "quorum/tree").controls["quorum/tree/who"].targets[:-1]
    assert chips[0].accessibleName() == "Take Police away: whom it counts"
    chips[0].setFocus()
    press(SPACE)
    settle(board, screen)
    changed = quorum_of(board).tree
    assert isinstance(changed, AtLeast)
    assert changed.who == replace(tree.who, agency_ids=())
    assert "category" in focused().accessibleName()


def test_agencies_categories_groups_and_weight_are_counted_too(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, AtLeast(amount=Number(number=1)))
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/tree/unit", DOWN, DOWN, DOWN)
    assert "Nothing stands in it yet." in phrase(screen, "quorum/tree").flaws
    pick(board, screen, "quorum/tree/groups/add", SPACE)
    add(board, screen, "quorum/tree/groups/0/who", "Police")
    tree = quorum_of(board).tree
    assert isinstance(tree, AtLeast)
    assert [(group.name, group.who) for group in tree.groups] == [("Group A", Who(agency_ids=(POLICE,)))]
    assert phrase(screen, "quorum/tree").flaws == ()
    pick(board, screen, "quorum/tree/groups/0/remove", SPACE)
    pick(board, screen, "quorum/tree/unit", UP)
    pick(board, screen, "quorum/tree/amount/kind", DOWN, DOWN, DOWN, ENTER)
    assert quorum_of(board).tree == AtLeast(amount=Every(), unit=Unit.CATEGORIES)


def test_conditions_are_added_wrapped_moved_taken_out_and_removed_by_keys(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    one = AtLeast(amount=Number(number=1))
    pick(board, screen, "quorum/tree/add", SPACE)
    assert quorum_of(board).tree == AllOf(rules=(voting_members(4), one))
    press(DOWN, DOWN)
    assert quorum_of(board).tree == AllOf(rules=(voting_members(4), one))  # on the way nothing is chosen
    press(ENTER)
    settle(board, screen)
    assert quorum_of(board).tree == AllOf(rules=(voting_members(4), ChairTaken()))
    press(UP, modifiers=ALT_SHIFT)
    settle(board, screen)
    assert quorum_of(board).tree == AllOf(rules=(ChairTaken(), voting_members(4)))
    assert focused() is phrase(screen, "quorum/tree/rules/0").target("quorum/tree/rules/0/kind")
    do(board, screen, "quorum/tree/rules/1", "Put into “any of this”")
    pick(board, screen, "quorum/tree/rules/1/add", SPACE)
    inner = AnyOf(rules=(voting_members(4), one))
    assert quorum_of(board).tree == AllOf(rules=(ChairTaken(), inner))
    do(board, screen, "quorum/tree/rules/1/rules/1", "Move out")
    assert quorum_of(board).tree == AllOf(rules=(ChairTaken(), AnyOf(rules=(voting_members(4),)), one))
    do(board, screen, "quorum/tree/rules/1", "Take what is inside out")
    assert quorum_of(board).tree == AllOf(rules=(ChairTaken(), voting_members(4), one))
    do(board, screen, "quorum/tree/rules/2", "Remove")
    do(board, screen, "quorum/tree/rules/1", "Move up")
    assert quorum_of(board).tree == AllOf(rules=(voting_members(4), ChairTaken()))
    undo(board, screen)
    redo(board, screen)
    assert quorum_of(board).tree == AllOf(rules=(voting_members(4), ChairTaken()))


def test_the_chair_is_required_counts_for_their_agency_or_is_left_out(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    counted = as_agencies_counted(quorum_of(board).tree)
    assert counted is not None
    assert counted.chair is ChairPart.REQUIRED
    do(board, screen, "quorum/tree/rules/1", "Remove")
    do(board, screen, "quorum/tree", "Take what is inside out")
    assert as_agencies_counted(quorum_of(board).tree) == replace(counted, chair=ChairPart.COUNTS_FOR_AGENCY)
    add(board, screen, "quorum/tree/who", "not whoever is in the chair")
    assert as_agencies_counted(quorum_of(board).tree) == replace(counted, chair=ChairPart.IGNORED)


def test_another_kind_keeps_what_it_can_hold(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/tree/kind", DOWN, ENTER)
    assert quorum_of(board).tree == AtMost(amount=Number(number=4), who=VOTING)
    pick(board, screen, "quorum/tree/kind", DOWN, DOWN, ENTER)
    assert quorum_of(board).tree == AllOf(rules=(AtMost(amount=Number(number=4), who=VOTING),))


def test_esc_goes_back_to_the_kind_that_was_chosen_before_and_leaving_it_chooses(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    kind = phrase(screen, "quorum/tree").controls["quorum/tree/kind"]
    pick(board, screen, "quorum/tree/kind", DOWN, DOWN, Qt.Key.Key_Escape)
    assert kind.value == "at_least"
    assert focused() is kind.target
    press(Qt.Key.Key_Tab)
    settle(board, screen)
    assert quorum_of(board).tree == voting_members(4)
    pick(board, screen, "quorum/tree/kind", DOWN, Qt.Key.Key_Tab)
    assert quorum_of(board).tree == AtMost(amount=Number(number=4), who=VOTING)


def test_a_rule_that_nobody_can_meet_is_said_to_be_so_as_a_whole(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, AllOf(rules=(voting_members(99), ChairTaken())))
    screen = opened(board, qtbot)
    told = "The board could never be quorate by this rule, even with everybody there."
    assert said(screen, "quorum/flaw/0") == told
    fill(board, screen, "quorum/tree/rules/0/amount/number", "4")
    assert screen.form.row_of("quorum/flaw/0") is None


def test_what_makes_no_sense_in_a_folded_part_is_told_outside_it(board: Stage, qtbot: QtBot) -> None:
    rule = QuorumRule(tree=voting_members(4), counts=WhoCounts(never=Who(tags=("gone",))))
    put(board, replace(board_of(board), quorum=rule))
    screen = opened(board, qtbot)
    assert note(screen, "quorum/open/counts") == "Something in it makes no sense: look inside."
    choose(screen, "quorum/open/counts", SPACE)
    assert phrase(screen, "quorum/counts/has_never").flaws == ("No seat of the board is meant by this.",)


def test_a_circumstance_has_what_holds_then_and_what_holds_otherwise(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    do(board, screen, "quorum/tree", "Put under a circumstance")
    assert phrase(screen, "quorum/tree/then").words.startswith("then at least so many 4 members")
    add(board, screen, "quorum/tree/circumstance/who", "serving")
    pick(board, screen, "quorum/tree/otherwise_too", SPACE)
    tree = quorum_of(board).tree
    assert isinstance(tree, Where)
    assert isinstance(tree.circumstance, SeatsAreFilled)
    assert (tree.then, tree.otherwise) == (voting_members(4), AtLeast(amount=Number(number=1)))
    pick(board, screen, "quorum/tree/circumstance/kind", DOWN, DOWN, ENTER)
    fill(board, screen, "quorum/tree/circumstance/kinds", "budget")
    start = "Quorate as follows: where the business is “budget”: 4 voting members"
    assert said(screen, "quorum/sentence").startswith(start)


def test_what_stands_beside_the_number_is_folded_and_said_in_a_line(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    assert note(screen, "quorum/open/counts") == "Substitutes count. Whoever takes part remotely counts."
    choose(screen, "quorum/open/counts", SPACE)
    pick(board, screen, "quorum/counts/substitutes", DOWN)
    pick(board, screen, "quorum/counts/capped", SPACE)
    fill(board, screen, "quorum/counts/remote_at_most/number", "2")
    fill(board, screen, "quorum/counts/remote_not_for", "hearings")
    pick(board, screen, "quorum/counts/has_never", SPACE)
    add(board, screen, "quorum/counts/never", "Police")
    pick(board, screen, "quorum/counts/with_interest", SPACE)
    assert quorum_of(board).counts == WhoCounts(
        substitutes=Substitutes.NAMED,
        remote_at_most=Number(number=2),
        remote_not_for=("hearings",),
        never=Who(agency_ids=(POLICE,)),
        with_interest=False,
    )
    choose(screen, "quorum/open/counts", SPACE)
    assert note(screen, "quorum/open/counts") == (
        "Substitutes count that were named beforehand. Whoever takes part remotely counts, up to 2 members, but not "
        "for “hearings”. Members of Police never count. Whoever has an interest does not count."
    )


def test_how_the_days_are_counted_is_asked_once_there_are_some_and_read_with_the_rule(
    board: Stage, qtbot: QtBot
) -> None:
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/if_inquorate", SPACE)
    pick(board, screen, "quorum/if_inquorate/add", SPACE)
    fill(board, screen, "quorum/if_inquorate/0/days_later", "5")
    pick(board, screen, "quorum/if_inquorate/0/days_count", DOWN, DOWN)
    (follows,) = quorum_of(board).if_inquorate
    assert (follows.days, follows.count) == (5, DayCount.WORKING)
    assert follows_in_words((follows,), "Chair", str).endswith(", 5 working days later.")


def test_what_follows_is_listed_with_its_fields(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/if_inquorate", SPACE)
    pick(board, screen, "quorum/if_inquorate/add", SPACE)
    pick(board, screen, "quorum/if_inquorate/0/consequence", DOWN)
    fill(board, screen, "quorum/if_inquorate/0/after_minutes", "30")
    fill(board, screen, "quorum/if_inquorate/0/days_later", "7")
    pick(board, screen, "quorum/if_inquorate/0/only_if/only_if_too", SPACE)
    choose(screen, "quorum/if_inquorate/0/words")
    write("and no less")
    settle(board, screen)
    follows = Follows(
        consequence=Consequence.GO_ON,
        after_minutes=30,
        days=7,
        only_if=AtLeast(amount=Number(number=1)),
        words="and no less",
    )
    assert quorum_of(board).if_inquorate == (follows,)
    fill(board, screen, "quorum/if_inquorate/0/after_minutes", "")
    do(board, screen, "quorum/if_inquorate/0/only_if", "Remove")
    assert quorum_of(board).if_inquorate == (replace(follows, after_minutes=None, only_if=None),)
    pick(board, screen, "quorum/if_inquorate/add", SPACE)
    do(board, screen, "quorum/if_inquorate/1", "Move up")
    assert [one.consequence for one in quorum_of(board).if_inquorate] == [Consequence.NO_BUSINESS, Consequence.GO_ON]
    do(board, screen, "quorum/if_inquorate/0", "Remove what follows")
    assert [one.consequence for one in quorum_of(board).if_inquorate] == [Consequence.GO_ON]


def test_to_meet_may_take_another_number_and_no_more_than_to_decide(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/meet", SPACE)
    pick(board, screen, "quorum/to_meet/only_if_too", SPACE)
    add(board, screen, "quorum/to_meet/who", "with")
    fill(board, screen, "quorum/to_meet/amount/number", "6")
    assert quorum_of(board).to_meet == voting_members(6)
    assert phrase(screen, "quorum/to_meet").flaws == (
        "To meet takes 6, which is more than the 4 that it takes to decide.",
    )
    do(board, screen, "quorum/to_meet", "Remove")
    assert quorum_of(board).to_meet is None


def test_words_that_can_be_read_in_two_ways_are_put_before_the_board(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/readings", SPACE)
    pick(board, screen, "quorum/readings/add", SPACE)
    write("(including the Chair)")
    settle(board, screen)
    choose(screen, "quorum/readings/0/reading")
    write("somebody must preside")
    settle(board, screen)
    assert quorum_of(board).readings == (ReadAs(words="(including the Chair)", reading="somebody must preside"),)
    do(board, screen, "quorum/readings/0", "Ask the board: put it in the forward plan")
    (entry,) = board.all(ForwardPlanEntry)
    assert entry.title == "Quorum: how “(including the Chair)” is to be read"


def test_a_rule_starts_from_one_that_is_ready_and_keeps_its_own_words(board: Stage, qtbot: QtBot) -> None:
    put(board, replace(board_of(board), quorum=None))
    screen = opened(board, qtbot)
    assert said(screen, "quorum/sentence") == "No quorum rule for this board yet."
    pick(board, screen, "quorum/start", DOWN, ENTER)
    assert quorum_of(board) == QuorumRule(tree=voting_members(3))
    put(board, replace(board_of(board), quorum=replace(quorum_of(board), sentence="Three.")))
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/start", *(DOWN for _ in range(5)), ENTER)
    agencies = tuple(known_id("a", n) for n in (2, 0, 3, 4, 1))  # by name
    assert quorum_of(board).sentence == "Three."
    assert quorum_of(board).tree == AtLeast(amount=Number(number=3), unit=Unit.AGENCIES, who=Who(agency_ids=agencies))


def test_what_makes_no_sense_is_said_at_its_place_and_kept_all_the_same(board: Stage, qtbot: QtBot) -> None:
    gone = Agency(id=Id("a9" * 16), names=(DatedName("Fire and Rescue"),))
    board.execute(SaveSetup(put=(gone,)))
    tree = AllOf(
        rules=(
            AtLeast(amount=Number(number=5)),
            AtMost(amount=Number(number=3)),
            AtLeast(amount=Number(number=1), who=Who(agency_ids=(gone.id,))),
        )
    )
    with_tree(board, tree)
    screen = opened(board, qtbot)
    assert phrase(screen, "quorum/tree").flaws == ("This contradicts itself: at least 5, and no more than 3.",)
    assert (
        phrase(screen, "quorum/tree/rules/2")
        .flaws[0]
        .startswith("An agency is named for which no seat of the board speaks: Fire and Rescue.")
    )
    fill(board, screen, "quorum/tree/rules/0/amount/number", "99")
    assert phrase(screen, "quorum/tree/rules/0").flaws == ("This can never be met: it asks for 99, and there are 12.",)
    assert quorum_of(board).tree.rules[0].amount == Number(number=99)  # type: ignore[union-attr]  # kept as it is


def test_nothing_can_be_changed_where_the_records_are_only_looked_at(
    make_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    stage = make_stage(read_only=True).with_board()
    screen = opened(stage, qtbot)
    row = phrase(screen, "quorum/tree/rules/0")
    assert not any(button.isEnabled() for button in row.buttons.values())
    assert not row.controls["quorum/tree/rules/0/kind"].target.isEnabled()


def test_in_what_way_they_are_there_is_folded_away_until_the_rule_says_so(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, voting_members(4))
    screen = opened(board, qtbot)
    key = "quorum/tree/here_as"
    assert key not in phrase(screen, "quorum/tree").controls
    do(board, screen, "quorum/tree", "Say in what way they are there")
    assert quorum_of(board).tree.here_as is HereAs.IN_PERSON  # type: ignore[union-attr]  # a count
    assert phrase(screen, key).target(key).hasFocus()  # type: ignore[union-attr]  # it is there
    pick(board, screen, key, DOWN, ENTER)
    assert quorum_of(board).tree.here_as is HereAs.REMOTELY  # type: ignore[union-attr]  # a count
    pick(board, screen, key, UP, UP, ENTER)
    assert quorum_of(board).tree == voting_members(4)
    assert key not in phrase(screen, "quorum/tree").controls


def test_a_share_of_the_seats_that_are_vacant_can_be_the_circumstance(board: Stage, qtbot: QtBot) -> None:
    with_tree(board, Where(circumstance=SeatsAreFilled(who=VOTING), then=voting_members(3)))
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/tree/circumstance/kind", *[DOWN] * 6, ENTER)
    fill(board, screen, "quorum/tree/circumstance/share", "1/4")
    pick(board, screen, "quorum/tree/circumstance/seats", DOWN, ENTER)
    wanted = ShareIs(numerator=1, denominator=4, seats=SeatsThat.SUSPENDED, who=VOTING)
    assert quorum_of(board).tree == Where(circumstance=wanted, then=voting_members(3))
    assert "where more than a quarter of all voting seats have a holder who is suspended" in said(
        screen, "quorum/sentence"
    )


def test_only_so_many_of_each_agency_can_be_made_to_count(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/open/counts", SPACE)
    pick(board, screen, "quorum/counts/caps/add", SPACE)
    pick(board, screen, "quorum/counts/caps/0/of_each", DOWN, ENTER)
    fill(board, screen, "quorum/counts/caps/0/amount/number", "2")
    assert quorum_of(board).counts.caps == (Cap(amount=Number(number=2), of_each=OfEach.AGENCY),)
    do(board, screen, "quorum/counts/caps/0", "Remove this limit")
    assert quorum_of(board).counts.caps == ()


def test_who_has_an_interest_can_be_made_to_count_for_want_of_others(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/open/counts", SPACE)
    pick(board, screen, "quorum/counts/with_interest", SPACE)
    pick(board, screen, "quorum/counts/interest_where/so", SPACE)
    counts = quorum_of(board).counts
    assert (counts.with_interest, counts.interest_where) == (False, SeatsAreFilled(who=Who()))


def test_how_many_of_the_proxies_of_one_person_count_is_typed_beside_that_they_count(
    board: Stage, qtbot: QtBot
) -> None:
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/counts", SPACE)
    assert not screen.form.go_to("quorum/counts/proxies_each")
    pick(board, screen, "quorum/counts/proxies", SPACE)
    fill(board, screen, "quorum/counts/proxies_each", "2")
    assert (quorum_of(board).counts.proxies, quorum_of(board).counts.proxies_each) == (True, 2)
    fill(board, screen, "quorum/counts/proxies_each", "")
    assert quorum_of(board).counts.proxies_each is None


def test_what_one_person_holds_by_proxy_is_limited_to_a_share_by_keys(board: Stage, qtbot: QtBot) -> None:
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/counts", SPACE)
    pick(board, screen, "quorum/counts/proxies", SPACE)
    pick(board, screen, "quorum/counts/proxy_limits/add", SPACE)
    limit = "quorum/counts/proxy_limits/0"
    pick(board, screen, f"{limit}/amount/kind", DOWN, ENTER)
    fill(board, screen, f"{limit}/amount/share", "a tenth")
    fill(board, screen, f"{limit}/always", "1")
    pick(board, screen, f"{limit}/counted", DOWN, ENTER)
    pick(board, screen, f"{limit}/with_own", SPACE)
    tenth = Share(numerator=1, denominator=10, rounding=Rounding.DOWN)
    assert quorum_of(board).counts.proxy_limits == (ProxyLimit(amount=tenth, by_weight=True, with_own=True, always=1),)
    pick(board, screen, f"{limit}/where/so", SPACE)
    assert quorum_of(board).counts.proxy_limits[0].where == SeatsAreFilled(who=Who())
    do(board, screen, limit, "Remove this limit")
    assert quorum_of(board).counts.proxy_limits == ()


def test_a_rule_may_hold_only_so_many_days_after_the_meeting_that_was_adjourned(board: Stage, qtbot: QtBot) -> None:
    tree = Where(circumstance=SeatsAreFilled(who=Who()), then=voting_members(1), otherwise=voting_members(3))
    with_tree(board, tree)
    screen = opened(board, qtbot)
    pick(board, screen, "quorum/tree/circumstance/kind", *[DOWN] * 7, ENTER)
    fill(board, screen, "quorum/tree/circumstance/earliest", "8")
    fill(board, screen, "quorum/tree/circumstance/latest", "30")
    assert quorum_of(board).tree == replace(tree, circumstance=HeldAfter(earliest=8, latest=30))
    fill(board, screen, "quorum/tree/circumstance/latest", "")
    assert quorum_of(board).tree == replace(tree, circumstance=HeldAfter(earliest=8))


def test_groups_have_as_many_votes_as_are_typed(board: Stage, qtbot: QtBot) -> None:
    tree = AtLeast(amount=Number(number=3), unit=Unit.GROUPS, groups=(SeatGroup(name="A", who=VOTING),))
    with_tree(board, tree)
    screen = opened(board, qtbot)
    fill(board, screen, "quorum/tree/groups/0/votes", "4")
    assert quorum_of(board).tree == replace(tree, groups=(SeatGroup(name="A", who=VOTING, votes=4),))
    assert "with 4 votes" in said(screen, "quorum/sentence")


def test_what_follows_may_be_for_one_call_of_the_meeting(board: Stage, qtbot: QtBot) -> None:
    follows = (Follows(consequence=Consequence.NEW_MEETING),)
    put(board, replace(board_of(board), quorum=replace(quorum_of(board), if_inquorate=follows)))
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/if_inquorate", SPACE)
    pick(board, screen, "quorum/if_inquorate/0/where/so", SPACE)
    pick(board, screen, "quorum/if_inquorate/0/where/kind", *[DOWN] * 4, ENTER)
    fill(board, screen, "quorum/if_inquorate/0/where/number", "3")
    pick(board, screen, "quorum/if_inquorate/0/where/or_later", SPACE)
    assert quorum_of(board).if_inquorate[0].where == CallIs(number=3, or_later=True)


def test_what_follows_may_follow_except_where_something_is_so(board: Stage, qtbot: QtBot) -> None:
    follows = (Follows(consequence=Consequence.ADJOURN),)
    put(board, replace(board_of(board), quorum=replace(quorum_of(board), if_inquorate=follows)))
    screen = opened(board, qtbot)
    choose(screen, "quorum/open/if_inquorate", SPACE)
    assert not screen.form.go_to("quorum/if_inquorate/0/is_so")
    pick(board, screen, "quorum/if_inquorate/0/where/so", SPACE)
    pick(board, screen, "quorum/if_inquorate/0/is_so", DOWN, ENTER)
    assert quorum_of(board).if_inquorate[0].where_is_so is False
    assert quorum_of(board).if_inquorate[0].where == SeatsAreFilled(who=Who())
    pick(board, screen, "quorum/if_inquorate/0/where/so", SPACE)
    assert quorum_of(board).if_inquorate == follows
