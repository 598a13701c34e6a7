"""The meetings as a list model that asks for more of them as the list is scrolled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.ui.views.meetings.values import MeetingRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_OF_A_MEETING = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class MeetingsModel(QAbstractListModel):
    """Rows as values; `more` is called for the rows after those that are shown, an empty answer being the end."""

    def __init__(self, more: Callable[[], Sequence[MeetingRow]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._more = more
        self._rows: tuple[MeetingRow, ...] = ()
        self._is_all = True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index.row()) if index.isValid() else None
        # What is not enabled is passed over by the arrow keys.
        return Qt.ItemFlag.NoItemFlags if row is None or row.is_heading else _OF_A_MEETING

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        return not parent.isValid() and not self._is_all

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        rows = tuple(self._more())
        self._is_all = not rows
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows = (*self._rows, *rows)
            self.endInsertRows()

    def set_rows(self, rows: Sequence[MeetingRow], *, is_all: bool) -> None:
        """Show these rows; only those that changed are announced, and all anew where others come or go."""
        new, self._is_all = tuple(rows), is_all
        if [row.key for row in new] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_at(self, place: int) -> MeetingRow | None:
        """The row at a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """The place of a row, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def first(self) -> int:
        """The place of the first row that is no heading, or -1."""
        return next((place for place, row in enumerate(self._rows) if not row.is_heading), -1)


def row_of(index: Index) -> MeetingRow | None:
    """The row that an index of this model names; asked for directly, as values take long by the way of the roles."""
    model = index.model()
    return model.row_at(index.row()) if isinstance(model, MeetingsModel) else None
