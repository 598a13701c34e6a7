"""Words for young readers: written by keys beside the formal text, saved as they are typed, and looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.plain_lines import ExplainedWord, PlainLine
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import Act, SaveBlocks, SetExempt
from clerk_app.services.choices import PaperKind
from clerk_app.services.exporting import Exporting
from clerk_app.services.ports import Queries
from clerk_app.ui.actions import ActionId
from clerk_app.ui.files import Files
from clerk_app.ui.forms.rows import HeadingRow, SayingRow, StandingRow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.paper_place import Purpose, section_of
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.plain_words.view import PlainWordsScreen
from clerk_app.ui.words import Words
from tests.ui.views.forms import focused, press, redo, settle, undo, write
from tests.ui.views.stage import BOARD, Stage, known_id

FORMAL = "Members received the sufficiency strategy."
ACTION, DECISION = known_id("9", 2), known_id("9", 3)
Opener = Callable[[], PlainWordsScreen]


class NeverRinging:
    """A timer that counts how often it was started."""

    def __init__(self) -> None:
        self.started = 0
        self._is_active = False

    def isActive(self) -> bool:
        return self._is_active

    def start(self, milliseconds: int) -> None:
        self.started, self._is_active = self.started + 1, True

    def stop(self) -> None:
        self._is_active = False


class TwoWords:
    """A dictionary that lacks one word."""

    def is_known(self, word: str) -> bool:
        return word != "wibbly"

    def suggestions(self, word: str, most: int) -> tuple[str, ...]:
        return ()


@pytest.fixture
def stage(theme: Theme) -> Iterator[Stage]:
    """Six items; the first has a paragraph, an action, a decision and a private note, the second is exempt."""
    made = Stage(theme).with_meeting()
    minute = made.minutes()[0]
    kinds = {
        1: (FORMAL, BlockKind.PARAGRAPH),
        2: ("To draft a plan.", BlockKind.ACTION),
        3: ("That the plan be taken.", BlockKind.DECISION),
        4: ("Ask the solicitor.", BlockKind.PRIVATE_NOTE),
    }
    blocks = tuple(
        Block(id=known_id("9", number), minute_id=minute.id, position=number, kind=kind, text=typed(words))
        for number, (words, kind) in kinds.items()
    )
    made.execute(SaveBlocks(meeting_id=made.meeting, minute_id=minute.id, put=blocks, keep=True))
    made.execute(SetExempt(minute_id=made.minutes()[1].id, exempt=Exemption(reason="By law")))
    yield made
    made.close()


@pytest.fixture
def opened(stage: Stage, qtbot: QtBot) -> Opener:
    def opener() -> PlainWordsScreen:
        screen = PlainWordsScreen(stage.desk)
        qtbot.addWidget(screen)
        screen.resize(1366, 680)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        visit(stage, screen)
        return screen

    return opener


def visit(stage: Stage, screen: PlainWordsScreen, minute_id: Id | None = None, block_id: Id | None = None) -> None:
    live = Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=stage.meeting)
    stage.navigation.go(live)
    place = replace(live, screen=ScreenName.PLAIN_WORDS, minute_id=minute_id, block_id=block_id)
    stage.navigation.go(place)
    screen.visit(place)
    screen.take_focus()


def rows(screen: PlainWordsScreen) -> list[str]:
    texts = (screen.subjects.list.item(row) for row in range(screen.subjects.list.count()))
    return [str(item.data(Qt.ItemDataRole.AccessibleTextRole)) for item in texts]


def lines(stage: Stage) -> list[tuple[str, str]]:
    return [(line.heading, line.text) for line in stage.all(PlainLine)]


def said(screen: PlainWordsScreen) -> list[str]:
    """What the meter says after a pause, from top to bottom, without its cards."""
    screen.look_over()
    found = []
    for row in screen.meter.form.rows:
        if isinstance(row, SayingRow):
            found.append(row.words)
        elif isinstance(row, HeadingRow):
            found.append(row._words.text())
    return found


def card(screen: PlainWordsScreen, key: str) -> str:
    screen.look_over()
    row = screen.meter.form.row_of(key)
    assert isinstance(row, StandingRow)
    return row.card.accessibleName()


def test_the_list_has_items_with_their_decisions_and_actions_and_nothing_exempt(opened: Opener) -> None:
    assert rows(opened()) == [
        "1 Welcome and apologies, no line yet",
        "Action: To draft a plan., no line yet",
        "Decision: That the plan be taken., no line yet",
        "3 Actions of the workshop, no line yet",
        "4 Children’s plan: first draft, no line yet",
        "5 Reducing exclusions, no line yet",
        "6 Forward plan and next meeting, no line yet",
    ]


def test_the_formal_text_stands_beside_the_line_without_private_notes(opened: Opener) -> None:
    screen = opened()
    assert screen.subjects.formal.toPlainText() == f"{FORMAL}\n\nTo draft a plan.\n\nThat the plan be taken."
    press(Qt.Key.Key_Down)
    assert screen.subjects.formal.toPlainText() == "To draft a plan."
    assert screen.subjects.formal.accessibleName() == "The formal text of Action: To draft a plan."
    assert screen.subjects.formal.isReadOnly()


def test_a_line_is_written_by_keys_and_kept_as_it_is_typed(stage: Stage, opened: Opener) -> None:
    screen = opened()
    press(Qt.Key.Key_Return)
    write("We said hello.")
    settle(stage, screen)
    assert lines(stage) == [("", "We said hello.")]
    press(Qt.Key.Key_Backtab)
    write("Hello")
    settle(stage, screen)
    assert lines(stage) == [("Hello", "We said hello.")]
    assert rows(screen)[0] == "1 Welcome and apologies, has a line"
    assert stage.all(PlainLine)[0].minute_id == stage.minutes()[0].id


def test_words_are_kept_while_keys_go_on(stage: Stage, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = opened()
    timer = NeverRinging()
    monkeypatch.setattr(screen.keeper, "_timer", timer)
    press(Qt.Key.Key_Return)
    write("We said hello.")
    assert timer.started == 1
    settle(stage, screen)
    assert lines(stage) == [("", "We said hello.")]


def test_a_decision_and_an_action_have_lines_of_their_own(stage: Stage, opened: Opener) -> None:
    screen = opened()
    visit(stage, screen, block_id=DECISION)
    press(Qt.Key.Key_Return)
    write("We will do it.")
    settle(stage, screen)
    (line,) = stage.all(PlainLine)
    assert (line.block_id, line.minute_id, line.text) == (DECISION, None, "We will do it.")
    assert screen.form.row_of(f"line/{DECISION}/heading") is None


def test_what_is_typed_is_taken_back_and_done_again(stage: Stage, opened: Opener) -> None:
    screen = opened()
    press(Qt.Key.Key_Return)
    write("We said hello.")
    settle(stage, screen)
    assert screen.undo_words() == ("the plain words", "")
    undo(stage, screen)
    assert lines(stage) == []
    redo(stage, screen)
    assert lines(stage) == [("", "We said hello.")]


def test_what_is_typed_is_kept_when_another_row_is_shown_at_once(stage: Stage, opened: Opener) -> None:
    screen = opened()
    press(Qt.Key.Key_Return)
    write("We said hello.")
    screen.commands()[ActionId.LOOK_NEXT]()
    write("A plan comes.")
    settle(stage, screen)
    assert {(line.minute_id, line.block_id): line.text for line in stage.all(PlainLine)} == {
        (stage.minutes()[0].id, None): "We said hello.",
        (None, ACTION): "A plan comes.",
    }


def test_keys_lead_to_the_next_without_a_line_and_round_to_the_first(stage: Stage, opened: Opener) -> None:
    screen = opened()
    visit(stage, screen, minute_id=stage.minutes()[5].id)
    press(Qt.Key.Key_Return)
    write("We meet in May.")
    settle(stage, screen)
    screen.commands()[ActionId.NEXT_UNSAID]()
    assert screen.subjects.current == stage.minutes()[0].id
    assert isinstance(focused(), QPlainTextEdit)
    assert not focused().isReadOnly()  # type: ignore[attr-defined]  # a field of lines, as was just asked


def test_once_everything_has_a_line_that_is_said(stage: Stage, opened: Opener) -> None:
    screen = opened()
    for _ in range(screen.subjects.list.count()):
        screen.commands()[ActionId.NEXT_UNSAID]()
        write("We met.")
        settle(stage, screen)
    screen.commands()[ActionId.NEXT_UNSAID]()
    assert screen.message.accessibleName() == "Everything has a line."
    assert not any("no line" in row for row in rows(screen))


def test_the_meter_says_in_words_for_whom_it_is_and_what_is_missing(stage: Stage, opened: Opener) -> None:
    screen = opened()
    assert "Nothing is written yet." in card(screen, "meter/here")
    press(Qt.Key.Key_Return)
    write("We met. We sat. We ate.")
    settle(stage, screen)
    assert "For a reader of about 6, or younger." in card(screen, "meter/here")
    assert "For a reader of about 6, or younger." in card(screen, "meter/all")
    assert said(screen) == ["How it reads", "6 of 7 have no line yet. They are left out."]


def test_long_sentences_and_hard_words_are_listed_with_the_way_there(stage: Stage, opened: Opener) -> None:
    screen = opened()
    press(Qt.Key.Key_Return)
    write("The strategy is new. " + " ".join(["so"] * 21) + ".")
    settle(stage, screen)
    assert said(screen)[2:4] == ["1 sentence is over 20 words", "1 word may need explaining"]
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_End)
    assert screen.subjects.current == stage.minutes()[5].id
    assert screen.meter.form.go_to("show/strategy/word")
    press(Qt.Key.Key_Space)
    assert screen.subjects.current == stage.minutes()[0].id
    text = focused()
    assert isinstance(text, QPlainTextEdit)
    assert text.textCursor().selectedText() == "strategy"
    assert screen.meter.form.go_to("show/0/long")
    press(Qt.Key.Key_Space)
    assert text.textCursor().selectedText().startswith("so so")


def test_half_a_word_is_not_called_a_hard_one_until_there_is_a_pause(stage: Stage, opened: Opener) -> None:
    screen = opened()
    press(Qt.Key.Key_Return)
    write("A strategy")
    settle(stage, screen)
    assert screen.meter.form.row_of("explain/strategy") is None
    screen.pause.timeout.emit()
    assert screen.meter.form.row_of("explain/strategy") is not None


def test_a_hard_word_in_a_heading_is_shown_there(stage: Stage, opened: Opener) -> None:
    screen = opened()
    assert screen.form.go_to(f"line/{stage.minutes()[0].id}/heading")
    write("The quorum")
    settle(stage, screen)
    screen.look_over()
    assert screen.meter.form.go_to("show/quorum/word")
    press(Qt.Key.Key_Space)
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.selectedText() == "quorum"


def test_a_word_that_is_explained_is_no_longer_listed_and_undo_takes_it_back(stage: Stage, opened: Opener) -> None:
    screen = opened()
    press(Qt.Key.Key_Return)
    write("The strategy is new.")
    settle(stage, screen)
    screen.look_over()
    assert screen.meter.form.go_to("explain/strategy")
    write("a big plan")
    press(Qt.Key.Key_Return)
    settle(stage, screen)
    (board,) = stage.all(Board)
    assert board.explained_words == (ExplainedWord(word="strategy", meaning="a big plan"),)
    assert "1 word may need explaining" not in said(screen)
    undo(stage, screen)
    assert stage.all(Board)[0].explained_words == ()
    assert "1 word may need explaining" in said(screen)


def test_a_word_that_the_dictionary_lacks_is_listed_once_it_is_loaded(stage: Stage, qtbot: QtBot) -> None:
    screen = PlainWordsScreen(replace(stage.desk, words=Words(load=TwoWords)))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    visit(stage, screen)
    press(Qt.Key.Key_Return)
    write("It is wibbly.")
    settle(stage, screen)
    stage.jobs.finish()
    assert "1 word may need explaining" in said(screen)


def test_escape_leads_to_the_list_and_from_there_to_where_one_came_from(stage: Stage, opened: Opener) -> None:
    opened()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert stage.places[-1].screen is ScreenName.LIVE


def test_a_panel_after_another_has_the_focus(opened: Opener) -> None:
    screen = opened()
    met = []
    for _ in range(3):
        screen.commands()[ActionId.NEXT_PANEL]()
        met.append(focused())
    assert met[0] is screen.subjects.formal
    assert screen.form.isAncestorOf(met[1])


def test_the_paper_is_one_key_away_with_what_was_typed_kept(stage: Stage, qtbot: QtBot) -> None:
    files = Files(exporting=_no_exports, write=_no_file, sample_acts=_no_acts, import_act=_no_import)
    screen = PlainWordsScreen(replace(stage.desk, files=files))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    visit(stage, screen)
    press(Qt.Key.Key_Return)
    write("We said hello.")
    screen.commands()[ActionId.EXPORT]()
    assert lines(stage) == [("", "We said hello.")]
    assert stage.places[-1].section == section_of(PaperKind.YOUNG_READERS, Purpose.EXPORT)


def test_where_records_may_only_be_read_nothing_can_be_written(theme: Theme, qtbot: QtBot) -> None:
    stage = Stage(theme, read_only=True).with_meeting()
    screen = PlainWordsScreen(stage.desk)
    qtbot.addWidget(screen)
    visit(stage, screen)
    target = screen.form.row_of(f"line/{stage.minutes()[0].id}/text")
    assert target is not None
    field = target.first()
    assert isinstance(field, QPlainTextEdit)
    assert field.isReadOnly() or not field.isEnabled()
    stage.close()


def test_without_a_meeting_the_screen_says_what_to_do(stage: Stage, opened: Opener) -> None:
    screen = opened()
    screen.visit(Place(screen=ScreenName.PLAIN_WORDS, board_id=BOARD))
    (row,) = screen.form.rows
    assert isinstance(row, SayingRow)
    assert row.words.startswith("There are no minutes here yet.")


def _no_exports(queries: Queries) -> Exporting:
    raise AssertionError("nothing is exported here")


def _no_file(path: Path, data: bytes) -> None:
    raise AssertionError("nothing is written here")


def _no_acts(*_: object) -> tuple[()]:
    return ()


def _no_import(*_: object) -> Act:
    raise AssertionError("nothing is imported here")
