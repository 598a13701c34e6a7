"""The three panes of a meeting: which have room, which are buttons and open over the text, and where the focus goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.timers import Timers
from clerk_app.ui.ui_state import UiState
from clerk_app.ui.views.live_meeting.agenda_pane import AgendaPane
from clerk_app.ui.views.live_meeting.editor_pane import EditorPane
from clerk_app.ui.views.live_meeting.folding import Fold, SidePanel, fold_for
from clerk_app.ui.views.live_meeting.right_pane import RightPane
from clerk_app.ui.views.live_meeting.room_button import RoomButton

AGENDA_WIDTH = 262
RIGHT_WIDTH = 360
EDITOR_WIDTH = 560
INTERESTS_FROM = 420
"""Effective height of a folded pane from which the interests of the item have room in it."""


class MeetingPanes(QWidget):
    """Agenda, minutes and attendance beside each other, as far as there is room."""

    folded = Signal()
    """There is another amount of room: panes may have been folded or unfolded."""

    def __init__(
        self, theme: Theme, state: UiState, editor: MinutesEditor, timers: Timers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = state
        self._editor = editor
        self._editor_only = False
        self.agenda = AgendaPane(theme)
        self.middle = EditorPane(theme, editor, timers)
        self.right = RightPane(theme, "Ctrl+K")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._side = SidePanel(theme, self.middle.below)
        self._lay_out()
        self._size_panes()
        self.middle.top.agenda_asked.connect(self.open_agenda)
        self.middle.top.attendance_asked.connect(self.open_attendance)
        self.middle.find_bar.left.connect(self.go_to_text)
        self._side.leave_asked.connect(self.go_to_text)
        self._side.left.connect(self.close_side)
        self.splitter.splitterMoved.connect(self._remember_sizes)
        theme.changed.connect(self._look_changed)

    # Which are shown

    def set_editor_only(self, editor_only: bool) -> None:
        """Fold everything but the editor, or what has no room."""
        self._editor_only = editor_only
        self.fold()

    def fold(self) -> None:
        """Fold and unfold the panes for the room there is."""
        wide = self._theme.metrics.effective_width(self.width())
        fold = fold_for(wide, editor_only=self._editor_only)
        self.close_side()
        self.agenda.setVisible(fold < Fold.BOTH)
        self.right.setVisible(fold < Fold.ATTENDANCE)
        self.middle.top.set_folded(agenda=fold >= Fold.BOTH, attendance=fold >= Fold.ATTENDANCE)
        self.middle.heading.set_compact(wide < 700)
        self.folded.emit()

    def room_buttons(self) -> tuple[RoomButton, RoomButton]:
        """The buttons of the room display: over the attendance, and over the text while that is folded."""
        return self.right.commands.room_button, self.middle.top.room_button

    # Where the focus goes

    def open_agenda(self) -> None:
        """Put the focus into the agenda, opened over the editor where it is folded."""
        if not self.agenda.isVisible():
            self.close_side()
            self.agenda.clock.hide()
            self._side.open_pane(self.agenda, AGENDA_WIDTH, at_right=False)
        self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_attendance(self) -> None:
        """Put the focus into the attendance, opened over the editor where it is folded."""
        self._open_right()
        self.right.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_card(self) -> None:
        """Put the focus on the quorum card."""
        self._open_right()
        self.right.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_text(self) -> None:
        """Back to the very caret, and close whatever is open over the text."""
        self.close_side()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_side(self) -> None:
        """Put a pane that is open over the editor back into its place; nothing happens where none is."""
        pane = self._side.close_pane()
        if pane is None:
            return
        pane.hide()
        self.agenda.clock.show()
        self.right.set_roomy(commands=True, interests=True)
        self.splitter.insertWidget(0 if pane is self.agenda else 2, pane)

    def next_panel(self) -> None:
        """Move the focus on, to the next of agenda, minutes, attendance, top bar and the bars over the minutes."""
        self._go_by(1)

    def previous_panel(self) -> None:
        """Move the focus back, to the one before."""
        self._go_by(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fold()

    # The inside

    def _go_by(self, step: int) -> None:
        here = self._panel_here()
        self.close_side()
        panels = [self.open_agenda, self.go_to_text, self.open_attendance]
        if self._top_buttons():
            panels.append(self._go_to_top)
        if self.middle.bar_buttons():
            panels.append(self._go_to_bars)
        before = panels.index(here if here in panels else self.go_to_text)
        panels[(before + step) % len(panels)]()

    def _panel_here(self) -> Callable[[], None]:
        """The way to the panel that the focus is in; of a button that has just gone, the minutes."""
        focused = QApplication.focusWidget()
        if focused in self._top_buttons():
            return self._go_to_top
        if focused in self.middle.bar_buttons():
            return self._go_to_bars
        if focused is not None and self.agenda.isAncestorOf(focused):
            return self.open_agenda
        return self.open_attendance if focused is not None and self.right.isAncestorOf(focused) else self.go_to_text

    def _go_to_top(self) -> None:
        self._top_buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_bars(self) -> None:
        self.middle.bar_buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _top_buttons(self) -> list[QWidget]:
        top, right = self.middle.top, self.right.commands
        buttons = (top.agenda_button, top.quorum_button, right.button, right.room_button, top.room_button)
        return [button for button in buttons if button.isVisible()]

    def _open_right(self) -> None:
        if not self.right.isVisible():
            self.close_side()
            tall = self.middle.below.height() * 100 // self._theme.text_size
            self.right.set_roomy(commands=False, interests=tall >= INTERESTS_FROM)
            self._side.open_pane(self.right, RIGHT_WIDTH, at_right=True)

    def _lay_out(self) -> None:
        self.splitter.setChildrenCollapsible(False)
        for pane in (self.agenda, self.middle, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _size_panes(self) -> None:
        metrics = self._theme.metrics
        agenda = metrics.px(self._state.number("live.agenda", AGENDA_WIDTH))
        right = metrics.px(self._state.number("live.right", RIGHT_WIDTH))
        self.agenda.setMinimumWidth(metrics.px(180))
        self.right.setMinimumWidth(metrics.px(260))
        self.middle.setMinimumWidth(min(metrics.px(EDITOR_WIDTH), 700))
        self.splitter.setSizes([agenda, 10_000, right])

    def _remember_sizes(self) -> None:
        percent = self._theme.text_size
        for pane, name in ((self.agenda, "live.agenda"), (self.right, "live.right")):
            place = self.splitter.indexOf(pane)  # none while the pane lies over the text
            if place >= 0 and self.splitter.sizes()[place]:
                self._state.remember(name, self.splitter.sizes()[place] * 100 // percent)

    def _look_changed(self) -> None:
        self._size_panes()
        self.fold()
