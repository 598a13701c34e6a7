"""What is asked for about an item beside typing it: its details, its state, what comes back, lines that are pasted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clerk_app.domain.actions import Action, Owner
from clerk_app.domain.agenda import AgendaItem, Exemption, ForwardPlanEntry, Gathers, ItemState, Paper, Purpose
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import CreateMeeting, DescribeItem, SaveBlocks, SaveSetup, SetExempt, SetItemState
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.agenda.cell import pasted_lines
from clerk_app.ui.views.agenda.values import Column
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.views.item_details.view import ItemDetailsPopup
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from tests.ui.views.agenda.typing import Opener, agenda, focused, go, press, settle, shown, write
from tests.ui.views.home.scene import old_meeting
from tests.ui.views.stage import BOARD, DAY, ITEMS, Stage, known_id

TITLES = [f"{number} {title}" for number, (title, *_) in enumerate(ITEMS, start=1)]
CTRL = Qt.KeyboardModifier.ControlModifier


def ask_details(stage: Stage, screen: AgendaScreen, place: int = 0) -> ItemDetailsPopup:
    """F2 on an item: the window's command."""
    go(screen, place)
    screen.commands()[ActionId.EDIT_ITEM]()
    popup = stage.popups.current
    assert isinstance(popup, ItemDetailsPopup)
    return popup


def paste(text: str) -> None:
    """Ctrl+V of this text."""
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)


def undo(stage: Stage, screen: AgendaScreen) -> None:
    screen.commands()[ActionId.UNDO]()
    settle(stage, screen)


# The details of an item


def test_two_requests_of_some_length_are_seen_whole(stage: Stage, open_agenda: Opener) -> None:
    popup = ask_details(stage, open_agenda(stage), 3)
    first = "note how far the harbour works have come and what the surveyors found beneath the old customs quay in May"
    popup.requests.setPlainText(f"{first}; and\n{first}.")
    QApplication.processEvents()
    assert popup.requests.document().lineCount() >= 4
    assert popup.requests.verticalScrollBar().maximum() == 0


def test_an_item_typed_a_moment_ago_is_asked_about_before_the_disk_has_answered(
    blank: Stage, open_agenda: Opener
) -> None:
    screen = open_agenda(blank)
    write("Moorings")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    assert not blank.lane.is_idle
    screen.commands()[ActionId.EDIT_ITEM]()
    popup = blank.popups.current
    assert isinstance(popup, ItemDetailsPopup)
    popup.requests.setFocus()
    write("agree the charges")
    press(Qt.Key.Key_Return, CTRL)
    settle(blank, screen)
    assert [item.recommendations for item in blank.items()] == [("agree the charges",)]


def test_an_item_that_is_being_typed_is_asked_about_in_the_words_it_has_by_then(
    blank: Stage, open_agenda: Opener
) -> None:
    screen = open_agenda(blank)
    works: list[bool] = []
    screen.commands_changed.connect(lambda: works.append(ActionId.EDIT_ITEM in screen.commands()))
    write("Moorings")
    assert works == [True]
    screen.commands()[ActionId.EDIT_ITEM]()
    popup = blank.popups.current
    assert isinstance(popup, ItemDetailsPopup)
    assert popup.card.accessibleName() == "Item 1: Moorings"


def test_an_item_that_the_disk_refuses_is_told_of_and_not_asked_about(blank: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(blank)
    blank.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    write("Moorings")
    screen.commands()[ActionId.EDIT_ITEM]()
    assert blank.popups.current is None
    assert screen.message.isVisible()
    assert shown(screen)[0] == "Moorings"


def test_purpose_requests_and_exemption_are_kept_as_one_step(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    before = stage.store.state()
    popup = ask_details(stage, screen, 3)
    assert popup.card.accessibleName() == "Item 4: Children’s plan: first draft"
    assert popup.purpose.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    popup.requests.setFocus()
    write("agree the draft")
    press(Qt.Key.Key_Return)
    write("note the figures")
    popup.exempt.setChecked(True)
    popup.reason.setText("Names of children")
    popup.public_summary.setFocus()
    write("A plan was talked about.")
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)
    item = stage.items()[3]
    assert item.purpose is Purpose.DECISION
    assert item.recommendations == ("agree the draft", "note the figures")
    assert item.exempt == Exemption(reason="Names of children", public_summary="A plan was talked about.")
    assert stage.minutes()[3].exempt == item.exempt
    row = screen.sheet.rows[3]
    assert row.note == "For decision · 2 requests to the Board · Exempt"
    assert row.cells[Column.TITLE].accessibleDescription() == row.note
    assert row.cells[Column.TITLE].hasFocus()
    assert screen.undo_bar.accessibleName() == "Changed item 4."
    undo(stage, screen)
    assert stage.store.state() == before
    assert not row.note


def test_what_is_not_changed_asks_for_nothing(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    ask_details(stage, screen)
    press(Qt.Key.Key_Return)
    settle(stage, screen)
    assert stage.popups.current is None
    assert stage.acts == []


def test_a_title_typed_last_is_no_change_of_the_details(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    write(" for absence")
    ask_details(stage, screen)
    settle(stage, screen)
    press(Qt.Key.Key_Return)
    settle(stage, screen)
    assert not [act for act in stage.acts if isinstance(act, DescribeItem)]
    assert stage.items()[0].title == "Welcome and apologies for absence"


def test_a_paper_is_named_and_its_file_only_fingerprinted(stage: Stage, open_agenda: Opener, tmp_path: Path) -> None:
    screen = open_agenda(stage)
    popup = ask_details(stage, screen)
    file = tmp_path / "Plan for 2025.docx"
    file.write_bytes(b"the plan")
    popup.papers.add_button.click()
    assert popup.papers.rows[0].number.hasFocus()
    assert popup.papers.rows[0].number.accessibleName() == "Number of paper 1"
    write("1a")
    popup.papers.rows[0].take_file(file)
    press(Qt.Key.Key_Return, CTRL)
    assert stage.popups.current is popup, "the file is still being read"
    stage.jobs.finish()
    settle(stage, screen)
    (paper,) = stage.all(Paper)
    assert (paper.number, paper.title, paper.path) == ("1a", "Plan for 2025", str(file))
    assert paper.sha256 == sha256(b"the plan").hexdigest()
    assert screen.sheet.rows[0].note == "1 paper"


def test_a_file_that_cannot_be_read_is_named_without_a_fingerprint(
    stage: Stage, open_agenda: Opener, tmp_path: Path
) -> None:
    screen = open_agenda(stage)
    popup = ask_details(stage, screen)
    popup.papers.add_button.click()
    popup.papers.rows[0].take_file(tmp_path / "gone.pdf")
    stage.jobs.finish()
    assert popup.papers.rows[0].file.text().startswith("gone.pdf could not be read")
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)
    assert [(paper.title, paper.sha256) for paper in stage.all(Paper)] == [("gone", "")]


def test_papers_are_removed_and_those_without_a_word_are_not_kept(stage: Stage, open_agenda: Opener) -> None:
    item = stage.items()[0]
    papers = tuple(Paper(id=known_id("9", n), item_id=item.id, position=n, title=f"Paper {n}") for n in range(2))
    stage.execute(DescribeItem(item_id=item.id, papers=papers))
    screen = open_agenda(stage)
    popup = ask_details(stage, screen)
    popup.papers.rows[0].remove_button.click()
    popup.papers.add_button.click()
    assert [row.title.accessibleName() for row in popup.papers.rows] == ["Title of paper 1", "Title of paper 2"]
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)
    assert [paper.title for paper in stage.all(Paper)] == ["Paper 1"]


def test_what_is_missing_is_said_at_its_line(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = ask_details(stage, screen)
    popup.papers.add_button.click()
    write("1a")
    press(Qt.Key.Key_Return, CTRL)
    assert popup.wrong.text() == "Paper 1 has no title. Type what it is called, or remove it."
    assert popup.papers.rows[0].title.hasFocus()
    write("The plan")
    popup.exempt.setChecked(True)
    press(Qt.Key.Key_Return, CTRL)
    assert popup.wrong.text().startswith("Type why the item is exempt")
    assert popup.reason.hasFocus()
    assert stage.popups.current is popup


def test_what_an_item_gathers_is_shown_as_it_is_now(stage: Stage, open_agenda: Opener) -> None:
    old_meeting(stage)
    screen = open_agenda(stage)
    popup = ask_details(stage, screen, 2)
    assert not popup.open.isVisible()
    popup.gathers.setChecked(True)
    stage.jobs.finish()
    assert popup.open.text().splitlines() == [
        "4 actions are open now:",
        "Arrange the training of the young advisers (Head of Quality)",
        "Write the participation strategy (Director of Children’s Services)",
        "Set up the inspection group (Police representative)",
        "Report on exclusions (Schools representative)",
    ]
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)
    assert stage.items()[2].gathers is Gathers.OPEN_ACTIONS
    assert screen.sheet.rows[2].note == "Open actions"


def test_an_item_gathers_open_actions_or_the_forward_plan_but_not_both(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = ask_details(stage, screen, 5)
    for box in (popup.gathers, popup.plan):
        box.setFocus()
        press(Qt.Key.Key_Space)
    assert not popup.gathers.isChecked()
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)
    assert stage.items()[5].gathers is Gathers.FORWARD_PLAN
    assert screen.sheet.rows[5].note == "Forward plan"
    popup = ask_details(stage, screen, 5)
    assert popup.plan.isChecked()
    popup.gathers.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)
    assert stage.items()[5].gathers is Gathers.OPEN_ACTIONS


def test_esc_changes_nothing(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = ask_details(stage, screen)
    popup.exempt.setChecked(True)
    press(Qt.Key.Key_Escape)
    settle(stage, screen)
    assert stage.acts == []
    assert screen.sheet.rows[0].cells[Column.TITLE].hasFocus()


# Deferred, withdrawn, put back


@pytest.mark.parametrize(
    ("action", "state", "word"),
    [
        (ActionId.DEFER_ITEM, ItemState.DEFERRED, "Deferred"),
        (ActionId.WITHDRAW_ITEM, ItemState.WITHDRAWN, "Withdrawn"),
    ],
)
def test_an_item_that_is_not_taken_is_struck_and_says_so(
    stage: Stage, open_agenda: Opener, action: ActionId, state: ItemState, word: str
) -> None:
    screen = open_agenda(stage)
    go(screen, 3)
    screen.commands()[action]()
    settle(stage, screen)
    assert stage.items()[3].state is state
    row = screen.sheet.rows[3]
    assert (row.note, row.begins) == (word, "")
    assert row.cells[Column.TITLE].font().strikeOut()
    assert shown(screen)[:6] == agenda(stage)
    assert action not in screen.commands()
    screen.commands()[ActionId.PLAN_ITEM]()
    settle(stage, screen)
    assert stage.items()[3].state is ItemState.PLANNED
    assert not row.cells[Column.TITLE].font().strikeOut()
    undo(stage, screen)
    assert stage.items()[3].state is state
    undo(stage, screen)
    assert stage.items()[3].state is ItemState.PLANNED


def test_an_item_is_deferred_from_its_details_too(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = ask_details(stage, screen, 3)
    popup.state.setCurrentIndex(1)
    press(Qt.Key.Key_Return)
    settle(stage, screen)
    assert stage.acts == [SetItemState(item_id=stage.items()[3].id, state=ItemState.DEFERRED)]


def test_what_could_not_be_kept_is_told_and_the_item_stays_as_it_was(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    screen.commands()[ActionId.DEFER_ITEM]()
    settle(stage, screen)
    assert screen.message.isVisible()
    assert not screen.undo_bar.isVisible()
    assert not screen.sheet.rows[0].note


# What comes back, and what is taken together


def offers(popup: PickPopup) -> list[str]:
    """The rows to choose from, as they are read out."""
    model, role = popup.choices.model(), Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 0), role)) for row in range(model.rowCount())]


@pytest.fixture
def following(stage: Stage) -> Stage:
    """A later meeting with one item, after one that deferred an item."""
    stage.execute(SetItemState(item_id=stage.items()[4].id, state=ItemState.DEFERRED))
    stage.meeting = stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 12, 6), start=time(10)))
    return stage


def test_what_earlier_meetings_left_over_is_brought_forward_once(following: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(following)
    screen.commands()[ActionId.BRING_FORWARD]()
    following.jobs.finish()
    settle(following, screen)
    assert agenda(following) == ["1 Reducing exclusions"]
    assert screen.sheet.rows[0].note == "Comes back from 4 October 2024"
    assert screen.undo_bar.accessibleName() == "1 item was brought forward."
    screen.commands()[ActionId.BRING_FORWARD]()
    following.jobs.finish()
    settle(following, screen)
    assert screen.message.title.startswith("Nothing is left over")
    assert agenda(following) == ["1 Reducing exclusions"]


def test_what_is_planned_is_offered_with_the_words_forward_plan_and_when_it_is_due(
    following: Stage, open_agenda: Opener
) -> None:
    report = ForwardPlanEntry(
        id=known_id("9", 1), board_id=BOARD, position=0, title="Annual report", due=PartialDate(month=11, year=2024)
    )
    visit = replace(report, id=known_id("9", 2), title="Visit to the depot", due=PartialDate(month=3, year=2025))
    figures = replace(report, id=known_id("9", 3), title="Figures", due=None, every_months=3)
    following.execute(SaveSetup(put=(report, visit, figures)))
    screen = open_agenda(following)

    def bring() -> PickPopup:
        screen.commands()[ActionId.BRING_FORWARD]()
        following.jobs.finish()
        popup = following.popups.current
        assert isinstance(popup, PickPopup)
        return popup

    popup = bring()
    assert offers(popup) == [
        "Everything left over or due, 2 items",
        "Annual report, forward plan, overdue, was due November 2024",
        "Visit to the depot, forward plan, due March 2025",
        "Figures, forward plan, when wanted",
    ]
    press(Qt.Key.Key_Return)
    settle(following, screen)
    assert agenda(following) == ["1 Reducing exclusions", "2 Annual report"]
    assert screen.sheet.rows[1].note == "From the forward plan, due November 2024"
    assert screen.undo_bar.accessibleName() == "2 items were brought forward."
    bring()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle(following, screen)
    assert agenda(following)[2] == "3 Figures"
    assert screen.sheet.rows[2].note == "From the forward plan, every 3 months"
    bring()
    press(Qt.Key.Key_Escape)
    undo(following, screen)
    undo(following, screen)
    assert agenda(following) == []
    assert len(offers(bring())) == 4


def test_items_are_taken_together_by_one_minute(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 4)
    screen.commands()[ActionId.TAKE_TOGETHER]()
    write("plan: first")
    press(Qt.Key.Key_Return)
    settle(stage, screen)
    minute = stage.minutes()[3]
    assert minute.heading == "Children’s plan: first draft and Reducing exclusions"
    assert len(minute.item_ids) == 2
    assert screen.sheet.rows[3].note == "Taken together with 5"
    assert screen.sheet.rows[4].note == "Taken together with 4"
    undo(stage, screen)
    assert len(stage.minutes()) == 6


# Times that do not fit


@pytest.mark.parametrize(
    ("row", "typed", "said_at", "fault"),
    [
        (4, "10:40 to 11:05", 4, "5 minutes are planned for “Children’s plan: first draft” as well."),
        (4, "10:50-11:05", 4, "Nothing is planned for 5 minutes after “Children’s plan: first draft”."),
        (5, "11:05-11:20", 5, "It ends 5 minutes after the meeting."),
        (0, "10:01-10:05", 0, "It is the first, and begins 1 minute after the meeting."),
        (5, "11:05-11:10", 5, "It is the last, and ends 5 minutes before the meeting."),
    ],
)
def test_a_time_that_does_not_fit_is_said_at_its_row(
    stage: Stage, open_agenda: Opener, row: int, typed: str, said_at: int, fault: str
) -> None:
    screen = open_agenda(stage)
    assert all(not one.fault for one in screen.sheet.rows)
    go(screen, row, Column.TIME)
    press(Qt.Key.Key_A, CTRL)
    write(typed)
    press(Qt.Key.Key_Down)
    settle(stage, screen)
    assert screen.sheet.rows[said_at].fault == fault
    assert fault in screen.sheet.rows[said_at].cells[Column.TITLE].accessibleDescription()


# Pasted lines


def test_each_line_that_is_pasted_becomes_an_item_and_one_undo_takes_all_back(
    blank: Stage, open_agenda: Opener
) -> None:
    screen = open_agenda(blank)
    paste("Welcome\n\n  Parking in   the harbour \nClose\n")
    settle(blank, screen)
    assert agenda(blank) == ["1 Welcome", "2 Parking in the harbour", "3 Close"]
    assert focused() is screen.sheet.rows[-1].cells[Column.TITLE]
    assert screen.undo_bar.accessibleName() == "3 items were added."
    write("Thanks")
    settle(blank, screen)
    assert agenda(blank)[-1] == "4 Thanks"
    undo(blank, screen)
    undo(blank, screen)
    assert agenda(blank) == []


def test_lines_are_pasted_below_the_item_where_somebody_is(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    go(screen, 1)
    press(Qt.Key.Key_Return)
    paste("One\nTwo")
    settle(stage, screen)
    assert agenda(stage)[1:5] == [TITLES[1], "3 One", "4 Two", "5 Actions of the workshop"]
    assert shown(screen)[1:6] == [TITLES[1], "3 One", "4 Two", "", "5 Actions of the workshop"]
    go(screen, 0)
    paste("Three\nFour")
    settle(stage, screen)
    assert agenda(stage)[:3] == [TITLES[0], "2 Three", "3 Four"]


def test_one_line_is_pasted_into_the_line_and_several_into_a_time_stay_there(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    paste(" for absence\n")
    settle(stage, screen)
    assert stage.items()[0].title == "Welcome and apologies for absence"
    assert len(stage.items()) == 6
    go(screen, 0, Column.LEAD)
    paste("Chair\nClerk")
    settle(stage, screen)
    assert len(stage.items()) == 6


def test_lines_without_a_word_are_no_items() -> None:
    assert pasted_lines(" a \r\n\n\t\nb\u2028c") == ["a", "b", "c"]


def test_an_agenda_that_may_not_change_offers_none_of_it(make_stage: Callable[..., Stage], open_agenda: Opener) -> None:
    stage = make_stage(read_only=True).with_meeting()
    screen = open_agenda(stage)
    assert set(screen.commands()) == {ActionId.ROLL_CALL}
    assert not screen.head.details_button.isVisible()
    paste("One\nTwo")
    settle(stage, screen)
    assert len(stage.all(AgendaItem)) == 6


def test_an_item_that_was_made_exempt_says_why_when_it_is_asked_about_again(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    popup = ask_details(stage, screen, 1)
    popup.exempt.setChecked(True)
    popup.reason.setText("Personal data")
    press(Qt.Key.Key_Return, CTRL)
    settle(stage, screen)
    (act,) = stage.acts
    assert act == SetExempt(minute_id=stage.minutes()[1].id, exempt=Exemption(reason="Personal data"))
    assert stage.the_meeting().date == DAY
    screen.visit(Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=stage.meeting))
    assert ask_details(stage, screen, 1).reason.text() == "Personal data"


def test_an_open_action_is_chosen_and_becomes_an_item_led_by_its_owners(following: Stage, open_agenda: Opener) -> None:
    earlier = following.all(Meeting)[0]
    minute = following.all(Minute, meeting_id=earlier.id)[0]
    owners = (Owner(words="Head of Policy"), Owner(words="Youth worker"))
    action = Action(id=known_id("7", 1), board_id=BOARD, meeting_id=earlier.id, owners=owners)
    block = Block(
        id=known_id("9", 1),
        minute_id=minute.id,
        position=0,
        kind=BlockKind.ACTION,
        text=typed("To look at the terms of reference again."),
        action_id=action.id,
    )
    following.execute(SaveBlocks(meeting_id=earlier.id, minute_id=minute.id, put=(block,), subjects=(action,)))
    screen = open_agenda(following)
    screen.commands()[ActionId.TAKE_UP_ACTION]()
    popup = following.popups.current
    assert isinstance(popup, PickPopup)
    assert offers(popup) == ["To look at the terms of reference again., Head of Policy and Youth worker"]
    press(Qt.Key.Key_Return)
    settle(following, screen)
    assert agenda(following) == ["1 Look at the terms of reference again"]
    (item,) = following.items()
    assert [lead.words for lead in item.leads] == ["Head of Policy", "Youth worker"]
    assert screen.sheet.rows[0].note == "An open action"
    assert screen.undo_bar.accessibleName() == "The action is an item."
    screen.commands()[ActionId.TAKE_UP_ACTION]()
    assert screen.message.title.startswith("No open action of earlier meetings is left")
