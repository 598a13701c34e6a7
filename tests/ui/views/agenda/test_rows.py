"""A row paints its words until somebody comes to it, and looks the same when there are lines to type in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.services.acts import AddItem
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.line import LineRow
from clerk_app.ui.views.agenda.places import TEXT_MARGIN, Columns, inside
from clerk_app.ui.views.agenda.sheet import AgendaSheet
from clerk_app.ui.views.agenda.values import AgendaLine, Column, Typed
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.widgets.scrolling import scrolling
from tests.fakes import CountingIds
from tests.ui.pictures import picture
from tests.ui.views.agenda.typing import Opener, focused, go, press, write
from tests.ui.views.stage import BOARD, Stage

LONG = "Head of Partnerships and Development for Children, Young People and Families of the whole harbour"
ROWS = (
    AgendaLine(item_id=Id("1"), number="1", typed=Typed(title="Welcome", lead="Chair", time="5 min"), begins="10:00"),
    AgendaLine(item_id=Id("2"), number="2", typed=Typed(title=LONG, lead=LONG, time="10:05 – 10:20"), fault=LONG * 3),
    AgendaLine(item_id=Id("3"), number="2A", typed=Typed(title="A part"), parent_id=Id("2"), note="For decision"),
    AgendaLine(item_id=Id("4"), number="3", typed=Typed(title="Not now", time="10 min"), note="Deferred", is_off=True),
    AgendaLine(item_id=Id("5"), number="4", typed=Typed(title="שלום לכולם", lead="יושב ראש")),
)


class _Resizes(QObject):
    """How often each row of the window got another size."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[Id] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, LineRow):
            self.of[watched.item_id] += 1
        return False


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> Iterator[AgendaSheet]:
    """Five items and the row for a new one, looked at while the focus is elsewhere."""
    made = AgendaSheet(theme, CountingIds())
    made.set_columns(Columns(lead=300))
    made.show_lines(ROWS)
    window, elsewhere = QWidget(), QPushButton()
    column = QVBoxLayout(window)
    column.addWidget(elsewhere)
    column.addWidget(scrolling(made))
    window.resize(1000, 700)
    qtbot.addWidget(window)
    elsewhere.setFocus()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    window.hide()


def opened(sheet: AgendaSheet) -> list[bool]:
    """Which rows have lines to type in."""
    return [row.is_open for row in sheet.rows]


def middle(row: LineRow, column: Column) -> QPoint:
    """The middle of where a line of the row is, or will be."""
    return row._places.cells[column].center()


def looks(row: LineRow) -> QImage:
    return picture(row)


def test_lines_are_made_only_where_somebody_is(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    assert opened(screen.sheet) == [True] + [False] * 6
    press(Qt.Key.Key_Down)
    assert opened(screen.sheet) == [True, True] + [False] * 5
    write("x")
    screen.keeper.flush()
    stage.done()
    assert opened(screen.sheet) == [True, True] + [False] * 5


def test_of_a_long_agenda_the_rows_in_sight_are_made_first_and_all_once_it_is_painted(
    theme: Theme, qtbot: QtBot
) -> None:
    lines = [AgendaLine(item_id=Id(str(one)), number=str(one), typed=Typed(title="An item")) for one in range(1, 101)]
    page = QWidget()
    made = AgendaSheet(theme, CountingIds())
    QVBoxLayout(page).addWidget(scrolling(made))
    page.resize(1000, 400)
    qtbot.addWidget(page)
    made.show_lines(lines)
    at_first = made.findChildren(LineRow)
    assert sum(row.sizeHint().height() for row in at_first) >= page.height()
    assert [row.number for row in at_first] == [str(one) for one in range(1, len(at_first) + 1)]
    assert len(at_first) < len(lines)
    made.begin()
    assert len(made.findChildren(LineRow)) == len(at_first)
    page.show()
    qtbot.waitUntil(lambda: len(made.findChildren(LineRow)) > len(lines))
    assert [row.number for row in made.rows] == [*(line.number for line in lines), ""]
    assert made.rows[: len(at_first)] == at_first


def test_a_screen_with_a_long_agenda_is_there_with_the_focus_before_the_rows_out_of_sight_are_made(
    blank: Stage, open_agenda: Opener
) -> None:
    for number in range(60):
        blank.execute(AddItem(meeting_id=blank.meeting, title=f"Report {number}"))
    screen = open_agenda(blank)
    assert len(screen.sheet.findChildren(LineRow)) < 30
    assert len(screen.sheet.rows) == 61


def test_rows_that_are_shown_together_are_not_laid_out_anew_for_each_of_them(
    sheet: AgendaSheet, qapp: QApplication
) -> None:
    lines = [AgendaLine(item_id=Id(f"9{one}"), number=str(one), typed=Typed(title="An item")) for one in range(1, 41)]
    resizes = _Resizes()
    qapp.installEventFilter(resizes)
    sheet.show_lines([*ROWS, *lines])
    qapp.removeEventFilter(resizes)
    # Once among the others, and once more since the bar to scroll with takes of their width.
    assert {resizes.of[line.item_id] for line in lines} == {2}


def test_whoever_asks_for_a_row_that_is_not_made_yet_has_it(theme: Theme, qtbot: QtBot) -> None:
    lines = [AgendaLine(item_id=Id(str(one)), number=str(one), typed=Typed(title="An item")) for one in range(1, 101)]
    made = AgendaSheet(theme, CountingIds())
    qtbot.addWidget(made)
    made.show_lines(lines)
    last = made.row_of(Id("100"))
    assert last is not None
    assert last.number == "100"
    made.show_lines(lines[:1])
    assert [row.number for row in made.rows] == ["1", ""]


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_row_looks_the_same_with_lines_to_type_in(
    sheet: AgendaSheet, theme: Theme, qtbot: QtBot, direction: Qt.LayoutDirection, size: int, is_narrow: bool
) -> None:
    sheet.setLayoutDirection(direction)
    theme.set_text_size(size)
    sheet.set_columns(Columns(lead=200, is_narrow=is_narrow))
    QApplication.processEvents()
    for row in sheet.rows:
        before = looks(row)
        row.open()
        assert looks(row) == before, row.accessibleName()


@pytest.mark.parametrize("scheme", ["dark", "contrast"])
def test_a_row_looks_the_same_in_every_theme(sheet: AgendaSheet, theme: Theme, scheme: str) -> None:
    theme.set_scheme(scheme)  # type: ignore[arg-type]  # both are choices
    for row in sheet.rows:
        before = looks(row)
        row.open()
        assert looks(row) == before, row.accessibleName()


@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_the_words_are_painted_where_qt_has_them_in_a_line(sheet: AgendaSheet, theme: Theme, size: int) -> None:
    sheet.rows[0].open()
    theme.set_text_size(size)
    for cell in sheet.rows[0].cells.values():
        assert cell.height() == cell.sizeHint().height()
        assert inside(cell.rect(), theme.metrics) == cell._contents


def test_a_row_is_as_high_as_what_stands_below_its_lines_needs(sheet: AgendaSheet) -> None:
    plain, faulty, noted = (row.height() for row in sheet.rows[:3])
    assert plain < noted < faulty
    assert sheet.rows[1].heightForWidth(400) > faulty


def test_tab_goes_through_the_lines_of_each_row_and_back(sheet: AgendaSheet) -> None:
    sheet.begin()
    way = [focused()]
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        way.append(focused())
    assert way == [cell for row in sheet.rows[:3] for cell in row.cells.values()]
    assert opened(sheet) == [True] * 3 + [False] * 3
    for before in reversed(way[:-1]):
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert focused() is before


def test_from_below_a_row_is_entered_at_its_last_line(sheet: AgendaSheet) -> None:
    sheet.go_to(sheet.rows[3])
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is sheet.rows[2].cells[Column.TIME]


def test_tab_follows_the_rows_in_another_order(sheet: AgendaSheet) -> None:
    sheet.go_to(sheet.rows[0], Column.TIME)
    sheet.show_lines([ROWS[0], ROWS[3], ROWS[1], ROWS[2], ROWS[4]])
    press(Qt.Key.Key_Tab)
    assert focused() is sheet.rows[1].cells[Column.TITLE]
    assert sheet.rows[1].number == "3"


@pytest.mark.parametrize("column", list(Column))
def test_a_click_puts_the_caret_where_it_fell(sheet: AgendaSheet, column: Column) -> None:
    row = sheet.rows[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=middle(row, column))
    cell = row.cells[column]
    assert focused() is cell
    # The pixel of a caret may be on either side of the letter that was hit.
    assert abs(cell.cursorPosition() - cell.cursorPositionAt(cell.rect().center())) <= 1
    assert cell.cursorPosition() > 0


def test_a_click_beside_the_lines_leaves_the_focus_where_it_is(sheet: AgendaSheet) -> None:
    sheet.begin()
    row = sheet.rows[2]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row._places.number.center())
    assert focused() is sheet.rows[0].cells[Column.TITLE]


def test_the_pointer_finds_lines_with_their_tool_tips(sheet: AgendaSheet) -> None:
    row = sheet.rows[1]
    place = QPointF(middle(row, Column.LEAD))
    QApplication.sendEvent(row, QEnterEvent(place, place, row.mapToGlobal(place)))
    QApplication.processEvents()
    assert opened(sheet) == [False, True] + [False] * 4
    under = row.childAt(place.toPoint())
    assert under is row.cells[Column.LEAD]
    assert under.toolTip() == LONG


def test_a_line_that_comes_up_under_the_pointer_is_left_when_the_pointer_leaves(
    sheet: AgendaSheet, qtbot: QtBot
) -> None:
    row = sheet.rows[1]
    sheet.hide()
    QTest.mouseMove(sheet.window(), row.mapTo(sheet.window(), middle(row, Column.LEAD)))
    sheet.show()
    qtbot.waitUntil(lambda: row.is_open and row.cells[Column.LEAD].underMouse())
    QTest.mouseMove(sheet.window(), QPoint(5, 5))
    qtbot.waitUntil(lambda: not row.underMouse())
    assert not row.cells[Column.LEAD].underMouse()


def test_what_is_dragged_over_a_row_finds_lines_to_fall_into(sheet: AgendaSheet) -> None:
    row, words = sheet.rows[0], QMimeData()
    words.setText("and others")
    drag = QDragEnterEvent(
        middle(row, Column.LEAD),
        Qt.DropAction.CopyAction,
        words,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(row, drag)
    assert not drag.isAccepted()
    assert not row.acceptDrops()
    assert row.cells[Column.LEAD].acceptDrops()


def test_a_row_tells_assistants_what_stands_in_it(sheet: AgendaSheet) -> None:
    names = [(row.accessibleName(), row.accessibleDescription()) for row in sheet.rows]
    assert names[0] == ("Item 1: Welcome, Chair, 5 min, begins 10:00", "")
    assert names[1][1] == LONG * 3
    assert names[2] == ("Item 2A: A part", "For decision")
    assert names[-1] == ("Add an item", "")
    assert opened(sheet) == [False] * 6


def test_a_row_that_may_not_change_has_lines_that_do_not(stage: Stage, open_agenda: Opener) -> None:
    screen = open_agenda(stage)
    screen.sheet.clear()
    screen.sheet.set_read_only(True)
    screen.sheet.show_lines(ROWS)
    go(screen, 1)
    assert [cell.isReadOnly() for cell in screen.sheet.rows[1].cells.values()] == [True] * 3


def test_a_row_nobody_came_to_shows_what_it_is_told(sheet: AgendaSheet) -> None:
    before = looks(sheet.rows[0])
    changed = AgendaLine(item_id=Id("1"), number="1", typed=Typed(title="Good morning"))
    sheet.show_lines([changed, *ROWS[1:]])
    assert looks(sheet.rows[0]) != before
    assert sheet.rows[0].typed.title == "Good morning"
    assert sheet.rows[0].accessibleName() == "Item 1: Good morning"
    assert sheet.rows[0].cells[Column.TITLE].text() == "Good morning"
    assert opened(sheet) == [True] + [False] * 5


def test_an_agenda_that_is_shown_is_as_high_as_its_rows_at_once(stage: Stage, qtbot: QtBot) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.resize(1100, 640)
    pages.addWidget(QWidget())
    with qtbot.waitExposed(pages):
        pages.show()
    screen = AgendaScreen(stage.desk, pages)
    pages.addWidget(screen)
    screen.visit(Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=stage.meeting))
    pages.setCurrentWidget(screen)
    # Nothing that waits is done before a picture that is due already.
    assert screen.sheet.height() == sum(row.sizeHint().height() for row in screen.sheet.rows)


@pytest.mark.parametrize("percent", [100, 200])
def test_what_stands_below_a_title_begins_where_its_words_do(sheet: AgendaSheet, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    QApplication.processEvents()
    title, below = sheet.rows[2]._places.cells[Column.TITLE], sheet.rows[2]._places.below
    assert below.left() == inside(title, theme.metrics).left() + TEXT_MARGIN
