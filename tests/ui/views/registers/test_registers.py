"""The registers of a board on the screen: shown, noted, closed, taken out, shown in the minutes and saved, by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.register import RegisterEntry, RegisterKind, RegisterNote
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import MarkForRegister, SaveBlocks, SetExempt
from clerk_app.ui.actions import ActionId
from clerk_app.ui.files import Files
from clerk_app.ui.forms.rows import OpenerRow, SayingRow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.registers.view import RegistersScreen
from clerk_app.ui.widgets.text import TextLabel
from tests.documents.editions import everything_in
from tests.ui.views.forms import answer, choose, press, settle, show, shown, undo
from tests.ui.views.stage import BOARD, Stage, known_id

SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
QUESTION, CHALLENGE, STATEMENT = (known_id("9", number) for number in (1, 2, 3))
TODAY = date(2024, 10, 4)
Opener = Callable[..., RegistersScreen]


@pytest.fixture
def minuted(stage: Stage) -> Stage:
    """A question, a challenge and an agreed statement in the first minute of the meeting."""
    minute = stage.minutes()[0]
    blocks = [
        Block(id=QUESTION, minute_id=minute.id, position=1, kind=BlockKind.QUESTION, text=typed("When will it open?")),
        Block(id=CHALLENGE, minute_id=minute.id, position=2, text=typed("Schools did not agree.")),
        Block(id=STATEMENT, minute_id=minute.id, position=3, text=typed("It was agreed that carers come first.")),
    ]
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=tuple(blocks), keep=True))
    stage.execute(MarkForRegister(block_id=CHALLENGE, kind=RegisterKind.CHALLENGE))
    stage.execute(MarkForRegister(block_id=STATEMENT, kind=RegisterKind.STATEMENT))
    return stage


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    def opener(stage: Stage, place: Place | None = None, **given: object) -> RegistersScreen:
        screen = RegistersScreen(stage.desk, **given)  # type: ignore[arg-type]  # how a file is asked for
        show(screen, qtbot, ScreenName.REGISTERS)
        if place is not None:
            screen.visit(place)
        qtbot.waitUntil(lambda: about(screen) != "Reading the minutes…")
        return screen

    return opener


def about(screen: RegistersScreen) -> str:
    row = screen.form.row_of("about")
    assert isinstance(row, SayingRow)
    return row.words


def rows(screen: RegistersScreen) -> list[tuple[str, str]]:
    """Each line: its day with the number, and what stands beside it."""
    return [(row.button.text(), row.note) for row in screen.form.findChildren(OpenerRow) if row.isVisible()]


def headings(screen: RegistersScreen) -> list[str]:
    return [label.text() for label in screen.form.findChildren(TextLabel) if label.isVisible() and ": " in label.text()]


def entry(stage: Stage, block_id: Id) -> RegisterEntry:
    (found,) = (one for one in stage.all(RegisterEntry) if one.block_id == block_id)
    return found


def opened_line(screen: RegistersScreen, block_id: Id) -> str:
    """The line opened with Enter; its key."""
    choose(screen, f"of/{block_id}", ENTER)
    return f"of/{block_id}"


def test_what_is_open_is_shown_first_and_a_section_shows_its_register(minuted: Stage, opened: Opener) -> None:
    screen = opened(minuted)
    assert rows(screen) == [
        ("4 October 2024, 1", "When will it open? · open"),
        ("4 October 2024, 1.1", "Schools did not agree. · open"),
    ]
    screen.sections.go_to("statement")
    assert rows(screen) == [("4 October 2024, 1.2", "It was agreed that carers come first.")]
    screen.sections.go_to("issue")
    assert rows(screen) == []
    assert about(screen).startswith("No issue is in the minutes. Begin a paragraph with /i")


def test_a_question_is_answered_on_a_day_and_stands_among_the_closed_ones_then(minuted: Stage, opened: Opener) -> None:
    screen = opened(minuted)
    screen.sections.go_to("question")
    key = opened_line(screen, QUESTION)
    answer(screen, f"{key}/closed_on", "3 October 2024")
    settle(minuted, screen)
    assert entry(minuted, QUESTION).closed_on == date(2024, 10, 3)
    assert "Questions, closed: 1" in headings(screen)
    undo(minuted, screen)
    assert [one for one in minuted.all(RegisterEntry) if one.block_id == QUESTION] == []
    assert "Questions: 1" in headings(screen)


def test_it_is_closed_today_by_one_button_and_opened_again_by_another(minuted: Stage, opened: Opener) -> None:
    screen = opened(minuted)
    screen.sections.go_to("challenge")
    key = opened_line(screen, CHALLENGE)
    choose(screen, f"{key}/close", SPACE)
    settle(minuted, screen)
    assert entry(minuted, CHALLENGE).closed_on == TODAY
    choose(screen, f"{key}/reopen", SPACE)
    settle(minuted, screen)
    assert entry(minuted, CHALLENGE).closed_on is None


def test_who_raised_it_and_with_whom_it_is_kept_are_typed(minuted: Stage, opened: Opener) -> None:
    minuted.execute(MarkForRegister(block_id=CHALLENGE, kind=RegisterKind.ISSUE))
    screen = opened(minuted)
    key = opened_line(screen, CHALLENGE)
    answer(screen, f"{key}/raised_by", "Schools representative")
    settle(minuted, screen)
    answer(screen, f"{key}/kept_with", "Health, Police")
    settle(minuted, screen)
    found = entry(minuted, CHALLENGE)
    assert (found.raised_by, found.kept_with) == ("Schools representative", "Health, Police")
    choose(screen, key, ENTER)
    told = "Schools representative · Schools did not agree. · kept with Health, Police · open"
    assert rows(screen)[1] == ("4 October 2024, 1.1", told)


def test_who_is_named_in_the_paragraph_raised_it_until_somebody_else_is_typed(minuted: Stage, opened: Opener) -> None:
    minute = minuted.minutes()[0]
    words = typed("Head of Quality and the Independent Chair did not agree.")
    said = replace(minuted.all(Block, id=CHALLENGE)[0], text=words)
    minuted.execute(SaveBlocks(meeting_id=minuted.meeting, minute_id=minute.id, put=(said,), keep=True))
    screen = opened(minuted)
    key = opened_line(screen, CHALLENGE)
    assert shown(screen, f"{key}/raised_by") == "Head of Quality"
    answer(screen, f"{key}/raised_by", "Independent Chair")
    settle(minuted, screen)
    assert entry(minuted, CHALLENGE).raised_by == "Independent Chair"
    answer(screen, f"{key}/raised_by", "Head of Quality")
    settle(minuted, screen)
    assert entry(minuted, CHALLENGE).raised_by == ""


def test_notes_are_added_with_their_day_or_today_changed_and_taken_away(minuted: Stage, opened: Opener) -> None:
    screen = opened(minuted)
    key = opened_line(screen, CHALLENGE)
    answer(screen, f"{key}/note/0", "They will think about it.")
    settle(minuted, screen)
    answer(screen, f"{key}/note/1", "4 March 2025; they agree now")
    settle(minuted, screen)
    first = RegisterNote(on=TODAY, words="They will think about it.")
    second = RegisterNote(on=date(2025, 3, 4), words="they agree now")
    assert entry(minuted, CHALLENGE).notes == (first, second)
    assert shown(screen, f"{key}/note/2") == ""
    answer(screen, f"{key}/note/0", "")
    settle(minuted, screen)
    assert entry(minuted, CHALLENGE).notes == (second,)


def test_a_mark_is_taken_out_of_the_register_and_undo_brings_it_back(minuted: Stage, opened: Opener) -> None:
    screen = opened(minuted)
    screen.sections.go_to("challenge")
    key = opened_line(screen, CHALLENGE)
    choose(screen, f"{key}/remove", SPACE)
    settle(minuted, screen)
    assert rows(screen) == []
    undo(minuted, screen)
    assert rows(screen) == [("4 October 2024, 1.1", "Schools did not agree. · open")]


def test_a_question_that_is_minuted_cannot_be_taken_out(minuted: Stage, opened: Opener) -> None:
    screen = opened(minuted)
    key = opened_line(screen, QUESTION)
    assert screen.form.row_of(f"{key}/close") is not None
    assert screen.form.row_of(f"{key}/remove") is None


def test_a_line_leads_to_its_paragraph_by_key_by_command_and_by_button(minuted: Stage, opened: Opener) -> None:
    screen = opened(minuted)
    there = Place(
        screen=ScreenName.LIVE,
        board_id=BOARD,
        meeting_id=minuted.meeting,
        minute_id=minuted.minutes()[0].id,
        block_id=CHALLENGE,
    )
    screen.form.go_to(f"of/{CHALLENGE}")
    press(ENTER, modifiers=CTRL)
    screen.commands()[ActionId.OPEN_MINUTES]()
    key = opened_line(screen, CHALLENGE)
    choose(screen, f"{key}/show", SPACE)
    assert minuted.places[-3:] == [there, there, there]


def test_the_line_of_a_paragraph_that_is_asked_for_is_open_and_has_the_focus(minuted: Stage, opened: Opener) -> None:
    place = Place(screen=ScreenName.REGISTERS, board_id=BOARD, section="statement", block_id=STATEMENT)
    screen = opened(minuted, place)
    assert screen.form.key_here() == f"of/{STATEMENT}"
    assert screen.form.row_of(f"of/{STATEMENT}/raised_by") is not None


def test_where_the_record_may_only_be_read_a_line_is_shown_in_the_minutes_and_nothing_is_noted(
    minuted: Stage, opened: Opener
) -> None:
    minuted.desk = replace(minuted.desk, read_only=True)
    screen = opened(minuted)
    key = opened_line(screen, CHALLENGE)
    closing = screen.form.row_of(f"{key}/close")
    assert closing is not None
    assert not any(button.isEnabled() for button in closing.findChildren(QAbstractButton))
    choose(screen, f"{key}/show", SPACE)
    assert minuted.places[-1].block_id == CHALLENGE


def test_an_empty_board_is_told_how_something_comes_here(stage: Stage, opened: Opener) -> None:
    screen = opened(stage)
    assert about(screen).startswith("Nothing is open. Questions come here by themselves")


def test_what_another_screen_minutes_meanwhile_comes_here(minuted: Stage, opened: Opener, qtbot: QtBot) -> None:
    screen = opened(minuted)
    minute = minuted.minutes()[1]
    asked = Block(
        id=known_id("9", 7), minute_id=minute.id, position=1, kind=BlockKind.QUESTION, text=typed("Who pays?")
    )
    minuted.lane.submit(SaveBlocks(meeting_id=minuted.meeting, minute_id=minute.id, put=(asked,), keep=True))
    minuted.done()
    qtbot.waitUntil(lambda: len(rows(screen)) == 3)


def with_files(stage: Stage) -> None:
    files = Files(
        exporting=bootstrap.exporting,
        write=bootstrap.write_safely,
        sample_acts=lambda _queries, _ids: (),
        import_act=bootstrap.import_act,
    )
    stage.desk = replace(stage.desk, files=files)


@pytest.mark.parametrize(("key", "ending"), [("word", "docx"), ("pdf", "pdf")])
def test_what_is_shown_is_saved_as_a_file(
    minuted: Stage, opened: Opener, qtbot: QtBot, tmp_path: Path, key: str, ending: str
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    with_files(minuted)
    screen = opened(minuted, ask_save=ask)
    choose(screen, key, SPACE)
    name = f"Children’s Partnership Board registers 2024-10-04.{ending}"
    qtbot.waitUntil((tmp_path / name).exists)
    qtbot.waitUntil(lambda: str(tmp_path / name) in screen.message.title)
    assert asked == [name]


def test_what_is_exempt_is_said_to_be_and_may_be_left_out_of_the_paper(
    minuted: Stage, opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    minuted.execute(SetExempt(minute_id=minuted.minutes()[0].id, exempt=Exemption(reason="By law")))
    with_files(minuted)
    screen = opened(minuted, ask_save=lambda _parent, name: tmp_path / name)
    assert rows(screen)[1][1] == "Schools did not agree. · open · exempt"
    choose(screen, "leave_out", SPACE)
    settle(minuted, screen)
    choose(screen, "word", SPACE)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.docx"))))
    (file,) = tmp_path.glob("*.docx")
    said = everything_in(file.read_bytes(), "docx")
    assert ("no challenges are in this register" in said, "schools did not agree" in said) == (True, False)
