"""The agenda as a list model: one row per minute of the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.domain.identity import Id
from clerk_app.ui.views.live_meeting.values import AgendaRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class AgendaModel(QAbstractListModel):
    """Rows as values; only rows that changed are announced, and all anew only when their order is another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AgendaRow, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.number} {row.title}"
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken
            case _:
                return row if role == ROW_ROLE else None

    def set_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Show these rows."""
        new = tuple(rows)
        if [row.minute_id for row in new] != [row.minute_id for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, minute_id: Id | None) -> int:
        """The row of a minute, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.minute_id == minute_id), -1)

    def row_at(self, place: int) -> AgendaRow | None:
        """The row at a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None
