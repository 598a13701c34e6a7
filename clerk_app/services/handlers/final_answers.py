"""What another body answered to a decision: it goes with the decision, and comes back with it."""

from clerk_app.domain.decisions import Decision, FinalAnswer, final_answer_id
from clerk_app.domain.identity import Id
from clerk_app.services.acts import NoteFinalAnswer
from clerk_app.services.work import Done, Work


def note_final_answer(act: NoteFinalAnswer, work: Work) -> Done:
    """The answer as it is known now, in place of an earlier one; raises BrokenRule `not_found` without the decision."""
    decision = work.known(Decision, act.decision_id)
    if act.outcome is None:
        remove_answer_to(decision.id, work)
        return Done(made=decision.id, meeting_id=decision.meeting_id)
    answer = FinalAnswer(
        id=final_answer_id(decision.id),
        meeting_id=decision.meeting_id,
        decision_id=decision.id,
        outcome=act.outcome,
        on=act.on,
        words=act.words,
    )
    if work.uow.get(FinalAnswer, answer.id) != answer:
        work.uow.put(answer)
    return Done(made=answer.id, meeting_id=decision.meeting_id)


def remove_answer_to(decision_id: Id, work: Work) -> None:
    """What was answered to a decision that goes, goes along."""
    for answer in work.uow.where(FinalAnswer, decision_id=decision_id):
        work.uow.remove(FinalAnswer, answer.id)


def bring_answer_back(decision_id: Id, work: Work) -> None:
    """What was answered to a decision that comes back, comes back with it."""
    answer = work.uow.removed(FinalAnswer, final_answer_id(decision_id))
    if answer is not None and work.uow.get(FinalAnswer, answer.id) is None:
        work.uow.put(answer)
