"""The attendance as a tree model: headings, agencies and people, updated in place so that no row jumps or folds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.domain.identity import Id
from clerk_app.ui.views.live_meeting.values import AttendanceRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class _Node:
    """A row in the tree; it is kept alive while an index may point at it."""

    def __init__(self, row: AttendanceRow, parent: _Node | None, place: int) -> None:
        self.row = replace(row, children=())
        self.parent = parent
        self.place = place
        self.children = [_Node(child, self, number) for number, child in enumerate(row.children)]


class AttendanceModel(QAbstractItemModel):
    """Rows as values; only rows that changed are announced, and all anew only when others come or go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _root(())
        self._former = self._root  # an index holds no reference to its row, and views let go of theirs only later

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    # Qt has two functions of this name; the one of QObject is not of use here.
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place, 0, above)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._node(index).row
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken
            case _:
                return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def set_rows(self, rows: Sequence[AttendanceRow]) -> bool:
        """Show these rows; True if rows came or went, so that all were announced anew."""
        new = _root(rows)
        if _shape(new) == _shape(self._root):
            self._take_over(self._root, new)
            return False
        self.beginResetModel()
        self._former, self._root = self._root, new
        self.endResetModel()
        return True

    def index_of(self, key: str) -> QModelIndex:
        """The index of the row with this key, invalid where there is none."""
        found = _find(self._root, key)
        return self.createIndex(found.place, 0, found) if found is not None else QModelIndex()

    def attendee_at(self, index: Index) -> Id | None:
        """Who is in a row; None in headings."""
        return self._node(index).row.attendee_id if index.isValid() else None

    def row_at(self, index: Index) -> AttendanceRow | None:
        """The row at an index, without the rows below it; None at none."""
        return self._node(index).row if index.isValid() else None

    def _take_over(self, old: _Node, new: _Node) -> None:
        for before, after in zip(old.children, new.children, strict=True):
            if before.row != after.row:
                before.row = after.row
                index = self.createIndex(before.place, 0, before)
                self.dataChanged.emit(index, index)
            self._take_over(before, after)

    def _node(self, index: Index) -> _Node:
        found = index.internalPointer() if index.isValid() else self._root
        return found if isinstance(found, _Node) else self._root


def _root(rows: Sequence[AttendanceRow]) -> _Node:
    return _Node(AttendanceRow(key="", name="", children=tuple(rows)), None, 0)


def _shape(node: _Node) -> list[object]:
    return [(child.row.key, _shape(child)) for child in node.children]


def _find(node: _Node, key: str) -> _Node | None:
    for child in node.children:
        found = child if child.row.key == key else _find(child, key)
        if found is not None:
            return found
    return None
