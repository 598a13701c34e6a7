"""The rows of a form where they have little room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.ui.forms.rows import DeedsRow
from clerk_app.ui.forms.values import Deed, Deeds
from clerk_app.ui.theme.theme import Theme


@pytest.mark.parametrize("narrow", [False, True])
def test_a_button_alone_is_no_wider_than_its_words(theme: Theme, qtbot: QtBot, narrow: bool) -> None:
    row = DeedsRow(theme, Deeds(deeds=(Deed(key="ask", words="Ask"),)))
    qtbot.addWidget(row)
    row.set_narrow(narrow)
    row.resize(600, 60)
    with qtbot.waitExposed(row):
        row.show()
    button = row.buttons["ask"]
    assert button.width() == button.sizeHint().width() < 300
