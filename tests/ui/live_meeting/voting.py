"""A voting rule for the meeting of the live screen, and its vote pane."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.decisions import Decision, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.voting import Question, ShareFor, Tie, VoteBase, VotingRule
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.views.vote.view import VotePopup
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import SampleMeeting

LIMBS = ("It keeps within the law", "It is the board’s to decide")
FOUR_FIFTHS = ShareFor(numerator=4, denominator=5, base=VoteBase.PRESENT)
BY_AGENCY = VotingRule(
    questions=(Question(needs=(FOUR_FIFTHS,), unit=Unit.AGENCIES, limbs=LIMBS),),
    consensus_first=True,
    sentence="Four fifths of the agencies in the room carry a vote.",
    source="Terms of reference, section 9",
)
BY_HANDS = VotingRule(questions=(Question(tie=Tie.CASTING_VOTE),))


def vote_by(meeting: SampleMeeting, rule: VotingRule) -> None:
    """The board votes by this rule."""
    board = meeting.record.board
    meeting.app.execute(SaveSetup(put=(replace(board, voting=rule),)))


def with_agencies(meeting: SampleMeeting, *names: str) -> None:
    """Seats that stand for no agency get one each, by the word that their titles begin with."""
    seats, made = [], []
    for number, name in enumerate(names):
        agency_id = Id(f"{number + 1}" * 32)
        made.append(Agency(id=agency_id, names=(DatedName(name),)))
        seats += [replace(seat, agency_id=agency_id) for seat in meeting.record.seats if seat.title.startswith(name)]
    meeting.app.execute(SaveSetup(put=(*made, *seats)))


def pane(live: Live) -> VotePopup:
    """The vote pane that is open."""
    popup = live.desk.popups.current
    assert isinstance(popup, VotePopup)
    return popup


def begin(live: Live, words: str = "That the plan be agreed.") -> VotePopup:
    """A proposal in a paragraph of its own, and the pane over it."""
    live.press("Return")
    live.type(words)
    live.press("Ctrl+Shift+B")
    return pane(live)


def recorded(live: Live) -> tuple[Vote, Decision | None, Block]:
    """What the store has of the vote: with its decision, and the block that shows them."""
    record = live.record
    (vote,) = record.votes
    (block,) = (one for one in record.blocks if one.vote_id == vote.id)
    decision = next((one for one in record.decisions if one.id == block.decision_id), None)
    return vote, decision, block
