"""What is offered under the caret while the clerk types: people after `@`, and dates in an action after "by"."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.span import Span
from clerk_app.ui.minutes_editor.acting_pane import ActingPane
from clerk_app.ui.minutes_editor.caret_list import CaretPlace
from clerk_app.ui.minutes_editor.date_list import DateList
from clerk_app.ui.minutes_editor.facts import facts_at
from clerk_app.ui.minutes_editor.mentions import query_at
from clerk_app.ui.minutes_editor.person_list import PersonList
from clerk_app.ui.minutes_editor.spot import after_caret, before_caret
from clerk_app.ui.presenting.due_offers import DateOffer
from clerk_app.ui.presenting.meeting_people import PersonChoice
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.utf16 import utf16_length


class Offered(StrEnum):
    """What is offered under the caret."""

    PEOPLE = "people"
    DATES = "dates"


class CaretOffers(QObject):
    """The lists under the caret of one pane, of which one at most is shown; they open while typing alone."""

    guest_wanted = Signal(str)
    """Somebody of this name is to be added."""
    changed = Signal()
    """Something is offered that was not, or no longer."""

    def __init__(self, theme: Theme, pane: ActingPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._declined: tuple[Id, str] | None = None
        self.people = PersonList(theme, pane)
        self.dates = DateList(theme, pane)
        for found in (self.people, self.dates):
            found.turned.connect(self.changed)
        self.people.chosen.connect(self._take_person)
        self.people.guest_wanted.connect(self.guest_wanted)
        self.dates.chosen.connect(self._take_date)
        self.dates.declined.connect(self._decline_dates)
        pane.block_left.connect(self.hide)
        pane.cursorPositionChanged.connect(self._look_again)
        pane.verticalScrollBar().valueChanged.connect(self._look_again)
        pane.verticalScrollBar().rangeChanged.connect(self._look_again_soon)
        theme.changed.connect(self._look_again_soon)

    @property
    def offered(self) -> Offered | None:
        """What is offered now."""
        if self.people.isVisible():
            return Offered.PEOPLE
        return Offered.DATES if self.dates.isVisible() else None

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the list that is shown."""
        return self.people.takes(event) or self.dates.takes(event)

    def hide(self) -> None:
        """Offer nothing."""
        self.people.hide()
        self.dates.hide()

    def takes_tab(self) -> bool:
        """Whether Tab took something that is offered."""
        return self.people.takes_tab() or self.dates.takes_tab()

    def looks_in_vain(self) -> bool:
        """Whether the letters before the caret were to name somebody, and nobody is offered."""
        query = query_at(self._pane.textCursor())
        return query is not None and bool(query.letters) and " " not in query.letters and self.people.isHidden()

    def follow(self, typed: str) -> None:
        """Something was typed: offer what it may mean."""
        if "@" in typed:
            self.look_for_people()
        if self.people.isHidden() and self.dates.isHidden():
            self._look_for_dates()

    def look_for_people(self) -> None:
        """Offer whom the letters behind the last `@` may mean."""
        query = query_at(self._pane.textCursor())
        if query is None:
            self.people.hide()
            return
        self.dates.hide()
        choices = self._pane.typing.people(query.letters)
        self.people.show_for(query.letters, choices, self._place_of(query.span))

    def _look_again_soon(self) -> None:
        """The text is about to lie elsewhere: its size, or that of the pane, has changed."""
        QTimer.singleShot(0, self, self._look_again)

    def _look_again(self) -> None:
        if self.people.isVisible():
            self.look_for_people()
        elif self.dates.isVisible():
            self._look_for_dates()

    def _look_for_dates(self) -> None:
        cursor = self._pane.textCursor()
        if facts_at(cursor).kind is not BlockKind.ACTION or cursor.hasSelection():
            self.dates.hide()
            return
        before = before_caret(cursor)
        offers = self._pane.typing.dates(before, after_caret(cursor))
        if not offers or self._is_declined(before, offers[0].span):
            self.dates.hide()
            return
        self._make_room_below()
        self.dates.show_for(offers, self._place_of(offers[0].span, under_card=True))

    def _make_room_below(self) -> None:
        """In a low pane the line goes up for the list, as far as lines that are being typed may stand."""
        pane, line = self._pane, self._pane.cursorRect()
        height = pane.viewport().height()
        lacking = self.dates.least_room() - (height - line.bottom())
        if lacking > 0 and line.top() > height // 3:
            bar = pane.verticalScrollBar()
            bar.setValue(bar.value() + min(lacking, line.top() - height // 3))

    def _is_declined(self, before: str, span: Span) -> bool:
        return self._declined == (self._pane.caret_block_id, before[: span.start])

    def _decline_dates(self) -> None:
        """Do not offer anything for the same phrase again, whatever is typed of it yet."""
        before = before_caret(self._pane.textCursor())
        offers = self._pane.typing.dates(before, "")
        self._declined = (self._pane.caret_block_id, before[: offers[0].span.start]) if offers else None

    def _take_person(self, choice: PersonChoice) -> None:
        self._pane.insert_person(choice.words, choice.party)

    def _take_date(self, offer: DateOffer) -> None:
        self._pane.put_before_caret(offer.span, offer.words)

    def _place_of(self, span: Span, *, under_card: bool = False) -> CaretPlace:
        """Where the list about some characters up to the caret may open: never over the line being typed.

        Under the card where one is asked for and the caret is in its last line, so that its second line stays in sight.
        """
        pane, cursor = self._pane, self._pane.textCursor()
        line, words = pane.cursorRect(), pane.cursorRect(self._at_start(cursor, span))
        left = words.left() if words.top() == line.top() else pane.text_left
        bottom = pane.card_bottom(pane.caret_block_id) if under_card and _is_in_last_line(cursor) else line.bottom()
        rect = QRect(left, words.top(), 1, line.bottom() - words.top())
        return CaretPlace(rect, bottom, pane.text_left, pane.text_right)

    def _at_start(self, cursor: QTextCursor, span: Span) -> QTextCursor:
        start = QTextCursor(cursor)
        start.setPosition(cursor.position() - utf16_length(span.of(before_caret(cursor))))
        return start


def _is_in_last_line(cursor: QTextCursor) -> bool:
    layout = cursor.block().layout()
    return layout.lineForTextPosition(cursor.positionInBlock()).lineNumber() == layout.lineCount() - 1
