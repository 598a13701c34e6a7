"""What a vote is taken in: the room, the board's rule, the quorum, and what everybody is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.deciding import as_asked
from clerk_app.domain.rules.room import Room, SeatNow
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import Question, VotingRule
from clerk_app.domain.timeline import Presence, Standing, instant
from clerk_app.ui.presenting.quorum import at_other_business
from clerk_app.wording.catalogue import say
from clerk_app.wording.papers import board_name, with_article
from clerk_app.wording.rules import Names

NO_RULE = VotingRule()
"""How a board without a rule of its own votes: most of the votes cast carry, and a tie is lost."""


@dataclass(frozen=True, kw_only=True)
class Seated:
    """Who sits on a seat, as the minutes call them, and how they are there or why they are not."""

    name: str
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class VoteCase:
    """Everything about the meeting that a vote asks, at the time it is taken.

    `stored` is the vote that was recorded already, `decided` the decision that came of it. `record` is the meeting,
    `parent` what the board is a part of as a sentence says it; empty where it is a part of none.
    `at_other_business` says who has no vote now since they were co-opted for other business.
    """

    rule: VotingRule
    has_rule: bool
    room: Room
    verdict: Verdict | None
    at: datetime
    chair: str
    names: Names
    seated: Mapping[Id, Seated]
    place: str = ""
    stored: Vote | None = None
    decided: Decision | None = None
    parent: str = ""
    at_other_business: str = ""
    record: MeetingRecord | None = field(default=None, compare=False, repr=False)

    def question(self, name: str) -> Question:
        """The kind of question of that name, as it is put in this room."""
        return as_asked(self.rule.question(name), self.room)

    def sitter(self, one: SeatNow) -> Seated:
        """Who sits there; nobody is called by the seat."""
        return self.seated.get(one.seat.id) or Seated(name=one.seat.title)

    @property
    def is_quorate(self) -> bool:
        """Whether the board may decide now, as far as its quorum goes."""
        return self.verdict is None or self.verdict.quorate


def case_of(
    record: MeetingRecord,
    now: datetime,
    place: str = "",
    stored: Vote | None = None,
    decided: Decision | None = None,
    parent: Board | None = None,
) -> VoteCase:
    """The meeting as it is `now` (local time), or for a vote that was taken before as it was then.

    `parent` is the board that the meeting's board is a part of.
    """
    at = stored.at if stored is not None else now
    moment = instant(at, 0, record.meeting.time_zone) if stored is not None else None
    rule = record.rules.voting
    return VoteCase(
        rule=rule or NO_RULE,
        has_rule=rule is not None,
        room=record.room(moment),
        verdict=record.verdict(moment),
        at=at,
        chair=record.board.chair_title,
        names=record.name_in_rules,
        seated=_seated(record, record.standings(moment)),
        place=place,
        stored=stored,
        decided=decided,
        parent=with_article(board_name(parent, record.meeting.date)) if parent is not None else "",
        at_other_business=at_other_business(record, moment),
        record=record,
    )


def _seated(record: MeetingRecord, standings: Mapping[Id, Standing]) -> dict[Id, Seated]:
    """By seat: whoever is here before whoever is not."""
    found: dict[Id, Seated] = {}
    sitting = ((one, record.seat_of(one)) for one in record.attendees if one.sits)
    for attendee, seat in sorted(sitting, key=lambda pair: not standings[pair[0].id].is_here):
        if seat is not None and seat.id not in found:
            name = record.party_name(attendee.who)
            found[seat.id] = Seated(name=name, how=_how(attendee, standings[attendee.id], _holder(attendee, record)))
    return found


def _holder(attendee: Attendee, record: MeetingRecord) -> str:
    """Who holds the vote of somebody who is away; empty where nobody does."""
    holder = record.by_id.get(attendee.proxy_id) if attendee.proxy_id is not None else None
    return record.party_name(holder.who) if isinstance(holder, Attendee) else ""


def _how(attendee: Attendee, standing: Standing, holder: str) -> str:
    said = []
    if standing.is_here and attendee.substitute_for is not None:
        said.append(say("vote.how.substitute"))
    if standing.presence is Presence.REMOTE:
        said.append(say("vote.how.remote"))
    if holder and not standing.is_here:
        said.append(say("vote.how.held_by", name=holder))
    elif not standing.is_here:
        time = f"{standing.event.at:%H:%M}" if standing.event is not None else ""
        said.append(say(f"vote.how.{standing.presence}", time=time))
    return ", ".join(said)
