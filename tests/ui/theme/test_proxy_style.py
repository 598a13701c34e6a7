from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QMenu,
    QRadioButton,
    QSpinBox,
    QStyle,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.icons import IconCache
from clerk_app.ui.theme.look import Look
from clerk_app.ui.theme.metrics import Metrics
from clerk_app.ui.theme.proxy_style import ClerkStyle
from clerk_app.ui.theme.theme import SchemeChoice, Theme
from clerk_app.ui.theme.tokens import LIGHT
from tests.ui.pictures import picture, shows

SCHEMES: list[SchemeChoice] = ["light", "dark", "contrast"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_on_and_off_differ_in_shape_and_take_the_colours_of_the_theme(
    qtbot: QtBot, theme: Theme, kind: type[QAbstractButton], scheme: SchemeChoice
) -> None:
    theme.set_scheme(scheme)
    box = kind()
    qtbot.addWidget(box)
    assert shows(picture(box), theme.tokens.control)
    assert not shows(picture(box), theme.tokens.accent)
    box.setChecked(True)
    assert shows(picture(box), theme.tokens.accent if kind is QCheckBox else theme.tokens.mark)


def test_a_box_that_cannot_be_used_looks_so(qtbot: QtBot, theme: Theme) -> None:
    box = QCheckBox()
    box.setChecked(True)
    box.setEnabled(False)
    qtbot.addWidget(box)
    assert not shows(picture(box), theme.tokens.accent)


def test_a_partly_ticked_box_has_a_dash(qtbot: QtBot, theme: Theme) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setTristate(True)
    box.setCheckState(Qt.CheckState.Checked)
    ticked = picture(box)
    box.setCheckState(Qt.CheckState.PartiallyChecked)
    assert picture(box) != ticked


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QComboBox, QSpinBox])
def test_standard_controls_can_be_hit(qtbot: QtBot, theme: Theme, kind: type[QWidget], percent: int) -> None:
    theme.set_text_size(percent)
    control = kind()
    if isinstance(control, QAbstractButton):
        control.setText("On")
    qtbot.addWidget(control)
    assert control.sizeHint().height() >= 24 * percent // 100
    assert control.sizeHint().width() >= 24


def test_indicators_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    style = QApplication.style()
    assert style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box) == 16
    theme.set_text_size(200)
    assert style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box) == 32


def test_a_number_goes_up_and_down_by_its_arrows(qtbot: QtBot, theme: Theme) -> None:
    number = QSpinBox()
    number.setValue(3)
    qtbot.addWidget(number)
    number.resize(number.sizeHint())
    right = number.width() - 16
    QTest.mouseClick(number, Qt.MouseButton.LeftButton, pos=QPoint(right, 6))
    assert number.value() == 4
    QTest.mouseClick(number, Qt.MouseButton.LeftButton, pos=QPoint(right, number.height() - 6))
    assert number.value() == 3


@pytest.mark.parametrize("percent", [100, 200])
def test_the_longest_choice_fits_beside_the_arrow(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    choice = QComboBox()
    choice.addItem("Children and Young People’s Partnership Board")
    qtbot.addWidget(choice)
    words = choice.fontMetrics().horizontalAdvance(choice.currentText())
    assert choice.sizeHint().width() >= words + theme.metrics.px(10 + 24 + 4)


def test_the_focus_of_a_number_is_a_thicker_border(qtbot: QtBot, theme: Theme) -> None:
    number = QSpinBox()
    qtbot.addWidget(number)
    with qtbot.waitExposed(number):
        number.show()
    with qtbot.waitActive(number):
        number.activateWindow()
    number.clearFocus()
    assert not shows(picture(number), theme.tokens.focus)
    number.setFocus()
    assert shows(picture(number), theme.tokens.focus)


def test_the_arrow_of_a_branch_turns_when_it_opens(qtbot: QtBot, theme: Theme) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    group = QTreeWidgetItem(["Count towards quorum"])
    group.addChild(QTreeWidgetItem(["Schools"]))
    tree.addTopLevelItem(group)
    row = tree.visualItemRect(group)
    closed = tree.viewport().grab().toImage().copy(0, row.top(), row.left(), row.height())
    group.setExpanded(True)
    opened = tree.viewport().grab().toImage().copy(0, row.top(), row.left(), row.height())
    assert closed.size() == opened.size() != QSize(0, 0)
    assert closed != opened


@pytest.mark.parametrize("percent", [100, 200])
def test_the_tick_of_a_menu_grows_with_the_text(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction("Dark")
    action.setCheckable(True)
    menu.resize(menu.sizeHint())
    off = picture(menu)
    action.setChecked(True)
    on = picture(menu)
    changed = [x for x in range(on.width()) for y in range(on.height()) if on.pixel(x, y) != off.pixel(x, y)]
    assert max(changed) - min(changed) == pytest.approx(11 * percent // 100, abs=3)


@pytest.mark.usefixtures("theme")
def test_nothing_moves_by_itself() -> None:
    assert QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


@pytest.mark.usefixtures("theme")
def test_a_stale_wrapper_at_the_address_of_a_widget_does_no_harm() -> None:
    style = ClerkStyle(Look(LIGHT, Metrics(), "Inter"), IconCache())
    not_a_widget = cast("QWidget", QSize())
    assert style.pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth, None, not_a_widget) > 0
    assert style.styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, not_a_widget) in (0, 1)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_menu_that_is_higher_than_the_screen_scrolls_in_one_column(qtbot: QtBot, theme: Theme) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    actions = [menu.addAction(f"Command {number}") for number in range(80)]
    menu.popup(QPoint(0, 0))
    assert menu.height() <= menu.screen().availableGeometry().height()
    assert {menu.actionGeometry(action).left() for action in actions} == {menu.actionGeometry(actions[0]).left()}
    menu.close()
