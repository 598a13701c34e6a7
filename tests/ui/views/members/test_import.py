"""A list of members is read, looked at beside the board, and imported as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.domain.identity import Id
from clerk_app.domain.member_list import MemberList
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Person
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.acts import Act, ImportEntities, SaveSetup
from clerk_app.services.exporting import Exporting
from clerk_app.services.ports import Ids, Queries
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.files import Files
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.member_proposal.view import MemberProposalPopup, MemberRow
from clerk_app.ui.views.members import view as members_view
from clerk_app.ui.views.members.view import MembersScreen
from tests.ui.views.forms import focused, press, redo, settle, show, undo
from tests.ui.views.stage import BOARD, Stage, board_entities, known_id

JANE = Person(id=known_id("1", 1), names=(DatedName("Jane Smith"),))
OTHER_JANE = replace(JANE, id=known_id("1", 2))
TODAY = date(2024, 10, 4)
POLICE = known_id("e", 6)


def _nothing(*_: object) -> Exporting:
    raise NotImplementedError


def _no_writing(path: Path, data: bytes) -> None:
    raise NotImplementedError


def _no_acts(queries: Queries, ids: Ids) -> tuple[Act, ...]:
    raise NotImplementedError


def _no_import(path: Path, queries: Queries, ids: Ids) -> Act:
    raise NotImplementedError


READING = Files(
    exporting=_nothing,
    write=_no_writing,
    sample_acts=_no_acts,
    import_act=_no_import,
    read_members=bootstrap.read_members,
)

Import = Callable[..., MembersScreen]


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage().with_board([*board_entities(), JANE])


@pytest.fixture
def reading(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    """Shows the screen, and has this list read there."""

    def read(stage: Stage, text: str, files: Files = READING, *, waits: bool = True) -> MembersScreen:
        file = tmp_path / "members.csv"
        file.write_text(text, encoding="utf-8")

        def choose(parent: QWidget) -> Path:
            return file

        monkeypatch.setattr(members_view, "choose_members", choose)
        stage.desk = replace(stage.desk, files=files)
        screen = MembersScreen(stage.desk)
        show(screen, qtbot, ScreenName.MEMBERS)
        stage.cover(screen)
        stage.popups.furnish(stage.desk, {PopupName.MEMBER_PROPOSAL: MemberProposalPopup})
        screen.commands()[ActionId.IMPORT_MEMBERS]()
        assert screen.message.title == "The list is being read …"
        if waits:
            stage.jobs.finish()
        return screen

    return read


def preview(stage: Stage) -> MemberProposalPopup:
    popup = stage.popups.current
    assert isinstance(popup, MemberProposalPopup)
    return popup


def row(stage: Stage, words: str) -> MemberRow:
    return next(one for one in preview(stage).rows if one.words.text().startswith(words))


def headings(stage: Stage) -> list[str]:
    said = (label.text() for label in preview(stage).findChildren(QWidget) if hasattr(label, "text"))
    return [one for one in said if one.split(":")[0] in ("Doubtful", "Added", "Changed")]


def holders(stage: Stage, seat_id: Id) -> list[tuple[date | None, date | None]]:
    terms = [(member.since, member.until) for member in stage.all(Member, seat_id=seat_id)]
    return sorted(terms, key=lambda term: term[0] or date.min)


LIST = """Seat,Post,Name,Agency,From
Police representative,Police representative,,Police,
Schools representative,Schools representative,,Schools,1 April 2024
Probation,Head of Probation,Sam Poe,Police,1 May 2024
Care,,Jane Smyth,Police,
"""


def test_the_preview_says_what_is_added_changed_doubtful_and_unchanged(board: Stage, reading: Import) -> None:
    before = board.store.state()
    reading(board, LIST)
    popup = preview(board)
    assert headings(board) == ["Doubtful: 1", "Added: 1", "Changed: 1"]
    probation = row(board, "Probation")
    assert probation.words.text() == "Probation – Sam Poe, Head of Probation"
    assert probation.note.text() == "line 4 · new seat · Agency: Police · From: 1 May 2024"
    assert row(board, "Schools").changes.text() == "From: nothing → 1 April 2024"
    assert popup.others.text().splitlines()[0] == "Unchanged: 1 row says what is here already."
    assert popup.others.text().splitlines()[1].startswith("11 members are not in the list and stay: ")
    board.done()
    assert board.store.state() == before, "looking at it changes nothing"


def test_what_is_clear_is_imported_with_enter_and_taken_back_in_one_step(board: Stage, reading: Import) -> None:
    screen = reading(board, LIST.replace("Jane Smyth", "Ann Day"))
    before = board.store.state()
    assert preview(board).button.text() == "Import 3 members"
    press(Qt.Key.Key_Return)
    settle(board, screen)
    assert [type(act) for act in board.acts] == [SaveSetup]
    assert {"Probation", "Care"} <= {seat.title for seat in board.all(Seat)}
    assert screen.undo_bar.accessibleName() == "Import of 3 members."
    assert screen.undo_bar.isVisible()
    after = board.store.state()
    undo(board, screen)
    assert board.store.state() == before
    redo(board, screen)
    assert board.store.state() == after


def test_a_name_that_is_like_another_is_asked_about_and_answered_by_keys(board: Stage, reading: Import) -> None:
    screen = reading(board, LIST)
    (block,) = row(board, "Care").blocks
    assert block.words.text() == "Is “Jane Smyth” the Jane Smith who is here already?"
    assert focused() is block.buttons[0]
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [screen]
    assert not any(button.isChecked() for button in block.buttons)
    assert [button.accessibleName() for button in block.buttons] == ["Yes, the same", "No, somebody new"]
    assert preview(board).button.text() == "Answer 1 question first"
    press(Qt.Key.Key_Return)
    assert preview(board) is not None, "nothing is imported before the question is answered"
    press(Qt.Key.Key_Space)
    assert preview(board).button.text() == "Import 3 members"
    press(Qt.Key.Key_Return)
    settle(board, screen)
    assert {person.names[0].name for person in board.all(Person)} == {"Jane Smith", "Sam Poe"}


def test_the_arrows_choose_the_other_answer(board: Stage, reading: Import) -> None:
    screen = reading(board, LIST)
    press(Qt.Key.Key_Down)
    (block,) = row(board, "Care").blocks
    assert block.buttons[1].isChecked()
    press(Qt.Key.Key_Return)
    settle(board, screen)
    assert "Jane Smyth" in {person.names[0].name for person in board.all(Person)}


def test_the_words_of_an_answer_may_be_clicked(board: Stage, reading: Import) -> None:
    reading(board, LIST)
    (block,) = row(board, "Care").blocks
    label = next(one for one in block.findChildren(QWidget) if getattr(one, "text", str)() == "No, somebody new")
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert block.buttons[1].isChecked()


def test_people_of_one_name_are_told_by_their_seats(board: Stage, reading: Import) -> None:
    police = next(member for member in board.all(Member) if member.seat_id == POLICE)
    held = replace(police, holder=replace(police.holder, person_id=JANE.id))
    board.execute(ImportEntities(entities=(OTHER_JANE, held)))
    reading(board, "Seat,Name\nCare,Jane Smith\n")
    (block,) = row(board, "Care").blocks
    assert block.words.text() == "Who is “Jane Smith”?"
    assert [button.accessibleName() for button in block.buttons] == [
        "Jane Smith (Police representative)", "Jane Smith", "No, somebody new",
    ]  # fmt: skip


def test_an_answer_holds_for_all_rows_that_ask_the_same(board: Stage, reading: Import) -> None:
    screen = reading(board, "Seat,Name\nCare,Jane Smyth\nHealth,Jane Smyth\n")
    press(Qt.Key.Key_Space)
    assert all(block.buttons[0].isChecked() for one in preview(board).rows for block in one.blocks)
    press(Qt.Key.Key_Return)
    settle(board, screen)
    assert board.all(Person) == (JANE,)


def test_whoever_holds_the_seat_is_followed_from_today_where_the_list_does_not_say(
    board: Stage, reading: Import
) -> None:
    screen = reading(board, "Seat,Name\nPolice representative,Ann Day\n")
    (block,) = row(board, "Police").blocks
    assert block.words.text() == "Does this follow on from Police representative?"
    assert block.buttons[0].accessibleName() == (
        "Yes: Police representative until 3 October 2024, then this from 4 October 2024"
    )
    press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    settle(board, screen)
    assert holders(board, POLICE) == [(None, TODAY - timedelta(days=1)), (TODAY, None)]
    undo(board, screen)
    assert holders(board, POLICE) == [(None, None)]


def test_a_row_that_is_not_to_follow_is_left_out_until_it_is_ticked_again(board: Stage, reading: Import) -> None:
    reading(board, "Seat,Name\nPolice representative,Ann Day\n")
    press(Qt.Key.Key_Down)
    police = row(board, "Police")
    assert not police.box.isChecked()
    assert preview(board).button.text() == "Nothing to import"
    assert not preview(board).button.isEnabled()
    police.box.setFocus()
    press(Qt.Key.Key_Space)
    assert preview(board).button.text() == "Answer 1 question first"
    assert not any(button.isChecked() for button in police.blocks[0].buttons)


def test_a_seat_that_would_be_held_twice_at_once_is_left_out_and_says_so(board: Stage, reading: Import) -> None:
    police = next(member for member in board.all(Member) if member.seat_id == POLICE)
    board.execute(ImportEntities(entities=(replace(police, since=TODAY + timedelta(days=30)),)))
    reading(board, "Seat,Name\nPolice representative,Ann Day\n")
    line = row(board, "Police")
    assert not line.box.isEnabled()
    assert line.doubts.text().splitlines() == [
        "The seat is held by Police representative for some of that time.",
        "It is left out, for the seat cannot be held twice at once. Put the days right in the list or on the screen.",
    ]
    assert preview(board).button.text() == "Nothing to import"


def test_a_row_that_turns_out_to_be_here_already_changes_nothing(board: Stage, reading: Import) -> None:
    reading(board, "Seat,Post,Agency\nThe police representatives,Police representative,Police\n")
    line = row(board, "The police")
    press(Qt.Key.Key_Space)
    assert line.note.text() == "line 2 · changes nothing"
    assert preview(board).button.text() == "Nothing to import"


def test_what_is_not_ticked_is_left_out(board: Stage, reading: Import) -> None:
    screen = reading(board, "Seat,Name\nCare,Ann Day\nHealth,Sam Poe\n")
    press(Qt.Key.Key_Space)
    assert preview(board).button.text() == "Import 1 member"
    press(Qt.Key.Key_Return)
    settle(board, screen)
    assert {person.names[0].name for person in board.all(Person)} == {"Jane Smith", "Sam Poe"}
    assert screen.undo_bar.accessibleName() == "Import of 1 member."


def test_esc_leaves_all_as_it_was(board: Stage, reading: Import) -> None:
    before = board.store.state()
    screen = reading(board, LIST)
    press(Qt.Key.Key_Escape)
    settle(board, screen)
    assert board.store.state() == before
    assert board.acts == []
    assert focused() is screen.list


def test_what_a_reader_doubts_of_the_whole_stands_over_all(board: Stage, reading: Import) -> None:
    reading(board, "Seat,Name,E-mail,Shoes\nCare,Ann Day,a@example.org,4\nCare,Ann Day,,\n,,b@example.org,5\n")
    assert preview(board).doubts.text().splitlines() == [
        "Column C (“E-mail”) is left out: how people are reached is not kept.",
        "Column D (“Shoes”) is left out: it is not known what it says.",
        "Not understood, and left out: “b@example.org; 5” (line 4).",
    ]
    assert "1 row says what an earlier one says, and is left out: line 3." in preview(board).others.text()


def test_a_long_list_shows_its_beginning_and_says_what_becomes_of_the_rest(
    board: Stage, reading: Import, qtbot: QtBot
) -> None:
    clear = "".join(f"Ward {number},Person Number{number * 7919}\n" for number in range(130))
    screen = reading(board, f"Seat,Name\n{clear}")
    assert len(preview(board).rows) < 100, "what is in view is there at once"
    qtbot.waitUntil(lambda: len(preview(board).rows) == 100, timeout=60_000)
    assert preview(board).button.text() == "Import 130 members"
    press(Qt.Key.Key_Return)
    settle(board, screen)
    assert len(board.all(Person)) == 131


def test_enter_reaches_a_question_whose_row_is_still_to_come(board: Stage, reading: Import) -> None:
    doubtful = "".join(f"Ward {number},Person Number{number * 7919},maybe\n" for number in range(40))
    reading(board, f"Seat,Name,Vote\n{doubtful}Care,Jane Smyth,\n")
    assert preview(board).button.text() == "Answer 1 question first"
    press(Qt.Key.Key_Return)
    assert focused() is row(board, "Care").blocks[0].buttons[0]


def test_doubtful_rows_beyond_the_limit_wait_for_the_next_import(board: Stage, reading: Import) -> None:
    doubtful = "".join(f"Ward {number},Person Number{number * 7919},maybe\n" for number in range(63))
    screen = reading(board, f"Seat,Name,Vote\n{doubtful}")
    assert preview(board).button.text() == "Import 60 members"
    press(Qt.Key.Key_Return)
    settle(board, screen)
    assert screen.undo_bar.accessibleName() == "Import of 60 members."
    assert len(board.all(Person)) == 61


def test_a_list_that_cannot_be_read_is_told(board: Stage, reading: Import) -> None:
    def locked(path: Path) -> MemberList:
        raise Trouble(TroubleCode.FILE_NOT_READ, reason="locked", path=str(path))

    screen = reading(board, LIST, replace(READING, read_members=locked))
    assert "“members.csv” is locked by a password." in screen.message.text
    assert board.popups.current is None


@pytest.mark.parametrize("is_refused", [False, True])
def test_what_is_read_too_late_is_shown_on_no_other_screen(board: Stage, reading: Import, is_refused: bool) -> None:
    def locked(path: Path) -> MemberList:
        raise Trouble(TroubleCode.FILE_NOT_READ, reason="locked", path=str(path))

    files = replace(READING, read_members=locked) if is_refused else READING
    screen = reading(board, LIST, files, waits=False)
    screen.visit(Place(screen=ScreenName.MEMBERS, board_id=BOARD))
    board.jobs.finish()
    assert board.popups.current is None
    assert not screen.message.isVisible()


def test_nothing_is_imported_where_nothing_reads_or_nothing_may_be_changed(
    make_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    stage = make_stage().with_board()
    screen = MembersScreen(stage.desk)
    show(screen, qtbot, ScreenName.MEMBERS)
    assert ActionId.IMPORT_MEMBERS not in screen.commands()
    reader = make_stage(read_only=True)
    reader.with_board()
    reader.desk = replace(reader.desk, files=READING)
    watching = MembersScreen(reader.desk)
    show(watching, qtbot, ScreenName.MEMBERS)
    assert ActionId.IMPORT_MEMBERS not in watching.commands()


def test_the_import_stands_under_more(board: Stage, reading: Import) -> None:
    screen = reading(board, LIST)
    press(Qt.Key.Key_Escape)
    assert screen.import_action.text() == "Import members…"
    screen.import_action.trigger()
    board.jobs.finish()
    assert preview(board) is not None
