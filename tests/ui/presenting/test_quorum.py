"""The quorum at single events."""

from dataclasses import replace

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.quorum import Consequence, Follows, QuorumRule
from clerk_app.domain.rules.quorum import Tested as When
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.ui.presenting.quorum import quorum_words, verdict_at
from tests.domain.making import MEETING, at, attendee, board, event, member, minute, record, seat

E = EventKind


def test_who_leaves_for_an_interest_is_not_counted_at_the_events_of_that_business() -> None:
    names = ("head", "director", "inspector")
    moved, left = event(E.MOVED, "10:05", minute="budget"), event(E.LEFT, "10:20", "inspector")
    whole = record(
        board=board(voting_members(2)),
        seats=tuple(seat(name, "authority") for name in names),
        members=tuple(member(name) for name in names),
        attendees=tuple(attendee(name, name) for name in names),
        all_events=(*(event(E.ARRIVED, "10:00", name) for name in names), moved, left),
    )
    leaves = Declaration(
        id=Id("declaration"), meeting_id=MEETING, minute_id=Id("budget"), at=at("10:10"),
        attendee_id=Id("head"), effect=InterestEffect.LEAVES,
    )  # fmt: skip
    found = verdict_at(replace(whole, declarations=(leaves,)), left)
    assert found is not None
    assert (found.counted, found.quorate) == (1, False)


def council(*events: Event, **rule: object) -> MeetingRecord:
    """Three members of whom two are a quorum; head and director come at the start."""
    names = ("head", "director", "inspector")
    made = QuorumRule(tree=voting_members(2))
    return record(
        board=replace(board(), quorum=replace(made, **rule)),  # type: ignore[arg-type]
        seats=tuple(seat(name) for name in names),
        members=tuple(member(name) for name in names),
        minutes=(minute("budget"), minute("reports")),
        attendees=tuple(attendee(name, name) for name in names),
        all_events=(
            *(event(E.ARRIVED, "10:00", name) for name in names[:2]),
            event(E.STARTED, "10:00"),
            event(E.MOVED, "10:00", minute="budget"),
            *events,
        ),
    )


LEFT = event(E.LEFT, "10:30", "director")
CHAIR_MAY = (Follows(consequence=Consequence.CHAIR_DECIDES),)


@pytest.mark.parametrize(
    ("whole", "kind", "word", "reason"),
    [
        (
            council(LEFT, tested=When.AT_START),
            "ok",
            "Quorate",
            "Quorate when the meeting began, which holds to its end. 2 of 3 voting members are here. The rule needs 2.",
        ),
        (
            council(LEFT, tested=When.EACH_ITEM),
            "ok",
            "Quorate",
            "Quorate when this item was begun, which holds for all of it; the next item is looked at anew. "
            "2 of 3 voting members are here. The rule needs 2.",
        ),
        (
            council(tested=When.AT_START),
            "ok",
            "Quorate",
            "2 of 3 voting members are here. The rule needs 2. "
            "It was found when the meeting began and holds to its end, whoever leaves.",
        ),
        (
            council(LEFT, if_inquorate=CHAIR_MAY),
            "danger",
            "Not quorate",
            "The rule needs 2 voting members. Quorate again when any one joins. "
            "The rule leaves it to the Chair whether to go on.",
        ),
        (
            council(LEFT, event(E.CHAIR_WENT_ON, "10:31"), if_inquorate=CHAIR_MAY),
            "warning",
            "The Chair lets it go on",
            "The Chair ruled that the meeting goes on without a quorum. 1 of 3 voting members are here; "
            "the rule needs 2.",
        ),
        (
            council(LEFT, grace_minutes=45),
            "warning",
            "Waiting for a quorum",
            "The rule needs 2 voting members. Quorate again when any one joins. "
            "The meeting may still become quorate: the time of grace is running.",
        ),
        (
            council(LEFT, to_meet=voting_members(1)),
            "warning",
            "May meet, not decide",
            "The rule needs 2 voting members. Quorate again when any one joins. "
            "Enough are here to meet, too few to decide.",
        ),
    ],
)
def test_the_badge_says_when_the_quorum_was_looked_at_and_who_decides(
    whole: MeetingRecord, kind: str, word: str, reason: str
) -> None:
    words = quorum_words(whole)
    assert (words.kind, words.word, words.reason) == (kind, word, reason)
