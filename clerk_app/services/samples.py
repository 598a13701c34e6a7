"""Sample boards enter a store: their files are imported, and what they leave to the acts is done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting, MinutesState
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import AdvanceMinutes
from clerk_app.services.app import App
from clerk_app.services.importing import plan_import


def load_sample(app: App, entities: Sequence[Entity], today: date) -> None:
    """Puts a sample into the store, leaving alone what is there already.

    Its meeting that has not started takes place today, so that it can be tried. Minutes that a decision of it approves
    are approved by the act, which seals them: a file made by hand could not.
    """
    act = plan_import(brought_up_to(entities, today), app.queries, app.ids)
    app.execute(act)
    for decision in act.entities:
        if isinstance(decision, Decision) and decision.result is DecisionResult.CARRIED:
            _approve(app, decision)


def brought_up_to(entities: Sequence[Entity], today: date) -> tuple[Entity, ...]:
    """The entities with every meeting that has not started, and is past, moved to today together with its events."""
    begun = {e.meeting_id for e in entities if isinstance(e, Event) and e.kind is EventKind.STARTED}
    moved = {
        meeting.id: today - meeting.date
        for meeting in entities
        if isinstance(meeting, Meeting) and meeting.id not in begun and meeting.date < today
    }
    return tuple(_moved(entity, moved) for entity in entities)


def boards_in(entities: Iterable[Entity]) -> tuple[Board, ...]:
    """The boards among the entities."""
    return tuple(entity for entity in entities if isinstance(entity, Board))


def _moved(entity: Entity, moved: dict[Id, timedelta]) -> Entity:
    match entity:
        case Meeting(id=meeting_id, date=day) if meeting_id in moved:
            return replace(entity, date=day + moved[meeting_id])
        case Event(meeting_id=meeting_id, at=at, recorded_at=recorded_at) if meeting_id in moved:
            return replace(entity, at=at + moved[meeting_id], recorded_at=recorded_at + moved[meeting_id])
        case _:
            return entity


def _approve(app: App, decision: Decision) -> None:
    earlier = _meeting(app, decision.approves_meeting_id)
    later = _meeting(app, decision.meeting_id)
    if earlier is not None and later is not None and earlier.state is MinutesState.CIRCULATED:
        app.execute(
            AdvanceMinutes(meeting_id=earlier.id, state=MinutesState.APPROVED, on=later.date, approved_in=later.id)
        )


def _meeting(app: App, meeting_id: Id | None) -> Meeting | None:
    return app.queries.entity(Meeting, meeting_id) if meeting_id is not None else None
