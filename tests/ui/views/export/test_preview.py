"""The pages on the screen: the true ones, at the place of the text, and back to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.documents.text_rules import MissingCharacter
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.presenting.paper_place import Purpose, asked_for, section_of
from clerk_app.ui.preview.zoom import Fit, Zoom
from clerk_app.ui.views.export.presenter import characters_to_check, words_to_check
from clerk_app.ui.widgets.key_hints import Hint
from tests.ui.views.export.computer import Computer, Opened, open_screen
from tests.ui.views.stage import Stage, known_id

SENTENCE = "The Board heard of paragraph {number} from the harbour."
LONG = " It was talked over at some length, with nobody against it." * 6


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def opened(stage: Stage, computer: Computer, qtbot: QtBot) -> Opened:
    """The pages of minutes of three items with fourteen paragraphs each, opened to be read."""
    write_minutes(stage)
    return open_screen(stage, computer, qtbot, purpose=Purpose.READ)


def write_minutes(stage: Stage) -> None:
    for place, minute in enumerate(stage.minutes()[:3]):
        put = tuple(
            Block(
                id=block_id(place, number),
                minute_id=minute.id,
                position=number << 32,
                text=typed(SENTENCE.format(number=f"{place + 1}.{number}") + LONG),
            )
            for number in range(1, 15)
        )
        stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=put))


def block_id(place: int, number: int) -> Id:
    return known_id("9", place * 100 + number)


def words(opened: Opened) -> str:
    return " ".join(text.text for _, text in sorted(opened.screen.keeper.texts.items()))


def read_all(opened: Opened) -> None:
    for page in range(len(opened.screen.keeper.sizes)):
        opened.screen.keeper.read_page(page)
    opened.settle()


def press(opened: Opened, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(opened.screen.pages, key, modifiers)
    opened.settle()


def right_hints(opened: Opened) -> list[str]:
    return [hint.word for hint in opened.screen.hints().right]


# The true pages


def test_the_pages_are_the_very_bytes_of_the_pdf_that_is_exported(opened: Opened, computer: Computer) -> None:
    choices = opened.screen.choices
    choices.boxes[FileFormat.DOCX].click()
    choices.boxes[FileFormat.PDF].click()
    laid = opened.screen._laying()
    assert laid is not None
    shown = laid().data
    opened.run()
    assert [path.read_bytes() for path in computer.folder.glob("*.pdf")] == [shown]


def test_only_pages_in_sight_and_the_next_ones_are_drawn(opened: Opened) -> None:
    keeper, pages = opened.screen.keeper, opened.screen.pages
    count = len(keeper.sizes)
    assert count > 6
    width = pages._device_width(0)
    seen = list(pages._in_sight())
    around = set(range(seen[0] - 1, seen[-1] + 2))
    assert {page for page in range(count) if keeper.has(page, width)} == around & set(range(count))
    assert count - 1 not in around
    press(opened, Qt.Key.Key_End)
    assert keeper.has(count - 1, width)


def test_records_that_cannot_be_read_after_a_change_are_told_of_and_the_pages_stay(
    opened: Opened, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened.screen.keeper.paper

    def gone(meeting_id: Id) -> None:
        raise Trouble(TroubleCode.STORE_GONE, path="records.clerk")

    block = Block(id=block_id(0, 20), minute_id=stage.minutes()[0].id, position=99 << 32, text=typed("A boat sank."))
    stage.lane.submit(SaveBlocks(meeting_id=stage.meeting, minute_id=block.minute_id, put=(block,)))
    stage.done()
    monkeypatch.setattr(stage.desk.queries, "meeting_record", gone)
    opened.timers.advance(1000)
    assert opened.screen.problem.isVisible()
    assert "no longer where they were" in opened.screen.problem.title
    assert opened.screen.keeper.paper is shown


def test_a_change_of_the_minutes_is_laid_anew_a_moment_later_and_the_place_is_kept(
    opened: Opened, stage: Stage
) -> None:
    pages = opened.screen.pages
    pages.go_to_source(block_id(1, 3))
    opened.settle()
    before = pages._offset()
    block = Block(
        id=block_id(0, 20), minute_id=stage.minutes()[0].id, position=99 << 32, text=typed("A boat sank." + LONG)
    )
    stage.lane.submit(SaveBlocks(meeting_id=stage.meeting, minute_id=block.minute_id, put=(block,)))
    stage.done()
    assert not opened.screen.keeper.is_laying
    opened.timers.advance(1000)
    opened.settle()
    assert pages.place is not None
    assert pages.place.source == block_id(1, 3)
    assert pages._offset() == pytest.approx(before, abs=1)
    read_all(opened)
    assert "A boat sank." in words(opened)


def test_while_other_pages_are_made_those_from_before_are_shown(opened: Opened) -> None:
    keeper = opened.screen.keeper
    width = opened.screen.pages._device_width(0)
    shown = keeper.picture(0, width)
    opened.screen.choices.style_choice.setCurrentIndex(2)
    assert keeper.is_laying
    assert keeper.picture(0, width) is shown
    opened.settle()
    assert keeper.has(0, width)


def test_another_paper_is_shown_as_soon_as_it_is_chosen(opened: Opened) -> None:
    opened.screen.choices.papers[PaperKind.AGENDA].click()
    opened.settle()
    read_all(opened)
    assert "AGENDA" in words(opened).upper()
    assert SENTENCE.format(number="1.1") not in words(opened)


def test_what_cannot_be_laid_is_said_above_the_pages_that_are_there(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Trouble(TroubleCode.RECORD_DAMAGED)

    monkeypatch.setattr("clerk_app.services.exporting.Exporting.pages", fail)
    count = len(opened.screen.keeper.sizes)
    opened.screen.choices.papers[PaperKind.AGENDA].click()
    opened.settle()
    assert opened.screen.problem.isVisible()
    assert len(opened.screen.keeper.sizes) == count
    monkeypatch.undo()
    opened.screen.choices.papers[PaperKind.MINUTES].click()
    opened.settle()
    assert not opened.screen.problem.isVisible()


# From the text and back


def test_it_opens_at_the_paragraph_of_the_caret_and_enter_leads_back_to_it(
    stage: Stage, computer: Computer, qtbot: QtBot
) -> None:
    write_minutes(stage)
    minute = stage.minutes()[2].id
    opened = open_screen(stage, computer, qtbot, purpose=Purpose.READ, minute_id=minute, block_id=block_id(2, 2))
    pages = opened.screen.pages
    assert pages.hasFocus()
    assert pages.place is not None
    assert (pages.place.source, pages.place.page) == (block_id(2, 2), pages.page)
    assert pages.page > 0
    assert pages.place_words().startswith("3.2 " + SENTENCE.format(number="3.2"))
    press(opened, Qt.Key.Key_Return)
    place = stage.places[-1]
    assert (place.screen, place.minute_id, place.block_id) == (ScreenName.LIVE, minute, block_id(2, 2))


def test_up_and_down_go_from_paragraph_to_paragraph_and_enter_edits_the_one_that_is_marked(
    opened: Opened, stage: Stage
) -> None:
    pages = opened.screen.pages
    pages.go_to_source(block_id(0, 1))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(opened, key)
    press(opened, Qt.Key.Key_Return)
    assert stage.places[-1].block_id == block_id(0, 2)


def test_esc_leads_back_to_the_meeting_as_it_was_left(opened: Opened, stage: Stage) -> None:
    press(opened, Qt.Key.Key_Escape)
    place = stage.places[-1]
    assert (place.screen, place.meeting_id) == (ScreenName.LIVE, stage.meeting)
    assert (place.minute_id, place.block_id) == (None, None)


def test_an_agenda_is_edited_on_its_own_screen(opened: Opened, stage: Stage) -> None:
    opened.screen.choices.papers[PaperKind.AGENDA].click()
    opened.settle()
    opened.screen.pages.setFocus()
    press(opened, Qt.Key.Key_Down)
    press(opened, Qt.Key.Key_Return)
    assert stage.places[-1].screen is ScreenName.AGENDA


def test_a_click_marks_the_paragraph_below_it_and_a_double_click_edits_it(opened: Opened, stage: Stage) -> None:
    pages = opened.screen.pages
    pages.go_to_source(block_id(1, 4))
    opened.settle()
    spot = next(spot for spot in pages.spots if spot.source == block_id(1, 5))
    middle = QPointF(200, pages._top_of(spot) + 8 - pages.verticalScrollBar().value()).toPoint()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert pages.place == spot
    QTest.mouseDClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert stage.places[-1].block_id == block_id(1, 5)


# Pages and sizes


def test_page_keys_go_from_page_to_page_and_the_status_bar_says_which(opened: Opened) -> None:
    count = len(opened.screen.keeper.sizes)
    press(opened, Qt.Key.Key_Home)
    assert right_hints(opened) == ["Zoom: fit width", f"Page 1 of {count}"]
    press(opened, Qt.Key.Key_PageDown)
    assert right_hints(opened)[1] == f"Page 2 of {count}"
    assert opened.screen.list.currentIndex().row() == 1
    press(opened, Qt.Key.Key_PageUp)
    assert right_hints(opened)[1] == f"Page 1 of {count}"
    press(opened, Qt.Key.Key_End)
    assert right_hints(opened)[1] == f"Page {count} of {count}"


def test_the_list_of_pages_goes_to_a_page_by_keys(opened: Opened) -> None:
    opened.screen.pages.go_to_page(0)
    opened.screen.list.setFocus()
    QTest.keyClick(opened.screen.list, Qt.Key.Key_Down)
    assert opened.screen.pages.page == 1
    assert opened.screen.list.hasFocus()


def test_the_pages_are_as_wide_as_the_room_until_another_size_is_chosen(opened: Opened) -> None:
    pages = opened.screen.pages
    assert pages._pages[0].width() == pages.viewport().width() - 2 * pages._gap()
    fitting = pages.percent
    press(opened, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert pages.percent > fitting
    assert right_hints(opened)[0] == f"Zoom: {pages.percent} %"
    press(opened, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    press(opened, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert pages.percent < fitting
    press(opened, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.zoom == Zoom(Fit.WIDTH)
    press(opened, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert right_hints(opened)[0] == "Zoom: fit page"
    assert pages._pages[0].height() <= pages.viewport().height()


def test_the_place_stays_where_it_is_while_the_size_changes(opened: Opened) -> None:
    pages = opened.screen.pages
    pages.go_to_source(block_id(1, 7))
    before = pages._offset()
    press(opened, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert pages._offset() == pytest.approx(before, abs=1)


# Words


def test_words_are_found_on_all_pages_and_gone_through(opened: Opened) -> None:
    screen = opened.screen
    screen.pages.go_to_page(0)
    screen.commands()[ActionId.FIND]()
    assert screen.find_bar.field.hasFocus()
    QTest.keyClicks(screen.find_bar.field, "of paragraph 3.1 from")
    opened.settle()
    assert screen.find_bar.result.text() == "1 of 1"
    assert screen.pages.place is not None
    assert screen.pages.place.source == block_id(2, 1)
    screen.find_bar.field.clear()
    QTest.keyClicks(screen.find_bar.field, "harbour")
    opened.settle()
    assert screen.find_bar.result.text().endswith(" of 42")
    first = screen.finding.now
    screen.commands()[ActionId.FIND_NEXT]()
    assert screen.finding.now == screen.finding.finds[screen.finding.finds.index(first) + 1] if first else False
    screen.commands()[ActionId.FIND_PREVIOUS]()
    assert screen.finding.now == first
    QTest.keyClick(screen.find_bar.field, Qt.Key.Key_Escape)
    assert screen.pages.hasFocus()
    assert not screen.find_bar.isVisible()


def test_words_that_are_not_there_are_said_not_to_be(opened: Opened) -> None:
    opened.screen.commands()[ActionId.FIND]()
    QTest.keyClicks(opened.screen.find_bar.field, "lighthouse")
    opened.settle()
    assert opened.screen.find_bar.result.text() == "Not on these pages."


def test_what_is_dragged_over_is_copied(opened: Opened) -> None:
    pages = opened.screen.pages
    pages.go_to_source(block_id(0, 2))
    opened.settle()
    assert pages.place is not None
    text = opened.screen.keeper.texts[pages.place.page]
    at = text.text.index("paragraph 1.2")
    first, last = text.boxes[at], text.boxes[at + len("paragraph 1.2") - 1]

    def point(x: float, y: float) -> QPointF:
        assert pages.place is not None
        origin = pages._pages[pages.place.page].topLeft() - pages._origin()
        return QPointF(origin) + QPointF(x, y) * pages._scale

    middle = (first.top + first.bottom) / 2
    viewport = pages.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=point(first.left + 0.4, middle).toPoint())
    QTest.mouseMove(viewport, point(last.right, middle).toPoint())
    pages._select(
        pages._selected[0] if pages._selected else pages._letter_under(point(0, 0)),
        pages._letter_under(point(last.right, middle)),
    )
    opened.screen.commands()[ActionId.COPY]()
    assert QGuiApplication.clipboard().text() == "paragraph 1.2"


def test_without_a_selection_the_marked_paragraph_is_copied(opened: Opened) -> None:
    opened.screen.pages.go_to_source(block_id(0, 2))
    opened.settle()
    opened.screen.commands()[ActionId.COPY]()
    assert QGuiApplication.clipboard().text().startswith("1.2 " + SENTENCE.format(number="1.2"))


def test_assistants_hear_the_page_and_its_words(opened: Opened) -> None:
    pages = opened.screen.pages
    pages.go_to_page(1)
    opened.settle()
    assert pages.accessibleName() == f"Page 2 of {len(opened.screen.keeper.sizes)}"
    assert SENTENCE.format(number="1.1") in pages.accessibleDescription()
    index = opened.screen.list.model().index(1, 0)
    name = opened.screen.list.model().data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert name == f"Page 2 of {len(opened.screen.keeper.sizes)}"


# Checks


def test_show_goes_to_the_paragraph_that_a_check_is_about(stage: Stage, computer: Computer, qtbot: QtBot) -> None:
    write_minutes(stage)
    block = Block(
        id=block_id(1, 30),
        minute_id=stage.minutes()[1].id,
        position=99 << 32,
        text=typed("The the boat sank on Friday 2 July 2020."),
    )
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=block.minute_id, put=(block,)))
    opened = open_screen(stage, computer, qtbot)
    line = next(line for line in opened.screen.choices.checks() if "Friday 2 July 2020" in line.words.text())
    assert line.words.text() == "“Friday 2 July 2020” was a Thursday."
    assert line.button.accessibleName() == "Show: “Friday 2 July 2020” was a Thursday."
    line.button.click()
    pages = opened.screen.pages
    assert pages.hasFocus()
    assert pages.place is not None
    assert pages.place.source == block.id


def test_a_long_paragraph_is_named_by_its_number(stage: Stage) -> None:
    minute = stage.minutes()[1]
    long = [
        Block(id=block_id(1, number), minute_id=minute.id, position=number << 32, text=typed("ferry " * words))
        for number, words in ((1, 251), (2, 250), (3, 300))
    ]
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=tuple(long[:2])))
    one = next(check for check in words_to_check(stage.record()) if "words" in check.words)
    assert (one.words, one.source) == ("Paragraph 2.1 has over 250 words.", long[0].id)
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=(long[2],)))
    two = next(check for check in words_to_check(stage.record()) if "words" in check.words)
    assert two.words == "Paragraphs 2.1 and 2.3 have over 250 words."
    assert not any("words" in check.words for check in words_to_check(stage.record(), stage.minutes()[0].id))


def test_private_notes_are_not_looked_through(stage: Stage) -> None:
    minute = stage.minutes()[1]
    note = Block(
        id=block_id(1, 1), minute_id=minute.id, position=1, kind=BlockKind.PRIVATE_NOTE, text=typed("Ask the the HMF.")
    )
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=(note,)))
    assert words_to_check(stage.record()) == ()


# Places and windows


@pytest.mark.parametrize("paper", PaperKind)
def test_a_place_names_the_paper_and_the_purpose(paper: PaperKind) -> None:
    assert asked_for(section_of(paper, Purpose.EXPORT)) == (paper, Purpose.EXPORT)


@pytest.mark.parametrize("section", ["", "read/old-paper", "elsewhere"])
def test_a_place_that_names_nothing_known_means_the_minutes_to_be_read(section: str) -> None:
    assert asked_for(section) == (PaperKind.MINUTES, Purpose.READ)


def test_in_a_narrow_window_the_list_of_pages_gives_way(opened: Opened, qtbot: QtBot) -> None:
    assert opened.screen.list.isVisible()
    opened.screen.resize(1000, 560)
    assert not opened.screen.list.isVisible()
    qtbot.waitUntil(lambda: opened.screen.pages.width() > 600)


def test_f6_goes_from_part_to_part(opened: Opened) -> None:
    screen = opened.screen
    screen.pages.setFocus()
    seen = []
    for _ in range(3):
        screen.commands()[ActionId.NEXT_PANEL]()
        seen.append(screen.focusWidget())
    assert seen == [screen.list, screen.choices.papers[PaperKind.MINUTES], screen.pages]


def test_the_keys_in_the_status_bar_are_those_of_the_part_with_the_focus(opened: Opened) -> None:
    opened.screen.pages.setFocus()
    assert Hint(("Enter",), "edit at this place") in opened.screen.hints().left
    opened.screen.choices.name.setFocus()
    assert Hint(("Enter",), "edit at this place") not in opened.screen.hints().left


def test_left_it_lays_nothing_more_and_lets_go_of_the_pages(opened: Opened, stage: Stage) -> None:
    opened.screen.leave()
    opened.settle()
    assert opened.screen.keeper.paper is None
    opened.screen._record_changed({})
    assert not any(timer.is_running for timer in opened.timers.made)


def test_a_reader_of_one_store_may_look_at_its_pages(
    make_stage: Callable[..., Stage], computer: Computer, qtbot: QtBot
) -> None:
    opened = open_screen(make_stage(read_only=True).with_meeting(), computer, qtbot)
    assert len(opened.screen.keeper.sizes) >= 1


# What the pages cannot show


def test_characters_without_a_shape_are_named_before_export_with_their_place(opened: Opened, stage: Stage) -> None:
    assert not any("no shape" in line.words.text() for line in opened.screen.choices.checks())
    block = Block(
        id=block_id(2, 20),
        minute_id=stage.minutes()[2].id,
        position=99 << 32,
        text=typed("From 日本 came a guest." + LONG),
    )
    stage.lane.submit(SaveBlocks(meeting_id=stage.meeting, minute_id=block.minute_id, put=(block,)))
    stage.done()
    opened.timers.advance(1000)
    opened.settle()
    (line,) = [line for line in opened.screen.choices.checks() if "no shape" in line.words.text()]
    assert line.words.text() == (
        "Clerk’s fonts have no shape for “日” and “本”. The PDF shows an empty box in their place. "
        "Export as Word too, which has fonts of its own."
    )
    opened.screen.choices.shown_asked.emit(block.id)
    assert opened.screen.pages.place is not None
    assert opened.screen.pages.place.source == block.id


def test_many_characters_without_a_shape_are_counted_and_the_first_named() -> None:
    missing = tuple(MissingCharacter(sign, 1, "a") for sign in "日本語文字列多")
    (check,) = characters_to_check(missing)
    assert check.words == (
        "Clerk’s fonts have no shape for 7 characters, such as “日”, “本”, “語”, “文”, “字” and “列”. "
        "The PDF shows an empty box in their place. Export as Word too, which has fonts of its own."
    )
    assert check.source == "a"
    assert characters_to_check(()) == ()
