"""Numbers that go through the whole meeting stand beside the text as they are printed, whichever item is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.capture import PlaceKind, jump
from clerk_app.domain.house_style import USUAL, ParagraphNumbers
from clerk_app.services.acts import MoveToMinute, SaveSetup
from clerk_app.ui.views.live_meeting.places import places_in
from tests.builders import EXPORT_ID, MADE_AT
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING, SampleMeeting

THROUGH = replace(USUAL, paragraphs=ParagraphNumbers.THROUGH)


@pytest.fixture
def meeting(meeting: SampleMeeting) -> SampleMeeting:
    """The sample meeting of a board whose own style counts through."""
    meeting.app.execute(SaveSetup(put=(replace(meeting.record.board, own_style=THROUGH),)))
    return meeting


def printed(live: Live) -> dict[str, str]:
    """The number that each numbered paragraph has on paper, by its id."""
    blocks = compose_minutes(live.meeting.record, THROUGH, MADE_AT, EXPORT_ID).blocks
    return {one.source: one.number for one in blocks if getattr(one, "number", "") and getattr(one, "role", "")}  # type: ignore[union-attr]  # those that are paragraphs


def beside(live: Live, on_paper: dict[str, str]) -> dict[str, str]:
    """The numbers beside the text that is shown."""
    shown = live.room.presenter.shown
    assert shown is not None
    own = [block.id for block in live.meeting.record.blocks_of[shown]]
    return {one: live.room.editor.number_of(one) for one in own if one in on_paper}


def test_the_numbers_beside_the_text_are_those_that_are_printed(live: Live) -> None:
    on_paper = printed(live)
    shown = beside(live, on_paper)
    assert shown
    assert shown == {one: on_paper[one] for one in shown}
    assert not any("." in number for number in shown.values())


def test_what_is_typed_in_one_item_counts_in_the_next(live: Live) -> None:
    live.press("Ctrl+End")
    live.press("Return")
    live.type("One thing more.")
    live.settle()
    before = max(int(number) for number in beside(live, printed(live)).values())
    live.desk.lane.submit(MoveToMinute(meeting_id=MEETING, minute_id=live.meeting.minutes[5]))
    live.settle()
    live.type("The next item.")
    live.settle()
    on_paper = printed(live)
    assert set(beside(live, on_paper).values()) == {str(before + 1)}


def test_one_jumps_to_a_paragraph_by_the_number_that_is_printed(live: Live) -> None:
    places = places_in(live.meeting.record, live.room.presenter.agenda())
    numbers = {one.id: one.number for one in places if one.kind is PlaceKind.PARAGRAPH}
    assert numbers == printed(live)
    assert {one.kind for one in jump("2", places)} >= {PlaceKind.ITEM, PlaceKind.PARAGRAPH}
