"""F7: the words of a minute that are not known, gone through by keys in the real editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.people import Party, Post
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.services.ports import Spelling
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.minutes_editor.block_text import insert_rich
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from clerk_app.ui.views.live_meeting.spelling_popup import SpellingPopup
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.words import OwnWords, Words
from tests.fakes import FixedSpelling
from tests.ui.live_meeting.live import POPUPS, Live
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting

KNOWN = "the review was late and short term plan it board of fine"
LANGUAGE = FixedSpelling(
    frozenset(KNOWN.split()),
    {"reveiw": ("review", "revere", "reviews"), "layte": ("late",), "trem": ("term", "tram")},
)
ITEM = 6
"""An item without text."""


class Shelf:
    """Where the dictionary and the own words come from; either can be made to fail."""

    def __init__(self, path: Path) -> None:
        self.own = OwnWords(path / "words.txt", self._write)
        self.trouble: Trouble | None = None
        self.full: Trouble | None = None

    def load(self) -> Spelling:
        if self.trouble is not None:
            raise self.trouble
        return LANGUAGE

    def _write(self, path: Path, data: bytes) -> None:
        if self.full is not None:
            raise self.full
        path.write_bytes(data)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
def live(theme: Theme, meeting: SampleMeeting, desk: Desk, shelf: Shelf, qtbot: QtBot) -> Iterator[Live]:
    """The window on an item without text, with a dictionary of a few words."""
    desk = replace(desk, words=Words(load=shelf.load, own=shelf.own))
    window = MainWindow(theme, desk.state)
    qtbot.addWidget(window)
    desk.popups.furnish(desk, {**POPUPS, PopupName.SPELLING: SpellingPopup})
    window.furnish(desk, {ScreenName.LIVE: LiveScreen})
    window.resize(1366, 690)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    place = Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING, minute_id=meeting.minutes[ITEM])
    desk.navigation.go(place)
    assert isinstance(window.screen_shown, LiveScreen)
    window.screen_shown.room.panes.go_to_text()
    yield Live(window, window.screen_shown, desk, meeting, qtbot)
    desk.lane.drain()


class Speller:
    """Presses F7 and looks at what it shows."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.editor = live.room.editor

    def write(self, *paragraphs: str) -> None:
        """Type these, one paragraph each."""
        for number, words in enumerate(paragraphs):
            if number:
                self.live.press("Return")
            self.editor.insert_words(words)

    def go_to(self, position: int) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(position)
        self.editor.setTextCursor(cursor)

    def check(self) -> None:
        """F7, until its job is answered."""
        self.live.press("F7")
        self.live.qtbot.waitUntil(self._is_idle)

    @property
    def popup(self) -> SpellingPopup:
        popup = self.live.desk.popups.current
        assert isinstance(popup, SpellingPopup)
        return popup

    @property
    def is_open(self) -> bool:
        return self.live.desk.popups.current is not None

    @property
    def word(self) -> str:
        """The word that is marked in the text."""
        marked = self.editor.extraSelections()
        return marked[0].cursor.selectedText() if marked else ""

    @property
    def text(self) -> list[str]:
        return self.editor.toPlainText().split("\n")

    def offers(self) -> list[str]:
        choices = self.popup.choices
        return [choices.choice(row).words for row in range(choices.count)]

    def said(self) -> str:
        return self.live.bar(BarPlace.PROBLEM)

    def _is_idle(self) -> bool:
        return self.live.desk.jobs.is_idle


@pytest.fixture
def speller(live: Live) -> Speller:
    return Speller(live)


def test_a_minute_whose_words_are_known_is_said_to_be_so(speller: Speller) -> None:
    speller.write("The review was late.")
    speller.check()
    assert not speller.is_open
    assert speller.said() == "All words of this minute are known."
    assert speller.live.focus() is speller.editor


def test_the_word_is_shown_in_its_sentence_with_what_may_be_meant(speller: Speller) -> None:
    speller.write("It was fine. The reveiw was late.")
    speller.check()
    assert speller.word == "reveiw"
    assert speller.popup.sentence.text().startswith("The <span")
    assert speller.popup.sentence.text().endswith(" was late.")
    assert speller.offers() == ["review", "revere", "reviews"]
    assert speller.live.focus() is speller.popup.choices


def test_enter_takes_the_first_suggestion_and_the_rest_is_known(speller: Speller) -> None:
    speller.write("The reveiw was late.")
    speller.check()
    speller.live.press("Return")
    assert speller.text == ["The review was late."]
    assert not speller.is_open
    assert speller.said() == "All words of this minute are known."


@pytest.mark.parametrize(("key", "word"), [("1", "review"), ("2", "revere"), ("3", "reviews")])
def test_a_figure_takes_that_suggestion(speller: Speller, key: str, word: str) -> None:
    speller.write("The reveiw.")
    speller.check()
    speller.live.press(key)
    assert speller.text == [f"The {word}."]


def test_a_figure_without_a_suggestion_does_nothing(speller: Speller) -> None:
    speller.write("The reveiw.")
    speller.check()
    for key in ("4", "5", "9", "0", "X"):
        speller.live.press(key)
    assert speller.word == "reveiw"
    assert speller.text == ["The reveiw."]


def test_the_arrows_choose_what_enter_takes(speller: Speller) -> None:
    speller.write("The reveiw.")
    speller.check()
    speller.live.press("Down")
    assert "revere" in speller.popup.hints.text()
    speller.live.press("Return")
    assert speller.text == ["The revere."]


def test_it_begins_at_the_caret_and_goes_round_to_it(speller: Speller) -> None:
    speller.write("The layte plan", "The reveiw", "The trem")
    speller.go_to(len("The layte plan The "))
    speller.check()
    seen = []
    while speller.is_open:
        seen.append(speller.word)
        speller.live.press("L")
    assert seen == ["reveiw", "trem", "layte"]
    assert speller.said().startswith("That was the last word. 3 words stay as they are")


def test_the_word_just_typed_comes_first(speller: Speller) -> None:
    speller.write("The layte reveiw")
    speller.check()
    assert speller.word == "reveiw"


def test_only_the_unknown_part_of_a_word_with_a_hyphen_is_changed(speller: Speller) -> None:
    speller.write("The short-trem plan")
    speller.check()
    speller.live.press("1")
    assert speller.text == ["The short-term plan"]


def test_esc_ends_and_the_caret_is_where_it_was(speller: Speller) -> None:
    speller.write("The layte plan", "The reveiw")
    speller.go_to(6)
    scrolled = speller.editor.verticalScrollBar().value()
    speller.check()
    speller.live.press("1")
    speller.live.press("Esc")
    assert not speller.is_open
    assert speller.live.focus() is speller.editor
    assert speller.editor.textCursor().position() == len("The late")
    assert speller.editor.verticalScrollBar().value() == scrolled
    assert speller.word == ""
    assert speller.said() == ""
    assert speller.text == ["The late plan", "The reveiw"]


@pytest.mark.parametrize(("caret", "after"), [(0, 0), (4, 4), (10, 10), (11, 11), (15, 15)])
def test_the_caret_keeps_its_place_round_a_changed_word(speller: Speller, caret: int, after: int) -> None:
    speller.write("The reveiw was")
    speller.go_to(min(caret, 14))
    speller.check()
    speller.live.press("1")
    assert speller.editor.textCursor().position() == min(after, 14)


def test_each_change_is_one_step_of_undo_of_its_own(speller: Speller) -> None:
    speller.write("The layte reveiw")
    speller.go_to(0)
    speller.check()
    speller.live.press("1")
    speller.live.press("1")
    assert speller.text == ["The late review"]
    speller.editor.insert_words("It ")
    speller.live.press("Ctrl+Z")
    assert speller.text == ["The late review"]
    speller.live.press("Ctrl+Z")
    assert speller.text == ["The late reveiw"]
    speller.live.press("Ctrl+Z")
    assert speller.text == ["The layte reveiw"]
    speller.live.press("Ctrl+Y")
    assert speller.text == ["The late reveiw"]


def test_a_change_is_saved_as_typing_is(speller: Speller) -> None:
    speller.write("The reveiw.")
    speller.check()
    speller.live.press("1")
    speller.live.settle()
    assert speller.live.texts(ITEM) == ["The review."]


def test_a_changed_word_looks_as_it_did(speller: Speller) -> None:
    with speller.editor.step(Step.TYPING) as cursor:
        insert_rich(cursor, rich((Run("the "), Run("reveiw", Marks(bold=True)), Run(" was"))))
    speller.go_to(0)
    speller.check()
    speller.live.press("1")
    content = speller.editor.text.content_of(speller.editor.document().firstBlock())
    assert content == rich((Run("the "), Run("review", Marks(bold=True)), Run(" was")))


def test_left_in_one_place_it_is_looked_at_in_the_next(speller: Speller) -> None:
    speller.write("reveiw and reveiw")
    speller.go_to(0)
    speller.check()
    speller.live.press("L")
    assert speller.is_open
    marked = speller.editor.extraSelections()
    assert marked[0].cursor.selectionStart() == 11


def test_left_everywhere_it_is_not_looked_at_again_in_this_meeting(speller: Speller) -> None:
    speller.write("reveiw and reveiw")
    speller.check()
    speller.live.press("E")
    assert not speller.is_open
    speller.check()
    assert not speller.is_open


def test_an_added_word_is_kept_for_good(speller: Speller, shelf: Shelf) -> None:
    speller.write("reveiw and Reveiw’s")
    speller.go_to(0)
    speller.check()
    speller.live.press("A")
    assert not speller.is_open
    speller.live.qtbot.waitUntil(speller._is_idle)
    assert shelf.own.path.read_text(encoding="utf-8") == "reveiw\n"
    speller.check()
    assert not speller.is_open


def test_a_word_that_cannot_be_kept_is_said_and_left_alone(speller: Speller, shelf: Shelf) -> None:
    shelf.full = Trouble(TroubleCode.DISK_FULL, path="words.txt")
    speller.write("reveiw was late")
    speller.go_to(0)
    speller.check()
    speller.live.press("A")
    speller.live.qtbot.waitUntil(speller._is_idle)
    assert speller.said().startswith("“reveiw” could not be added to your words")
    assert speller.text == ["reveiw was late"]
    speller.check()
    assert not speller.is_open


def test_another_word_can_be_written_in_its_place(speller: Speller) -> None:
    speller.write("The reveiw was")
    speller.check()
    speller.live.press("C")
    assert speller.live.focus() is speller.popup.field
    assert speller.popup.field.selectedText() == "reveiw"
    speller.live.type("plan1 LEAC")
    assert speller.popup.hints.text().startswith("Enter: change it")
    speller.live.press("Return")
    assert speller.text == ["The plan1 LEAC was"]


def test_enter_in_the_field_with_nothing_changed_leaves_the_word(speller: Speller) -> None:
    speller.write("The reveiw was")
    speller.check()
    speller.live.press("C")
    speller.live.press("Return")
    assert speller.text == ["The reveiw was"]
    assert not speller.is_open


def test_without_suggestions_enter_leaves_the_word(speller: Speller) -> None:
    speller.write("The xqvzwk was")
    speller.check()
    assert speller.live.focus() is speller.popup.leave
    assert speller.popup.none.isVisible()
    speller.live.press("Return")
    assert speller.text == ["The xqvzwk was"]
    assert not speller.is_open


def test_the_buttons_do_what_their_keys_do(speller: Speller) -> None:
    speller.write("reveiw layte trem")
    speller.go_to(0)
    speller.check()
    speller.popup.leave.click()
    assert speller.word == "layte"
    speller.popup.leave_everywhere.click()
    assert speller.word == "trem"
    speller.popup.change.click()
    assert speller.live.focus() is speller.popup.field
    speller.popup.field.setText("plan")
    speller.popup.change.click()
    assert speller.text == ["reveiw layte plan"]


def test_enter_held_down_answers_once(speller: Speller) -> None:
    speller.write("reveiw layte")
    speller.go_to(0)
    speller.check()
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True, count=1
    )
    QApplication.sendEvent(speller.popup.choices, held)
    assert speller.text == ["reveiw layte"]


def test_names_of_the_record_and_people_mentioned_are_known(speller: Speller) -> None:
    post = speller.live.meeting.store.queries.where(Post)[0]
    assert post.names[0].name.startswith("Interim Corporate Director")
    words = rich(
        (Run("the interim "), Run("Xqvzwk", Marks(mention=Party(post_id=post.id))), Run(" Corporate Director"))
    )
    with speller.editor.step(Step.TYPING) as cursor:
        insert_rich(cursor, words)
    speller.check()
    assert speller.is_open
    assert speller.word == "interim"


def test_letters_beyond_the_basic_plane_move_no_word(speller: Speller) -> None:
    speller.write("😀😀 the reveiw 😀 was")
    speller.check()
    assert speller.word == "reveiw"
    speller.live.press("1")
    assert speller.text == ["😀😀 the review 😀 was"]


def test_words_of_a_table_are_changed_in_their_cell(speller: Speller) -> None:
    speller.editor.mark_paragraph(BlockKind.TABLE)
    speller.editor.insert_words("reveiw")
    speller.check()
    before = speller.editor.document().firstBlock().text()
    speller.live.press("1")
    assert speller.editor.document().firstBlock().text() == before.replace("reveiw", "review")


def test_the_caret_does_not_leave_an_action_while_it_is_checked(speller: Speller) -> None:
    speller.write("The plan", "/a")
    speller.live.type(" ")
    speller.editor.insert_words("the reveiw by Friday")
    caret = speller.editor.caret_block_id
    left: list[str] = []
    speller.editor.block_left.connect(left.append)
    speller.go_to(speller.editor.textCursor().position())
    speller.check()
    while speller.is_open:
        speller.live.press("1" if speller.word == "reveiw" else "L")
    assert speller.editor.caret_block_id == caret
    assert left == []
    assert speller.text[-1] == "the review by Friday"


@pytest.mark.parametrize(("percent", "place"), [(100, 0), (100, 5), (100, 12), (100, 24), (200, 12), (200, 24)])
def test_the_popup_is_never_over_the_word(speller: Speller, theme: Theme, percent: int, place: int) -> None:
    theme.set_text_size(percent)
    lines = ["The plan was late and the board was late."] * 25
    lines[place] = "The reveiw was late."
    speller.write(*lines)
    speller.check()
    assert_not_over_the_word(speller)


def assert_not_over_the_word(speller: Speller) -> None:
    popup = speller.popup
    marked = speller.editor.extraSelections()
    cursor = QTextCursor(marked[0].cursor)
    ends = (cursor.selectionStart(), cursor.selectionEnd())
    word = QRect()
    for end in ends:
        cursor.setPosition(end)
        word = word.united(speller.editor.cursorRect(cursor))
    pane = popup.parentWidget()
    assert pane is not None
    word.moveTopLeft(speller.editor.viewport().mapTo(pane, QPoint(word.left(), word.top())))
    assert not popup.card.geometry().intersects(word)
    assert popup.rect().contains(word)
    assert popup.rect().contains(popup.card.geometry())


@pytest.mark.parametrize("percent", [100, 200])
def test_the_popup_keeps_clear_of_the_word_when_the_text_gets_other_room(
    speller: Speller, theme: Theme, percent: int
) -> None:
    theme.set_text_size(percent)
    lines = ["The plan was late and the board was late."] * 25
    lines[12] = "The reveiw was late."
    speller.write(*lines)
    speller.check()
    bar = MessageBar(theme, "warning", "The clock of this computer was ahead. " * 6, slim=True)
    speller.live.room.pane.show_bar(BarPlace.AHEAD, bar)
    QApplication.processEvents()
    assert_not_over_the_word(speller)
    speller.live.room.pane.take_bar(BarPlace.AHEAD)
    QApplication.processEvents()
    assert_not_over_the_word(speller)
    scroll = speller.editor.verticalScrollBar()
    scroll.setValue(scroll.value() - speller.editor.viewport().height() // 2)
    QApplication.processEvents()
    assert_not_over_the_word(speller)


def test_where_there_is_no_room_beside_the_word_the_sentence_can_be_read(speller: Speller, theme: Theme) -> None:
    theme.set_text_size(200)
    speller.write("The reveiw was late.")
    speller.check()
    popup, sentence = speller.popup, speller.popup.sentence
    place = QRect(sentence.mapTo(popup, QPoint(0, 0)), sentence.size())
    assert popup.card.geometry().contains(place)
    assert sentence.visibleRegion().boundingRect().height() == sentence.height()


def test_what_is_scrolled_away_is_shown_when_it_is_gone_to(speller: Speller, theme: Theme) -> None:
    theme.set_text_size(200)
    speller.write("The reveiw was late.")
    speller.check()
    speller.live.press("C")
    assert not speller.popup.field.visibleRegion().isEmpty()
    speller.live.press("Tab")
    assert not speller.popup.change.visibleRegion().isEmpty()


def test_the_popup_follows_another_size_of_the_window(speller: Speller) -> None:
    speller.write("The reveiw was late.")
    speller.check()
    speller.live.window.resize(900, 560)
    lines = speller.popup.clear_of_veil()
    assert not speller.popup.card.geometry().intersects(lines)
    assert speller.popup.rect().contains(speller.popup.card.geometry())


def test_without_a_dictionary_it_is_said_and_nothing_is_lost(speller: Speller, shelf: Shelf) -> None:
    shelf.trouble = Trouble(TroubleCode.DICTIONARY_UNREADABLE)
    speller.write("The reveiw.")
    speller.check()
    assert not speller.is_open
    assert speller.said() == "The dictionary cannot be read."
    assert speller.text == ["The reveiw."]
    shelf.trouble = None
    speller.check()
    assert speller.is_open


def test_a_damaged_file_of_own_words_checks_with_the_rest(speller: Speller, shelf: Shelf) -> None:
    shelf.own.path.write_bytes(b"\xff\xfe\x00\nlayte\n")
    speller.write("layte reveiw")
    speller.go_to(0)
    speller.check()
    assert speller.word == "reveiw"


def test_it_is_offered_only_with_a_dictionary_and_where_words_may_be_changed(speller: Speller, desk: Desk) -> None:
    assert ActionId.SPELLING in speller.live.screen.commands()
    speller.live.meeting.read_only = True
    for other in (replace(desk, words=None), replace(speller.live.screen._desk, read_only=True)):
        screen = LiveScreen(other)
        speller.live.qtbot.addWidget(screen)
        screen.visit(Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING))
        assert ActionId.SPELLING not in screen.commands()
        screen.leave()
    speller.live.screen.visit(Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING))
