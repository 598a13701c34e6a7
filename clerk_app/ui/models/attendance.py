"""The attendance as a tree model: headings, agencies and people, updated in place so that no row jumps or folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.domain.identity import Id
from clerk_app.ui.presenting.attendance_rows import AttendanceRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class _Node:
    """A row in the tree, known to its indexes by a number."""

    def __init__(self, row: AttendanceRow, parent: _Node | None, place: int, numbers: Iterator[int]) -> None:
        self.number = next(numbers)
        self.row = replace(row, children=())
        self.parent = parent
        self.place = place
        self.children = [_Node(child, self, at, numbers) for at, child in enumerate(row.children)]

    def all(self) -> Iterator[_Node]:
        """This row and all below it."""
        yield self
        for child in self.children:
            yield from child.all()


class AttendanceModel(QAbstractItemModel):
    """Rows as values; only rows that changed are announced, and all anew only when others come or go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._root = self._made(())
        self._nodes = {node.number: node for node in self._root.all()}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row].number)

    # Qt has two functions of this name; the one of QObject is not of use here.
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place, 0, above.number)

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
        new = self._made(rows)
        if _shape(new) == _shape(self._root):
            self._take_over(self._root, new)
            return False
        self.beginResetModel()
        self._root = new
        self._nodes = {node.number: node for node in new.all()}
        self.endResetModel()
        return True

    def index_of(self, key: str) -> QModelIndex:
        """The index of the row with this key, invalid where there is none."""
        found = _find(self._root, key)
        return self.createIndex(found.place, 0, found.number) if found is not None else QModelIndex()

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
                index = self.createIndex(before.place, 0, before.number)
                self.dataChanged.emit(index, index)
            self._take_over(before, after)

    def _node(self, index: Index) -> _Node:
        # By number and not by pointer: an index holds no reference, and an old one would crash Python.
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def _made(self, rows: Sequence[AttendanceRow]) -> _Node:
        return _Node(AttendanceRow(key="", name="", children=tuple(rows)), None, 0, self._numbers)


def _shape(node: _Node) -> list[object]:
    return [(child.row.key, _shape(child)) for child in node.children]


def _find(node: _Node, key: str) -> _Node | None:
    for child in node.children:
        found = child if child.row.key == key else _find(child, key)
        if found is not None:
            return found
    return None
