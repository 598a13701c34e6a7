"""What Home shows, without knowing where it comes from: the board's name, what begins something new, and the cards."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.cards import ActionsCard, DeadlinesCard, DraftsCard, MembershipCard, NextMeetingCard
from clerk_app.ui.views.home.values import HomePage
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.enter_key import presses_button
from clerk_app.ui.widgets.focus import focus_near
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

ONE_COLUMN_BELOW = 820
"""Effective width of the screen under which the cards stand in one column."""
NARROW_BELOW = 600
"""Effective width of the screen under which a card has no room for a button at its right."""
LOW_BELOW = 340
"""Effective height of the screen under which a card goes without its picture, so that its button is in sight."""


class HomeBody(QWidget):
    """Home's words and buttons; whoever owns it carries out what they ask for."""

    opened = Signal(object)
    """The Place that a button leads to."""
    new_asked = Signal()
    """A new meeting is wanted."""
    done = Signal(str)
    """The id of an action that was ticked."""
    begin_asked = Signal()
    """There is no board yet, and one is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        new_keys = spec_of(ActionId.NEW_MEETING).key_text
        self.name = TextLabel(theme, "", TextStyle.SCREEN_TITLE)
        self._today = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.new_button = ActionButton(theme, say("home.new_meeting"), keys=new_keys)
        self.next_meeting = NextMeetingCard(theme, new_keys)
        self.deadlines = DeadlinesCard(theme)
        self.actions_card = ActionsCard(theme)
        self.drafts = DraftsCard(theme)
        self.membership = MembershipCard(theme)
        self.begin_button = ActionButton(theme, say("home.no_board_button"), kind=ButtonKind.PRIMARY)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    def show_page(self, page: HomePage, *, can_make: bool, can_tick: bool) -> None:
        """Show these words; whether a meeting can be made, and an action ticked, is for the owner to know."""
        was_on_main_button = self.next_meeting.main_button.hasFocus()
        self.name.setText(page.board)
        self._today.setText(page.today)
        for card in (self.next_meeting, self.deadlines, self.actions_card, self.drafts, self.membership):
            card.show_page(page)
        self.next_meeting.empty_button.setVisible(can_make)
        for line in self.actions_card.lines:
            line.box.setEnabled(can_tick)
        self._show_cards(page)
        self.new_button.setVisible(can_make and page.next_meeting is not None)
        if was_on_main_button:
            # It may be another button now, and what had the focus gave it to whatever comes next.
            self.next_meeting.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_board(self, name: str) -> None:
        """Show the name of a board, of which nothing else is known yet."""
        self.name.setText(name)
        self._today.setText("")
        self._show_cards(None)
        self.new_button.hide()

    def show_no_board(self) -> None:
        """Show how to begin where there is no board."""
        self.name.setText(say("home.no_board"))
        self._today.setText(say("home.no_board_text"))
        self._show_cards(None)
        self.new_button.hide()
        self.begin_button.show()

    def hints(self, page: HomePage | None, *, can_tick: bool) -> tuple[Hint, ...]:
        """The keys that work on a page."""
        begin = (Hint(("Enter",), page.next_meeting.button),) if page is not None and page.next_meeting else ()
        tick = page is not None and page.actions and can_tick
        done = (Hint((self.tr("Space"),), self.tr("mark an action as done")),) if tick else ()
        return (*begin, Hint(("Tab",), self.tr("next part")), *done)

    @property
    def main_button(self) -> ActionButton:
        """The button with which work begins."""
        return self.begin_button if not self.begin_button.isHidden() else self.next_meeting.main_button

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(self._theme.metrics.px(4))
        titles.addWidget(self.name)
        titles.addWidget(self._today)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        nest(self._head, titles, 1)
        self._head.addWidget(self.new_button)
        self._cards = QGridLayout()
        content = QWidget()
        self._column = QVBoxLayout(content)
        nest(self._column, self._head)
        nest(self._column, self._cards)
        self._column.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._scroll = scrolling(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._show_cards(None)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_asked)
        self.begin_button.clicked.connect(self.begin_asked)
        self.next_meeting.new_asked.connect(self.new_asked)
        self.next_meeting.opened.connect(self.opened)
        self.drafts.opened.connect(self.opened)
        self.membership.opened.connect(self.opened)
        self.actions_card.done.connect(self.done)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_view)

    def _show_cards(self, page: HomePage | None) -> None:
        self.next_meeting.setVisible(page is not None)
        self.deadlines.setVisible(page is not None and bool(page.deadlines))
        for card in (self.actions_card, self.drafts):
            card.setVisible(page is not None and not page.is_new)
        self.membership.setVisible(page is not None and bool(page.membership))
        self.begin_button.hide()
        self._fit()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(metrics.px(28), metrics.px(18), metrics.px(28), metrics.px(18))
        self._column.setSpacing(metrics.px(16))
        self._cards.setSpacing(metrics.px(16))
        wide = metrics.effective_width(self.width())
        self._arrange(one_column=wide < ONE_COLUMN_BELOW)
        self.next_meeting.set_narrow(wide < NARROW_BELOW)
        self.next_meeting.set_low(metrics.effective_width(self.height()) < LOW_BELOW)
        self._set_head_narrow(narrow=wide < NARROW_BELOW)
        self._look_after_focus()

    def _set_head_narrow(self, *, narrow: bool) -> None:
        """Where the name has no room beside the button, it stands above it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        self._head.setSpacing(self._theme.metrics.px(12))
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self.new_button, left if narrow else middle)

    def _arrange(self, *, one_column: bool) -> None:
        cards = (self.next_meeting, self.deadlines, self.actions_card, self.drafts)
        for number, card in enumerate(cards):
            self._cards.removeWidget(card)
            row, column = (number, 0) if one_column else divmod(number, 2)
            alone = card is self.next_meeting and self.deadlines.isHidden() and not one_column
            self._cards.addWidget(card, row, column, 1, 2 if alone else 1)
        self._cards.removeWidget(self.membership)
        self._cards.addWidget(self.membership, len(cards) if one_column else 2, 0, 1, 1 if one_column else 2)
        self._cards.setColumnStretch(0, 3)
        self._cards.setColumnStretch(1, 0 if one_column else 2)

    def _look_after_focus(self) -> None:
        """Once everything has its place: what has the focus may have come to lie below the fold."""
        QTimer.singleShot(0, self, self._bring_focus_into_view)

    def _bring_focus_into_view(self) -> None:
        self._keep_in_view(None, focus_near(self))

    def _keep_in_view(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            # No further than it takes: the name of the board stands at the top.
            self._scroll.ensureWidgetVisible(now, 0, self._theme.metrics.gap_s)
