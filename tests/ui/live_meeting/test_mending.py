"""A meeting that the disk has damaged says so, changes nothing, and can be mended from its own window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.app import App
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.mending import damaged_parts, named
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING, SampleMeeting


class _Damaged:
    """The store's answers, with some of the meeting marked as damaged."""

    def __init__(self, queries: Any, ids: set[Id]) -> None:
        self._queries, self.ids = queries, ids

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queries, name)

    def meeting_record(self, meeting_id: Id) -> MeetingRecord | None:
        record: MeetingRecord | None = self._queries.meeting_record(meeting_id)
        return replace(record, damaged=frozenset(self.ids)) if record is not None else None


@dataclass
class _SpoiltMeeting(SampleMeeting):
    """A meeting of which blocks are damaged until they are mended."""

    spoilt: set[Id] = field(default_factory=set)
    refuses: Exception | None = None

    def spoil(self, *keys: str) -> None:
        self.spoilt.update(self.blocks[key] for key in keys)
        app = self.app
        self.app = App(units=app.units, queries=_Damaged(self.store.queries, self.spoilt), ids=app.ids, clock=app.clock)

    def mend(self, meeting_id: Id) -> frozenset[Id]:
        assert meeting_id == MEETING
        if self.refuses is not None:
            raise self.refuses
        ids = frozenset(self.spoilt)
        self.spoilt.clear()
        return ids


@pytest.fixture
def meeting() -> _SpoiltMeeting:
    sample = _SpoiltMeeting()
    sample.hold_until_item_4()
    sample.spoil("families")
    return sample


def _buttons(live: Live) -> dict[str, QPushButton]:
    bar = live.room.pane.bar(BarPlace.DAMAGED)
    return {} if bar is None else {button.text(): button for button in bar.findChildren(QPushButton)}


def test_a_bar_names_the_paragraph_and_nothing_is_changed_until_it_is_mended(live: Live) -> None:
    assert live.bar(BarPlace.DAMAGED) == "Damaged by the disk: paragraph 4.2."
    before = live.texts(4)
    live.type(" and more")
    live.press("Ctrl+Return")
    assert live.texts(4) == before
    assert ActionId.NEXT_ITEM not in live.screen.commands()


def test_looking_at_it_puts_the_caret_there(live: Live) -> None:
    live.press("Ctrl+2")
    _buttons(live)["Look at it"].click()
    assert live.room.editor.caret_block_id == live.meeting.blocks["families"]
    assert live.focus() is live.room.editor


def test_using_what_is_shown_makes_the_minutes_as_before(live: Live) -> None:
    _buttons(live)["Use what is shown"].click()
    live.settle()
    assert live.bar(BarPlace.DAMAGED) == ""
    assert live.bar(BarPlace.PROBLEM) == "What was damaged is as it is shown, and can be changed again."
    assert ActionId.NEXT_ITEM in live.screen.commands()
    live.screen.take_focus()
    live.type(" and more")
    assert live.texts(4)[-1].endswith("asked that and more")


def test_a_mending_that_failed_is_told_and_can_be_tried_again(live: Live, meeting: _SpoiltMeeting) -> None:
    meeting.refuses = Trouble(TroubleCode.DISK_FULL, path="records.clerk")
    _buttons(live)["Use what is shown"].click()
    live.settle()
    assert live.bar(BarPlace.PROBLEM) == "That was not recorded. The disk is full."
    assert live.bar(BarPlace.DAMAGED)


def _parts(sample: _SpoiltMeeting) -> tuple[str, ...]:
    record = sample.app.queries.meeting_record(MEETING)
    assert record is not None
    return damaged_parts(record, LivePresenter(record, sample.clock.now()).places())


def test_what_has_no_number_is_named_by_its_item_or_its_kind(meeting: _SpoiltMeeting) -> None:
    meeting.spoil("note", "asked")
    meeting.spoilt.add(meeting.attendees["Dorset Police representative"])
    assert _parts(meeting) == ("paragraph 4.2", "a paragraph of item 4", "paragraph 4.4", "attendee")


def test_a_long_list_is_cut_short() -> None:
    assert named(("a", "b", "c")) == "a, b and c"
    assert named(("a", "b", "c", "d", "e")) == "a, b, c and 2 more"
