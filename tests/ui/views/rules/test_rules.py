from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import AgendaTemplate, Gathers, Lead, Purpose, StandingItem
from clerk_app.domain.board import (
    Board,
    BodyType,
    DateStyle,
    DeadlineRule,
    HolidayChange,
    ItemNumbering,
    MonthDay,
    Naming,
    Relation,
    RelationKind,
    TimeStyle,
)
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.decisions import Decision
from clerk_app.domain.names import DatedName
from clerk_app.domain.numbering import NumberForm, SubNumbers
from clerk_app.domain.people import Party, Post
from clerk_app.domain.plain_lines import ExplainedWord
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.acts import CreateMeeting, DeleteBoard, ImportEntities, SaveSetup
from clerk_app.ui.forms.rows import FieldRow, OpenerRow, SayingRow
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.confirm.view import ConfirmPopup
from clerk_app.ui.views.rules.presenter import SECTIONS
from clerk_app.ui.views.rules.view import RulesScreen
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.papers import board_name
from tests.house_styles import HOUSE_STYLES
from tests.ui.views.forms import (
    ALT_SHIFT,
    answer,
    choose,
    field,
    focused,
    press,
    redo,
    settle,
    show,
    shown,
    undo,
    write,
    wrong,
)
from tests.ui.views.noted import Noted
from tests.ui.views.stage import BOARD, Stage, known_id, other_boards, utc

Opener = Callable[..., RulesScreen]
DOWN, UP, SPACE, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Return
OTHER = Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),))


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    """A board that has not met yet, and another one."""
    stage = make_stage().with_board()
    stage.execute(SaveSetup(put=(OTHER,)))
    return stage


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    """Shows a section of the screen."""

    def opener(stage: Stage, section: str = "names") -> RulesScreen:
        screen = RulesScreen(stage.desk)
        show(screen, qtbot, ScreenName.RULES)
        screen.sections.go_to(section)
        return screen

    return opener


def kept(stage: Stage) -> Board:
    found = stage.store.queries.entity(Board, BOARD)
    assert found is not None
    return found


def put(stage: Stage, board: Board) -> None:
    stage.execute(SaveSetup(put=(board,)))


def said(screen: RulesScreen, key: str) -> str:
    row = screen.form.row_of(key)
    assert isinstance(row, SayingRow), key
    return row.words


def opener(screen: RulesScreen, key: str) -> tuple[str, str]:
    row = screen.form.row_of(key)
    assert isinstance(row, OpenerRow), key
    note = row.findChild(TextLabel)
    assert note is not None
    return row.button.text(), note.text()


def pick(stage: Stage, screen: RulesScreen, key: str, *keys: Qt.Key) -> None:
    choose(screen, key, *keys)
    settle(stage, screen)


def fill(stage: Stage, screen: RulesScreen, key: str, text: str) -> None:
    answer(screen, key, text)
    settle(stage, screen)


# What is read


def test_no_more_is_read_however_many_other_boards_there_are(board: Stage, qtbot: QtBot) -> None:
    read = []
    for others in (1, 30):
        board.execute(ImportEntities(entities=other_boards(others)))
        noted = Noted(board.desk.queries)
        screen = RulesScreen(replace(board.desk, queries=noted.as_queries))
        show(screen, qtbot, ScreenName.RULES)
        for section in SECTIONS:
            if section.key != "relations":  # which is about them all
                screen.sections.go_to(section.key)
        read.append(noted.taken())
    assert read[0] == read[1] != []


# Going about


def test_sections_are_walked_with_arrows_entered_with_enter_and_left_with_esc(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    assert screen.sections.list.hasFocus()
    press(DOWN, DOWN, DOWN)
    assert screen.sections.current == SECTIONS[3].key
    press(ENTER)
    assert screen.form.isAncestorOf(focused())
    press(Qt.Key.Key_Escape)
    assert screen.sections.list.hasFocus()


def test_a_narrow_screen_has_its_sections_in_one_line(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    screen.resize(500, 600)
    assert screen.sections.choice.isVisible()
    assert screen.sections.choice.hasFocus()
    press(DOWN)
    assert screen.sections.current == "quorum"
    assert isinstance(screen.form.row_of("quorum/start"), FieldRow)


# Names and titles


def test_a_board_is_renamed_from_a_day_and_old_minutes_keep_the_old_name(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    choose(screen, "names/rename", ENTER)
    fill(board, screen, "names/from", "1 September 2024")
    fill(board, screen, "names/new_name", "Children and Families Board")
    renamed = kept(board)
    assert board_name(renamed, date(2024, 8, 31)) == "Children’s Partnership Board"
    assert board_name(renamed, date(2024, 9, 1)) == "Children and Families Board"
    fill(board, screen, "names/since/1", "1 october 2024")
    assert kept(board).names[1].since == date(2024, 10, 1)
    assert field(screen, "names/since/1").value == "1 October 2024"
    undo(board, screen)
    undo(board, screen)
    assert kept(board).names == (DatedName("Children’s Partnership Board"),)


def test_a_name_that_another_board_has_is_refused_in_its_place_and_stays_typed(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    fill(board, screen, "names/name/0", "harbour board")
    assert wrong(screen, "names/name/0").startswith("There is a board called “harbour board” already.")
    assert field(screen, "names/name/0").value == "harbour board"
    assert kept(board).names == (DatedName("Children’s Partnership Board"),)


def test_titles_and_naming_are_kept(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    for key, words in (("legal_name", "The Board Act 1"), ("cover_title", "Minutes"), ("running_title", "CPB")):
        fill(board, screen, f"names/{key}", words)
    fill(board, screen, "names/chair_title", "Convener")
    pick(board, screen, "names/naming", DOWN)
    changed = kept(board)
    assert (changed.legal_name, changed.cover_title, changed.running_title) == ("The Board Act 1", "Minutes", "CPB")
    assert (changed.chair_title, changed.naming) == ("Convener", Naming.NAME)
    fill(board, screen, "names/chair_title", " ")
    assert wrong(screen, "names/chair_title").startswith("The title of the chair is missing.")


# Formats


def test_formats_are_chosen_as_they_will_look(board: Stage, opened: Opener) -> None:
    screen = opened(board, "formats")
    assert [one.words for one in field(screen, "formats/date").part.options] == [
        "4 October 2024",
        "4th October 2024",
        "Friday 4 October 2024",
    ]
    pick(board, screen, "formats/date", DOWN)
    pick(board, screen, "formats/time", DOWN)
    pick(board, screen, "formats/joint", DOWN)
    pick(board, screen, "formats/quotes", SPACE)
    pick(board, screen, "formats/item_numbering", DOWN)
    changed = kept(board)
    assert (changed.formats.date, changed.formats.time) == (DateStyle.ORDINAL, TimeStyle.HOURS)
    assert (changed.formats.time_range_joint, changed.formats.curly_quotes) == ("–", True)
    assert changed.item_numbering is ItemNumbering.THROUGH_YEAR


def test_item_numbers_are_chosen_as_they_will_look(board: Stage, opened: Opener) -> None:
    screen = opened(board, "formats")
    assert [one.words for one in field(screen, "formats/number_form").part.options] == [
        "12",
        "12/24",
        "24/12",
        "without a number",
    ]
    assert [one.words for one in field(screen, "formats/sub_numbers").part.options] == ["4A", "4(i)", "4.1"]
    pick(board, screen, "formats/number_form", DOWN)
    pick(board, screen, "formats/sub_numbers", DOWN)
    changed = kept(board)
    assert (changed.number_form, changed.sub_numbers) == (NumberForm.YEAR_AFTER, SubNumbers.ROMAN)


@pytest.mark.parametrize("key", HOUSE_STYLES)
def test_every_house_style_has_a_name_to_choose_it_by(board: Stage, opened: Opener, key: str) -> None:
    options = {one.value: one.words for one in field(opened(board, "style"), "style/from").part.options}
    assert options[key] != key


def test_what_the_board_has_and_this_version_does_not_know_stays_chosen(board: Stage, opened: Opener) -> None:
    put(board, replace(kept(board), house_style="of-tomorrow", holidays="XX", language="gv"))
    screen = opened(board, "formats")
    pick(board, screen, "formats/quotes", SPACE)
    changed = kept(board)
    assert (changed.house_style, changed.holidays, changed.language) == ("of-tomorrow", "XX", "gv")
    assert field(screen, "formats/language").value == "gv"
    assert field(opened(board, "style"), "style/from").value == "of-tomorrow"


def test_the_time_zone_is_found_by_its_place(board: Stage, opened: Opener) -> None:
    screen = opened(board, "formats")
    assert shown(screen, "formats/zone") == "Europe, London"
    fill(board, screen, "formats/zone", "jersey")
    assert kept(board).time_zone == "Europe/Jersey"
    assert shown(screen, "formats/zone") == "Europe, Jersey"


def test_the_year_begins_on_a_day_that_every_year_has(board: Stage, opened: Opener) -> None:
    screen = opened(board, "formats")
    fill(board, screen, "formats/year_starts", "1 April")
    assert kept(board).year_starts == MonthDay(month=4, day=1)
    fill(board, screen, "formats/year_starts", "29 February")
    assert wrong(screen, "formats/year_starts").startswith("“29 February” is no day of the year.")


# Decision words


def test_a_decision_word_is_added_worded_and_moved_to_be_the_usual_one(board: Stage, opened: Opener) -> None:
    screen = opened(board, "decisions")
    count = len(kept(board).decision_kinds)
    pick(board, screen, "decisions/add", SPACE)
    write("ADOPTED")
    settle(board, screen)
    fill(board, screen, f"decisions/{count}/verb", "was adopted")
    pick(board, screen, f"decisions/{count}/binding", SPACE)
    for _ in range(count):
        press(*([Qt.Key.Key_Tab] if not focused().property("deed") else []))
        settle(board, screen)
        place = next(n for n, kind in enumerate(kept(board).decision_kinds) if kind.word == "ADOPTED")
        pick(board, screen, f"decisions/{place}/up", SPACE)
    usual = kept(board).decision_kinds[0]
    assert (usual.word, usual.verb, usual.binding) == ("ADOPTED", "was adopted", False)
    assert focused().property("deed") == "decisions/0/up"


def test_a_decision_word_that_minutes_use_stays(stage: Stage, opened: Opener) -> None:
    minute = stage.minutes()[0]
    usual = kept(stage).decision_kinds[0]
    decision = Decision(
        id=known_id("7", 1),
        meeting_id=stage.meeting,
        minute_id=minute.id,
        kind=usual.key,
        at=utc(10).replace(tzinfo=None),
    )
    stage.execute(ImportEntities(entities=(decision,)))
    screen = opened(stage, "decisions")
    choose(screen, "decisions/0", ENTER)
    pick(stage, screen, "decisions/0/remove", SPACE)
    assert kept(stage).decision_kinds[0] == usual
    assert screen.message.title == f"Decisions in the minutes are called “{usual.word}”, so it stays."
    choose(screen, "decisions/1", ENTER)
    pick(stage, screen, "decisions/1/remove", SPACE)
    assert len(kept(stage).decision_kinds) == 5


# Deadlines


def test_deadlines_are_added_counted_and_removed(board: Stage, opened: Opener) -> None:
    screen = opened(board, "deadlines")
    pick(board, screen, "deadlines/add", SPACE)
    write("Send the action list")
    settle(board, screen)
    fill(board, screen, "deadlines/2/days", "2")
    pick(board, screen, "deadlines/2/count", UP, UP)
    pick(board, screen, "deadlines/2/when", DOWN)
    pick(board, screen, "deadlines/2/soft", SPACE)
    assert kept(board).deadlines[2] == DeadlineRule(
        title="Send the action list", days=2, count=DayCount.CALENDAR, after_meeting=True, soft=True
    )
    fill(board, screen, "deadlines/2/days", "soon")
    assert wrong(screen, "deadlines/2/days").startswith("“soon” is no number of days from 0 to 366.")
    pick(board, screen, "deadlines/2/remove", SPACE)
    assert len(kept(board).deadlines) == 2
    assert screen.undo_bar.accessibleName() == "Removed “Send the action list”."
    undo(board, screen)
    assert len(kept(board).deadlines) == 3


def test_every_way_of_counting_is_chosen_explained_and_shown_by_an_example(board: Stage, opened: Opener) -> None:
    put(board, replace(kept(board), deadlines=(DeadlineRule(title="Give notice", days=4),)))
    screen = opened(board, "deadlines")
    choose(screen, "deadlines/0", ENTER)
    told = []
    pick(board, screen, "deadlines/0/count", UP, UP)
    for _ in DayCount:
        row = field(screen, "deadlines/0/count").part
        told.append((row.value, row.note != "", said(screen, "deadlines/0/example").split(": ")[1]))
        pick(board, screen, "deadlines/0/count", DOWN)
    assert told == [  # for a meeting ten weeks ahead, on Friday 13 December 2024
        ("calendar", True, "Monday 9 December 2024 at the latest."),
        ("clear", True, "Sunday 8 December 2024 at the latest."),
        ("working", True, "Monday 9 December 2024 at the latest."),
        ("clear_working", True, "Friday 6 December 2024 at the latest."),
        ("working_weeks", True, "Friday 15 November 2024 at the latest."),
        ("whole_weeks", True, "Friday 8 November 2024 at the latest."),
    ]
    assert field(screen, "deadlines/0/days").part.label == "Weeks"
    fill(board, screen, "deadlines/0/days", "60")
    assert wrong(screen, "deadlines/0/days").startswith("“60” is no number of weeks from 0 to 52.")


def test_a_number_that_is_too_much_for_weeks_is_said_when_they_are_chosen(board: Stage, opened: Opener) -> None:
    put(board, replace(kept(board), deadlines=(DeadlineRule(title="x", days=60, count=DayCount.CLEAR_WORKING),)))
    screen = opened(board, "deadlines")
    choose(screen, "deadlines/0", ENTER)
    pick(board, screen, "deadlines/0/count", DOWN)
    assert wrong(screen, "deadlines/0/count").startswith("“60” is no number of weeks from 0 to 52.")
    assert kept(board).deadlines[0].count is DayCount.CLEAR_WORKING


# Working days


def some_holidays(code: str, years: Iterable[int]) -> Set[date]:
    """Christmas, and where it is not England New Year, till 2024."""
    if code == "XX":
        raise KeyError(code)
    days = {date(year, 12, 25) for year in years if year <= 2024}
    return days if code == "GB-ENG" else days | {date(day.year, 1, 1) for day in days}


@pytest.fixture
def with_holidays(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage(holidays_of=some_holidays).with_board()


def test_the_calendar_is_chosen_and_its_days_are_read_out(with_holidays: Stage, opened: Opener) -> None:
    screen = opened(with_holidays, "working_days")
    assert said(screen, "working_days/2024") == "2024: 25 December."
    assert said(screen, "working_days/doubt") == (
        "The public holidays of England are not known for 2025, so working days there leave out weekends alone."
    )
    options = [one.words for one in field(screen, "working_days/holidays").part.options]
    assert options == [
        "Jersey",
        "Guernsey",
        "Isle of Man",
        "Ireland",
        "England",
        "Wales",
        "Scotland",
        "Northern Ireland",
    ]
    pick(with_holidays, screen, "working_days/holidays", UP)
    assert kept(with_holidays).holidays == "IE"
    assert said(screen, "working_days/2024") == "2024: 1 January and 25 December."


def test_a_calendar_that_is_not_known_says_so_and_stays(with_holidays: Stage, opened: Opener) -> None:
    put(with_holidays, replace(kept(with_holidays), holidays="XX"))
    screen = opened(with_holidays, "working_days")
    assert field(screen, "working_days/holidays").value == "XX"
    assert said(screen, "working_days/doubt").startswith("No public holidays are known by the code “XX”")
    assert screen.form.row_of("working_days/2024") is None
    assert screen.form.row_of("working_days/about") is None


def test_days_of_the_offices_own_are_added_named_opened_and_removed(with_holidays: Stage, opened: Opener) -> None:
    screen = opened(with_holidays, "working_days")
    assert said(screen, "working_days/none").startswith("None.")
    pick(with_holidays, screen, "working_days/add", SPACE)
    assert kept(with_holidays).holiday_changes == (HolidayChange(day=date(2024, 10, 7)),)
    fill(with_holidays, screen, "working_days/0/day", "27 December")
    fill(with_holidays, screen, "working_days/0/name", "Office closed")
    assert kept(with_holidays).holiday_changes == (HolidayChange(day=date(2024, 12, 27), name="Office closed"),)
    assert opener(screen, "working_days/0") == ("Friday 27 December 2024 – Office closed", "closed")
    fill(with_holidays, screen, "working_days/0/day", "25 December")
    pick(with_holidays, screen, "working_days/0/office", DOWN)
    assert kept(with_holidays).holiday_changes[0].is_working
    assert opener(screen, "working_days/0")[1] == "open, though a public holiday"
    pick(with_holidays, screen, "working_days/0/remove", SPACE)
    assert kept(with_holidays).holiday_changes == ()
    undo(with_holidays, screen)
    assert len(kept(with_holidays).holiday_changes) == 1


def test_a_day_that_is_added_begins_in_its_day_line(with_holidays: Stage, opened: Opener) -> None:
    screen = opened(with_holidays, "working_days")
    pick(with_holidays, screen, "working_days/add", SPACE)
    write("24 December")
    press(ENTER)
    settle(with_holidays, screen)
    assert kept(with_holidays).holiday_changes == (HolidayChange(day=date(2024, 12, 24)),)


def test_days_that_change_nothing_are_not_taken_or_told(with_holidays: Stage, opened: Opener) -> None:
    own = (
        HolidayChange(day=date(2024, 10, 5), is_working=True),
        HolidayChange(day=date(2024, 12, 24), is_working=True),
        HolidayChange(day=date(2024, 12, 25)),
    )
    put(with_holidays, replace(kept(with_holidays), holiday_changes=own))
    screen = opened(with_holidays, "working_days")
    assert [opener(screen, f"working_days/{number}")[1] for number in range(3)] == [
        "at the weekend, which never counts",
        "open, a working day already",
        "closed, a public holiday already",
    ]
    choose(screen, "working_days/1", ENTER)
    fill(with_holidays, screen, "working_days/1/day", "25 December")
    assert wrong(screen, "working_days/1/day").startswith("25 December 2024 stands here already.")
    fill(with_holidays, screen, "working_days/1/day", "26 October")
    assert wrong(screen, "working_days/1/day").startswith("26 October 2024 is a Saturday, which never counts")
    fill(with_holidays, screen, "working_days/1/day", "some day")
    assert wrong(screen, "working_days/1/day")
    assert kept(with_holidays).holiday_changes == own


# Related boards


def test_a_board_is_part_of_another_and_never_of_itself(board: Stage, opened: Opener) -> None:
    screen = opened(board, "relations")
    pick(board, screen, "relations/parent", DOWN)
    assert kept(board).parent_id == OTHER.id
    undo(board, screen)
    put(board, replace(OTHER, parent_id=BOARD))
    pick(board, screen, "relations/parent", DOWN)
    assert kept(board).parent_id is None
    assert wrong(screen, "relations/parent").endswith("cannot be part of itself. Choose another board above it.")


def test_body_type_and_legal_basis_are_kept(board: Stage, opened: Opener) -> None:
    screen = opened(board, "relations")
    pick(board, screen, "relations/body_type", DOWN, DOWN, DOWN)
    screen.form.go_to("relations/legal_basis")
    write("Act 1, part 2")
    settle(board, screen)
    assert (kept(board).body_type, kept(board).legal_basis) == (BodyType.STATUTORY, "Act 1, part 2")


def test_related_boards_say_what_passes_between_them(board: Stage, opened: Opener) -> None:
    screen = opened(board, "relations")
    fill(board, screen, "relations/add", "harb")
    pick(board, screen, "relations/0/kind", UP)
    screen.form.go_to("relations/0/about")
    write("receives the annual report")
    settle(board, screen)
    fill(board, screen, "relations/add", "Scrutiny Panel")
    assert kept(board).relations == (
        Relation(kind=RelationKind.REPORTS_TO, board_id=OTHER.id, about="receives the annual report"),
        Relation(kind=RelationKind.LINKED, name="Scrutiny Panel"),
    )
    pick(board, screen, "relations/1/remove", SPACE)
    assert len(kept(board).relations) == 1


def test_members_that_related_boards_have_in_common_are_named(board: Stage, opened: Opener) -> None:
    seat = Seat(id=known_id("e", 90), board_id=OTHER.id, category_id=None, position=0, title="Chair")
    chair = next(one for one in board.all(Post) if one.names[0].name == "Independent Chair")
    held = Member(id=known_id("f", 90), seat_id=seat.id, holder=Party(post_id=chair.id))
    relations = (Relation(kind=RelationKind.LINKED, board_id=OTHER.id),)
    board.execute(SaveSetup(put=(seat, held, replace(kept(board), relations=relations))))
    screen = opened(board, "relations")
    row = screen.form.row_of("relations/0")
    assert isinstance(row, OpenerRow)
    assert [label.text() for label in row.findChildren(TextLabel)] == ["works with it, 1 member in common"]
    choose(screen, "relations/0", ENTER)
    assert said(screen, "relations/0/common") == "On both: Independent Chair."


def test_a_board_that_was_merged_into_another_says_so_and_what_others_say_is_read_there(
    board: Stage, opened: Opener
) -> None:
    relations = (Relation(kind=RelationKind.SUCCEEDS, board_id=BOARD),)
    put(board, replace(OTHER, relations=relations, parent_id=BOARD))
    screen = opened(board, "relations")
    assert said(screen, "relations/elsewhere/0") == "Harbour Board is part of it"
    assert said(screen, "relations/elsewhere/1") == "Is succeeded by Harbour Board"
    fill(board, screen, "relations/add", "Former Executive")
    pick(board, screen, "relations/0/kind", DOWN)
    assert kept(board).relations == (Relation(kind=RelationKind.SUCCEEDS, name="Former Executive"),)


def test_the_same_board_in_another_language_is_entered_once_said_by_both_and_taken_back(
    board: Stage, opened: Opener
) -> None:
    screen = opened(board, "relations")
    fill(board, screen, "relations/add", "harb")
    pick(board, screen, "relations/0/kind", DOWN, DOWN)

    def other() -> tuple[Relation, ...]:
        found = board.store.queries.entity(Board, OTHER.id)
        assert found is not None
        return found.relations

    assert kept(board).relations == (Relation(kind=RelationKind.OTHER_LANGUAGE, board_id=OTHER.id),)
    assert other() == (Relation(kind=RelationKind.OTHER_LANGUAGE, board_id=BOARD),)
    undo(board, screen)
    assert other() == ()
    redo(board, screen)
    assert len(other()) == 1
    pick(board, screen, "relations/0/remove", SPACE)
    assert (kept(board).relations, other()) == ((), ())


# Agenda templates


def test_a_template_is_made_of_standing_items_with_all_that_is_known_of_them(board: Stage, opened: Opener) -> None:
    screen = opened(board, "templates")
    pick(board, screen, "templates/add", SPACE)
    write("Quarterly meeting")
    settle(board, screen)
    (made,) = board.all(AgendaTemplate)
    key = f"templates/{made.id}"
    pick(board, screen, f"{key}/slots", SPACE)
    for title in ("Welcome", "Apologies", "Actions"):
        pick(board, screen, f"{key}/add_item", SPACE)
        write(title)
        settle(board, screen)
    item = f"{key}/item/2"
    fill(board, screen, f"{item}/leads", "Independent Chair; Somebody")
    fill(board, screen, f"{item}/minutes", "15")
    pick(board, screen, f"{item}/purpose", DOWN, DOWN)
    pick(board, screen, f"{item}/gathers", DOWN)
    for name, words in (("recommendations", "note them"), ("opening", "The actions were")):
        screen.form.go_to(f"{item}/{name}")
        write(words)
        settle(board, screen)
    choose(screen, f"{key}/item/1", ENTER)
    pick(board, screen, f"{key}/item/1/sub", SPACE)
    pick(board, screen, f"{key}/business", DOWN, DOWN)
    (template,) = board.all(AgendaTemplate)
    chair = next(one for one in board.all(Post) if one.names[0].name == "Independent Chair")
    assert template == AgendaTemplate(
        id=made.id,
        board_id=BOARD,
        position=0,
        name="Quarterly meeting",
        slots=True,
        business_before=2,
        items=(
            StandingItem(title="Welcome"),
            StandingItem(title="Apologies", is_sub_item=True),
            StandingItem(
                title="Actions",
                leads=(Lead(words="Independent Chair", party=Party(post_id=chair.id)), Lead(words="Somebody")),
                minutes_planned=15,
                purpose=Purpose.DISCUSSION,
                gathers=Gathers.OPEN_ACTIONS,
                recommendations=("note them",),
                opening="The actions were",
            ),
        ),
    )


def test_business_that_comes_back_keeps_its_place_when_items_move_or_go(board: Stage, opened: Opener) -> None:
    items = tuple(StandingItem(title=title) for title in ("Welcome", "Plans", "Close"))
    template = AgendaTemplate(
        id=known_id("6", 1), board_id=BOARD, position=0, name="Usual", items=items, business_before=2
    )
    board.execute(SaveSetup(put=(template,)))
    screen = opened(board, "templates")
    key = f"templates/{template.id}"
    choose(screen, key, ENTER)
    choose(screen, f"{key}/item/2", ENTER)
    pick(board, screen, f"{key}/item/2/up", SPACE)
    (moved,) = board.all(AgendaTemplate)
    assert ([one.title for one in moved.items], moved.business_before) == (["Welcome", "Close", "Plans"], 1)
    choose(screen, f"{key}/item/0", ENTER)
    pick(board, screen, f"{key}/item/0/remove", SPACE)
    (shorter,) = board.all(AgendaTemplate)
    assert ([one.title for one in shorter.items], shorter.business_before) == (["Close", "Plans"], 0)
    pick(board, screen, f"{key}/remove", SPACE)
    assert board.all(AgendaTemplate) == ()
    undo(board, screen)
    assert board.all(AgendaTemplate) == (shorter,)


def test_the_first_item_of_a_template_is_no_sub_item_and_minutes_are_a_number(board: Stage, opened: Opener) -> None:
    template = AgendaTemplate(
        id=known_id("6", 1), board_id=BOARD, position=0, name="Usual", items=(StandingItem(title="Welcome"),)
    )
    board.execute(SaveSetup(put=(template,)))
    screen = opened(board, "templates")
    key = f"templates/{template.id}/item/0"
    choose(screen, f"templates/{template.id}", ENTER)
    choose(screen, key, ENTER)
    pick(board, screen, f"{key}/sub", SPACE)
    assert wrong(screen, f"{key}/sub").startswith("The first item has none above it")
    fill(board, screen, f"{key}/minutes", "long")
    assert wrong(screen, f"{key}/minutes").startswith("“long” is no number of minutes")
    assert board.all(AgendaTemplate) == (template,)


def _two_templates(stage: Stage) -> tuple[AgendaTemplate, AgendaTemplate]:
    items = tuple(StandingItem(title=title) for title in ("Welcome", "Plans", "Close"))
    usual, short = (
        AgendaTemplate(id=known_id("6", number), board_id=BOARD, position=number, name=name, items=items)
        for number, name in ((1, "Usual"), (2, "Short"))
    )
    stage.execute(SaveSetup(put=(usual, short)))
    return usual, short


def _names(stage: Stage) -> list[str]:
    return [one.name for one in sorted(stage.all(AgendaTemplate), key=lambda one: one.position)]


def _titles(stage: Stage, template: AgendaTemplate) -> list[str]:
    kept_now = next(one for one in stage.all(AgendaTemplate) if one.id == template.id)
    return [item.title for item in kept_now.items]


def _move(stage: Stage, screen: RulesScreen, key: Qt.Key) -> None:
    press(key, modifiers=ALT_SHIFT)
    settle(stage, screen)


def test_a_template_is_moved_with_the_keys_that_move_an_item(board: Stage, opened: Opener) -> None:
    usual, short = _two_templates(board)
    screen = opened(board, "templates")
    screen.form.go_to(f"templates/{short.id}")
    _move(board, screen, UP)
    assert _names(board) == ["Short", "Usual"]
    row = screen.form.row_of(f"templates/{short.id}")
    assert row is not None
    assert focused() is row.first()
    _move(board, screen, UP)
    assert _names(board) == ["Short", "Usual"]
    choose(screen, f"templates/{usual.id}", ENTER)
    pick(board, screen, f"templates/{usual.id}/up", SPACE)
    assert _names(board) == ["Usual", "Short"]
    undo(board, screen)
    undo(board, screen)
    assert set(board.all(AgendaTemplate)) == {usual, short}


def test_a_standing_item_is_moved_from_wherever_somebody_is_in_it(board: Stage, opened: Opener) -> None:
    usual, _ = _two_templates(board)
    screen = opened(board, "templates")
    key = f"templates/{usual.id}"
    choose(screen, key, ENTER)
    screen.form.go_to(f"{key}/item/0")
    _move(board, screen, DOWN)
    _move(board, screen, DOWN)
    assert _titles(board, usual) == ["Plans", "Close", "Welcome"]
    assert screen.form.row_of(f"{key}/item/2/title") is None  # what was closed stays closed
    choose(screen, f"{key}/item/2", ENTER)
    screen.form.go_to(f"{key}/item/2/minutes")
    _move(board, screen, UP)
    assert _titles(board, usual) == ["Plans", "Welcome", "Close"]
    assert focused() is field(screen, f"{key}/item/1/minutes").first()


def test_what_is_typed_in_an_item_moves_along_with_it(board: Stage, opened: Opener) -> None:
    usual, _ = _two_templates(board)
    screen = opened(board, "templates")
    key = f"templates/{usual.id}"
    choose(screen, key, ENTER)
    choose(screen, f"{key}/item/0", ENTER)
    screen.form.go_to(f"{key}/item/0/title")
    write("Opening")
    _move(board, screen, DOWN)
    assert _titles(board, usual) == ["Plans", "Opening", "Close"]


def test_the_keys_that_move_an_entry_are_told_where_there_are_entries(board: Stage, opened: Opener) -> None:
    _two_templates(board)
    told = "move the entry"
    assert told in [hint.word for hint in opened(board, "templates").hints().left]
    assert told not in [hint.word for hint in opened(board, "names").hints().left]


# The end of a board


def _ask_to_delete(stage: Stage, screen: RulesScreen) -> ConfirmPopup:
    stage.cover(screen)
    stage.popups.furnish(stage.desk, {PopupName.CONFIRM: ConfirmPopup})
    choose(screen, "names/delete", SPACE)
    popup = stage.popups.current
    assert isinstance(popup, ConfirmPopup)
    return popup


def test_enter_keeps_a_board_that_was_asked_to_be_deleted(board: Stage, opened: Opener) -> None:
    board.made(CreateMeeting(board_id=BOARD, date=date(2024, 10, 4), start=time(10)))
    screen = opened(board)
    popup = _ask_to_delete(board, screen)
    assert "Its 1 meeting goes with it, and the minutes of that." in popup.words.text()
    assert popup.keep.hasFocus()
    press(ENTER)
    board.done()
    assert board.acts == []
    assert focused().property("deed") == "names/delete"


def test_a_board_is_deleted_once_that_is_confirmed_and_another_one_shown(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    popup = _ask_to_delete(board, screen)
    popup.act.setFocus()
    press(SPACE)
    board.done()
    assert board.acts == [DeleteBoard(board_id=BOARD)]
    assert (board.places[-1].screen, board.places[-1].board_id) == (ScreenName.HOME, OTHER.id)


def test_a_board_that_others_are_part_of_is_not_deleted_and_that_is_said(board: Stage, opened: Opener) -> None:
    put(board, replace(OTHER, parent_id=BOARD))
    screen = opened(board)
    popup = _ask_to_delete(board, screen)
    popup.act.click()
    board.done()
    assert kept(board).id == BOARD
    assert screen.message.isVisible()


def test_undo_and_redo_say_which_setting_was_changed(board: Stage, opened: Opener) -> None:
    screen = opened(board, "names")
    assert screen.undo_words() == ("", "")
    fill(board, screen, "names/legal_name", "The Harbour Trust")
    pick(board, screen, "names/naming", DOWN)
    said = [screen.undo_words()]
    undo(board, screen)
    said.append(screen.undo_words())
    assert said == [
        ("the change to “People are called”", ""),
        ("the change to “Legal name”", "the change to “People are called”"),
    ]
    screen.sections.go_to("deadlines")
    pick(board, screen, "deadlines/add", SPACE)
    undone = [screen.undo_words()[0]]
    pick(board, screen, "deadlines/2/up", SPACE)
    undone.append(screen.undo_words()[0])
    pick(board, screen, "deadlines/1/remove", SPACE)
    undone.append(screen.undo_words()[0])
    assert undone == ["“Add a deadline”", "moving “New deadline”", "“Remove New deadline”"]


# Words explained


def test_words_are_explained_and_each_change_is_undone(board: Stage, opened: Opener) -> None:
    screen = opened(board, "explained")
    choose(screen, "explained/add", SPACE)
    settle(board, screen)
    answer(screen, "explained/0/word", "Levy")
    answer(screen, "explained/0/meaning", "money that all pay")
    settle(board, screen)
    assert kept(board).explained_words == (ExplainedWord(word="Levy", meaning="money that all pay"),)
    undo(board, screen)
    assert kept(board).explained_words == (ExplainedWord(word="Levy"),)


def test_a_word_is_explained_once_and_has_letters(board: Stage, opened: Opener) -> None:
    words = (ExplainedWord(word="Levy", meaning="money"), ExplainedWord(word="Quorum", meaning="enough people"))
    put(board, replace(kept(board), explained_words=words))
    screen = opened(board, "explained")
    screen.open_or_close("explained/1")
    answer(screen, "explained/1/word", "levy")
    settle(board, screen)
    assert wrong(screen, "explained/1/word").startswith("“levy” is in the list already.")
    answer(screen, "explained/1/word", " ")
    settle(board, screen)
    assert wrong(screen, "explained/1/word").startswith("The word is missing.")
    assert kept(board).explained_words == words


def test_a_word_that_is_explained_is_removed_and_undo_brings_it_back(board: Stage, opened: Opener) -> None:
    words = (ExplainedWord(word="Levy", meaning="money"), ExplainedWord(word="Quorum", meaning="enough people"))
    put(board, replace(kept(board), explained_words=words))
    screen = opened(board, "explained")
    screen.open_or_close("explained/0")
    choose(screen, "explained/0/remove", SPACE)
    settle(board, screen)
    assert kept(board).explained_words == words[1:]
    undo(board, screen)
    assert kept(board).explained_words == words
