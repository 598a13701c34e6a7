"""The record of the live screen is fetched in parts, and always equals the whole that the store would give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import time

import pytest

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.style_file import StyleFile, StyleFileRole, content_of
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    Act,
    AddAttendee,
    AddItem,
    CorrectEvent,
    CreateMeeting,
    EditItem,
    MarkAttendance,
    MoveItem,
    MoveToMinute,
    RemoveItem,
    SaveBlocks,
    SaveSetup,
    SendSubstitute,
    SetExempt,
    TimeMeeting,
)
from clerk_app.ui.change_hub import by_kind
from clerk_app.ui.views.live_meeting.record_keeper import is_text_alone, refetched
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD, DAY, MEETING, SampleMeeting

POLICE = "Dorset Police representative"
TEMPLATE = StyleFile(
    id=Id("9" * 32), board_id=BOARD, role=StyleFileRole.TEMPLATE, name="letterhead.dotx", content=content_of(b"PK")
)


def _acts(sample: SampleMeeting) -> dict[str, Act]:
    record = sample.record
    left = record.standings()[sample.attendees[POLICE]].event
    assert left is not None
    plan = next(block for block in record.blocks if block.id == sample.blocks["plan"])
    new = Block(id=Id("a" * 32), minute_id=plan.minute_id, position=1, text=typed("New words."))
    return {
        "text": SaveBlocks(
            meeting_id=MEETING, minute_id=plan.minute_id, put=(replace(plan, text=typed("Other words.")),)
        ),
        "a block between others": SaveBlocks(meeting_id=MEETING, minute_id=plan.minute_id, put=(new,)),
        "a block goes": SaveBlocks(meeting_id=MEETING, minute_id=plan.minute_id, removed=(sample.blocks["action"],)),
        "a return": MarkAttendance(meeting_id=MEETING, attendee_id=sample.attendees[POLICE], kind=EventKind.RETURNED),
        "a correction": CorrectEvent(event_id=left.id, at=None),
        "a guest": AddAttendee(meeting_id=MEETING, name="Head of Early Help"),
        "a substitute": SendSubstitute(
            meeting_id=MEETING, for_attendee_id=sample.attendees["CAMHS representative"], name="CAMHS deputy"
        ),
        "the next item": MoveToMinute(meeting_id=MEETING, minute_id=sample.minutes[5]),
        "an adjournment": TimeMeeting(meeting_id=MEETING, kind=EventKind.ADJOURNED),
        "an exempt item": SetExempt(minute_id=sample.minutes[4], exempt=Exemption(reason="Personal matters.")),
        "an edited item": EditItem(item_id=record.items[4].id, title="Terms of reference"),
        "an item more": AddItem(meeting_id=MEETING, title="A late item", after_item_id=record.items[4].id),
        "a moved item": MoveItem(item_id=record.items[-1].id, after_item_id=record.items[4].id),
        "an item less": RemoveItem(item_id=record.items[-1].id),
        "another meeting": CreateMeeting(board_id=BOARD, date=DAY, start=time(14, 0)),
        "another house style": SaveSetup(put=(replace(record.board, house_style="council"),)),
        "a file for papers": SaveSetup(put=(TEMPLATE,)),
    }


NAMES = (
    "text",
    "a block between others",
    "a block goes",
    "a return",
    "a correction",
    "a guest",
    "a substitute",
    "the next item",
    "an adjournment",
    "an exempt item",
    "an edited item",
    "an item more",
    "a moved item",
    "an item less",
    "another meeting",
    "another house style",
    "a file for papers",
)


@pytest.mark.parametrize("name", NAMES)
def test_what_an_outcome_names_is_enough(name: str, meeting: SampleMeeting) -> None:
    before = meeting.record
    meeting.at("10:52")
    outcome = meeting.app.execute(_acts(meeting)[name])
    after = refetched(before, by_kind(outcome), meeting.store.queries)
    assert _comparable(after) == _comparable(meeting.record)


def test_only_what_is_named_is_fetched(meeting: SampleMeeting) -> None:
    before = meeting.record
    outcome = meeting.app.execute(_acts(meeting)["text"])
    after = refetched(before, by_kind(outcome), meeting.store.queries)
    assert after.attendees is before.attendees
    assert after.all_events is before.all_events
    assert sum(old is not new for old, new in zip(before.blocks, after.blocks, strict=True)) == 1


@pytest.mark.parametrize(("name", "alone"), [("text", True), ("a return", False), ("a block goes", False)])
def test_words_alone_change_nothing_beside_the_editor(name: str, alone: bool, meeting: SampleMeeting) -> None:
    outcome = meeting.app.execute(_acts(meeting)[name])
    assert is_text_alone(by_kind(outcome)) is alone


def _comparable(record: MeetingRecord) -> dict[str, object]:
    ordered = {"items", "minutes", "attendees", "blocks"}
    shown: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            key = "position" if field.name in ordered else "id"
            shown[field.name] = sorted(value, key=lambda entity: (getattr(entity, key), entity.id))
            assert field.name not in ordered or field.name == "blocks" or shown[field.name] == list(value)
        else:
            shown[field.name] = value
    return shown


def test_a_save_of_words_and_a_step_of_the_caret_fetch_no_words_back(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who saves them knows them: in a long meeting every key would wait for it."""
    live.settle()
    fetched: list[type[Entity]] = []
    where_in = live.desk.queries.where_in

    def spied(kind: type[Entity], field: str, values: Iterable[str]) -> tuple[Entity, ...]:
        fetched.append(kind)
        return where_in(kind, field, values)

    monkeypatch.setattr(live.desk.queries, "where_in", spied)
    live.type(" It was noted. ")
    live.settle()
    live.press("Return")
    live.type("And so on.")
    live.press("Up")
    live.settle()
    assert fetched == []
    assert live.room.presenter.record.blocks
    assert Block in fetched
