"""What is pointed out of a substitute, in sentences."""

from collections.abc import Iterator

from clerk_app.domain.identity import Id
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.substitutes import doubts_about
from clerk_app.wording.catalogue import say


def substitute_doubts(record: MeetingRecord, member_id: Id, who: Party | None, name: str) -> str:
    """What stands against somebody who sits for a member; empty for nothing. It is advice: they sit all the same."""
    return " ".join(_sentences(record, member_id, who, name))


def _sentences(record: MeetingRecord, member_id: Id, who: Party | None, name: str) -> Iterator[str]:
    doubts = doubts_about(record, member_id, who)
    if not doubts.is_named:
        yield say("substitutes.not_named", name=name)
    elif not doubts.is_agreed:
        yield say("substitutes.not_agreed" if doubts.is_briefed else "substitutes.not_agreed_nor_briefed", name=name)
    elif not doubts.is_briefed:
        yield say("substitutes.not_briefed", name=name)
    if doubts.other:
        yield say("substitutes.other", name=name, body=doubts.other)
    if doubts.is_less_senior:
        yield say("substitutes.less_senior", name=name)
    if doubts:
        yield say("substitutes.recorded")
