from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.radio import RadioButton


def test_a_mnemonic_has_chosen_before_the_next_key_comes(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    stays, leaves = RadioButton("&Stays"), RadioButton("&Leaves")
    stays.setChecked(True)
    for button in (stays, leaves):
        row.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    handle = window.windowHandle()
    assert handle is not None
    QTest.keySequence(handle, QKeySequence("Alt+L"))
    assert leaves.isChecked()
    assert not stays.isChecked()
