"""The numbers beside the text are those that are printed, whatever is empty, pinned or private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QStaticText, QTextCursor
from pytestqt.qtbot import QtBot

from clerk_app.documents.blocks import Document, ListEntry, Paragraph, Role, Table
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.capture import PlaceKind
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.minutes import Block, BlockKind, ListMarker
from clerk_app.domain.richtext import EMPTY
from clerk_app.ui.minutes_editor.dress import Dress
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.numbers import Numbers
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.counts import examples
from tests.fakes import CountingIds
from tests.house_styles import HOUSE_STYLES
from tests.ui.minutes_editor.conftest import MINUTE, NOW, Desk, DeskMaker, TextMaker
from tests.ui.minutes_editor.samples import block_id, blocks_of_a_minute, paragraph

K = BlockKind
QUICK = settings(
    max_examples=examples(20, 100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def half_written(draw: st.DrawFn) -> tuple[Block, ...]:
    """The blocks of a minute of which some were begun and left empty; pinned numbers are few and lists many."""
    made = []
    for block in draw(blocks_of_a_minute(most=12)):
        one = replace(block, pinned_number=draw(st.sampled_from([None, None, None, None, "4.7", "A", "²"])))
        if draw(st.booleans()):
            rows = tuple(tuple(EMPTY for _ in row) for row in one.rows)
            one = replace(one, text=EMPTY, update=EMPTY, rows=rows)
        if draw(st.booleans()):
            one = replace(one, kind=K.LIST_ENTRY, rows=(), update=EMPTY, marker=draw(st.sampled_from(ListMarker)))
        made.append(one)
    return tuple(made)


def built(blocks: Iterable[Block]) -> RecordBuilder:
    """A meeting with one minute, numbered 4."""
    build = RecordBuilder()
    build.minutes.append(replace(build.minute("Dues"), id=MINUTE, pinned_number="4"))
    del build.minutes[0]
    build.blocks.extend(blocks)
    return build


def on_paper(blocks: Iterable[Block], style: HouseStyle) -> dict[str, str]:
    """The number that each printed block bears, by the block's id; the first resolution bears that of its clause."""
    record = built(blocks).record()
    document = compose_minutes(record, style, MADE_AT, EXPORT_ID)
    decisions = {block.id for block in record.blocks if block.kind is K.DECISION}
    numbers: dict[str, str] = {}
    clause = ""
    for one in printed_blocks(document):
        if isinstance(one, ListEntry) and one.source in decisions:
            numbers[one.source], clause = clause, ""
        elif isinstance(one, Paragraph | ListEntry) and one.source:
            numbers[one.source] = one.number
        elif isinstance(one, Paragraph) and one.role is Role.MINUTE:
            clause = one.number
    return numbers


def printed_blocks(document: Document) -> Iterator[object]:
    """The blocks of a paper, and those in the cells of its tables."""
    for block in document.blocks:
        yield block
        if isinstance(block, Table):
            yield from (inside for row in block.rows for cell in row.cells for inside in cell.blocks)


def beside(text: MinuteText, numbers: Numbers) -> dict[str, str]:
    """The number or mark of each block on screen, by its id; the marks of resolutions are not for paper."""
    return {
        one: numbers.mark(place) if text.facts[place].kind is K.LIST_ENTRY else numbers.number(place)
        for place, one in enumerate(text.order)
    }


def assert_screen_is_paper(text: MinuteText, numbers: Numbers, style: HouseStyle) -> None:
    shown, printed = beside(text, numbers), on_paper(text.snapshot(), style)
    assert {one: number for one, number in shown.items() if one in printed} == printed
    assert not any(number for one, number in shown.items() if one not in printed)
    pinned = {facts.pinned_number for facts in text.facts}
    computed = Counter(numbers.number(place) for place in range(len(text.order)))
    assert not [number for number, times in computed.items() if number and times > 1 and not pinned & {"4.7", number}]


def put_letter(text: MinuteText, place: int) -> None:
    QTextCursor(text.document.findBlockByNumber(place)).insertText("x")


def take_words(text: MinuteText, place: int) -> None:
    """Delete all that was typed in a block, but not what divides its parts."""
    block = text.document.findBlockByNumber(place)
    cursor = QTextCursor(block)
    cursor.beginEditBlock()
    for offset in range(block.length() - 2, -1, -1):
        if block.text()[offset : offset + 1] not in ("\x1e", "\x1f"):
            cursor.setPosition(block.position() + offset)
            cursor.deleteChar()
    cursor.endEditBlock()


@settings(QUICK, max_examples=examples(40, 600))
@given(style=st.sampled_from(list(HOUSE_STYLES.values())), data=st.data())
def test_screen_and_paper_agree_on_every_number_while_words_come_and_go(
    qtbot: QtBot, style: HouseStyle, data: st.DataObject
) -> None:
    text = MinuteText(MINUTE, CountingIds(1000), lambda: NOW)
    text.load(data.draw(half_written()))
    numbers = Numbers(text)
    numbers.set_minute("4", style.numbering)
    assert_screen_is_paper(text, numbers, style)
    last = len(text.order) - 1
    for place in data.draw(st.lists(st.integers(0, last), max_size=4)):
        if text.worded[place]:
            before = beside(text, numbers)
            take_words(text, place)
            assert_screen_is_paper(text, numbers, style)
            text.undo_step()
            assert beside(text, numbers) == before
            text.redo_step()
        else:
            to_be = (numbers.number_to_be(place), numbers.mark_to_be(place))
            put_letter(text, place)
            assert (numbers.number(place), numbers.mark(place)) == to_be
        assert_screen_is_paper(text, numbers, style)


@QUICK
@given(blocks=half_written())
def test_one_can_jump_to_a_paragraph_by_the_number_it_is_printed_with(blocks: tuple[Block, ...]) -> None:
    style = HOUSE_STYLES["numbered-by-item"]
    numbered = {one.id for one in blocks if one.kind in style.numbering.numbered_kinds}
    printed = {one: number for one, number in on_paper(blocks, style).items() if number and one in numbered}
    places = LivePresenter(built(blocks).record(), MADE_AT).places()
    assert {place.id: place.number for place in places if place.kind is PlaceKind.PARAGRAPH} == printed


def test_a_block_is_empty_for_the_editor_as_it_is_for_the_record(make_text: TextMaker) -> None:
    blank = ["", " ", "\u2028", "\xa0\t"]
    text = make_text(*(paragraph(number, words) for number, words in enumerate(blank, start=1)))
    for words in ("\x00", "\ufffc", "\u200b", "x"):
        cursor = QTextCursor(text.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"\n{words}")
    assert text.worded == [block.has_words for block in text.snapshot()]
    assert text.worded[:4] == [False] * 4
    assert text.worded[-1]


def test_a_list_goes_on_past_what_is_not_printed(make_text: TextMaker) -> None:
    def entry(number: int, words: str = "x") -> Block:
        return replace(paragraph(number, words, K.LIST_ENTRY), marker=ListMarker.DECIMAL)

    text = make_text(
        entry(1), paragraph(2), entry(3), paragraph(4, "Ask.", K.PRIVATE_NOTE), entry(5, ""), entry(6),
        paragraph(7, "x"), entry(8),
    )  # fmt: skip
    numbers = Numbers(text)
    assert [numbers.mark(place) for place in range(8)] == ["1.", "", "2.", "", "", "3.", "", "1."]
    assert numbers.mark_to_be(4) == "3."


def test_words_that_come_or_go_are_told_once_and_other_keys_not_at_all(make_desk: DeskMaker, qtbot: QtBot) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2), paragraph(3, "Three."))
    desk.caret(1)
    told: list[tuple[int, int, int]] = []
    desk.text.blocks_changed.connect(lambda *change: told.append(change))
    desk.type("x")
    assert told == [(1, 1, 1)]
    desk.type("yz")
    assert told == [(1, 1, 1)]
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace)
    assert told == [(1, 1, 1)]
    desk.press(Qt.Key.Key_Backspace)
    assert told == [(1, 1, 1)] * 2


# In the window


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words set beside and around the text since the list was emptied last."""
    words: list[str] = []
    letter = Dress.lettering

    def noted(dress: Dress, text: str, font: QFont) -> QStaticText:
        words.append(text)
        return letter(dress, text, font)

    monkeypatch.setattr(Dress, "lettering", noted)
    return words


def numbers_seen(desk: Desk, painted: list[str]) -> list[str]:
    """The numbers that stand beside the text, from above."""
    painted.clear()
    desk.editor.grab()
    return [words for words in painted if words.startswith("4.")]


def test_an_empty_paragraph_shows_its_number_to_be_only_while_the_caret_is_in_it(
    make_desk: DeskMaker, painted: list[str]
) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2), paragraph(3, "Three."))
    desk.caret(0)
    assert numbers_seen(desk, painted) == ["4.1", "4.2"]
    desk.caret(1)
    assert numbers_seen(desk, painted) == ["4.1", "4.2", "4.2"]
    assert desk.editor.number_of(block_id(2)) == "4.2"
    desk.type("x")
    assert numbers_seen(desk, painted) == ["4.1", "4.2", "4.3"]
    desk.text.undo_step()
    assert numbers_seen(desk, painted) == ["4.1", "4.2", "4.2"]
    desk.caret(2)
    assert numbers_seen(desk, painted) == ["4.1", "4.2"]
    assert desk.editor.number_of(block_id(2)) == ""


def test_a_letter_in_an_empty_paragraph_paints_the_numbers_below_again(
    make_desk: DeskMaker, painted: list[str], qtbot: QtBot
) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2), paragraph(3, "Three."))
    desk.caret(1)
    desk.editor.grab()
    painted.clear()
    desk.type("x")
    qtbot.waitUntil(lambda: "4.3" in painted)


def test_enter_shows_the_number_of_the_paragraph_that_is_going_to_be_typed(
    make_desk: DeskMaker, painted: list[str]
) -> None:
    desk = make_desk(paragraph(1, "One."))
    desk.caret(0, -1)
    desk.type("\n")
    assert numbers_seen(desk, painted) == ["4.1", "4.2"]
    desk.type("Two.\nThree.")
    assert numbers_seen(desk, painted) == ["4.1", "4.2", "4.3"]
    assert list(on_paper(desk.text.snapshot(), HOUSE_STYLES["numbered-by-item"]).values()) == ["4.1", "4.2", "4.3"]


def test_enter_twice_takes_the_number_away_and_a_third_time_gives_it_back(
    make_desk: DeskMaker, painted: list[str]
) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Last."))
    desk.caret(0, -1)
    desk.type("\n")
    assert numbers_seen(desk, painted) == ["4.1", "4.2", "4.2"]
    desk.type("\n")
    assert numbers_seen(desk, painted) == ["4.1", "4.2"]
    desk.type("It went on.")
    assert numbers_seen(desk, painted) == ["4.1", "4.2"]
    desk.type("\n")
    assert numbers_seen(desk, painted) == ["4.1", "4.2", "4.2"]
    desk.type("\n\nTwo.")
    assert desk.words == ["One.", "+ It went on.", "Two.", "Last."]
    assert numbers_seen(desk, painted) == ["4.1", "4.2", "4.3"]
    style = HOUSE_STYLES["numbered-by-item"]
    assert list(on_paper(desk.text.snapshot(), style).values()) == ["4.1", "", "4.2", "4.3"]


def test_a_screen_reader_hears_that_a_paragraph_is_empty_with_the_number_it_is_going_to_have(
    make_desk: DeskMaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2), paragraph(3, "Three."))
    with qtbot.waitActive(desk.editor):
        desk.editor.activateWindow()
    desk.editor.setFocus()
    desk.caret(0)
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk.caret(1)
    desk.caret(2)
    assert said == ["Paragraph 4.2, empty", "Paragraph 4.2"]
    desk.caret(1)
    desk.type("x")
    desk.caret(2)
    assert said[2:] == ["Paragraph 4.2, empty", "Paragraph 4.3"]
