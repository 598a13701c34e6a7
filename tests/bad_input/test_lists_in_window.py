"""Lists and agendas from elsewhere, and what the rules of boards forbid, as somebody in the window reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.people import Agency, Person
from clerk_app.domain.seats import Member, Seat
from clerk_app.ui.actions import ActionId
from clerk_app.ui.forms.values import Answer
from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda import view as agenda_view
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.views.member_proposal.view import MemberProposalPopup
from clerk_app.ui.views.members import view as members_view
from clerk_app.ui.views.members.view import MembersScreen
from clerk_app.ui.views.rules.view import RulesScreen
from clerk_app.ui.widgets.message_bar import MessageBar
from tests.bad_input.lists import AGENDAS, LISTS, hidden_and_merged
from tests.ui.running import Running, running

Choose = Callable[[Path], None]


@pytest.fixture
def window(store: Path, themed_application: Theme, qtbot: QtBot) -> Iterator[Running]:
    with running(store, themed_application, qtbot) as started:
        yield started


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Has this file chosen in the dialogs for lists and agendas."""

    def choose(file: Path) -> None:
        def chosen(parent: QWidget) -> Path:
            return file

        monkeypatch.setattr(members_view, "choose_members", chosen)
        monkeypatch.setattr(agenda_view, "choose_agenda", chosen)

    return choose


def members(window: Running) -> MembersScreen:
    window.go(ScreenName.MEMBERS)
    screen = window.window.screen_shown
    assert isinstance(screen, MembersScreen)
    return screen


def said(bar: MessageBar) -> str:
    assert bar.isVisible()
    return f"{bar.title} {bar.text}"


def take(window: Running, action: ActionId) -> None:
    window.window.book.run(action)
    window.hands.settle()


def test_a_list_that_cannot_be_read_says_why_and_what_to_do(window: Running, tmp_path: Path, choosing: Choose) -> None:
    screen = members(window)
    before = window.queries.where(Seat), window.queries.where(Person)
    for what, bad in LISTS.items():
        file = tmp_path / bad.name
        file.write_bytes(bad.data())
        choosing(file)
        take(window, ActionId.IMPORT_MEMBERS)
        for sentence in (bad.text, "What is safe: your records. Nothing was taken over.", bad.do):
            assert sentence in said(screen.message), what
        assert window.program.popups.current is None
    assert (window.queries.where(Seat), window.queries.where(Person)) == before


def test_an_agenda_that_cannot_be_read_says_why_and_what_to_do(
    window: Running, tmp_path: Path, choosing: Choose
) -> None:
    window.go(ScreenName.AGENDA)
    screen = window.window.screen_shown
    assert isinstance(screen, AgendaScreen)
    before = window.queries.where(AgendaItem)
    for what, bad in AGENDAS.items():
        file = tmp_path / bad.name
        file.write_bytes(bad.data())
        choosing(file)
        take(window, ActionId.AGENDA_FROM_FILE)
        for sentence in (bad.text, "What is safe: your records. Nothing was taken over.", bad.do):
            assert sentence in said(screen.message), what
        assert window.program.popups.current is None
    assert window.queries.where(AgendaItem) == before


def test_a_list_that_is_gone_or_held_by_another_program_is_said_to_be(
    window: Running, tmp_path: Path, choosing: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = members(window)
    choosing(tmp_path / "gone.csv")
    take(window, ActionId.IMPORT_MEMBERS)
    assert "“gone.csv” was not found" in said(screen.message)
    held = tmp_path / "held.csv"
    held.write_text("Seat,Name\nHarbour,Jo Lee\n", encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, mode: str = "r", *others: Any, **named: Any) -> Any:
        """As Windows does while Excel has the file open."""
        if path == held:
            raise PermissionError(13, "in use", str(path))
        return opened(path, mode, *others, **named)

    monkeypatch.setattr(Path, "open", refuse)
    choosing(held)
    take(window, ActionId.IMPORT_MEMBERS)
    assert f"This computer does not allow reading “held.csv” in {tmp_path}." in said(screen.message)


def test_hidden_rows_joined_cells_formulas_and_errors_are_doubts_at_their_rows(
    window: Running, tmp_path: Path, choosing: Choose
) -> None:
    members(window)
    file = tmp_path / "members.xlsx"
    file.write_bytes(hidden_and_merged())
    choosing(file)
    take(window, ActionId.IMPORT_MEMBERS)
    preview = window.program.popups.current
    assert isinstance(preview, MemberProposalPopup)
    assert [row.doubts.text().splitlines()[0] for row in preview.rows[:3]] == [
        "Cell C3 is joined with the one above, which says “Port”.",
        "Cell B4 holds a formula, and the file does not say what it shows.",
        "This row is hidden in the file.",
    ]


def test_what_is_in_use_stays_and_the_screen_says_why(window: Running) -> None:
    screen = members(window)
    agency = next(seat.agency_id for seat in window.queries.where(Seat, board_id=screen.board_id) if seat.agency_id)
    screen.keeper.take(Answer(key=f"agency/{agency}/remove"))
    window.hands.settle()
    assert "is named elsewhere in the records, so it stays." in said(screen.message)
    assert agency in {one.id for one in window.queries.where(Agency)}


def test_a_seat_that_would_be_held_twice_at_once_says_so_at_its_field(window: Running) -> None:
    screen = members(window)
    assert screen.list.here is not None
    seat = next(one for one in window.queries.where(Seat) if one.id == screen.list.here.id)
    (term,) = window.queries.where(Member, seat_id=seat.id)
    opener = f"seat/{seat.id}/next"
    screen.keeper.take(Answer(key=f"{opener}/since", value="1 May 2030"))
    screen.keeper.take(Answer(key=f"{opener}/person", value="Jo Lee", new="person"))
    window.hands.settle()
    (old, new) = sorted(window.queries.where(Member, seat_id=seat.id), key=lambda one: one.since or date.min)
    assert (old.id, old.until) == (term.id, date(2030, 4, 30))
    key = f"seat/{seat.id}/term/{old.id}/until"
    screen.form.go_to(key)
    screen.keeper.take(Answer(key=key, value="1 June 2030"))
    window.hands.settle()
    sentence = f"“{seat.title}” would be held twice at once. End the earlier term before the later one begins."
    row = screen.form.row_of(key)
    target = row.first() if row is not None else None
    assert target is not None
    assert target.accessibleDescription() == sentence
    assert {one.id: one.until for one in window.queries.where(Member, seat_id=seat.id)} == {
        old.id: date(2030, 4, 30), new.id: None,
    }  # fmt: skip


def test_a_board_of_a_name_that_is_taken_says_so_at_its_field(window: Running) -> None:
    window.go(ScreenName.RULES)
    screen = window.window.screen_shown
    assert isinstance(screen, RulesScreen)
    names = {board.names[-1].name for board in window.queries.boards()}
    here = next(board for board in window.queries.boards() if board.id == screen.board_id)
    other = next(name for name in sorted(names) if name != here.names[-1].name)
    key = "names/name/0"
    screen.form.go_to(key)
    screen.keeper.take(Answer(key=key, value=other.upper()))
    window.hands.settle()
    row = screen.form.row_of(key)
    target = row.first() if row is not None else None
    assert target is not None
    assert target.accessibleDescription() == (
        f"There is a board called “{other.upper()}” already. Give this one another name."
    )
    assert {board.names[-1].name for board in window.queries.boards()} == names
