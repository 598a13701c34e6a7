"""The middle of the live screen: bars, heading, the minutes, and at their foot the way back from the last change."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.popup_host import Pane
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.timers import Timers
from clerk_app.ui.views.live_meeting.find_bar import FindBar
from clerk_app.ui.views.live_meeting.heading_bar import HeadingBar
from clerk_app.ui.views.live_meeting.top_bar import MiddlePart
from clerk_app.ui.views.live_meeting.values import Heading
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.focus import has_focus_inside
from clerk_app.ui.widgets.message_bar import MessageBar, UndoBar
from clerk_app.ui.widgets.nesting import nest

UNDO_BAR_STAYS_MS = 10_000
ROOMY_FROM = 420
"""Effective height from which bars that only tell how things stand are shown with all their words."""
LEAST_TEXT = 28
"""Effective height that the text keeps when bars and heading need the rest."""


class BarPlace(StrEnum):
    """What a bar over the heading is about, from the top down; there is one of each at most."""

    NOT_SAVED = "not_saved"
    DAMAGED = "damaged"
    READ_ONLY = "read_only"
    ROOM_BLANK = "room_blank"
    PROBLEM = "problem"
    BROUGHT_BACK = "brought_back"
    SLEPT = "slept"
    AHEAD = "ahead"
    QUORUM = "quorum"
    CHAIR = "chair"
    INTEREST = "interest"
    ELSEWHERE = "elsewhere"


_TELLING = frozenset({BarPlace.QUORUM, BarPlace.READ_ONLY, BarPlace.ROOM_BLANK})


class EditorPane(QWidget):
    """One column; nothing in it moves the line being typed but bars that come over the heading."""

    def __init__(self, theme: Theme, editor: MinutesEditor, timers: Timers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor = editor
        self.top = MiddlePart(theme)
        self.heading = HeadingBar(theme)
        self.find_bar = FindBar(theme)
        self._offered_step: QUndoCommand | None = None
        self.undo_bar = UndoBar(theme, self.tr("Undo"), "Ctrl+Z")
        self._bars: dict[BarPlace, MessageBar] = {}
        self._undo_offered = False
        self._undo_may_go = True
        self._taken = 0
        self._undo_timer = timers(self._let_undo_go)
        self.below = QWidget()
        self._lay_out()
        for part in (self.below, self.find_bar):
            part.installEventFilter(self)
        self.find_bar.lines_changed.connect(self._give_way)
        theme.changed.connect(self._fit)
        self._fit()

    def show_heading(self, heading: Heading) -> None:
        """Show another heading, and the rest in the room that it leaves."""
        self.heading.show_heading(heading)
        self._give_way()

    def paint_text(self) -> None:
        """Paint the text now, in the room that it has, before the rest of the window."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # else it would move in the next moment
        self.editor.viewport().repaint()

    def show_bar(self, place: BarPlace, bar: MessageBar) -> None:
        """Show a bar in its place, instead of the one that was there."""
        self.take_bar(place)
        self._bars[place] = bar
        order = [one for one in BarPlace if one in self._bars]
        self._bar_column.insertWidget(order.index(place), bar)
        bar.show()
        self._give_way()

    def take_bar(self, place: BarPlace) -> None:
        """Take a bar away; nothing happens where there is none."""
        bar = self._bars.pop(place, None)
        if bar is not None:
            self._give_caret_back(bar)
            self._bar_column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self._give_way()

    def bar(self, place: BarPlace) -> MessageBar | None:
        """The bar in a place, or None."""
        return self._bars.get(place)

    def bar_buttons(self) -> list[QWidget]:
        """The buttons in the bars that are shown, from the top down."""
        shown = [self._bars[place] for place in BarPlace if place in self._bars]
        return [button for bar in shown for button in bar.buttons() if button.isVisible()]

    def offer_undo(self, sentence: str, icon: str, step: QUndoCommand | None) -> None:
        """Say what was just done with the way back beside it: ten seconds at least, and until the next command."""
        self.undo_bar.say(sentence, icon)
        self._offered_step = step
        self._undo_offered = True
        self._give_way()
        self._undo_may_go = False
        self._undo_timer.start(UNDO_BAR_STAYS_MS)
        announce(self.undo_bar, sentence)

    def offer_leads_to(self, step: QUndoCommand) -> None:
        """What was said to be done is this step, which was made only after that was said."""
        self._offered_step = step
        self.show_last_step(step)

    def show_last_step(self, step: QUndoCommand | None) -> None:
        """Undo takes back this step now: it is offered only while that is what the bar speaks of."""
        leads_there = step is self._offered_step
        if not leads_there:
            self._give_caret_back(self.undo_bar)
        self.undo_bar.button.setVisible(leads_there)

    def note_command(self) -> None:
        """Another command was given: the way back from the one before may go."""
        if self._undo_may_go:
            self._withdraw_undo()

    def take_undo_back(self) -> None:
        """What was offered to be undone is undone."""
        self._undo_timer.stop()
        self._undo_may_go = True
        self._withdraw_undo()

    def popup_pane(self) -> Pane:
        """Where pop-ups open: over heading and text, flush with the text column."""
        return Pane(self.below, self.editor.text_left, self._theme.metrics.px(88))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Show, QEvent.Type.Hide) if watched is self.find_bar else (QEvent.Type.Resize,)
        if event.type() in kinds or self._takes_other_room(watched, event):
            self._give_way()
        return False

    def _takes_other_room(self, watched: QObject, event: QEvent) -> bool:
        """A bar gets its style, and with it its height, only some time after it is shown."""
        is_asked = watched is self.below and event.type() == QEvent.Type.LayoutRequest
        return is_asked and self._needed() != self._taken

    def _withdraw_undo(self) -> None:
        if self._undo_offered:
            self._undo_offered = False
            self._give_caret_back(self.undo_bar)
            self._give_way()

    def _give_caret_back(self, bar: QWidget) -> None:
        """A bar goes: whoever pressed one of its buttons by key is in the text again, not in whatever comes next."""
        if has_focus_inside(bar):
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_undo_go(self) -> None:
        self._undo_may_go = True

    def _lay_out(self) -> None:
        self._bar_column = QVBoxLayout()
        self._bar_column.setSpacing(0)
        inner = QVBoxLayout(self.below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        nest(inner, self._bar_column)
        inner.addWidget(self.heading)
        inner.addWidget(self.find_bar)
        inner.addWidget(self.editor, 1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.undo_bar)
        nest(inner, self._foot)
        self.below.setProperty("surface", "base")
        self.below.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.below, 1)

    # Where height is scarce

    def _give_way(self) -> None:
        """Show everything in full, then less of one thing after the other until all of it fits over the text."""
        is_low = self.height() * 100 // self._theme.text_size < ROOMY_FROM
        for place, bar in self._bars.items():
            bar.set_brief(is_low and place in _TELLING)
            bar.show()
        self.heading.set_one_line(False)
        self.heading.show()
        self.find_bar.set_brief(is_low)
        self.undo_bar.setVisible(self._undo_offered)
        needed = self._needed()
        for step in (
            self._shorten_heading,
            self._shorten_bars,
            self._shorten_find_bar,
            self.undo_bar.hide,
            self._hide_telling_bars,
            self._hide_heading,
        ):
            if needed <= self.below.height():
                break
            step()
            needed = self._needed()
        self._leave_room_at_foot()
        self._taken = needed

    def _needed(self) -> int:
        parts = (*self._bars.values(), self.heading, self.find_bar)
        heights = [_height(part, self.below.width()) for part in parts if not part.isHidden()]
        if not self.undo_bar.isHidden():
            heights.append(_height(self.undo_bar, self.below.width()) + self._theme.metrics.gap_s)
        return sum(heights) + self.editor.minimumHeight()

    def _leave_room_at_foot(self) -> None:
        metrics = self._theme.metrics
        bottom = 0 if self.undo_bar.isHidden() else metrics.gap_s
        self._foot.setContentsMargins(metrics.px(76), 0, metrics.px(64), bottom)

    def _shorten_heading(self) -> None:
        self.heading.set_one_line(True)

    def _shorten_bars(self) -> None:
        for bar in self._bars.values():
            bar.set_brief(True)

    def _shorten_find_bar(self) -> None:
        self.find_bar.set_brief(True)

    def _hide_heading(self) -> None:
        """While words are looked for, these and the text are what matters."""
        self.heading.setVisible(self.find_bar.isHidden())

    def _hide_telling_bars(self) -> None:
        """What they tell stands in the bar at the top as well."""
        for place in _TELLING & self._bars.keys():
            self._bars[place].hide()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.editor.setMinimumHeight(metrics.px(LEAST_TEXT))
        self._give_way()


def _height(part: QWidget, width: int) -> int:
    """The height a part needs at a width now, whether the window has laid itself out anew or not."""
    layout = part.layout()
    if layout is not None:
        layout.activate()
    wanted = part.heightForWidth(width) if part.hasHeightForWidth() else -1
    return wanted if wanted >= 0 else part.sizeHint().height()
