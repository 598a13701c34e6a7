"""The people of the meeting whom the letters of a line of leads find, under that line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clerk_app.domain.matching import Candidate, Match, folded, match_people
from clerk_app.ui.presenting.items import BETWEEN_LEADS
from clerk_app.ui.presenting.people import pieces
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.cell import Cell
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.rows import Piece
from clerk_app.wording.catalogue import say

MOST_OFFERED = 6
LEAST_WIDTH = 340
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class LeadOffers(QObject):
    """A list beside the line that somebody types in.

    Nobody is taken unless an arrow or a click chose them: somebody whom the record does not know may lead an item.
    """

    def __init__(self, theme: Theme, page: QWidget, people: Callable[[], Sequence[Candidate]]) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._people = people
        self._cell: Cell | None = None
        self._found: Sequence[Match] = ()

    @cached_property
    def choices(self) -> ChoiceList:
        """The list, made when somebody is offered for the first time."""
        choices = ChoiceList(self._theme, say("agenda.lead_offers"), most_rows=MOST_OFFERED, parent=self._page)
        choices.hide()
        choices.picked.connect(self._take)
        return choices

    def follow(self, cell: Cell) -> None:
        """Offer whom the name that is typed in a line means; nobody where it says one whole already."""
        if cell is not self._cell:
            self.close()
            self._cell = cell
            cell.installEventFilter(self)
        typed = _name_typed(cell)
        found = match_people(typed, self._people()) if typed else ()
        is_said = any(folded(match.candidate.name) == folded(typed) for match in found)
        self._found = () if is_said else found[:MOST_OFFERED]
        self.choices.set_choices([_choice(match) for match in self._found], current=None)
        if self._found:
            self._stand_by(cell)

    def close(self) -> None:
        """Offer nobody."""
        if self._cell is not None:
            self._cell.removeEventFilter(self)
            self.choices.set_choices(())
        self._cell, self._found = None, ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._found:
            return self._takes_key(event)
        return False

    def _takes_key(self, event: QKeyEvent) -> bool:
        key, chosen = event.key(), self.choices.current
        if key in _STEPS and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.choices.move(_STEPS[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if chosen is not None and (key in ENTER or key == Qt.Key.Key_Tab):
            self._take(chosen)
            return key in ENTER  # with Tab the next line has the focus as well
        return False

    def _take(self, row: int) -> None:
        cell = self._cell
        if cell is None:
            return
        begins = len(cell.text()) - len(_name_typed(cell))
        cell.setSelection(begins, len(cell.text()) - begins)
        cell.insert(self._found[row].candidate.name)
        self.close()

    def _stand_by(self, cell: Cell) -> None:
        """Below the line, or above it where more room is; within the page and never over it."""
        line = QRect(cell.mapTo(self._page, QPoint(0, 0)), cell.size())
        width = min(max(line.width(), self._theme.metrics.px(LEAST_WIDTH)), self._page.width())
        wanted, gap = self.choices.sizeHint().height(), self._theme.metrics.px(2)
        left = max(min(line.left(), self._page.width() - width), 0)
        below, above = line.bottom() + 1 + gap, line.top() - gap
        room = self._page.height() - below
        if wanted <= room or room >= above:
            self.choices.setGeometry(left, below, width, min(wanted, room))
        else:
            height = min(wanted, above)
            self.choices.setGeometry(left, above - height, width, height)
        self.choices.raise_()


def _name_typed(cell: Cell) -> str:
    """The last of the names that a line gives; the others are said."""
    return cell.text().rpartition(BETWEEN_LEADS.strip())[2].lstrip()


def _choice(match: Match) -> Choice:
    return Choice(pieces=tuple(Piece(words.text, bold=words.bold) for words in pieces(match)))
