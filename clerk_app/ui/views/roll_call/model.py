"""The roll as a tree model: headings with the people under them, updated in place so that no row jumps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.domain.identity import Id
from clerk_app.ui.views.roll_call.values import RollGroup, RollRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_HEADING = 0


class RollModel(QAbstractItemModel):
    """Groups of rows; only rows that changed are announced, and all anew only when people come or go.

    The internal id of an index is 0 for a heading, else the number of its heading plus one.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[RollGroup, ...] = ()

    def set_groups(self, groups: Sequence[RollGroup]) -> bool:
        """Show these; True if people came or went, so that all rows were announced anew."""
        new = tuple(groups)
        if _shape(new) != _shape(self._groups):
            self.beginResetModel()
            self._groups = new
            self.endResetModel()
            return True
        old, self._groups = self._groups, new
        for number, group in enumerate(new):
            for place, row in enumerate(group.rows):
                if row != old[number].rows[place]:
                    index = self.createIndex(place, 0, number + 1)
                    self.dataChanged.emit(index, index)
        return False

    def row_at(self, index: Index) -> RollRow | None:
        """Whom a row is about; None in headings."""
        if not index.isValid() or index.internalId() == _HEADING:
            return None
        return self._groups[index.internalId() - 1].rows[index.row()]

    def index_of(self, attendee_id: Id | None) -> QModelIndex:
        """The index of somebody's row, invalid where there is none."""
        for number, group in enumerate(self._groups):
            for place, row in enumerate(group.rows):
                if row.attendee_id == attendee_id:
                    return self.createIndex(place, 0, number + 1)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._groups)
        is_heading = parent.internalId() == _HEADING and parent.column() == 0
        return len(self._groups[parent.row()].rows) if is_heading else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _HEADING)

    # Qt has two functions of this name; the one of QObject is not of use here.
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _HEADING:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _HEADING)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index)
        if role == ROW_ROLE:
            return row
        name = row.name if row is not None else self._groups[index.row()].name
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken if row is not None else name
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _shape(groups: Sequence[RollGroup]) -> list[tuple[str, list[Id]]]:
    return [(group.key, [row.attendee_id for row in group.rows]) for group in groups]
