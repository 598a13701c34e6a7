"""What Home reads: of meetings with approved minutes, however many there are, only their days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

from clerk_app.domain.meeting import Meeting, MinutesState, StatusStep
from clerk_app.ui.views.home.gathering import Gather
from clerk_app.ui.views.home.values import HomeFacts
from tests.ui.views.stage import BOARD, Stage, known_id

NOW = datetime(2024, 9, 26, 9, tzinfo=UTC)


def test_of_approved_meetings_only_the_days_are_read(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage().with_board()
    step = StatusStep(state=MinutesState.APPROVED, on=NOW.date(), recorded_at=NOW)
    draft = Meeting(id=known_id("4", 1), board_id=BOARD, date=date(2024, 6, 3), start=time(10))
    approved = replace(draft, id=known_id("4", 2), date=date(2024, 3, 4), steps=(step,))
    coming = replace(draft, id=known_id("4", 3), date=date(2024, 10, 4))
    for meeting in (draft, approved, coming):
        stage.store.shelf.entities["meetings", meeting.id] = meeting
    gathered: list[object] = []
    stage.jobs.start(Gather(stage.desk.queries, BOARD, NOW, None), gathered.append)
    stage.jobs.finish()
    (facts,) = gathered
    assert isinstance(facts, HomeFacts)
    assert facts.meetings == (coming, draft)
    assert list(facts.days) == [coming.id, draft.id, approved.id]
    assert facts.coming is not None
    assert facts.coming.meeting == coming
