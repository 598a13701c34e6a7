"""The style editor: every answer is kept and taken back, and the pages beside it follow."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from functools import partial
from pathlib import Path
from threading import main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.house_style import AttendanceLayout, HouseStyle, ItemLayout
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.page_look import SheetSize, Typeface, TypeLook
from clerk_app.domain.richtext import typed
from clerk_app.plain.house_styles import shipped_style, style_text
from clerk_app.services.acts import CreateMeeting, SaveBlocks, SaveSetup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.forms import colour_line
from clerk_app.ui.forms.rows import FieldRow, OpenerRow, SayingRow
from clerk_app.ui.forms.values import Field
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.styles.fields import Group, style_fields
from clerk_app.ui.views.rules.style import _told
from tests.ui.views.export.computer import exporting
from tests.ui.views.forms import answer, choose, field, press, redo, shown, undo, write, wrong
from tests.ui.views.rules.styling import MADE_AT, ONE_AT_A_TIME, Computer, Hold, Opener, Styling, styling, write_minutes
from tests.ui.views.stage import BOARD, DAY, Stage, known_id

DOWN, UP, SPACE, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Return
USUAL, TABLE = "numbered-by-item", "item-table"
A4, A5 = (595, 842), (420, 595)
OTHER = Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "our style.json")


@pytest.fixture
def opened(stage: Stage, computer: Computer, qtbot: QtBot) -> Styling:
    """The style of a board whose minutes have words in them."""
    write_minutes(stage)
    return styling(stage, computer, qtbot)


@pytest.fixture
def opener(make_stage: Callable[..., Stage], computer: Computer, qtbot: QtBot) -> Opener:
    """Shows the style of a board that has not met, or in another size."""

    def open_(stage: Stage | None = None, size: tuple[int, int] = ONE_AT_A_TIME) -> Styling:
        return styling(stage or make_stage().with_board(), computer, qtbot, size)

    return open_


def fill(opened: Styling, key: str, text: str) -> None:
    answer(opened.screen, f"style/{key}", text)
    opened.settle()


def pick(opened: Styling, key: str, *keys: Qt.Key) -> None:
    choose(opened.screen, f"style/{key}", *keys)
    opened.settle()


def said(opened: Styling, key: str) -> str:
    row = opened.screen.form.row_of(f"style/{key}")
    return row.words if isinstance(row, SayingRow) else ""


def note(opened: Styling, group: str) -> str:
    row = opened.screen.form.row_of(f"style/group/{group}")
    assert isinstance(row, OpenerRow)
    return row.note


# Changing


def test_the_first_change_makes_the_board_a_style_of_its_own_and_the_pages_follow(opened: Styling) -> None:
    assert (opened.board().own_style, opened.page_size()) == (None, A4)
    opened.open("page")
    pick(opened, "look/sheet/size", DOWN)
    shipped = shipped_style(USUAL)
    sheet = replace(shipped.look.sheet, size=SheetSize.A5)
    assert opened.board().own_style == replace(shipped, look=replace(shipped.look, sheet=sheet))
    assert opened.page_size() == A5


def test_a_change_is_taken_back_and_done_again_with_its_pages(opened: Styling) -> None:
    opened.open("page")
    pick(opened, "look/sheet/size", DOWN)
    assert opened.screen.undo_words()[0] == "the change to “Sheet”"
    undo(opened.stage, opened.screen)
    opened.settle()
    assert (opened.board().own_style, opened.page_size()) == (None, A4)
    redo(opened.stage, opened.screen)
    opened.settle()
    assert opened.page_size() == A5


def test_every_kind_of_field_is_changed_by_keys(opened: Styling) -> None:
    opened.open("contents", "type", "numbers")
    pick(opened, "cover", SPACE)
    pick(opened, "look/typeface", DOWN)
    fill(opened, "look/text/size", "12")
    fill(opened, "look/text_colour", "#000")
    fill(opened, "look/heading_number/suffix", ")")
    style = opened.style()
    assert style.cover is not shipped_style(USUAL).cover
    assert style.look.typeface is Typeface.IBM_PLEX_SERIF
    assert (style.look.text.size, style.look.text_colour) == (120, "000000")
    assert style.look.heading_number.suffix == ")"
    assert shown(opened.screen, "style/look/text/size") == "12 pt"


def test_arrows_change_a_length_by_a_round_step(opened: Styling) -> None:
    opened.open("page")
    assert opened.screen.form.go_to("style/look/sheet/top")
    press(UP, UP, UP)
    press(DOWN)
    opened.settle()
    assert opened.style().look.sheet.top == 300
    assert shown(opened.screen, "style/look/sheet/top") == "30 mm"


def test_a_length_counts_as_soon_as_it_is_one_and_stays_as_it_is_typed(opened: Styling) -> None:
    opened.open("page")
    assert opened.screen.form.go_to("style/look/sheet/top")
    press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    write("3")
    opened.settle()
    write("5")
    opened.settle()
    assert opened.style().look.sheet.top == 350
    assert shown(opened.screen, "style/look/sheet/top") == "35"
    write(" m")  # on the way to "mm"
    opened.settle()
    assert opened.style().look.sheet.top == 350
    assert (shown(opened.screen, "style/look/sheet/top"), wrong(opened.screen, "style/look/sheet/top")) == ("35 m", "")
    write("m")
    press(ENTER)
    opened.settle()
    assert shown(opened.screen, "style/look/sheet/top") == "35 mm"
    undo(opened.stage, opened.screen)
    assert opened.board().own_style is None


def test_a_length_that_is_left_before_it_is_kept_gets_its_unit(opened: Styling) -> None:
    opened.open("page")
    assert opened.screen.form.go_to("style/look/sheet/top")
    press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    write("35")
    press(Qt.Key.Key_Tab)
    opened.settle()
    assert opened.style().look.sheet.top == 350
    assert shown(opened.screen, "style/look/sheet/top") == "35 mm"


def test_arrows_pressed_one_after_the_other_are_one_step_back(opened: Styling) -> None:
    opened.open("page")
    assert opened.screen.form.go_to("style/look/sheet/top")
    for _ in range(3):
        press(UP)
        opened.settle()
    undo(opened.stage, opened.screen)
    assert opened.board().own_style is None


def test_a_length_in_another_unit_is_shown_in_its_own(opened: Styling) -> None:
    opened.open("page")
    fill(opened, "look/sheet/left", "3 cm")
    assert opened.style().look.sheet.left == 300
    assert shown(opened.screen, "style/look/sheet/left") == "30 mm"


def test_the_same_length_without_its_unit_changes_nothing_and_gets_its_unit_back(opened: Styling) -> None:
    opened.open("page")
    fill(opened, "look/sheet/left", "25")
    assert opened.board().own_style is None
    assert shown(opened.screen, "style/look/sheet/left") == "25 mm"


def test_a_colour_is_chosen_in_the_computers_own_way(opened: Styling, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def choose_one(parent: object, colour: str, title: str) -> str:
        asked.append((colour, title))
        return "7A0019"

    monkeypatch.setattr(colour_line, "ask_colour", choose_one)
    opened.open("headings")
    row = field(opened.screen, "style/look/heading_colour")
    assert opened.screen.form.go_to("style/look/heading_colour")
    QTest.keyClick(row.targets()[1], SPACE)
    opened.settle()
    assert asked == [("17324A", "Colour of headings")]
    assert opened.style().look.heading_colour == "7A0019"


def test_what_is_wrong_is_said_in_its_place_and_nothing_changes(opened: Styling) -> None:
    opened.open("page")
    fill(opened, "look/sheet/left", "wide")
    assert wrong(opened.screen, "style/look/sheet/left").startswith("“wide” is no length.")
    fill(opened, "look/sheet/right", "15 cm")
    assert wrong(opened.screen, "style/look/sheet/right").startswith("The margins leave less than 60 millimetres")
    assert opened.board().own_style is None


def test_what_many_cannot_read_is_kept_and_said_below_its_field_and_at_its_group(opened: Styling) -> None:
    opened.open("type")
    fill(opened, "look/text/size", "7")
    assert opened.style().look.text.size == 70
    assert said(opened, "doubt/look/text/size").startswith("Letters of 7 pt are too small")
    assert note(opened, "type") == "1 thing to look at"
    fill(opened, "look/text/size", "11")
    assert said(opened, "doubt/look/text/size") == ""
    assert note(opened, "type") == ""


def test_a_closed_group_tells_nothing_of_words_that_are_left_empty() -> None:
    field = Field(key="style/attendees", label="Attendees")
    assert _told(field) == ""
    assert _told(replace(field, value="Present")) == "Attendees: Present"


def test_a_closed_group_tells_how_its_first_fields_are_answered(opened: Styling) -> None:
    assert note(opened, "contents") == "Cover page · Heading and paragraphs"
    assert note(opened, "decisions") == "Nothing ticked"
    assert note(opened, "page") == "A4 · Margin above: 28 mm"
    assert note(opened, "ends") == "Line to sign on: 75 mm"
    opened.open("page")
    assert note(opened, "page") == ""


def test_every_field_has_a_control_with_a_name_of_its_own(opened: Styling) -> None:
    opened.open(*Group)
    rows = {row.part.key: row for row in opened.screen.form.rows if isinstance(row, FieldRow)}
    fields = style_fields(opened.style())
    assert {f"style/{'/'.join(one.path)}" for one in fields} == set(rows) - {"style/from"}
    for row in rows.values():
        assert all(target.accessibleName() for target in row.targets())


# Where it begins


def test_a_style_of_the_program_is_begun_from_and_the_own_one_given_up_in_one_step(opened: Styling) -> None:
    opened.open("contents")
    pick(opened, "cover", SPACE)
    own = opened.board().own_style
    assert own is not None
    pick(opened, "from", DOWN, DOWN, DOWN, ENTER)
    assert (opened.board().house_style, opened.board().own_style) == (TABLE, None)
    assert opened.style().items is ItemLayout.TABLE
    undo(opened.stage, opened.screen)
    assert (opened.board().house_style, opened.board().own_style) == (USUAL, own)


def test_one_button_leads_back_to_the_style_of_the_program(opened: Styling) -> None:
    opened.open("contents", "page")
    pick(opened, "cover", SPACE)
    fill(opened, "look/sheet/top", "40")
    pick(opened, "back", SPACE)
    assert opened.board().own_style is None
    assert opened.screen.form.asked_at("style/back") is None
    undo(opened.stage, opened.screen)
    assert opened.style().look.sheet.top == 400


def test_a_style_that_is_changed_back_by_hand_is_that_of_the_program_again(opened: Styling) -> None:
    opened.open("contents")
    pick(opened, "cover", SPACE)
    pick(opened, "cover", SPACE)
    assert opened.board().own_style is None


def test_what_is_said_of_the_style_names_the_one_that_it_was_made_from(opened: Styling) -> None:
    assert said(opened, "about").startswith("This board prints as “Paragraphs numbered by item” does.")
    opened.open("contents")
    pick(opened, "cover", SPACE)
    assert said(opened, "about") == "This board has a style of its own, made from “Paragraphs numbered by item”."
    fill(opened, "name", "Harbour minutes")
    assert next(one.words for one in field(opened.screen, "style/from").part.options) == "Its own: Harbour minutes"


def test_nothing_is_changed_where_nothing_may_be(
    make_stage: Callable[..., Stage], computer: Computer, qtbot: QtBot
) -> None:
    stage = make_stage(read_only=True).with_board()
    opened = styling(stage, computer, qtbot)
    opened.open("contents", "type")
    assert not field(opened.screen, "style/cover").targets()[0].isEnabled()
    assert not field(opened.screen, "style/look/text_colour").targets()[1].isEnabled()
    assert opened.page_size() == A4


# The pages


def test_the_pages_are_those_of_the_latest_minutes_with_words_in_them(opened: Styling) -> None:
    opened.stage.execute(CreateMeeting(board_id=BOARD, date=DAY.replace(month=11), start=time(10)))
    opened.go_to_board(BOARD)
    assert opened.screen.pages.about.text() == "Minutes of 4 October 2024 · Page 1 of 2"


def test_a_board_without_minutes_has_a_sample_under_its_name_in_its_style(opener: Opener) -> None:
    opened = opener(size=(1180, 640))
    assert opened.screen.pages.about.text().startswith("A sample, until the board has minutes · Page 1 of ")
    keeper = opened.screen.pages.keeper
    keeper.read_page(0)
    opened.settle()
    assert "Children’s Partnership Board" in keeper.texts[0].text
    opened.open("page")
    pick(opened, "look/sheet/size", DOWN)
    assert opened.page_size() == A5


def test_pages_are_made_by_another_thread_than_that_of_the_window(opened: Styling) -> None:
    assert opened.computer.drawn_by
    assert main_thread() not in opened.computer.drawn_by


def test_pages_of_a_style_that_has_changed_again_are_thrown_away(opened: Styling) -> None:
    opened.open("page")
    made = len(opened.computer.drawn_by)
    hold = Hold()
    opened.stage.jobs.start(hold)
    for key in (DOWN, DOWN):
        choose(opened.screen, "style/look/sheet/size", key)
        opened.screen.keeper.flush()
        while not opened.stage.lane.is_idle:
            opened.stage.done()
    hold.let_go()
    opened.settle()
    assert len(opened.computer.drawn_by) == made + 1
    assert opened.page_size() == (612, 792)  # Letter, which came last


def test_pages_that_cannot_be_made_are_told_where_they_would_be(
    opened: Styling, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes) -> None:
        raise Trouble(TroubleCode.DISK_ERROR)

    monkeypatch.setattr(opened.computer, "open_pages", fail)
    monkeypatch.setattr(opened.screen.pages.keeper, "_open_bytes", fail)
    opened.open("contents")
    pick(opened, "cover", SPACE)
    assert opened.screen.pages.problem.isVisible()
    assert opened.board().own_style is not None


def test_pages_of_one_board_are_gone_before_those_of_another_are_laid(opened: Styling) -> None:
    opened.stage.execute(SaveSetup(put=(OTHER,)))
    hold = Hold()
    opened.stage.jobs.start(hold)
    opened.screen.visit(Place(screen=ScreenName.RULES, board_id=OTHER.id, section="style"))
    assert opened.screen.pages.keeper.sizes == ()
    hold.let_go()
    opened.settle()
    assert opened.screen.pages.about.text().startswith("A sample, until the board has minutes")


def test_what_is_being_laid_is_not_laid_twice_because_a_group_is_opened(opened: Styling) -> None:
    opened.open("page")
    made = len(opened.computer.drawn_by)
    hold = Hold()
    opened.stage.jobs.start(hold)
    choose(opened.screen, "style/look/sheet/size", DOWN)
    opened.screen.keeper.flush()
    while not opened.stage.lane.is_idle:
        opened.stage.done()
    opened.open("type", "tables")
    hold.let_go()
    opened.settle()
    assert len(opened.computer.drawn_by) == made + 1


def test_no_page_is_held_where_another_section_is_shown(opened: Styling) -> None:
    opened.screen.sections.go_to("names")
    opened.settle()
    assert opened.screen.pages.keeper.paper is None
    assert not opened.screen.pages.isVisible()
    opened.screen.sections.go_to("style")
    opened.settle()
    assert opened.screen.pages.keeper.paper is not None


# From one side to the other


def test_where_there_is_room_the_form_and_the_pages_stand_beside_each_other(opened: Styling) -> None:
    screen = opened.screen
    assert screen.form.isVisible()
    assert screen.pages.isVisible()
    assert not screen.other_side.isVisible()
    assert screen.form.go_to("style/from")
    screen.commands()[ActionId.NEXT_PANEL]()
    assert screen.pages.pages.hasFocus()
    screen.commands()[ActionId.NEXT_PANEL]()
    assert field(screen, "style/from").targets()[0].hasFocus()


def test_where_there_is_little_room_a_key_shows_the_pages_and_leads_back_to_the_same_field(opener: Opener) -> None:
    screen = opener().screen
    assert (screen.form.isVisible(), screen.pages.isVisible(), screen.other_side.text()) == (
        True,
        False,
        "Show the pages",
    )
    screen.open_or_close("style/group/page")
    assert screen.form.go_to("style/look/sheet/left")
    screen.commands()[ActionId.NEXT_PANEL]()
    assert (screen.form.isVisible(), screen.pages.isVisible(), screen.other_side.text()) == (
        False,
        True,
        "Show the fields",
    )
    assert screen.pages.pages.hasFocus()
    QTest.keyClick(screen.pages.pages, Qt.Key.Key_Escape)
    assert screen.form.isVisible()
    assert field(screen, "style/look/sheet/left").targets()[0].hasFocus()


def test_over_the_pages_the_keys_for_larger_and_smaller_are_for_them(opened: Styling) -> None:
    screen = opened.screen
    screen.commands()[ActionId.NEXT_PANEL]()
    before = screen.pages.pages.percent
    QTest.keyClick(screen.pages.pages, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert screen.pages.pages.percent > before
    assert [hint.word for hint in screen.hints().left] == ["to the fields", "next page", "zoom in"]


def test_the_field_that_has_the_focus_stays_in_sight_when_letters_grow_and_the_window_shrinks(
    opened: Styling, qtbot: QtBot
) -> None:
    screen, theme = opened.screen, opened.stage.theme
    opened.open("headings", "numbers", "tables")
    assert screen.form.go_to("style/look/table/header_fill")
    line = field(screen, "style/look/table/header_fill").targets()[0]
    for size, percent in ((ONE_AT_A_TIME, 200), ((1180, 640), 100), ((1180, 640), 200), (ONE_AT_A_TIME, 200)):
        theme.set_text_size(percent)
        screen.resize(*size)
        qtbot.waitUntil(partial(_is_seen_whole, line))


# As a file


def test_a_style_is_saved_under_the_name_of_its_board_and_read_back_the_same(opened: Styling) -> None:
    opened.open("contents")
    pick(opened, "cover", SPACE)
    pick(opened, "save", SPACE)
    assert opened.computer.suggested == ["Children’s Partnership Board house style.json"]
    assert opened.computer.file is not None
    assert opened.computer.file.read_text(encoding="utf-8") == style_text(opened.style())
    assert opened.screen.message.title == f"The style is in {opened.computer.file}."


def test_a_style_that_cannot_be_written_is_told_and_nothing_else_happens(opened: Styling) -> None:
    opened.computer.trouble = Trouble(TroubleCode.DISK_FULL)
    pick(opened, "save", SPACE)
    assert opened.screen.message.isVisible()
    assert opened.computer.file is not None
    assert not opened.computer.file.exists()


def test_a_style_is_taken_over_from_a_file_as_one_step(opened: Styling) -> None:
    look = shipped_style(TABLE).look
    own = replace(shipped_style(TABLE), name="Harbour", look=replace(look, text=TypeLook(size=120, leading=160)))
    _file(opened).write_text(style_text(own), encoding="utf-8")
    pick(opened, "take", SPACE)
    assert (opened.style(), opened.board().house_style) == (own, TABLE)
    assert opened.screen.undo_words()[0] == "“Take from a file…”"
    undo(opened.stage, opened.screen)
    assert opened.board().own_style is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "There is nothing in “our style.json”."),
        ("not a style", "“our style.json” is no house style that was saved by Clerk."),
        ('{"format": 6, "record": {}}', "“our style.json” is no house style that was saved by Clerk."),
        ('{"format": 99, "style": {}}', "“our style.json” was saved by a newer Clerk."),
        (
            json.dumps({"format": 1, "style": {"look": {"text": {"size": 2}}}}),
            "“look.text” in “our style.json” is not as Clerk writes it.",
        ),
        (" " * (1024 * 1024 + 1), "“our style.json” is larger than 1 MB, far more than a house style needs."),
    ],
)
def test_a_file_that_is_no_style_is_refused_with_its_reason_and_changes_nothing(
    opened: Styling, text: str, reason: str
) -> None:
    before = opened.board()
    _file(opened).write_text(text, encoding="utf-8")
    pick(opened, "take", SPACE)
    assert opened.screen.message.title == "The house style cannot be used."
    assert reason in opened.screen.message.text
    assert opened.board() == before


def test_a_file_that_is_not_there_is_told(opened: Styling) -> None:
    pick(opened, "take", SPACE)
    assert opened.screen.message.isVisible()
    assert opened.board().own_style is None


def test_where_no_file_is_named_nothing_happens(opened: Styling) -> None:
    opened.computer.file = None
    pick(opened, "take", SPACE)
    pick(opened, "save", SPACE)
    assert not opened.screen.message.isVisible()
    assert opened.board().own_style is None


def test_a_style_changed_handed_on_and_taken_over_prints_the_same_pages_byte_for_byte(opened: Styling) -> None:
    stage = opened.stage
    stage.execute(SaveSetup(put=(OTHER,)))
    there = stage.made(CreateMeeting(board_id=OTHER.id, date=DAY, start=time(10)))
    opened.open("contents", "type", "headings", "tables")
    pick(opened, "items", DOWN)
    pick(opened, "look/typeface", DOWN)
    fill(opened, "look/text/size", "11.5")
    fill(opened, "look/headings/0/before", "5 mm")
    fill(opened, "look/table/line_colour", "7a0019")
    pick(opened, "save", SPACE)
    opened.go_to_board(OTHER.id)
    pick(opened, "take", SPACE)
    assert opened.style(OTHER.id) == opened.style()
    for meeting, own, handed_on in (
        (stage.meeting, opened.style(), opened.style(OTHER.id)),
        (there, opened.style(OTHER.id), opened.style()),
    ):
        pages = _printed(stage, meeting)
        assert pages == _printed(stage, meeting, own) == _printed(stage, meeting, handed_on)
        assert pages != _printed(stage, meeting, shipped_style(USUAL))


def test_marks_in_a_register_and_pages_of_actions_that_are_chosen_here_print_alike_wherever_they_are_handed_on(
    opened: Styling,
) -> None:
    stage = opened.stage
    stage.execute(SaveSetup(put=(OTHER,)))
    with_action = Block(id=known_id("9", 77), minute_id=stage.minutes()[0].id, position=1 << 40, kind=BlockKind.ACTION,
                        text=typed("Mend the lamps."))  # fmt: skip
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=stage.minutes()[0].id, put=(with_action,)))
    opened.open("attendance", "actions")
    before = [_printed(stage, stage.meeting)]
    for path, key, times in (
        ("attendance", DOWN, 3), ("lists/marks", SPACE, 1), ("actions_first", SPACE, 1), ("action_pages", SPACE, 1)
    ):  # fmt: skip
        for _ in range(times):
            pick(opened, path, key)
        before.append(_printed(stage, stage.meeting))
    assert len(set(before)) == len(before), "each of them changes the pages"
    style = opened.style()
    assert (style.attendance, style.lists.marks, style.actions_first, style.action_pages) == (
        AttendanceLayout.REGISTER, True, True, True,
    )  # fmt: skip
    pick(opened, "save", SPACE)
    stage.execute(SaveSetup(put=(replace(opened.board(), own_style=None),)))
    assert _printed(stage, stage.meeting) == before[0]
    opened.go_to_board(BOARD)
    pick(opened, "take", SPACE)
    assert opened.style() == style
    assert _printed(stage, stage.meeting) == before[-1]


def test_two_boards_of_the_same_words_print_the_same_pages_by_a_style_that_was_handed_on(opened: Styling) -> None:
    stage = opened.stage
    opened.open("type")
    fill(opened, "look/text/size", "13")
    pick(opened, "save", SPACE)
    before = _printed(stage, stage.meeting)
    stage.execute(SaveSetup(put=(replace(opened.board(), own_style=None),)))
    opened.go_to_board(BOARD)
    assert _printed(stage, stage.meeting) != before
    pick(opened, "take", SPACE)
    assert _printed(stage, stage.meeting) == before


def _is_seen_whole(line: QWidget) -> bool:
    return line.visibleRegion().boundingRect().height() == line.height()


def _file(opened: Styling) -> Path:
    assert opened.computer.file is not None
    return opened.computer.file


def _printed(stage: Stage, meeting: Id, style: HouseStyle | None = None) -> bytes:
    return exporting(stage.store.queries).pages(meeting, MADE_AT, style or "").data
