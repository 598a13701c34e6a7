from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.kinds import Kind, meaning_of
from clerk_app.ui.widgets.message_bar import MessageBar, UndoBar
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.pictures import picture, shows


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("slim", [True, False])
def test_a_message_has_the_colours_of_its_kind(qtbot: QtBot, theme: Theme, kind: Kind, *, slim: bool) -> None:
    bar = MessageBar(theme, kind, "Not saved since 10:48.", "Keep typing.", slim=slim)
    qtbot.addWidget(bar)
    theme.set_scheme("dark")
    bar.resize(500, 80)
    image = picture(bar)
    meaning = meaning_of(theme.tokens, kind)
    assert shows(image, meaning.fill, tolerance=2)
    assert shows(image, meaning.bar, tolerance=2)
    assert shows(image, meaning.text if kind in ("ok", "warning", "danger") else theme.tokens.text)


def test_the_title_takes_the_colour_of_a_new_theme(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme, "danger", "The disk is full.")
    qtbot.addWidget(bar)
    theme.set_scheme("dark")
    assert any(theme.tokens.danger.text in label.text() for label in bar.findChildren(QLabel))


def test_words_are_never_read_as_markup(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme, "info", "A < B", "<i>and</i> & more")
    qtbot.addWidget(bar)
    shown = " ".join(label.text() for label in bar.findChildren(QLabel))
    assert "A &lt; B" in shown
    assert "&lt;i&gt;and&lt;/i&gt; &amp; more" in shown
    assert bar.accessibleName() == "A < B <i>and</i> & more"


def test_buttons_come_in_the_order_they_are_added(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme, "danger", "The disk is full.")
    qtbot.addWidget(bar)
    first, second = bar.add_button("Try now"), bar.add_button("Save a copy…")
    bar.resize(500, 100)
    bar.show()
    assert first.x() < second.x()
    with qtbot.waitSignal(first.clicked):
        first.click()


def test_a_message_can_be_replaced(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme, "danger", "The disk is full.", "Keep typing.")
    qtbot.addWidget(bar)
    bar.set_message("ok", "Saved 10:52.")
    assert (bar.title, bar.text, bar.accessibleName()) == ("Saved 10:52.", "", "Saved 10:52.")


def test_a_narrow_message_wraps(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme, "danger", "The disk is full.", "Keep typing: your text is held in memory. " * 3)
    qtbot.addWidget(bar)
    assert bar.heightForWidth(260) > bar.heightForWidth(900)


def test_words_that_have_no_room_beside_the_buttons_stand_above_them(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme, "danger", "The disk is full.", "Nothing is lost. " * 12, slim=True)
    qtbot.addWidget(bar)
    buttons = [bar.add_button("Bring back what is whole"), bar.add_button("Close")]
    (words,) = bar.findChildren(TextLabel)
    bar.show()
    for width, are_below in ((900, False), (420, True), (900, False)):
        bar.resize(width, bar.heightForWidth(width))
        for _ in range(4):
            QApplication.processEvents()
        assert (buttons[0].geometry().top() > words.geometry().bottom()) is are_below
        assert bar.height() >= bar.heightForWidth(width)
        assert words.height() >= words.heightForWidth(words.width())
    bar.resize(520, bar.heightForWidth(520))
    buttons[0].hide()
    for _ in range(4):
        QApplication.processEvents()
    assert buttons[1].geometry().left() > words.geometry().right(), "one short button leaves the words their room"


def test_the_undo_bar_says_what_was_done_and_leads_back(qtbot: QtBot, theme: Theme) -> None:
    bar = UndoBar(theme, "Undo", "Ctrl+Z")
    qtbot.addWidget(bar)
    bar.say("Moved to item 5 at 10:52", "arrow-right")
    assert bar.accessibleName() == "Moved to item 5 at 10:52"
    with qtbot.waitSignal(bar.undone):
        bar.button.click()
