"""Who sent apologies can be put into the text from the attendance."""

from __future__ import annotations

from clerk_app.domain.meeting import Attendee
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from tests.ui.live_meeting.live import Live

AWAY = ["Housing and Communities representative", "Director of Public Health", "CAMHS representative"]
"""The second sent a substitute too, whom the list of attendees names."""


def _insert(live: Live, item: int) -> tuple[Block, ...]:
    live.screen.commands()[ActionId.INSERT_APOLOGIES]()
    return live.record.blocks_of[live.meeting.minutes[item]]


def test_the_sentence_is_a_numbered_paragraph_and_everybody_who_sent_apologies_an_entry(live: Live) -> None:
    live.press("Ctrl+1")
    lead, *entries = _insert(live, 1)
    assert (lead.kind, lead.numbered, lead.text.plain) == (
        BlockKind.PARAGRAPH,
        True,
        "Apologies were received from:",
    )
    assert [entry.text.plain for entry in entries] == AWAY
    assert {entry.kind for entry in entries} == {BlockKind.LIST_ENTRY}
    first = live.record.by_id[live.meeting.attendees[AWAY[0]]]
    assert isinstance(first, Attendee)
    assert entries[0].text.runs[0].marks.mention == first.who


def test_it_stands_behind_a_paragraph_with_words_and_is_undone_at_once(live: Live) -> None:
    before = live.texts(4)
    blocks = _insert(live, 4)
    assert [block.text.plain for block in blocks] == [*before, "Apologies were received from:", *AWAY]
    live.press("Ctrl+Z")
    assert live.texts(4) == before


def test_it_is_ordinary_text_afterwards(live: Live) -> None:
    live.press("Ctrl+1")
    _insert(live, 1)
    live.type(" and her deputy")
    live.meeting.mark("10:49", AWAY[-1], EventKind.ARRIVED)
    assert live.texts(1)[-1] == "CAMHS representative and her deputy"


def test_without_apologies_it_says_how_to_mark_them(live: Live) -> None:
    for name in AWAY:
        live.meeting.mark("10:49", name, EventKind.ARRIVED)
    live.room.reload(live.meeting.record)
    live.press("Ctrl+1")
    assert _insert(live, 1) == ()
    assert live.bar(BarPlace.PROBLEM).startswith("Nobody is marked with apologies.")
