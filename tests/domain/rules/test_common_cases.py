from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Every, Number, Rounding, Share, Unit
from clerk_app.domain.rules.common_cases import Case, CaseCode, common_cases
from clerk_app.domain.rules.quorum import QuorumRule, WhoCounts
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.tree import AllOf, AtLeast, AtMost, ChairTaken
from clerk_app.domain.rules.usual import ChairPart, agencies_represented, voting_members
from clerk_app.domain.seats import Seat, SeatRole
from tests.domain.rules.rooms import seat

CHAIR = seat("chair", roles=(SeatRole.CHAIR,))
FIVE = (CHAIR, *(seat(name) for name in "abcd"))


def ids(*names: str) -> tuple[Id, ...]:
    return tuple(Id(name) for name in names)


def told(rule: QuorumRule, seats: tuple[Seat, ...] = FIVE) -> dict[CaseCode, Case]:
    return {case.code: case for case in common_cases(rule, seats)}


def test_a_number_is_met_by_all_by_all_but_one_and_by_so_many() -> None:
    assert common_cases(QuorumRule(tree=voting_members(3)), FIVE) == (
        Case(code=CaseCode.EVERYBODY, quorate=True),
        Case(code=CaseCode.ALL_BUT_ONE, quorate=True),
        Case(code=CaseCode.ALL_REMOTE, quorate=True),
        Case(code=CaseCode.FEWEST, quorate=True, seat_ids=ids("chair", "a", "b")),
        Case(code=CaseCode.ONE_FEWER, quorate=False, seat_ids=ids("chair", "a")),
    )


def test_without_one_of_all_it_is_lost_where_all_are_needed() -> None:
    cases = told(QuorumRule(tree=AtLeast(amount=Every())))
    assert not cases[CaseCode.ALL_BUT_ONE].quorate
    assert cases[CaseCode.FEWEST].seat_ids == ids("chair", "a", "b", "c", "d")


def test_nobody_presiding_is_a_case_only_where_somebody_must() -> None:
    assert CaseCode.NO_CHAIR not in told(QuorumRule(tree=voting_members(2)))
    rule = QuorumRule(tree=AllOf(rules=(voting_members(2), ChairTaken())))
    assert told(rule)[CaseCode.NO_CHAIR] == Case(code=CaseCode.NO_CHAIR, quorate=False)


def test_the_fewest_stand_for_several_agencies_at_once_where_those_are_counted() -> None:
    seats = (seat("a", "police"), seat("b", "police"), seat("c", "schools"), seat("d", "health"))
    rule = QuorumRule(tree=agencies_represented(2, ids("police", "schools", "health"), ChairPart.REQUIRED))
    assert told(rule, seats)[CaseCode.FEWEST].seat_ids == ids("a", "c")


def test_remote_members_are_not_enough_where_only_the_room_counts() -> None:
    assert not told(QuorumRule(tree=voting_members(1), counts=WhoCounts(remote=False)))[CaseCode.ALL_REMOTE].quorate


def test_who_never_counts_is_not_among_the_fewest() -> None:
    rule = QuorumRule(tree=AtLeast(amount=Number(number=1)), counts=WhoCounts(never=Who(seat_ids=ids("chair"))))
    assert told(rule)[CaseCode.FEWEST].seat_ids == ids("a")


def test_a_rule_that_nobody_can_meet_has_no_fewest() -> None:
    assert set(told(QuorumRule(tree=voting_members(9)))) == {
        CaseCode.EVERYBODY,
        CaseCode.ALL_BUT_ONE,
        CaseCode.ALL_REMOTE,
    }


def test_too_many_may_be_there_yet_a_few_are_enough() -> None:
    rule = QuorumRule(tree=AllOf(rules=(AtLeast(amount=Number(number=1)), AtMost(amount=Number(number=2)))))
    assert not told(rule)[CaseCode.EVERYBODY].quorate
    assert told(rule)[CaseCode.FEWEST].seat_ids == ids("chair")


def test_where_all_ways_are_too_many_to_try_a_few_are_told_that_are_enough() -> None:
    seats = tuple(seat(f"s{number}", tags=(f"t{number}",)) for number in range(40))
    parts = tuple(AtLeast(amount=Number(number=1), who=Who(tags=(f"t{number}",))) for number in range(0, 40, 2))
    cases = told(QuorumRule(tree=AllOf(rules=parts)), seats)
    assert cases[CaseCode.FEW].seat_ids == tuple(Id(f"s{number}") for number in range(0, 40, 2))


def test_on_a_vacant_seat_nobody_is_there_in_any_case() -> None:
    cases = {case.code: case for case in common_cases(QuorumRule(tree=voting_members(4)), FIVE, vacant=ids("chair"))}
    assert cases[CaseCode.EVERYBODY].quorate
    assert not cases[CaseCode.ALL_BUT_ONE].quorate
    assert cases[CaseCode.FEWEST].seat_ids == ids("a", "b", "c", "d")
    assert common_cases(QuorumRule(tree=voting_members(1)), FIVE, vacant=[one.id for one in FIVE]) == ()


def test_the_clerk_belongs_to_no_case_and_a_board_without_seats_has_none() -> None:
    clerk = seat("clerk", roles=(SeatRole.CLERK,))
    share = Share(numerator=1, denominator=2, base=Base.ALL, rounding=Rounding.MORE_THAN)
    rule = QuorumRule(tree=AtLeast(amount=share, unit=Unit.PERSONS))
    assert told(rule, (clerk, seat("a")))[CaseCode.FEWEST].seat_ids == ids("a")
    assert common_cases(rule, (clerk,)) == ()
