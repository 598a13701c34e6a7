from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.card import CardFrame, Separator
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.pictures import picture, shows


def test_a_card_is_paper_with_a_hairline_in_every_theme(qtbot: QtBot, theme: Theme) -> None:
    card = CardFrame(theme, "Deadlines")
    qtbot.addWidget(card)
    card.resize(200, 100)
    theme.set_scheme("dark")
    image = picture(card)
    assert image.pixelColor(100, 50) == theme.colour("base")
    assert image.pixelColor(100, 0) == theme.colour("line")
    assert card.accessibleName() == "Deadlines"


def test_the_margins_of_a_card_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    card = CardFrame(theme)
    qtbot.addWidget(card)
    card.body.addWidget(TextLabel(theme, "Deadlines"))
    assert card.body.contentsMargins().left() == 20
    theme.set_text_size(200)
    assert card.body.contentsMargins().left() == 40


def test_a_separator_is_a_hairline(qtbot: QtBot, theme: Theme) -> None:
    line = Separator(theme)
    qtbot.addWidget(line)
    assert line.sizeHint().height() == 1
    line.resize(10, 1)
    assert picture(line).pixelColor(5, 0) == theme.colour("line")


def test_an_icon_is_a_picture_and_silent_unless_it_is_named(qtbot: QtBot, theme: Theme) -> None:
    silent, named = IconLabel(theme, "lock"), IconLabel(theme, "lock", accessible_name="Exempt")
    for icon in (silent, named):
        qtbot.addWidget(icon)
    assert (silent.accessibleName(), named.accessibleName()) == ("", "Exempt")
    roles = [QAccessible.queryAccessibleInterface(icon).role() for icon in (silent, named)]
    assert roles == [QAccessible.Role.Graphic, QAccessible.Role.Graphic]


def test_an_icon_takes_the_colour_of_the_moment(qtbot: QtBot, theme: Theme) -> None:
    icon = IconLabel(theme, "minus", "text", 32)
    qtbot.addWidget(icon)
    theme.set_scheme("dark")
    icon.set_icon("minus", "danger.text")
    assert shows(picture(icon), theme.tokens.danger.text, tolerance=4)
    theme.set_text_size(200)
    assert icon.sizeHint().width() == 64
