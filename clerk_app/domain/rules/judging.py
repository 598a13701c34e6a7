"""The verdict of a whole quorum rule on a room: the count, its margin, and what follows."""

from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.count import Count
from clerk_app.domain.rules.evaluation import Evaluation, evaluate
from clerk_app.domain.rules.margin import margin_of
from clerk_app.domain.rules.quorum import Concerns, Consequence, Follows, QuorumRule, Tested
from clerk_app.domain.rules.room import ChairsRuling, Room, SeatNow
from clerk_app.domain.rules.verdict import Qualified, Verdict


def judge(rule: QuorumRule, room: Room) -> Verdict:
    """The rule's verdict on the room, with its margin.

    Where it takes the chair's word to go on without the number, that word makes it quorate, and the verdict says so.
    """
    return with_margin(rule, room, find(rule, room))


def with_margin(rule: QuorumRule, room: Room, verdict: Verdict) -> Verdict:
    """The verdict that was found on the room, with its margin."""
    if not verdict.quorate or verdict.qualified in (Qualified.CHAIR_DECIDED, Qualified.PRESUMED):
        return verdict
    margin = margin_of(rule.tree, Count(room, rule.counts))
    return replace(
        verdict,
        spare=margin.spare,
        spare_is_exact=margin.is_exact,
        critical_seats=margin.critical_seats,
        critical_agencies=margin.critical_agencies,
    )


def find(rule: QuorumRule, room: Room) -> Verdict:
    """The same without the margin, for whoever asks of many instants: the margin is most of the work."""
    count = Count(room, rule.counts)
    over = tuple(one.seat.id for one in count.over_proxies)
    found = replace(Evaluation(count).verdict(rule.tree), over_proxies=over)
    if not found.quorate and rule.tested is Tested.WHEN_CALLED and not room.count_called:
        verdict = replace(found, quorate=True, qualified=Qualified.PRESUMED)
    else:
        verdict = found if found.quorate else _without_quorum(rule, room, found)
    if room.has_chair:
        return verdict
    standing_in = tuple(one for one in rule.if_no_chair if _is_time(one, room))
    return replace(verdict, follows=(*verdict.follows, *standing_in))


def _without_quorum(rule: QuorumRule, room: Room, found: Verdict) -> Verdict:
    due = tuple(one for one in rule.if_inquorate if _is_due(one, rule, room))
    chair_may = any(one.consequence is Consequence.CHAIR_DECIDES for one in due)
    if chair_may and room.ruling is ChairsRuling.GO_ON:
        return replace(found, quorate=True, qualified=Qualified.CHAIR_DECIDED)
    if chair_may and room.ruling is None:
        qualified = Qualified.CHAIR_DECIDES
        due = tuple(one for one in due if one.consequence is not Consequence.DO_NOT_PROCEED)
    else:
        qualified = _qualified(rule, room, found)
        due = tuple(one for one in due if one.consequence is not Consequence.CHAIR_DECIDES)
    if qualified is Qualified.MAY_MEET and not any(one.consequence is Consequence.MEET_WITHOUT_VOTING for one in due):
        due = (Follows(consequence=Consequence.MEET_WITHOUT_VOTING), *due)
    return replace(found, qualified=qualified, follows=due, called=_called(due, room, found.needed - found.counted))


def _qualified(rule: QuorumRule, room: Room, found: Verdict) -> Qualified:
    if found.qualified is Qualified.NOT_SETTLED:
        return found.qualified
    if rule.to_meet is not None and evaluate(rule.to_meet, room, rule.counts).quorate:
        return Qualified.MAY_MEET
    if room.waited is not None and room.waited < rule.grace_minutes:
        return Qualified.WAITING
    if room.has_started and room.lacking is not None and any(_is_still_to_come(one, room) for one in rule.if_inquorate):
        return Qualified.WAITING
    return Qualified.PLAINLY


def _is_due(follows: Follows, rule: QuorumRule, room: Room) -> bool:
    """Whether a consequence follows in a room without a quorum."""
    if not _is_time(follows, room) or not _concerns(follows.concerns, rule, room):
        return False
    if follows.where is not None and Count(room, rule.counts).is_so(follows.where) is not follows.where_is_so:
        return False
    return follows.only_if is None or evaluate(follows.only_if, room, rule.counts).quorate


def _is_time(follows: Follows, room: Room) -> bool:
    minutes = room.lacking if follows.concerns is Concerns.BEGUN else room.waited
    return follows.after_minutes is None or (minutes is not None and minutes >= follows.after_minutes)


def _is_still_to_come(follows: Follows, room: Room) -> bool:
    return follows.concerns is Concerns.BEGUN and not _is_time(follows, room)


def _concerns(concerns: Concerns, rule: QuorumRule, room: Room) -> bool:
    match concerns:
        case Concerns.EITHER:
            return True
        case Concerns.NOT_BEGUN | Concerns.BEGUN:
            return room.has_started is (concerns is Concerns.BEGUN)
    only_this_item = evaluate(rule.tree, room.without_interests(), rule.counts).quorate
    return only_this_item is (concerns is Concerns.ITEM)


def _called(due: tuple[Follows, ...], room: Room, wanting: int) -> tuple[Id, ...]:
    """The seats to be called in, the longest service first; at equal service in the board's order."""
    calls = next((one for one in due if one.consequence is Consequence.CALL_REPLACEMENTS), None)
    if calls is None or calls.who is None:
        return ()
    ready = [one for one in room.seats if calls.who.includes(one.seat) and one.filled and one.interest is None]
    ready.sort(key=_service)
    return tuple(one.seat.id for one in ready[: max(wanting, 0)])


def _service(one: SeatNow) -> tuple[bool, str]:
    return one.since is None, one.since.isoformat() if one.since is not None else ""
