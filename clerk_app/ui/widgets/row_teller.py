"""What a screen reader says of a list that gets the focus.

Qt tells of the list alone then, and of a row only when the arrows move to another.

RowTeller(view)        tells from now on of the row that the view is on, or that there is none
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from clerk_app.ui.widgets.announce import announce
from clerk_app.wording.catalogue import say


class RowTeller(QObject):
    """Tells assistive technology which row a list is on each time that the list gets the focus."""

    _asked = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        # Qt tells of the list itself once the event of the focus is dealt with, and the last that is told of counts.
        self._asked.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._asked.emit()
        return False

    def _tell(self) -> None:
        if not self._view.hasFocus():
            return
        index, model = self._view.currentIndex(), self._view.model()
        if index.isValid():
            event = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            event.setChild(_place(self._view, index))
            QAccessible.updateAccessibility(event)
        elif not model.rowCount():
            announce(self._view, say("lists.empty"))


def _place(view: QAbstractItemView, index: QModelIndex) -> int:
    """The place of a row among the accessible children of a list or of a tree of one column."""
    if not isinstance(view, QTreeView):
        return index.row()
    place, above = 1, view.indexAbove(index)  # the first child of a tree is its header, shown or not
    while above.isValid():
        place, above = place + 1, view.indexAbove(above)
    return place
