"""What put an end to a decision that a board took without a quorum."""

from dataclasses import dataclass
from datetime import date

from clerk_app.domain.decisions import Decision, DecisionResult, Settlement, WrittenOutcome, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.services.ports import Reader

_IN_WRITING = {
    WrittenOutcome.AGREED: Settlement.RATIFIED,
    WrittenOutcome.NOT_AGREED: Settlement.REJECTED,
    WrittenOutcome.LAPSED: Settlement.LAPSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a provisional decision ended and on which day: by a later meeting's decision, or in writing."""

    settled: Settlement
    on: date | None
    meeting_id: Id | None = None
    decision_id: Id | None = None


def end_of(reader: Reader, decision_id: Id) -> End | None:
    """The end of a provisional decision; None while it is open.

    A decision to ratify that was lost, or itself taken without a quorum, puts no end to it.
    """
    for later in reader.where(Decision, settles_id=decision_id):
        meeting = reader.get(Meeting, later.meeting_id)
        if later.settles_as is not None and later.result is DecisionResult.CARRIED and meeting is not None:
            return End(settled=later.settles_as, on=meeting.date, meeting_id=meeting.id, decision_id=later.id)
    for procedure in reader.where(WrittenProcedure, settles_id=decision_id):
        if procedure.outcome is not None:
            return End(settled=_IN_WRITING[procedure.outcome], on=procedure.ended_on)
    return None
