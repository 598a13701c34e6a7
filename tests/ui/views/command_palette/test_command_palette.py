from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.minutes import Block
from clerk_app.domain.names import DatedName
from clerk_app.domain.richtext import typed
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import CreateBoard, SaveBlocks, TakeTogether
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import AskingPopup, PopupName, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.command_palette.presenter import Command, Palette, match_words
from clerk_app.ui.views.command_palette.view import CommandPalette
from tests.ui.pictures import picture
from tests.ui.views.stage import BOARD, Stage, known_id

COMMANDS = (
    Command(id="move", title="Move the meeting to the next item", keys="Ctrl+Enter"),
    Command(id="export", title="Export minutes", keys="Ctrl+Shift+E"),
    Command(id="exempt", title="Make this item exempt", keys="Ctrl+Shift+X"),
    Command(id="keys", title="All keys", keys="Ctrl+/", is_help=True),
)
ALL = frozenset(ActionId)


def found(palette: Palette, text: str) -> list[tuple[str, list[str]]]:
    return [(section.title, [row.plain for row in section.rows]) for section in palette.find(text)]


def in_bold(palette: Palette, text: str) -> list[str]:
    return [part.text for section in palette.find(text) for row in section.rows for part in row.words if part.bold]


def test_words_that_begin_so_come_before_those_that_hold_the_letters() -> None:
    palette = Palette(COMMANDS, (), None, "Ctrl+J")
    assert found(palette, "ex") == [
        ("Commands", ["Export minutes", "Make this item exempt", "Move the meeting to the next item"])
    ]
    assert in_bold(palette, "ex") == ["Ex", "ex", "ex"]


def test_what_was_typed_in_full_comes_before_what_was_used_last() -> None:
    commands = (*COMMANDS, Command(id="keep", title="Keep and export minutes"))
    palette = Palette(commands, ("keep",), None, "Ctrl+J")
    assert found(palette, "export minutes") == [("Commands", ["Export minutes", "Keep and export minutes"])]


def test_what_begins_with_the_letters_comes_before_a_later_word_that_does_though_that_was_used_last() -> None:
    commands = (Command(id="final", title="Who decides in the end"), Command(id="end", title="End the meeting"))
    palette = Palette(commands, ("final",), None, "Ctrl+J")
    assert found(palette, "end") == [("Commands", ["End the meeting", "Who decides in the end"])]


def test_initials_find_a_command() -> None:
    assert [one for one, _ in match_words("em", [("a", "Export minutes"), ("b", "All keys")])] == ["a"]


def test_without_letters_what_was_used_last_comes_first() -> None:
    palette = Palette(COMMANDS, ("exempt", "export"), None, "Ctrl+J")
    assert found(palette, "")[0][1][:3] == [
        "Make this item exempt",
        "Export minutes",
        "Move the meeting to the next item",
    ]


def test_a_question_mark_looks_for_help_alone() -> None:
    assert found(Palette(COMMANDS, (), None, ""), "?") == [("Commands", ["All keys"])]


def test_items_are_found_by_their_titles_and_numbers_with_the_key_that_leads_there(stage: Stage) -> None:
    palette = Palette(COMMANDS, (), stage.record(), "Ctrl+J")
    assert found(palette, "exc") == [("Agenda", ["5 Reducing exclusions"])]
    assert palette.find("exc")[0].rows[0].keys == "Ctrl+5"
    assert len(palette.find("#")[0].rows) == 6
    assert found(palette, "#forward") == [("Agenda", ["6 Forward plan and next meeting"])]


def test_no_key_is_shown_for_an_item_where_no_key_leads_to_it(stage: Stage) -> None:
    palette = Palette(COMMANDS, (), stage.record(), "")
    assert [row.keys for row in palette.find("#")[0].rows] == [""] * 6


def test_items_are_called_by_the_numbers_of_the_agenda_though_two_were_taken_together(stage: Stage) -> None:
    second, third = stage.minutes()[1:3]
    act = TakeTogether(minute_id=second.id, item_ids=third.item_ids, heading="Conflicts and actions")
    stage.execute(act)
    palette = Palette(COMMANDS, (), stage.record(), "Ctrl+J")
    assert found(palette, "exc") == [("Agenda", ["5 Reducing exclusions"])]
    assert palette.find("exc")[0].rows[0].keys == "Ctrl+5"


def test_people_are_found_with_how_they_stand(stage: Stage) -> None:
    stage.mark("Police representative", EventKind.ARRIVED)
    palette = Palette(COMMANDS, (), stage.record(), "Ctrl+J")
    (people,) = palette.find("@pol")
    assert [(row.plain, row.letter, row.aside) for row in people.rows] == [("Police representative", "P", "here")]


def test_paragraphs_are_found_by_their_words_with_the_number_that_is_printed(stage: Stage) -> None:
    minute = stage.minutes()[3]
    empty = Block(id=known_id("9", 0), minute_id=minute.id, position=0)
    block = Block(id=known_id("9", 1), minute_id=minute.id, position=1, text=typed("Schools asked for a timetable."))
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=(empty, block)))
    palette = Palette(COMMANDS, (), stage.record(), "Ctrl+J")
    (paragraphs,) = palette.find("timet")
    assert (paragraphs.rows[0].plain, paragraphs.rows[0].within) == (
        "4.1 Schools asked for a timetable.",
        minute.id,
    )


class _Arrivals(AskingPopup):
    """Stands for arrived or left."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, "Arrived or left")

    def put(self, question: Question) -> None:
        self.text = question.text

    def first_field(self) -> QWidget:
        return self


@pytest.fixture
def ran() -> list[ActionId]:
    return []


@pytest.fixture
def ask(qtbot: QtBot, ran: list[ActionId]) -> Callable[..., CommandPalette]:
    """Opens the palette over a text that had the focus."""

    def opened(stage: Stage, place: Place | None = None, works: frozenset[ActionId] = ALL) -> CommandPalette:
        stage.cover_shown(QTextEdit("Some minutes"), (760, 640), qtbot)
        popups = {PopupName.COMMANDS: CommandPalette, PopupName.ARRIVED_OR_LEFT: _Arrivals}
        stage.popups.furnish(stage.desk, popups)
        stage.popups.lend(lambda: {"run": ran.append, "works": works})
        stage.popups.ask(Question(name=PopupName.COMMANDS, place=place or stage.place()))
        popup = stage.popups.current
        assert isinstance(popup, CommandPalette)
        return popup

    return opened


def test_enter_runs_the_first_command_and_gives_the_caret_back(
    stage: Stage, ask: Callable[..., CommandPalette], ran: list[ActionId]
) -> None:
    popup = ask(stage)
    editor = popup.parentWidget()
    assert popup.field.hasFocus()
    QTest.keyClicks(popup.field, "roll")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert ran == [ActionId.ROLL_CALL]
    assert isinstance(editor, QTextEdit)
    assert editor.hasFocus()
    assert stage.popups.current is None


def test_arrows_choose_and_the_last_used_comes_first_next_time(
    stage: Stage, ask: Callable[..., CommandPalette], ran: list[ActionId]
) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.field, "text")
    QTest.keyClick(popup.field, Qt.Key.Key_Down)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    again = ask(stage)
    assert again.choices.choice(again.choices.current or 0).words.startswith("Text")
    QTest.keyClick(again.field, Qt.Key.Key_Return)
    assert ran[0] == ran[1]


def test_an_item_is_gone_to(stage: Stage, ask: Callable[..., CommandPalette]) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.field, "#exclusions")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert stage.places[-1] == Place(
        screen=ScreenName.LIVE, board_id=BOARD, meeting_id=stage.meeting, minute_id=stage.minutes()[4].id
    )


@pytest.mark.parametrize(("works", "keys"), [(ALL, "Ctrl+5"), (ALL - {ActionId.JUMP}, "")])
def test_an_item_shows_its_key_on_those_screens_alone_that_answer_to_it(
    stage: Stage, ask: Callable[..., CommandPalette], works: frozenset[ActionId], keys: str
) -> None:
    popup = ask(stage, works=works)
    QTest.keyClicks(popup.field, "#exclusions")
    assert popup.choices.choice(popup.choices.current or 0).keys == keys


def test_a_person_leads_to_arrived_or_left(stage: Stage, ask: Callable[..., CommandPalette]) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.field, "@police")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    current = stage.popups.current
    assert isinstance(current, _Arrivals)
    assert current.text == "Police representative"


def test_another_board_is_found_by_its_name_and_gone_to(stage: Stage, ask: Callable[..., CommandPalette]) -> None:
    other = known_id("9", 9)
    stage.execute(CreateBoard(board=Board(id=other, names=(DatedName("Harbour Schools Forum"),))))
    popup = ask(stage)
    QTest.keyClicks(popup.field, "harb")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert stage.places[-1] == Place(screen=ScreenName.HOME, board_id=other)


def test_the_board_one_is_on_is_not_offered(stage: Stage, ask: Callable[..., CommandPalette]) -> None:
    popup = ask(stage)
    popup.field.setText(stage.record().board.names[-1].name)
    assert popup.choices.count == 0


def test_nothing_found_is_said_and_enter_does_nothing(
    stage: Stage, ask: Callable[..., CommandPalette], ran: list[ActionId]
) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.field, "zzz")
    assert popup.nothing.isVisible()
    assert popup.nothing.text() == "Nothing is called “zzz”."
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert ran == []
    assert stage.popups.current is popup


def test_between_meetings_there_are_commands_alone(stage: Stage, ask: Callable[..., CommandPalette]) -> None:
    popup = ask(stage, Place(screen=ScreenName.HOME, board_id=BOARD))
    QTest.keyClicks(popup.field, "#")
    assert popup.nothing.isVisible()
    assert popup.choices.accessibleName() == "Commands"
    assert popup.field.accessibleName() == "What would you like to do?"


def test_the_field_has_the_colour_of_the_card_that_it_stands_on(
    make_stage: Callable[..., Stage], ask: Callable[..., CommandPalette]
) -> None:
    stage = make_stage().with_meeting()
    stage.theme.set_scheme("dark")
    palette = ask(stage)
    field = palette.field
    image = picture(palette)
    place = field.mapTo(palette, field.rect().topRight() - QPoint(3, -3))
    assert image.pixelColor(place).name().upper() == stage.theme.tokens.raised
