"""The ready-made rules of the bundle can be read, told apart and met."""

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.selection import selections_in
from clerk_app.domain.rules.soundness import Composition, flaws_of_quorum, flaws_of_voting
from clerk_app.domain.seats import SeatRole
from clerk_app.plain.ready_rules import OWN_AGENCIES, ready_quorums, ready_votes
from clerk_app.wording.catalogue import has
from tests.domain.rules.rooms import seat

BOARD = Composition(
    seats=(
        seat("chair", OWN_AGENCIES, category="lay", roles=(SeatRole.CHAIR,)),
        *(seat(f"member {place}", f"agency {place % 4}", category="lay") for place in range(9)),
    ),
    category_ids=frozenset({Id("lay")}),
)


def test_there_are_at_least_eight_of_each_with_words_of_their_own() -> None:
    for of, ready in (("quorum", ready_quorums()), ("voting", ready_votes())):
        keys = [key for key, _ in ready]
        assert len(set(keys)) == len(keys) >= 8
        assert len({rule for _, rule in ready}) == len(ready)
        assert all(has(f"ready_rules.{of}.{key}") for key in keys)


def test_a_board_of_ten_can_meet_and_decide_by_each_of_them_but_for_the_agencies_that_are_filled_in() -> None:
    for _, tree in ready_quorums():
        flaws = flaws_of_quorum(QuorumRule(tree=tree), BOARD)
        names_own = any(OWN_AGENCIES in who.agency_ids for who in selections_in(tree))
        assert flaws == () or names_own
    for _, rule in ready_votes():
        assert flaws_of_voting(rule, BOARD) == ()
