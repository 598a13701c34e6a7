"""The words that papers of an edition add: how it was decided, whether it binds, where an action arose, capacities."""

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.decisions import Decision, DecisionResult, Vote
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.deciding import Force, Outcome
from clerk_app.wording import papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.final_answers import answer_told
from clerk_app.wording.lists import listed
from clerk_app.wording.votes import vote_in_minutes


def how_decided(record: MeetingRecord, decision: Decision | None, vote: Vote | None) -> str:
    """By a vote, with what it came to, or by consensus; empty where nobody has said."""
    if vote is not None:
        return vote_in_minutes(vote, record) or papers.vote_counts(vote)
    return say(f"editions.decisions.by.{decision.reached_by}") if decision is not None else ""


def whether_it_binds(record: MeetingRecord, decision: Decision | None, vote: Vote | None) -> str:
    """Whether a decision binds, and what is wanting where it does not; empty where nobody has said."""
    if decision is None:
        return ""
    answer = record.answered.get(decision.id)
    if answer is not None:
        return f"{answer_told(decision, answer, record.board.formats.date)}."
    if decision.result is DecisionResult.RECOMMENDED and decision.final_decider:
        return say("editions.decisions.binds.final", decider=decision.final_decider)
    if decision.result is not DecisionResult.CARRIED:
        return say(f"editions.decisions.binds.{decision.result}")
    result = vote.result if vote is not None else None
    if result is not None and result.outcome is Outcome.CARRIED and result.force is not Force.BINDING:
        return say(f"editions.decisions.force.{result.force}")
    if any(limb.met is not True for limb in decision.limbs):
        return say("editions.decisions.force.limbs_open")
    kind = next((one for one in record.board.decision_kinds if one.key == decision.kind), None)
    if kind is not None and not kind.binding:
        return say("editions.decisions.binds.no_kind", word=kind.word.lower())
    if decision.final_decider:
        return say("editions.decisions.binds.final", decider=decision.final_decider)
    return say("editions.decisions.binds.carried")


def owners(action: Action | None) -> str:
    """Who has an action, as printed; empty for nobody."""
    return listed([owner.words for owner in action.owners]) if action is not None and action.owners else ""


def status(known: ActionStatus) -> str:
    """How far an action is, in a word or two."""
    return say(f"editions.actions.how_far.{known}")


def where_raised(number: str, *, is_earlier: bool) -> str:
    """The paragraph in which an action arose; of one of an earlier meeting, the one in which it was reported on."""
    if not is_earlier:
        return number
    return say("editions.actions.earlier_at" if number else "editions.actions.earlier", number=number)


def certified(record: MeetingRecord) -> str:
    """What a certificate of attendance says above the names."""
    board, meeting = record.board, record.meeting
    places = {
        "board": papers.with_article(papers.board_name(board, meeting.date)),
        "date": papers.document_date(board, meeting),
        "venue": meeting.venue,
    }
    return say("editions.certificate.held_at" if meeting.venue else "editions.certificate.held", **places)


def capacity(record: MeetingRecord, attendee: Attendee, *, is_chair: bool) -> str:
    """In which capacity somebody attended; whoever presided is called as the board calls its chair."""
    if is_chair:
        return record.board.chair_title
    principal = next((one for one in record.attendees if one.id == attendee.substitute_for), None)
    if principal is not None:
        return say("editions.certificate.substitute_for", principal=papers.in_sentence(record, principal))
    return say(f"editions.certificate.as.{attendee.capacity}")


def was_there(since: str, until: str, *, remote: bool) -> str:
    """From when to when somebody was in the meeting; until "" where no end of it was recorded."""
    key = "stay" if until else "stay_without_end"
    return say(
        f"editions.certificate.{key}_remotely" if remote else f"editions.certificate.{key}", since=since, until=until
    )
