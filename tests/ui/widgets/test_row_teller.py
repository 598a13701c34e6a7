from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QTreeView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.row_teller import RowTeller


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what assistive technology was told to have the focus, and what was said aloud."""
    names: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            names.append(event.message())
        else:
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


@pytest.fixture(params=[QListView, QTreeView])
def view(request: pytest.FixtureRequest) -> QAbstractItemView:
    """A list, or a tree, whose rows are told of."""
    view: QAbstractItemView = request.param()
    RowTeller(view)
    return view


@pytest.fixture
def pane(qtbot: QtBot, view: QAbstractItemView) -> QWidget:
    """A field, with the focus, above the view."""
    QAccessible.setActive(True)
    pane = QWidget()
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    column.addWidget(QLineEdit())
    column.addWidget(view)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane


def test_the_row_that_a_list_is_on_is_told_of_when_the_list_gets_the_focus(
    qtbot: QtBot, told: list[str], view: QAbstractItemView, pane: QWidget
) -> None:
    model = _model()
    view.setModel(model)
    _stand(view, model)
    view.setFocus()
    qtbot.waitUntil(lambda: told == ["Schools"])
    line = pane.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    assert told == ["Schools"]


@pytest.mark.usefixtures("pane")
def test_a_list_without_a_row_says_so(qtbot: QtBot, told: list[str], view: QAbstractItemView) -> None:
    view.setModel(QStandardItemModel(view))
    view.setFocus()
    qtbot.waitUntil(lambda: told == ["There is nothing in this list."])


def _stand(view: QAbstractItemView, model: QStandardItemModel) -> None:
    if isinstance(view, QTreeView):
        view.expandAll()
    view.setCurrentIndex(model.index(1, 0))
