"""A vote in words: its arithmetic as it is taken, and what the minutes say of it."""

from collections.abc import Iterator
from fractions import Fraction

from clerk_app.domain.decisions import DecisionResult, LimbTick, SettledVote, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.deciding import Force, NeedFound, NoVote, Outcome, VoteResult, votes_one_by_one
from clerk_app.domain.rules.selection import EVERYONE, have_votes
from clerk_app.domain.rules.voting import Ballots, Question, ShareFor, Silence, Tie, VoteBase, VotingRule
from clerk_app.domain.timeline import instant
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.rules import Names, share_in_words
from clerk_app.wording.voting_rules import need_in_words

_MAJORITY = ShareFor(numerator=1, denominator=2, more_than=True)
_JOINT = (Unit.AGENCIES, Unit.CATEGORIES, Unit.GROUPS)


def units(unit: Unit, count: int) -> str:
    """What is counted: "agencies"."""
    return say(f"vote.units.{unit}", count=count)


def votes_said(number: int, parts: int = 1) -> int | str:
    """So many parts of votes, so many of which are one vote, as a number of votes: 13, "6.5", "6 1/3"."""
    votes = Fraction(number, parts)
    whole, rest = divmod(votes.numerator, votes.denominator)
    if not rest:
        return whole
    if 100 % votes.denominator == 0:
        return f"{float(votes):.2f}".rstrip("0")
    part = f"{rest}/{votes.denominator}"
    return f"{whole} {part}" if whole else part


def share_said(need: ShareFor) -> str:
    """The share as it is best said: "80%", "two thirds"."""
    whole, rest = divmod(100 * need.numerator, need.denominator)
    return say("vote.share_of", share=whole) if rest == 0 else share_in_words(need.numerator, need.denominator)


def percent(got: int, of: int) -> int:
    """How many in a hundred, rounded down, so that what falls short never reads as if it did not."""
    return 100 * got // of if of else 0


def arithmetic(result: VoteResult, question: Question) -> str:
    """What was reached: "5 of 6 agencies for, which is 83%."."""
    share = next((found for found in result.needs if isinstance(found.need, ShareFor)), None)
    if share is None or not isinstance(share.need, ShareFor):
        ayes, noes = (votes_said(one, result.parts) for one in (result.ayes, result.noes))
        return say("vote.tally", ayes=ayes, noes=noes)
    unit = _counted_in(share.need, question, share.of)
    got, of = (votes_said(one, share.parts) for one in (share.got, share.of))
    return say("vote.arithmetic", got=got, of=of, units=unit, percent=percent(share.got, share.of))


def _counted_in(need: ShareFor, question: Question, count: int) -> str:
    """What a share is of; of groups that have votes of their own, or divide them, it is of votes."""
    unit = need.counted_in or question.unit
    is_of_votes = votes_one_by_one(question) or have_votes(question.groups)
    if unit in _JOINT and unit is question.unit and is_of_votes:
        return say("vote.units.votes", count=count)
    return units(unit, count)


def need_told(found: NeedFound, names: Names) -> str:
    """One need, how it is worked out, and whether it is met."""
    said = [f"{sentence_case(need_in_words(found.need, names))}."]
    if isinstance(found.need, ShareFor):
        exact = Fraction(found.of * found.need.numerator, found.need.denominator * found.parts)
        key = "more_than_exact" if found.need.more_than else "exact"
        told = f"{float(exact):.1f}".removesuffix(".0")
        of, takes = (votes_said(one, found.parts) for one in (found.of, found.takes))
        said.append(say(f"vote.{key}", share=share_said(found.need), of=of, exact=told, takes=takes))
    said.append(say("vote.met" if found.met else "vote.missed"))
    return " ".join(said)


def no_vote(reason: NoVote, names: list[str]) -> str:
    """Who has no vote for that reason."""
    return say(f"vote.no_vote.{reason}", names=listed(names))


# The card in the text


def vote_card(vote: Vote) -> str:
    """The counts in a few words: "5 for, 1 against, 2 abstained"."""
    if vote.rounds:
        elected = vote.result.elected if vote.result is not None else ()
        return say("vote_card.election.elected" if elected else "vote_card.election.nobody", names=listed(elected))
    ayes, noes, abstentions = counts_said(vote)
    counts = say("vote_card.counts", ayes=ayes, noes=noes)
    if vote.abstentions:
        counts = say("vote_card.with_abstentions", counts=counts, abstentions=abstentions)
    return counts


def counts_said(vote: Vote) -> tuple[int | str, int | str, int | str]:
    """How many votes for, against and abstentions there were, as they are said."""
    parts = vote.result.parts if vote.result is not None else 1
    return votes_said(vote.votes_for, parts), votes_said(vote.votes_against, parts), votes_said(vote.abstentions, parts)


# The minutes


def vote_in_minutes(vote: Vote, record: MeetingRecord) -> str:
    """All that the minutes say of a vote; of a secret one nothing of who voted what."""
    result = vote.result
    if result is None:
        return ""
    question = (record.rules.voting or VotingRule()).question(vote.question)
    return " ".join(filter(None, _told(vote, result, question, record)))


def _told(vote: Vote, result: VoteResult, question: Question, record: MeetingRecord) -> Iterator[str]:
    chair = record.board.chair_title
    if vote.consensus_failed:
        yield say("vote_paper.no_consensus", chair=chair)
    if vote.rounds:
        yield from _rounds_told(vote, result, question, chair)
        yield from _limbs(vote.limbs, result)
        return
    yield _counted(vote, result, question)
    if vote.ballots is Ballots.NAMED:
        yield from _named(vote, question, record)
    if result.split:
        yield say("vote_paper.split", names=listed([_name(one, record) for one in result.split]))
    if vote.tie_broken is not None and result.tied:
        yield say(f"vote_paper.{_how_broken(question)}_{vote.tie_broken}", chair=chair)
    elif result.tied and question.tie is Tie.CHAIRS_SIDE and result.outcome in (Outcome.CARRIED, Outcome.LOST):
        yield say(f"vote_paper.side_{result.outcome}", chair=chair)
    yield from _thresholds(result, record)
    if not _is_said_with_the_decision(vote, result, record):
        yield _outcome(result)
    yield from _limbs(vote.limbs, result)


def _is_said_with_the_decision(vote: Vote, result: VoteResult, record: MeetingRecord) -> bool:
    """Whether what was voted on says itself that it is advice, or recommended to another body."""
    if result.force not in (Force.ADVISORY, Force.RECOMMENDED) or vote.proposal_id is None:
        return False
    return any(
        one.proposal_id == vote.proposal_id and one.result in (DecisionResult.ADVICE, DecisionResult.RECOMMENDED)
        for one in record.decisions
    )


def _rounds_told(vote: Vote, result: VoteResult, question: Question, chair: str) -> Iterator[str]:
    """The votes of each round as they were counted, how ties were broken, and who was elected."""
    if vote.ballots is Ballots.SECRET:
        yield say("vote_paper.election.secret")
    for number, one in enumerate(vote.rounds, 1):
        said = [say("vote_paper.election.votes", count=each.votes, name=each.name) for each in one.candidates]
        if one.abstentions:
            said.append(say("vote_paper.election.abstained", count=one.abstentions))
        key = "vote_paper.election.round" if len(vote.rounds) > 1 else "vote_paper.election.only"
        yield sentence_case(say(key, number=number, votes=listed(said)))
        if one.tie_won_by and question.election is not None:
            yield say(f"vote_paper.election.{question.election.tie}", names=listed(one.tie_won_by), chair=chair)
    if result.elected:
        yield say("vote_paper.election.elected", count=len(result.elected), names=listed(result.elected))
    else:
        yield say("vote_paper.election.nobody")
    if result.force not in (Force.BINDING, Force.LIMBS_OPEN):
        yield say(f"vote_paper.force.{result.force}")


def _how_broken(question: Question) -> str:
    """How the minutes say that a tie was broken."""
    if question.tie is Tie.LOT:
        return "lot"
    if question.tie_breaker is None:
        return {Tie.CASTING_VOTE: "cast", Tie.CHAIRS_SIDE: "chairs_side"}.get(question.tie, "broken")
    return "broken"


def _counted(vote: Vote, result: VoteResult, question: Question) -> str:
    ayes, noes, abstentions = counts_said(vote)
    counts = say("vote_paper.counted", ayes=ayes, noes=noes)
    if vote.abstentions:
        counts = say("vote_paper.abstained", counts=counts, abstentions=abstentions)
    if result.silent:
        key = "silent_against" if question.silence is Silence.AGAINST else "silent"
        counts = say(f"vote_paper.{key}", counts=counts, silent=votes_said(result.silent, result.parts))
    if vote.ballots is Ballots.SECRET:
        return say("vote_paper.secret", counts=counts)
    if question.unit is Unit.PERSONS:
        return say("vote_paper.taken", counts=counts)
    return say("vote_paper.taken_by", units=say(f"vote_paper.units.{question.unit}"), counts=counts)


def _named(vote: Vote, question: Question, record: MeetingRecord) -> Iterator[str]:
    people = _sitters(record, vote)
    for choice in Choice:
        if question.unit in _JOINT and not votes_one_by_one(question):
            names = [_name(_joint(one), record) for one in vote.settled if one.choice is choice]
        else:
            seats = [one.seat_id for one in vote.seat_votes if one.choice is choice]
            names = [people.get(seat_id) or record.name_in_rules(seat_id) for seat_id in seats]
        if names:
            yield say(f"vote_paper.named_{choice}", names=listed(names))


def _sitters(record: MeetingRecord, vote: Vote) -> dict[Id, str]:
    """By seat, who sat there when it was voted."""
    standings = record.standings(instant(vote.at, 0, record.meeting.time_zone))
    found: dict[Id, str] = {}
    for attendee in sorted(record.attendees, key=lambda one: not standings[one.id].is_here):
        seat = record.seat_of(attendee) if attendee.sits else None
        if seat is not None:
            found.setdefault(seat.id, record.party_name(attendee.who))
    return found


def _joint(one: SettledVote) -> str:
    return one.agency_id or one.category_id or one.group


def _name(one: str, record: MeetingRecord) -> str:
    return record.name_in_rules(Id(one)) or one


def _thresholds(result: VoteResult, record: MeetingRecord) -> Iterator[str]:
    """What it took, but for the plain majority, which goes without saying."""
    for found in result.needs:
        need = found.need
        if need == _MAJORITY:
            continue
        if isinstance(need, ShareFor) and need.within == EVERYONE:
            key = "more_than_share" if need.more_than else "share"
            share = percent(found.got, found.of)
            got, of = (votes_said(one, found.parts) for one in (found.got, found.of))
            yield say(f"vote_paper.{key}", got=got, of=of, percent=share, share=_share_needed(need))
        else:
            key = "other_need" if found.met else "other_need_missed"
            yield say(f"vote_paper.{key}", need=need_in_words(need, record.name_in_rules))


def _share_needed(need: ShareFor) -> str:
    base = f" {say('vote_paper.of')} {say(f'voting_rule.base.{need.base}')}" if need.base is not VoteBase.CAST else ""
    return f"{share_said(need)}{base}"


def _outcome(result: VoteResult) -> str:
    without_quorum = result.force in (Force.ADVISORY, Force.RECOMMENDED, Force.NONE)
    outcome = say(f"vote_paper.outcome.{result.outcome}")
    if result.outcome is Outcome.CARRIED and result.force is not Force.BINDING:
        return say(f"vote_paper.force.{result.force}")
    return " ".join(filter(None, (outcome, say(f"vote_paper.force.{result.force}") if without_quorum else "")))


def _limbs(limbs: tuple[LimbTick, ...], result: VoteResult) -> Iterator[str]:
    """The limbs that do not hold, and of those that do the ones whose reason was put down.

    Without a quorum nothing hangs on them.
    """
    if result.outcome is not Outcome.CARRIED or result.force in (
        Force.PROVISIONAL,
        Force.ADVISORY,
        Force.RECOMMENDED,
        Force.NONE,
    ):
        return
    for limb in limbs:
        words = limb.limb.rstrip(".")
        reason = limb.reason.rstrip(".")
        if not limb.met:
            yield say("vote_paper.limb_open_because" if reason else "vote_paper.limb_open", limb=words, reason=reason)
        elif reason:
            yield say("vote_paper.limb_holds", limb=words, reason=reason)
