"""Sentences that the record makes: what was resolved, who presented, who decides in the end, an action that is two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, Lead
from clerk_app.domain.decisions import Decision
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.domain.seats import Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.final_decision_popup import FinalDecisionPopup
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting

ASKS = ("agree the first draft", "consider and respond to the questions", "decide where to meet")


@pytest.fixture
def meeting(meeting: SampleMeeting) -> SampleMeeting:
    """Item 4 asks the board for three things, item 5 for nothing; item 5 is led by two."""
    change_item(meeting, 4, recommendations=ASKS)
    leads = (Lead(words="Director of Public Health"), Lead(words="Schools representative"))
    change_item(meeting, 5, leads=leads)
    return meeting


@pytest.fixture
def live(live: Live) -> Live:
    live.desk.popups.furnish(live.desk, {PopupName.PICK: PickPopup, PopupName.FINAL_DECISION: FinalDecisionPopup})
    live.screen.commands_changed.emit()
    return live


def change_item(sample: SampleMeeting, number: int, **fields: object) -> None:
    item = next(one for one in sample.record.items if one.id in _minute(sample, number).item_ids)
    changed: Callable[..., AgendaItem] = replace
    sample.store.shelf.entities[kind_of(item).name, item.id] = changed(item, **fields)


def _minute(sample: SampleMeeting, number: int) -> Minute:
    return next(one for one in sample.record.minutes if one.id == sample.minutes[number])


def decisions(live: Live, item: int = 4) -> list[str]:
    blocks = live.record.blocks_of[live.meeting.minutes[item]]
    return [block.text.plain for block in blocks if block.kind is BlockKind.DECISION]


def ask(live: Live, action: ActionId, letters: str = "") -> None:
    """Ask for a command, type into what opens and take the first row."""
    live.window.book.run(action)
    live.type(letters)
    live.press("Return")


def rows(live: Live) -> list[tuple[str, str]]:
    popup = live.desk.popups.current
    assert isinstance(popup, PickPopup)
    choices = (popup.choices.choice(row) for row in range(popup.choices.count))
    return [(choice.words, choice.aside) for choice in choices]


def mark(live: Live, who: str, kind: EventKind) -> None:
    live.meeting.mark("10:48", who, kind)
    live.desk.navigation.go(Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING))


# Resolutions


def test_what_the_board_was_asked_is_resolved_by_one_command_and_taken_back_by_one(live: Live) -> None:
    before = live.texts(4)
    live.window.book.run(ActionId.RESOLVE)
    made = [
        "It was resolved that the first draft be agreed.",
        "It was resolved that the Board had considered and responded to the questions.",
        "Decide where to meet.",
    ]
    live.settle()
    assert live.texts(4) == [*before, *made]
    assert [one.kind for one in live.record.decisions] == ["resolved"] * 4
    live.press("Ctrl+Z")
    live.settle()
    assert live.texts(4) == before


def test_the_caret_stands_behind_the_last_resolution_to_go_on_from(live: Live) -> None:
    live.window.book.run(ActionId.RESOLVE)
    live.type(" Votes were cast.")
    assert decisions(live)[-1] == "Decide where to meet. Votes were cast."


def test_what_could_not_be_turned_is_said_to_be_doubtful_until_its_words_change(live: Live) -> None:
    live.window.book.run(ActionId.RESOLVE)
    assert live.bar(BarPlace.PROBLEM).startswith("One resolution has the words of its recommendation")
    live.settle()
    block_id = live.room.editor.caret_block_id
    doubt = "as asked: check the words"
    card = live.card(block_id)
    assert next((detail.words, detail.is_missing) for detail in card.details) == (doubt, True)
    live.type(" In the Town Hall.")
    live.settle()
    card = live.card(block_id)
    assert doubt not in [detail.words for detail in card.details]


def test_only_what_is_not_resolved_yet_is_resolved(live: Live) -> None:
    live.window.book.run(ActionId.RESOLVE)
    live.window.book.run(ActionId.RESOLVE)
    assert live.bar(BarPlace.PROBLEM).startswith("Everything that the board was asked to do in this item is resolved")
    assert len(decisions(live)) == 4


def test_an_item_that_asks_for_nothing_says_where_that_is_written(live: Live) -> None:
    live.press("Ctrl+6")
    live.window.book.run(ActionId.RESOLVE)
    assert live.bar(BarPlace.PROBLEM).startswith("This item has nothing that the board is asked to do.")


@pytest.mark.parametrize(
    ("letters", "resolution"),
    [
        ("agreed", "It was resolved that the first draft be agreed."),
        ("deferred", "It was resolved that the recommendation to agree the first draft be deferred."),
        ("not", "It was resolved that the recommendation to agree the first draft be not accepted."),
    ],
)
def test_each_recommendation_can_be_resolved_by_itself(letters: str, resolution: str, live: Live) -> None:
    ask(live, ActionId.RESOLVE_ONE, "first")
    live.type(letters)
    live.press("Return")
    assert decisions(live)[-1] == resolution
    live.window.book.run(ActionId.RESOLVE_ONE)
    assert [words for words, _ in rows(live)] == list(ASKS[1:])


# Who decides in the end


def test_a_decision_says_who_decides_in_the_end_and_when(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    ask(live, ActionId.FINAL_DECISION, "the cabinet, November 2020")
    live.settle()
    (decision,) = live.record.decisions
    assert (decision.final_decider, decision.final_on) == ("the cabinet", PartialDate(month=11, year=2020))
    card = live.card(live.meeting.blocks["decision"])
    assert "For decision by the cabinet in November 2020" in [detail.words for detail in card.details]
    live.press("Ctrl+Z")
    live.settle()
    (decision,) = live.record.decisions
    assert (decision.final_decider, decision.final_on) == ("", None)


def test_what_was_said_of_the_final_decision_is_read_back_and_can_be_taken_off(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    ask(live, ActionId.FINAL_DECISION, "the cabinet, November 2020")
    live.window.book.run(ActionId.FINAL_DECISION)
    popup = live.desk.popups.current
    assert isinstance(popup, FinalDecisionPopup)
    assert popup.field.text() == "the cabinet in November 2020"
    assert popup.read.text() == "Printed: “… for decision by the cabinet in November 2020.”"
    popup.field.clear()
    live.press("Return")
    (decision,) = live.record.decisions
    assert (decision.final_decider, decision.final_on) == ("", None)


def test_other_words_of_a_decision_leave_its_final_decision_alone(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    ask(live, ActionId.FINAL_DECISION, "the council")
    live.type(" Agreed by all.")
    live.press("Ctrl+Shift+D")
    (decision,) = live.record.decisions
    assert decision.final_decider == "the council"
    assert decision.kind != "resolved"


def test_without_a_decision_at_the_caret_nothing_is_asked(live: Live) -> None:
    live.window.book.run(ActionId.FINAL_DECISION)
    assert live.bar(BarPlace.PROBLEM).startswith("The caret is in no decision.")
    assert live.desk.popups.current is None


# Who presents


def test_a_lead_who_is_here_presented_the_item(live: Live) -> None:
    live.window.book.run(ActionId.INTRODUCE_ITEM)
    live.settle()
    assert live.texts(4)[-1] == (
        "The Service Director, Quality and Commissioning presented the report on"
        " “Children and Young People’s Plan: first draft”."
    )
    block = live.record.blocks_of[live.meeting.minutes[4]][-1]
    assert [run.text for run in block.text.runs if run.marks.mention is not None] == [
        "Service Director, Quality and Commissioning"
    ]
    live.press("Ctrl+Z")
    live.settle()
    assert "presented the report on" not in live.texts(4)[-1]


def test_in_the_absence_of_one_of_two_leads_their_substitute_presented_with_the_other(live: Live) -> None:
    live.press("Ctrl+5")
    live.window.book.run(ActionId.INTRODUCE_ITEM)
    live.settle()
    assert live.texts(5) == [
        "In the absence of the Director of Public Health, the Head of Programmes, Public Health and the Schools"
        " representative presented the item “Terms of reference and board members”."
    ]


def test_whoever_stands_in_is_chosen_where_a_lead_is_away_and_sent_nobody(live: Live) -> None:
    mark(live, "Service Director, Quality and Commissioning", EventKind.LEFT)
    live.window.book.run(ActionId.INTRODUCE_ITEM)
    assert "Minute taker" not in [words for words, _ in rows(live)]
    live.type("portfolio")
    live.press("Return")
    live.settle()
    assert live.texts(4)[-1].startswith(
        "In the absence of the Service Director, Quality and Commissioning, the Portfolio Holder for Children and"
        " Families presented the report on"
    )


def test_an_item_without_a_lead_says_how_one_is_named(live: Live) -> None:
    live.press("Ctrl+6")
    live.window.book.run(ActionId.INTRODUCE_ITEM)
    assert live.bar(BarPlace.PROBLEM) == "Nobody is named to lead this item. F2 names its presenter."


# An action that is two


def test_an_action_is_parted_at_the_caret_into_two_with_the_same_owners_and_day(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["action"])
    live.type(" and to report back")
    for _ in " and to report back":
        live.press("Left")
    live.window.book.run(ActionId.SPLIT_ACTION)
    live.settle()
    raised = [block for block in live.record.blocks if block.kind is BlockKind.ACTION]
    assert [block.text.plain for block in raised] == [
        "To ask the youth parliament about the priorities.",
        "To report back",
    ]
    first, second = (_action(live, block) for block in raised)
    assert first.id != second.id
    assert (first.owners, first.due) == (second.owners, second.due)
    assert first.owners
    assert first.due is not None
    live.press("Ctrl+Z")
    live.settle()
    assert [block.text.plain for block in live.record.blocks if block.kind is BlockKind.ACTION] == [
        "To ask the youth parliament about the priorities. and to report back"
    ]


def test_the_day_that_is_typed_behind_both_tasks_is_the_day_of_both(live: Live) -> None:
    live.press("Ctrl+6")
    live.type("/a Write to the schools and visit them by 30 October")
    for _ in " and visit them by 30 October":
        live.press("Left")
    live.window.book.run(ActionId.SPLIT_ACTION)
    live.settle()
    blocks = live.record.blocks_of[live.meeting.minutes[6]]
    assert [block.text.plain for block in blocks] == ["Write to the schools.", "Visit them."]
    first, second = (_action(live, block) for block in blocks)
    assert first.due == second.due
    assert first.due is not None


def test_a_day_alone_behind_the_caret_is_no_task_of_its_own(live: Live) -> None:
    live.press("Ctrl+6")
    live.type("/a Write to the schools by 30 October")
    for _ in " by 30 October":
        live.press("Left")
    live.window.book.run(ActionId.SPLIT_ACTION)
    live.settle()
    assert live.texts(6) == ["Write to the schools."]
    assert live.bar(BarPlace.PROBLEM) == "Put the caret between the two tasks of an action, and ask again."


def test_there_is_nothing_to_part_at_the_end_of_an_action_or_outside_one(live: Live) -> None:
    for block in ("action", "families"):
        live.room.editor.go_to_block(live.meeting.blocks[block])
        live.window.book.run(ActionId.SPLIT_ACTION)
        assert live.bar(BarPlace.PROBLEM) == "Put the caret between the two tasks of an action, and ask again."
        live.room.pane.take_bar(BarPlace.PROBLEM)


def _action(live: Live, block: Block) -> Action:
    found = live.record.by_id[block.action_id or Id("")]
    assert isinstance(found, Action)
    return found


# Who takes the chair


def test_when_the_chair_is_away_its_deputies_are_offered_first(live: Live) -> None:
    for title in ("Director of Public Health", "Schools representative", "DHUFT representative"):
        _make_deputy(live.meeting, title)
    mark(live, "Interim Chair", EventKind.LEFT)
    live.room.right.choose_chair.click()
    offered = rows(live)
    assert offered[:2] == [
        ("Schools representative", "deputy of the Chair"),
        ("DHUFT representative", "deputy of the Chair"),
    ]
    assert {aside for _, aside in offered[2:]} == {""}
    live.press("Return")
    live.settle()
    chair = live.record.chair()
    assert chair is not None
    assert chair.id == live.meeting.attendees["Schools representative"]
    live.press("Ctrl+Z")
    live.settle()
    assert live.record.chair() is None


def test_who_takes_the_chair_can_be_asked_for_while_the_chair_is_here(live: Live) -> None:
    live.window.book.run(ActionId.ACTING_CHAIR)
    offered = [words for words, _ in rows(live)]
    assert "Interim Chair" not in offered
    assert offered[0] == "Interim Corporate Director, Children’s Services"


def test_a_board_without_a_quorum_rule_is_asked_who_takes_the_chair_too(live: Live) -> None:
    board = live.record.board
    live.meeting.store.shelf.entities["boards", board.id] = replace(board, quorum=None)
    mark(live, "Interim Chair", EventKind.LEFT)
    assert live.bar(BarPlace.CHAIR) == "Nobody has been in the chair since 10:48."
    live.press("Ctrl+Shift+P")
    live.press("Return")
    live.settle()
    assert live.record.chair() is not None
    assert live.bar(BarPlace.CHAIR) == ""


def _make_deputy(sample: SampleMeeting, title: str) -> None:
    seat = next(one for one in sample.record.seats if one.title == title)
    put: Seat = replace(seat, roles=(SeatRole.VICE_CHAIR,))
    sample.store.shelf.entities[kind_of(seat).name, seat.id] = put


# Statements agreed in the discussion


def test_a_paragraph_of_the_discussion_becomes_a_decision_by_one_chord(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["families"])
    live.press("Ctrl+Shift+D")
    blocks = live.record.blocks_of[live.meeting.minutes[4]]
    found = next(block for block in blocks if block.id == live.meeting.blocks["families"])
    assert found.kind is BlockKind.DECISION
    decision = live.record.by_id[found.decision_id or Id("")]
    assert isinstance(decision, Decision)
    assert decision.minute_id == live.meeting.minutes[4]


def test_what_was_agreed_in_the_midst_of_a_paragraph_is_selected_and_becomes_a_decision(live: Live) -> None:
    live.press("Ctrl+6")
    live.type("Schools spoke. It was agreed that they open. Thanks were given.")
    select(live, "It was agreed that they open.")
    live.press("Ctrl+Shift+D")
    assert shape(live, 6) == [
        ("Schools spoke.", BlockKind.PARAGRAPH, True),
        ("It was agreed that they open.", BlockKind.DECISION, True),
        ("Thanks were given.", BlockKind.PARAGRAPH, False),
    ]
    live.press("Ctrl+Z")
    live.settle()
    assert live.texts(6) == ["Schools spoke. It was agreed that they open. Thanks were given."]


@pytest.mark.parametrize(
    ("selected", "texts"),
    [
        ("It was agreed. ", ["It was agreed.", "So it was."]),
        ("So it was.", ["It was agreed.", "So it was."]),
        ("It was agreed. So it was.", ["It was agreed. So it was."]),
    ],
)
def test_a_decision_is_parted_from_what_is_beside_it_alone(selected: str, texts: list[str], live: Live) -> None:
    live.press("Ctrl+6")
    live.type("It was agreed. So it was.")
    select(live, selected)
    live.press("Ctrl+Shift+D")
    found = shape(live, 6)
    assert [words for words, _, _ in found] == texts
    assert [words for words, kind, _ in found if kind is BlockKind.DECISION] == [selected.strip()]


def select(live: Live, words: str) -> None:
    """Select these words of the paragraph of the caret."""
    cursor = live.room.editor.textCursor()
    start = cursor.block().position() + cursor.block().text().index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    live.room.editor.setTextCursor(cursor)


def shape(live: Live, item: int) -> list[tuple[str, BlockKind, bool]]:
    blocks = live.record.blocks_of[live.meeting.minutes[item]]
    return [(block.text.plain, block.kind, block.numbered) for block in blocks]


# The terms of reference


def sections(live: Live, item: int = 5) -> list[tuple[BlockKind, str]]:
    live.settle()
    return [(block.kind, block.text.plain) for block in live.record.blocks_of[live.meeting.minutes[item]]]


def with_terms(live: Live) -> None:
    board = live.meeting.record.board
    rule = VotingRule(sentence="Most of the votes carry.", source="Terms of reference, part 4")
    quorum = replace(board.quorum, sentence="", source="") if board.quorum is not None else None
    changed = replace(board, voting=rule, quorum=quorum, legal_basis="The Children Act 2004", deadlines=())
    live.meeting.store.shelf.entities["boards", board.id] = changed
    live.room.reload(live.meeting.record)


def test_the_terms_of_reference_are_gone_through_section_by_section_with_an_action_to_update_them(live: Live) -> None:
    with_terms(live)
    live.press("Ctrl+5")
    live.window.book.run(ActionId.REVIEW_TERMS)
    found = sections(live)
    assert [kind for kind, _ in found] == [BlockKind.PARAGRAPH] * 4 + [BlockKind.ACTION]
    basis, membership, quorum, voting, action = (words for _, words in found)
    assert basis == "Standing: The Children Act 2004."
    assert membership.startswith("Membership: ")
    assert quorum.startswith("Quorum: Quorate if")
    assert voting == "Decisions (Terms of reference, part 4): “Most of the votes carry.”"
    assert action == "Update the terms of reference."
    live.type(" It is still so.")
    assert sections(live)[0][1] == "Standing: The Children Act 2004. It is still so."
    live.window.book.run(ActionId.REVIEW_TERMS)
    assert live.bar(BarPlace.PROBLEM).startswith("All sections of the terms of reference are in this minute already.")
    live.press("Ctrl+Z")
    live.press("Ctrl+Z")
    assert [words for _, words in sections(live) if words] == []


def test_a_board_without_rules_is_told_where_its_terms_of_reference_are_set_up(live: Live) -> None:
    board = live.meeting.record.board
    bare = replace(board, voting=None, quorum=None, legal_basis="", deadlines=())
    live.meeting.store.shelf.entities["boards", board.id] = bare
    live.room.reload(replace(live.meeting.record, seats=()))
    live.press("Ctrl+5")
    live.window.book.run(ActionId.REVIEW_TERMS)
    assert live.bar(BarPlace.PROBLEM).startswith("Nothing of the terms of reference is under Board rules yet.")
