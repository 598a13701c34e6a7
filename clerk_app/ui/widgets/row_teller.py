"""What a screen reader says of a list that gets the focus.

Qt tells of the list alone then, and of a row only when the arrows move to another.

self._teller = RowTeller(self)        in the list
self._teller.tell_soon()              in its focusInEvent
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView


class RowTeller(QObject):
    """Tells assistive technology which row a list is on."""

    _asked = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        # Qt tells of the list itself once the event of the focus is dealt with, and the last that is told of counts.
        self._asked.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def tell_soon(self) -> None:
        """Tell of the row after the list."""
        self._asked.emit()

    def _tell(self) -> None:
        index = self._view.currentIndex()
        if index.isValid() and self._view.hasFocus():
            event = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            event.setChild(_place(self._view, index))
            QAccessible.updateAccessibility(event)


def _place(view: QAbstractItemView, index: QModelIndex) -> int:
    """The place of a row among the accessible children of a list or of a tree of one column."""
    if not isinstance(view, QTreeView):
        return index.row()
    place, above = 1, view.indexAbove(index)  # the first child of a tree is its header, shown or not
    while above.isValid():
        place, above = place + 1, view.indexAbove(above)
    return place
