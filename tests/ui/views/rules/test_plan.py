"""The forward plan under the rules: typed, kept, in the order of when it is due, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry, ItemState, Lead, Purpose
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party, Post
from clerk_app.services.acts import BringForward, CreateMeeting, SaveSetup, SetItemState
from clerk_app.ui.forms.rows import DeedsRow, HeadingRow, OpenerRow, SayingRow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.times import read_when
from clerk_app.ui.views.rules.view import RulesScreen
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.views.forms import answer, choose, field, focused, press, redo, settle, show, undo, write, wrong
from tests.ui.views.stage import BOARD, DAY, Stage, known_id

DOWN, SPACE, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return
ENTRY = ForwardPlanEntry(
    id=known_id("9", 1),
    board_id=BOARD,
    position=0,
    title="Attainment of the year",
    due=PartialDate(month=9, year=2024),
)
QUARTERLY = replace(
    ENTRY, id=known_id("9", 2), position=1, title="Report on safety", due=PartialDate(month=10, year=2024)
)
QUARTERLY = replace(QUARTERLY, every_months=3)
SOME_DAY = replace(ENTRY, id=known_id("9", 3), position=2, title="Visit to the depot", due=None)


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage().with_board()


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[Stage], RulesScreen]:
    """Shows the plan of the board, as the palette does."""

    def opener(stage: Stage) -> RulesScreen:
        screen = RulesScreen(stage.desk)
        show(screen, qtbot, ScreenName.RULES)
        screen.visit(Place(screen=ScreenName.RULES, board_id=BOARD, section="plan"))
        assert screen.sections.current == "plan"
        return screen

    return opener


def shown(screen: RulesScreen) -> list[str]:
    """The lines of the plan, and the headings between them."""
    found: list[str] = []
    for row in screen.form.rows:
        words = [label.text() for label in row.findChildren(TextLabel)]
        if isinstance(row, OpenerRow):
            found.append(f"{row.button.text()}: {words[0]}")
        elif isinstance(row, HeadingRow):
            found += words
    return found


def taken(stage: Stage, entry: ForwardPlanEntry) -> AgendaItem:
    return next(item for item in stage.all(AgendaItem) if item.plan_entry_id == entry.id)


def meet(stage: Stage, *entries: ForwardPlanEntry) -> None:
    """A meeting of the day with these on its agenda."""
    meeting = stage.made(CreateMeeting(board_id=BOARD, date=DAY, start=time(10)))
    stage.execute(BringForward(meeting_id=meeting, entry_ids=tuple(entry.id for entry in entries)))


def test_an_entry_is_added_and_filled_by_keys_and_taken_back(
    board: Stage, opened: Callable[[Stage], RulesScreen]
) -> None:
    screen = opened(board)
    choose(screen, "plan/add", SPACE)
    settle(board, screen)
    write("Report to the Education Committee")
    settle(board, screen)
    (made,) = board.all(ForwardPlanEntry)
    key = f"plan/{made.id}"
    for name, typed in (("due", "March 2025"), ("months", "12"), ("leads", "Independent Chair; Somebody")):
        answer(screen, f"{key}/{name}", typed)
        settle(board, screen)
    choose(screen, f"{key}/purpose", DOWN, DOWN, DOWN)
    settle(board, screen)
    screen.form.go_to(f"{key}/note")
    write("They want it in June")
    settle(board, screen)
    chair = next(one for one in board.all(Post) if one.names[0].name == "Independent Chair")
    (entry,) = board.all(ForwardPlanEntry)
    assert entry == ForwardPlanEntry(
        id=made.id,
        board_id=BOARD,
        position=0,
        title="Report to the Education Committee",
        due=PartialDate(month=3, year=2025),
        every_months=12,
        leads=(Lead(words="Independent Chair", party=Party(post_id=chair.id)), Lead(words="Somebody")),
        purpose=Purpose.DECISION,
        note="They want it in June",
    )
    assert shown(screen) == ["Report to the Education Committee: due March 2025, every 12 months"]
    choose(screen, f"{key}/remove", SPACE)
    settle(board, screen)
    assert board.all(ForwardPlanEntry) == ()
    undo(board, screen)
    assert board.all(ForwardPlanEntry) == (entry,)
    redo(board, screen)
    assert board.all(ForwardPlanEntry) == ()


def test_entries_stand_in_the_order_of_when_they_are_due_and_say_what_is_overdue(
    board: Stage, opened: Callable[[Stage], RulesScreen]
) -> None:
    board.execute(SaveSetup(put=(SOME_DAY, QUARTERLY, ENTRY)))
    screen = opened(board)
    assert shown(screen) == [
        "Attainment of the year: overdue, was due September 2024",
        "Report on safety: due October 2024, every 3 months",
        "Visit to the depot: when wanted",
    ]
    key = f"plan/{SOME_DAY.id}"
    choose(screen, key, ENTER)
    answer(screen, f"{key}/due", "2023")
    settle(board, screen)
    assert shown(screen)[0] == "Visit to the depot: overdue, was due 2023"
    assert focused() is field(screen, f"{key}/due").first()


def test_what_an_agenda_has_says_so_and_stands_below(board: Stage, opened: Callable[[Stage], RulesScreen]) -> None:
    board.execute(SaveSetup(put=(ENTRY, QUARTERLY, SOME_DAY)))
    meet(board, ENTRY, QUARTERLY, SOME_DAY)
    board.execute(SetItemState(item_id=taken(board, SOME_DAY).id, state=ItemState.DEFERRED))
    assert shown(opened(board)) == [
        "Report on safety: due January 2025, every 3 months",
        "Visit to the depot: deferred on 4 October 2024, comes back",
        "Taken up",
        "Attainment of the year: on the agenda of 4 October 2024",
    ]


@pytest.mark.parametrize(
    ("entry", "state", "way"),
    [
        (ENTRY, ItemState.PLANNED, "It does not come again."),
        (QUARTERLY, ItemState.PLANNED, "Empty “Months between”, and it does not come again."),
        (ENTRY, ItemState.WITHDRAWN, "Empty “Due”, and it comes only when wanted."),
    ],
)
def test_what_an_item_was_taken_from_stays_and_the_way_to_be_rid_of_it_is_told(
    board: Stage,
    opened: Callable[[Stage], RulesScreen],
    entry: ForwardPlanEntry,
    state: ItemState,
    way: str,
) -> None:
    board.execute(SaveSetup(put=(entry,)))
    meet(board, entry)
    board.execute(SetItemState(item_id=taken(board, entry).id, state=state))
    screen = opened(board)
    choose(screen, f"plan/{entry.id}", ENTER)
    choose(screen, f"plan/{entry.id}/remove", SPACE)
    settle(board, screen)
    assert board.all(ForwardPlanEntry) == (entry,)
    assert screen.message.accessibleName().endswith(way)


def test_what_is_no_date_and_no_number_of_months_is_said_in_its_place(
    board: Stage, opened: Callable[[Stage], RulesScreen]
) -> None:
    board.execute(SaveSetup(put=(ENTRY,)))
    screen = opened(board)
    key = f"plan/{ENTRY.id}"
    choose(screen, key, ENTER)
    for name, typed, said in (
        ("due", "autumn", "“autumn” is no day, month or year."),
        ("months", "often", "“often” is no number of months from 1 to 120."),
        ("months", "0", "“0” is no number of months from 1 to 120."),
    ):
        answer(screen, f"{key}/{name}", typed)
        settle(board, screen)
        assert wrong(screen, f"{key}/{name}").startswith(said)
    screen.form.go_to(f"{key}/title")
    press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Backspace)
    settle(board, screen)
    assert wrong(screen, f"{key}/title")
    assert board.all(ForwardPlanEntry) == (ENTRY,)
    answer(screen, f"{key}/due", "")
    settle(board, screen)
    assert board.all(ForwardPlanEntry) == (replace(ENTRY, due=None),)


def test_an_empty_plan_says_what_it_is_for(board: Stage, opened: Callable[[Stage], RulesScreen]) -> None:
    screen = opened(board)
    row = screen.form.row_of("plan/about")
    assert isinstance(row, SayingRow)
    assert row.words.startswith("Nothing is planned yet.")
    assert isinstance(screen.form.row_of("plan/add"), DeedsRow)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("28 March 2025", PartialDate(day=28, month=3, year=2025)),
        ("28 March", PartialDate(day=28, month=3, year=2025)),
        ("2025-03-28", PartialDate(day=28, month=3, year=2025)),
        ("march 2027", PartialDate(month=3, year=2027)),
        ("Sept. 2025", PartialDate(month=9, year=2025)),
        ("in March", PartialDate(month=3, year=2025, year_inferred=True)),
        ("October", PartialDate(month=10, year=2024, year_inferred=True)),
        ("2026", PartialDate(year=2026)),
        ("0000", None),
        ("March 0000", None),
        ("31 February 2025", None),
        ("marching", None),
        ("autumn", None),
        ("soon", None),
    ],
)
def test_when_something_is_due_is_read_as_far_as_it_was_typed(typed: str, due: PartialDate | None) -> None:
    assert read_when(typed, DAY) == due
