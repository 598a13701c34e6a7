"""A leading word in an empty card makes the card something else: after Enter nobody has to go back first."""

from __future__ import annotations

import pytest

from clerk_app.domain.minutes import Block, BlockKind
from tests.ui.live_meeting.live import Live


def _last(live: Live) -> Block:
    return live.record.blocks_of[live.meeting.minutes[4]][-1]


def _decide(live: Live) -> None:
    """A decision is written, and Enter began the next one."""
    live.press("Return")
    live.type("/r That the draft be sent")
    live.press("Return")
    assert _last(live).kind is BlockKind.DECISION


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("/p ", BlockKind.PRIVATE_NOTE),
        ("PRIVATE: ", BlockKind.PRIVATE_NOTE),
        ("/a ", BlockKind.ACTION),
        ("VOTE: ", BlockKind.VOTE),
        ("/t ", BlockKind.TABLE),
        ("/u ", BlockKind.EARLIER_ACTION),
    ],
)
def test_a_leading_word_in_an_empty_decision_makes_it_that_kind(typed: str, kind: BlockKind, live: Live) -> None:
    _decide(live)
    live.type(f"{typed}Ask again")
    block = _last(live)
    assert block.kind is kind
    assert block.decision_id is None
    said = block.rows[0][0].plain if kind is BlockKind.TABLE else block.text.plain
    assert said == "Ask again"


def test_the_word_of_another_kind_of_decision_keeps_the_decision(live: Live) -> None:
    _decide(live)
    before = _last(live)
    live.type("NOTED: The figures")
    block = _last(live)
    decision = next(one for one in live.record.decisions if one.id == block.decision_id)
    assert (block.text.plain, block.decision_id, decision.kind) == ("The figures", before.decision_id, "noted")


def test_the_word_of_the_same_kind_is_taken_away_and_the_action_stays_the_same(live: Live) -> None:
    live.press("Return")
    live.type("/a ")
    before = _last(live)
    live.type("ACTION: Ask again")
    block = _last(live)
    assert (block.text.plain, block.action_id) == ("Ask again", before.action_id)


def test_backspace_at_once_gives_back_what_was_typed(live: Live) -> None:
    _decide(live)
    live.type("/p ")
    live.press("Backspace")
    assert (_last(live).kind, _last(live).text.plain) == (BlockKind.DECISION, "/p ")


def test_in_a_card_with_words_it_stays_text(live: Live) -> None:
    _decide(live)
    live.type("That it go out")
    live.press("Home")
    live.type("/p ")
    assert (_last(live).kind, _last(live).text.plain) == (BlockKind.DECISION, "/p That it go out")


def test_the_signs_of_lists_stay_text_in_a_card(live: Live) -> None:
    _decide(live)
    live.type("- one")
    assert (_last(live).kind, _last(live).text.plain) == (BlockKind.DECISION, "- one")


def test_who_left_can_be_asked_for_from_an_empty_card(live: Live) -> None:
    _decide(live)
    live.type("/out ")
    assert (_last(live).kind, _last(live).text.plain) == (BlockKind.DECISION, "")
