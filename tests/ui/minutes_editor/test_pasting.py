"""Long texts go in piece by piece, as one step of undo; keys wait for them; what is absurd is refused in words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.dividing import LONGEST_PARAGRAPH
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import Marks, Run, typed
from clerk_app.ui.minutes_editor.marking import Mark
from clerk_app.ui.pasting.reading import LARGEST_PAGE, MOST_CHARACTERS
from clerk_app.ui.pieces import Pieces
from tests.ui.fake_timers import FakeTimers
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import paragraph
from tests.ui.pictures import picture

LINES = [f"Line {number} says that the harbour is to be dredged." for number in range(1_000)]


@dataclass
class Paster:
    """A desk at which long texts are pasted, and what is told of them."""

    desk: Desk
    timers: FakeTimers
    told: list[str] = field(default_factory=list)

    def paste(self, text: str = "", html: str = "") -> None:
        source = QMimeData()
        if text:
            source.setText(text)
        if html:
            source.setHtml(html)
        self.desk.editor.insertFromMimeData(source)

    def go_on(self, pieces: int) -> None:
        """Let the window do so many pieces."""
        pieces_done = 0
        while pieces_done < pieces and self.desk.editor.is_putting_in:
            timer = next(timer for timer in self.timers.made if timer.is_running)
            timer.fire()
            pieces_done += 1

    def finish(self) -> None:
        self.go_on(100_000)


@pytest.fixture
def paster(make_desk: DeskMaker) -> Paster:
    """A paragraph with the caret in the midst of it."""
    timers = FakeTimers()
    desk = make_desk(paragraph(1, "Begun. Ended."), pieces=Pieces(timers))
    made = Paster(desk, timers)
    desk.editor.told.connect(made.told.append)
    desk.caret(0, 7)
    return made


def test_a_long_text_goes_in_piece_by_piece_and_what_was_there_stands_round_it_all_the_while(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    counts = []
    while paster.desk.editor.is_putting_in:
        paster.go_on(1)
        words = paster.desk.words
        counts.append(len(words))
        assert "\n".join(words) == ("Begun. " + "\n".join(LINES))[: len("\n".join(words)) - len("Ended.")] + "Ended."
    assert counts[-1] == len(LINES)
    assert len(set(counts)) > 10
    assert max(later - before for before, later in pairwise(counts)) < 200


def test_all_of_it_is_one_step_of_undo_with_a_name(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.finish()
    assert (paster.desk.undo.stack.count(), paster.desk.editor.undo_words) == (1, "pasting")
    paster.desk.undo.undo()
    assert paster.desk.words == ["Begun. Ended."]
    paster.desk.undo.redo()
    assert paster.desk.words[-1] == f"{LINES[-1]}Ended."


def test_every_piece_can_be_saved_as_soon_as_it_stands_there(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.go_on(3)
    first = {block.id for block in paster.desk.text.take_changes().put}
    paster.go_on(1)
    then = paster.desk.text.take_changes()
    assert len(first) > 1
    assert then.removed == ()
    assert 0 < len({block.id for block in then.put} - first) < len(LINES)


def test_keys_that_come_meanwhile_follow_in_their_order(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.go_on(2)
    paster.desk.type("ab\n")
    paster.desk.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    paster.desk.type("c")
    assert "ab" not in paster.desk.words[0]
    paster.finish()
    assert paster.desk.words[-2:] == [f"{LINES[-1]}ab", "cEnded."]
    assert paster.desk.text.snapshot()[-1].text.runs[0].marks.bold


def test_esc_takes_it_back(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.go_on(4)
    paster.desk.press(Qt.Key.Key_Escape)
    assert not paster.desk.editor.is_putting_in
    assert paster.desk.words == ["Begun. Ended."]
    assert paster.told == ["Pasting was stopped, and what was put in so far is taken back."]


def test_esc_before_anything_stands_there_takes_nothing_else_back(paster: Paster) -> None:
    paster.desk.type("x")
    paster.paste("\n".join(LINES))
    paster.desk.press(Qt.Key.Key_Escape)
    assert paster.desk.words == ["Begun. xEnded."]


def test_whatever_else_changes_the_text_has_the_rest_put_in_first(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.go_on(2)
    paster.desk.editor.insert_time()
    assert paster.desk.words[-1] == f"{LINES[-1]}15:30Ended."
    paster.paste("\n".join(LINES))
    paster.go_on(2)
    paster.paste("short")
    assert paster.desk.words[-1] == f"{LINES[-1]}shortEnded."
    paster.paste("\n".join(LINES))
    paster.go_on(2)
    paster.desk.compose("ŵ")
    assert paster.desk.words[-1] == f"{LINES[-1]}ŵEnded."


def test_what_could_not_wait_and_came_between_is_undone_by_itself(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.go_on(2)
    with paster.desk.text.one_step() as cursor:
        cursor.setPosition(0)
        cursor.insertText("x")
    paster.finish()
    assert "\n".join(paster.desk.words) == "xBegun. " + "\n".join(LINES) + "Ended."
    paster.desk.undo.undo()
    paster.desk.undo.undo()
    assert paster.desk.words[0] == f"Begun. {LINES[0]}"


def test_the_caret_goes_behind_what_is_pasted_unless_it_was_put_elsewhere(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.finish()
    assert paster.desk.at == (len(LINES) - 1, len(LINES[-1]))
    paster.paste("\n".join(LINES))
    paster.go_on(2)
    paster.desk.caret(0, 2)
    paster.finish()
    assert paster.desk.at == (0, 2)


def test_a_page_goes_in_piece_by_piece_too_and_its_pictures_are_told(paster: Paster) -> None:
    paster.paste(html="<img src='x.png'>" + "".join(f"<p><b>{line}</b></p>" for line in LINES) + "<img src='y.png'>")
    assert paster.desk.editor.is_putting_in
    paster.finish()
    assert len(paster.desk.words) == len(LINES)
    assert paster.told == ["2 pictures were left out, since minutes hold words alone."]


def test_of_a_very_long_text_it_is_told_that_it_goes_in_and_how_much_was_put_in(paster: Paster) -> None:
    paster.paste("\n".join(LINES * 5))
    assert paster.told == ["Putting in about 244,000 characters. Keys typed meanwhile follow; Esc takes it back."]
    paster.finish()
    assert paster.told[1:] == ["5,000 paragraphs were put in. Undo takes them all back."]


def test_a_paragraph_that_was_divided_is_told(paster: Paster) -> None:
    paster.paste(" ".join(LINES))
    paster.finish()
    assert all(len(words) <= LONGEST_PARAGRAPH + len("Begun. ") for words in paster.desk.words)
    assert paster.told == ["A paragraph was too long to be typed in, and was divided between its sentences."]


def test_a_mark_that_is_put_on_meanwhile_costs_nothing_of_what_is_pasted(paster: Paster) -> None:
    paster.paste("\n".join(LINES))
    paster.go_on(2)
    paster.desk.editor.selectAll()
    paster.desk.editor.toggle(Mark.BOLD)
    paster.finish()
    assert "\n".join(paster.desk.words) == "Begun. " + "\n".join(LINES) + "Ended."


REFUSED = {
    "far too many words": (
        {"text": "x" * (MOST_CHARACTERS + 1)},
        "What was copied holds about 2,000,000 characters, and no more than 2,000,000 go in at once.",
    ),
    "a hundred megabytes": (
        {"text": "x" * 100_000_000},
        "What was copied takes 100 MB, and no more than 40 MB are read. Nothing was put in,",
    ),
    "a page of a hundred megabytes": (
        {"html": f"<p style='{'x' * LARGEST_PAGE}'>a</p>"},
        "What was copied takes 40 MB, and no more than 40 MB are read. Nothing was put in,",
    ),
    "a page of far too many words": (
        {"html": f"<p>{'x ' * MOST_CHARACTERS}</p>"},
        "What was copied holds about 4,000,000 characters, and no more than 2,000,000 go in at once.",
    ),
    "a picture on a page": (
        {"html": "<img src='x.png'>"},
        "What was copied is a picture, and minutes hold words alone. Nothing was put in.",
    ),
    "nothing": ({}, "What was copied holds no words that can be put in. Copy it as plain text and paste that."),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_absurd_or_no_words_is_refused_with_a_sentence_and_nothing_changes(paster: Paster, kind: str) -> None:
    held, sentence = REFUSED[kind]
    paster.paste(**held)
    paster.finish()
    assert paster.desk.words == ["Begun. Ended."]
    (told,) = paster.told
    assert told.startswith(sentence)
    assert paster.desk.undo.stack.count() == 0


def test_a_picture_alone_and_rich_text_without_words_are_refused(paster: Paster) -> None:
    picture, rich_text = QMimeData(), QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    rich_text.setData("text/rtf", b"{\\rtf1 words}")
    for source in (picture, rich_text):
        paster.desk.editor.insertFromMimeData(source)
    assert [told.partition(",")[0] for told in paster.told] == [
        "What was copied is a picture",
        "What was copied holds no words that can be put in. Copy it as plain text and paste that.",
    ]


def test_of_rich_text_the_words_that_lie_beside_it_are_pasted(paster: Paster) -> None:
    source = QMimeData()
    source.setData("text/rtf", b"{\\rtf1 other}")
    source.setText("the words ")
    paster.desk.editor.insertFromMimeData(source)
    assert paster.desk.words == ["Begun. the words Ended."]


def test_files_are_not_put_in_and_it_is_said_what_can_be_done_with_them(paster: Paster) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/tmp/agenda.docx")])
    source.setText("file:///tmp/agenda.docx")
    paster.desk.editor.insertFromMimeData(source)
    assert paster.desk.words == ["Begun. Ended."]
    assert paster.told[0].startswith("Files are not put into the minutes, and nothing was changed.")


def test_an_address_becomes_a_link(paster: Paster) -> None:
    source = QMimeData()
    source.setUrls([QUrl("https://example.org/a?b=1&c=2")])
    paster.desk.editor.insertFromMimeData(source)
    run = paster.desk.text.snapshot()[0].text.runs[1]
    assert (run.text, run.marks.link) == ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2")


def test_more_than_a_cell_can_hold_is_refused_there_and_goes_into_a_paragraph(make_desk: DeskMaker) -> None:
    table = replace(paragraph(1, kind=BlockKind.TABLE), rows=((typed("a"), typed("b")),))
    desk = make_desk(table, paragraph(2))
    told: list[str] = []
    desk.editor.told.connect(told.append)
    source = QMimeData()
    source.setText("\n".join(LINES))
    desk.caret(0, 1)
    desk.editor.insertFromMimeData(source)
    assert desk.words == ["a | b", ""]
    assert told[0].startswith("What was copied holds about 49,000 characters, more than a cell")
    desk.caret(1)
    desk.editor.insertFromMimeData(source)
    desk.editor.put_in_the_rest()
    assert len(desk.words) == 1 + len(LINES)


def test_minutes_that_may_only_be_read_take_nothing_in(paster: Paster) -> None:
    paster.desk.editor.setReadOnly(True)
    paster.paste("\n".join(LINES))
    paster.paste("x")
    assert not paster.desk.editor.is_putting_in
    assert paster.desk.words == ["Begun. Ended."]


def drag_over(desk: Desk, source: QMimeData, place: int, offset: int) -> QPoint:
    """Drag something from elsewhere to a place in the text; gives the point."""
    point = desk.editor.cursorRect(desk.cursor(place, offset)).center()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(point, DRAGGED, source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(desk.editor.viewport(), event)
        assert event.isAccepted()
    return point


def drop(desk: Desk, source: QMimeData, place: int, offset: int) -> QDropEvent:
    """Drop something from elsewhere at a place in the text."""
    point = drag_over(desk, source, place, offset)
    event = QDropEvent(point.toPointF(), DRAGGED, source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desk.editor.viewport(), event)
    return event


DRAGGED = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def test_words_from_another_program_are_dropped_where_it_is_shown_as_one_step_and_stay_there_too(
    paster: Paster,
) -> None:
    source = QMimeData()
    source.setHtml("<p>a <b>b</b></p><p>c</p>")
    event = drop(paster.desk, source, 0, 6)
    assert event.dropAction() is Qt.DropAction.CopyAction
    assert paster.desk.words == ["Begun.a b", "c Ended."]
    assert paster.desk.at == (1, 1)
    assert paster.desk.editor.undo_words == "dropping"
    paster.desk.undo.undo()
    assert paster.desk.words == ["Begun. Ended."]


def test_what_is_dropped_does_not_take_the_place_of_what_is_selected(paster: Paster) -> None:
    source = QMimeData()
    source.setText("x")
    paster.desk.select(0, 0, 0, 5)
    drop(paster.desk, source, 0, 12)
    assert paster.desk.words == ["Begun. Endedx."]


@pytest.mark.parametrize("name", ["agenda.docx", "members.xlsx", "clip.png", "minutes.html", "minutes.clerk"])
def test_no_file_that_is_dropped_changes_anything_or_is_even_opened(paster: Paster, name: str, tmp_path: Path) -> None:
    file = tmp_path / name  # it is not there, so that opening it would fail
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(file))])
    drop(paster.desk, source, 0, 3)
    assert paster.desk.words == ["Begun. Ended."]
    assert paster.told[0].startswith("Files are not put into the minutes, and nothing was changed.")


def test_a_picture_dragged_from_a_page_is_left_out_and_its_address_too(paster: Paster) -> None:
    source = QMimeData()
    source.setHtml("<img src='https://example.org/x.png'>")
    source.setUrls([QUrl("https://example.org/x.png")])
    drop(paster.desk, source, 0, 3)
    assert paster.desk.words == ["Begun. Ended."]
    assert paster.told == [
        "What was copied is a picture, and minutes hold words alone. Nothing was put in. "
        "Name the picture’s file as a paper of the item."
    ]


def test_an_address_that_is_dragged_becomes_a_link_with_the_words_of_its_page(paster: Paster) -> None:
    source = QMimeData()
    source.setHtml('<a href="https://example.org/survey">The survey</a>')
    source.setText("https://example.org/survey")
    source.setUrls([QUrl("https://example.org/survey")])
    drop(paster.desk, source, 0, 7)
    assert paster.desk.text.snapshot()[0].text.runs[1] == Run("The survey", Marks(link="https://example.org/survey"))


def test_what_is_dropped_behind_the_last_cell_goes_into_it(make_desk: DeskMaker) -> None:
    desk = make_desk(replace(paragraph(1, kind=BlockKind.TABLE), rows=((typed("a"), typed("b")),)))
    source = QMimeData()
    source.setText("x")
    drop(desk, source, 0, -1)
    assert desk.words == ["a | bx"]


def test_minutes_that_may_only_be_read_take_no_drop(paster: Paster) -> None:
    paster.desk.editor.setReadOnly(True)
    source = QMimeData()
    source.setText("x")
    point = paster.desk.editor.viewport().rect().center().toPointF()
    event = QDropEvent(point, DRAGGED, source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(paster.desk.editor.viewport(), event)
    assert paster.desk.words == ["Begun. Ended."]


def test_where_a_drop_will_go_is_shown(paster: Paster) -> None:
    source = QMimeData()
    source.setText("x")
    paster.desk.caret(0, 0)
    paster.desk.editor.clearFocus()
    rect = paster.desk.editor.cursorRect(paster.desk.cursor(0, 7)).adjusted(-1, 0, 2, 0)
    before = picture(paster.desk.editor.viewport()).copy(rect)
    drag_over(paster.desk, source, 0, 7)
    assert picture(paster.desk.editor.viewport()).copy(rect) != before
    QApplication.sendEvent(paster.desk.editor.viewport(), QDragLeaveEvent())
    assert picture(paster.desk.editor.viewport()).copy(rect) == before


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Qt.DropAction]:
    """What other programs may do with what is dragged out of the text; each drag ends at once."""
    actions: list[Qt.DropAction] = []

    def begin(_drag: QDrag, may: Qt.DropAction) -> Qt.DropAction:
        actions.append(may)
        return may

    monkeypatch.setattr(QDrag, "exec", begin)
    return actions


def drag_out(desk: Desk, offset: int) -> None:
    """Press the button on a character and go down with it."""
    at = desk.editor.cursorRect(desk.cursor(0, offset)).center()
    viewport = desk.editor.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for step in (6, 12, 18):
        where = (at + QPoint(0, step)).toPointF()
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            where,
            viewport.mapToGlobal(where),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, moved)


def test_what_is_dragged_out_of_the_text_stays_there_and_stays_selected(
    paster: Paster, offered: list[Qt.DropAction]
) -> None:
    paster.desk.select(0, 0, 0, 5)
    drag_out(paster.desk, 3)
    assert offered == [Qt.DropAction.CopyAction]
    assert paster.desk.words == ["Begun. Ended."]
    assert paster.desk.editor.textCursor().selectedText() == "Begun"


def test_where_nothing_is_selected_the_mouse_selects(paster: Paster, offered: list[Qt.DropAction]) -> None:
    paster.desk.select(0, 0, 0, 5)
    drag_out(paster.desk, 9)
    assert offered == []
    assert paster.desk.editor.textCursor().selectedText() != "Begun"
