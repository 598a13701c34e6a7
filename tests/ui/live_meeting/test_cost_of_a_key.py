"""What a key may cost while a meeting is under way, told by counts that need no clock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.domain.forecast import forecast
from clerk_app.ui.views.live_meeting import presenter
from clerk_app.ui.views.live_meeting.agenda import agenda_rows, top_bar
from clerk_app.ui.views.live_meeting.attendance import attendance_tree
from clerk_app.ui.views.live_meeting.happenings import happenings_told
from tests.ui.live_meeting.live import Live


class PaintNote(QObject):
    """Notes which widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted.append(watched)
        return False


def test_typing_leaving_paragraphs_and_saving_reads_nothing_back(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    live.press("Ctrl+End")
    live.type("One ")
    live.settle()
    asked: list[str] = []
    for name in ("entity", "where", "where_in", "meeting_record"):
        monkeypatch.setattr(live.desk.queries, name, Noting(asked, name))
    for _ in range(3):
        live.press("Return")
        live.type("more words and yet more ")
        live.room.autosave.flush()
        live.qtbot.waitUntil(live._is_idle)
    live.press("Up")
    live.press("End")
    live.press("Backspace")
    live.room.autosave.flush(keep=True)
    live.qtbot.waitUntil(live._is_idle)
    assert asked == []


def test_a_key_paints_the_text_and_nothing_that_lies_under_it(live: Live) -> None:
    live.press("Ctrl+End")
    live.type("x")
    live.settle()
    QApplication.processEvents()
    note, application = PaintNote(), QApplication.instance()
    assert application is not None
    application.installEventFilter(note)
    live.type("y")
    QApplication.processEvents()
    application.removeEventFilter(note)
    assert live.room.editor.viewport() in note.painted
    assert [widget for widget in note.painted if widget is not live.room.editor.viewport()] == []


def test_a_line_that_comes_paints_nothing_that_lies_under_the_scroll_bar(live: Live) -> None:
    live.press("Ctrl+End")
    live.type("x")
    for _ in range(60):
        live.press("Shift+Return")
    live.settle()
    QApplication.processEvents()
    note, application = PaintNote(), QApplication.instance()
    assert application is not None
    application.installEventFilter(note)
    live.press("Shift+Return")
    QApplication.processEvents()
    application.removeEventFilter(note)
    editor = live.room.editor
    bar = editor.verticalScrollBar()
    assert bar in note.painted
    assert {*note.painted} - {editor.viewport(), bar, bar.parentWidget()} == set()


def test_nothing_lies_under_the_text_and_its_scroll_bar_in_another_theme_either(live: Live) -> None:
    for scheme in ("dark", "light"):
        live.desk.theme.set_scheme(scheme)
        editor = live.room.editor
        for part in (editor.viewport(), editor.verticalScrollBar().parentWidget()):
            assert part is not None
            assert part.autoFillBackground()
            assert part.palette().color(part.backgroundRole()).name() == live.desk.theme.tokens.base.lower()


def test_what_a_step_is_called_is_worked_out_once_its_key_is_shown(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    live.press("Ctrl+End")
    live.settle()
    asked: list[str] = []
    monkeypatch.setattr(live.room.undo.stack, "redoText", Noting(asked, "steps", live.room.undo.stack.redoText))
    live.press("Return")
    assert asked == []
    QApplication.processEvents()
    assert asked == ["steps"]


def test_a_step_of_undo_sets_no_row_of_the_agenda_anew(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    live.press("Ctrl+End")
    live.settle()
    written: list[str] = []
    monkeypatch.setattr(f"{presenter.__name__}.agenda_rows", Noting(written, "rows", agenda_rows))
    live.press("Return")
    assert written == []


def test_within_a_minute_of_the_clock_nothing_is_foreseen_anew(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    foreseen: list[str] = []
    monkeypatch.setattr(f"{presenter.__name__}.forecast", Noting(foreseen, "forecast", forecast))
    monkeypatch.setattr(f"{presenter.__name__}.top_bar", Noting(foreseen, "bar", top_bar))
    live.meeting.at("10:50")
    live.room.tick()
    assert "forecast" in foreseen
    foreseen.clear()
    live.meeting.clock.set(live.meeting.clock.now() + timedelta(seconds=59))
    live.room.tick()
    assert foreseen == []


def test_going_to_and_fro_works_out_once_what_does_not_go_by_the_words(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, room = live.room.presenter.order, live.room
    live.press("Ctrl+End")
    live.type("Some words, and")
    worked_out: list[str] = []
    for name, work in (("attendance_tree", attendance_tree), ("happenings_told", happenings_told)):
        monkeypatch.setattr(f"{presenter.__name__}.{name}", Noting(worked_out, name, work))
    for minute_id in (order[1], order[2], order[1], order[2]):
        room.look_at(minute_id)
        live.settle()
    assert sorted(worked_out) == ["attendance_tree"] * 2 + ["happenings_told"] * 2


def test_the_text_of_another_minute_is_painted_before_what_stands_beside_it(live: Live) -> None:
    live.settle()
    QApplication.processEvents()
    note, application = PaintNote(), QApplication.instance()
    assert application is not None
    application.installEventFilter(note)
    live.room.look_at(live.room.presenter.order[1])
    at_once = list(note.painted)
    QApplication.processEvents()
    application.removeEventFilter(note)
    assert live.room.editor.viewport() in at_once
    assert live.room.agenda.view.viewport() in set(note.painted) - set(at_once)


def test_the_text_of_another_minute_is_painted_where_it_stays(live: Live) -> None:
    text, window = live.room.editor.viewport(), live.window
    tops: list[int] = []
    for minute_id in live.room.presenter.order:
        live.room.look_at(minute_id)
        painted = QRect(text.mapTo(window, QPoint(0, 0)), text.size())
        QApplication.processEvents()
        assert QRect(text.mapTo(window, QPoint(0, 0)), text.size()) == painted
        tops.append(painted.top())
    assert len(set(tops)) > 1  # some have a bar above or more in their heading than others


class Noting:
    """Stands for a function, and notes that it was called."""

    def __init__(self, notes: list[str], name: str, work: object = None) -> None:
        self._notes, self._name, self._work = notes, name, work

    def __call__(self, *arguments: object, **named: object) -> object:
        self._notes.append(self._name)
        return self._work(*arguments, **named) if callable(self._work) else ()
