from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QTreeView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.row_teller import RowTeller


class Rows(QListView):
    def __init__(self) -> None:
        super().__init__()
        self.teller = RowTeller(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.teller.tell_soon()


class Branches(QTreeView):
    def __init__(self) -> None:
        super().__init__()
        self.teller = RowTeller(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.teller.tell_soon()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what assistive technology was told to have the focus."""
    names: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        assert event.type() == QAccessible.Event.Focus
        names.append(event.accessibleInterface().text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return names


def _model() -> QStandardItemModel:
    model = QStandardItemModel()
    for name in ("Police", "Schools"):
        agency = QStandardItem(name)
        agency.appendRow(QStandardItem(f"{name} representative"))
        model.appendRow(agency)
    return model


@pytest.mark.parametrize("make", [Rows, Branches])
def test_the_row_that_a_list_is_on_is_told_of_when_the_list_gets_the_focus(
    qtbot: QtBot, told: list[str], make: type[Rows | Branches]
) -> None:
    QAccessible.setActive(True)
    pane, view, line = QWidget(), make(), QLineEdit()
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    column.addWidget(line)
    column.addWidget(view)
    model = _model()
    view.setModel(model)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    _stand(view, model)
    view.setFocus()
    qtbot.waitUntil(lambda: told == ["Schools"])
    line.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    assert told == ["Schools"]


def _stand(view: QAbstractItemView, model: QStandardItemModel) -> None:
    if isinstance(view, QTreeView):
        view.expandAll()
    view.setCurrentIndex(model.index(1, 0))
