"""The map of boards as a tree model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from clerk_app.ui.views.board_map.values import MapRow
from clerk_app.ui.widgets.rows import Index

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class BoardMapModel(QAbstractItemModel):
    """Rows as values; an index knows its row by its number, for Qt holds no reference to it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[MapRow] = ()

    def set_rows(self, rows: Sequence[MapRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._below(self._number(parent)))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._below(self._number(parent))[row])

    # Qt has two functions of this name; the one of QObject is not of use here.
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        row = self.row_at(index)
        return self.index_of(row.above) if row is not None and row.above is not None else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return row if role == ROW_ROLE else None

    def index_of(self, number: int) -> QModelIndex:
        """The index of the row of that number."""
        return self.createIndex(self._below(self._rows[number].above).index(number), 0, number)

    def row_at(self, index: Index) -> MapRow | None:
        """The row at an index; None at none."""
        number = self._number(index)
        return self._rows[number] if number is not None else None

    def _number(self, index: Index) -> int | None:
        return int(index.internalId()) if index.isValid() and index.internalId() < len(self._rows) else None

    def _below(self, above: int | None) -> list[int]:
        return [number for number, row in enumerate(self._rows) if row.above == above]
