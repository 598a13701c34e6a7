"""What stands against a substitute (requirement 2.18)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Organisation, Party, Seniority
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Agreed, Member, Seat
from clerk_app.domain.substitutes import NO_DOUBTS, SubstituteDoubts, doubts_about, is_less_senior
from clerk_app.wording.substitutes import substitute_doubts
from tests.domain.making import BOARD, attendee, post, record

HEAD, DEPUTY, STRANGER = (Party(post_id=Id(name)) for name in ("Head of Policy", "Deputy Head", "Officer"))
WORKS, FORCE = (Organisation(id=Id(name), names=(DatedName(name),)) for name in ("City Works", "Police Force"))


def meeting(
    *agreed: Agreed,
    substitutes: tuple[Party, ...] = (DEPUTY,),
    of: dict[str, Id] | None = None,
    ranks: dict[str, Seniority] | None = None,
) -> MeetingRecord:
    organisations, seniority = of or {}, ranks or {}
    seat = Seat(
        id=Id("seat"), board_id=BOARD, category_id=None, position=0, title="Policy",
        substitutes=substitutes, agreed=agreed,
    )  # fmt: skip
    posts = (
        replace(post(name), organisation_id=organisations.get(name), seniority=seniority.get(name))
        for name in ("Head of Policy", "Deputy Head", "Officer")
    )
    head = replace(attendee("head"), who=HEAD, capacity=Capacity.MEMBER, seat_id=seat.id)
    return record(
        posts=tuple(posts),
        organisations=(WORKS, FORCE),
        seats=(seat,),
        members=(Member(id=Id("member"), seat_id=seat.id, holder=HEAD),),
        attendees=(head,),
    )


DAY = meeting().meeting.date


@pytest.mark.parametrize(
    ("agreed", "doubts"),
    [
        ((), SubstituteDoubts(is_agreed=False, is_briefed=False)),
        ((Agreed(who=DEPUTY, agreed_on=DAY),), SubstituteDoubts(is_briefed=False)),
        ((Agreed(who=DEPUTY, briefed_on=DAY),), SubstituteDoubts(is_agreed=False)),
        ((Agreed(who=DEPUTY, agreed_on=DAY, briefed_on=DAY),), NO_DOUBTS),
        (
            (Agreed(who=DEPUTY, agreed_on=DAY + timedelta(days=1), briefed_on=DAY),),
            SubstituteDoubts(is_agreed=False),
        ),
    ],
)
def test_a_named_substitute_is_doubted_until_they_were_agreed_to_and_briefed_by_the_day(
    agreed: tuple[Agreed, ...], doubts: SubstituteDoubts
) -> None:
    assert doubts_about(meeting(*agreed), Id("head"), DEPUTY) == doubts


@pytest.mark.parametrize("who", [STRANGER, None])
def test_whom_the_seat_does_not_name_is_doubted(who: Party | None) -> None:
    assert doubts_about(meeting(), Id("head"), who) == SubstituteDoubts(is_named=False)


def test_a_board_that_names_no_substitutes_is_told_nothing() -> None:
    assert not doubts_about(meeting(substitutes=()), Id("head"), STRANGER)


def test_another_organisation_is_pointed_out_and_the_same_one_is_not() -> None:
    agreed = Agreed(who=DEPUTY, agreed_on=date(2020, 1, 1), briefed_on=date(2020, 1, 1))
    other = meeting(agreed, of={"Head of Policy": FORCE.id, "Deputy Head": WORKS.id})
    assert doubts_about(other, Id("head"), DEPUTY) == SubstituteDoubts(other="City Works")
    same = meeting(agreed, of={"Head of Policy": FORCE.id, "Deputy Head": FORCE.id})
    assert doubts_about(same, Id("head"), DEPUTY) == NO_DOUBTS


AGREED = Agreed(who=DEPUTY, agreed_on=date(2020, 1, 1), briefed_on=date(2020, 1, 1))


@pytest.mark.parametrize("own", [None, *Seniority])
@pytest.mark.parametrize("theirs", [None, *Seniority])
def test_only_a_post_that_is_noted_as_lower_is_less_senior(own: Seniority | None, theirs: Seniority | None) -> None:
    rank = {None: 0, "chief": 1, "director": 2, "head": 3, "manager": 4, "officer": 5}
    held, other = (replace(post("Post"), seniority=one) for one in (own, theirs))
    assert is_less_senior(held, other) == (own is not None and theirs is not None and rank[theirs] > rank[own])


def test_a_less_senior_substitute_is_pointed_out_and_one_of_the_same_rank_is_not() -> None:
    lower = meeting(AGREED, ranks={"Head of Policy": Seniority.DIRECTOR, "Deputy Head": Seniority.MANAGER})
    assert doubts_about(lower, Id("head"), DEPUTY) == SubstituteDoubts(is_less_senior=True)
    assert substitute_doubts(lower, Id("head"), DEPUTY, "Deputy Head") == (
        "Deputy Head is less senior than the member. They are recorded as sitting all the same."
    )
    same = meeting(AGREED, ranks={"Head of Policy": Seniority.HEAD, "Deputy Head": Seniority.HEAD})
    assert doubts_about(same, Id("head"), DEPUTY) == NO_DOUBTS


def test_a_board_that_names_no_substitutes_is_told_of_a_lower_post() -> None:
    ranks = {"Head of Policy": Seniority.CHIEF, "Officer": Seniority.OFFICER}
    assert doubts_about(meeting(substitutes=(), ranks=ranks), Id("head"), STRANGER) == SubstituteDoubts(
        is_less_senior=True
    )


def test_the_sentences_say_that_they_sit_all_the_same() -> None:
    assert substitute_doubts(meeting(), Id("head"), DEPUTY, "Deputy Head") == (
        "It is not noted that the board agreed to Deputy Head as a substitute, nor that they were briefed. "
        "They are recorded as sitting all the same."
    )
